#include "player.h"
#include "msg/handshake.h"
#include "matrix.h"
#include <stdlib.h>
#include <string.h>

/* The buffers of both runs are blocks of the heap of exactly their length, so that ASan sees a step over an
 * edge (oracle I9). */
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
  p->io.in = block(PLAYER_IN_CAP);
  p->io.out = block(HSK_RECORD_MAX);
  p->io.work = block(HSK_WORK_LEN);
  memset(p->io.work, 0, HSK_WORK_LEN);
}

void player_restore(player *p, const snapshot *s, size_t chunk, size_t out_room)
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
  p->cfg = s->told->cfg;
  p->seen = s->seen;
  p->cfg.observe_arg = &p->seen;
  p->next = s->sent;
  p->sealed_len = p->read_len = p->out_len = p->wire_len = p->steps = 0;
  hsk_hash_init(&p->out, HSK_SHA256);
  p->failed = hsk_ok();
  p->pure = s->conn.state != HSK_FAILED;
  null_work = s->work_done;
  null_work.hashed = null_work.signatures = null_work.agreements = null_work.sealed = null_work.opened = 0;
}

void player_take_output(player *p)
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

static void read_data(player *p)
{
  uint8_t data[64];
  while ((hsk_wants(p->conn) & HSK_HAVE_APP) != 0) {
    size_t got = 0, cap = p->chunk < sizeof data ? p->chunk : sizeof data;
    uint32_t state = hsk_state_of(p->conn);
    hsk_result r = hsk_read(p->conn, &p->io, data, cap, &got);
    FUZZ_CHECK(r.error == HSK_OK && got != 0, "I5: data that was announced cannot be read");
    FUZZ_CHECK(player_is_open(state), "I5: data before the handshake is done");
    FUZZ_CHECK(got <= p->sealed_len - p->read_len && memcmp(data, p->sealed_data + p->read_len, got) == 0,
               "I4: data that the peer did not send");
    p->read_len += got;
  }
}

/* One hsk_step. 1: something moved. */
static int step(player *p)
{
  uint8_t *end = p->io.in + p->io.in_len, canary[PLAYER_CANARY];
  memset(end, 0xc7, PLAYER_CANARY);
  memset(canary, 0xc7, PLAYER_CANARY);
  hsk_result r = hsk_step(p->conn, &p->cfg, &p->io);
  p->steps++;
  FUZZ_CHECK(memcmp(end, canary, PLAYER_CANARY) == 0, "I9: written behind the input");
  size_t moved = p->io.out_len + p->io.in_used, before = p->read_len;
  player_take_output(p);
  player_check_answer(p, r);
  if (p->failed.error == HSK_OK) {
    read_data(p);
    drop_consumed(p);
  }
  return moved != 0 || p->read_len != before;
}

void player_settle(player *p)
{
  while (step(p)) {
    if (p->failed.error != HSK_OK && (hsk_wants(p->conn) & HSK_HAVE_OUT) == 0) return;
  }
  uint32_t wants = hsk_wants(p->conn);
  FUZZ_CHECK((wants & (HSK_HAVE_OUT | HSK_HAVE_APP)) == 0, "I10: something waits although nothing moves");
  if (p->failed.error != HSK_OK) return;
  FUZZ_CHECK((wants & HSK_WANT_IN) == 0 || hsk_need_in(p->conn) != 0,
             "I10: input is wanted, but no byte of it");
  FUZZ_CHECK((wants & (HSK_WANT_IN | HSK_CLOSED)) != 0, "I10: a live connection wants nothing");
}

/* How many of the len bytes that are left go into the n-th call. Small pieces at the front, where headers
   stand, then halves: every border somewhere, and no thousand calls for a certificate. Chunks of all the same
   length where all is set. */
static size_t piece(const player *p, size_t n, size_t len)
{
  size_t size = p->chunk;
  if (!p->all && n >= 8 && size < (len + 1) / 2) size = (len + 1) / 2;
  return size < len ? size : len;
}

void player_wire(player *p, hsk_bytes b)
{
  p->wire_len += b.len;
  for (size_t calls = 0; b.len != 0 && p->failed.error == HSK_OK; calls++) {
    size_t n = piece(p, calls, b.len), room = PLAYER_IN_CAP - PLAYER_CANARY - p->io.in_len;
    if (n > room) n = room;
    FUZZ_CHECK(n != 0, "I10: a record that never ends");
    memcpy(p->io.in + p->io.in_len, b.data, n);
    p->io.in_len += n;
    b.data += n;
    b.len -= n;
    player_settle(p);
    if (hsk_state_of(p->conn) != HSK_CLOSED_BY_PEER) continue;
    p->io.in_len = 0; /* nobody reads any more */
    return;
  }
}

void player_remember(player *p, hsk_bytes data)
{
  size_t n = PLAYER_DATA_MAX - p->sealed_len < data.len ? PLAYER_DATA_MAX - p->sealed_len : data.len;
  if (n != 0) memcpy(p->sealed_data + p->sealed_len, data.data, n);
  p->sealed_len += n;
}

static void deliver(player *p, uint32_t content_type, hsk_bytes data)
{
  p->wire_len += data.len;
  hsk_result r = hsk_deliver(p->conn, &p->cfg, &p->io, content_type, data);
  /* else it was no message, or not the moment for one */
  if (r.error != HSK_BAD_CALL || hsk_failed(p->conn) != NULL)
    player_check_answer(p, r);
  else
    p->pure = 0;
  player_settle(p);
}

/* What the peer seals with: the keys that the connection reads under; flip: those that it will read under, or none. */
static hsk_direction_keys keys_for(const player *p, int flip)
{
  static const hsk_direction_keys none = {.seq = 0, .aead = 0};
  if (!flip) return p->conn->read;
  return p->conn->read.aead == 0 ? p->s->told->keys : none;
}

void player_send(player *p, int by_deliver, uint32_t content_type, hsk_bytes data, int flip)
{
  uint8_t record[4096 + 64];
  if (data.len > 4096) data.len = 4096;
  if (p->io.in_len == 0) matrix_message(hsk_state_of(p->conn), content_type, data);
  if (by_deliver) {
    deliver(p, content_type, data);
    return;
  }
  hsk_direction_keys keys = keys_for(p, flip);
  if (content_type == HSK_APPLICATION_DATA && keys.aead != 0) player_remember(p, data);
  size_t len = story_wrap(&keys, content_type, data, record);
  player_wire(p, (hsk_bytes){record, len});
}
