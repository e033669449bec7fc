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
  //@ assert lifetime: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert len: out[4] == in[4] && out[5] == in[5];
  //@ assert ticket: \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/* fields_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && len == 13 + o + t + x && lifetime <= HSK_TICKET_LIFETIME_MAX;
    requires o <= 255 && 1 <= t <= 65535 && x <= 65534;
    requires numbers: U32(in, 0) == lifetime && U32(in, 4) == age_add;
    requires nonce: in[8] == o;
    requires ticket: U16(in, 9 + o) == t;
    requires extensions: U16(in, 11 + o + t) == x && ExtensionBlock(in + (len - x), 0, x);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int fields_reencode(const uint8_t *in, size_t len, uint32_t lifetime, uint32_t age_add, size_t o, size_t t,
                           size_t x, uint8_t *out)
{
  hsk_new_session_ticket13_fields f = {lifetime, age_add, {in + 9, o}, {in + 11 + o, t}, {in + (len - x), x}};
  hsk_built b = hsk_new_session_ticket13_build(&f, out, len);
  //@ assert lifetime: out[0] == in[0] && out[1] == in[1] && out[2] == in[2] && out[3] == in[3];
  //@ assert age_add: out[4] == in[4] && out[5] == in[5] && out[6] == in[6] && out[7] == in[7];
  //@ assert nonce_len: out[8] == in[8];
  //@ assert nonce: \forall integer k; 9 <= k < 9 + o ==> out[k] == in[k];
  //@ assert ticket_len: out[9 + o] == in[9 + o] && out[10 + o] == in[10 + o];
  //@ assert ticket: \forall integer k; 11 + o <= k < 11 + o + t ==> out[k] == in[k];
  //@ assert extensions_len: out[11 + o + t] == in[11 + o + t] && out[12 + o + t] == in[12 + o + t];
  //@ assert extensions: \forall integer k; 13 + o + t <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
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
  hsk_block_moves(in, len - x, x);
  return fields_reencode(in, len, nst.ticket_lifetime, nst.ticket_age_add, o, t, x, out);
}
