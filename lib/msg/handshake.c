#include "msg/handshake.h"

hsk_handshake hsk_handshake_header_get(const uint8_t *buf)
{
  hsk_handshake h = {0, 0};
  h.msg_type = hsk_u8(buf, 0);
  h.length = hsk_be24(buf, 1);
  return h;
}

void hsk_handshake_header_put(uint8_t *out, uint32_t msg_type, size_t length)
{
  hsk_put8(out, 0, msg_type);
  hsk_put24(out, 1, length);
}

hsk_result hsk_handshake_next(const uint8_t *buf, size_t len, size_t off, size_t max_len,
                              hsk_handshake_frame *f)
{
  size_t have = len - off, need = HSK_HANDSHAKE_HEADER_LEN, length = 0;
  if (have >= HSK_HANDSHAKE_HEADER_LEN) {
    length = hsk_be24(buf, off + 1);
    if (length > max_len) return hsk_bad(HSK_PEER_HANDSHAKE_TOO_LONG, off + 1);
    need = HSK_HANDSHAKE_HEADER_LEN + length;
  }
  if (have < need) {
    f->need = need - have;
    f->msg_type = 0;
    f->body.off = 0;
    f->body.len = 0;
    return hsk_ok();
  }
  f->need = 0;
  f->msg_type = hsk_u8(buf, off);
  f->body.off = off + HSK_HANDSHAKE_HEADER_LEN;
  f->body.len = length;
  return hsk_ok();
}

const char *hsk_handshake_type_name(uint32_t msg_type)
{
  switch (msg_type) {
  case HSK_MSG_HELLO_REQUEST:
    return "hello_request";
  case HSK_MSG_CLIENT_HELLO:
    return "client_hello";
  case HSK_MSG_SERVER_HELLO:
    return "server_hello";
  case HSK_MSG_NEW_SESSION_TICKET:
    return "new_session_ticket";
  case HSK_MSG_END_OF_EARLY_DATA:
    return "end_of_early_data";
  case HSK_MSG_ENCRYPTED_EXTENSIONS:
    return "encrypted_extensions";
  case HSK_MSG_CERTIFICATE:
    return "certificate";
  case HSK_MSG_SERVER_KEY_EXCHANGE:
    return "server_key_exchange";
  case HSK_MSG_CERTIFICATE_REQUEST:
    return "certificate_request";
  case HSK_MSG_SERVER_HELLO_DONE:
    return "server_hello_done";
  case HSK_MSG_CERTIFICATE_VERIFY:
    return "certificate_verify";
  case HSK_MSG_CLIENT_KEY_EXCHANGE:
    return "client_key_exchange";
  case HSK_MSG_FINISHED:
    return "finished";
  case HSK_MSG_CERTIFICATE_STATUS:
    return "certificate_status";
  case HSK_MSG_KEY_UPDATE:
    return "key_update";
  case HSK_MSG_MESSAGE_HASH:
    return "message_hash";
  default:
    return "?";
  }
}

int hsk_u16_list_has(const uint8_t *buf, hsk_span list, uint32_t value)
{
  size_t i = list.off, end = list.off + list.len;
  /*@ loop invariant list.off <= i <= end;
      loop invariant rest: U16ListHas(buf, list.off, end, value) <==> U16ListHas(buf, i, end, value);
      loop assigns i; loop variant end - i; */
  while (end - i >= 2) {
    if (hsk_be16(buf, i) == value) return 1;
    i += 2;
  }
  return 0;
}

int hsk_u8_list_has(const uint8_t *buf, hsk_span list, uint32_t value)
{
  size_t i = list.off, end = list.off + list.len;
  /*@ loop invariant list.off <= i <= end;
      loop invariant rest: U8ListHas(buf, list.off, end, value) <==> U8ListHas(buf, i, end, value);
      loop assigns i; loop variant end - i; */
  while (i < end) {
    if (hsk_u8(buf, i) == value) return 1;
    i++;
  }
  return 0;
}

void hsk_u16_list_put(uint8_t *out, size_t off, const uint16_t *values, size_t count)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= count;
      loop invariant U16S(out, off, values, i);
      loop assigns i, out[off .. off + 2 * count - 1]; loop variant count - i; */
  while (i < count) {
    hsk_put16(out, off + 2 * i, values[i]);
    i++;
  }
}
