/* One run of a fuzz input against a snapshot: what it is made of, what is done with it, what is checked. play.c makes two of them. */
#ifndef FUZZ_PLAYER_H
#define FUZZ_PLAYER_H
#include "snapshot.h"

#define PLAYER_IN_CAP   (2 * HSK_RECORD_MAX)
#define PLAYER_DATA_MAX 4096u
#define PLAYER_CANARY   8u

typedef struct {
  const snapshot *s;
  hsk_config cfg;
  hsk_conn *conn;
  hsk_io io;
  watch seen;
  size_t chunk, out_room;               /* bytes per call, in and out */
  int all;                              /* chunk is the length of all pieces, not of the first alone */
  size_t next;                          /* the peer's message that comes next */
  uint8_t sealed_data[PLAYER_DATA_MAX]; /* application data that the peer sent under its keys */
  size_t sealed_len, read_len;
  hsk_hash_state out; /* all output */
  size_t out_len, wire_len, steps;
  hsk_result failed;
  int pure; /* nothing has happened but the peer's own messages, in order, and what the application may do */
  uint64_t results; /* a fold of how the runs before this one ended, in the same input */
} player;

/* ---- player.c: the connection and its buffers ---- */

/* player_restore puts the snapshot to this player's address. player_settle: hsk_step until nothing moves. player_wire: bytes as they come from the
   transport. player_send: one message or part of one, as a record or through hsk_deliver; flip: sealed where it should not be, and the other way round. */
void player_restore(player *p, const snapshot *s, size_t chunk, size_t out_room);
void player_settle(player *p);
void player_wire(player *p, hsk_bytes bytes);
void player_send(player *p, int by_deliver, uint32_t content_type, hsk_bytes data, int flip);
void player_remember(player *p, hsk_bytes data);
void player_take_output(player *p);

/* ---- player_check.c: the oracles ---- */

/* player_check_answer: the answer of a call that can make the connection fail. player_end: the end of the transport, which is clean only behind the peer's close_notify.
   player_compare: both runs went the same way (I7, and relocation). */
void player_check_answer(player *p, hsk_result r);
void player_end(player *p);
void player_compare(const player *a, const player *b, int same_room);
int player_is_open(uint32_t state); /* connected, or closed by us alone: data may come */

#endif
