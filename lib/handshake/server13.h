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

/* hsk_cookie: what the cookie of a HelloRetryRequest says, so that a server need not remember (RFC 8446 4.2.2). */
typedef struct {
  uint32_t suite, group;
  uint8_t mark[32];             /* of the first ClientHello */
  uint8_t digest[HSK_HASH_MAX]; /* of the first ClientHello, with the suite's hash */
} hsk_retry_state;

#define HSK_COOKIE_LEN (2u + 2u + 32u + HSK_HASH_MAX + 32u)

/* hsk_cookie_seal writes the cookie, under a key that is made of ticket_key; it says nothing that an observer does not know. hsk_cookie_is: 1 if the cookie
   is the one that hsk_cookie_seal writes for s. */
void hsk_cookie_seal(hsk_bytes ticket_key, const hsk_retry_state *s, uint8_t out[HSK_COOKIE_LEN]);
int hsk_cookie_is(hsk_bytes ticket_key, const hsk_retry_state *s, hsk_bytes cookie);

#ifdef __cplusplus
}
#endif
#endif
