#include "x509/private_key.h"
#include "x509/algorithm.h"
#include "x509/pss.h"

/* Bounds of an RSA modulus, in bits. */
#define RSA_MIN_BITS 1024u
#define RSA_MAX_BITS 4096u

/* A version: the number if it is one byte, 256 if it is longer, UINT32_MAX if it is malformed. */
static uint32_t small_number(const uint8_t *buf, size_t end, size_t off, size_t *next)
{
  hsk_span v = hsk_der_uint(buf, end, off);
  if (v.off == 0) return UINT32_MAX;
  *next = v.off + v.len;
  return v.len == 1 ? hsk_u8(buf, v.off) : 256;
}

/* magnitude reads a positive INTEGER at *at and moves *at behind it. */
static int magnitude(const uint8_t *buf, size_t end, size_t *at, hsk_span *m)
{
  hsk_span s = hsk_der_uint(buf, end, *at);
  if (s.off == 0 || (s.len == 1 && hsk_u8(buf, s.off) == 0)) return 0;
  m->off = s.off;
  m->len = s.len;
  *at = s.off + s.len;
  return 1;
}

static size_t bit_len(const uint8_t *buf, hsk_span m)
{
  size_t bits = (m.len - 1) * 8;
  for (uint32_t top = hsk_u8(buf, m.off); top != 0; top /= 2)
    bits++;
  return bits;
}

static int is_odd(const uint8_t *buf, hsk_span m)
{
  return hsk_u8(buf, m.off + m.len - 1) % 2 == 1;
}

/* RFC 8017 3.2: the sizes and parities that the numbers of a two-prime key must have. */
static int rsa_plausible(const uint8_t *buf, const hsk_private_key *k)
{
  if (!is_odd(buf, k->modulus) || !is_odd(buf, k->exponent) || !is_odd(buf, k->p) || !is_odd(buf, k->q))
    return 0;
  if (!is_odd(buf, k->dp) || !is_odd(buf, k->dq)) return 0;
  if (k->exponent.len == 1 && hsk_u8(buf, k->exponent.off) < 3) return 0;
  if (k->exponent.len > k->modulus.len) return 0;
  /* n = p * q has as many bits as p and q together, or one less; dp < p, dq < q, qInv < p */
  size_t n = bit_len(buf, k->modulus), p = bit_len(buf, k->p), q = bit_len(buf, k->q);
  if (n != p + q && n + 1 != p + q) return 0;
  return bit_len(buf, k->dp) <= p && bit_len(buf, k->dq) <= q && bit_len(buf, k->qinv) <= p;
}

/* RSAPrivateKey (RFC 8017 A.1.2) at off, which fills buf up to end. */
static hsk_result rsa_private(const uint8_t *buf, size_t end, size_t off, hsk_private_key *key)
{
  hsk_private_key k = {HSK_KEY_RSA, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0};
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE), d;
  if (seq.off == 0 || seq.off + seq.len != end) return hsk_bad(HSK_KEY_BAD_DER, off);
  size_t at = seq.off;
  uint32_t version = small_number(buf, end, at, &at);
  if (version == 1) return hsk_bad(HSK_KEY_UNSUPPORTED, seq.off); /* multi-prime */
  if (version != 0) return hsk_bad(HSK_KEY_BAD_DER, seq.off);
  if (!magnitude(buf, end, &at, &k.modulus) || !magnitude(buf, end, &at, &k.exponent) ||
      !magnitude(buf, end, &at, &d) || !magnitude(buf, end, &at, &k.p) || !magnitude(buf, end, &at, &k.q) ||
      !magnitude(buf, end, &at, &k.dp) || !magnitude(buf, end, &at, &k.dq) ||
      !magnitude(buf, end, &at, &k.qinv))
    return hsk_bad(HSK_KEY_BAD_DER, at);
  if (at != end) return hsk_bad(HSK_KEY_BAD_DER, at);
  size_t bits = bit_len(buf, k.modulus);
  if (bits < RSA_MIN_BITS || bits > RSA_MAX_BITS) return hsk_bad(HSK_KEY_UNSUPPORTED, k.modulus.off);
  if (!rsa_plausible(buf, &k)) return hsk_bad(HSK_KEY_BAD_DER, k.modulus.off);
  *key = k;
  return hsk_ok();
}

