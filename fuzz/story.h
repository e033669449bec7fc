/* A story: what one side of an honest handshake (tests/toy/ways.h) gets to read, from the first byte to the close_notify. */
#ifndef FUZZ_STORY_H
#define FUZZ_STORY_H
#include "fuzz.h"
#include "ways.h"

/* story_message: bytes[off..off+len) is a handshake message with its header, a ChangeCipherSpec, data, an alert. */
typedef struct {
  uint32_t content_type;
  size_t off, len;
} story_message;

#define STORY_MESSAGES 24u
#define STORY_EXPORT   32u
/* story: of the side that is_server says; the messages are those of its peer, in order. */
typedef struct {
  const way *way;
  int is_server;
  hsk_config cfg; /* of this side; observe_arg is set by whoever runs it */
  hsk_session session;
  uint8_t ticket[PAIR_TICKET_MAX];
  uint8_t bytes[16384], wire[20480]; /* wire: all of it as records */
  size_t bytes_len, made, wire_len;
  story_message messages[STORY_MESSAGES];
  hsk_direction_keys keys; /* what this side reads under when it is connected */
  /* what the peer says was agreed */
  uint32_t suite, version, group, ems, exports;
  hsk_bytes alpn;
  uint8_t exported[STORY_EXPORT];
} story;

static inline hsk_bytes story_bytes(const story *s, size_t i)
{
  const story_message *m = &s->messages[i % s->made];
  return (hsk_bytes){s->bytes + m->off, m->len};
}

/* story_add: one more message of the peer. */
void story_add(story *s, uint32_t content_type, hsk_bytes data);
/* story_agreed notes what the peer says; story_check: the other side agrees (oracle I3). */
void story_agreed(story *s, const hsk_conn *peer, const hsk_config *cfg);
void story_check(const story *s, const hsk_conn *c, const hsk_config *cfg);

/* story_wrap writes a message as one record, sealed with keys (whose aead may be 0: in the clear); room for len + 64 bytes. Answers its length. */
size_t story_wrap(hsk_direction_keys *keys, uint32_t content_type, hsk_bytes data, uint8_t *out);

#endif
