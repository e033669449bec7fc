/* The crypto seam against the openssl tool, both ways: signatures, RSA encryption, ECDH and Diffie-Hellman. */
#include "openssl_util.h"
#include "x509/der.h"

typedef struct {
  const char *name, *genpkey;
  int rsa;
} key_row;

static const key_row keys[] = {
    {"rsa1024", "RSA -pkeyopt rsa_keygen_bits:1024", 1},
    {"rsa2047", "RSA -pkeyopt rsa_keygen_bits:2047", 1},
    {"rsa2048", "RSA -pkeyopt rsa_keygen_bits:2048", 1},
    {"rsa2049 e=3", "RSA -pkeyopt rsa_keygen_bits:2049 -pkeyopt rsa_keygen_pubexp:3", 1},
    {"rsa3072", "RSA -pkeyopt rsa_keygen_bits:3072", 1},
    {"rsa4096", "RSA -pkeyopt rsa_keygen_bits:4096", 1},
    {"p256", "EC -pkeyopt ec_paramgen_curve:P-256", 0},
    {"p384", "EC -pkeyopt ec_paramgen_curve:P-384", 0},
    {"p521", "EC -pkeyopt ec_paramgen_curve:P-521", 0},
};
enum { KEYS = sizeof keys / sizeof *keys };

static key_pair pairs[KEYS];

static void test_make_keys(void **state)
{
  (void)state;
  for (size_t i = 0; i < KEYS; i++)
    make_pair(keys[i].genpkey, i, &pairs[i]);
}

static const struct {
  uint32_t hash;
  const char *name;
} hashes[] = {{HSK_SHA256, "sha256"}, {HSK_SHA384, "sha384"}, {HSK_SHA512, "sha512"}};

static int verify(size_t k, uint32_t scheme, const uint8_t *digest, const uint8_t *sig, size_t len)
{
  /* a copy of exactly its length, for sanitizers */
  uint8_t *copy = malloc(len + (len == 0));
  assert_non_null(copy);
  memcpy(copy, sig, len);
  int ok = hsk_verify(scheme, pairs[k].public_der, &pairs[k].pub, digest, (hsk_bytes){copy, len});
  free(copy);
  return ok;
}

/* every byte of the signature, its length and every byte of the digest matter */
static void check_refusals(size_t k, uint32_t scheme, uint8_t *digest, uint8_t *sig, size_t len)
{
  size_t hash_len = hsk_hash_len(hsk_scheme_hash(scheme)), step = keys[k].rsa ? 61 : 11;
  for (size_t i = 0; i < len; i += step) {
    sig[i] ^= 1;
    if (verify(k, scheme, digest, sig, len)) fail_msg("%s: byte %zu", keys[k].name, i);
    sig[i] ^= 1;
  }
  /* an ECDSA signature covers as many bits of the digest as the order has */
  size_t covered =
      keys[k].rsa || hash_len < pairs[k].pub.point.len / 2 ? hash_len : pairs[k].pub.point.len / 2;
  digest[covered - 1] ^= 1;
  assert_int_equal(verify(k, scheme, digest, sig, len), 0);
  digest[covered - 1] ^= 1;
  sig[len] = 0;
  assert_int_equal(verify(k, scheme, digest, sig, len + 1), 0);
  assert_int_equal(verify(k, scheme, digest, sig, len - 1), 0);
  assert_int_equal(verify(k, scheme, digest, sig, 0), 0);
  assert_int_equal(verify(k, scheme ^ 2, digest, sig, len), 0);               /* the other algorithm */
  assert_int_equal(verify(k, (scheme & 0xff) | 0x0200, digest, sig, len), 0); /* SHA-1 */
}

