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

/* number_put, numbers_put, bodies_put, rest_put and all_put write a message; ticket_put shows that it is one. Few facts at a time
   prove, and what is written last need not be carried over another write. */
/*@ requires \valid(out + (off .. off+3)) && off + 3 <= SIZE_MAX;
    terminates \true; exits \false; assigns out[off .. off+3];
    ensures number: U32(out, off) == v; */
static void number_put(uint8_t *out, size_t off, uint32_t v)
{
  hsk_put32(out, off, v);
}

/*@ requires \valid(out + (0 .. 7));
    terminates \true; exits \false; assigns out[0 .. 7];
    ensures lifetime: U32(out, 0) == lifetime;
    ensures age_add: U32(out, 4) == age_add; */
static void numbers_put(uint8_t *out, uint32_t lifetime, uint32_t age_add)
{
  number_put(out, 0, lifetime);
  number_put(out, 4, age_add);
}

/*@ requires \valid(out + (8 .. 10 + nonce.len + ticket.len)) && nonce.len <= 255 && 1 <= ticket.len <= 65535;
    requires \valid_read(nonce.data + (0 .. nonce.len-1)) && \valid_read(ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (8 .. 10 + nonce.len + ticket.len), nonce.data + (0 .. nonce.len-1));
    requires \separated(out + (8 .. 10 + nonce.len + ticket.len), ticket.data + (0 .. ticket.len-1));
    terminates \true; exits \false; assigns out[8 .. 10 + nonce.len + ticket.len];
    ensures nonce_len: out[8] == nonce.len;
    ensures nonce: COPIED(out, 9, nonce.data, nonce.len);
    ensures ticket_len: U16(out, 9 + nonce.len) == ticket.len;
    ensures ticket: COPIED(out, 11 + nonce.len, ticket.data, ticket.len); */
static void bodies_put(uint8_t *out, hsk_bytes nonce, hsk_bytes ticket)
{
  hsk_put_vec8(out, 8, nonce);
  hsk_put_vec16(out, 9 + nonce.len, ticket);
}

/*@ requires \valid(out + (8 .. 12 + nonce.len + ticket.len + ex.len)) && nonce.len <= 255;
    requires 1 <= ticket.len <= 65535 && ex.len <= 65534 && \valid_read(nonce.data + (0 .. nonce.len-1));
    requires \valid_read(ticket.data + (0 .. ticket.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires \separated(out + (8 .. 12 + nonce.len + ticket.len + ex.len), nonce.data + (0 .. nonce.len-1));
    requires \separated(out + (8 .. 12 + nonce.len + ticket.len + ex.len), ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (8 .. 12 + nonce.len + ticket.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[8 .. 12 + nonce.len + ticket.len + ex.len];
    ensures nonce_len: out[8] == nonce.len;
    ensures nonce: COPIED(out, 9, nonce.data, nonce.len);
    ensures ticket_len: U16(out, 9 + nonce.len) == ticket.len;
    ensures ticket: COPIED(out, 11 + nonce.len, ticket.data, ticket.len);
    ensures ex_len: U16(out, 11 + nonce.len + ticket.len) == ex.len;
    ensures ex: COPIED(out, 13 + nonce.len + ticket.len, ex.data, ex.len);
    ensures moved: \forall integer k; 13 + nonce.len + ticket.len <= k < 13 + nonce.len + ticket.len + ex.len ==>
                   out[k] == \old(ex.data[k - (13 + nonce.len + ticket.len)]); */
static void rest_put(uint8_t *out, hsk_bytes nonce, hsk_bytes ticket, hsk_bytes ex)
{
  bodies_put(out, nonce, ticket);
  hsk_put_vec16(out, 11 + nonce.len + ticket.len, ex);
}

