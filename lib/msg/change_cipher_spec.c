#include "msg/change_cipher_spec.h"

hsk_result hsk_change_cipher_spec_parse(const uint8_t *buf, size_t len)
{
  if (len < 1 || hsk_u8(buf, 0) != 1) return hsk_bad(HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 0);
  if (len > 1) return hsk_bad(HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 1);
  return hsk_ok();
}

hsk_built hsk_change_cipher_spec_build(uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(HSK_CHANGE_CIPHER_SPEC_LEN, cap);
  if (b.error == HSK_OK) hsk_put8(out, 0, 1);
  return b;
}
