/* One connection: the peer's bytes are taken apart into units, which go to the subject as the plan has it; the subject's go to the peer as
   they are, and are read on the way for the transcript. */
#include "flights.h"
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>

enum { PEER, SUBJECT };

const uint8_t *course_secret(const course *c, const char *label, size_t *len)
{
  static uint8_t master[48];
  const uint8_t *s = c->sub->secret(label, len);
  if (s != NULL) return s;
  if (strcmp(label, "CLIENT_RANDOM") != 0) return secret_by(c->peer_side, label, len);
  const SSL_SESSION *session =
      SSL_get_session(c->peer); /* a session that is resumed: we do not log that one again */
  *len = session == NULL ? 0 : SSL_SESSION_get_master_key(session, master, sizeof master);
  return *len == sizeof master ? master : NULL;
}

/* --- keys --- */

/* random_of: that of the first hello of this type in the transcript; NULL: there is none. */
static const uint8_t *random_of(const course *c, uint8_t type)
{
  const bytes *t = &c->transcript;
  for (size_t off = 0; off + RANDOM_AT + RANDOM_LEN <= t->len;) {
    const uint8_t *m = t->data + off;
    if (m[0] == type) return m + RANDOM_AT;
    off += HEADER_LEN + ((size_t)m[1] << 16 | (size_t)m[2] << 8 | m[3]);
  }
  return NULL;
}

static int keys12(const course *c, int side, record_keys *keys)
{
  size_t len;
  const uint8_t *client = random_of(c, CLIENT_HELLO), *server = random_of(c, SERVER_HELLO),
                *master = course_secret(c, "CLIENT_RANDOM", &len);
  if (master == NULL || client == NULL || server == NULL) return 0;
  keys12_from(master, client, server, side == SERVER, keys);
  return 1;
}

static const char *label_of(int side, int epoch)
{
  static const char *const labels[2][2] = {{"CLIENT_HANDSHAKE_TRAFFIC_SECRET", "CLIENT_TRAFFIC_SECRET_0"},
                                           {"SERVER_HANDSHAKE_TRAFFIC_SECRET", "SERVER_TRAFFIC_SECRET_0"}};
  return labels[side][epoch - 1];
}

/* keys_for: those of this side in this epoch, as the peer or as the subject has them; 0: there are none. */
static int keys_for(const course *c, int whose, int side, int epoch, record_keys *keys)
{
  size_t len;
  if (c->sc->options.version == TLS1_2_VERSION) {
    if (whose == SUBJECT) return keys12(c, side, keys);
    if (SSL_SESSION_get_master_key(SSL_get_session(c->peer), NULL, 0) == 0) return 0;
    keys12_of(c->peer, side == SERVER, keys);
    return 1;
  }
  const char *label = label_of(side, epoch);
  const uint8_t *s = whose == SUBJECT ? c->sub->secret(label, &len) : secret_by(c->peer_side, label, &len);
  if (s == NULL) return 0;
  keys_of(s, keys);
  return 1;
}

/* --- to the subject --- */

void course_record(course *c, int epoch, uint8_t type, const uint8_t *data, size_t len, bytes *out)
{
  if (epoch != 0 && c->seal_epoch != epoch) {
    int found = keys_for(c, SUBJECT, c->peer_side, epoch, &c->seal) ||
                keys_for(c, PEER, c->peer_side, epoch, &c->seal);
    if (found) c->seal_epoch = epoch;
    if (!found && c->seal_epoch == 0) epoch = 0; /* nobody has keys yet */
  }
  if (epoch != 0) {
    record_seal(&c->seal, type, data, len, out);
    return;
  }
  const uint8_t header[5] = {type, 3, 3, (uint8_t)(len >> 8), (uint8_t)len};
  bytes_add(out, header, sizeof header);
  if (len != 0) bytes_add(out, data, len);
}

