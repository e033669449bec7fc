#include "x509/key.h"
#include "x509/algorithm.h"
#include "x509/pss.h"

/* The numbers of an RSAPublicKey; modulus.off == 0: malformed. */
typedef struct {
  hsk_span modulus, exponent;
} rsa_numbers;

/* rsa_fields reads the contents buf[off..end) of an RSAPublicKey (RFC 8017 A.1.1). */
/*@ requires \valid_read(buf + (0 .. end-1)) && 0 < off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.modulus.off != 0 ==>
                RsaFields(buf, off, end, \result.modulus.off, \result.modulus.off + \result.modulus.len, \result.exponent.off);
    ensures in: \result.modulus.off != 0 ==> off <= \result.modulus.off && 1 <= \result.modulus.len && 1 <= \result.exponent.len &&
                \result.modulus.off + \result.modulus.len <= \result.exponent.off &&
                \result.exponent.off + \result.exponent.len == end;
    ensures odd: \result.modulus.off != 0 ==>
                 buf[\result.modulus.off + \result.modulus.len - 1] % 2 == 1 && buf[end - 1] % 2 == 1;
    ensures ko: \result.modulus.off == 0 ==> \forall integer m, f, x; !RsaFields(buf, off, end, m, f, x); */
static rsa_numbers rsa_fields(const uint8_t *buf, size_t off, size_t end)
{
  rsa_numbers bad = {{0, 0}, {0, 0}}, r;
  hsk_span n = hsk_der_uint(buf, end, off);
  if (n.off == 0) return bad;
  hsk_span e = hsk_der_uint(buf, end, n.off + n.len);
  if (e.off == 0 || e.off + e.len != end) return bad;
  /* RFC 8017 3.1: n is a product of odd primes, 3 <= e < n, and e is prime to an even number */
  if (hsk_u8(buf, n.off + n.len - 1) % 2 == 0 || hsk_u8(buf, end - 1) % 2 == 0) return bad;
  if (e.len == 1 && hsk_u8(buf, e.off) < 3) return bad;
  if (e.len > n.len) return bad;
  r.modulus = n;
  r.exponent = e;
  return r;
}

/* rsa_key reads the RSAPublicKey that fills buf[off..end). */
/*@ requires \valid_read(buf + (0 .. end-1)) && 0 < off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.modulus.off != 0 ==>
                RsaKey(buf, off, end, \result.modulus.off, \result.modulus.off + \result.modulus.len, \result.exponent.off);
    ensures in: \result.modulus.off != 0 ==> off <= \result.modulus.off && 1 <= \result.modulus.len && 1 <= \result.exponent.len &&
                \result.modulus.off + \result.modulus.len <= \result.exponent.off &&
                \result.exponent.off + \result.exponent.len == end;
    ensures odd: \result.modulus.off != 0 ==>
                 buf[\result.modulus.off + \result.modulus.len - 1] % 2 == 1 && buf[end - 1] % 2 == 1;
    ensures iff: \result.modulus.off != 0 <==> RsaGood(buf, off, end); */
static rsa_numbers rsa_key(const uint8_t *buf, size_t off, size_t end)
{
  rsa_numbers bad = {{0, 0}, {0, 0}};
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return bad;
  //@ assert frame: DerTLV(buf, off, end, 0x30, seq.off, end);
  rsa_numbers r = rsa_fields(buf, seq.off, end);
  //@ assert only: \forall integer s; DerTLV(buf, off, end, 0x30, s, end) ==> s == seq.off;
  /*@ assert good: r.modulus.off != 0 ==>
             RsaKey(buf, off, end, r.modulus.off, r.modulus.off + r.modulus.len, r.exponent.off); */
  return r;
}

/* point_is_good judges an ECPoint (RFC 5480 2.2, SEC 1 2.3.3); any point of a curve that is not supported is fine. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> PointGood(buf, group, off, end); */
static int point_is_good(const uint8_t *buf, uint32_t group, size_t off, size_t end)
{
  if (group == 0) return 1;
  if (off == end) return 0;
  size_t field = hsk_field_len(group);
  uint32_t first = hsk_u8(buf, off);
  if (first == 4) return end - off == 2 * field + 1;
  return (first == 2 || first == 3) && end - off == field + 1;
}

#define CURVE_BAD UINT32_MAX

/* ec_curve: the group of a key with these parameters and the point buf[off..end); 0: not supported; CURVE_BAD: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    requires parameters.off + parameters.len <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != CURVE_BAD <==> EcGood(buf, parameters.off, parameters.off + parameters.len, off, end);
    ensures group: \result != CURVE_BAD ==> \result == 0 || \result == 0x17 || \result == 0x18 || \result == 0x19;
    ensures point: \result != CURVE_BAD && \result != 0 ==> PointGood(buf, \result, off, end); */
