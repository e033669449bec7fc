/* Elliptic curves over BearSSL: key agreement (RFC 8422 5.10, RFC 7748) and ECDSA (FIPS 186-4, RFC 6979).
   Constant time: BearSSL multiplies points in time that depends on the curve alone; key generation redraws a scalar that is
   out of range, which tells nothing about the one that is kept. Verification works on public values only.
   BearSSL numbers its curves as NamedGroup does, and checks in each multiplication that the point is on the curve. */
#include "crypto/crypto_bearssl.h"
#include "x509/der.h"

#define X25519_LEN 32u

_Static_assert((int)HSK_SECP256R1 == BR_EC_secp256r1 && (int)HSK_SECP384R1 == BR_EC_secp384r1 &&
                   (int)HSK_SECP521R1 == BR_EC_secp521r1 && (int)HSK_X25519 == BR_EC_curve25519,
               "NamedGroup numbers are BearSSL's");

/* field_len: bytes of a coordinate, and of the order */
static size_t field_len(uint32_t group)
{
  switch (group) {
  case HSK_SECP256R1:
  case HSK_X25519:
    return 32;
  case HSK_SECP384R1:
    return 48;
  case HSK_SECP521R1:
    return 66;
  default:
    return 0;
  }
}

size_t hsk_ec_share_len(uint32_t group)
{
  if (group == HSK_X25519) return X25519_LEN;
  return field_len(group) == 0 ? 0 : 1 + 2 * field_len(group);
}

int hsk_ec_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  uint8_t kbuf[BR_EC_KBUF_PRIV_MAX_SIZE];
  const br_ec_impl *ec = br_ec_get_default();
  size_t n = field_len(group);
  br_ec_private_key sk;
  if (n == 0 || br_ec_keygen(hsk_br_rng(rng), ec, &sk, kbuf, (int)group) != n) return 0;
  br_ec_compute_pub(ec, NULL, share, &sk);
  hsk_put_bytes(priv, 0, kbuf, n);
  *priv_len = n;
  hsk_wipe_bytes(kbuf, sizeof kbuf);
  return 1;
}

int hsk_ec_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret,
                 size_t *secret_len)
{
  static const uint8_t zero[X25519_LEN] = {0};
  uint8_t point[HSK_EC_POINT_MAX];
  size_t n = field_len(group), share_len = hsk_ec_share_len(group);
  if (n == 0 || priv_len != n || share.len != share_len) return 0;
  /* RFC 8422 5.4.1: uncompressed only */
  if (group != HSK_X25519 && hsk_u8(share.data, 0) != 4) return 0;
  hsk_put_bytes(point, 0, share.data, share_len);
  int ok = br_ec_get_default()->mul(point, share_len, priv, n, (int)group) != 0;
  const uint8_t *x = point + (group == HSK_X25519 ? 0 : 1);
  /* RFC 7748 6.1: an all-zero output comes from a point of small order */
  if (group == HSK_X25519) ok &= !hsk_equal_secret(x, zero, X25519_LEN);
  if (ok) {
    hsk_put_bytes(secret, 0, x, n);
    *secret_len = n;
  }
  hsk_wipe_bytes(point, sizeof point);
  return ok;
}

/* Reads a positive INTEGER at off, right-aligned in n bytes. The offset behind it, 0: malformed, negative, zero or too long. */
static size_t read_number(hsk_bytes sig, size_t end, size_t off, uint8_t *out, size_t n)
{
  hsk_span v = hsk_der_uint(sig.data, end, off);
  if (v.off == 0 || v.len > n || hsk_u8(sig.data, v.off) == 0) return 0;
  for (size_t i = 0; i < n - v.len; i++)
    hsk_put8(out, i, 0);
  hsk_put_bytes(out, n - v.len, sig.data + v.off, v.len);
  return hsk_der_end(v);
}

/* Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER } (RFC 3279 2.2.3), strict DER, to r and s of n bytes each */
static int read_signature(hsk_bytes sig, uint8_t *raw, size_t n)
{
  hsk_span body = hsk_der_tlv(sig.data, sig.len, 0, HSK_DER_SEQUENCE);
  if (body.off == 0 || hsk_der_end(body) != sig.len) return 0;
  size_t s_at = read_number(sig, sig.len, body.off, raw, n);
  if (s_at == 0) return 0;
  return read_number(sig, sig.len, s_at, raw + n, n) == sig.len;
}

int hsk_br_ecdsa_verify(uint32_t hash, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                        hsk_bytes signature)
{
  uint8_t raw[2 * HSK_EC_SECRET_MAX];
  size_t n = field_len(key->group);
  if (n == 0 || key->group == HSK_X25519 || !read_signature(signature, raw, n)) return 0;
  br_ec_public_key pk = {(int)key->group, hsk_br_span(base, key->point), key->point.len};
  return br_ecdsa_vrfy_raw_get_default()(br_ec_get_default(), digest, hsk_hash_len(hash), &pk, raw, 2 * n) !=
         0;
}

/* The nonce is derived from key and digest (RFC 6979): a bad random generator cannot give the key away. */
int hsk_br_ecdsa_sign(uint32_t hash, const uint8_t *base, const hsk_private_key *key, const uint8_t *digest,
                      uint8_t *sig, size_t *sig_len)
{
  if (field_len(key->group) == 0 || key->group == HSK_X25519) return 0;
  br_ec_private_key sk = {(int)key->group, hsk_br_span(base, key->scalar), key->scalar.len};
  size_t len = br_ecdsa_sign_asn1_get_default()(br_ec_get_default(), hsk_br_hash(hash), digest, &sk, sig);
  if (len == 0) return 0;
  *sig_len = len;
  return 1;
}
