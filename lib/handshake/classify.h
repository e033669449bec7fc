/* From a message to an input of the machine. Pure: nothing of the connection is changed. */
#ifndef HSK_HANDSHAKE_CLASSIFY_H
#define HSK_HANDSHAKE_CLASSIFY_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_classify names the input (enum hsk_input) that the handshake message at t->body is. A hello is told by what it chooses or lets us choose
   (for a ClientHello that is kept in t->choice); one that cannot be read or that we refuse counts as any of its kind: its action
   refuses it and knows why. */
uint32_t hsk_classify(hsk_turn *t, uint32_t msg_type);

/* hsk_own_input: the step that is ours to take in the connection's state, HSK_IN_OTHER: none, it is the peer's turn. */
uint32_t hsk_own_input(const hsk_conn *c);

/* hsk_needs_signature: whether the step signs. */
int hsk_needs_signature(uint32_t input);

#ifdef __cplusplus
}
#endif
#endif
