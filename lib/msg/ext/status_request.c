#include "msg/ext/status_request.h"
#include "msg/ext/shapes.h"

hsk_result hsk_status_request_parse(const uint8_t *buf, size_t off, size_t end, hsk_status_request *sr)
{
  if (off == end || hsk_u8(buf, off) != HSK_STATUS_OCSP)
    return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, off);
  hsk_span ids = hsk_vec16(buf, end, off + 1, 0, 65535);
  //@ assert no_ids: ids.off == 0 ==> !Vec16(buf, off + 1, end, 0, 65535, off + 3 + U16(buf, off + 1));
  if (ids.off == 0) return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, off + 1);
  size_t r = ids.off + ids.len, bad = hsk_items16_check(buf, ids.off, r);
  if (bad != r) return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, bad);
  hsk_span extensions = hsk_vec16(buf, end, r, 0, 65535);
  //@ assert no_extensions: extensions.off == 0 ==> !Vec16(buf, r, end, 0, 65535, end);
  if (extensions.off == 0) return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, r);
  if (extensions.off + extensions.len != end)
    return hsk_bad(HSK_PEER_MALFORMED_STATUS_REQUEST, extensions.off + extensions.len);
  sr->responder_id_list.off = ids.off;
  sr->responder_id_list.len = ids.len;
  sr->request_extensions.off = extensions.off;
  sr->request_extensions.len = extensions.len;
  return hsk_ok();
}

hsk_result hsk_status_request_response_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_STATUS_REQUEST);
}

/* both_put writes the extension, whatever the list of responders holds. */
/*@ requires \valid(out + (0 .. 8 + ids.len + x.len)) && ids.len + x.len <= 65530;
    requires \valid_read(ids.data + (0 .. ids.len-1)) && \valid_read(x.data + (0 .. x.len-1));
    requires \separated(out + (0 .. 8 + ids.len + x.len), ids.data + (0 .. ids.len-1));
    requires \separated(out + (0 .. 8 + ids.len + x.len), x.data + (0 .. x.len-1));
    terminates \true; exits \false; assigns out[0 .. 8 + ids.len + x.len];
    ensures type: U16(out, 0) == HSK_EXTENSION_STATUS_REQUEST;
    ensures len: U16(out, 2) == 5 + ids.len + x.len;
    ensures status_type: out[4] == HSK_STATUS_OCSP;
    ensures ids_len: U16(out, 5) == ids.len;
    ensures ids: COPIED(out, 7, ids.data, ids.len);
    ensures extensions_len: U16(out, 7 + ids.len) == x.len;
    ensures extensions: COPIED(out, 9 + ids.len, x.data, x.len); */
static void both_put(uint8_t *out, hsk_bytes ids, hsk_bytes x)
{
  hsk_extension_header_put(out, HSK_EXTENSION_STATUS_REQUEST, 5 + ids.len + x.len);
  hsk_put8(out, 4, HSK_STATUS_OCSP);
  hsk_put_vec16(out, 5, ids);
  hsk_put_vec16(out, 7 + ids.len, x);
}

/* lists_put writes the extension from lists that fit. */
/*@ requires \valid(out + (0 .. 8 + ids.len + x.len)) && ids.len + x.len <= 65530 && Items16(ids.data, 0, ids.len);
    requires \valid_read(ids.data + (0 .. ids.len-1)) && \valid_read(x.data + (0 .. x.len-1));
    requires \separated(out + (0 .. 8 + ids.len + x.len), ids.data + (0 .. ids.len-1));
    requires \separated(out + (0 .. 8 + ids.len + x.len), x.data + (0 .. x.len-1));
    terminates \true; exits \false; assigns out[0 .. 8 + ids.len + x.len];
    ensures type: U16(out, 0) == HSK_EXTENSION_STATUS_REQUEST;
    ensures len: U16(out, 2) == 5 + ids.len + x.len;
    ensures grammar: StatusRequestEnds(out, 4, 9 + ids.len + x.len, 7 + ids.len);
    ensures ids: COPIED(out, 7, ids.data, ids.len);
    ensures extensions: COPIED(out, 9 + ids.len, x.data, x.len); */
static void lists_put(uint8_t *out, hsk_bytes ids, hsk_bytes x)
{
  both_put(out, ids, x);
  //@ assert same: \forall integer q; 0 <= q < ids.len ==> ids.data[q] == \at(ids.data[q], Pre);
  //@ assert moved: \forall integer q; 7 <= q < 7 + ids.len ==> out[q] == \at(ids.data[q - 7], Pre);
  /*@ ghost GHOST_WALK_COPIED_ITEMS16(out, 7, ids.data, ids.len) */
}

hsk_built hsk_status_request_build(hsk_bytes responder_id_list, hsk_bytes request_extensions, uint8_t *out,
                                   size_t cap)
{
  if (responder_id_list.len > 65530 || request_extensions.len > 65530 - responder_id_list.len ||
      hsk_items16_check(responder_id_list.data, 0, responder_id_list.len) != responder_id_list.len)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(9 + responder_id_list.len + request_extensions.len, cap);
  if (b.error == HSK_OK) lists_put(out, responder_id_list, request_extensions);
  return b;
}

hsk_built hsk_status_request_response_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_STATUS_REQUEST, out, cap);
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