static void test_signatures(void **state)
{
  (void)state;
  static const uint8_t message[] = "a message";
  save("message", message, sizeof message);
  for (size_t k = 0; k < KEYS; k++)
    for (size_t h = 0; h < 3; h++) {
      uint32_t scheme = hashes[h].hash << 8 | (keys[k].rsa ? 1u : 3u);
      uint8_t digest[HSK_HASH_MAX], sig[HSK_SIGNATURE_MAX + 2];
      size_t len = 0;
      hsk_hash_once(hashes[h].hash, message, sizeof message, digest);
      assert_true(run("openssl dgst -%s -sign priv%zu.der -keyform DER -out sig message", hashes[h].name, k));
      len = load("sig", sig, sizeof sig);
      if (!verify(k, scheme, digest, sig, len)) fail_msg("%s %s: openssl's", keys[k].name, hashes[h].name);
      check_refusals(k, scheme, digest, sig, len);

      if (!hsk_sign(scheme, pairs[k].private_der, &pairs[k].priv, &rng, digest, sig, &len))
        fail_msg("%s %s: signing", keys[k].name, hashes[h].name);
      assert_int_equal(verify(k, scheme, digest, sig, len), 1);
      save("sig", sig, len);
      if (!run("openssl dgst -%s -verify pub%zu.der -keyform DER -signature sig message", hashes[h].name, k))
        fail_msg("%s %s: ours", keys[k].name, hashes[h].name);
      len = 99;
      assert_int_equal(hsk_sign(scheme ^ 2, pairs[k].private_der, &pairs[k].priv, &rng, digest, sig, &len),
                       0);
      assert_int_equal(hsk_sign(0x0201, pairs[k].private_der, &pairs[k].priv, &rng, digest, sig, &len), 0);
      assert_int_equal(len, 99);
    }
}

/* A fault in one CRT exponent must not leave the library as a signature. */
static void test_faulty_crt(void **state)
{
  (void)state;
  static uint8_t der[3000];
  uint8_t digest[HSK_HASH_MAX] = {1}, sig[HSK_SIGNATURE_MAX];
  size_t len = 99;
  memcpy(der, pairs[2].private_der, sizeof der);
  der[pairs[2].priv.dp.off + 20] ^= 4;
  memset(sig, 0xa5, sizeof sig);
  assert_int_equal(hsk_sign(HSK_RSA_PKCS1_SHA256, der, &pairs[2].priv, &rng, digest, sig, &len), 0);
  assert_int_equal(len, 99);
  for (size_t i = 0; i < sizeof sig; i++)
    assert_int_equal(sig[i], i < pairs[2].priv.modulus.len ? 0 : 0xa5);
}

/* Ecdsa-Sig-Value in every other encoding is refused: the row edits a good signature. */
static void test_ecdsa_der(void **state)
{
  (void)state;
  uint8_t digest[HSK_HASH_MAX] = {7}, sig[HSK_SIGNATURE_MAX], bad[HSK_SIGNATURE_MAX];
  size_t len, k = 6;
  do /* r and s below 2^248, so that both can be padded; rare: take any r and s without a sign byte */
    assert_int_equal(
        hsk_sign(HSK_ECDSA_SHA256, pairs[k].private_der, &pairs[k].priv, &rng, digest, sig, &len), 1);
  while (++digest[1] != 0 && (sig[3] != 32 || sig[3 + 1 + 32 + 1] != 32));
  digest[1]--;
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, sig, len), 1);
  /* a zero in front of r */
  memcpy(bad, sig, len);
  memmove(bad + 5, bad + 4, len - 4);
  bad[4] = 0;
  bad[3]++;
  bad[1]++;
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, bad, len + 1), 0);
  /* a long form of the length */
  memmove(bad + 3, sig + 2, len - 2);
  bad[0] = 0x30;
  bad[1] = 0x81;
  bad[2] = sig[1];
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, bad, len + 1), 0);
  /* the indefinite form */
  memcpy(bad, sig, len);
  bad[1] = 0x80;
  bad[len] = bad[len + 1] = 0;
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, bad, len + 2), 0);
  /* a third element */
  memcpy(bad, sig, len);
  memcpy(bad + len, "\2\1\1", 3);
  bad[1] = (uint8_t)(bad[1] + 3);
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, bad, len + 3), 0);
  /* zeros, and values of the order and above */
  static const uint8_t zeros[] = {0x30, 6, 2, 1, 0, 2, 1, 0}, ones[] = {0x30, 6, 2, 1, 1, 2, 1, 1},
                       empty[] = {0x30, 0};
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, zeros, sizeof zeros), 0);
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, ones, sizeof ones), 0);
  assert_int_equal(verify(k, HSK_ECDSA_SHA256, digest, empty, sizeof empty), 0);
}

