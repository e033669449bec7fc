/* The keys of a connection: exported, renewed by wish and by limit, and wiped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "pair.h"

static pair p;

#define TEXT(bytes) ((hsk_bytes){(const uint8_t *)(bytes), sizeof(bytes) - 1})

static void test_export(void **state)
{
  uint8_t a[64], b[64], c[64];
  (void)state;
  for (int tls12 = 0; tls12 < 2; tls12++) {
    pair_init(&p);
    if (tls12) p.client.cfg.max_version = HSK_TLS12;
    pair_start(&p);
    assert_int_equal(hsk_export(&p.client.c, "EXPERIMENTAL x", TEXT("y"), a, sizeof a).error, HSK_BAD_CALL);
    assert_true(pair_shake(&p, SIZE_MAX));
    assert_int_equal(hsk_version_of(&p.client.c), tls12 ? HSK_TLS12 : HSK_TLS13);
    assert_int_equal(hsk_export(&p.client.c, "EXPERIMENTAL x", TEXT("y"), a, sizeof a).error, HSK_OK);
    assert_int_equal(hsk_export(&p.server.c, "EXPERIMENTAL x", TEXT("y"), b, sizeof b).error, HSK_OK);
    assert_memory_equal(a, b, sizeof a);
    assert_int_equal(hsk_export(&p.client.c, "EXPERIMENTAL y", TEXT("y"), b, sizeof b).error, HSK_OK);
    assert_memory_not_equal(a, b, sizeof a);
    assert_int_equal(hsk_export(&p.client.c, "EXPERIMENTAL x", TEXT(""), b, sizeof b).error, HSK_OK);
    assert_memory_not_equal(a, b, sizeof a);
    /* RFC 8446 7.5: no context is an empty one; RFC 5705 4: it is another */
    assert_int_equal(hsk_export(&p.client.c, "EXPERIMENTAL x", (hsk_bytes){NULL, 0}, c, sizeof c).error,
                     HSK_OK);
    assert_int_equal(memcmp(b, c, sizeof c) != 0, tls12);
  }
  pair_init(&p);
  p.client.cfg.max_version = HSK_TLS12;
  p.client.cfg.ems = HSK_EMS_OFF;
  pair_start(&p);
  assert_true(pair_shake(&p, SIZE_MAX));
  assert_int_equal(hsk_export(&p.client.c, "EXPERIMENTAL x", TEXT("y"), a, sizeof a).error,
                   HSK_EXPORT_UNSAFE);
  assert_int_equal(hsk_update_keys(&p.client.c, 1).error, HSK_BAD_CALL);
}

/* New keys at once, by either side, with and without an answer; data flows on. */
static void test_update(void **state)
{
  (void)state;
  pair_init(&p);
  pair_start(&p);
  assert_int_equal(hsk_update_keys(&p.client.c, 0).error, HSK_BAD_CALL);
  assert_true(pair_shake(&p, SIZE_MAX));
  for (int i = 0; i < 8; i++) {
    hsk_secrets13 x = p.client.c.keys.v13.secrets;
    pair_end *one = i & 1 ? &p.client : &p.server;
    assert_int_equal(hsk_update_keys(&one->c, i & 2).error, HSK_OK);
    assert_true(hsk_wants(&one->c) & HSK_HAVE_OUT);
    assert_true(pair_say(one, one == &p.client ? &p.server : &p.client, 1000));
    assert_true(pair_say(&p.server, &p.client, 1000));
    assert_true(pair_say(&p.client, &p.server, 1000));
    const hsk_secrets13 *y = &p.client.c.keys.v13.secrets;
    assert_int_equal(memcmp(x.write, y->write, 32) != 0, (i & 1) || (i & 2));
    assert_int_equal(memcmp(x.read, y->read, 32) != 0, !(i & 1) || (i & 2));
    assert_memory_equal(y->write, p.server.c.keys.v13.secrets.read, 32);
  }
}

/* The limit of AES-GCM brings new keys by itself, and hsk_write does not go beyond it. */
static void test_limit(void **state)
{
  static uint8_t data[100];
  size_t taken;
  (void)state;
  pair_init(&p);
  pair_start(&p);
  assert_true(pair_shake(&p, SIZE_MAX));
  p.client.c.write.seq = p.server.c.read.seq = (UINT64_C(1) << 24) - 1;
  assert_int_equal(hsk_write(&p.client.c, &p.client.io, data, sizeof data, &taken).error, HSK_OK);
  assert_int_equal(taken, sizeof data);
  assert_int_equal(hsk_write(&p.client.c, &p.client.io, data, sizeof data, &taken).error, HSK_OK);
  assert_int_equal(taken, 0);
  assert_true(hsk_wants(&p.client.c) & HSK_HAVE_OUT);
  assert_int_equal(pair_step(&p.client).error, HSK_OK);
  assert_int_equal(p.client.c.write.seq, 0);
  assert_int_equal(hsk_write(&p.client.c, &p.client.io, data, sizeof data, &taken).error, HSK_OK);
  assert_int_equal(taken, sizeof data);
}

