#include "play.h"
#include "msg/handshake.h"
#include "flights.h"
#include <stdlib.h>
#include <string.h>

#define ACTIONS_MAX 24
#define IN_CAP      (2 * HSK_RECORD_MAX)
#define DATA_MAX    4096u
#define CANARY      8u

/* mode, the first byte of an input */
#define MODE_DELIVER 1u /* hsk_deliver in place of records */
#define MODE_ALL     6u /* both bits: pieces of the same length all the way */
#define MODE_CHUNKS  3u /* >> MODE_CHUNKS: how the second run gets its bytes */

/* player: one of the two runs. */
typedef struct {
  const snapshot *s;
  hsk_config cfg;
  hsk_conn *conn;
  hsk_io io;
  watch seen;
  size_t chunk, out_room;        /* bytes per call, in and out */
  int all;                       /* chunk is the length of all pieces, not of the first alone */
  size_t next;                   /* the peer's message that comes next */
  hsk_direction_keys keys;       /* the server's */
  int ccs;                       /* the server seals */
  uint8_t sealed_data[DATA_MAX]; /* application data that the server sent under its keys */
  size_t sealed_len, read_len;
  hsk_hash_state out; /* all output */
  size_t out_len, wire_len, steps;
  hsk_result failed;
  int pure; /* nothing has happened but the server's own messages, in order, and what the application may do */
} player;

/* The buffers of both runs are blocks of the heap of exactly their length, so that ASan sees a step over an
 * edge (oracle I9). */
static player players[2];

static void *block(size_t len)
{
  void *p = malloc(len);
  if (p == NULL) abort();
  return p;
}

static void allocate(player *p)
{
  if (p->conn != NULL) return;
  p->conn = block(sizeof *p->conn);
  p->io.in = block(IN_CAP);
  p->io.out = block(HSK_RECORD_MAX);
  p->io.work = block(HSK_WORK_LEN);
}

static void restore(player *p, const snapshot *s, size_t chunk, size_t out_room)
{
  allocate(p);
  p->s = s;
  memcpy(p->conn, &s->conn, sizeof s->conn);
  memcpy(p->io.work, s->work, s->work_len);
  p->io.in_len = p->io.in_used = p->io.out_len = 0;
  p->io.out_cap = out_room;
  p->io.work_cap = HSK_WORK_LEN;
  p->chunk = chunk;
  p->out_room = out_room;
  p->all = 0;
  p->cfg = s->cfg;
  p->seen = s->seen;
  p->cfg.observe_arg = &p->seen;
  p->next = s->sent;
  p->keys = s->peer.write;
  p->keys.seq = s->sealed;
  p->ccs = s->ccs;
  p->sealed_len = p->read_len = p->out_len = p->wire_len = p->steps = 0;
  hsk_hash_init(&p->out, HSK_SHA256);
  p->failed = hsk_ok();
  p->pure = s->conn.state != HSK_FAILED;
  null_work = s->work_done;
  null_work.hashed = null_work.signatures = null_work.agreements = null_work.sealed = null_work.opened = 0;
}

/* ---- what is checked after every call ---- */

static int zero(const void *data, size_t len)
{
  const uint8_t *p = data;
  uint8_t any = 0;
  for (size_t i = 0; i < len; i++)
    any |= p[i];
  return any == 0;
}

static void check_wiped(const hsk_conn *c)
{
  FUZZ_CHECK(zero(c->master_secret, sizeof c->master_secret), "I6: the master secret outlives the failure");
  FUZZ_CHECK(zero(c->keys.bytes, sizeof c->keys.bytes), "I6: a premaster secret outlives the failure");
  FUZZ_CHECK(zero(&c->rng, sizeof c->rng), "I6: the random generator outlives the failure");
  FUZZ_CHECK(zero(&c->read, sizeof c->read), "I6: the read keys outlive the failure");
  FUZZ_CHECK(zero(&c->next_read, sizeof c->next_read), "I6: the next read keys outlive the failure");
  FUZZ_CHECK(zero(&c->next_write, sizeof c->next_write), "I6: the next write keys outlive the failure");
}

static void take_output(player *p)
{
  FUZZ_CHECK(p->io.out_len <= p->io.out_cap, "I9: more output than room");
  if (p->io.out_len != 0) hsk_hash_update(&p->out, p->io.out, p->io.out_len);
  p->out_len += p->io.out_len;
  p->io.out_len = 0;
}

static void drop_consumed(player *p)
{
  FUZZ_CHECK(p->io.in_used <= p->io.in_len, "I9: more consumed than given");
  p->io.in_len -= p->io.in_used;
  if (p->io.in_used != 0) memmove(p->io.in, p->io.in + p->io.in_used, p->io.in_len);
  p->io.in_used = 0;
}

