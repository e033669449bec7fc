#include "x509/tls_feature.h"

int hsk_tls_feature_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *features)
{
  uint32_t request = 0, request_v2 = 0, other = 0;
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  size_t i = seq.off;
  /*@ loop invariant seq.off <= i <= end && request <= 1 && request_v2 <= 1 && other <= 1;
      loop invariant rest: FeatureList(buf, seq.off, end) <==> FeatureList(buf, i, end);
      loop invariant five: HasFeature(buf, seq.off, end, 5) <==> (request == 1 || HasFeature(buf, i, end, 5));
      loop invariant seventeen: HasFeature(buf, seq.off, end, 17) <==> (request_v2 == 1 || HasFeature(buf, i, end, 17));
      loop assigns i, request, request_v2, other; loop variant end - i; */
  while (i != end) {
    hsk_span number = hsk_der_uint(buf, end, i);
    if (number.off == 0 || number.len > 2) return 0;
    uint32_t one = number.len == 1 ? hsk_u8(buf, number.off) : 0;
    if (one == 5)
      request = 1;
    else if (one == 17)
      request_v2 = 1;
    else
      other = 1;
    i = number.off + number.len;
  }
  *features = request * HSK_FEATURE_STATUS_REQUEST + request_v2 * HSK_FEATURE_STATUS_REQUEST_V2 +
              other * HSK_FEATURE_OTHER;
  return 1;
}
