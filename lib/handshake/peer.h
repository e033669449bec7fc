/* The peer's certificates, in either version and role: checked, and its key kept for the proof that follows. */
#ifndef HSK_HANDSHAKE_PEER_H
#define HSK_HANDSHAKE_PEER_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_chain_scratch_of: the chain's scratch, aligned, in the part of work that is free; what is left behind it may serve the policy graph.
   NULL: work is too small. */
hsk_chain_scratch *hsk_chain_scratch_of(const hsk_turn *t);

/* hsk_check_peer judges the count certificates at scratch->certs (spans into t->body, the peer's own first) for purpose (enum hsk_purpose), tells the
   observer, and keeps the peer's key in c->peer_key. With judge_elsewhere only the peer's own certificate is parsed, and the connection awaits
   HSK_WANT_CHAIN. On success *own is the peer's own certificate, valid until scratch is used again. */
HSK_NODISCARD hsk_result hsk_check_peer(hsk_turn *t, hsk_chain_scratch *scratch, size_t count,
                                        uint32_t purpose, const hsk_cert **own);

#ifdef __cplusplus
}
#endif
#endif
