#include "msg/ext/signed_certificate_timestamp.h"
#include "msg/ext/shapes.h"

hsk_result hsk_signed_certificate_timestamp_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP);
}

hsk_result hsk_signed_certificate_timestamp_response_parse(const uint8_t *buf, size_t off, size_t end,
                                                           hsk_signed_certificate_timestamp_response *sct)
{
  hsk_span list = hsk_vec16(buf, end, off, 1, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP, off);
  if (list.off + list.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP, list.off + list.len);
  size_t bad = hsk_items16_check(buf, list.off, end);
  if (bad != end) return hsk_bad(HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP, bad);
  sct->sct_list.off = list.off;
  sct->sct_list.len = list.len;
  return hsk_ok();
}

hsk_built hsk_signed_certificate_timestamp_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP, out, cap);
}

hsk_built hsk_signed_certificate_timestamp_response_build(hsk_bytes sct_list, uint8_t *out, size_t cap)
{
  if (sct_list.len < 1 || sct_list.len > 65533 ||
      hsk_items16_check(sct_list.data, 0, sct_list.len) != sct_list.len)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + sct_list.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_items16_extension_put(out, HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP, sct_list);
  return b;
}
