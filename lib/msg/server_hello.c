#include "msg/server_hello.h"

hsk_result hsk_server_hello_parse(const uint8_t *buf, size_t len, hsk_server_hello *sh)
{
  if (len < 34) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, len);
  hsk_span sid = hsk_vec8(buf, len, 34, 0, 32);
  if (sid.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, 34);
  size_t s = sid.off + sid.len;
  if (len - s < 3) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, s);
  hsk_span ex = {0, 0};
  if (s + 3 != len) {
    ex = hsk_vec16(buf, len, s + 3, 0, 65535);
    if (ex.off == 0 || ex.off + ex.len != len) return hsk_bad(HSK_PEER_MALFORMED_SERVER_HELLO, s + 3);
    hsk_result r = hsk_extensions_check(buf, ex.off, len);
    if (r.error != HSK_OK) return r;
  }
  //@ assert witness: ServerHelloEnds(buf, len, sid.off + sid.len);
  sh->server_version = hsk_be16(buf, 0);
  sh->random.off = 2;
  sh->random.len = 32;
  sh->session_id.off = sid.off;
  sh->session_id.len = sid.len;
  sh->cipher_suite = hsk_be16(buf, s);
  sh->compression_method = hsk_u8(buf, s + 2);
  sh->extensions.off = ex.off;
  sh->extensions.len = ex.len;
  return hsk_ok();
}

hsk_built hsk_server_hello_build(const hsk_server_hello_fields *fields, uint8_t *out, size_t cap)
{
  const hsk_bytes sid = fields->session_id, ex = fields->extensions;
  const uint32_t has_ex = fields->has_extensions;
  if (fields->server_version > 65535 || sid.len > 32 || fields->cipher_suite > 65535 ||
      fields->compression_method > 255)
    return hsk_built_bad_call();
  size_t s = 35 + sid.len, n = s + 3;
  if (has_ex) {
    if (ex.len > 65535 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK)
      return hsk_built_bad_call();
    n += 2 + ex.len;
  }
  hsk_built b = hsk_built_of(n, cap);
  if (b.error != HSK_OK) return b;
  hsk_put16(out, 0, fields->server_version);
  hsk_put_bytes(out, 2, fields->random, 32);
  hsk_put_vec8(out, 34, sid);
  hsk_put16(out, s, fields->cipher_suite);
  hsk_put8(out, s + 2, fields->compression_method);
  if (has_ex) hsk_put_vec16(out, s + 3, ex);
  return b;
}