static void check_failure(player *p, hsk_result r)
{
  const hsk_failure *f = hsk_failed(p->conn);
  FUZZ_CHECK(f != NULL && f->error == r.error, "I6: the failure is not the answer");
  FUZZ_CHECK(r.error != HSK_INTERNAL_ERROR && r.error != HSK_BAD_CALL, "refusal: an internal error");
  FUZZ_CHECK(p->failed.error == HSK_OK || (p->failed.error == r.error && p->failed.at == r.at),
             "I6: the error is not sticky");
  FUZZ_CHECK(hsk_error_name(r.error)[0] == 'H' && hsk_error_sentence(r.error)[0] != 0, "no name");
  FUZZ_CHECK(p->seen.fatal_alerts <= 1, "I6: more than one fatal alert");
  FUZZ_CHECK((hsk_wants(p->conn) & ~(uint32_t)HSK_HAVE_OUT) == 0, "I6: a failed connection wants something");
  p->failed = r;
  if ((hsk_wants(p->conn) & HSK_HAVE_OUT) != 0) return;
  check_wiped(p->conn);
  FUZZ_CHECK(zero(&p->conn->write, sizeof p->conn->write), "I6: the write keys outlive the failure");
  FUZZ_CHECK(p->seen.fatal_alerts == (f->alert_sent != HSK_NO_ALERT),
             "I6: the alert is not what was announced");
}

/* The answer of a call that can make the connection fail. */
static void check_answer(player *p, hsk_result r)
{
  FUZZ_CHECK(hsk_state_of(p->conn) == p->seen.state || hsk_state_of(p->conn) == HSK_FAILED,
             "I1: the state changed without a transition");
  if (hsk_failed(p->conn) != NULL)
    check_failure(p, r.error == HSK_OK ? p->failed : r);
  else
    FUZZ_CHECK(r.error == HSK_OK, "I6: an error without a failure");
}

static void read_data(player *p)
{
  uint8_t data[64];
  while ((hsk_wants(p->conn) & HSK_HAVE_APP) != 0) {
    size_t got = 0, cap = p->chunk < sizeof data ? p->chunk : sizeof data;
    uint32_t state = hsk_state_of(p->conn);
    hsk_result r = hsk_read(p->conn, &p->io, data, cap, &got);
    FUZZ_CHECK(r.error == HSK_OK && got != 0, "I5: data that was announced cannot be read");
    FUZZ_CHECK(state == HSK_CLIENT12_CONNECTED || state == HSK_CLOSING12,
               "I5: data before the handshake is done");
    FUZZ_CHECK(got <= p->sealed_len - p->read_len && memcmp(data, p->sealed_data + p->read_len, got) == 0,
               "I4: data that the server did not send");
    p->read_len += got;
  }
}

/* hsk_step until nothing moves. */
static void settle(player *p)
{
  for (;;) {
    uint8_t *end = p->io.in + p->io.in_len, canary[CANARY];
    memset(end, 0xc7, CANARY);
    memset(canary, 0xc7, CANARY);
    hsk_result r = hsk_step(p->conn, &p->cfg, &p->io);
    p->steps++;
    FUZZ_CHECK(memcmp(end, canary, CANARY) == 0, "I9: written behind the input");
    size_t moved = p->io.out_len + p->io.in_used;
    take_output(p);
    check_answer(p, r);
    if (p->failed.error != HSK_OK) {
      if ((hsk_wants(p->conn) & HSK_HAVE_OUT) == 0) return;
      FUZZ_CHECK(moved != 0, "I10: no progress with room for output");
      continue;
    }
    size_t before = p->read_len;
    read_data(p);
    drop_consumed(p);
    if (moved == 0 && p->read_len == before) break;
  }
  uint32_t wants = hsk_wants(p->conn);
  FUZZ_CHECK((wants & (HSK_HAVE_OUT | HSK_HAVE_APP)) == 0, "I10: something waits although nothing moves");
  FUZZ_CHECK((wants & HSK_WANT_IN) == 0 || hsk_need_in(p->conn) != 0,
             "I10: input is wanted, but no byte of it");
  FUZZ_CHECK((wants & (HSK_WANT_IN | HSK_CLOSED)) != 0, "I10: a live connection wants nothing");
}

/* ---- what the server does ---- */

/* How many of the len bytes that are left go into the n-th call. Small pieces at the front, where headers
   stand, then halves: every border somewhere, and no thousand calls for a certificate. Chunks of all the same
   length where all is set. */
