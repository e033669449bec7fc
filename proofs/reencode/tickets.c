#include "reencode.h"
#include "block.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"
/* NewSessionTicket. That of TLS 1.3 is parsed whatever its ticket_lifetime, but built only with one that a server may use. */

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> NewSessionTicket{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_new_session_ticket_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_new_session_ticket nst;
  hsk_result r = hsk_new_session_ticket_parse(in, len, &nst);
  if (r.error != HSK_OK) return 0;
  hsk_bytes ticket = {in + 6, nst.ticket.len};
  hsk_built b = hsk_new_session_ticket_build(nst.ticket_lifetime_hint, ticket, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert lifetime: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert ticket: b.error == HSK_OK ==> \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/* ticket_build calls the builder, with the fields one by one: the provers then see where each of them stands. */
/*@ requires \valid_read(nonce + (0 .. o-1)) && \valid_read(ticket + (0 .. t-1)) && \valid_read(ex + (0 .. x-1));
    requires \valid(out + (0 .. n-1)) && n == 13 + o + t + x;
    requires NewSessionTicket13Fits(lifetime, o, t, ex, x);
    requires \separated(out + (0 .. n-1), nonce + (0 .. o-1)) && \separated(out + (0 .. n-1), ticket + (0 .. t-1));
    requires \separated(out + (0 .. n-1), ex + (0 .. x-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures all: \result == 1;
    ensures lifetime: U32(out, 0) == lifetime;
    ensures age_add: U32(out, 4) == age_add;
    ensures nonce_len: out[8] == o;
    ensures nonce: COPIED(out, 9, nonce, o);
    ensures ticket_len: U16(out, 9 + o) == t;
    ensures ticket: COPIED(out, 11 + o, ticket, t);
    ensures ex_len: U16(out, 11 + o + t) == x;
    ensures ex: COPIED(out, 13 + o + t, ex, x); */
static int ticket_build(uint32_t lifetime, uint32_t age_add, const uint8_t *nonce, size_t o,
                        const uint8_t *ticket, size_t t, const uint8_t *ex, size_t x, uint8_t *out, size_t n)
{
  hsk_new_session_ticket13_fields f;
  f.ticket_lifetime = lifetime;
  f.ticket_age_add = age_add;
  f.ticket_nonce.data = nonce;
  f.ticket_nonce.len = o;
  f.ticket.data = ticket;
  f.ticket.len = t;
  f.extensions.data = ex;
  f.extensions.len = x;
  hsk_built b = hsk_new_session_ticket13_build(&f, out, n);
  //@ assert ends: NewSessionTicket13Ends(out, n, 9 + o, 11 + o + t);
  return b.error == HSK_OK;
}

/* fields_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && len == 13 + o + t + x && lifetime <= HSK_TICKET_LIFETIME_MAX;
    requires o <= 255 && 1 <= t <= 65535 && x <= 65534;
    requires numbers: U32(in, 0) == lifetime && U32(in, 4) == age_add;
    requires nonce: in[8] == o;
    requires ticket: U16(in, 9 + o) == t;
    requires extensions: U16(in, 11 + o + t) == x && ExtensionBlock(in + 13 + o + t, 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int fields_reencode(const uint8_t *in, size_t len, uint32_t lifetime, uint32_t age_add, size_t o,
                           size_t t, size_t x, uint8_t *out)
{
  int r = ticket_build(lifetime, age_add, in + 9, o, in + 11 + o, t, in + 13 + o + t, x, out, len);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert lifetime: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert age_add: out[4] == in[4] && out[5] == in[5] && out[6] == in[6] && out[7] == in[7];
  //@ assert nonce_len: out[8] == in[8];
  //@ assert ticket_len: out[9 + o] == in[9 + o] && out[10 + o] == in[10 + o];
  //@ assert ex_len: out[11 + o + t] == in[11 + o + t] && out[12 + o + t] == in[12 + o + t];
  return r;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> NewSessionTicket13{Pre}(in, len) && U32{Pre}(in, 0) <= HSK_TICKET_LIFETIME_MAX;
    ensures same: SAME(\result, in, len, out); */
int hsk_new_session_ticket13_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_new_session_ticket13 nst;
  hsk_result r = hsk_new_session_ticket13_parse(in, len, &nst);
  if (r.error != HSK_OK) return 0;
  if (nst.ticket_lifetime > HSK_TICKET_LIFETIME_MAX) return 0;
  size_t o = nst.ticket_nonce.len, t = nst.ticket.len, x = nst.extensions.len;
  //@ assert len: U16(in, 11 + o + t) == x;
  hsk_block_moves(in, 13 + o + t, x);
  return fields_reencode(in, len, nst.ticket_lifetime, nst.ticket_age_add, o, t, x, out);
}
