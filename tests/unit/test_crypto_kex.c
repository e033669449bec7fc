/* Key agreement by NamedGroup, and the groups of RFC 7919 in a ServerKeyExchange. */
#include "msg_util.h"
#include "crypto/crypto.h"
#include "crypto/crypto_bearssl_ffdhe.h"

static hsk_rng rng;

static int setup(void **state)
{
  (void)state;
  return hsk_rng_init(&rng, (hsk_bytes){NULL, 0}) ? 0 : -1;
}

static const struct {
  uint32_t group;
  size_t share, priv, secret;
} groups[] = {{HSK_X25519, 32, 32, 32},     {HSK_SECP256R1, 65, 32, 32},   {HSK_SECP384R1, 97, 48, 48},
              {HSK_SECP521R1, 133, 66, 66}, {HSK_FFDHE2048, 256, 32, 256}, {HSK_FFDHE3072, 384, 40, 384},
              {HSK_FFDHE4096, 512, 48, 512}};
#define GROUPS (sizeof groups / sizeof *groups)

/* A key pair in memory of just the right size */
typedef struct {
  uint8_t priv[HSK_KEX_PRIV_MAX], *share;
  size_t priv_len;
} pair;

static pair generate(size_t i)
{
  pair k = {{0}, malloc(groups[i].share), 0};
  assert_non_null(k.share);
  assert_int_equal(hsk_kex_generate(groups[i].group, &rng, k.priv, &k.priv_len, k.share), 1);
  assert_int_equal(k.priv_len, groups[i].priv);
  return k;
}

static void test_lengths(void **state)
{
  (void)state;
  for (uint32_t g = 0; g < 0x10000; g++) {
    size_t want = 0;
    for (size_t i = 0; i < GROUPS; i++)
      if (groups[i].group == g) want = groups[i].share;
    assert_int_equal(hsk_kex_share_len(g), want);
    if (want != 0) continue;
    uint8_t b[HSK_KEX_SHARE_MAX] = {0}, priv[HSK_KEX_PRIV_MAX];
    size_t len = 77;
    if (g % 16 != 0) continue;
    assert_int_equal(hsk_kex_generate(g, &rng, priv, &len, b), 0);
    assert_int_equal(hsk_kex_agree(g, priv, 32, (hsk_bytes){b, 0}, b, &len), 0);
    assert_int_equal(hsk_kex_agree(g, priv, 32, (hsk_bytes){b, 32}, b, &len), 0);
    assert_int_equal(hsk_dh_finish(g, priv, 32, (hsk_bytes){b, 256}, b, &len), 0);
    assert_int_equal(len, 77);
  }
}

static void test_agree(void **state)
{
  (void)state;
  for (size_t i = 0; i < GROUPS; i++) {
    pair a = generate(i), b = generate(i);
    uint8_t *x = malloc(HSK_KEX_SECRET_MAX), y[HSK_KEX_SECRET_MAX];
    size_t lx = 0, ly = 0;
    const uint32_t g = groups[i].group;
    assert_non_null(x);
    assert_memory_not_equal(a.priv, b.priv, a.priv_len);
    assert_int_equal(hsk_kex_agree(g, a.priv, a.priv_len, (hsk_bytes){b.share, groups[i].share}, x, &lx), 1);
    assert_int_equal(hsk_kex_agree(g, b.priv, b.priv_len, (hsk_bytes){a.share, groups[i].share}, y, &ly), 1);
    assert_true(lx == groups[i].secret && ly == lx);
    assert_memory_equal(x, y, lx);
    free(a.share);
    free(b.share);
    free(x);
  }
}