static size_t piece(const player *p, size_t n, size_t len)
{
  size_t size = p->chunk;
  if (!p->all && n >= 8 && size < (len + 1) / 2) size = (len + 1) / 2;
  return size < len ? size : len;
}

static void wire(player *p, const uint8_t *data, size_t len)
{
  p->wire_len += len;
  for (size_t calls = 0; len != 0 && p->failed.error == HSK_OK && hsk_state_of(p->conn) != HSK_CLOSED_BY_PEER;
       calls++) {
    size_t n = piece(p, calls, len), room = IN_CAP - CANARY - p->io.in_len;
    if (n > room) n = room;
    FUZZ_CHECK(n != 0, "I10: a record that never ends");
    memcpy(p->io.in + p->io.in_len, data, n);
    p->io.in_len += n;
    data += n;
    len -= n;
    settle(p);
  }
}

static void remember_data(player *p, hsk_bytes data)
{
  size_t n = DATA_MAX - p->sealed_len < data.len ? DATA_MAX - p->sealed_len : data.len;
  if (n != 0) memcpy(p->sealed_data + p->sealed_len, data.data, n);
  p->sealed_len += n;
}

/* One message or part of one, as a record or through hsk_deliver. flip: sealed where it should not be, and
 * the other way round. */
static void send(player *p, int by_deliver, uint32_t content_type, hsk_bytes data, int flip)
{
  uint8_t record[4096 + 64];
  if (data.len > 4096) data.len = 4096;
  if (by_deliver) {
    p->wire_len += data.len;
    hsk_result r = hsk_deliver(p->conn, &p->cfg, &p->io, content_type, data);
    /* else it was no message, or not the moment for one */
    if (r.error != HSK_BAD_CALL || hsk_failed(p->conn) != NULL)
      check_answer(p, r);
    else
      p->pure = 0;
    settle(p);
    return;
  }
  int seals = p->ccs != flip;
  if (content_type == HSK_APPLICATION_DATA && seals) remember_data(p, data);
  size_t len = peer12_wrap(seals ? &p->keys : NULL, content_type, data.data, data.len, record);
  if (content_type == HSK_CHANGE_CIPHER_SPEC && data.len == 1 && data.data[0] == 1) p->ccs = 1;
  wire(p, record, len);
}

static void send_handshake(player *p, int by_deliver, uint32_t type, hsk_bytes body, int flip)
{
  uint8_t message[4096];
  if (body.len > sizeof message - 4) body.len = sizeof message - 4;
  hsk_handshake_header_put(message, type, body.len);
  if (body.len != 0) memcpy(message + 4, body.data, body.len);
  send(p, by_deliver, HSK_HANDSHAKE, (hsk_bytes){message, body.len + 4}, flip);
}

static hsk_bytes genuine(const player *p, size_t i, uint32_t *content_type)
{
  const peer12_message *m = &p->s->peer.messages[i % p->s->peer.made];
  *content_type = m->content_type;
  return (hsk_bytes){p->s->peer.bytes + m->off, m->len};
}

static void send_edited(player *p, int by_deliver, size_t at, uint8_t flips, int cut, int flip)
{
  uint8_t edited[4096];
  uint32_t type;
  hsk_bytes m = genuine(p, p->next++, &type);
  memcpy(edited, m.data, m.len);
  edited[at % m.len] ^= flips;
  size_t len = cut ? at % m.len : m.len;
  /* a cut message gets a length that fits again */
  if (cut && type == HSK_HANDSHAKE && len >= 4) hsk_handshake_header_put(edited, edited[0], len - 4);
  send(p, by_deliver, type, (hsk_bytes){edited, len}, flip);
}

static void send_fragments(player *p, int by_deliver, size_t piece, int flip)
{
  uint32_t type;
  hsk_bytes m = genuine(p, p->next++, &type);
  if (piece == 0 || by_deliver || type != HSK_HANDSHAKE) piece = m.len;
  for (size_t at = 0; at < m.len; at += piece)
    send(p, by_deliver, type, (hsk_bytes){m.data + at, m.len - at < piece ? m.len - at : piece}, flip);
}

/* ---- what the application does ---- */

static void write_data(player *p, size_t len)
{
  static const uint8_t data[256];
  int allowed = (hsk_wants(p->conn) & HSK_CAN_WRITE) != 0;
  FUZZ_CHECK(!allowed || hsk_state_of(p->conn) == HSK_CLIENT12_CONNECTED,
             "I5: writing before the handshake is done");
  for (size_t done = 0; done < len || len == 0;) {
    size_t taken = 0;
    hsk_result r = hsk_write(p->conn, &p->io, data, len - done, &taken);
    FUZZ_CHECK((r.error == HSK_OK) == allowed, "I5: hsk_write and HSK_CAN_WRITE disagree");
    take_output(p);
    if (!allowed || len == 0) return;
    FUZZ_CHECK(taken != 0 && taken <= len - done, "I10: no progress in writing");
    done += taken;
  }
}

