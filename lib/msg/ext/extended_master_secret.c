#include "msg/ext/extended_master_secret.h"
#include "msg/ext/shapes.h"

hsk_result hsk_extended_master_secret_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET);
}

hsk_built hsk_extended_master_secret_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_EXTENDED_MASTER_SECRET, out, cap);
}
