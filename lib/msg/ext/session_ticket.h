/* session_ticket (RFC 5077 3.2): the client sends the ticket that it has, or nothing; the server answers with nothing. */
#ifndef HSK_MSG_SESSION_TICKET_H
#define HSK_MSG_SESSION_TICKET_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_session_ticket: a view of the client's form. */
typedef struct {
  hsk_span
      ticket; /* fills the extension_data: a ticket has no length of its own here; 0 bytes: the client has none */
} hsk_session_ticket;

/* hsk_session_ticket_parse: any bytes are a ticket, so that it accepts all. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(st) && \separated(st, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *st;
    ensures iff: \result.error == HSK_OK;
    ensures field: st->ticket.off == off && st->ticket.off + st->ticket.len == end; */
HSK_API HSK_NODISCARD hsk_result hsk_session_ticket_parse(const uint8_t *buf, size_t off, size_t end,
                                                          hsk_session_ticket *st);

/* hsk_session_ticket_response_parse reads the server's form: HSK_PEER_MALFORMED_SESSION_TICKET unless it is empty. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SESSION_TICKET;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_session_ticket_response_parse(const uint8_t *buf, size_t off,
                                                                   size_t end);

/* hsk_session_ticket_build writes the client's form with a ticket of 0 to 65535 bytes; hsk_session_ticket_response_build the server's.
   For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (0 .. cap-1), ticket.data + (0 .. ticket.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (ticket.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (ticket.len <= 65535), 4 + ticket.len, cap);
    ensures ok: BUILT_OK(\result, (ticket.len <= 65535), 4 + ticket.len, cap);
    ensures need: BUILT_NEED(\result, 4 + ticket.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SESSION_TICKET;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures field: \result.error == HSK_OK ==> COPIED(out, 4, ticket.data, ticket.len); */
HSK_API HSK_NODISCARD hsk_built hsk_session_ticket_build(hsk_bytes ticket, uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SESSION_TICKET;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_API HSK_NODISCARD hsk_built hsk_session_ticket_response_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
