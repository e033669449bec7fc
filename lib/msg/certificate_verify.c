#include "msg/certificate_verify.h"

hsk_result hsk_certificate_verify_parse(const uint8_t *buf, size_t len, hsk_certificate_verify *cv)
{
  if (len < 2) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, len);
  hsk_span signature = hsk_vec16(buf, len, 2, 0, 65535);
  if (signature.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, 2);
  size_t end = signature.off + signature.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_VERIFY, end);
  cv->algorithm = hsk_be16(buf, 0);
  cv->signature.off = signature.off;
  cv->signature.len = signature.len;
  return hsk_ok();
}

hsk_built hsk_certificate_verify_build(uint32_t algorithm, hsk_bytes signature, uint8_t *out, size_t cap)
{
  if (algorithm > 65535 || signature.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(4 + signature.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put16(out, 0, algorithm);
  hsk_put_vec16(out, 2, signature);
  return b;
}
