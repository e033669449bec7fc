#include "x509/tls_feature.h"

/*@ terminates \true; exits \false; assigns \nothing; */
static uint32_t feature_bit(uint32_t number)
{
  if (number == 5) return HSK_FEATURE_STATUS_REQUEST;
  return number == 17 ? HSK_FEATURE_STATUS_REQUEST_V2 : HSK_FEATURE_OTHER;
}

int hsk_tls_feature_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *features)
{
  uint32_t found = 0;
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  size_t i = seq.off;
  /*@ loop invariant seq.off <= i <= end;
      loop assigns i, found; loop variant end - i; */
  while (i != end) {
    hsk_span number = hsk_der_uint(buf, end, i);
    if (number.off == 0 || number.len > 2) return 0;
    found |= feature_bit(number.len == 1 ? hsk_u8(buf, number.off) : hsk_be16(buf, number.off));
    i = number.off + number.len;
  }
  *features = found;
  return 1;
}
