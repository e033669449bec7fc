#include "msg/ext/encrypt_then_mac.h"
#include "msg/ext/shapes.h"

hsk_result hsk_encrypt_then_mac_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_ENCRYPT_THEN_MAC);
}

hsk_built hsk_encrypt_then_mac_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_ENCRYPT_THEN_MAC, out, cap);
}