static uint32_t ec_curve(const uint8_t *buf, hsk_span parameters, size_t off, size_t end)
{
  size_t stop = parameters.off + parameters.len;
  hsk_span oid = hsk_der_oid(buf, stop, parameters.off);
  if (oid.off == 0 || oid.off + oid.len != stop) return CURVE_BAD;
  uint32_t group = hsk_curve_group(buf, oid);
  if (!point_is_good(buf, group, off, end)) return CURVE_BAD;
  //@ assert curve: OidTLV(buf, parameters.off, stop, oid.off, stop);
  return group;
}

/* The parts of a SubjectPublicKeyInfo; end == 0: malformed, for the reason error, at the offset at. */
typedef struct {
  hsk_algorithm algorithm;
  hsk_span bits; /* contents of the BIT STRING */
  size_t end, at;
  uint32_t error;
} frame;

/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.end != 0 ==>
                SpkiFrame(buf, off, len, \result.algorithm.oid.off, \result.algorithm.parameters.off,
                          \result.algorithm.parameters.off + \result.algorithm.parameters.len, \result.bits.off, \result.end);
    ensures oid: \result.end != 0 ==> \result.algorithm.oid.off + \result.algorithm.oid.len == \result.algorithm.parameters.off;
    ensures in: \result.end != 0 ==>
                \result.algorithm.parameters.off + \result.algorithm.parameters.len < \result.bits.off < \result.end <= len &&
                \result.bits.off + \result.bits.len == \result.end;
    ensures uniq: \forall integer o, q, a, k, e; SpkiFrame(buf, off, len, o, q, a, k, e) ==> \result.end != 0 &&
                  o == \result.algorithm.oid.off && q == \result.algorithm.parameters.off &&
                  a == \result.algorithm.parameters.off + \result.algorithm.parameters.len &&
                  k == \result.bits.off && e == \result.end;
    ensures why: \result.end == 0 ==> \result.error == HSK_CERT_BAD_KEY || \result.error == HSK_CERT_BAD_ALGORITHM; */
static frame frame_parse(const uint8_t *buf, size_t len, size_t off)
{
  hsk_algorithm a = {{0, 0}, {0, 0}};
  frame f = {{{0, 0}, {0, 0}}, {0, 0}, 0, 0, HSK_CERT_BAD_KEY};
  f.at = off;
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return f;
  size_t end = seq.off + seq.len;
  f.at = seq.off;
  hsk_span alg = hsk_algorithm_parse(buf, end, seq.off, &a);
  if (alg.off == 0) {
    f.error = HSK_CERT_BAD_ALGORITHM;
    return f;
  }
  f.at = alg.off + alg.len;
  hsk_span bits = hsk_der_tlv(buf, end, f.at, HSK_DER_BIT_STRING);
  if (bits.off == 0 || bits.off + bits.len != end || !hsk_der_is_bits(buf, bits.off, end)) return f;
  //@ assert fields: SpkiFields(buf, seq.off, a.oid.off, a.parameters.off, f.at, bits.off, end);
  //@ assert whole: SpkiFrame(buf, off, len, a.oid.off, a.parameters.off, f.at, bits.off, end);
  f.algorithm.oid.off = a.oid.off;
  f.algorithm.oid.len = a.oid.len;
  f.algorithm.parameters.off = a.parameters.off;
  f.algorithm.parameters.len = a.parameters.len;
  f.bits.off = bits.off;
  f.bits.len = bits.len;
  f.end = end;
  return f;
}

/* pss_hash_of: the one hash that RSASSA-PSS-params allow, 0: there are none, so that every hash is allowed (RFC 4055 1.2), PSS_OTHER: others, which TLS
   has no signatures for. */
#define PSS_OTHER UINT32_MAX
/*@ requires \valid_read(buf + (0 .. parameters.off + parameters.len - 1)) && parameters.off + parameters.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing; */
static uint32_t pss_hash_of(const uint8_t *buf, hsk_span parameters)
{
  if (parameters.len == 0) return 0;
  uint32_t scheme = hsk_pss_scheme(buf, parameters.off, parameters.off + parameters.len);
  return scheme == 0 || scheme == HSK_SCHEME_BAD_PARAMETERS ? PSS_OTHER : HSK_X509_PSS_HASH(scheme);
}

/* What a key is: HSK_KEY_NONE if it is malformed. */
typedef struct {
  uint32_t type, group, pss_hash;
  rsa_numbers rsa;
  size_t at;
} judgement;