static void test_lengths_refused(void **state)
{
  (void)state;
  for (size_t i = 0; i < GROUPS; i++) {
    pair a = generate(i), b = generate(i);
    uint8_t longer[HSK_KEX_SHARE_MAX + 1] = {0}, secret[HSK_KEX_SECRET_MAX];
    size_t len = 77;
    const uint32_t g = groups[i].group;
    const size_t n = groups[i].share;
    memcpy(longer + 1, b.share, n);
    assert_int_equal(hsk_kex_agree(g, a.priv, a.priv_len, (hsk_bytes){longer, n + 1}, secret, &len), 0);
    assert_int_equal(hsk_kex_agree(g, a.priv, a.priv_len, (hsk_bytes){b.share, n - 1}, secret, &len), 0);
    assert_int_equal(hsk_kex_agree(g, a.priv, a.priv_len, (hsk_bytes){b.share, 0}, secret, &len), 0);
    assert_int_equal(hsk_kex_agree(g, a.priv, a.priv_len - 1, (hsk_bytes){b.share, n}, secret, &len), 0);
    assert_int_equal(hsk_kex_agree(g, a.priv, 0, (hsk_bytes){b.share, n}, secret, &len), 0);
    assert_int_equal(len, 77);
    free(a.share);
    free(b.share);
  }
}

/* RFC 7919 5.1, RFC 8446 4.2.8.1: 1 < y < p - 1 */
static void test_ffdhe_values(void **state)
{
  (void)state;
  for (size_t i = 4; i < GROUPS; i++) {
    pair a = generate(i);
    hsk_bytes p, g;
    uint8_t y[HSK_DH_MAX] = {0}, secret[HSK_DH_MAX];
    size_t len = 77, n = groups[i].share;
    assert_int_equal(hsk_ffdhe_params(groups[i].group, &p, &g), 1);
    const hsk_bytes share = {y, n};
#define AGREES() hsk_kex_agree(groups[i].group, a.priv, a.priv_len, share, secret, &len)
    assert_int_equal(AGREES(), 0); /* 0 */
    y[n - 1] = 1;
    assert_int_equal(AGREES(), 0);
    memcpy(y, p.data, n); /* p, which ends in ff */
    assert_int_equal(AGREES(), 0);
    y[n - 1] = 0xfe;
    assert_int_equal(AGREES(), 0);
    memset(y, 0xff, n);
    assert_int_equal(AGREES(), 0);
    assert_int_equal(len, 77);
    memcpy(y, p.data, n);
    y[n - 1] = 0xfd; /* p - 2 is minus two: its powers are those of two, or their negatives */
    assert_int_equal(AGREES(), 1);
    memset(y, 0, n);
    y[n - 1] = 2; /* with y = g the secret is our own share */
    assert_int_equal(AGREES(), 1);
    assert_int_equal(len, n);
    assert_memory_equal(secret, a.share, n);
    free(a.share);
  }
}

/* A secret keeps its leading zeros: one in 256 has some. */
static void test_padded_secret(void **state)
{
  (void)state;
  uint8_t secret[HSK_DH_MAX], again[HSK_DH_MAX];
  size_t len, again_len, tries = 0;
  pair a = generate(4), b;
  for (;; free(b.share)) {
    assert_true(tries++ < 10000);
    b = generate(4);
    assert_int_equal(
        hsk_kex_agree(HSK_FFDHE2048, b.priv, b.priv_len, (hsk_bytes){a.share, 256}, secret, &len), 1);
    assert_int_equal(len, 256);
    if (secret[0] == 0) break;
  }
  assert_int_equal(
      hsk_kex_agree(HSK_FFDHE2048, a.priv, a.priv_len, (hsk_bytes){b.share, 256}, again, &again_len), 1);
  assert_memory_equal(secret, again, 256);
  free(a.share);
  free(b.share);
}

