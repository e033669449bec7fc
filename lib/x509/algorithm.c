#include "x509/algorithm.h"

hsk_span hsk_algorithm_parse(const uint8_t *buf, size_t len, size_t off, hsk_algorithm *a)
{
  hsk_span bad = {0, 0};
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return bad;
  size_t end = seq.off + seq.len;
  hsk_span oid = hsk_der_oid(buf, end, seq.off);
  if (oid.off == 0) return bad;
  size_t at = oid.off + oid.len;
  if (at != end) {
    hsk_span any = hsk_der_any(buf, end, at);
    if (any.off == 0 || any.off + any.len != end) return bad;
    //@ assert parameters: DerAny(buf, at, end, any.off, end);
  }
  //@ assert oid: OidTLV(buf, seq.off, end, oid.off, at);
  //@ assert any: Parameters(buf, at, end);
  //@ assert whole: AlgorithmIdentifier(buf, off, len, seq.off, end, oid.off, at);
  a->oid.off = oid.off;
  a->oid.len = oid.len;
  a->parameters.off = at;
  a->parameters.len = end - at;
  return seq;
}

int hsk_parameters_are_null(const uint8_t *buf, hsk_span parameters)
{
  return parameters.len == 2 && hsk_u8(buf, parameters.off) == HSK_DER_NULL &&
         hsk_u8(buf, parameters.off + 1) == 0;
}

uint32_t hsk_algorithm_scheme(const uint8_t *buf, hsk_algorithm a)
{
  uint32_t absent = a.parameters.len == 0 ? 1 : 0;
  uint32_t scheme = 0, fits = absent;
  switch (hsk_oid_signature(buf, a.oid.off, a.oid.len)) {
  case HSK_OID_SHA256_WITH_RSA:
    scheme = HSK_X509_RSA_PKCS1_SHA256;
    break;
  case HSK_OID_SHA384_WITH_RSA:
    scheme = HSK_X509_RSA_PKCS1_SHA384;
    break;
  case HSK_OID_SHA512_WITH_RSA:
    scheme = HSK_X509_RSA_PKCS1_SHA512;
    break;
  case HSK_OID_ECDSA_WITH_SHA256:
    return absent ? HSK_X509_ECDSA_SHA256 : HSK_SCHEME_BAD_PARAMETERS;
  case HSK_OID_ECDSA_WITH_SHA384:
    return absent ? HSK_X509_ECDSA_SHA384 : HSK_SCHEME_BAD_PARAMETERS;
  case HSK_OID_ECDSA_WITH_SHA512:
    return absent ? HSK_X509_ECDSA_SHA512 : HSK_SCHEME_BAD_PARAMETERS;
  default:
    return 0;
  }
  if (!fits && hsk_parameters_are_null(buf, a.parameters)) fits = 1;
  return fits ? scheme : HSK_SCHEME_BAD_PARAMETERS;
}

uint32_t hsk_curve_group(const uint8_t *buf, hsk_span oid)
{
  switch (hsk_oid_curve(buf, oid.off, oid.len)) {
  case HSK_OID_SECP256R1:
    return HSK_X509_SECP256R1;
  case HSK_OID_SECP384R1:
    return HSK_X509_SECP384R1;
  case HSK_OID_SECP521R1:
    return HSK_X509_SECP521R1;
  default:
    return 0;
  }
}

size_t hsk_field_len(uint32_t group)
{
  switch (group) {
  case HSK_X509_SECP256R1:
    return 32;
  case HSK_X509_SECP384R1:
    return 48;
  case HSK_X509_SECP521R1:
    return 66;
  default:
    return 0;
  }
}
