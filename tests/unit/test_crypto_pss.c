/* RSASSA-PSS against the openssl tool, both ways: keys for rsaEncryption and for RSASSA-PSS, and which key may make which scheme
   (RFC 8446 4.2.3). */
#include "openssl_util.h"

#define RSA(bits) "RSA -pkeyopt rsa_keygen_bits:" bits
#define PSS(bits) "RSA-PSS -pkeyopt rsa_keygen_bits:" bits
#define NAMED(h, n)                                                                                          \
  " -pkeyopt rsa_pss_keygen_md:" h " -pkeyopt rsa_pss_keygen_mgf1_md:" h " -pkeyopt "                        \
  "rsa_pss_keygen_saltlen:" n
/* A modulus of 8n + 1 bits leaves the encoded message a byte less (RFC 8017 8.1.1). */
static const struct {
  const char *name, *genpkey;
  uint32_t type, pss_hash;
  int sha512; /* whether SHA-512 and its salt fit in the modulus */
} keys[] = {
    {"rsa1024", RSA("1024"), HSK_KEY_RSA, 0, 0},
    {"rsa1032", RSA("1032"), HSK_KEY_RSA, 0, 0},
    {"rsa1033", RSA("1033"), HSK_KEY_RSA, 0, 0},
    {"rsa1034", RSA("1034"), HSK_KEY_RSA, 0, 1},
    {"rsa2041", RSA("2041"), HSK_KEY_RSA, 0, 1},
    {"rsa2047", RSA("2047"), HSK_KEY_RSA, 0, 1},
    {"rsa2048", RSA("2048"), HSK_KEY_RSA, 0, 1},
    {"rsa2049 e=3", RSA("2049") " -pkeyopt rsa_keygen_pubexp:3", HSK_KEY_RSA, 0, 1},
    {"rsa3072", RSA("3072"), HSK_KEY_RSA, 0, 1},
    {"rsa4096", RSA("4096"), HSK_KEY_RSA, 0, 1},
    {"pss2048", PSS("2048"), HSK_KEY_RSA_PSS, 0, 1},
    {"pss sha256", PSS("2048") NAMED("sha256", "32"), HSK_KEY_RSA_PSS, HSK_SHA256, 1},
    {"pss sha384", PSS("2048") NAMED("sha384", "48"), HSK_KEY_RSA_PSS, HSK_SHA384, 1},
    {"pss sha512", PSS("2048") NAMED("sha512", "64"), HSK_KEY_RSA_PSS, HSK_SHA512, 1},
};
enum { KEYS = sizeof keys / sizeof *keys };
static key_pair pairs[KEYS];

static const struct {
  uint32_t hash, rsae, pss;
  const char *name;
} hashes[] = {{HSK_SHA256, HSK_RSA_PSS_SHA256, HSK_RSA_PSS_PSS_SHA256, "sha256"},
              {HSK_SHA384, HSK_RSA_PSS_SHA384, HSK_RSA_PSS_PSS_SHA384, "sha384"},
              {HSK_SHA512, HSK_RSA_PSS_SHA512, HSK_RSA_PSS_PSS_SHA512, "sha512"}};
#define OPTIONS "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest"

static void test_make_keys(void **state)
{
  (void)state;
  for (size_t k = 0; k < KEYS; k++) {
    make_pair(keys[k].genpkey, k, &pairs[k]);
    assert_int_equal(pairs[k].pub.type, keys[k].type);
    assert_int_equal(pairs[k].priv.type, keys[k].type);
    assert_int_equal(pairs[k].pub.pss_hash, keys[k].pss_hash);
    assert_int_equal(pairs[k].priv.pss_hash, keys[k].pss_hash);
  }
}

static int verify(size_t k, uint32_t scheme, const uint8_t *digest, const uint8_t *sig, size_t len)
{
  uint8_t *copy = malloc(len + (len == 0));
  assert_non_null(copy);
  memcpy(copy, sig, len);
  int ok = hsk_verify(scheme, pairs[k].public_der, &pairs[k].pub, digest, (hsk_bytes){copy, len});
  free(copy);
  return ok;
}

static int sign(size_t k, uint32_t scheme, const uint8_t *digest, uint8_t *sig, size_t *len)
{
  return hsk_sign(scheme, pairs[k].private_der, &pairs[k].priv, &rng, digest, sig, len);
}

/* whether the scheme is one for key k */
static int fits(size_t k, size_t h, uint32_t scheme)
{
  if (keys[k].type == HSK_KEY_RSA) return scheme == hashes[h].rsae;
  return scheme == hashes[h].pss && (keys[k].pss_hash == 0 || keys[k].pss_hash == hashes[h].hash);
}

