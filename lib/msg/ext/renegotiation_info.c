#include "msg/ext/renegotiation_info.h"

hsk_result hsk_renegotiation_info_parse(const uint8_t *buf, size_t off, size_t end,
                                        hsk_renegotiation_info *ri)
{
  hsk_span v = hsk_vec8(buf, end, off, 0, 255);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_RENEGOTIATION_INFO, off);
  if (v.off + v.len != end) return hsk_bad(HSK_PEER_MALFORMED_RENEGOTIATION_INFO, v.off + v.len);
  ri->renegotiated_connection.off = v.off;
  ri->renegotiated_connection.len = v.len;
  return hsk_ok();
}

hsk_built hsk_renegotiation_info_build(hsk_bytes renegotiated_connection, uint8_t *out, size_t cap)
{
  if (renegotiated_connection.len > 255) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(5 + renegotiated_connection.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_RENEGOTIATION_INFO, 1 + renegotiated_connection.len);
  hsk_put_vec8(out, 4, renegotiated_connection);
  return b;
}