/*@ requires \valid_read(buf + (0 .. f.end-1)) && f.algorithm.oid.off + f.algorithm.oid.len == f.algorithm.parameters.off;
    requires f.algorithm.parameters.off + f.algorithm.parameters.len < f.bits.off < f.end && f.bits.off + f.bits.len == f.end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.type != HSK_KEY_NONE <==>
                 KeyGood(buf, OidKey(buf, f.algorithm.oid.off, f.algorithm.oid.len), f.algorithm.parameters.off,
                         f.algorithm.parameters.off + f.algorithm.parameters.len, f.bits.off, f.end);
    ensures type: \result.type == HSK_KEY_NONE || \result.type == HSK_KEY_RSA || \result.type == HSK_KEY_EC ||
                  \result.type == HSK_KEY_UNSUPPORTED_TYPE || \result.type == HSK_KEY_RSA_PSS;
    ensures rsa: \result.type == HSK_KEY_RSA || \result.type == HSK_KEY_RSA_PSS ==>
                 RsaKey(buf, f.bits.off + 1, f.end, \result.rsa.modulus.off, \result.rsa.modulus.off + \result.rsa.modulus.len,
                        \result.rsa.exponent.off) && \result.rsa.exponent.off + \result.rsa.exponent.len == f.end &&
                 0 < \result.rsa.modulus.off && 1 <= \result.rsa.modulus.len && 1 <= \result.rsa.exponent.len &&
                 \result.rsa.modulus.off + \result.rsa.modulus.len <= \result.rsa.exponent.off;
    ensures odd: \result.type == HSK_KEY_RSA || \result.type == HSK_KEY_RSA_PSS ==>
                 buf[\result.rsa.modulus.off + \result.rsa.modulus.len - 1] % 2 == 1 && buf[f.end - 1] % 2 == 1;
    ensures ec: \result.type == HSK_KEY_EC ==> Uncompressed(buf, f.bits.off + 1, f.end, FieldLen(\result.group)) &&
                (\result.group == 0x17 || \result.group == 0x18 || \result.group == 0x19);
    ensures no_group: \result.type != HSK_KEY_EC ==> \result.group == 0; */
static judgement judge(const uint8_t *buf, frame f)
{
  judgement j = {HSK_KEY_NONE, 0, 0, {{0, 0}, {0, 0}}, 0};
  j.at = f.bits.off;
  uint32_t id = hsk_oid_key(buf, f.algorithm.oid.off, f.algorithm.oid.len);
  if (id == HSK_OID_RSA_ENCRYPTION) {
    j.at = f.algorithm.parameters.off;
    /* RFC 3279 2.3.1: the parameters are NULL */
    if (!hsk_parameters_are_null(buf, f.algorithm.parameters)) return j;
    j.at = f.bits.off;
    if (hsk_u8(buf, f.bits.off) != 0) return j;
    j.at = f.bits.off + 1;
    rsa_numbers r = rsa_key(buf, f.bits.off + 1, f.end);
    if (r.modulus.off == 0) return j;
    j.rsa = r;
    j.type = HSK_KEY_RSA;
    return j;
  }
  if (id == HSK_OID_RSASSA_PSS) {
    if (hsk_u8(buf, f.bits.off) != 0) return j;
    j.at = f.bits.off + 1;
    rsa_numbers r = rsa_key(buf, f.bits.off + 1, f.end);
    if (r.modulus.off == 0) return j;
    j.type = HSK_KEY_UNSUPPORTED_TYPE;
    uint32_t hash = pss_hash_of(buf, f.algorithm.parameters);
    if (hash == PSS_OTHER) return j;
    j.rsa = r;
    j.pss_hash = hash;
    j.type = HSK_KEY_RSA_PSS;
    return j;
  }
  if (id == HSK_OID_EC_PUBLIC_KEY) {
    if (hsk_u8(buf, f.bits.off) != 0) return j;
    j.at = f.algorithm.parameters.off;
    uint32_t group = ec_curve(buf, f.algorithm.parameters, f.bits.off + 1, f.end);
    if (group == CURVE_BAD) return j;
    j.type = HSK_KEY_UNSUPPORTED_TYPE;
    /* RFC 5480 2.2: compressed points need not be supported */
    if (group == 0 || hsk_u8(buf, f.bits.off + 1) != 4) return j;
    j.type = HSK_KEY_EC;
    j.group = group;
    return j;
  }
  j.type = HSK_KEY_UNSUPPORTED_TYPE;
  return j;
}

hsk_result hsk_public_key_parse(const uint8_t *buf, size_t len, size_t off, hsk_public_key *key, size_t *next)
{
  frame f = frame_parse(buf, len, off);
  if (f.end == 0) return hsk_bad(f.error, f.at);
  judgement j = judge(buf, f);
  //@ assert good: j.type != HSK_KEY_NONE <==> PublicKey(buf, off, len, f.end);
  if (j.type == HSK_KEY_NONE) return hsk_bad(HSK_CERT_BAD_KEY, j.at);
  /*@ assert rsa: j.type == HSK_KEY_RSA || j.type == HSK_KEY_RSA_PSS ==>
             RsaKey(buf, f.bits.off + 1, f.end, j.rsa.modulus.off, j.rsa.modulus.off + j.rsa.modulus.len, j.rsa.exponent.off); */
  key->type = j.type;
  key->group = j.group;
  key->modulus.off = j.rsa.modulus.off;
  key->modulus.len = j.rsa.modulus.len;
  key->exponent.off = j.rsa.exponent.off;
  key->exponent.len = j.rsa.exponent.len;
  key->pss_hash = j.pss_hash;
  key->point.off = j.type == HSK_KEY_EC ? f.bits.off + 1 : 0;
  key->point.len = j.type == HSK_KEY_EC ? f.bits.len - 1 : 0;
  *next = f.end;
  return hsk_ok();
}
