/* What a server makes of a ClientHello. */
#ifndef HSK_HANDSHAKE_SERVER_NEGOTIATE_H
#define HSK_HANDSHAKE_SERVER_NEGOTIATE_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_negotiate reads the ClientHello at t->body and fills t->choice: version, suite, group, credential and scheme, resumption. Nothing else changes. A ClientHello
   that is refused says so in t->choice.result, with an input that its state has a row for. */
void hsk_server_negotiate(hsk_turn *t);

#ifdef __cplusplus
}
#endif
#endif
