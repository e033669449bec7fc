#include "x509/ext_key_usage.h"

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result != 0; */
static uint32_t purpose_bit(uint32_t oid)
{
  switch (oid) {
  case HSK_OID_ANY_EXT_KEY_USAGE:
    return HSK_EKU_ANY;
  case HSK_OID_SERVER_AUTH:
    return HSK_EKU_SERVER_AUTH;
  case HSK_OID_CLIENT_AUTH:
    return HSK_EKU_CLIENT_AUTH;
  case HSK_OID_CODE_SIGNING:
    return HSK_EKU_CODE_SIGNING;
  case HSK_OID_EMAIL_PROTECTION:
    return HSK_EKU_EMAIL_PROTECTION;
  case HSK_OID_TIME_STAMPING:
    return HSK_EKU_TIME_STAMPING;
  case HSK_OID_OCSP_SIGNING:
    return HSK_EKU_OCSP_SIGNING;
  default:
    return HSK_EKU_OTHER;
  }
}

/*@ requires bit != 0;
    terminates \true; exits \false; assigns \nothing;
    ensures \result != 0; */
static uint32_t with_bit(uint32_t bits, uint32_t bit)
{
  return bits | bit;
}

uint32_t hsk_ext_key_usage_parse(const uint8_t *buf, size_t off, size_t end)
{
  uint32_t purposes = 0;
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end || seq.len == 0) return 0;
  size_t i = seq.off;
  /*@ loop invariant seq.off <= i <= end;
      loop invariant first: i == seq.off || purposes != 0;
      loop invariant rest: PurposeList(buf, seq.off, end) <==> PurposeList(buf, i, end);
      loop assigns i, purposes; loop variant end - i; */
  while (i != end) {
    hsk_span oid = hsk_der_oid(buf, end, i);
    if (oid.off == 0) return 0;
    purposes = with_bit(purposes, purpose_bit(hsk_oid_purpose(buf, oid.off, oid.len)));
    i = oid.off + oid.len;
  }
  return purposes;
}
