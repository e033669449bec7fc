#include "msg/ext/extended_master_secret.h"

hsk_result hsk_extended_master_secret_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return off == end ? hsk_ok() : hsk_bad(HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET, off);
}

hsk_built hsk_extended_master_secret_build(uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(4, cap);
  if (b.error == HSK_OK) hsk_extension_header_put(out, HSK_EXTENSION_EXTENDED_MASTER_SECRET, 0);
  return b;
}
