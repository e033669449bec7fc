#include "msg/ext/padding.h"

hsk_result hsk_padding_parse(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant zeros: Padding(buf, off, i);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    if (hsk_u8(buf, i) != 0) return hsk_bad(HSK_PEER_MALFORMED_PADDING, i);
    i++;
  }
  return hsk_ok();
}

hsk_built hsk_padding_build(size_t padding_len, uint8_t *out, size_t cap)
{
  if (padding_len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(4 + padding_len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_PADDING, padding_len);
  size_t i = 0;
  /*@ loop invariant 0 <= i <= padding_len;
      loop invariant zeros: Padding(out, 4, 4 + i);
      loop assigns i, out[4 .. 4 + padding_len - 1]; loop variant padding_len - i; */
  while (i < padding_len) {
    hsk_put8(out, 4 + i, 0);
    i++;
  }
  return b;
}
