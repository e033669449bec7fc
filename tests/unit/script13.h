/* A TLS 1.3 server by script: the messages of a real one, one of them changed, delivered to a client without records. */
#ifndef HSK_TEST_SCRIPT13_H
#define HSK_TEST_SCRIPT13_H
#include "pair.h"

enum { SCRIPT_MESSAGES = 16, SCRIPT_BYTES = 4096 };

/* script_scene: what kind of handshake the messages come from. SCENE_TLS12: the server speaks no TLS 1.3. */
enum script_scene { SCENE_PLAIN, SCENE_RETRY, SCENE_PSK, SCENE_AUTH, SCENE_TLS12, SCENES };

/* script: the messages that the server sent, whole; p holds the client that they are for and the server that sent them. */
typedef struct {
  pair p;
  size_t count;
  size_t len[SCRIPT_MESSAGES];
  uint8_t message[SCRIPT_MESSAGES][SCRIPT_BYTES];
} script;

/* script_record runs a handshake of this kind. script_find: the nth (from 0) message of a type, count: there is none. */
void script_record(script *s, enum script_scene scene);
size_t script_find(const script *s, uint32_t msg_type, size_t nth);
/* script_restart: a new client that sends the same ClientHello. script_deliver: one message; what the client answers is dropped. script_up_to delivers all before message i. */
void script_restart(script *s);
hsk_result script_deliver(script *s, const uint8_t *message, size_t len);
void script_up_to(script *s, size_t i);

/* script_bytes writes bytes over the body of message i at off (off from its end: negative). script_body replaces the body. */
void script_bytes(script *s, size_t i, long off, hsk_bytes bytes);
void script_body(script *s, size_t i, hsk_bytes body);
/* script_extension replaces the extension of this type in message i, or adds it at the end; data.data NULL: drops it. Certificate: those of the first entry. */
void script_extension(script *s, size_t i, uint32_t type, hsk_bytes data);

#endif
