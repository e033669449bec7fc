#include "msg/ext/supported_groups.h"
#include "msg/ext/shapes.h"

hsk_result hsk_supported_groups_parse(const uint8_t *buf, size_t off, size_t end, hsk_supported_groups *sg)
{
  hsk_result r = hsk_u16_list_parse(buf, off, end, 65535, HSK_PEER_MALFORMED_SUPPORTED_GROUPS);
  if (r.error != HSK_OK) return r;
  sg->named_group_list.off = off + 2;
  sg->named_group_list.len = end - off - 2;
  return hsk_ok();
}

hsk_built hsk_supported_groups_build(const uint16_t *named_groups, size_t count, uint8_t *out, size_t cap)
{
  return hsk_u16_list_build(HSK_EXTENSION_SUPPORTED_GROUPS, named_groups, count, out, cap);
}