/* The group of ECParameters, an element that fills buf[off..end); 0: not supported, UINT32_MAX: malformed. */
static uint32_t named_group(const uint8_t *buf, size_t end, size_t off)
{
  hsk_span any = hsk_der_any(buf, end, off);
  if (any.off == 0 || any.off + any.len != end) return UINT32_MAX;
  if (hsk_u8(buf, off) != HSK_DER_OID) return 0;
  hsk_span oid = hsk_der_oid(buf, end, off);
  if (oid.off == 0) return UINT32_MAX;
  return hsk_curve_group(buf, oid);
}

/* The [1] publicKey of an ECPrivateKey, which must be a point of the group. */
static int public_part(const uint8_t *buf, hsk_span part, uint32_t group)
{
  size_t end = part.off + part.len, field = hsk_field_len(group);
  hsk_span point = hsk_der_octet_bits(buf, end, part.off);
  if (point.off == 0 || point.off + point.len != end || point.len == 0) return 0;
  uint32_t first = hsk_u8(buf, point.off);
  if (first == 4) return point.len == 2 * field + 1;
  return (first == 2 || first == 3) && point.len == field + 1;
}

/* Whether the number is not longer than the group's order and not zero. RFC 5915 3 pads it to that length, but there are writers that strip leading zeros, and what they mean
   is beyond doubt. Constant-time in the scalar's bytes save for that answer. */
static int scalar_fits(const uint8_t *buf, hsk_span scalar, uint32_t group)
{
  uint32_t any = 0;
  if (scalar.len > hsk_field_len(group)) return 0;
  for (size_t i = 0; i < scalar.len; i++)
    any |= hsk_u8(buf, scalar.off + i);
  return any != 0;
}

/* ECPrivateKey (RFC 5915 3) at off, which fills buf up to end. outer: the group that PKCS#8 names, 0: none does. */
static hsk_result ec_private(const uint8_t *buf, size_t end, size_t off, uint32_t outer, hsk_private_key *key)
{
  hsk_private_key k = {HSK_KEY_EC, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0};
  uint32_t group = outer;
  hsk_span pub = {0, 0};
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return hsk_bad(HSK_KEY_BAD_DER, off);
  size_t at = seq.off;
  if (small_number(buf, end, at, &at) != 1) return hsk_bad(HSK_KEY_BAD_DER, seq.off);
  k.scalar = hsk_der_tlv(buf, end, at, HSK_DER_OCTET_STRING);
  if (k.scalar.off == 0) return hsk_bad(HSK_KEY_BAD_DER, at);
  at = k.scalar.off + k.scalar.len;
  hsk_span params = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (params.off != 0) {
    group = named_group(buf, params.off + params.len, params.off);
    if (group == UINT32_MAX || (outer != 0 && group != outer)) return hsk_bad(HSK_KEY_BAD_DER, params.off);
    at = params.off + params.len;
  }
  if (at != end) {
    pub = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(1));
    if (pub.off == 0 || pub.off + pub.len != end) return hsk_bad(HSK_KEY_BAD_DER, at);
  }
  if (group == 0) return hsk_bad(HSK_KEY_UNSUPPORTED, off);
  if (!scalar_fits(buf, k.scalar, group)) return hsk_bad(HSK_KEY_BAD_DER, k.scalar.off);
  if (pub.off != 0 && !public_part(buf, pub, group)) return hsk_bad(HSK_KEY_BAD_DER, pub.off);
  k.group = group;
  *key = k;
  return hsk_ok();
}

/* The same under id-RSASSA-PSS (RFC 4055 1.2): without parameters every hash is allowed, with them theirs alone. */
static hsk_result pss_private(const uint8_t *buf, size_t end, size_t off, hsk_span parameters,
                              hsk_private_key *key)
{
  uint32_t hash = 0;
  if (parameters.len != 0) {
    uint32_t scheme = hsk_pss_scheme(buf, parameters.off, parameters.off + parameters.len);
    if (scheme == HSK_SCHEME_BAD_PARAMETERS) return hsk_bad(HSK_KEY_BAD_DER, parameters.off);
    if (scheme == 0) return hsk_bad(HSK_KEY_UNSUPPORTED, parameters.off);
    hash = HSK_X509_PSS_HASH(scheme);
  }
  hsk_result r = rsa_private(buf, end, off, key);
  if (r.error != HSK_OK) return r;
  key->type = HSK_KEY_RSA_PSS;
  key->pss_hash = hash;
  return r;
}

