/* TLS 1.3 server: what its files share. */
#ifndef HSK_HANDSHAKE_SERVER13_H
#define HSK_HANDSHAKE_SERVER13_H
#include "handshake/server_negotiate.h"
#include "handshake/ticket.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_find_psk: the first PSK of the offer that can be used with t->choice.suite: *index is 1 + its place, 0: there is none. HSK_PEER_BAD_PSK_BINDER: there is one, and its binder
   is wrong. hsk_open_psk: 1, and what the ticket at this place holds. In both the caller wipes *k. */
HSK_NODISCARD hsk_result hsk_find_psk(const hsk_turn *t, const hsk_client_offer *o, uint32_t *index,
                                      hsk_ticket *k);
HSK_NODISCARD int hsk_open_psk(const hsk_turn *t, const hsk_client_offer *o, uint32_t index, hsk_ticket *k);

/* hsk_hello_mark: 32 bytes that stay the same from a ClientHello to the second one, after a HelloRetryRequest, unless that differs in what it must not (RFC 8446
   4.1.2). */
void hsk_hello_mark(const hsk_turn *t, const hsk_client_offer *o, uint8_t mark[32]);

/* hsk_retry_state: what the cookie of a HelloRetryRequest says, so that a server need not remember (RFC 8446 4.2.2). */
typedef struct {
  int64_t made_time;
  uint32_t suite, group;
  uint8_t mark[32];             /* of the first ClientHello */
  uint8_t digest[HSK_HASH_MAX]; /* of the first ClientHello, with the suite's hash */
} hsk_retry_state;

#define HSK_COOKIE_LEN (8u + 2u + 2u + 32u + HSK_HASH_MAX + 32u)
#define HSK_COOKIE_LIFETIME                                                                                  \
  60 /* seconds that a context which did not send it takes it for; clocks may differ by as much */

/* hsk_cookie_seal writes the cookie, under a key that is made of ticket_key; it says nothing that an observer does not know. hsk_cookie_open: 1, and *s, if it is a cookie
   that hsk_cookie_seal wrote under this ticket_key. */
void hsk_cookie_seal(hsk_bytes ticket_key, const hsk_retry_state *s, uint8_t out[HSK_COOKIE_LEN]);
HSK_NODISCARD int hsk_cookie_open(hsk_bytes ticket_key, hsk_bytes cookie, hsk_retry_state *s);

/* hsk_retry_restore makes a fresh connection, whose first ClientHello brings a cookie, the one that has sent the HelloRetryRequest, so that what follows is the second
   ClientHello there: c->retried, the retry's choice, the transcript. HSK_PEER_BAD_COOKIE: the cookie is none of ours, it is too old, or made for a server that is configured
   otherwise. */
HSK_NODISCARD hsk_result hsk_retry_restore(const hsk_turn *t, const hsk_client_offer *o);

/* hsk_retry_check: what the second ClientHello owes to the HelloRetryRequest (RFC 8446 4.1.2). HSK_PEER_SECOND_HELLO_DIFFERS, HSK_PEER_BAD_COOKIE. */
HSK_NODISCARD hsk_result hsk_retry_check(const hsk_turn *t, const hsk_client_offer *o);

/* hsk_keep_hello13: what both kinds of ClientHello leave behind. */
void hsk_keep_hello13(hsk_turn *t, const hsk_client_offer *o);

#ifdef __cplusplus
}
#endif
#endif