static void test_rsa_encrypt(void **state)
{
  (void)state;
  uint8_t msg[512], out[512], got[600];
  hsk_rng_bytes(&rng, msg, sizeof msg);
  for (size_t k = 0; k < 6; k++) {
    size_t n = pairs[k].pub.modulus.len, len = 0, lens[] = {0, 1, 48, n - 11};
    for (size_t i = 0; i < 4; i++) {
      assert_int_equal(
          hsk_rsa_encrypt(pairs[k].public_der, &pairs[k].pub, &rng, (hsk_bytes){msg, lens[i]}, out, &len), 1);
      assert_int_equal(len, n);
      save("enc", out, len);
      assert_true(run("openssl pkeyutl -decrypt -inkey priv%zu.der -keyform DER -in enc -out dec", k));
      assert_int_equal(load("dec", got, sizeof got), lens[i]);
      assert_memory_equal(got, msg, lens[i]);
    }
    len = 99;
    assert_int_equal(
        hsk_rsa_encrypt(pairs[k].public_der, &pairs[k].pub, &rng, (hsk_bytes){msg, n - 10}, out, &len), 0);
    assert_int_equal(len, 99);
  }
  size_t len = 99;
  assert_int_equal(hsk_rsa_encrypt(pairs[6].public_der, &pairs[6].pub, &rng, (hsk_bytes){msg, 48}, out, &len),
                   0);
}

static void test_ecdh(void **state)
{
  (void)state;
  static const struct {
    uint32_t group;
    const char *genpkey;
  } rows[] = {{HSK_SECP256R1, "EC -pkeyopt ec_paramgen_curve:P-256"},
              {HSK_SECP384R1, "EC -pkeyopt ec_paramgen_curve:P-384"},
              {HSK_SECP521R1, "EC -pkeyopt ec_paramgen_curve:P-521"},
              {HSK_X25519, "X25519"}};
  for (size_t i = 0; i < 4; i++)
    for (int again = 0; again < 5; again++) {
      uint8_t spki[300], priv[66], share[133], secret[66], theirs[100];
      size_t priv_len, secret_len, n = hsk_ec_share_len(rows[i].group);
      assert_true(run("openssl genpkey -algorithm %s -out peer.pem", rows[i].genpkey));
      assert_true(run("openssl pkey -in peer.pem -pubout -outform DER -out peer.der"));
      size_t spki_len = load("peer.der", spki, sizeof spki);
      assert_int_equal(hsk_ec_generate(rows[i].group, &rng, priv, &priv_len, share), 1);
      hsk_bytes peer = {spki + spki_len - n, n};
      assert_int_equal(hsk_ec_agree(rows[i].group, priv, priv_len, peer, secret, &secret_len), 1);
      memcpy(spki + spki_len - n, share, n); /* the point ends a SubjectPublicKeyInfo */
      save("ours.der", spki, spki_len);
      assert_true(run("openssl pkeyutl -derive -inkey peer.pem -peerkey ours.der -peerform DER -out secret"));
      assert_int_equal(load("secret", theirs, sizeof theirs), secret_len);
      assert_memory_equal(theirs, secret, secret_len);
    }
}

/* SEQUENCE { AlgorithmIdentifier of theirs, BIT STRING { INTEGER share } } */
static size_t dh_spki(const uint8_t *theirs, hsk_span alg, const uint8_t *share, size_t n, uint8_t *out)
{
  size_t at = 4;
  memcpy(out + at, theirs + alg.off, alg.len);
  at += alg.len;
  while (n > 1 && share[0] == 0) {
    share++;
    n--;
  }
  size_t sign = share[0] >= 0x80, number = n + sign;
  const uint8_t head[] = {0x03, 0x82, (uint8_t)((number + 5) >> 8), (uint8_t)(number + 5), 0,
                          0x02, 0x82, (uint8_t)(number >> 8),       (uint8_t)number,       0};
  memcpy(out + at, head, sizeof head);
  at += sizeof head - 1 + sign;
  memcpy(out + at, share, n);
  at += n;
  const uint8_t outer[] = {0x30, 0x82, (uint8_t)((at - 4) >> 8), (uint8_t)(at - 4)};
  memcpy(out, outer, sizeof outer);
  return at;
}

