#include "msg/ext/post_handshake_auth.h"
#include "msg/ext/shapes.h"

hsk_result hsk_post_handshake_auth_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_POST_HANDSHAKE_AUTH);
}

hsk_built hsk_post_handshake_auth_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_POST_HANDSHAKE_AUTH, out, cap);
}
