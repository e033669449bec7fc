#include "snapshot.h"
#include "msg/handshake.h"
#include <string.h>

/* A handshake in progress: self is the side that is looked at. What the peer sends is noted in the story and then given to self, message by
   message, so that self rests between any two. */
typedef struct {
  pair p;
  pair_end *self, *peer;
  snapshot *s;
  story *told;
  uint32_t wanted;
  int by_deliver; /* without records, so that self rests before it answers */
  int taken, failing;
  watch seen;
  size_t sent;
} run;

static size_t used(const uint8_t *p, size_t len)
{
  while (len != 0 && p[len - 1] == 0)
    len--;
  return len;
}

static void look(run *r)
{
  snapshot *s = r->s;
  const hsk_io *io = &r->self->io;
  const hsk_conn *c = &r->self->c;
  if (r->taken || hsk_state_of(c) != r->wanted || io->out_len != 0 || c->app_left != 0 || c->alert_out != 0)
    return;
  if (io->in_len != io->in_used && r->wanted != HSK_FAILED) return;
  r->taken = 1;
  s->told = r->told;
  s->conn = *c;
  s->work_len = used(io->work, io->work_cap);
  memcpy(s->work, io->work, s->work_len);
  s->seen = r->seen;
  s->sent = r->sent;
  s->work_done = null_work;
}

static void read_all(pair_end *e)
{
  uint8_t data[64];
  size_t got = 1;
  while (got != 0 && hsk_read(&e->c, &e->io, data, sizeof data, &got).error == HSK_OK) {
  }
}

/* One step of self with this much room for output, which the peer gets. 1: there was some. */
static int step(run *r, size_t room)
{
  pair_end *e = r->self;
  e->io.out_cap = room;
  hsk_result result = pair_step(e);
  FUZZ_CHECK(result.error == HSK_OK || r->failing, "set-up: the handshake fails");
  size_t len = r->failing ? e->io.out_len : pair_pass(e, r->peer, SIZE_MAX);
  e->io.out_len = 0;
  read_all(e);
  look(r);
  return len != 0;
}

/* In the smallest steps, so that self rests in every state: no room, room for a byte in the clear, room for a sealed one. */
static void settle(run *r)
{
  int moved = 1;
  while (moved) {
    (void)step(r, 0);
    moved = step(r, HSK_RECORD_HEADER_LEN + 1);
    if (!moved) moved = step(r, HSK_OUT_MIN);
  }
}

static void note(void *arg, const hsk_event *e)
{
  run *r = arg;
  if (e->kind == HSK_SAW_MESSAGE && e->direction == HSK_SENT) story_add(r->told, e->content_type, e->message);
}

/* What the peer makes of what it has got: its messages are in the story then. */
static void peer_turn(run *r)
{
  size_t nonces = null_work.nonces; /* oracle I13 is about self alone */
  FUZZ_CHECK(pair_step(r->peer).error == HSK_OK, "set-up: the peer refuses");
  null_work.nonces = nonces;
  r->peer->io.out_len = 0;
  r->peer->io.in_len -= r->peer->io.in_used;
  memmove(r->peer->io.in, r->peer->io.in + r->peer->io.in_used, r->peer->io.in_len);
  r->peer->io.in_used = 0;
  read_all(r->peer);
}

static void put_in(run *r, uint32_t content_type, hsk_bytes data)
{
  hsk_direction_keys keys = r->self->c.read;
  r->self->io.in_used = 0;
  r->self->io.in_len = story_wrap(&keys, content_type, data, r->self->io.in);
}

static void add_wire(story *s, const uint8_t *record, size_t len)
{
  FUZZ_CHECK(len <= sizeof s->wire - s->wire_len, "set-up: too long a story");
  memcpy(s->wire + s->wire_len, record, len);
  s->wire_len += len;
}

static void deliver(run *r)
{
  uint32_t type = r->told->messages[r->sent].content_type;
  hsk_bytes data = story_bytes(r->told, r->sent++);
  if (!r->by_deliver || type == HSK_APPLICATION_DATA) {
    put_in(r, type, data);
    add_wire(r->told, r->self->io.in, r->self->io.in_len);
    return;
  }
  hsk_result result = hsk_deliver(&r->self->c, &r->self->cfg, &r->self->io, type, data);
  FUZZ_CHECK(result.error == HSK_OK, "set-up: a message is refused");
  look(r);
}

/* A failure on the way, which the handshake then goes on without. */
static void inject_failure(run *r)
{
  static const uint8_t fatal[] = {2, 40};
  static run before;
  if (r->wanted != HSK_FAILED || r->taken) return;
  before = *r;
  r->failing = 1;
  put_in(r, HSK_ALERT, (hsk_bytes){fatal, sizeof fatal});
  settle(r);
  before.taken = r->taken;
  *r = before;
}

