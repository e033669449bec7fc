#include "x509/pss.h"

/* hash_of: the number of the hash whose AlgorithmIdentifier fills buf[off..end): 1, 2, 3 for SHA-256, SHA-384, SHA-512; 0: another; BAD:
   malformed. The parameters are NULL or absent (RFC 4055 2.1). */
#define BAD UINT32_MAX
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \forall integer v; 1 <= v <= 3 ==> (\result == v <==> PssHash(buf, off, end, v));
    ensures range: \result <= 3 || \result == 4294967295; */
static uint32_t hash_of(const uint8_t *buf, size_t off, size_t end)
{
  hsk_algorithm a;
  hsk_span seq = hsk_algorithm_parse(buf, end, off, &a);
  if (seq.off == 0 || seq.off + seq.len != end) return BAD;
  if (a.parameters.len != 0 && !hsk_parameters_are_null(buf, a.parameters)) return BAD;
  /* 2.16.840.1.101.3.4.2.n */
  if (a.oid.len != 9 || hsk_be32(buf, a.oid.off) != 0x60864801u ||
      hsk_be32(buf, a.oid.off + 4) != 0x65030402u)
    return 0;
  uint32_t n = hsk_u8(buf, a.oid.off + 8);
  return n <= 3 ? n : 0;
}

/* mask_hash_of: the same of a MaskGenAlgorithm, whose OID is id-mgf1. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \forall integer v; 1 <= v <= 3 ==> (\result == v <==> PssMask(buf, off, end, v));
    ensures range: \result <= 3 || \result == 4294967295; */
static uint32_t mask_hash_of(const uint8_t *buf, size_t off, size_t end)
{
  hsk_algorithm a;
  hsk_span seq = hsk_algorithm_parse(buf, end, off, &a);
  if (seq.off == 0 || seq.off + seq.len != end) return BAD;
  if (a.oid.len != 9 || hsk_be32(buf, a.oid.off) != 0x2a864886u ||
      hsk_be32(buf, a.oid.off + 4) != 0xf70d0101u || hsk_u8(buf, a.oid.off + 8) != 8)
    return 0;
  return hash_of(buf, a.parameters.off, end);
}

/* salt_of: the saltLength that fills buf[off..end); 0: zero, or longer than any hash; BAD: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \forall integer v; 1 <= v <= 255 ==> (\result == v <==> PssSalt(buf, off, end, v));
    ensures range: \result <= 255 || \result == 4294967295; */
static uint32_t salt_of(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span m = hsk_der_uint(buf, end, off);
  if (m.off == 0 || m.off + m.len != end) return BAD;
  return m.len == 1 ? hsk_u8(buf, m.off) : 0;
}

uint32_t hsk_pss_scheme(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return HSK_SCHEME_BAD_PARAMETERS;
  /* the defaults are SHA-1's: whoever leaves a field out means SHA-1 */
  hsk_span hash = hsk_der_tlv(buf, end, seq.off, HSK_DER_CONSTRUCTED(0));
  if (hash.off == 0) return 0;
  hsk_span mask = hsk_der_tlv(buf, end, hash.off + hash.len, HSK_DER_CONSTRUCTED(1));
  if (mask.off == 0) return 0;
  hsk_span salt = hsk_der_tlv(buf, end, mask.off + mask.len, HSK_DER_CONSTRUCTED(2));
  if (salt.off == 0) return 0;
  /* trailerField is 1, its default */
  if (salt.off + salt.len != end) return HSK_SCHEME_BAD_PARAMETERS;
  //@ assert frame: PssFrame(buf, off, end, hash.off, hash.off + hash.len, mask.off, mask.off + mask.len, salt.off);
  /*@ assert only: \forall integer c, d, f, g, k; PssFrame(buf, off, end, c, d, f, g, k) ==> c == hash.off && d == hash.off + hash.len &&
             f == mask.off && g == mask.off + mask.len && k == salt.off; */
  uint32_t h = hash_of(buf, hash.off, hash.off + hash.len),
           g = mask_hash_of(buf, mask.off, mask.off + mask.len);
  uint32_t s = salt_of(buf, salt.off, end);
  /*@ assert fields: \forall integer v; 1 <= v <= 3 ==> (PssFields(buf, hash.off, hash.off + hash.len, mask.off, mask.off + mask.len,
             salt.off, end, v) <==> (h == v && g == v && s == 16 * (v + 1))); */
  if (h == BAD || g == BAD || s == BAD) return HSK_SCHEME_BAD_PARAMETERS;
  return h != 0 && g == h && s == 16 * (h + 1) ? 0x0803u + h : 0;
}

uint32_t hsk_signature_scheme(const uint8_t *buf, size_t len, size_t off)
{
  hsk_algorithm a;
  if (hsk_algorithm_parse(buf, len, off, &a).off == 0) return HSK_SCHEME_BAD_PARAMETERS;
  if (a.oid.len == 9 && hsk_be32(buf, a.oid.off) == 0x2a864886u &&
      hsk_be32(buf, a.oid.off + 4) == 0xf70d0101u && hsk_u8(buf, a.oid.off + 8) == 10)
    return hsk_pss_scheme(buf, a.parameters.off, a.parameters.off + a.parameters.len);
  return hsk_algorithm_scheme(buf, a);
}

uint32_t hsk_scheme_under(uint32_t scheme, uint32_t key_type)
{
  int pss = scheme >= HSK_X509_RSA_PSS_SHA256 && scheme <= HSK_X509_RSA_PSS_SHA512;
  return pss && key_type == HSK_KEY_RSA_PSS ? scheme + 5 : scheme;
}
