/* TLS messages for a person to read, decoded with the library's own codec. */
#ifndef TOOL_SHOW_MESSAGE_H
#define TOOL_SHOW_MESSAGE_H
#include "show.h"

#define SHOW_TLS13 0x0304u

/* What earlier messages said: it decides the form of later ones. */
typedef struct {
  uint32_t suite;   /* of the ServerHello, 0: not seen */
  uint32_t version; /* that the server chose, 0: not seen */
  int full;         /* show certificates and keys in full */
} message_context;

/* show_handshake prints the handshake message that fills msg[0..len) with its header; at counts from msg. */
hsk_result show_handshake(show s, message_context *ctx, const uint8_t *msg, size_t len);

/* handshake_title: "server_hello" or "handshake type 99". alert_text: "fatal bad_certificate (42)". */
void handshake_title(uint32_t msg_type, char *out, size_t cap);
void alert_text(const uint8_t *data, size_t len, char *out, size_t cap);

/* show_client_hello, show_server_hello print a body; see show_hello.c. */
hsk_result show_client_hello(show s, const uint8_t *body, size_t len);
hsk_result show_server_hello(show s, message_context *ctx, const uint8_t *body, size_t len);
hsk_result show_encrypted_extensions(show s, message_context *ctx, const uint8_t *body, size_t len);

/* See show_message13.c. show_message_hash takes the whole message. */
hsk_result show_certificates13(show s, const message_context *ctx, const uint8_t *body, size_t len);
hsk_result show_certificate_request13(show s, const uint8_t *body, size_t len);
hsk_result show_new_session_ticket(show s, const message_context *ctx, const uint8_t *body, size_t len);
hsk_result show_key_update(show s, const uint8_t *body, size_t len);
hsk_result show_finished(show s, const message_context *ctx, const uint8_t *body, size_t len);
hsk_result show_message_hash(show s, const uint8_t *msg, size_t len);

#endif
