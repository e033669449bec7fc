#include "msg/client_hello.h"

hsk_result hsk_client_hello_parse(const uint8_t *buf, size_t len, hsk_client_hello *ch)
{
  if (len < 34) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, len);
  hsk_span sid = hsk_vec8(buf, len, 34, 0, 32);
  if (sid.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, 34);
  size_t s = sid.off + sid.len;
  hsk_span cs = hsk_vec16(buf, len, s, 2, 65534);
  if (cs.off == 0 || cs.len % 2 != 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, s);
  size_t c = cs.off + cs.len;
  hsk_span cm = hsk_vec8(buf, len, c, 1, 255);
  if (cm.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, c);
  size_t m = cm.off + cm.len;
  hsk_span ex = {0, 0};
  if (m != len) {
    ex = hsk_vec16(buf, len, m, 0, 65535);
    if (ex.off == 0 || ex.off + ex.len != len) return hsk_bad(HSK_PEER_MALFORMED_CLIENT_HELLO, m);
    hsk_result r = hsk_extensions_check(buf, ex.off, len);
    if (r.error != HSK_OK) return r;
  }
  //@ assert witness: ClientHelloEnds(buf, len, sid.off + sid.len, cs.off + cs.len, cm.off + cm.len);
  //@ assert suites: cs.off == s + 2 && cs.len == U16(buf, s) && c == s + 2 + cs.len;
  //@ assert compression: cm.off == c + 1 && cm.len == buf[c] && m == c + 1 + cm.len;
  ch->client_version = hsk_be16(buf, 0);
  ch->random.off = 2;
  ch->random.len = 32;
  ch->session_id.off = sid.off;
  ch->session_id.len = sid.len;
  ch->cipher_suites.off = cs.off;
  ch->cipher_suites.len = cs.len;
  ch->compression_methods.off = cm.off;
  ch->compression_methods.len = cm.len;
  ch->extensions.off = ex.off;
  ch->extensions.len = ex.len;
  return hsk_ok();
}

hsk_built hsk_client_hello_build(const hsk_client_hello_fields *fields, uint8_t *out, size_t cap)
{
  const hsk_bytes sid = fields->session_id, cs = fields->cipher_suites, cm = fields->compression_methods;
  const hsk_bytes ex = fields->extensions;
  const uint32_t has_ex = fields->has_extensions;
  if (fields->client_version > 65535 || sid.len > 32 || cs.len < 2 || cs.len > 65534 || cs.len % 2 != 0 ||
      cm.len < 1 || cm.len > 255)
    return hsk_built_bad_call();
  size_t s = 35 + sid.len, c = s + 2 + cs.len, m = c + 1 + cm.len, n = m;
  if (has_ex) {
    if (ex.len > 65535 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK)
      return hsk_built_bad_call();
    n += 2 + ex.len;
  }
  hsk_built b = hsk_built_of(n, cap);
  if (b.error != HSK_OK) return b;
  hsk_put16(out, 0, fields->client_version);
  hsk_put_bytes(out, 2, fields->random, 32);
  hsk_put_vec8(out, 34, sid);
  hsk_put_vec16(out, s, cs);
  hsk_put_vec8(out, c, cm);
  if (has_ex) hsk_put_vec16(out, m, ex);
  return b;
}