/* What a client of TLS 1.2 sends may be shorter than p or longer by zeros. */
static void test_tls12(void **state)
{
  (void)state;
  for (size_t i = 4; i < GROUPS; i++) {
    pair a = generate(i);
    hsk_bytes p, g;
    uint8_t y[HSK_DH_MAX + 3] = {0}, ours[HSK_DH_MAX], secret[HSK_DH_MAX], theirs[HSK_DH_MAX];
    size_t n = 0, len = 0;
    const uint32_t group = groups[i].group;
    assert_int_equal(hsk_ffdhe_params(group, &p, &g), 1);
    assert_int_equal(hsk_dh_check(p, g), 1);
    assert_int_equal(hsk_dh_agree(p, g, (hsk_bytes){a.share, p.len}, &rng, ours, theirs, &n), 1);
    memcpy(y + 3, ours, n);
    for (size_t extra = 0; extra <= 3; extra++) {
      assert_int_equal(
          hsk_dh_finish(group, a.priv, a.priv_len, (hsk_bytes){y + 3 - extra, n + extra}, secret, &len), 1);
      assert_int_equal(len, n);
      assert_memory_equal(secret, theirs, n);
    }
    assert_int_equal(hsk_dh_finish(group, a.priv, a.priv_len, g, secret, &len), 1); /* one byte */
    assert_memory_equal(secret, a.share, n);
    len = 77;
    assert_int_equal(hsk_dh_finish(group, a.priv, a.priv_len, (hsk_bytes){y, 3}, secret, &len), 0);
    assert_int_equal(hsk_dh_finish(group, a.priv, a.priv_len, (hsk_bytes){y, 0}, secret, &len), 0);
    assert_int_equal(hsk_dh_finish(group, a.priv, a.priv_len, p, secret, &len), 0);
    assert_int_equal(hsk_dh_finish(group, a.priv, a.priv_len + 1, g, secret, &len), 0);
    assert_int_equal(len, 77);
    free(a.share);
  }
}

static void test_ffdhe_params(void **state)
{
  (void)state;
  uint8_t longer[HSK_DH_MAX + 1] = {0};
  static const uint8_t two[] = {0, 2}, three[] = {3};
  const hsk_bytes none = {NULL, 0}, modp[] = {{hsk_modp2048, 256}, {hsk_modp3072, 384}, {hsk_modp4096, 512}};
  for (uint32_t group = 0; group < 0x200; group++) {
    hsk_bytes p = none, g = none;
    int is = group >= HSK_FFDHE2048 && group <= HSK_FFDHE4096;
    assert_int_equal(hsk_ffdhe_params(group, &p, &g), is);
    assert_int_equal(p.len, is ? hsk_kex_share_len(group) : 0);
    if (!is) continue;
    assert_int_equal(hsk_ffdhe_group(p, g), group);
    assert_int_equal(hsk_ffdhe_group(p, (hsk_bytes){two, 2}), group); /* leading zeros */
    assert_int_equal(hsk_ffdhe_group(p, (hsk_bytes){three, 1}), 0);
    assert_int_equal(hsk_ffdhe_group(p, none), 0);
    assert_int_equal(hsk_ffdhe_group(p, p), 0);
    assert_int_equal(hsk_ffdhe_group(none, g), 0);
    memcpy(longer + 1, p.data, p.len);
    assert_int_equal(hsk_ffdhe_group((hsk_bytes){longer, p.len + 1}, g), group);
    longer[p.len / 2] ^= 1;
    assert_int_equal(hsk_ffdhe_group((hsk_bytes){longer, p.len + 1}, g), 0);
    assert_int_equal(hsk_ffdhe_group((hsk_bytes){p.data, p.len - 1}, g), 0);
    assert_int_equal(hsk_ffdhe_group(modp[group - HSK_FFDHE2048], g),
                     0); /* of RFC 3526: sound, but no NamedGroup */
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lengths),         cmocka_unit_test(test_agree),
      cmocka_unit_test(test_lengths_refused), cmocka_unit_test(test_ffdhe_values),
      cmocka_unit_test(test_padded_secret),   cmocka_unit_test(test_tls12),
      cmocka_unit_test(test_ffdhe_params),
  };
  return cmocka_run_group_tests(tests, setup, NULL);
}
