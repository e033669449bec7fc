/* The end of a connection. */
#ifndef HSK_HANDSHAKE_END_H
#define HSK_HANDSHAKE_END_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_fail makes the connection fail: cause is kept (the first one stays), its alert is due, secrets are wiped save the keys that the alert is sent
   under. hsk_answer_failure: the answer of every later call. */
void hsk_fail(hsk_conn *c, hsk_result cause);
hsk_result hsk_answer_failure(const hsk_conn *c);

/* hsk_send_last: as far as there is room the last alert of a connection that has failed or that the peer has closed leaves, then the keys go. */
void hsk_send_last(hsk_turn *t);

/* hsk_end_in_failure does all three. */
HSK_NODISCARD hsk_result hsk_end_in_failure(hsk_turn *t, hsk_result cause);

#ifdef __cplusplus
}
#endif
#endif