static void close_it(player *p)
{
  uint32_t state = hsk_state_of(p->conn);
  hsk_result r = hsk_close(p->conn);
  int allowed = state == HSK_CLIENT12_CONNECTED || state == HSK_CLOSING12 || state == HSK_CLOSED_BY_PEER;
  FUZZ_CHECK((r.error == HSK_OK) == allowed, "I1: closing is for open connections");
  settle(p);
}

/* ---- the script ---- */

/* Whether the action leaves the run one that has to succeed. HelloRequests are ignored on the way (RFC 5246 7.4.1.1). */
static int is_pure(const player *p, uint32_t op, const fuzz_input *in)
{
  uint32_t state = hsk_state_of(p->conn), kind = op & 15;
  if (kind == 8 || kind == 9) return 1;
  if ((op & 0x80) != 0) return 0;
  if (kind == 0) {
    int empty = in->len >= 3 && in->data[0] == 0 && in->data[1] == 0 && in->data[2] == 0;
    return empty && flights_allow(state, HSK_IN_HELLO_REQUEST, state);
  }
  return (kind == 4 || kind == 7 || kind > 10) && p->next < p->s->peer.made;
}

/* An action: a byte whose lower 4 bits say what, and whose upper bits say how; operands follow. */
static void act(player *p, int by_deliver, fuzz_input *in)
{
  uint32_t op = fuzz_u8(in), type = 0;
  int flip = (op & 0x80) != 0;
  p->pure = p->pure && is_pure(p, op, in);
  hsk_bytes m;
  switch (op & 15) {
  case 0: /* a handshake message of any type and body */
    type = fuzz_u8(in);
    send_handshake(p, by_deliver, type, fuzz_block(in), flip);
    break;
  case 1: /* another content type */
    type = 20 + (op >> 4 & 3);
    m = fuzz_take(in, fuzz_u8(in));
    send(p, by_deliver, type, m, flip);
    break;
  case 2: /* bytes on the wire */
    m = fuzz_block(in);
    if (!by_deliver) wire(p, m.data, m.len);
    break;
  case 3: /* one record of handshake bytes */
    m = fuzz_block(in);
    send(p, by_deliver, HSK_HANDSHAKE, m, flip);
    break;
  case 5: /* some message of the genuine handshake */
    m = genuine(p, fuzz_u8(in), &type);
    send(p, by_deliver, type, m, flip);
    break;
  case 6: /* the next one, damaged or cut */
    type = fuzz_u16(in);
    send_edited(p, by_deliver, type, fuzz_u8(in), (op & 0x40) != 0, flip);
    break;
  case 7: /* the next one in fragments */
    send_fragments(p, by_deliver, fuzz_u8(in), flip);
    break;
  case 8:
    write_data(p, fuzz_u8(in));
    break;
  case 9:
    close_it(p);
    break;
  case 10: /* skips one */
    p->next++;
    break;
  default: /* the next genuine message */
    m = genuine(p, p->next++, &type);
    send(p, by_deliver, type, m, flip);
    break;
  }
}

static void check_work(const player *p)
{
  size_t bytes = p->wire_len;
  FUZZ_CHECK(null_work.hashed <= 65536 + 64 * bytes, "I10: too much hashing for the bytes that came");
  FUZZ_CHECK(null_work.signatures <= 40 + bytes / 64, "I10: too many signatures for the bytes that came");
  FUZZ_CHECK(null_work.agreements <= 2, "I10: too many key agreements");
  FUZZ_CHECK(p->steps <= 4096 + 4 * bytes + p->out_len, "I10: too many steps for the bytes that came");
}

/* I3: what the client says was agreed is what the server knows. */
static void check_agreed(const player *p)
{
  const hsk_conn *c = p->conn;
  const peer12 *peer = &p->s->peer;
  uint32_t state = hsk_state_of(c);
  FUZZ_CHECK(hsk_state_name(state)[0] == 'H' && hsk_input_name(HSK_IN_OTHER)[0] == 'H', "no name");
  if (state != HSK_CLIENT12_CONNECTED && state != HSK_CLOSING12 && state != HSK_CLOSED_BY_PEER) return;
  hsk_bytes alpn = hsk_alpn_of(c, &p->cfg);
  FUZZ_CHECK(hsk_suite_of(c) == peer->suite->number, "I3: another suite");
  FUZZ_CHECK(strcmp(hsk_suite_name(hsk_suite_of(c)), peer->suite->name) == 0, "I3: another suite's name");
  FUZZ_CHECK(hsk_group_of(c) == peer->v->group, "I3: another group");
  FUZZ_CHECK(hsk_has_ems(c) == peer->ems, "I3: another master secret");
  FUZZ_CHECK(alpn.len == (peer->v->alpn ? 8u : 0u), "I3: another protocol");
}