static int is_retry(const uint8_t *m, size_t len)
{
  static const uint8_t random[8] = {0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11}; /* RFC 8446 4.1.3 */
  return len > RANDOM_AT + RANDOM_LEN && m[0] == SERVER_HELLO && memcmp(m + RANDOM_AT, random, 8) == 0;
}

/* Of a first ClientHello, a HelloRetryRequest leaves the hash (RFC 8446 4.4.1). A HelloRequest does not count (RFC 5246 7.4.1.1). */
void course_transcribe(course *c, const uint8_t *m, size_t len)
{
  if (is_retry(m, len) && c->transcript.len > HEADER_LEN && c->transcript.data[0] == CLIENT_HELLO) {
    uint8_t hash[HEADER_LEN + 32] = {254, 0, 0, 32};
    unsigned n = 32;
    if (!EVP_Digest(c->transcript.data, c->transcript.len, hash + HEADER_LEN, &n, EVP_sha256(), NULL))
      die("SHA-256 failed");
    bytes_free(&c->transcript);
    bytes_add(&c->transcript, hash, sizeof hash);
  }
  if (len != 0 && m[0] != 0) bytes_add(&c->transcript, m, len);
}

/* --- what they send, taken apart --- */

static void on_unit(course *c, uint8_t type, int epoch, const uint8_t *data, size_t len)
{
  if (c->count == UNITS_MAX) die("%s: too many messages", c->sc->name);
  unit *u = &c->units[c->count++];
  u->type = type;
  u->epoch = epoch;
  u->flight = c->turn;
  bytes_add(&u->data, data, len);
}

static void on_content(course *c, int who, uint8_t type, int epoch, const uint8_t *data, size_t len)
{
  if (type != HANDSHAKE) {
    if (who == PEER) on_unit(c, type, epoch, data, len);
    return;
  }
  bytes *b = &c->pending[who];
  bytes_add(b, data, len);
  while (b->len >= HEADER_LEN) {
    size_t size = HEADER_LEN + ((size_t)b->data[1] << 16 | (size_t)b->data[2] << 8 | b->data[3]);
    if (b->len < size) return;
    if (b->data[0] == FINISHED) c->finished[who] = 1;
    if (who == PEER)
      on_unit(c, type, epoch, b->data, size);
    else
      course_transcribe(c, b->data, size);
    bytes_splice(b, 0, size, NULL, 0);
  }
}

/* on_record: 0: it cannot be read, which ends the reading of what they send. */
static int on_record(course *c, int who, const uint8_t *record, size_t len)
{
  int side = who == PEER ? c->peer_side : 1 - c->peer_side, is12 = c->sc->options.version == TLS1_2_VERSION;
  uint8_t type = record[0];
  if (!(is12 ? c->epoch[who] != 0 : type == APPLICATION_DATA)) {
    on_content(c, who, type, 0, record + 5, len - 5);
    if (is12 && type == CHANGE_CIPHER_SPEC) {
      c->epoch[who] = 1;
      if (!keys_for(c, who, side, 1, &c->open[who])) return 0;
    }
    return 1;
  }
  int epoch = c->finished[who] && !is12 ? 2 : 1;
  if (c->epoch[who] != epoch && !keys_for(c, who, side, epoch, &c->open[who])) return 0;
  c->epoch[who] = epoch;
  bytes content = {0};
  int opened = record_opens(&c->open[who], record, len, &type, &content);
  if (opened) on_content(c, who, type, epoch, content.data, content.len);
  bytes_free(&content);
  return opened;
}

static void read_records(course *c, int who, bytes *b)
{
  size_t off = 0;
  while (b->len - off >= 5) {
    size_t len = 5 + ((size_t)b->data[off + 3] << 8 | b->data[off + 4]);
    if (b->len - off < len) break;
    if (!on_record(c, who, b->data + off, len)) {
      if (who == PEER) die("%s: a record of the peer's does not open", c->sc->name);
      off = b->len;
      break;
    }
    off += len;
  }
  bytes_splice(b, 0, off, NULL, 0);
}