/*@ requires \valid(out + (0 .. 12 + nonce.len + ticket.len + ex.len)) && nonce.len <= 255;
    requires 1 <= ticket.len <= 65535 && ex.len <= 65534 && \valid_read(nonce.data + (0 .. nonce.len-1));
    requires \valid_read(ticket.data + (0 .. ticket.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires \separated(out + (0 .. 12 + nonce.len + ticket.len + ex.len), nonce.data + (0 .. nonce.len-1));
    requires \separated(out + (0 .. 12 + nonce.len + ticket.len + ex.len), ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (0 .. 12 + nonce.len + ticket.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 12 + nonce.len + ticket.len + ex.len];
    ensures lifetime: U32(out, 0) == lifetime;
    ensures age_add: U32(out, 4) == age_add;
    ensures nonce_len: out[8] == nonce.len;
    ensures nonce: COPIED(out, 9, nonce.data, nonce.len);
    ensures ticket_len: U16(out, 9 + nonce.len) == ticket.len;
    ensures ticket: COPIED(out, 11 + nonce.len, ticket.data, ticket.len);
    ensures ex_len: U16(out, 11 + nonce.len + ticket.len) == ex.len;
    ensures ex: COPIED(out, 13 + nonce.len + ticket.len, ex.data, ex.len);
    ensures moved: \forall integer k; 13 + nonce.len + ticket.len <= k < 13 + nonce.len + ticket.len + ex.len ==>
                   out[k] == \old(ex.data[k - (13 + nonce.len + ticket.len)]); */
static void all_put(uint8_t *out, uint32_t lifetime, uint32_t age_add, hsk_bytes nonce, hsk_bytes ticket,
                    hsk_bytes ex)
{
  rest_put(out, nonce, ticket, ex);
  numbers_put(out, lifetime, age_add);
}

/*@ requires \valid(out + (0 .. 12 + nonce.len + ticket.len + ex.len)) && nonce.len <= 255;
    requires 1 <= ticket.len <= 65535 && ex.len <= 65534 && \valid_read(nonce.data + (0 .. nonce.len-1));
    requires \valid_read(ticket.data + (0 .. ticket.len-1)) && \valid_read(ex.data + (0 .. ex.len-1));
    requires block: ExtensionBlock(ex.data, 0, ex.len);
    requires \separated(out + (0 .. 12 + nonce.len + ticket.len + ex.len), nonce.data + (0 .. nonce.len-1));
    requires \separated(out + (0 .. 12 + nonce.len + ticket.len + ex.len), ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (0 .. 12 + nonce.len + ticket.len + ex.len), ex.data + (0 .. ex.len-1));
    terminates \true; exits \false; assigns out[0 .. 12 + nonce.len + ticket.len + ex.len];
    ensures lifetime: U32(out, 0) == lifetime;
    ensures age_add: U32(out, 4) == age_add;
    ensures nonce: COPIED(out, 9, nonce.data, nonce.len);
    ensures ticket: COPIED(out, 11 + nonce.len, ticket.data, ticket.len);
    ensures ex: COPIED(out, 13 + nonce.len + ticket.len, ex.data, ex.len);
    ensures grammar: NewSessionTicket13Ends(out, 13 + nonce.len + ticket.len + ex.len, 9 + nonce.len,
                                            11 + nonce.len + ticket.len); */
static void ticket_put(uint8_t *out, uint32_t lifetime, uint32_t age_add, hsk_bytes nonce, hsk_bytes ticket,
                       hsk_bytes ex)
{
  all_put(out, lifetime, age_add, nonce, ticket, ex);
  /*@ ghost size_t o = 13 + nonce.len + ticket.len; GHOST_WALK_COPIED_BLOCK(out, o, ex.data, ex.len) */
}

hsk_built hsk_new_session_ticket13_build(const hsk_new_session_ticket13_fields *fields, uint8_t *out,
                                         size_t cap)
{
  /* Assigned, not initialized: the provers then see each load. */
  hsk_bytes nonce, ticket, ex;
  nonce.data = fields->ticket_nonce.data;
  nonce.len = fields->ticket_nonce.len;
  ticket.data = fields->ticket.data;
  ticket.len = fields->ticket.len;
  ex.data = fields->extensions.data;
  ex.len = fields->extensions.len;
  const uint32_t lifetime = fields->ticket_lifetime, age_add = fields->ticket_age_add;
  /* RFC 8446 4.6.1: Servers MUST NOT use any value greater than 604800 seconds. */
  if (lifetime > HSK_TICKET_LIFETIME_MAX || nonce.len > 255 || ticket.len < 1 || ticket.len > 65535 ||
      ex.len > 65534 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK)
    return hsk_built_bad_call();
  hsk_built b = hsk_built_of(13 + nonce.len + ticket.len + ex.len, cap);
  if (b.error == HSK_OK) ticket_put(out, lifetime, age_add, nonce, ticket, ex);
  return b;
}