/* Nothing overtakes a message that waits for room. */
static void test_no_overtaking(void **state)
{
  static uint8_t data[100];
  static const uint16_t sha384[] = {0x1302}; /* its Finished is longer than HSK_OUT_MIN */
  size_t taken;
  (void)state;
  pair_init(&p);
  p.client.io.out_cap = HSK_OUT_MIN;
  p.client.cfg.suites = sha384;
  p.client.cfg.suites_len = 1;
  pair_start(&p);
  for (int i = 0; i < 200 && !pair_connected(&p.client); i++) {
    (void)pair_step(&p.client);
    if (pair_connected(&p.client)) break;
    (void)pair_pass(&p.client, &p.server, SIZE_MAX);
    (void)pair_step(&p.server);
    (void)pair_pass(&p.server, &p.client, SIZE_MAX);
  }
  assert_int_equal(hsk_state_of(&p.client.c), HSK_CLIENT13_CONNECTED);
  if (p.client.c.pending_len == p.client.c.pending_sent) fail_msg("%s", "Finished did not have to wait");
  p.client.io.out_len = 0; /* room enough, but Finished has not left */
  assert_int_equal(hsk_write(&p.client.c, &p.client.io, data, sizeof data, &taken).error, HSK_OK);
  assert_int_equal(taken, 0);
}

/* Once the handshake is done, what it alone needed is gone; after hsk_wipe everything is. */
static void test_wiped(void **state)
{
  static const hsk_conn none;
  static const uint8_t zeros[sizeof none.keys.v13.front];
  (void)state;
  pair_init(&p);
  pair_start(&p);
  assert_true(pair_shake(&p, SIZE_MAX));
  const hsk_conn *c = &p.client.c;
  assert_memory_equal(c->keys.v13.front, zeros, sizeof c->keys.v13.front);
  assert_memory_equal(c->keys.v13.share_keys, zeros, sizeof c->keys.v13.share_keys);
  assert_memory_equal(c->keys.v13.secrets.schedule.secret, zeros, HSK_HASH_MAX);
  assert_memory_equal(c->keys.v13.secrets.next_read, zeros, HSK_SECRET13_MAX);
  assert_memory_equal(c->keys.v13.secrets.next_write, zeros, HSK_SECRET13_MAX);
  assert_memory_equal(&c->next_write, &none.next_write, sizeof c->next_write);
  hsk_wipe(&p.client.c);
  assert_memory_equal(&c->keys, &none.keys, sizeof c->keys);
  assert_memory_equal(&c->write, &none.write, sizeof c->write);
}

/* RFC 5246 7.2.1, RFC 8446 6.1: behind its close_notify a side says nothing more, whatever comes. */
static void fail_while_closing(int tls12, int waits)
{
  static const uint8_t finished[4] = {20, 0, 0, 0};
  pair_end *e = &p.client;
  pair_init(&p);
  if (tls12) e->cfg.max_version = HSK_TLS12;
  pair_start(&p);
  assert_true(pair_shake(&p, SIZE_MAX));
  if (waits)
    e->io.out_cap = e->io.out_len; /* the close_notify finds no room, and leaves when there is some */
  assert_int_equal(hsk_close(&e->c).error, HSK_OK);
  assert_int_equal(pair_step(e).error, HSK_OK);
  hsk_result r = hsk_deliver(&e->c, &e->cfg, &e->io, HSK_HANDSHAKE, (hsk_bytes){finished, sizeof finished});
  assert_int_equal(r.error, HSK_PEER_UNEXPECTED_MESSAGE);
  assert_int_equal(hsk_failed(&e->c)->alert_sent, HSK_NO_ALERT);
  assert_int_equal((hsk_wants(&e->c) & HSK_HAVE_OUT) != 0, waits);
  e->io.out_cap = sizeof e->out;
  assert_int_equal(pair_step(e).error, HSK_PEER_UNEXPECTED_MESSAGE);
  (void)pair_pass(e, &p.server, SIZE_MAX);
  assert_int_equal(pair_step(&p.server).error, HSK_OK);
  assert_true(hsk_wants(&p.server.c) & HSK_CLOSED);
  assert_true(pair_holds_nothing(&e->c));
}

static void test_failure_while_closing(void **state)
{
  (void)state;
  for (int i = 0; i < 4; i++)
    fail_while_closing(i & 1, i >> 1);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_export), cmocka_unit_test(test_update),
      cmocka_unit_test(test_limit),  cmocka_unit_test(test_no_overtaking),
      cmocka_unit_test(test_wiped),  cmocka_unit_test(test_failure_while_closing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
