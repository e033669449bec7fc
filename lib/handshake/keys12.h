/* TLS 1.2 key schedule (RFC 5246 6.3, 7.4.9, 8.1; RFC 7627 4). Every function reads c->suite, which is agreed. */
#ifndef HSK_HANDSHAKE_KEYS12_H
#define HSK_HANDSHAKE_KEYS12_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

enum hsk_sender { HSK_CLIENT_SENDS = 0, HSK_SERVER_SENDS = 1 };

/* hsk_keys12_master makes master_secret of the premaster secret; with extended master secret the transcript holds all up to the
   ClientKeyExchange. */
void hsk_keys12_master(hsk_conn *c, hsk_bytes premaster);
/* hsk_keys12_expand makes the keys of both directions; size_limit stays. */
void hsk_keys12_expand(hsk_conn *c);
/* hsk_give_session12 hands the session to cfg->new_session, if a ticket came for it: client12_resume.c. */
void hsk_give_session12(hsk_turn *t);
/* hsk_keys12_verify_data writes the 12 bytes of a Finished over the transcript so far. */
void hsk_keys12_verify_data(const hsk_conn *c, uint32_t sender, uint8_t verify_data[12]);

#ifdef __cplusplus
}
#endif
#endif