static void go_on(run *r)
{
  for (int still = 0; still < 2; still++) {
    size_t before = r->sent;
    settle(r);
    peer_turn(r);
    while (r->sent < r->told->made) {
      deliver(r);
      settle(r);
    }
    if (r->sent != before) still = 0;
  }
}

static void say(run *r, const char *text)
{
  story_add(r->told, HSK_APPLICATION_DATA, (hsk_bytes){(const uint8_t *)text, strlen(text)});
  go_on(r);
}

/* Data, in TLS 1.3 new keys and data under them, and the end. */
static void talk(run *r)
{
  story *s = r->told;
  FUZZ_CHECK(pair_connected(r->self) && pair_connected(r->peer), "set-up: the handshake does not end");
  story_agreed(s, &r->peer->c, &r->peer->cfg);
  s->keys = r->self->c.read;
  say(r, "hello");
  if (s->way->version == HSK_TLS13) {
    FUZZ_CHECK(hsk_update_keys(&r->peer->c, s->is_server).error == HSK_OK, "set-up: new keys");
    go_on(r);
    say(r, "again");
  }
  if (r->wanted == HSK_CLOSING12 || r->wanted == HSK_CLOSING13) {
    FUZZ_CHECK(hsk_close(&r->self->c).error == HSK_OK, "set-up: close");
    settle(r);
  }
  story_add(s, HSK_ALERT, (hsk_bytes){(const uint8_t *)"\1\0", 2});
  deliver(r);
  if (!r->by_deliver) settle(r);
}

/* A session of the fuzzed side can be resumed: it has a secret and a ticket. */
static void session_is_whole(void *arg, const hsk_session *session)
{
  (void)arg;
  FUZZ_CHECK(session->secret_len != 0 && session->secret_len <= HSK_SESSION_SECRET_MAX &&
                 session->ticket.len != 0,
             "I2: a session without a secret or a ticket");
}

/* The configuration of self, for later, when the pair is gone. */
static void keep_config(story *s, const hsk_config *cfg)
{
  s->cfg = *cfg;
  if (cfg->new_session != NULL) s->cfg.new_session = session_is_whole;
  s->cfg.observe = watch_event;
  if (cfg->session == NULL) return;
  s->session = *cfg->session;
  memcpy(s->ticket, cfg->session->ticket.data, cfg->session->ticket.len);
  s->session.ticket.data = s->ticket;
  s->cfg.session = &s->session;
}

static void begin(run *r, const way *w, int is_server)
{
  memset(r->told, 0, sizeof *r->told);
  r->told->way = w;
  r->told->is_server = is_server;
  way_start(&r->p, w);
  r->self = is_server ? &r->p.server : &r->p.client;
  r->peer = is_server ? &r->p.client : &r->p.server;
  keep_config(r->told, &r->self->cfg);
  r->self->cfg.observe = watch_event;
  r->self->cfg.observe_arg = &r->seen;
  r->peer->cfg.observe = note;
  r->peer->cfg.observe_arg = r;
  memset(r->self->work, 0, sizeof r->self->work);
  r->seen.told = r->told;
  r->seen.state = hsk_state_of(&r->self->c);
}

int snapshot_take(snapshot *s, story *told, const way *w, int is_server, uint32_t state)
{
  static run r;
  for (int by_deliver = 0; by_deliver < 2; by_deliver++) {
    memset(&r, 0, sizeof r);
    r.s = s;
    r.told = told;
    r.wanted = state;
    r.by_deliver = by_deliver;
    begin(&r, w, is_server);
    look(&r);
    if (w->version == HSK_TLS12) inject_failure(&r);
    go_on(&r);
    inject_failure(&r);
    talk(&r);
    if (r.taken) return 1;
  }
  return 0;
}

static int begins(const char *text, const char *with)
{
  return strncmp(text, with, strlen(with)) == 0;
}

/* The name of a state tells whether a side of a way can come to it. */
static int may_reach(uint32_t state, const way *w, int is_server)
{
  const char *name = hsk_state_name(state);
  if (begins(name, "HSK_CLIENT") && is_server) return 0;
  if (begins(name, "HSK_SERVER") && !is_server) return 0;
  if (strstr(name, "12") != NULL && w->version != HSK_TLS12) return 0;
  return strstr(name, "13") == NULL || w->version == HSK_TLS13;
}

size_t snapshot_all(const snapshot **list, uint32_t state)
{
  static snapshot all[SNAPSHOTS_MAX];
  static story stories[SNAPSHOTS_MAX];
  size_t n = 0;
  *list = all;
  for (const way *w = ways; w < ways + WAYS; w++)
    for (int is_server = 0; is_server < 2; is_server++)
      if (may_reach(state, w, is_server))
        n += (size_t)snapshot_take(&all[n], &stories[n], w, is_server, state);
  return n;
}
