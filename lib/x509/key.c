#include "x509/key.h"
#include "x509/algorithm.h"

/* rsa_key reads RSAPublicKey (RFC 8017 A.1.1), which fills bits. */
static int rsa_key(const uint8_t *buf, hsk_span bits, hsk_span *n, hsk_span *e)
{
  size_t end = bits.off + bits.len;
  hsk_span seq = hsk_der_tlv(buf, end, bits.off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  hsk_span modulus = hsk_der_uint(buf, end, seq.off);
  if (modulus.off == 0) return 0;
  hsk_span exponent = hsk_der_uint(buf, end, modulus.off + modulus.len);
  if (exponent.off == 0 || exponent.off + exponent.len != end) return 0;
  /* RFC 8017 3.1: n is a product of odd primes, 3 <= e < n, and e is prime to an even number */
  if (hsk_u8(buf, modulus.off + modulus.len - 1) % 2 == 0 || hsk_u8(buf, end - 1) % 2 == 0) return 0;
  if (exponent.len == 1 && hsk_u8(buf, exponent.off) < 3) return 0;
  if (exponent.len > modulus.len) return 0;
  n->off = modulus.off;
  n->len = modulus.len;
  e->off = exponent.off;
  e->len = exponent.len;
  return 1;
}

/* EC keys: whether the parameters are a named curve (RFC 5480 2.1.1), and which. */
static int named_curve(const uint8_t *buf, hsk_span parameters, uint32_t *group)
{
  size_t end = parameters.off + parameters.len;
  hsk_span oid = hsk_der_oid(buf, end, parameters.off);
  if (oid.off == 0 || oid.off + oid.len != end) return 0;
  *group = hsk_curve_group(buf, oid);
  return 1;
}

enum { POINT_BAD, POINT_UNCOMPRESSED, POINT_COMPRESSED };

/* point_form judges an ECPoint (RFC 5480 2.2, SEC 1 2.3.3) of a curve with coordinates of field_len bytes. */
static uint32_t point_form(const uint8_t *buf, hsk_span point, size_t field_len)
{
  if (point.len == 0) return POINT_BAD;
  uint32_t first = hsk_u8(buf, point.off);
  if (first == 4 && point.len == 2 * field_len + 1) return POINT_UNCOMPRESSED;
  if ((first == 2 || first == 3) && point.len == field_len + 1) return POINT_COMPRESSED;
  return POINT_BAD;
}

/* ec_key fills k, or leaves it unsupported for other curves and compressed points; 0: malformed. */
static int ec_key(const uint8_t *buf, hsk_span parameters, hsk_span bits, hsk_public_key *k)
{
  uint32_t group = 0;
  if (!named_curve(buf, parameters, &group)) return 0;
  if (group == 0) return 1;
  uint32_t form = point_form(buf, bits, hsk_field_len(group));
  if (form == POINT_BAD) return 0;
  if (form == POINT_COMPRESSED) return 1;
  k->type = HSK_KEY_EC;
  k->group = group;
  k->point.off = bits.off;
  k->point.len = bits.len;
  return 1;
}

hsk_result hsk_public_key_parse(const uint8_t *buf, size_t len, size_t off, hsk_public_key *key, size_t *next)
{
  hsk_public_key k = {HSK_KEY_UNSUPPORTED_TYPE, 0, {0, 0}, {0, 0}, {0, 0}};
  hsk_algorithm a;
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return hsk_bad(HSK_CERT_BAD_KEY, off);
  size_t end = seq.off + seq.len;
  hsk_span alg = hsk_algorithm_parse(buf, end, seq.off, &a);
  if (alg.off == 0) return hsk_bad(HSK_CERT_BAD_ALGORITHM, seq.off);
  size_t key_at = alg.off + alg.len;
  hsk_span raw = hsk_der_tlv(buf, end, key_at, HSK_DER_BIT_STRING);
  if (raw.off == 0 || raw.off + raw.len != end || !hsk_der_is_bits(buf, raw.off, end))
    return hsk_bad(HSK_CERT_BAD_KEY, key_at);
  uint32_t type = hsk_oid_key(buf, a.oid.off, a.oid.len);
  if (type != HSK_OID_NONE) {
    hsk_span bits = hsk_der_octet_bits(buf, end, key_at);
    if (bits.off == 0) return hsk_bad(HSK_CERT_BAD_KEY, key_at);
    if (type == HSK_OID_RSA_ENCRYPTION) {
      /* RFC 3279 2.3.1: the parameters are NULL */
      if (!hsk_parameters_are_null(buf, a.parameters)) return hsk_bad(HSK_CERT_BAD_KEY, a.parameters.off);
      if (!rsa_key(buf, bits, &k.modulus, &k.exponent)) return hsk_bad(HSK_CERT_BAD_KEY, bits.off);
      k.type = HSK_KEY_RSA;
    } else if (!ec_key(buf, a.parameters, bits, &k))
      return hsk_bad(HSK_CERT_BAD_KEY, a.parameters.off);
  }
  key->type = k.type;
  key->group = k.group;
  key->modulus = k.modulus;
  key->exponent = k.exponent;
  key->point = k.point;
  *next = end;
  return hsk_ok();
}
