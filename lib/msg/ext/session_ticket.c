#include "msg/ext/session_ticket.h"
#include "msg/ext/shapes.h"

hsk_result hsk_session_ticket_parse(const uint8_t *buf, size_t off, size_t end, hsk_session_ticket *st)
{
  (void)buf;
  st->ticket.off = off;
  st->ticket.len = end - off;
  return hsk_ok();
}

hsk_result hsk_session_ticket_response_parse(const uint8_t *buf, size_t off, size_t end)
{
  (void)buf;
  return hsk_empty_parse(off, end, HSK_PEER_MALFORMED_SESSION_TICKET);
}

hsk_built hsk_session_ticket_build(hsk_bytes ticket, uint8_t *out, size_t cap)
{
  if (ticket.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(4 + ticket.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_extension_header_put(out, HSK_EXTENSION_SESSION_TICKET, ticket.len);
  hsk_put_bytes(out, 4, ticket.data, ticket.len);
  return b;
}

hsk_built hsk_session_ticket_response_build(uint8_t *out, size_t cap)
{
  return hsk_empty_build(HSK_EXTENSION_SESSION_TICKET, out, cap);
}
