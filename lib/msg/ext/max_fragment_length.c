#include "msg/ext/max_fragment_length.h"

hsk_result hsk_max_fragment_length_parse(const uint8_t *buf, size_t off, size_t end,
                                         hsk_max_fragment_length *mfl)
{
  if (end - off != 1) return hsk_bad(HSK_PEER_MALFORMED_MAX_FRAGMENT_LENGTH, off);
  uint32_t v = hsk_u8(buf, off);
  if (v < 1 || v > 4) return hsk_bad(HSK_PEER_BAD_MAX_FRAGMENT_LENGTH, off);
  mfl->max_fragment_length = v;
  return hsk_ok();
}

hsk_built hsk_max_fragment_length_build(uint32_t max_fragment_length, uint8_t *out, size_t cap)
{
  if (max_fragment_length < 1 || max_fragment_length > 4) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(5, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_MAX_FRAGMENT_LENGTH, 1);
  hsk_put8(out, 4, max_fragment_length);
  return b;
}
