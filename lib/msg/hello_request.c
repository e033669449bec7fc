#include "msg/hello_request.h"

hsk_result hsk_hello_request_parse(const uint8_t *buf, size_t len)
{
  (void)buf;
  return len == 0 ? hsk_ok() : hsk_bad(HSK_PEER_MALFORMED_HELLO_REQUEST, 0);
}

hsk_built hsk_hello_request_build(uint8_t *out, size_t cap)
{
  (void)out;
  return hsk_built_of(0, cap);
}
