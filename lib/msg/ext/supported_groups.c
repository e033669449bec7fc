#include "msg/ext/supported_groups.h"

hsk_result hsk_supported_groups_parse(const uint8_t *buf, size_t off, size_t end, hsk_supported_groups *sg)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, 65535);
  if (list.off == 0 || list.len % 2 != 0) return hsk_bad(HSK_PEER_MALFORMED_SUPPORTED_GROUPS, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_SUPPORTED_GROUPS, list.off + list.len);
  sg->named_group_list.off = list.off;
  sg->named_group_list.len = list.len;
  return hsk_ok();
}

hsk_built hsk_supported_groups_build(const uint16_t *named_groups, size_t count, uint8_t *out, size_t cap)
{
  if (count < 1 || count > 32766) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + 2 * count, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_SUPPORTED_GROUPS, 2 + 2 * count);
  hsk_put16(out, 4, 2 * count);
  hsk_u16_list_put(out, 6, named_groups, count);
  return b;
}
