#include "play.h"
#include "msg/handshake.h"
#include "flights.h"
#include "player.h"
#include <string.h>

#define LIFE_MAX    24u /* actions from one restored snapshot */
#define ACTIONS_MAX 64u /* of an input */

/* mode, the first byte of an input */
#define MODE_DELIVER 1u /* hsk_deliver in place of records */
#define MODE_ALL     6u /* both bits: pieces of the same length all the way */
#define MODE_CHUNKS  3u /* >> MODE_CHUNKS: how the second run gets its bytes */

static player players[2];

/* ---- what the peer does ---- */

static void send_handshake(player *p, int by_deliver, uint32_t type, hsk_bytes body, int flip)
{
  uint8_t message[4096];
  if (body.len > sizeof message - 4) body.len = sizeof message - 4;
  hsk_handshake_header_put(message, type, body.len);
  if (body.len != 0) memcpy(message + 4, body.data, body.len);
  player_send(p, by_deliver, HSK_HANDSHAKE, (hsk_bytes){message, body.len + 4}, flip);
}

/* The peer says this when it has heard what the connection has to say first, and under the keys of then. */
static hsk_bytes genuine(player *p, size_t i, uint32_t *content_type)
{
  player_settle(p);
  const story *s = p->s->told;
  *content_type = s->messages[i % s->made].content_type;
  return story_bytes(s, i);
}

static void send_edited(player *p, int by_deliver, size_t at, uint8_t flips, int cut, int flip)
{
  uint8_t edited[4096];
  uint32_t type;
  hsk_bytes m = genuine(p, p->next++, &type);
  FUZZ_CHECK(m.len <= sizeof edited, "set-up: a long message");
  memcpy(edited, m.data, m.len);
  edited[at % m.len] ^= flips;
  size_t len = cut ? at % m.len : m.len;
  /* a cut message gets a length that fits again */
  if (cut && type == HSK_HANDSHAKE && len >= 4) hsk_handshake_header_put(edited, edited[0], len - 4);
  player_send(p, by_deliver, type, (hsk_bytes){edited, len}, flip);
}

static void send_fragments(player *p, int by_deliver, size_t piece, int flip)
{
  uint32_t type;
  hsk_bytes m = genuine(p, p->next++, &type);
  if (piece == 0 || by_deliver || type != HSK_HANDSHAKE) piece = m.len;
  for (size_t at = 0; at < m.len; at += piece)
    player_send(p, by_deliver, type, (hsk_bytes){m.data + at, m.len - at < piece ? m.len - at : piece}, flip);
}

/* ---- what the application does ---- */

static void write_data(player *p, size_t len)
{
  static const uint8_t data[256];
  player_settle(p);
  int allowed = (hsk_wants(p->conn) & HSK_CAN_WRITE) != 0;
  FUZZ_CHECK(!allowed || hsk_is_connected(hsk_state_of(p->conn)), "I5: writing before the handshake is done");
  for (size_t done = 0; done < len || len == 0;) {
    size_t taken = 0;
    hsk_result r = hsk_write(p->conn, &p->io, data, len - done, &taken);
    FUZZ_CHECK((r.error == HSK_OK) == allowed, "I5: hsk_write and HSK_CAN_WRITE disagree");
    player_take_output(p);
    if (!allowed || len == 0) return;
    FUZZ_CHECK(taken != 0 && taken <= len - done, "I10: no progress in writing");
    done += taken;
  }
}

static void close_it(player *p)
{
  uint32_t state = hsk_state_of(p->conn);
  hsk_result r = hsk_close(p->conn);
  int allowed = player_is_open(state) || state == HSK_CLOSED_BY_PEER;
  FUZZ_CHECK((r.error == HSK_OK) == allowed, "I1: closing is for open connections");
  player_settle(p);
}

static void update_keys(player *p, int ask_peer)
{
  uint32_t state = hsk_state_of(p->conn);
  hsk_result r = hsk_update_keys(p->conn, ask_peer);
  int allowed = state == HSK_CLIENT13_CONNECTED || state == HSK_SERVER13_CONNECTED;
  FUZZ_CHECK((r.error == HSK_OK) == allowed, "I1: new keys are for connections of TLS 1.3");
  player_settle(p);
}

/* ---- the script ---- */

/* The lower 4 bits of an action say what, the upper ones how; operands follow. What has no name is NEXT. */
enum {
  ANY_HANDSHAKE = 0, /* a type, a block: a handshake message */
  ANY_CONTENT = 1,   /* a length, bytes: another content type */
  WIRE = 2,          /* a block: bytes on the wire */
  HANDSHAKE_BYTES = 3,
  NEXT = 4,
  SOME = 5,      /* a number: that message of the genuine handshake */
  EDITED = 6,    /* a place, a mask: the next one, damaged or cut */
  FRAGMENTS = 7, /* a length: the next one in fragments */
  WRITE = 8,
  CLOSE = 9,
  SKIP = 10, /* the next one is dropped */
  UPDATE_KEYS = 13,
  AGAIN = 14 /* this run ends, and another begins with the snapshot */
};
#define HOW_FLIP 0x80u /* sealed where it should not be, or in the clear where it should be sealed */
#define HOW_CUT  0x40u /* of EDITED */
#define HOW_ASK  0x10u /* of UPDATE_KEYS */

