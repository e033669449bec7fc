/* Finite-field Diffie-Hellman (RFC 5246 8.1.2, RFC 8446 7.4.1, RFC 7919, RFC 3526) with BearSSL's public RSA operation as modular exponentiation:
   modulus p, exponent our secret.
   Constant time: br_rsa_i62_public, _i31_public and _i15_public do not treat the exponent as public. They scan it in windows of
   fixed width, look powers up with masks and select with masks, so time depends on the lengths of p and of the exponent, which
   are public. Ranges are checked on the peer's values alone. */
#include "crypto/crypto_bearssl.h"
#include "crypto/crypto_bearssl_ffdhe.h"

#define DH_MIN_LEN 256u

static hsk_bytes strip(hsk_bytes n)
{
  while (n.len > 0 && hsk_u8(n.data, 0) == 0) {
    n.data++;
    n.len--;
  }
  return n;
}

/* known: p is a safe prime of RFC 7919 or RFC 3526 */
static int known(hsk_bytes p)
{
  switch (p.len) {
  case sizeof hsk_ffdhe2048:
    return hsk_equal(p.data, hsk_ffdhe2048, p.len) || hsk_equal(p.data, hsk_modp2048, p.len);
  case sizeof hsk_ffdhe3072:
    return hsk_equal(p.data, hsk_ffdhe3072, p.len) || hsk_equal(p.data, hsk_modp3072, p.len);
  case sizeof hsk_ffdhe4096:
    return hsk_equal(p.data, hsk_ffdhe4096, p.len) || hsk_equal(p.data, hsk_modp4096, p.len);
  default:
    return 0;
  }
}

/* in_range: 1 < v < p - 1, for an odd p; both without leading zeros */
static int in_range(hsk_bytes v, hsk_bytes p)
{
  if (v.len == 0 || v.len > p.len || (v.len == 1 && hsk_u8(v.data, 0) == 1)) return 0;
  if (v.len < p.len) return 1;
  size_t i = 0;
  while (i < p.len - 1 && hsk_u8(v.data, i) == hsk_u8(p.data, i))
    i++;
  if (i < p.len - 1) return hsk_u8(v.data, i) < hsk_u8(p.data, i);
  /* they agree up to the last byte: p's is odd, so p - 1 borrows from nobody */
  return hsk_u8(v.data, i) + 1 < hsk_u8(p.data, i);
}

int hsk_dh_check(hsk_bytes p, hsk_bytes g)
{
  p = strip(p);
  g = strip(g);
  if (p.len < DH_MIN_LEN || p.len > HSK_DH_MAX) return 0;
  if (p.len == DH_MIN_LEN && hsk_u8(p.data, 0) < 0x80) return 0;
  if (hsk_u8(p.data, p.len - 1) % 2 == 0) return 0;
  return in_range(g, p);
}

/* A safe prime leaves a short exponent nothing to lose in small subgroups: twice the group's strength and a margin are enough
   (RFC 7919 A.1 to A.3 ask for 225, 275 and 325 bits; these are 256, 320 and 384). Of another p we do not know how p - 1 factors, so the
   exponent has its full length. */
static size_t exponent_len(hsk_bytes p)
{
  return known(p) ? 16 + p.len / 16 : p.len;
}

/* power: out = base ^ x mod p, all in p.len bytes. 0: base is not below p */
static int power(hsk_bytes p, hsk_bytes base, hsk_bytes x, uint8_t *out)
{
  size_t lead = p.len - base.len;
  br_rsa_public_key modulus = {hsk_br_ptr(p.data), p.len, hsk_br_ptr(x.data), x.len};
  for (size_t i = 0; i < lead; i++)
    hsk_put8(out, i, 0);
  hsk_put_bytes(out, lead, base.data, base.len);
  return br_rsa_public_get_default()(out, p.len, &modulus) != 0;
}

/* is_proper: v is neither 0 nor 1 nor p - 1. v is a secret: no branch on its bytes before the answer. */
static int is_proper(const uint8_t *v, hsk_bytes p)
{
  uint32_t head = 0, diff = 0, last = hsk_u8(v, p.len - 1), p_last = hsk_u8(p.data, p.len - 1);
  for (size_t i = 0; i < p.len - 1; i++) {
    head |= hsk_u8(v, i);
    diff |= hsk_u8(v, i) ^ hsk_u8(p.data, i);
  }
  return !((head | (last >> 1)) == 0 || (diff | (last ^ (p_last - 1))) == 0);
}

int hsk_dh_agree(hsk_bytes p, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share, uint8_t *secret,
                 size_t *len)
{
  uint8_t x[HSK_DH_MAX];
  p = strip(p);
  g = strip(g);
  y = strip(y);
  if (!hsk_dh_check(p, g) || !in_range(y, p)) return 0;
  hsk_bytes exponent = {x, exponent_len(p)};
  hsk_rng_bytes(rng, x, exponent.len);
  int ok = power(p, g, exponent, share) && is_proper(share, p) && power(p, y, exponent, secret) &&
           is_proper(secret, p);
  hsk_wipe_bytes(x, sizeof x);
  if (ok)
    *len = p.len;
  else
    hsk_wipe_bytes(secret, p.len);
  return ok;
}

static const uint8_t two[] = {2};

int hsk_ffdhe_params(uint32_t group, hsk_bytes *p, hsk_bytes *g)
{
  hsk_bytes prime;
  switch (group) {
  case HSK_FFDHE2048:
    prime = (hsk_bytes){hsk_ffdhe2048, sizeof hsk_ffdhe2048};
    break;
  case HSK_FFDHE3072:
    prime = (hsk_bytes){hsk_ffdhe3072, sizeof hsk_ffdhe3072};
    break;
  case HSK_FFDHE4096:
    prime = (hsk_bytes){hsk_ffdhe4096, sizeof hsk_ffdhe4096};
    break;
  default:
    return 0;
  }
  *p = prime;
  *g = (hsk_bytes){two, sizeof two};
  return 1;
}

uint32_t hsk_ffdhe_group(hsk_bytes p, hsk_bytes g)
{
  hsk_bytes prime, generator;
  p = strip(p);
  g = strip(g);
  if (g.len != 1 || hsk_u8(g.data, 0) != two[0]) return 0;
  for (uint32_t group = HSK_FFDHE2048; hsk_ffdhe_params(group, &prime, &generator); group++)
    if (p.len == prime.len && hsk_equal(p.data, prime.data, p.len)) return group;
  return 0;
}

int hsk_br_dh_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  hsk_bytes p, g;
  if (!hsk_ffdhe_params(group, &p, &g)) return 0;
  hsk_bytes x = {priv, exponent_len(p)};
  hsk_rng_bytes(rng, priv, x.len);
  if (!power(p, g, x, share) || !is_proper(share, p)) return 0;
  *priv_len = x.len;
  return 1;
}

int hsk_dh_finish(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes y, uint8_t *secret,
                  size_t *secret_len)
{
  hsk_bytes p, g;
  y = strip(y);
  if (!hsk_ffdhe_params(group, &p, &g) || priv_len != exponent_len(p) || !in_range(y, p)) return 0;
  if (!power(p, y, (hsk_bytes){priv, priv_len}, secret) || !is_proper(secret, p)) {
    hsk_wipe_bytes(secret, p.len);
    return 0;
  }
  *secret_len = p.len;
  return 1;
}
