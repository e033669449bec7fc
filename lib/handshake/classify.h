/* From a message to an input of the machine. Pure: nothing is changed. */
#ifndef HSK_HANDSHAKE_CLASSIFY_H
#define HSK_HANDSHAKE_CLASSIFY_H
#include "handshake/connection.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_classify names the input (enum hsk_input) that a handshake message is. body is what follows the 4-byte header. A ServerHello is told by the
   key exchange of the suite that it names; one that cannot be read, or names a suite that we do not have, counts as RSA's: its
   action refuses it. */
uint32_t hsk_classify(uint32_t msg_type, hsk_bytes body);

/* hsk_own_input: the step that is ours to take in the connection's state, HSK_IN_OTHER: none, it is the peer's turn. */
uint32_t hsk_own_input(const hsk_conn *c);

#ifdef __cplusplus
}
#endif
#endif
