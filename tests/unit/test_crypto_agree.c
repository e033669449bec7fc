/* Key agreement: X25519 (RFC 7748), ECDH (RFC 5903 8.1 for P-256), finite-field Diffie-Hellman (RFC 7919). */
#include "msg_util.h"
#include "crypto/crypto.h"
#include "crypto/crypto_bearssl_ffdhe.h"

static hsk_rng rng;

static int setup(void **state)
{
  (void)state;
  return hsk_rng_init(&rng, (hsk_bytes){NULL, 0}) ? 0 : -1;
}

typedef struct {
  const char *name;
  uint32_t group;
  const char *priv, *share, *secret; /* secret "": refused */
} row;

#define P256_X "d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"
static const row rows[] = {
    {"RFC 7748 5.2, 1", HSK_X25519, "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
     "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
     "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552"},
    {"RFC 7748 5.2, 2: u above 2^255", HSK_X25519,
     "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
     "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
     "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"},
    {"RFC 7748 6.1", HSK_X25519, "77076d0a7318a57d3c16c17251b26645df4bd31b2fbb2b0e6b1b6d5e5b5e5b5e", "00*32",
     ""},
    {"order 8", HSK_X25519, "77076d0a7318a57d3c16c17251b26645dfc67d31b2fbb2b0e6b1b6d5e5b5e5b5",
     "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800", ""},
    {"order 1", HSK_X25519, "77*32", "01 00*31", ""},
    {"p", HSK_X25519, "77*32", "ed ff*30 7f", ""},
    {"31 bytes", HSK_X25519, "77*32", "09 00*30", ""},
    {"33 bytes", HSK_X25519, "77*32", "09 00*32", ""},
    {"RFC 5903 8.1", HSK_SECP256R1, "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433",
     "04" P256_X "e56f8fe0ef5f9d7dd67f8a0c8d1b1a3d1d8c5f1b0fcb4c3aa1d2bb2e9b9a0c1d", ""}, /* y is wrong */
    {"RFC 5903 8.1", HSK_SECP256R1, "c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433",
     "04 d12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63"
     "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab",
     "d6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de"},
    {"compressed", HSK_SECP256R1, "01*32", "03" P256_X, ""},
    {"hybrid", HSK_SECP256R1, "01*32",
     "07" P256_X "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab", ""},
    {"infinity", HSK_SECP256R1, "01*32", "00", ""},
    {"0, 0", HSK_SECP256R1, "01*32", "04 00*64", ""},
    {"x above p", HSK_SECP256R1, "01*32", "04 ff*32 01*32", ""},
    {"empty", HSK_SECP384R1, "01*48", "", ""},
    {"another curve's point", HSK_SECP384R1, "01*48",
     "04" P256_X "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab", ""},
    {"unknown group", 0x0016, "01*32", "04 01*64", ""},
    {"private key of another length", HSK_SECP256R1, "01*31",
     "04" P256_X "56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab", ""},
};

static void test_rows(void **state)
{
  (void)state;
  static uint8_t b[BUF_MAX];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const row *r = &rows[i];
    uint8_t priv[66], secret[66], want[66];
    memset(secret, 0xa5, sizeof secret);
    size_t priv_len = bytes_of(r->priv, b), len = 77;
    memcpy(priv, b, priv_len);
    size_t want_len = bytes_of(r->secret, b);
    memcpy(want, b, want_len);
    hsk_bytes share = {b, bytes_of(r->share, b)};
    int ok = hsk_ec_agree(r->group, priv, priv_len, share, secret, &len);
    if (ok != (want_len != 0)) fail_msg("row %zu, %s: %d", i, r->name, ok);
    if (ok) {
      assert_int_equal(len, want_len);
      assert_memory_equal(secret, want, want_len);
    } else {
      assert_int_equal(len, 77);
      assert_int_equal(secret[0], 0xa5);
    }
  }
}

static void test_generate(void **state)
{
  (void)state;
  static const uint32_t groups[] = {HSK_SECP256R1, HSK_SECP384R1, HSK_SECP521R1, HSK_X25519};
  for (size_t i = 0; i < 4; i++)
    for (int again = 0; again < 3; again++) {
      uint8_t a[66], b[66], sa[133], sb[133], x[66], y[66];
      size_t la, lb, lx, ly, n = hsk_ec_share_len(groups[i]);
      assert_int_equal(hsk_ec_generate(groups[i], &rng, a, &la, sa), 1);
      assert_int_equal(hsk_ec_generate(groups[i], &rng, b, &lb, sb), 1);
      assert_memory_not_equal(a, b, la);
      assert_int_equal(hsk_ec_agree(groups[i], a, la, (hsk_bytes){sb, n}, x, &lx), 1);
      assert_int_equal(hsk_ec_agree(groups[i], b, lb, (hsk_bytes){sa, n}, y, &ly), 1);
      assert_int_equal(lx, ly);
      assert_int_equal(lx, n == 32 ? 32 : (n - 1) / 2);
      assert_memory_equal(x, y, lx);
      if (n != 32) { /* each changed byte leaves the curve, but for y = -y */
        sb[n - 1] ^= 1;
        assert_int_equal(hsk_ec_agree(groups[i], a, la, (hsk_bytes){sb, n}, x, &lx), 0);
      }
    }
  uint8_t p[66], s[133];
  size_t l = 5;
  assert_int_equal(hsk_ec_generate(HSK_FFDHE2048, &rng, p, &l, s), 0);
  assert_int_equal(hsk_ec_share_len(HSK_FFDHE2048), 0);
}

