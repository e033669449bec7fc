#include "msg/certificate_status.h"

hsk_result hsk_certificate_status_parse(const uint8_t *buf, size_t off, size_t end,
                                        hsk_certificate_status *cs)
{
  if (off == end || hsk_u8(buf, off) != HSK_STATUS_OCSP)
    return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_STATUS, off);
  hsk_span response = hsk_vec24(buf, end, off + 1, 1, 16777215);
  if (response.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_STATUS, off + 1);
  if (response.off + response.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE_STATUS, response.off + response.len);
  cs->ocsp_response.off = response.off;
  cs->ocsp_response.len = response.len;
  return hsk_ok();
}

hsk_built hsk_certificate_status_build(hsk_bytes ocsp_response, uint8_t *out, size_t cap)
{
  if (ocsp_response.len < 1 || ocsp_response.len > 16777211) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(4 + ocsp_response.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put8(out, 0, HSK_STATUS_OCSP);
  hsk_put_vec24(out, 1, ocsp_response);
  return b;
}
