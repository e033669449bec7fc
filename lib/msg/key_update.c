#include "msg/key_update.h"

hsk_result hsk_key_update_parse(const uint8_t *buf, size_t len, uint32_t *request_update)
{
  if (len != HSK_KEY_UPDATE_LEN)
    return hsk_bad(HSK_PEER_MALFORMED_KEY_UPDATE, len < HSK_KEY_UPDATE_LEN ? len : HSK_KEY_UPDATE_LEN);
  uint32_t request = hsk_u8(buf, 0);
  /* RFC 8446 4.6.3: any other value MUST be answered with illegal_parameter */
  if (request != HSK_UPDATE_NOT_REQUESTED && request != HSK_UPDATE_REQUESTED)
    return hsk_bad(HSK_PEER_BAD_KEY_UPDATE, 0);
  *request_update = request;
  return hsk_ok();
}

hsk_built hsk_key_update_build(uint32_t request_update, uint8_t *out, size_t cap)
{
  if (request_update > HSK_UPDATE_REQUESTED) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(HSK_KEY_UPDATE_LEN, cap);
  if (b.error == HSK_OK) hsk_put8(out, 0, request_update);
  return b;
}