/* absorb takes what the subject wants to send. */
static void absorb(course *c)
{
  bytes b = {0};
  c->sub->take(&b);
  bytes_add(&c->from_subject, b.data, b.len);
  bytes_add(&c->relay, b.data, b.len);
  bytes_free(&b);
  read_records(c, SUBJECT, &c->from_subject);
}

void course_give(course *c, const bytes *record)
{
  peers_turn(1 - c->peer_side);
  c->sub->give(record->data, record->len);
  absorb(c);
}

void course_emit(course *c, int epoch, uint8_t type, const uint8_t *data, size_t len, int is_message)
{
  bytes record = {0};
  course_record(c, epoch, type, data, len, &record);
  if (is_message) course_transcribe(c, data, len);
  course_give(c, &record);
  bytes_free(&record);
}

/* --- turns --- */

/* run_peer lets the peer do what it can. */
static void run_peer(course *c)
{
  uint8_t data[256];
  if (c->failed) return;
  peers_turn(c->peer_side);
  peer_give(c->peer, c->relay.data, c->relay.len);
  bytes_free(&c->relay);
  ERR_clear_error();
  int n = SSL_do_handshake(c->peer);
  while (n > 0)
    n = SSL_read(c->peer, data, sizeof data);
  int why = SSL_get_error(c->peer, n);
  drained(c->peer, &c->from_peer);
  c->failed = why != SSL_ERROR_WANT_READ && why != SSL_ERROR_ZERO_RETURN;
  if (c->failed)
    bytes_free(&c->from_peer); /* an alert about what it did not say itself */
  else
    read_records(c, PEER, &c->from_peer);
}

/* make_up: a peer that has failed would still have had its Finished to send, which needs nothing that only it knows. */
static int make_up(course *c)
{
  int is12 = c->sc->options.version == TLS1_2_VERSION;
  uint8_t m[HEADER_LEN + 32] = {FINISHED, 0, 0, is12 ? 12 : 32};
  if (c->made_up || c->finished[PEER] || !c->finished[SUBJECT] || (is12 && c->peer_side == CLIENT) ||
      (!is12 && (c->sc->options.with & WITH_MUTUAL)))
    return 0;
  c->made_up = 1;
  /* a ticket, if the ServerHello said that one comes: it always does in these scenarios (RFC 5077 3.3) */
  if (is12 && (c->sc->options.with & WITH_TICKET))
    on_unit(c, HANDSHAKE, 0, (const uint8_t *)"\4\0\0\12\0\0\0\144\0\4made", 14);
  if (is12) on_unit(c, CHANGE_CIPHER_SPEC, 0, (const uint8_t *)"\1", 1);
  on_unit(c, HANDSHAKE, 1, m, HEADER_LEN + (is12 ? 12u : 32u));
  return 1;
}

verdict course_run(course *c, const scenario *sc, const subject *sub, const plan *p, int resumes)
{
  memset(c, 0, sizeof *c);
  c->sc = sc, c->sub = sub, c->plan = p, c->peer_side = 1 - sc->subject;
  peers_fresh();
  peers_turn(sc->subject);
  sub->start(sc, resumes);
  peers_turn(c->peer_side);
  c->peer = peer_new(c->peer_side, resumes);
  peers_turn(sc->subject);
  absorb(c);
  for (c->turn = 0; c->turn < 12; c->turn++) {
    run_peer(c);
    if (c->failed) c->cut = !make_up(c);
    if (c->done == c->count && c->relay.len == 0) break;
    while (c->done < c->count && sub->judge().outcome != REFUSED)
      c->done += act(c, c->done);
    if (c->failed || sub->judge().outcome == REFUSED) break;
  }
  return sub->judge();
}

void course_end(course *c)
{
  c->sub->end();
  SSL_free(c->peer);
  bytes_free(&c->from_peer), bytes_free(&c->from_subject), bytes_free(&c->relay);
  bytes_free(&c->transcript), bytes_free(&c->pending[0]), bytes_free(&c->pending[1]);
  for (int i = 0; i < c->count; i++)
    bytes_free(&c->units[i].data);
}
