/* A blocking convenience over two callbacks: a first program in 30 lines. */
#ifndef HSK_BLOCKING_H
#define HSK_BLOCKING_H
#include "hardshake.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_stream: a connection, its buffers and its transport. receive and send move at least 1 and at most len bytes and answer how
   many; receive answers 0 at the end of the transport; both answer a negative number on an error. They may block.
   arg is the caller's. About 60 kB: static or on a roomy stack. */
typedef struct {
  hsk_conn conn;
  hsk_io io;
  const hsk_config *cfg; /* the caller keeps it */
  int (*receive)(void *arg, uint8_t *buf, size_t len);
  int (*send)(void *arg, const uint8_t *buf, size_t len);
  void *arg;
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[HSK_WORK_LEN];
} hsk_stream;

/* hsk_stream_connect does the whole handshake as a client. HSK_OK: the peer is authenticated as cfg and name (see hsk_client) demand.
   On an error the alert was sent if the transport took it. */
HSK_API HSK_NODISCARD hsk_result hsk_stream_connect(hsk_stream *s, const hsk_config *cfg, const char *name);
/* hsk_stream_accept does the whole handshake as a server, of a transport that a client has just opened. HSK_OK: the client is authenticated as cfg demands. On an error
   likewise. In both roles private keys and the verdict on the peer are not elsewhere: HSK_BAD_CALL where the handshake comes to that. */
HSK_API HSK_NODISCARD hsk_result hsk_stream_accept(hsk_stream *s, const hsk_config *cfg);
/* hsk_stream_read waits for application data: 1..cap bytes in *got, or 0 at the peer's close_notify. */
HSK_API HSK_NODISCARD hsk_result hsk_stream_read(hsk_stream *s, uint8_t *buf, size_t cap, size_t *got);
/* hsk_stream_write sends all len bytes. */
HSK_API HSK_NODISCARD hsk_result hsk_stream_write(hsk_stream *s, const uint8_t *data, size_t len);
/* hsk_stream_close sends close_notify, waits for the peer's (unread data is dropped), and wipes the connection. */
HSK_API HSK_NODISCARD hsk_result hsk_stream_close(hsk_stream *s);

#ifdef __cplusplus
}
#endif
#endif
