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

/* head_put writes what stands before the extensions. */
/*@ requires \valid(out + (0 .. 10 + nonce.len + ticket.len)) && nonce.len <= 255 && 1 <= ticket.len <= 65535;
    requires \valid_read(nonce.data + (0 .. nonce.len-1)) && \valid_read(ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (0 .. 10 + nonce.len + ticket.len), nonce.data + (0 .. nonce.len-1));
    requires \separated(out + (0 .. 10 + nonce.len + ticket.len), ticket.data + (0 .. ticket.len-1));
    terminates \true; exits \false; assigns out[0 .. 10 + nonce.len + ticket.len];
    ensures lifetime: U32(out, 0) == lifetime;
    ensures age_add: U32(out, 4) == age_add;
    ensures nonce_len: out[8] == nonce.len;
    ensures nonce: COPIED(out, 9, nonce.data, nonce.len);
    ensures ticket_len: U16(out, 9 + nonce.len) == ticket.len;
    ensures ticket: COPIED(out, 11 + nonce.len, ticket.data, ticket.len); */
static void head_put(uint8_t *out, uint32_t lifetime, uint32_t age_add, hsk_bytes nonce, hsk_bytes ticket)
{
  hsk_put32(out, 0, lifetime);
  //@ assert lifetime: U32(out, 0) == lifetime;
  hsk_put32(out, 4, age_add);
  //@ assert numbers: U32(out, 0) == lifetime && U32(out, 4) == age_add;
  hsk_put_vec8(out, 8, nonce);
  //@ assert half: U32(out, 0) == lifetime && U32(out, 4) == age_add && out[8] == nonce.len;
  hsk_put_vec16(out, 9 + nonce.len, ticket);
}

/* ticket_put writes a NewSessionTicket of n bytes. */
/*@ requires n == 13 + nonce.len + ticket.len + ex.len && \valid(out + (0 .. n-1));
    requires \valid_read(nonce.data + (0 .. nonce.len-1)) && \valid_read(ticket.data + (0 .. ticket.len-1));
    requires \valid_read(ex.data + (0 .. ex.len-1));
    requires fits: NewSessionTicket13Fits(lifetime, nonce.len, ticket.len, ex.data, ex.len);
    requires \separated(out + (0 .. n-1), nonce.data + (0 .. nonce.len-1));
    requires \separated(out + (0 .. n-1), ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (0 .. n-1), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures lifetime: U32(out, 0) == lifetime;
    ensures age_add: U32(out, 4) == age_add;
    ensures nonce: COPIED(out, 9, nonce.data, nonce.len);
    ensures ticket: COPIED(out, 11 + nonce.len, ticket.data, ticket.len);
    ensures ex: COPIED(out, 13 + nonce.len + ticket.len, ex.data, ex.len);
    ensures grammar: NewSessionTicket13Ends(out, n, 9 + nonce.len, 11 + nonce.len + ticket.len); */
static void ticket_put(uint8_t *out, size_t n, uint32_t lifetime, uint32_t age_add, hsk_bytes nonce,
                       hsk_bytes ticket, hsk_bytes ex)
{
  (void)n;
  head_put(out, lifetime, age_add, nonce, ticket);
  hsk_put_vec16(out, 11 + nonce.len + ticket.len, ex);
  //@ assert numbers: U32(out, 0) == lifetime && U32(out, 4) == age_add;
  //@ assert lens: out[8] == nonce.len && U16(out, 9 + nonce.len) == ticket.len && U16(out, 11 + nonce.len + ticket.len) == ex.len;
  //@ assert same: \forall integer q; 0 <= q < ex.len ==> ex.data[q] == \at(ex.data[q], Pre);
  /*@ assert moved: \forall integer q; 13 + nonce.len + ticket.len <= q < 13 + nonce.len + ticket.len + ex.len ==>
                    out[q] == \at(ex.data[q - (13 + nonce.len + ticket.len)], Pre); */
  /*@ ghost size_t o = 13 + nonce.len + ticket.len; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
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
  size_t n = 13 + nonce.len + ticket.len + ex.len;
  hsk_built b = hsk_built_of(n, cap);
  if (b.error == HSK_OK) ticket_put(out, n, lifetime, age_add, nonce, ticket, ex);
  return b;
}
