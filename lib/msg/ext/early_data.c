#include "msg/ext/early_data.h"
#include "msg/ext/shapes.h"

hsk_result hsk_early_data_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_EARLY_DATA);
}

hsk_built hsk_early_data_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_EARLY_DATA, out, cap);
}

hsk_result hsk_early_data_ticket_parse(const uint8_t *buf, size_t off, size_t end, hsk_early_data_ticket *ed)
{
  if (end - off != 4) return hsk_bad(HSK_PEER_MALFORMED_EARLY_DATA, off);
  ed->max_early_data_size = hsk_be32(buf, off);
  return hsk_ok();
}

hsk_built hsk_early_data_ticket_build(uint32_t max_early_data_size, uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(8, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_EARLY_DATA, 4);
  hsk_put16(out, 4, max_early_data_size / 65536u);
  hsk_put16(out, 6, max_early_data_size % 65536u);
  return b;
}
