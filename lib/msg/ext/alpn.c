#include "msg/ext/alpn.h"

hsk_result hsk_alpn_parse(const uint8_t *buf, size_t off, size_t end, hsk_alpn *alpn)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_ALPN, list.off + list.len);
  size_t i = list.off;
  /*@ loop invariant list.off <= i <= end;
      loop invariant rest: ProtocolNames(buf, list.off, end) <==> ProtocolNames(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span name = hsk_vec8(buf, end, i, 1, 255);
    //@ assert here: name.off == 0 ==> !Vec8(buf, i, end, 1, 255, i + 1 + buf[i]);
    if (name.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, i);
    i = name.off + name.len;
  }
  alpn->protocol_name_list.off = list.off;
  alpn->protocol_name_list.len = list.len;
  return hsk_ok();
}

hsk_span hsk_alpn_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 1;
  r.len = hsk_u8(buf, off);
  return r;
}

hsk_result hsk_alpn_response_parse(const uint8_t *buf, size_t off, size_t end, hsk_alpn_response *alpn)
{
  hsk_span list = hsk_vec16(buf, end, off, 2, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_ALPN, list.off + list.len);
  hsk_span name = hsk_vec8(buf, end, list.off, 1, 255);
  if (name.off == 0) return hsk_bad(HSK_PEER_MALFORMED_ALPN, list.off);
  if (name.off + name.len != end) return hsk_bad(HSK_PEER_MALFORMED_ALPN, name.off + name.len);
  alpn->protocol_name.off = name.off;
  alpn->protocol_name.len = name.len;
  return hsk_ok();
}

/* names_len: the length of a list of these names, SIZE_MAX if it does not fit the extension. */
static size_t names_len(const hsk_bytes *protocols, size_t count)
{
  size_t total = 0;
  for (size_t i = 0; i < count; i++) {
    if (protocols[i].len < 1 || protocols[i].len > 255) return SIZE_MAX;
    total += 1 + protocols[i].len;
    if (total > 65533) return SIZE_MAX;
  }
  return total == 0 ? SIZE_MAX : total;
}

hsk_built hsk_alpn_build(const hsk_bytes *protocols, size_t count, uint8_t *out, size_t cap)
{
  size_t total = names_len(protocols, count);
  if (total == SIZE_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + total, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_ALPN, 2 + total);
  hsk_put16(out, 4, total);
  size_t at = 6;
  for (size_t i = 0; i < count; i++) {
    hsk_put_vec8(out, at, protocols[i]);
    at += 1 + protocols[i].len;
  }
  return b;
}

hsk_built hsk_alpn_response_build(hsk_bytes protocol, uint8_t *out, size_t cap)
{
  return hsk_alpn_build(&protocol, 1, out, cap);
}
