/* cookie (RFC 8446 4.2.2). */
#include "ext.h"
#include "msg/ext/cookie.h"

FUZZ_EXT_PARSER(cookie_parse)
FUZZ_BUILDER_BYTES(cookie_build)

void fuzz_ext_COOKIE(fuzz_place p)
{
  hsk_cookie v;
  if (!fuzz_ext_accepts(p, REF_COOKIE, cookie_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.cookie, 2, 1);
  hsk_bytes b = fuzz_of(p.data, v.cookie);
  fuzz_ext_same(p, cookie_build, &b);
}
