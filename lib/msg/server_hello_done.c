#include "msg/server_hello_done.h"

hsk_result hsk_server_hello_done_parse(const uint8_t *buf, size_t len)
{
  (void)buf;
  return len == 0 ? hsk_ok() : hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO_DONE, 0);
}

hsk_built hsk_server_hello_done_build(uint8_t *out, size_t cap)
{
  (void)out;
  return hsk_built_of(0, cap);
}