static const hsk_bytes ffdhe[] = {{hsk_ffdhe2048, 256}, {hsk_ffdhe3072, 384}, {hsk_ffdhe4096, 512}};
static const uint8_t two[] = {2};

static void test_dh_check(void **state)
{
  (void)state;
  uint8_t p[520], g[520] = {0};
  for (size_t i = 0; i < 3; i++) {
    size_t n = ffdhe[i].len;
    hsk_bytes good = ffdhe[i];
    assert_int_equal(hsk_dh_check(good, (hsk_bytes){two, 1}), 1);
    p[0] = 0;
    memcpy(p + 1, good.data, n);
    assert_int_equal(hsk_dh_check((hsk_bytes){p, n + 1}, (hsk_bytes){two, 1}), 1); /* leading zero */
    p[n] ^= 1;
    assert_int_equal(hsk_dh_check((hsk_bytes){p + 1, n}, (hsk_bytes){two, 1}), 0); /* even */
    assert_int_equal(hsk_dh_check(good, (hsk_bytes){p + 1, n}), 0);                /* g = p - 1 */
    p[n] ^= 3;
    assert_int_equal(hsk_dh_check(good, (hsk_bytes){p + 1, n}), 1); /* g = p - 2 */
    assert_int_equal(hsk_dh_check(good, good), 0);                  /* g = p */
    g[n - 1] = 1;
    assert_int_equal(hsk_dh_check(good, (hsk_bytes){g, n}), 0); /* g = 1 */
    g[n - 1] = 0;
    assert_int_equal(hsk_dh_check(good, (hsk_bytes){g, n}), 0); /* g = 0 */
    assert_int_equal(hsk_dh_check(good, (hsk_bytes){g, 0}), 0);
  }
  memset(p, 0xff, sizeof p);
  assert_int_equal(hsk_dh_check((hsk_bytes){p, 255}, (hsk_bytes){two, 1}), 0);
  assert_int_equal(hsk_dh_check((hsk_bytes){p, 256}, (hsk_bytes){two, 1}), 1);
  p[0] = 0x7f;
  assert_int_equal(hsk_dh_check((hsk_bytes){p, 256}, (hsk_bytes){two, 1}), 0); /* 2047 bits */
  assert_int_equal(hsk_dh_check((hsk_bytes){p, 512}, (hsk_bytes){two, 1}), 1);
  assert_int_equal(hsk_dh_check((hsk_bytes){p, 513}, (hsk_bytes){two, 1}), 0);
  assert_int_equal(hsk_dh_check((hsk_bytes){p, 0}, (hsk_bytes){two, 1}), 0);
}

static void test_dh_refused(void **state)
{
  (void)state;
  uint8_t y[256] = {0}, share[512], secret[512];
  size_t len = 9;
  memset(secret, 0xa5, sizeof secret);
  const hsk_bytes g = {two, 1}, all = {y, 256};
  assert_int_equal(hsk_dh_agree(ffdhe[0], g, all, &rng, share, secret, &len), 0); /* 0 */
  y[255] = 1;
  assert_int_equal(hsk_dh_agree(ffdhe[0], g, all, &rng, share, secret, &len), 0); /* 1 */
  memcpy(y, hsk_ffdhe2048, 256);
  assert_int_equal(hsk_dh_agree(ffdhe[0], g, all, &rng, share, secret, &len), 0); /* p */
  y[255] ^= 1;
  assert_int_equal(hsk_dh_agree(ffdhe[0], g, all, &rng, share, secret, &len), 0); /* p - 1 */
  assert_int_equal(hsk_dh_agree(ffdhe[0], g, ffdhe[1], &rng, share, secret, &len), 0);
  assert_int_equal(hsk_dh_agree((hsk_bytes){y, 256}, g, g, &rng, share, secret, &len), 0); /* p even */
  assert_int_equal(hsk_dh_agree((hsk_bytes){y, 255}, g, g, &rng, share, secret, &len), 0); /* p short */
  assert_int_equal(len, 9);
  assert_int_equal(secret[0], 0xa5);
}

/* With y = g the secret is our own share. */
static void test_dh_agree(void **state)
{
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    uint8_t share[512], secret[512], again[512];
    size_t len = 0;
    const hsk_bytes g = {two, 1};
    assert_int_equal(hsk_dh_agree(ffdhe[i], g, g, &rng, share, secret, &len), 1);
    assert_int_equal(len, ffdhe[i].len);
    assert_memory_equal(share, secret, len);
    assert_int_equal(hsk_dh_agree(ffdhe[i], g, g, &rng, again, secret, &len), 1);
    assert_memory_not_equal(share, again, len);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rows),       cmocka_unit_test(test_generate), cmocka_unit_test(test_dh_check),
      cmocka_unit_test(test_dh_refused), cmocka_unit_test(test_dh_agree),
  };
  return cmocka_run_group_tests(tests, setup, NULL);
}
