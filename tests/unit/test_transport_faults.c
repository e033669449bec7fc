/* Both sides of each kind of handshake (tests/toy/ways.h) over a clumsy or dying transport: single bytes, an end behind each byte, output
   that is full, buffers of each size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "pair.h"
#include "../toy/ways.h"

enum { TURNS_MAX = 100000, MOVE_EACH = 29 };

static pair p;
static pair_end spare;
static hsk_conn copy;

/* The test is for this kind of handshake: it is done as it should be, and data goes both ways. */
static void assert_done(const way *w)
{
  if (!way_done(&p, w))
    print_error("%s: client %s, server %s\n", w->name, hsk_error_name(p.client.last.error),
                hsk_error_name(p.server.last.error));
  assert_true(way_done(&p, w));
  assert_true(pair_say(&p.client, &p.server, 300));
  assert_true(pair_say(&p.server, &p.client, 300));
}

#define FOR_WAYS(w) for (const way *w = ways; w < ways + WAYS; w++)

static int both_connected(void)
{
  return pair_connected(&p.client) && pair_connected(&p.server);
}

static void move(pair_end *e)
{
  pair_end_move(&spare, e);
  memset(e, 0xA5, sizeof *e);
  pair_end_move(e, &spare);
}

/* One byte a turn into the smallest output; now and then a side finds its memory overwritten and restored. */
static void test_bytes(void **state)
{
  (void)state;
  FOR_WAYS(w)
  {
    way_start(&p, w);
    p.client.io.out_cap = p.server.io.out_cap = HSK_OUT_MIN;
    for (size_t i = 0; i < TURNS_MAX && !both_connected(); i++) {
      if (i % MOVE_EACH == 0) move(i % 2 == 0 ? &p.client : &p.server);
      assert_int_equal(pair_step(&p.client).error, HSK_OK);
      (void)pair_pass(&p.client, &p.server, 1);
      assert_int_equal(pair_step(&p.server).error, HSK_OK);
      (void)pair_pass(&p.server, &p.client, 1);
    }
    p.client.io.out_cap = p.server.io.out_cap = sizeof p.client.out;
    assert_done(w);
  }
}

/* What a side is when its transport ends: it was cut (RFC 5246 7.2.1, RFC 8446 6.1), has nothing to say to nobody, holds no secret, and stays
   so. A copy is told, so that the handshake can go on. */
static void assert_cut(const pair_end *e)
{
  uint8_t out[HSK_OUT_MIN];
  hsk_io io = {
      .in = spare.in, .out = out, .out_cap = sizeof out, .work = spare.work, .work_cap = sizeof spare.work};
  copy = e->c;
  uint32_t at = copy.state;
  assert_int_equal(hsk_eof(&copy).error, HSK_ALERT_TRUNCATED);
  assert_int_equal(hsk_step(&copy, &e->cfg, &io).error, HSK_ALERT_TRUNCATED);
  assert_int_equal(hsk_failed(&copy)->error, HSK_ALERT_TRUNCATED);
  assert_int_equal(hsk_failed(&copy)->alert_sent, HSK_NO_ALERT);
  assert_int_equal(hsk_failed(&copy)->state, at);
  assert_int_equal(io.out_len, 0);
  assert_int_equal(hsk_wants(&copy) & (HSK_WANT_IN | HSK_CAN_WRITE | HSK_HAVE_APP), 0);
  assert_true(pair_holds_nothing(&copy));
}

static void test_cut_at_each_byte(void **state)
{
  (void)state;
  FOR_WAYS(w)
  {
    size_t cuts = 0;
    way_start(&p, w);
    for (size_t i = 0; i < TURNS_MAX && !both_connected(); i++) {
      pair_end *from = i % 2 == 0 ? &p.client : &p.server, *to = i % 2 == 0 ? &p.server : &p.client;
      assert_int_equal(pair_step(from).error, HSK_OK);
      while (from->io.out_len != 0 && pair_pass(from, to, 1) != 0) {
        assert_int_equal(pair_step(to).error, HSK_OK);
        assert_cut(to);
        cuts++;
      }
    }
    assert_true(cuts > 500);
    assert_done(w);
    assert_cut(&p.client);
    assert_cut(&p.server);
  }
}

/* A side whose output is full adds nothing, says what it needs, and takes no harm. */
static void stuck(pair_end *e)
{
  size_t out_len = e->io.out_len;
  memset(e->io.out + out_len, 0x5A, e->io.out_cap - out_len);
  e->io.out_len = e->io.out_cap;
  for (int i = 0; i < 2; i++) {
    assert_int_equal(pair_step(e).error, HSK_OK);
    assert_int_equal(e->io.out_len, e->io.out_cap);
    assert_true(hsk_need_out(&e->c) <= HSK_OUT_MIN);
    assert_int_equal((hsk_wants(&e->c) & HSK_HAVE_OUT) != 0, hsk_need_out(&e->c) != 0);
  }
  for (size_t i = out_len; i < e->io.out_cap; i++)
    assert_int_equal(e->io.out[i], 0x5A);
  e->io.out_len = out_len;
}

