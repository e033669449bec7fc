/* What a TLS 1.2 server makes of a ClientHello. */
#ifndef HSK_HANDSHAKE_SERVER12_CHOOSE_H
#define HSK_HANDSHAKE_SERVER12_CHOOSE_H
#include "handshake/turn.h"
#include "msg/client_hello.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_choose12 completes t->choice where the version is TLS 1.2: suite, group, credential, scheme, extended master secret, and whether a session is
   resumed. ch is the ClientHello at t->body; what its extensions hold has been checked (hsk_extensions_contents_check), and t->choice has version and alpn_index. A refusal
   says so in t->choice.result. */
void hsk_server_choose12(hsk_turn *t, const hsk_client_hello *ch);

#ifdef __cplusplus
}
#endif
#endif