static void check_theirs(size_t k, size_t h, const uint8_t *digest)
{
  uint8_t sig[HSK_SIGNATURE_MAX + 2];
  uint32_t scheme = keys[k].type == HSK_KEY_RSA ? hashes[h].rsae : hashes[h].pss;
  if (!run("openssl dgst -%s " OPTIONS " -sign priv%zu.der -keyform DER -out sig message", hashes[h].name,
           k)) {
    /* a short modulus, or a key for another hash: openssl says no, and so do we */
    assert_true((hashes[h].hash == HSK_SHA512 && !keys[k].sha512) || !fits(k, h, scheme));
    return;
  }
  size_t len = load("sig", sig, sizeof sig);
  if (!verify(k, scheme, digest, sig, len)) fail_msg("%s %s: openssl's", keys[k].name, hashes[h].name);
  for (size_t i = 0; i < len; i += 37) {
    sig[i] ^= 1;
    if (verify(k, scheme, digest, sig, len)) fail_msg("%s: byte %zu", keys[k].name, i);
    sig[i] ^= 1;
  }
  sig[len] = 0;
  assert_int_equal(verify(k, scheme, digest, sig, len + 1), 0);
  assert_int_equal(verify(k, scheme, digest, sig, len - 1), 0);
  assert_int_equal(verify(k, scheme, digest, sig, 0), 0);
  assert_int_equal(verify(k, keys[k].type == HSK_KEY_RSA ? hashes[h].pss : hashes[h].rsae, digest, sig, len),
                   0);
}

static void check_ours(size_t k, size_t h, const uint8_t *digest)
{
  const uint32_t schemes[] = {hashes[h].rsae, hashes[h].pss};
  for (size_t s = 0; s < 2; s++) {
    uint8_t sig[HSK_SIGNATURE_MAX], again[HSK_SIGNATURE_MAX];
    size_t len = 99;
    int can = fits(k, h, schemes[s]) && (hashes[h].hash != HSK_SHA512 || keys[k].sha512);
    if (sign(k, schemes[s], digest, sig, &len) != can)
      fail_msg("%s, %04x: not %d", keys[k].name, schemes[s], can);
    if (!can) {
      assert_int_equal(len, 99);
      continue;
    }
    assert_int_equal(len, pairs[k].pub.modulus.len);
    assert_int_equal(verify(k, schemes[s], digest, sig, len), 1);
    save("sig", sig, len);
    if (!run("openssl dgst -%s " OPTIONS " -verify pub%zu.der -keyform DER -signature sig message",
             hashes[h].name, k))
      fail_msg("%s %s: ours", keys[k].name, hashes[h].name);
    /* the salt is random */
    assert_int_equal(sign(k, schemes[s], digest, again, &len), 1);
    assert_memory_not_equal(sig, again, len);
  }
}

static void test_signatures(void **state)
{
  (void)state;
  static const uint8_t message[] = "a message";
  save("message", message, sizeof message);
  for (size_t k = 0; k < KEYS; k++)
    for (size_t h = 0; h < 3; h++) {
      uint8_t digest[HSK_HASH_MAX];
      hsk_hash_once(hashes[h].hash, message, sizeof message, digest);
      check_theirs(k, h, digest);
      check_ours(k, h, digest);
    }
}

/* A key for RSASSA-PSS makes no other signatures and decrypts nothing. */
static void test_other_uses(void **state)
{
  (void)state;
  uint8_t digest[HSK_HASH_MAX] = {1}, sig[HSK_SIGNATURE_MAX], premaster[HSK_PREMASTER_LEN];
  size_t len = 99;
  for (size_t k = 10; k < KEYS; k++) {
    assert_int_equal(sign(k, HSK_RSA_PKCS1_SHA256, digest, sig, &len), 0);
    assert_int_equal(sign(k, HSK_ECDSA_SHA256, digest, sig, &len), 0);
    assert_int_equal(verify(k, HSK_RSA_PKCS1_SHA256, digest, sig, 256), 0);
    assert_int_equal(
        hsk_rsa_encrypt(pairs[k].public_der, &pairs[k].pub, &rng, (hsk_bytes){digest, 48}, sig, &len), 0);
    assert_int_equal(hsk_rsa_decrypt_premaster(pairs[k].private_der, &pairs[k].priv, &rng, 0x0303,
                                               (hsk_bytes){sig, 256}, premaster),
                     0);
  }
  assert_int_equal(len, 99);
}

/* A salt of another length than the hash's is no signature of TLS. */
static void test_salt_lengths(void **state)
{
  (void)state;
  static const char *const lengths[] = {"0", "31", "33", "max"};
  uint8_t digest[HSK_HASH_MAX], sig[HSK_SIGNATURE_MAX];
  static const uint8_t message[] = "a message";
  hsk_hash_once(HSK_SHA256, message, sizeof message, digest);
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    assert_true(
        run("openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:%s -sign priv6.der "
            "-keyform DER -out sig message",
            lengths[i]));
    size_t len = load("sig", sig, sizeof sig);
    assert_int_equal(verify(6, HSK_RSA_PSS_SHA256, digest, sig, len), 0);
  }
}

/* A fault in one CRT exponent must not leave the library as a signature. */
static void test_faulty_crt(void **state)
{
  (void)state;
  static key_pair k;
  uint8_t digest[HSK_HASH_MAX] = {1}, sig[HSK_SIGNATURE_MAX];
  size_t len = 99;
  k = pairs[6];
  k.private_der[k.priv.dp.off + 20] ^= 4;
  memset(sig, 0xa5, sizeof sig);
  assert_int_equal(hsk_sign(HSK_RSA_PSS_SHA256, k.private_der, &k.priv, &rng, digest, sig, &len), 0);
  assert_int_equal(len, 99);
  for (size_t i = 0; i < sizeof sig; i++)
    assert_int_equal(sig[i], i < k.priv.modulus.len ? 0 : 0xa5);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_make_keys),  cmocka_unit_test(test_signatures),
      cmocka_unit_test(test_other_uses), cmocka_unit_test(test_salt_lengths),
      cmocka_unit_test(test_faulty_crt),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
