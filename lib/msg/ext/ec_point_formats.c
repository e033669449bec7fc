#include "msg/ext/ec_point_formats.h"

hsk_result hsk_ec_point_formats_parse(const uint8_t *buf, size_t off, size_t end, hsk_ec_point_formats *pf)
{
  hsk_span v = hsk_vec8(buf, end, off, 1, 255);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_EC_POINT_FORMATS, off);
  if (v.off + v.len != end) return hsk_bad(HSK_PEER_MALFORMED_EC_POINT_FORMATS, v.off + v.len);
  pf->ec_point_format_list.off = v.off;
  pf->ec_point_format_list.len = v.len;
  return hsk_ok();
}

hsk_built hsk_ec_point_formats_build(uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(6, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_EC_POINT_FORMATS, 2);
  hsk_put8(out, 4, 1);
  hsk_put8(out, 5, HSK_EC_POINT_UNCOMPRESSED);
  return b;
}
