#include "msg/ext/status_request.h"

hsk_result hsk_status_request_parse(const uint8_t *buf, size_t off, size_t end, hsk_status_request *sr)
{
  if (off == end || hsk_u8(buf, off) != HSK_STATUS_OCSP)
    return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, off);
  hsk_span ids = hsk_vec16(buf, end, off + 1, 0, 65535);
  if (ids.off == 0) return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, off + 1);
  size_t r = ids.off + ids.len, bad = hsk_items16_check(buf, ids.off, r);
  if (bad != r) return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, bad);
  hsk_span extensions = hsk_vec16(buf, end, r, 0, 65535);
  if (extensions.off == 0) return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, r);
  if (extensions.off + extensions.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, extensions.off + extensions.len);
  //@ assert witness: StatusRequestEnds(buf, off, end, ids.off + ids.len);
  sr->responder_id_list.off = ids.off;
  sr->responder_id_list.len = ids.len;
  sr->request_extensions.off = extensions.off;
  sr->request_extensions.len = extensions.len;
  return hsk_ok();
}

hsk_result hsk_status_request_response_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return off == end ? hsk_ok() : hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, off);
}

hsk_built hsk_status_request_build(hsk_bytes responder_id_list, hsk_bytes request_extensions, uint8_t *out,
                                   size_t cap)
{
  if (responder_id_list.len > 65530 || request_extensions.len > 65530 - responder_id_list.len ||
      hsk_items16_check(responder_id_list.data, 0, responder_id_list.len) != responder_id_list.len)
    return hsk_built_bad_call();
  size_t n = 5 + responder_id_list.len + request_extensions.len;
  hsk_built b = hsk_built_of(4 + n, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_STATUS_REQUEST, n);
  hsk_put8(out, 4, HSK_STATUS_OCSP);
  hsk_put_vec16(out, 7 + responder_id_list.len, request_extensions);
  hsk_items16_put(out, 5, responder_id_list);
  return b;
}

hsk_built hsk_status_request_response_build(uint8_t *out, size_t cap)
{
  hsk_built b = hsk_built_of(4, cap);
  if (b.error == HSK_OK) hsk_extension_header_put(out, HSK_EXTENSION_STATUS_REQUEST, 0);
  return b;
}

hsk_built hsk_status_request_entry_build(hsk_bytes ocsp_response, uint8_t *out, size_t cap)
{
  if (ocsp_response.len < 1 || ocsp_response.len > 65531) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(8 + ocsp_response.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_STATUS_REQUEST, 4 + ocsp_response.len);
  hsk_put8(out, 4, HSK_STATUS_OCSP);
  hsk_put_vec24(out, 5, ocsp_response);
  return b;
}
