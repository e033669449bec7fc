#include "msg/ext/cookie.h"

hsk_result hsk_cookie_parse(const uint8_t *buf, size_t off, size_t end, hsk_cookie *ck)
{
  hsk_span v = hsk_vec16(buf, end, off, 1, 65535);
  if (v.off == 0) return hsk_bad(HSK_PEER_MALFORMED_COOKIE, off);
  if (v.off + v.len != end) return hsk_bad(HSK_PEER_MALFORMED_COOKIE, v.off + v.len);
  ck->cookie.off = v.off;
  ck->cookie.len = v.len;
  return hsk_ok();
}

hsk_built hsk_cookie_build(hsk_bytes cookie, uint8_t *out, size_t cap)
{
  if (cookie.len < 1 || cookie.len > 65533) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + cookie.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_COOKIE, 2 + cookie.len);
  hsk_put_vec16(out, 4, cookie);
  return b;
}
