#include "msg/ext/shapes.h"

hsk_result hsk_empty_parse(size_t off, size_t end, uint32_t error)
{
  return off == end ? hsk_ok() : hsk_bad(error, off);
}

hsk_built hsk_empty_build(uint32_t extension_type, uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(4, cap);
  if (b.error == HSK_OK) hsk_extension_header_put(out, extension_type, 0);
  return b;
}

hsk_result hsk_u16_list_parse(const uint8_t *buf, size_t off, size_t end, size_t max, uint32_t error)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, max);
  if (list.off == 0 || list.len % 2 != 0) return hsk_bad(error, off);
  if (list.off + list.len != end) return hsk_bad(error, list.off + list.len);
  return hsk_ok();
}

hsk_built hsk_u16_list_build(uint32_t extension_type, const uint16_t *values, size_t count, uint8_t *out,
                             size_t cap)
{
  if (count < 1 || count > 32766) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + 2 * count, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, extension_type, 2 + 2 * count);
  hsk_put16(out, 4, 2 * count);
  hsk_u16_list_put(out, 6, values, count);
  return b;
}
