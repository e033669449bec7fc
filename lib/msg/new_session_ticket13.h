/* NewSessionTicket of TLS 1.3 (RFC 8446 4.6.1). */
#ifndef HSK_MSG_NEW_SESSION_TICKET13_H
#define HSK_MSG_NEW_SESSION_TICKET13_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "new_session_ticket13.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A server MUST NOT give a ticket a longer life, and a client MUST NOT keep it longer whatever the server says: 7 days in seconds. */
#define HSK_TICKET_LIFETIME_MAX 604800

/* hsk_new_session_ticket13: a view of the body buf[0..len). */
typedef struct {
  uint32_t
      ticket_lifetime; /* seconds, any number; the caller takes the smaller of it and HSK_TICKET_LIFETIME_MAX */
  uint32_t ticket_age_add;
  hsk_span ticket_nonce; /* 0..255 bytes */
  hsk_span ticket;       /* 1..2^16-1 bytes */
  hsk_span extensions;   /* may be empty; each type at most once (hsk_extensions_find) */
} hsk_new_session_ticket13;

/* hsk_new_session_ticket13_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. The contents of
   extensions are not looked at. A ticket_lifetime above 7 days is no error: the RFC tells the client what to do with it ("regardless of
   the ticket_lifetime"). On failure *nst is unchanged. HSK_PEER_MALFORMED_NEW_SESSION_TICKET: the lengths do not fit each other, or the
   ticket is empty; and the errors of hsk_extensions_check. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(nst) && \separated(nst, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *nst;
    ensures iff: \result.error == HSK_OK <==> NewSessionTicket13(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_NEW_SESSION_TICKET ||
                    \result.error == HSK_PEER_MALFORMED_EXTENSIONS || \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> NewSessionTicket13Ends(buf, len,
      nst->ticket_nonce.off + nst->ticket_nonce.len, nst->ticket.off + nst->ticket.len);
    ensures lifetime: \result.error == HSK_OK ==> nst->ticket_lifetime == U32(buf, 0);
    ensures age_add: \result.error == HSK_OK ==> nst->ticket_age_add == U32(buf, 4);
    ensures nonce: \result.error == HSK_OK ==> nst->ticket_nonce.off == 9 && nst->ticket_nonce.len == buf[8];
    ensures ticket_off: \result.error == HSK_OK ==>
      nst->ticket.off == nst->ticket_nonce.off + nst->ticket_nonce.len + 2;
    ensures ticket_len: \result.error == HSK_OK ==>
      nst->ticket.len == U16(buf, nst->ticket_nonce.off + nst->ticket_nonce.len);
    ensures extensions_off: \result.error == HSK_OK ==> nst->extensions.off == nst->ticket.off + nst->ticket.len + 2;
    ensures extensions_end: \result.error == HSK_OK ==> nst->extensions.off + nst->extensions.len == len;
    ensures extensions: \result.error == HSK_OK ==> ExtensionBlock(buf, nst->extensions.off, len);
    ensures keep: \result.error != HSK_OK ==> *nst == \old(*nst); */
HSK_API HSK_NODISCARD hsk_result hsk_new_session_ticket13_parse(const uint8_t *buf, size_t len,
                                                                hsk_new_session_ticket13 *nst);

/* hsk_new_session_ticket13_fields: what is built. */
typedef struct {
  uint32_t ticket_lifetime; /* 0..HSK_TICKET_LIFETIME_MAX */
  uint32_t ticket_age_add;
  hsk_bytes ticket_nonce, ticket;
  hsk_bytes extensions; /* what the builders of msg/ext wrote, one behind the other */
} hsk_new_session_ticket13_fields;

/* hsk_new_session_ticket13_build writes the body; for the answer see hsk_built. Lengths that do not fit, extensions that
   hsk_extensions_check refuses, and a ticket_lifetime above HSK_TICKET_LIFETIME_MAX, which a parser meets but a server MUST NOT send,
   are HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \separated(out + (0 .. cap-1), fields);
    requires \valid_read(fields->ticket_nonce.data + (0 .. fields->ticket_nonce.len-1));
    requires \valid_read(fields->ticket.data + (0 .. fields->ticket.len-1));
    requires \valid_read(fields->extensions.data + (0 .. fields->extensions.len-1));
    requires \separated(out + (0 .. cap-1), fields->ticket_nonce.data + (0 .. fields->ticket_nonce.len-1));
    requires \separated(out + (0 .. cap-1), fields->ticket.data + (0 .. fields->ticket.len-1));
    requires \separated(out + (0 .. cap-1), fields->extensions.data + (0 .. fields->extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, NEW_SESSION_TICKET13_FITS(fields));
    ensures too_small:
      BUILT_TOO_SMALL(\result, NEW_SESSION_TICKET13_FITS(fields), NEW_SESSION_TICKET13_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, NEW_SESSION_TICKET13_FITS(fields), NEW_SESSION_TICKET13_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, NEW_SESSION_TICKET13_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> NewSessionTicket13Ends(out, \result.need,
      9 + fields->ticket_nonce.len, 11 + fields->ticket_nonce.len + fields->ticket.len);
    ensures lifetime: \result.error == HSK_OK ==> U32(out, 0) == fields->ticket_lifetime;
    ensures age_add: \result.error == HSK_OK ==> U32(out, 4) == fields->ticket_age_add;
    ensures nonce: \result.error == HSK_OK ==>
      COPIED(out, 9, fields->ticket_nonce.data, fields->ticket_nonce.len);
    ensures ticket: \result.error == HSK_OK ==>
      COPIED(out, 11 + fields->ticket_nonce.len, fields->ticket.data, fields->ticket.len);
    ensures extensions: \result.error == HSK_OK ==>
      COPIED(out, 13 + fields->ticket_nonce.len + fields->ticket.len, fields->extensions.data, fields->extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_new_session_ticket13_build(const hsk_new_session_ticket13_fields *fields,
                                                               uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
