#include "msg/new_session_ticket.h"

hsk_result hsk_new_session_ticket_parse(const uint8_t *buf, size_t len, hsk_new_session_ticket *nst)
{
  if (len < 4) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, len);
  hsk_span ticket = hsk_vec16(buf, len, 4, 0, 65535);
  if (ticket.off == 0) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, 4);
  size_t end = ticket.off + ticket.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, end);
  nst->ticket_lifetime_hint = hsk_be32(buf, 0);
  nst->ticket.off = ticket.off;
  nst->ticket.len = ticket.len;
  return hsk_ok();
}

hsk_built hsk_new_session_ticket_build(uint32_t ticket_lifetime_hint, hsk_bytes ticket, uint8_t *out,
                                       size_t cap)
{
  if (ticket.len > 65535) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(6 + ticket.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put32(out, 0, ticket_lifetime_hint);
  //@ assert lifetime: U32(out, 0) == ticket_lifetime_hint;
  hsk_put_vec16(out, 4, ticket);
  return b;
}
