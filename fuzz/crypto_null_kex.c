/* crypto_null.c's second half: key agreement and authenticated encryption. */
#include "crypto_null.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "crypto/crypto_bearssl_ffdhe.h"

static size_t field_len(uint32_t group)
{
  return group == HSK_X25519 ? 32 : hsk_field_len(group);
}

/* ---- key agreement: the secret follows from both shares, whoever computes it ---- */

size_t hsk_ec_share_len(uint32_t group)
{
  if (group == HSK_X25519) return 32;
  return field_len(group) == 0 ? 0 : 1 + 2 * field_len(group);
}

/* The toy curve: the last byte is a checksum of the rest, so that one mutated point in 256 is "on the curve".
 */
static uint8_t point_check(const uint8_t *point, size_t len)
{
  return (uint8_t)null_fold(7, point, len - 1);
}

void null_ec_public(uint32_t group, const uint8_t *scalar, size_t len, uint8_t *point)
{
  size_t n = hsk_ec_share_len(group);
  null_stream(null_fold(8 + group, scalar, len), point, n);
  if (group == HSK_X25519) return;
  point[0] = 4;
  point[n - 1] = point_check(point, n);
}

int hsk_ec_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  size_t n = field_len(group);
  if (n == 0) return 0;
  hsk_rng_bytes(rng, priv, n);
  *priv_len = n;
  null_ec_public(group, priv, n, share);
  return 1;
}

static uint64_t fold_both(uint64_t s, hsk_bytes a, hsk_bytes b)
{
  return null_mix(s, null_fold_bytes(9, a) + null_fold_bytes(9, b)); /* the same for both sides */
}

int hsk_ec_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret,
                 size_t *secret_len)
{
  uint8_t ours[HSK_EC_POINT_MAX], zero[32] = {0};
  size_t n = hsk_ec_share_len(group);
  null_work.agreements++;
  if (n == 0 || share.len != n) return 0;
  if (group == HSK_X25519 ? null_differ(share.data, zero, 32) == 0
                          : share.data[0] != 4 || share.data[n - 1] != point_check(share.data, n))
    return 0;
  null_ec_public(group, priv, priv_len, ours);
  null_stream(fold_both(group, (hsk_bytes){ours, n}, share), secret, field_len(group));
  *secret_len = field_len(group);
  return 1;
}

static hsk_bytes strip(hsk_bytes n)
{
  while (n.len > 0 && n.data[0] == 0) {
    n.data++;
    n.len--;
  }
  return n;
}

/* below: 1 < v < p - 1 for an odd p */
static int in_range(hsk_bytes v, hsk_bytes p)
{
  v = strip(v);
  if (v.len == 0 || (v.len == 1 && v.data[0] == 1) || v.len > p.len) return 0;
  if (v.len < p.len) return 1;
  int c = memcmp(v.data, p.data, p.len - 1);
  return c < 0 || (c == 0 && v.data[p.len - 1] + 1 < p.data[p.len - 1]);
}

int hsk_dh_check(hsk_bytes p, hsk_bytes g)
{
  p = strip(p);
  if (p.len < 256 || p.len > 512 || (p.len == 256 && p.data[0] < 0x80)) return 0;
  return (p.data[p.len - 1] & 1) != 0 && in_range(g, p);
}

void null_dh_public(hsk_bytes p, uint64_t secret, uint8_t *share)
{
  p = strip(p);
  memset(share, 0, p.len);
  null_stream(secret, share + p.len - 64, 64); /* far below p */
}

void null_dh_secret(hsk_bytes p, hsk_bytes ours, hsk_bytes theirs, uint8_t *secret)
{
  p = strip(p);
  null_stream(fold_both(null_fold_bytes(10, p), strip(ours), strip(theirs)), secret, p.len);
  secret[0] = 0; /* RFC 5246 8.1.2: leading zero bytes are stripped, so let there be one */
}

int hsk_dh_agree(hsk_bytes p, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share, uint8_t *secret,
                 size_t *len)
{
  uint64_t x = 0;
  (void)g;
  null_work.agreements++;
  p = strip(p);
  if (!in_range(y, p)) return 0;
  hsk_rng_bytes(rng, (uint8_t *)&x, sizeof x);
  null_dh_public(p, x, share);
  null_dh_secret(p, (hsk_bytes){share, p.len}, y, secret);
  *len = p.len;
  return 1;
}

int hsk_ffdhe_params(uint32_t group, hsk_bytes *p, hsk_bytes *g)
{
  static const uint8_t two[] = {2};
  static const hsk_bytes primes[] = {{hsk_ffdhe2048, sizeof hsk_ffdhe2048},
                                     {hsk_ffdhe3072, sizeof hsk_ffdhe3072},
                                     {hsk_ffdhe4096, sizeof hsk_ffdhe4096}};
  if (group < HSK_FFDHE2048 || group > HSK_FFDHE4096) return 0;
  *p = primes[group - HSK_FFDHE2048];
  *g = (hsk_bytes){two, sizeof two};
  return 1;
}