/* The end of the transport: clean only behind the peer's close_notify. */
static void end(player *p)
{
  uint32_t state = hsk_state_of(p->conn);
  int drained = (hsk_wants(p->conn) & HSK_HAVE_OUT) == 0;
  check_work(p);
  check_agreed(p);
  FUZZ_CHECK(!p->pure || p->failed.error == HSK_OK, "I8: the genuine handshake is refused");
  hsk_result r = hsk_eof(p->conn);
  FUZZ_CHECK((r.error == HSK_OK) == (state == HSK_CLOSED_BY_PEER),
             "I2: a cut transport passes for a closed one");
  FUZZ_CHECK(p->failed.error == HSK_OK || r.error == p->failed.error, "I6: the error is not sticky");
  FUZZ_CHECK(hsk_failed(p->conn) == NULL || state == HSK_FAILED || r.error == HSK_ALERT_TRUNCATED, "I6: eof");
  if (drained || state != HSK_CLOSED_BY_PEER) check_wiped(p->conn);
}

/* I7 and relocation: both runs went the same way. */
static void compare(const player *a, const player *b, int same_room)
{
  uint8_t da[32], db[32];
  FUZZ_CHECK(a->seen.path == b->seen.path && a->seen.transitions == b->seen.transitions,
             "I7: other transitions in other chunks");
  FUZZ_CHECK(a->failed.error == b->failed.error && a->failed.at == b->failed.at,
             "I7: another error in other chunks");
  FUZZ_CHECK(a->conn->state == b->conn->state, "I7: another state in other chunks");
  FUZZ_CHECK(a->read_len == b->read_len, "I7: other data in other chunks");
  FUZZ_CHECK(a->seen.fatal_alerts == b->seen.fatal_alerts, "I7: another alert in other chunks");
  if (!same_room) return;
  hsk_hash_digest(&a->out, da);
  hsk_hash_digest(&b->out, db);
  FUZZ_CHECK(a->out_len == b->out_len && memcmp(da, db, sizeof da) == 0, "I7: other output in other chunks");
}

/* The only data that can come out of raw bytes is what the server really sealed. */
static void wire_transcript(player *p, fuzz_input in)
{
  for (size_t i = 0; i < p->s->peer.made; i++) {
    const peer12_message *m = &p->s->peer.messages[i];
    if (m->content_type == HSK_APPLICATION_DATA)
      remember_data(p, (hsk_bytes){p->s->peer.bytes + m->off, m->len});
  }
  wire(p, in.data, in.len);
}

static void play_one(player *p, uint32_t mode, int script, fuzz_input in)
{
  size_t actions = 0;
  if ((mode & MODE_DELIVER) == 0 || p->s->conn.pending_len != 0) settle(p);
  if (script)
    while (in.len != 0 && actions++ < ACTIONS_MAX && p->failed.error == HSK_OK)
      act(p, (mode & MODE_DELIVER) != 0, &in);
  else {
    p->pure = 0;
    wire_transcript(p, in);
  }
  end(p);
}

static void play(const snapshot *s, int script, const uint8_t *data, size_t size)
{
  static const size_t chunks[] = {1, 2, 3, 5, 17, 256, HSK_RECORD_MAX, 64};
  static const size_t rooms[] = {HSK_RECORD_MAX, HSK_OUT_MIN, HSK_RECORD_MAX, 100};
  fuzz_input in = {data, size};
  uint32_t mode = fuzz_u8(&in);
  size_t room = rooms[mode >> 6];
  restore(&players[0], s, HSK_RECORD_MAX, HSK_RECORD_MAX);
  play_one(&players[0], mode, script, in);
  restore(&players[1], s, chunks[mode >> MODE_CHUNKS & 7], room);
  players[1].all = (mode & MODE_ALL) == MODE_ALL;
  play_one(&players[1], mode, script, in);
  compare(&players[0], &players[1], room == HSK_RECORD_MAX);
}

void play_script(const snapshot *s, const uint8_t *data, size_t size)
{
  play(s, 1, data, size);
}

void play_wire(const snapshot *s, const uint8_t *data, size_t size)
{
  play(s, 0, data, size);
}