/* The optional end of OneAsymmetricKey (RFC 5958 2): [0] attributes, and in version 2 [1] publicKey. */
static int pkcs8_rest(const uint8_t *buf, size_t end, size_t off, uint32_t version)
{
  size_t at = off;
  if (at == end) return 1;
  hsk_span attributes = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (attributes.off != 0) at = attributes.off + attributes.len;
  if (at == end) return 1;
  hsk_span pub = hsk_der_tlv(buf, end, at, HSK_DER_CONTEXT(1));
  return version == 1 && pub.off != 0 && pub.off + pub.len == end && hsk_der_is_bits(buf, pub.off, end);
}

/* PrivateKeyInfo: at is behind its version. */
static hsk_result pkcs8(const uint8_t *buf, size_t end, size_t at, uint32_t version, hsk_private_key *key)
{
  hsk_algorithm a;
  hsk_span alg = hsk_algorithm_parse(buf, end, at, &a);
  if (alg.off == 0) return hsk_bad(HSK_KEY_BAD_DER, at);
  size_t key_at = alg.off + alg.len;
  hsk_span inner = hsk_der_tlv(buf, end, key_at, HSK_DER_OCTET_STRING);
  if (inner.off == 0 || !pkcs8_rest(buf, end, inner.off + inner.len, version))
    return hsk_bad(HSK_KEY_BAD_DER, key_at);
  switch (hsk_oid_key(buf, a.oid.off, a.oid.len)) {
  case HSK_OID_RSA_ENCRYPTION:
    /* RFC 8017 A.1: the parameters are NULL */
    if (!hsk_parameters_are_null(buf, a.parameters)) return hsk_bad(HSK_KEY_BAD_DER, a.parameters.off);
    return rsa_private(buf, inner.off + inner.len, inner.off, key);
  case HSK_OID_RSASSA_PSS:
    return pss_private(buf, inner.off + inner.len, inner.off, a.parameters, key);
  case HSK_OID_EC_PUBLIC_KEY: {
    uint32_t group = named_group(buf, a.parameters.off + a.parameters.len, a.parameters.off);
    if (group == UINT32_MAX) return hsk_bad(HSK_KEY_BAD_DER, a.parameters.off);
    if (group == 0) return hsk_bad(HSK_KEY_UNSUPPORTED, a.parameters.off);
    return ec_private(buf, inner.off + inner.len, inner.off, group, key);
  }
  default:
    return hsk_bad(HSK_KEY_UNSUPPORTED, a.oid.off);
  }
}

/* The three forms differ in what follows the version: PKCS#8 has a SEQUENCE, PKCS#1 an INTEGER, SEC 1 an OCTET STRING. */
hsk_result hsk_private_key_parse(const uint8_t *der, size_t len, hsk_private_key *key)
{
  hsk_span seq = hsk_der_tlv(der, len, 0, HSK_DER_SEQUENCE);
  if (seq.off == 0) return hsk_bad(HSK_KEY_BAD_DER, 0);
  if (seq.off + seq.len != len) return hsk_bad(HSK_KEY_BAD_DER, seq.off + seq.len);
  size_t at = seq.off;
  uint32_t version = small_number(der, len, at, &at);
  if (version == UINT32_MAX || at == len) return hsk_bad(HSK_KEY_BAD_DER, at);
  switch (hsk_u8(der, at)) {
  case HSK_DER_SEQUENCE:
    if (version > 1) return hsk_bad(HSK_KEY_BAD_DER, seq.off);
    return pkcs8(der, len, at, version, key);
  case HSK_DER_INTEGER:
    return rsa_private(der, len, 0, key);
  case HSK_DER_OCTET_STRING:
    return ec_private(der, len, 0, 0, key);
  default:
    return hsk_bad(HSK_KEY_BAD_DER, at);
  }
}
