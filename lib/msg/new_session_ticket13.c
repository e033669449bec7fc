#include "msg/new_session_ticket13.h"

hsk_result hsk_new_session_ticket13_parse(const uint8_t *buf, size_t len, hsk_new_session_ticket13 *nst)
{
  if (len < 8) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, len);
  hsk_span nonce = hsk_vec8(buf, len, 8, 0, 255);
  if (nonce.off == 0) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, 8);
  size_t o = nonce.off + nonce.len;
  hsk_span ticket = hsk_vec16(buf, len, o, 1, 65535);
  if (ticket.off == 0) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, o);
  size_t t = ticket.off + ticket.len;
  hsk_span extensions = hsk_vec16(buf, len, t, 0, 65534);
  if (extensions.off == 0) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, t);
  size_t end = extensions.off + extensions.len;
  if (end != len) return hsk_bad(HSK_PEER_MALFORMED_NEW_SESSION_TICKET, end);
  hsk_result r = hsk_extensions_check(buf, extensions.off, len);
  if (r.error != HSK_OK) return r;
  //@ assert witness: NewSessionTicket13Ends(buf, len, nonce.off + nonce.len, ticket.off + ticket.len);
  nst->ticket_lifetime = hsk_be32(buf, 0);
  nst->ticket_age_add = hsk_be32(buf, 4);
  nst->ticket_nonce.off = nonce.off;
  nst->ticket_nonce.len = nonce.len;
  nst->ticket.off = ticket.off;
  nst->ticket.len = ticket.len;
  nst->extensions.off = extensions.off;
  nst->extensions.len = extensions.len;
  return hsk_ok();
}

hsk_built hsk_new_session_ticket13_build(const hsk_new_session_ticket13_fields *fields, uint8_t *out,
                                         size_t cap)
{
  /* Field by field: the provers need to see each load. */
  const hsk_bytes nonce = {fields->ticket_nonce.data, fields->ticket_nonce.len};
  const hsk_bytes ticket = {fields->ticket.data, fields->ticket.len};
  const hsk_bytes ex = {fields->extensions.data, fields->extensions.len};
  const uint32_t lifetime = fields->ticket_lifetime, age_add = fields->ticket_age_add;
  /* RFC 8446 4.6.1: Servers MUST NOT use any value greater than 604800 seconds. */
  if (lifetime > HSK_TICKET_LIFETIME_MAX || nonce.len > 255 || ticket.len < 1 || ticket.len > 65535 ||
      ex.len > 65534 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(13 + nonce.len + ticket.len + ex.len, cap);
  if (b.error != HSK_OK) return b;
  hsk_put32(out, 0, lifetime);
  hsk_put32(out, 4, age_add);
  hsk_put_vec8(out, 8, nonce);
  hsk_put_vec16(out, 9 + nonce.len, ticket);
  hsk_put_vec16(out, 11 + nonce.len + ticket.len, ex);
  return b;
}
