#include "player.h"
#include <string.h>

static int zero(const void *data, size_t len)
{
  const uint8_t *p = data;
  uint8_t any = 0;
  for (size_t i = 0; i < len; i++)
    any |= p[i];
  return any == 0;
}

int player_is_open(uint32_t state)
{
  return hsk_is_connected(state) || state == HSK_CLOSING12 || state == HSK_CLOSING13;
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

void player_check_answer(player *p, hsk_result r)
{
  FUZZ_CHECK(hsk_state_of(p->conn) == p->seen.state || hsk_state_of(p->conn) == HSK_FAILED,
             "I1: the state changed without a transition");
  if (hsk_failed(p->conn) != NULL)
    check_failure(p, r.error == HSK_OK ? p->failed : r);
  else
    FUZZ_CHECK(r.error == HSK_OK, "I6: an error without a failure");
}

static void check_work(const player *p)
{
  size_t bytes = p->wire_len;
  FUZZ_CHECK(null_work.hashed <= 65536 + 64 * bytes, "I10: too much hashing for the bytes that came");
  FUZZ_CHECK(null_work.signatures <= 40 + bytes / 64, "I10: too many signatures for the bytes that came");
  FUZZ_CHECK(null_work.agreements <= 6, "I10: too many key agreements");
  FUZZ_CHECK(p->steps <= 4096 + 4 * bytes + p->out_len, "I10: too many steps for the bytes that came");
}

void player_end(player *p)
{
  uint32_t state = hsk_state_of(p->conn);
  int drained = (hsk_wants(p->conn) & HSK_HAVE_OUT) == 0;
  check_work(p);
  FUZZ_CHECK(hsk_state_name(state)[0] == 'H', "no name");
  if (player_is_open(state)) story_check(p->s->told, p->conn, &p->cfg);
  FUZZ_CHECK(!p->pure || p->failed.error == HSK_OK, "I8: the genuine handshake is refused");
  hsk_result r = hsk_eof(p->conn);
  FUZZ_CHECK((r.error == HSK_OK) == (state == HSK_CLOSED_BY_PEER),
             "I2: a cut transport passes for a closed one");
  FUZZ_CHECK(p->failed.error == HSK_OK || r.error == p->failed.error, "I6: the error is not sticky");
  FUZZ_CHECK(hsk_failed(p->conn) == NULL || state == HSK_FAILED || r.error == HSK_ALERT_TRUNCATED, "I6: eof");
  if (drained || state != HSK_CLOSED_BY_PEER) check_wiped(p->conn);
}

void player_compare(const player *a, const player *b, int same_room)
{
  uint8_t da[32], db[32];
  FUZZ_CHECK(a->seen.path == b->seen.path && a->seen.transitions == b->seen.transitions,
             "I7: other transitions in other chunks");
  FUZZ_CHECK(a->results == b->results, "I7: another end in other chunks");
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