/* Output is full at each byte that comes in. */
static void test_full_output(void **state)
{
  (void)state;
  FOR_WAYS(w)
  {
    way_start(&p, w);
    p.client.io.out_cap = p.server.io.out_cap = HSK_OUT_MIN;
    for (size_t i = 0; i < TURNS_MAX && !both_connected(); i++) {
      stuck(&p.client);
      (void)pair_step(&p.client);
      (void)pair_pass(&p.client, &p.server, 5);
      stuck(&p.server);
      (void)pair_step(&p.server);
      (void)pair_pass(&p.server, &p.client, 5);
    }
    p.client.io.out_cap = p.server.io.out_cap = sizeof p.client.out;
    assert_done(w);
  }
}

static void test_output_sizes(void **state)
{
  (void)state;
  FOR_WAYS(w) for (size_t cap = HSK_OUT_MIN; cap < 1200; cap = cap < HSK_OUT_MIN + 12 ? cap + 1 : cap + 59)
  {
    way_start(&p, w);
    p.client.io.out_cap = cap;
    p.server.io.out_cap = HSK_OUT_MIN + (cap * 7) % 500;
    (void)pair_shake(&p, SIZE_MAX);
    p.client.io.out_cap = p.server.io.out_cap = sizeof p.client.out;
    assert_done(w);
  }
}

/* Work of each size for one side: enough, or that side says that it is not, to its peer too, and both hold nothing. */
static size_t smallest_work(const way *w, pair_end *e, pair_end *peer)
{
  size_t enough = 0;
  for (size_t cap = 0; cap < sizeof e->work; cap += cap < 64 ? 3 : 307) {
    e->io.work_cap = cap;
    way_again(&p);
    (void)pair_shake(&p, SIZE_MAX);
    if (way_done(&p, w)) {
      if (enough == 0) enough = cap;
      continue;
    }
    assert_int_equal(enough, 0); /* once it is enough, more is enough too */
    assert_int_equal(e->last.error, HSK_BUFFER_TOO_SMALL);
    assert_int_equal(hsk_failed(&e->c)->alert_sent, 80);
    assert_true(pair_holds_nothing(&e->c));
    if (hsk_failed(&peer->c) == NULL) continue; /* a client that never said hello */
    assert_int_equal(hsk_failed(&peer->c)->error, HSK_ALERT_RECEIVED);
    assert_int_equal(hsk_failed(&peer->c)->alert_received, 80);
    assert_true(pair_holds_nothing(&peer->c));
  }
  e->io.work_cap = sizeof e->work;
  return enough;
}

static void test_work_sizes(void **state)
{
  (void)state;
  FOR_WAYS(w)
  {
    way_start(&p, w);
    size_t client = smallest_work(w, &p.client, &p.server), server = smallest_work(w, &p.server, &p.client);
    assert_true(client != 0 && client < 16384);
    assert_true(server != 0 && server < 16384);
  }
}

/* Input of each size: enough, or the side waits for bytes that do not fit, and says how many; nothing fails, and nobody is connected. */
static size_t smallest_input(const way *w, pair_end *e)
{
  size_t enough = 0;
  for (size_t cap = 1; cap < 2500; cap += cap < 8 ? 1 : 89) {
    e->in_cap = cap;
    way_again(&p);
    (void)pair_shake(&p, SIZE_MAX);
    if (way_done(&p, w)) {
      if (enough == 0) enough = cap;
      continue;
    }
    assert_int_equal(enough, 0);
    assert_int_equal(e->last.error, HSK_OK);
    assert_true(hsk_wants(&e->c) & HSK_WANT_IN);
    assert_true(hsk_need_in(&e->c) > cap - (e->io.in_len - e->io.in_used));
  }
  e->in_cap = sizeof e->in;
  return enough;
}

static void test_input_sizes(void **state)
{
  (void)state;
  FOR_WAYS(w)
  {
    way_start(&p, w);
    assert_true(smallest_input(w, &p.client) != 0);
    assert_true(smallest_input(w, &p.server) != 0);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bytes),       cmocka_unit_test(test_cut_at_each_byte),
      cmocka_unit_test(test_full_output), cmocka_unit_test(test_output_sizes),
      cmocka_unit_test(test_work_sizes),  cmocka_unit_test(test_input_sizes),
  };
  return cmocka_run_group_tests_name("transport_faults", tests, NULL, NULL);
}