/* Whether the action leaves the run one that has to succeed. HelloRequests are ignored on the way (RFC 5246 7.4.1.1). */
static int is_pure(const player *p, uint32_t op, const fuzz_input *in)
{
  uint32_t state = hsk_state_of(p->conn), kind = op & 15;
  if (kind == WRITE || kind == CLOSE || kind == UPDATE_KEYS) return 1;
  if ((op & HOW_FLIP) != 0) return 0;
  if (kind == ANY_HANDSHAKE) {
    int empty = in->len >= 3 && in->data[0] == 0 && in->data[1] == 0 && in->data[2] == 0;
    return empty && !p->s->told->is_server && flights_allow(state, HSK_IN_HELLO_REQUEST, state);
  }
  return (kind == NEXT || kind == FRAGMENTS || kind > SKIP) && p->next < p->s->told->made;
}

static uint64_t fold(uint64_t state, uint64_t word)
{
  return (state ^ word) * 0x9e3779b97f4a7c15u;
}

static void again(player *p)
{
  uint64_t r = fold(fold(fold(p->results, p->seen.path), p->failed.error), p->failed.at);
  r = fold(fold(r, p->read_len), p->seen.fatal_alerts);
  player_end(p);
  player_restore(p, p->s, p->chunk, p->out_room);
  p->results = fold(r, p->conn->state);
}

static void act(player *p, int by_deliver, uint32_t op, fuzz_input *in)
{
  uint32_t type = 0;
  int flip = (op & HOW_FLIP) != 0;
  hsk_bytes m;
  switch (op & 15) {
  case ANY_HANDSHAKE:
    type = fuzz_u8(in);
    send_handshake(p, by_deliver, type, fuzz_block(in), flip);
    break;
  case ANY_CONTENT:
    type = 20 + (op >> 4 & 3);
    m = fuzz_take(in, fuzz_u8(in));
    player_send(p, by_deliver, type, m, flip);
    break;
  case WIRE:
    m = fuzz_block(in);
    if (!by_deliver) player_wire(p, m);
    break;
  case HANDSHAKE_BYTES:
    m = fuzz_block(in);
    player_send(p, by_deliver, HSK_HANDSHAKE, m, flip);
    break;
  case SOME:
    m = genuine(p, fuzz_u8(in), &type);
    player_send(p, by_deliver, type, m, flip);
    break;
  case EDITED:
    type = fuzz_u16(in);
    send_edited(p, by_deliver, type, fuzz_u8(in), (op & HOW_CUT) != 0, flip);
    break;
  case FRAGMENTS:
    send_fragments(p, by_deliver, fuzz_u8(in), flip);
    break;
  case WRITE:
    write_data(p, fuzz_u8(in));
    break;
  case CLOSE:
    close_it(p);
    break;
  case SKIP:
    p->next++;
    break;
  case UPDATE_KEYS:
    update_keys(p, (op & HOW_ASK) != 0);
    break;
  default:
    m = genuine(p, p->next++, &type);
    player_send(p, by_deliver, type, m, flip);
    break;
  }
}

static void script(player *p, int by_deliver, fuzz_input *in)
{
  size_t life = 0;
  for (size_t actions = 0; in->len != 0 && actions < ACTIONS_MAX; actions++) {
    uint32_t op = fuzz_u8(in);
    if ((op & 15) == AGAIN) {
      again(p);
      life = 0;
    } else if (life++ < LIFE_MAX && p->failed.error == HSK_OK) {
      p->pure = p->pure && is_pure(p, op, in);
      act(p, by_deliver, op, in);
    } else {
      return;
    }
  }
}

/* The only data that can come out of raw bytes is what the peer really sealed. */
static void wire_transcript(player *p, fuzz_input *in)
{
  const story *s = p->s->told;
  p->pure = 0;
  for (size_t i = 0; i < s->made; i++)
    if (s->messages[i].content_type == HSK_APPLICATION_DATA) player_remember(p, story_bytes(s, i));
  player_wire(p, (hsk_bytes){in->data, in->len});
}

static void play_one(player *p, uint32_t mode, int is_script, fuzz_input in)
{
  p->results = 0;
  if (is_script)
    script(p, (mode & MODE_DELIVER) != 0, &in);
  else
    wire_transcript(p, &in);
  if (p->failed.error == HSK_OK) player_settle(p);
  player_end(p);
}

static void play(const snapshot *s, int is_script, const uint8_t *data, size_t size)
{
  static const size_t chunks[] = {1, 2, 3, 5, 17, 256, HSK_RECORD_MAX, 64};
  static const size_t rooms[] = {HSK_RECORD_MAX, HSK_OUT_MIN, HSK_RECORD_MAX, 100};
  fuzz_input in = {data, size};
  uint32_t mode = fuzz_u8(&in);
  size_t room = rooms[mode >> 6];
  player_restore(&players[0], s, HSK_RECORD_MAX, HSK_RECORD_MAX);
  players[0].all = 0;
  play_one(&players[0], mode, is_script, in);
  player_restore(&players[1], s, chunks[mode >> MODE_CHUNKS & 7], room);
  players[1].all = (mode & MODE_ALL) == MODE_ALL;
  play_one(&players[1], mode, is_script, in);
  player_compare(&players[0], &players[1], room == HSK_RECORD_MAX);
}

void play_script(const snapshot *s, const uint8_t *data, size_t size)
{
  play(s, 1, data, size);
}

void play_wire(const snapshot *s, const uint8_t *data, size_t size)
{
  play(s, 0, data, size);
}

void play_transcript(uint32_t start, const uint8_t *data, size_t size)
{
  static const snapshot *snapshots;
  static size_t count;
  if (count == 0) {
    count = snapshot_all(&snapshots, start);
    FUZZ_CHECK(count == WAYS, "set-up: a handshake does not start");
  }
  if (size < 2) return;
  play_wire(&snapshots[data[0] % count], data + 1, size - 1);
}
