/* One turn of the machine: an input, the action of its row, the next state. */
#ifndef HSK_HANDSHAKE_TURN_H
#define HSK_HANDSHAKE_TURN_H
#include "handshake/connection.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_choice: what a server makes of a ClientHello (server_negotiate.h). */
typedef struct {
  hsk_result result; /* not HSK_OK: why it is refused */
  uint32_t input;    /* enum hsk_input */
  uint32_t version, suite, group, scheme;
  uint32_t credential; /* 1 + index into cfg->credentials, 0: none */
  uint32_t named;      /* 1: the name that the client asked for chose the credential */
  uint32_t psk;        /* TLS 1.3: 1 + index of the identity that is accepted, 0: none */
  uint32_t ems;
  size_t alpn_index; /* cfg->alpn_len: none */
} hsk_server_choice;

/* hsk_turn: what an action may look at. */
typedef struct {
  hsk_conn *c;
  const hsk_config *cfg;
  hsk_io *io;
  hsk_bytes message;   /* the received message with its header; len 0 for an input of our own */
  const uint8_t *body; /* the message's body */
  size_t body_len;
  size_t scratch_at; /* io->work from here on is free */
  hsk_bytes answer;  /* what the caller answered to HSK_WANT_SIGN or HSK_WANT_DECRYPT; len 0: nothing */
  hsk_bytes staple; /* the OCSP response of the CertificateStatus behind a TLS 1.2 Certificate; len 0: none */
  hsk_server_choice choice; /* of a server that has received a ClientHello */
} hsk_turn;

/* hsk_take looks up the row for input in the connection's state, does its action and moves on. Where there is no row:
   HSK_PEER_UNEXPECTED_MESSAGE. If the action fails the state stays and its error is the answer. */
HSK_NODISCARD hsk_result hsk_take(hsk_turn *t, uint32_t input);

/* hsk_send queues the handshake message whose body of body_len bytes stands at io->work + 4: writes the header, adds it to the transcript,
   tells the observer. */
void hsk_send(hsk_turn *t, uint32_t msg_type, size_t body_len);
/* hsk_send_other queues a ChangeCipherSpec that stands at io->work. */
void hsk_send_other(hsk_turn *t, uint32_t content_type, size_t len);

/* hsk_observe_message tells the observer of a message. */
void hsk_observe_message(const hsk_turn *t, uint32_t direction, uint32_t content_type, hsk_bytes message);

/* The actions, a function for each name in states.def. On an error nothing of the connection that matters later has changed. */
#define HSK_T(from, in, to, action, rfc) HSK_NODISCARD hsk_result hsk_do_##action(hsk_turn *t);
#include "handshake/states.def"
#undef HSK_T

#ifdef __cplusplus
}
#endif
#endif
