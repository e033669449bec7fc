#include "snapshot.h"
#include "msg/handshake.h"
#include "msg/handshake.h"
#include <string.h>

/* A handshake in progress between the client and the peer. */
typedef struct {
  snapshot *s;
  uint32_t wanted;
  int taken;
  hsk_conn conn;
  hsk_io io;
  watch seen;
  size_t sent;
  uint64_t sealed;
  int ccs;
  uint8_t in[HSK_RECORD_MAX], out[HSK_OUT_MIN], work[HSK_WORK_LEN];
} run;

static void look(run *r)
{
  snapshot *s = r->s;
  if (r->taken || hsk_state_of(&r->conn) != r->wanted ||
      (r->io.in_len != r->io.in_used && r->wanted != HSK_FAILED) || r->io.out_len != 0)
    return;
  if (r->conn.app_left != 0) return;
  r->taken = 1;
  s->conn = r->conn;
  memcpy(s->work, r->work, sizeof s->work);
  s->work_len = r->conn.pending_len > r->conn.message_have ? r->conn.pending_len : r->conn.message_have;
  s->seen = r->seen;
  s->sent = r->sent;
  s->sealed = r->sealed;
  s->ccs = r->ccs;
  s->work_done = null_work;
}

static void read_all(run *r)
{
  uint8_t data[64];
  size_t got = 1;
  while (got != 0) {
    hsk_result read = hsk_read(&r->conn, &r->io, data, sizeof data, &got);
    if (read.error != HSK_OK) return;
  }
}

/* One step with this much room for output, which the peer gets. 1: there was some. */
static int step(run *r, size_t room)
{
  r->io.out_cap = room;
  r->io.out_len = 0;
  hsk_result result = hsk_step(&r->conn, &r->s->cfg, &r->io);
  FUZZ_CHECK(result.error == HSK_OK || r->wanted == HSK_FAILED, "set-up: the handshake fails");
  size_t len = r->io.out_len;
  r->io.out_len = 0;
  read_all(r);
  look(r);
  if (len != 0) peer12_receive(&r->s->peer, r->out, len);
  return len != 0;
}

/* In the smallest steps, so that the client rests in every state: no room, room for a byte in the clear, room
 * for a sealed one. */
static void settle(run *r)
{
  int moved = 1;
  while (moved) {
    (void)step(r, 0);
    moved = step(r, HSK_RECORD_HEADER_LEN + 1);
    if (!moved) moved = step(r, HSK_OUT_MIN);
  }
}

static void deliver(run *r)
{
  peer12 *p = &r->s->peer;
  const peer12_message *m = &p->messages[r->sent++];
  if (m->content_type == HSK_HANDSHAKE && p->bytes[m->off] == HSK_MSG_SERVER_HELLO_DONE) {
    /* without a record, so that the client rests before it answers */
    hsk_bytes whole = {p->bytes + m->off, m->len};
    hsk_result result = hsk_deliver(&r->conn, &r->s->cfg, &r->io, HSK_HANDSHAKE, whole);
    FUZZ_CHECK(result.error == HSK_OK, "set-up: ServerHelloDone");
    look(r);
    return;
  }
  if (m->content_type == HSK_HANDSHAKE && p->bytes[m->off] == HSK_MSG_SERVER_HELLO_DONE) {
    /* without a record, so that the client rests before it answers */
    hsk_bytes whole = {p->bytes + m->off, m->len};
    hsk_result result = hsk_deliver(&r->conn, &r->s->cfg, &r->io, HSK_HANDSHAKE, whole);
    FUZZ_CHECK(result.error == HSK_OK, "set-up: ServerHelloDone");
    look(r);
    return;
  }
  hsk_direction_keys keys = p->write;
  keys.seq = r->sealed;
  r->io.in_used = 0;
  r->io.in_len = peer12_wrap(m->sealed ? &keys : NULL, m->content_type, p->bytes + m->off, m->len, r->in);
  if (m->sealed) r->sealed = keys.seq;
  if (m->content_type == HSK_CHANGE_CIPHER_SPEC) r->ccs = 1;
}

/* A failure on the way, which the handshake then goes on without. */
/* A failure on the way, which the handshake then goes on without. */
static void inject_failure(run *r)
{
  static const uint8_t fatal[] = {2, 40};
  static run before;
  before = *r;
  r->io.in_len = peer12_wrap(NULL, HSK_ALERT, fatal, sizeof fatal, r->in);
  settle(r);
  before.taken = r->taken;
  *r = before;
}

static void drive(run *r)
{
  look(r);
  settle(r);
  if (r->wanted == HSK_FAILED) inject_failure(r);
  if (r->wanted == HSK_FAILED) inject_failure(r);
  while (!r->taken || r->s->peer.made == 0 || !r->s->peer.done) {
    if (hsk_state_of(&r->conn) == HSK_CLIENT12_CONNECTED && r->wanted == HSK_CLOSING12) {
      FUZZ_CHECK(hsk_close(&r->conn).error == HSK_OK, "set-up: close");
      settle(r);
    }
    if (r->sent == r->s->peer.made) return;
    deliver(r);
    settle(r);
  }
}

int snapshot_take(snapshot *s, size_t variant, uint32_t state)
{
  static run r;
  memset(&r, 0, sizeof r);
  memset(s, 0, sizeof *s);
  r.s = s;
  r.wanted = state;
  peer12_config(variant, &s->cfg);
  peer12_init(&s->peer, variant);
  null_work.nonces = 0;
  s->cfg.observe = watch_event;
  s->cfg.observe_arg = &r.seen;
  r.seen.peer = &s->peer;
  r.io = (hsk_io){.in = r.in, .out = r.out, .work = r.work, .work_cap = sizeof r.work};
  hsk_result started = hsk_client(&r.conn, &s->cfg, s->peer.v->name ? PEER12_NAME : NULL);
  FUZZ_CHECK(started.error == HSK_OK, "set-up: the client does not start");
  r.seen.state = hsk_state_of(&r.conn);
  drive(&r);
  FUZZ_CHECK(s->peer.done, "set-up: the handshake does not end");
  return r.taken;
}

size_t snapshot_all(snapshot *list, uint32_t state)
{
  size_t n = 0;
  for (size_t v = 0; v < PEER12_VARIANTS; v++)
    n += (size_t)snapshot_take(&list[n], v, state);
  return n;
}
