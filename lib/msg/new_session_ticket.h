/* NewSessionTicket of TLS 1.2 (RFC 5077 3.3). */
#ifndef HSK_MSG_NEW_SESSION_TICKET_H
#define HSK_MSG_NEW_SESSION_TICKET_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "new_session_ticket.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_new_session_ticket: a view of the body buf[0..len). */
typedef struct {
  uint32_t ticket_lifetime_hint; /* seconds; 0: the server says nothing about it */
  hsk_span ticket;               /* 0..2^16-1 bytes; empty: there is no ticket after all */
} hsk_new_session_ticket;

/* hsk_new_session_ticket_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *nst is
   unchanged. HSK_PEER_MALFORMED_NEW_SESSION_TICKET: the lengths do not fit. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(nst) && \separated(nst, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *nst;
    ensures iff: \result.error == HSK_OK <==> NewSessionTicket(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_NEW_SESSION_TICKET;
    ensures at: \result.at <= len;
    ensures lifetime: \result.error == HSK_OK ==> nst->ticket_lifetime_hint == U32(buf, 0);
    ensures ticket: \result.error == HSK_OK ==> nst->ticket.off == 6 && nst->ticket.len == len - 6;
    ensures keep: \result.error != HSK_OK ==> *nst == \old(*nst); */
HSK_API HSK_NODISCARD hsk_result hsk_new_session_ticket_parse(const uint8_t *buf, size_t len,
                                                              hsk_new_session_ticket *nst);

/* hsk_new_session_ticket_build writes the body; for the answer see hsk_built. A ticket of more than 2^16-1 bytes is HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(ticket.data + (0 .. ticket.len-1));
    requires \separated(out + (0 .. cap-1), ticket.data + (0 .. ticket.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (ticket.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (ticket.len <= 65535), 6 + ticket.len, cap);
    ensures ok: BUILT_OK(\result, (ticket.len <= 65535), 6 + ticket.len, cap);
    ensures need: BUILT_NEED(\result, 6 + ticket.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> NewSessionTicket(out, \result.need);
    ensures lifetime: \result.error == HSK_OK ==> U32(out, 0) == ticket_lifetime_hint;
    ensures ticket: \result.error == HSK_OK ==> COPIED(out, 6, ticket.data, ticket.len); */
HSK_API HSK_NODISCARD hsk_built hsk_new_session_ticket_build(uint32_t ticket_lifetime_hint, hsk_bytes ticket,
                                                             uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
