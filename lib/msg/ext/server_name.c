#include "msg/ext/server_name.h"

/* NameType, RFC 6066 3 */
enum { HOST_NAME = 0 };

hsk_result hsk_server_name_parse(const uint8_t *buf, size_t off, size_t end, hsk_server_name *sn)
{
  hsk_span list = hsk_vec16(buf, end, off, 1, 65535);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_NAME, off);
  if (list.off + list.len != end) return hsk_bad(HSK_PEER_MALFORMED_SERVER_NAME, list.off + list.len);
  if (hsk_u8(buf, list.off) != HOST_NAME) return hsk_bad(HSK_PEER_MALFORMED_SERVER_NAME, list.off);
  hsk_span name = hsk_vec16(buf, end, list.off + 1, 1, 65535);
  if (name.off == 0) return hsk_bad(HSK_PEER_MALFORMED_SERVER_NAME, list.off + 1);
  if (name.off + name.len != end) return hsk_bad(HSK_PEER_MALFORMED_SERVER_NAME, name.off + name.len);
  sn->host_name.off = name.off;
  sn->host_name.len = name.len;
  return hsk_ok();
}

hsk_result hsk_server_name_response_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return off == end ? hsk_ok() : hsk_bad(HSK_PEER_MALFORMED_SERVER_NAME, off);
}

hsk_built hsk_server_name_build(hsk_bytes host_name, uint8_t *out, size_t cap)
{
  if (host_name.len < 1 || host_name.len > 65530) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(9 + host_name.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_SERVER_NAME, 5 + host_name.len);
  hsk_put16(out, 4, 3 + host_name.len);
  hsk_put8(out, 6, HOST_NAME);
  hsk_put_vec16(out, 7, host_name);
  return b;
}

hsk_built hsk_server_name_response_build(uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(4, cap);
  if (b.error == HSK_OK) hsk_extension_header_put(out, HSK_EXTENSION_SERVER_NAME, 0);
  return b;
}
