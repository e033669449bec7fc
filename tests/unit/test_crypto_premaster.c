/* Decryption of the PreMasterSecret: what openssl and we encrypt comes back, and whatever else is in the ciphertext gives 48 random bytes and
   the same answer (RFC 5246 7.4.7.1). */
#include "openssl_util.h"

static const char *const kinds[] = {
    "RSA -pkeyopt rsa_keygen_bits:1024", "RSA -pkeyopt rsa_keygen_bits:2047",
    "RSA -pkeyopt rsa_keygen_bits:2048", "RSA -pkeyopt rsa_keygen_bits:2049",
    "RSA -pkeyopt rsa_keygen_bits:4096", "EC -pkeyopt ec_paramgen_curve:P-256"};
enum { RSA_KEYS = 5 };
static key_pair pairs[RSA_KEYS + 1];

static void test_make_keys(void **state)
{
  (void)state;
  for (size_t k = 0; k <= RSA_KEYS; k++)
    make_pair(kinds[k], k, &pairs[k]);
}

static int decrypt(size_t k, uint32_t version, const uint8_t *in, size_t len, uint8_t *out)
{
  uint8_t *copy = malloc(len + (len == 0));
  assert_non_null(copy);
  memcpy(copy, in, len);
  int r = hsk_rsa_decrypt_premaster(pairs[k].private_der, &pairs[k].priv, &rng, version,
                                    (hsk_bytes){copy, len}, out);
  free(copy);
  return r;
}

/* The ciphertext of a block of the modulus' length, as it is */
static size_t encrypt_raw(size_t k, const uint8_t *block, uint8_t *out)
{
  save("block", block, pairs[k].pub.modulus.len);
  assert_true(
      run("openssl pkeyutl -encrypt -pubin -inkey pub%zu.der -keyform DER -pkeyopt rsa_padding_mode:none "
          "-in block -out enc",
          k));
  return load("enc", out, 512);
}

/* The answer is yes, the 48 bytes are none of the block's, and another call gives others. */
static void check_random(size_t k, const uint8_t *in, size_t len, const uint8_t *not_this)
{
  uint8_t a[HSK_PREMASTER_LEN], b[HSK_PREMASTER_LEN];
  assert_int_equal(decrypt(k, 0x0303, in, len, a), 1);
  assert_int_equal(decrypt(k, 0x0303, in, len, b), 1);
  assert_memory_not_equal(a, b, sizeof a);
  assert_memory_not_equal(a, not_this, sizeof a);
  assert_memory_not_equal(b, not_this, sizeof b);
}

static void test_good(void **state)
{
  (void)state;
  uint8_t secret[HSK_PREMASTER_LEN], enc[512], got[HSK_PREMASTER_LEN];
  for (size_t k = 0; k < RSA_KEYS; k++)
    for (uint32_t version = 0x0301; version <= 0x0304; version++) {
      size_t len = 0;
      hsk_rng_bytes(&rng, secret, sizeof secret);
      hsk_put16(secret, 0, version);
      assert_int_equal(hsk_rsa_encrypt(pairs[k].public_der, &pairs[k].pub, &rng,
                                       (hsk_bytes){secret, sizeof secret}, enc, &len),
                       1);
      assert_int_equal(decrypt(k, version, enc, len, got), 1);
      assert_memory_equal(got, secret, sizeof got);
      save("secret", secret, sizeof secret);
      assert_true(
          run("openssl pkeyutl -encrypt -pubin -inkey pub%zu.der -keyform DER -in secret -out enc", k));
      len = load("enc", enc, sizeof enc);
      assert_int_equal(decrypt(k, version, enc, len, got), 1);
      assert_memory_equal(got, secret, sizeof got);
      if (version != 0x0303) check_random(k, enc, len, secret);
    }
}

/* block: 0, 2, nonzero padding, 0, 0x0303 and 46 bytes */
static void good_block(size_t n, uint8_t *block)
{
  memset(block, 0x5a, n);
  hsk_put16(block, 0, 2);
  hsk_put8(block, n - HSK_PREMASTER_LEN - 1, 0);
  hsk_put16(block, n - HSK_PREMASTER_LEN, 0x0303);
}

static void test_bad_blocks(void **state)
{
  (void)state;
  for (size_t k = 0; k < RSA_KEYS; k++) {
    uint8_t block[512], enc[512], got[HSK_PREMASTER_LEN];
    const size_t n = pairs[k].pub.modulus.len, border = n - HSK_PREMASTER_LEN - 1;
    /* where a byte is changed, and to what */
    const struct {
      size_t at;
      uint8_t to;
    } rows[] = {{1, 0},          {1, 1},
                {1, 3},          {2, 0},
                {9, 0},          {10, 0},
                {border - 1, 0}, {border, 1},
                {border, 0xff},  {border + 1, 0},
                {border + 1, 2}, {border + 2, 2},
                {border + 2, 4}, {border + 1, 0x83}};
    good_block(n, block);
    size_t len = encrypt_raw(k, block, enc);
    assert_int_equal(len, n);
    assert_int_equal(decrypt(k, 0x0303, enc, len, got), 1);
    assert_memory_equal(got, block + border + 1, sizeof got);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
      good_block(n, block);
      block[rows[i].at] = rows[i].to;
      check_random(k, enc, encrypt_raw(k, block, enc), block + border + 1);
    }
    /* the first byte: only 1 keeps the block below a modulus of a byte of its own */
    if (pairs[k].public_der[pairs[k].pub.modulus.off] > 1) {
      good_block(n, block);
      block[0] = 1;
      check_random(k, enc, encrypt_raw(k, block, enc), block + border + 1);
    }
    /* a secret of 47 and of 49 bytes */
    good_block(n, block);
    block[border] = 0x5a;
    block[border + 1] = 0;
    check_random(k, enc, encrypt_raw(k, block, enc), block + border + 1);
    good_block(n, block);
    block[border - 1] = 0;
    check_random(k, enc, encrypt_raw(k, block, enc), block + border + 1);
  }
}

static void test_bad_ciphertexts(void **state)
{
  (void)state;
  uint8_t enc[514] = {0}, none[HSK_PREMASTER_LEN] = {0};
  for (size_t k = 0; k < RSA_KEYS; k++) {
    const size_t n = pairs[k].pub.modulus.len;
    const size_t lens[] = {0, 1, 47, 48, n - 1, n, n + 1};
    for (size_t i = 0; i < sizeof lens / sizeof *lens; i++) {
      memset(enc, 0, sizeof enc);
      check_random(k, enc, lens[i], none);
      memset(enc, 0xff, sizeof enc); /* not below the modulus */
      check_random(k, enc, lens[i], none);
      hsk_rng_bytes(&rng, enc, lens[i]);
      check_random(k, enc, lens[i], none);
    }
    memcpy(enc, pairs[k].public_der + pairs[k].pub.modulus.off, n);
    check_random(k, enc, n, none);
  }
}

static void test_wrong_key(void **state)
{
  (void)state;
  uint8_t enc[256] = {1}, got[HSK_PREMASTER_LEN] = {7}, same[HSK_PREMASTER_LEN] = {7};
  assert_int_equal(decrypt(RSA_KEYS, 0x0303, enc, sizeof enc, got), 0);
  assert_memory_equal(got, same, sizeof got);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_make_keys),  cmocka_unit_test(test_good),
      cmocka_unit_test(test_bad_blocks), cmocka_unit_test(test_bad_ciphertexts),
      cmocka_unit_test(test_wrong_key),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