uint32_t hsk_ffdhe_group(hsk_bytes p, hsk_bytes g)
{
  hsk_bytes prime, generator;
  p = strip(p);
  g = strip(g);
  for (uint32_t group = HSK_FFDHE2048; hsk_ffdhe_params(group, &prime, &generator); group++)
    if (g.len == 1 && g.data[0] == 2 && p.len == prime.len && memcmp(p.data, prime.data, p.len) == 0)
      return group;
  return 0;
}

size_t hsk_kex_share_len(uint32_t group)
{
  hsk_bytes p, g;
  return hsk_ffdhe_params(group, &p, &g) ? p.len : hsk_ec_share_len(group);
}

/* as long as the real ones */
static size_t exponent_len(size_t p_len)
{
  return 16 + p_len / 16;
}

int hsk_kex_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  hsk_bytes p, g;
  if (!hsk_ffdhe_params(group, &p, &g)) return hsk_ec_generate(group, rng, priv, priv_len, share);
  *priv_len = exponent_len(p.len);
  hsk_rng_bytes(rng, priv, *priv_len);
  null_dh_public(p, null_fold(14, priv, *priv_len), share);
  return 1;
}

int hsk_dh_finish(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes y, uint8_t *secret,
                  size_t *secret_len)
{
  uint8_t ours[HSK_DH_MAX];
  hsk_bytes p, g;
  null_work.agreements++;
  if (!hsk_ffdhe_params(group, &p, &g) || priv_len != exponent_len(p.len) || !in_range(y, p)) return 0;
  null_dh_public(p, null_fold(14, priv, priv_len), ours);
  null_dh_secret(p, (hsk_bytes){ours, p.len}, y, secret);
  *secret_len = p.len;
  return 1;
}

int hsk_kex_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret,
                  size_t *secret_len)
{
  hsk_bytes p, g;
  if (!hsk_ffdhe_params(group, &p, &g)) return hsk_ec_agree(group, priv, priv_len, share, secret, secret_len);
  return share.len == p.len && hsk_dh_finish(group, priv, priv_len, share, secret, secret_len);
}

/* ---- authenticated encryption: XOR with a stream of key and nonce, and a keyed tag ---- */

size_t hsk_aead_key_len(uint32_t aead)
{
  if (aead == HSK_AES_128_GCM || aead == HSK_AES_128_CCM || aead == HSK_AES_128_CCM_8) return 16;
  return aead >= 1 && aead <= HSK_AES_256_CCM_8 ? 32 : 0;
}

size_t hsk_aead_tag_len(uint32_t aead)
{
  if (aead == HSK_AES_128_CCM_8 || aead == HSK_AES_256_CCM_8) return 8;
  return hsk_aead_key_len(aead) == 0 ? 0 : 16;
}

static void count_nonce(uint64_t id)
{
  for (size_t i = 0; i < null_work.nonces && i < NULL_NONCES; i++)
    if (null_work.nonce[i] == id) {
      fprintf(stderr, "oracle I13: a nonce repeats under a key\n");
      abort();
    }
  null_work.nonce[null_work.nonces++ % NULL_NONCES] = id;
}

static void apply_stream(uint64_t seed, uint8_t *data, size_t len)
{
  for (size_t i = 0; i < len; i += 8) {
    uint64_t w = null_mix(seed, i + 1), d = 0;
    size_t n = len - i < 8 ? len - i : 8;
    memcpy(&d, data + i, n);
    d ^= w;
    memcpy(data + i, &d, n);
  }
}

static uint64_t seal_id(uint32_t aead, const uint8_t *key, const uint8_t *nonce)
{
  return null_fold(null_fold(11 + aead, key, hsk_aead_key_len(aead)), nonce, HSK_AEAD_IV_LEN);
}

static void make_tag(uint32_t aead, uint64_t id, hsk_bytes aad, const uint8_t *data, size_t len, uint8_t *tag)
{
  null_stream(null_fold(null_fold_bytes(null_mix(id, 12), aad), data, len), tag, hsk_aead_tag_len(aead));
}

void hsk_aead_seal(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                   size_t len, uint8_t *tag)
{
  uint64_t id = seal_id(aead, key, nonce);
  count_nonce(id);
  null_work.sealed++;
  apply_stream(id, data, len);
  make_tag(aead, id, aad, data, len, tag);
}

int hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                  size_t len, const uint8_t *tag)
{
  uint8_t expected[HSK_AEAD_TAG_MAX];
  uint64_t id = seal_id(aead, key, nonce);
  null_work.opened++;
  make_tag(aead, id, aad, data, len, expected);
  if (null_differ(expected, tag, hsk_aead_tag_len(aead)) != 0) return 0;
  apply_stream(id, data, len);
  return 1;
}
