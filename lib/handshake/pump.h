/* Between records and messages: what arrives is taken apart, what is due is sent. */
#ifndef HSK_HANDSHAKE_PUMP_H
#define HSK_HANDSHAKE_PUMP_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_flush sends as much of the waiting message or alert as io->out takes. *done: nothing is left. */
HSK_NODISCARD hsk_result hsk_flush(hsk_turn *t, int *done);

/* hsk_take_record takes the next record of io->in apart, or says in c->need_in how many bytes are missing. *moved: something was done. */
HSK_NODISCARD hsk_result hsk_take_record(hsk_turn *t, int *moved);
/* hsk_take_bytes moves handshake bytes of an open record to work and handles the message that they complete. */
HSK_NODISCARD hsk_result hsk_take_bytes(hsk_turn *t);

/* hsk_take_message, hsk_take_alert, hsk_take_ccs handle what a record held: a handshake message with its header, an alert,
   a ChangeCipherSpec. */
HSK_NODISCARD hsk_result hsk_take_message(hsk_turn *t, hsk_bytes message, size_t scratch_at);
HSK_NODISCARD hsk_result hsk_take_alert(hsk_turn *t, hsk_bytes alert);
HSK_NODISCARD hsk_result hsk_take_ccs(hsk_turn *t, hsk_bytes ccs);

/* hsk_consume drops n of the left bytes of an open record, and its tail with the last of them. */
void hsk_consume(hsk_conn *c, hsk_io *io, size_t *left, size_t n);

#ifdef __cplusplus
}
#endif
#endif