/* The secret that openssl derived, without leading zeros, is ours, padded to len. */
static void assert_their_secret(const uint8_t *secret, size_t len)
{
  uint8_t theirs[512];
  size_t n = load("secret", theirs, sizeof theirs), zeros = 0;
  while (zeros < len && secret[zeros] == 0)
    zeros++;
  assert_true(n <= len && len - n <= zeros);
  assert_memory_equal(theirs, secret + (len - n), n);
}

static void test_dh(void **state)
{
  (void)state;
  static const char *const groups[] = {
      "ffdhe2048", "ffdhe3072", "ffdhe4096",  "modp_2048",
      "modp_3072", "modp_4096", "dh_2048_256" /* RFC 5114: a group that we do not know */};
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
    static uint8_t spki[3000], ours[3000];
    uint8_t share[512], secret[512];
    size_t len = 0;
    assert_true(run("openssl genpkey -algorithm %s -pkeyopt group:%s -out peer.pem",
                    groups[i][0] == 'd' ? "DHX" : "DH", groups[i]));
    assert_true(run("openssl pkey -in peer.pem -pubout -outform DER -out peer.der"));
    size_t n = load("peer.der", spki, sizeof spki);
    hsk_span all = hsk_der_tlv(spki, n, 0, HSK_DER_SEQUENCE);
    hsk_span alg = hsk_der_tlv(spki, n, all.off, HSK_DER_SEQUENCE);
    hsk_span oid = hsk_der_oid(spki, hsk_der_end(alg), alg.off);
    hsk_span params = hsk_der_tlv(spki, hsk_der_end(alg), hsk_der_end(oid), HSK_DER_SEQUENCE);
    hsk_span p = hsk_der_uint(spki, hsk_der_end(params), params.off);
    hsk_span g = hsk_der_uint(spki, hsk_der_end(params), hsk_der_end(p));
    hsk_span bits = hsk_der_octet_bits(spki, n, hsk_der_end(alg));
    hsk_span y = hsk_der_uint(spki, hsk_der_end(bits), bits.off);
    assert_true(p.off != 0 && g.off != 0 && y.off != 0);
    hsk_bytes bp = {spki + p.off, p.len}, bg = {spki + g.off, g.len}, by = {spki + y.off, y.len};
    assert_int_equal(hsk_dh_check(bp, bg), 1);
    assert_int_equal(hsk_dh_agree(bp, bg, by, &rng, share, secret, &len), 1);
    hsk_span whole = {all.off, hsk_der_end(alg) - all.off};
    save("ours.der", ours, dh_spki(spki, whole, share, len, ours));
    if (!run("openssl pkeyutl -derive -inkey peer.pem -peerkey ours.der -peerform DER -out secret"))
      fail_msg("%s", groups[i]);
    assert_their_secret(secret, len);
    uint32_t group = hsk_ffdhe_group(bp, bg);
    assert_int_equal(group, i < 3 ? HSK_FFDHE2048 + (uint32_t)i : 0);
    if (group == 0) continue;
    /* the server's side: a key pair first, then the peer's share, padded (RFC 8446 4.2.8.1) */
    uint8_t priv[HSK_KEX_PRIV_MAX], padded[512] = {0};
    size_t priv_len;
    assert_int_equal(hsk_kex_generate(group, &rng, priv, &priv_len, share), 1);
    memcpy(padded + p.len - y.len, by.data, y.len);
    assert_int_equal(hsk_kex_agree(group, priv, priv_len, (hsk_bytes){padded, p.len}, secret, &len), 1);
    save("ours.der", ours, dh_spki(spki, whole, share, p.len, ours));
    assert_true(run("openssl pkeyutl -derive -inkey peer.pem -peerkey ours.der -peerform DER -out secret"));
    assert_their_secret(secret, len);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_make_keys), cmocka_unit_test(test_signatures),  cmocka_unit_test(test_faulty_crt),
      cmocka_unit_test(test_ecdsa_der), cmocka_unit_test(test_rsa_encrypt), cmocka_unit_test(test_ecdh),
      cmocka_unit_test(test_dh),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
