/* A client in the hands of a clumsy or dying transport: against BearSSL's server, for each key exchange that it knows. Every
   loop is bounded: what does not end by itself fails. test_conn_lies.c has the transport that changes bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "conn_util.h"

/* ---- the plain way ---------------------------------------------------------------------------------------- */

static void test_whole_buffers(void **state)
{
  (void)state;
  FOR_KINDS(kind) for (int mutual = 0; mutual < 2; mutual++)
  {
    start(kind, mutual);
    hsk_result r = peer_shake(&client, &server);
    if (r.error != HSK_OK) print_error("%s: %s\n", kind_names[kind], hsk_error_name(r.error));
    assert_int_equal(r.error, HSK_OK);
    assert_int_equal(hsk_suite_of(&client.c), peer_default_suite(kind));
    assert_echo(&client);
  }
}

/* Every suite that both know, each with a message that fills several records. */
static void test_suites(void **state)
{
  static const struct {
    enum peer_kind kind;
    uint16_t suite;
  } rows[] = {{PEER_RSA, 0x009C},         {PEER_RSA, 0x009D},        {PEER_ECDHE_RSA, 0xC02F},
              {PEER_ECDHE_RSA, 0xC030},   {PEER_ECDHE_RSA, 0xCCA8},  {PEER_ECDHE_ECDSA, 0xC02B},
              {PEER_ECDHE_ECDSA, 0xC02C}, {PEER_ECDHE_ECDSA, 0xCCA9}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    peer_start(&server, rows[i].kind, rows[i].suite, 0);
    assert_true(peer_client_start(&client, rows[i].kind, 0));
    assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
    assert_int_equal(hsk_suite_of(&client.c), rows[i].suite);
    assert_echo(&client);
  }
}

/* ---- tiny buffers ----------------------------------------------------------------------------------------- */

/* One byte a call in both directions, the smallest output buffer, and the client at another address for each byte. */
static void shake_by_bytes(peer_client **k, peer_client **spare, size_t out_cap)
{
  uint8_t byte;
  (*k)->io.out_cap = out_cap;
  for (int i = 0; i < STEPS_MAX && !connected(*k); i++) {
    peer_client_move(*spare, *k);
    memset(*k, 0xA5, sizeof **k);
    peer_client *t = *k;
    *k = *spare;
    *spare = t;
    hsk_io *io = &(*k)->io;
    assert_int_equal(hsk_step(&(*k)->c, &(*k)->cfg, io).error, HSK_OK);
    if (io->out_len != 0) {
      assert_true(io->out_len <= out_cap);
      assert_int_equal(peer_give(&server, io->out, 1), 1);
      memmove(io->out, io->out + 1, --io->out_len);
    } else if (!connected(*k) && peer_take(&server, &byte, 1) == 1) {
      assert_true(hsk_wants(&(*k)->c) & HSK_WANT_IN);
      assert_true(hsk_need_in(&(*k)->c) != 0);
      assert_int_equal(peer_client_feed(*k, &byte, 1), 1);
    }
  }
  assert_true(connected(*k));
}

static void test_one_byte_at_a_time(void **state)
{
  (void)state;
  FOR_KINDS(kind) for (int mutual = 0; mutual < 2; mutual++)
  {
    peer_client *k = &client, *spare = &other;
    start(kind, mutual);
    shake_by_bytes(&k, &spare, HSK_OUT_MIN);
    k->io.out_cap = sizeof k->out;
    assert_echo(k);
  }
}

/* Output sizes around the minimum: drained whole each time. */
static void test_small_outputs(void **state)
{
  (void)state;
  FOR_KINDS(kind) for (size_t cap = HSK_OUT_MIN; cap < HSK_OUT_MIN + 40; cap += 3)
  {
    start(kind, 1);
    client.io.out_cap = cap;
    assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
    client.io.out_cap = sizeof client.out;
    assert_echo(&client);
  }
}

/* A full output buffer stops the client without harm; room lets it go on. */
static void test_full_output(void **state)
{
  (void)state;
  FOR_KINDS(kind)
  {
    start(kind, 1);
    client.io.out_len = client.io.out_cap;
    for (int i = 0; i < 10; i++) {
      assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
      assert_int_equal(client.io.out_len, client.io.out_cap);
      assert_true(hsk_wants(&client.c) & HSK_HAVE_OUT);
      assert_true(hsk_need_out(&client.c) != 0 && hsk_need_out(&client.c) <= HSK_OUT_MIN);
    }
    client.io.out_len = 0;
    exchange(&client, &first);
    assert_int_equal(peer_client_feed(&client, first.data, first.len), first.len);
    client.io.out_len = client.io.out_cap;
    for (int i = 0; i < 10; i++) {
      assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
      assert_true(hsk_wants(&client.c) & HSK_HAVE_OUT);
      assert_false(connected(&client));
    }
    client.io.out_len = 0;
    assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
    size_t taken = 1;
    client.io.out_len = client.io.out_cap;
    assert_int_equal(hsk_write(&client.c, &client.io, (const uint8_t *)"x", 1, &taken).error, HSK_OK);
    assert_int_equal(taken, 0);
    client.io.out_len = 0;
    assert_echo(&client);
  }
}

/* A work buffer of any size: enough, or a clear error. */
static void test_small_work(void **state)
{
  (void)state;
  FOR_KINDS(kind)
  {
    int refused = 0, done = 0;
    for (size_t cap = 0; cap <= sizeof client.work; cap = cap < 64 ? cap + 1 : cap + cap / 4) {
      start(kind, 1);
      client.io.work_cap = cap;
      hsk_result r = peer_shake(&client, &server);
      assert_true(r.error == HSK_OK || r.error == HSK_BUFFER_TOO_SMALL);
      if (r.error == HSK_OK) {
        done++;
        continue;
      }
      assert_int_equal(done, 0); /* once it is enough, more is enough too */
      refused++;
      assert_int_equal(hsk_failed(&client.c)->alert_sent, 80);
      assert_sticky(&client, HSK_BUFFER_TOO_SMALL);
    }
    assert_true(refused != 0 && done != 0);
  }
}

/* ---- a peer that dies ------------------------------------------------------------------------------------- */

/* The transport ends behind each byte that the server sends: the client says so, and never waits. A copy of the
   client is told, so that one handshake serves for all prefixes. */
static void kill_at_each_byte(enum peer_kind kind, int mutual)
{
  uint8_t byte;
  size_t deaths = 0;
  start(kind, mutual);
  for (int i = 0; i < STEPS_MAX && !connected(&client); i++) {
    assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
    peer_client_move(&other, &client);
    assert_int_equal(hsk_eof(&other.c).error, HSK_ALERT_TRUNCATED);
    assert_sticky(&other, HSK_ALERT_TRUNCATED);
    deaths++;
    peer_give(&server, client.io.out, client.io.out_len);
    client.io.out_len = 0;
    if (!connected(&client) && peer_take(&server, &byte, 1) == 1) peer_client_feed(&client, &byte, 1);
  }
  assert_true(connected(&client));
  assert_true(deaths > 1000);
}

static void test_kill_at_each_byte(void **state)
{
  (void)state;
  FOR_KINDS(kind) kill_at_each_byte(kind, (int)kind & 1);
}

/* With application data: an end without close_notify is a truncation (RFC 5246 7.2.1), with it it is an end. */
static void test_end_of_data(void **state)
{
  uint8_t wire[512];
  (void)state;
  start(PEER_ECDHE_ECDSA, 0);
  assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
  peer_client_move(&other, &client);
  assert_int_equal(hsk_eof(&other.c).error, HSK_ALERT_TRUNCATED);
  assert_sticky(&other, HSK_ALERT_TRUNCATED);
  br_ssl_engine_close(&server.sc.eng);
  size_t len = peer_take(&server, wire, sizeof wire);
  for (size_t i = 0; i < len; i++) {
    peer_client_move(&other, &client);
    peer_client_feed(&other, wire, i);
    assert_int_equal(hsk_step(&other.c, &other.cfg, &other.io).error, HSK_OK);
    assert_int_equal(hsk_eof(&other.c).error, HSK_ALERT_TRUNCATED);
  }
  peer_client_feed(&client, wire, len);
  assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
  assert_true(hsk_wants(&client.c) & HSK_CLOSED);
  assert_int_equal(hsk_eof(&client.c).error, HSK_OK);
}

/* We close: close_notify leaves, the server's comes, and that is the end. */
static void test_close(void **state)
{
  uint8_t wire[512];
  (void)state;
  FOR_KINDS(kind)
  {
    start(kind, 0);
    assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
    assert_int_equal(hsk_close(&client.c).error, HSK_OK);
    assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
    assert_int_equal(peer_give(&server, client.io.out, client.io.out_len), client.io.out_len);
    client.io.out_len = 0;
    size_t len = peer_take(&server, wire, sizeof wire);
    assert_int_equal(peer_client_feed(&client, wire, len), len);
    assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
    assert_true(hsk_wants(&client.c) & HSK_CLOSED);
    assert_int_equal(peer_failed(&server), BR_ERR_OK);
    assert_int_equal(br_ssl_engine_current_state(&server.sc.eng), BR_SSL_CLOSED);
  }
}

/* ---- the end ---------------------------------------------------------------------------------------------- */

static void assert_wiped(hsk_conn *c)
{
  const uint8_t *bytes = (const uint8_t *)c;
  hsk_wipe(c);
  assert_null(hsk_wants(c) & HSK_CAN_WRITE ? c : NULL);
  c->state = c->failure.error = 0; /* what says that it is over */
  for (size_t i = 0; i < sizeof *c; i++)
    assert_int_equal(bytes[i], 0);
}

static void test_wipe(void **state)
{
  (void)state;
  FOR_KINDS(kind)
  {
    start(kind, 1);
    assert_wiped(&client.c);
    record_flight(kind, 1);
    peer_client_feed(&client, first.data, first.len / 2);
    assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
    assert_wiped(&client.c);
    restore();
    peer_client_feed(&client, first.data, first.len);
    assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
    assert_wiped(&client.c);
  }
}

/* A seed below HSK_SEED_MIN is no seed. */
static void test_short_seed(void **state)
{
  (void)state;
  static const uint8_t seed[HSK_SEED_MIN];
  hsk_config cfg = {.seed = {seed, HSK_SEED_MIN - 1}};
  hsk_conn c;
  assert_int_equal(hsk_client(&c, &cfg, NULL).error, HSK_NO_ENTROPY);
  assert_int_equal(hsk_failed(&c)->error, HSK_NO_ENTROPY);
  cfg.seed.len = HSK_SEED_MIN;
  assert_int_equal(hsk_client(&c, &cfg, NULL).error, HSK_OK);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_short_seed),    cmocka_unit_test(test_whole_buffers),
      cmocka_unit_test(test_suites),        cmocka_unit_test(test_one_byte_at_a_time),
      cmocka_unit_test(test_small_outputs), cmocka_unit_test(test_full_output),
      cmocka_unit_test(test_small_work),    cmocka_unit_test(test_kill_at_each_byte),
      cmocka_unit_test(test_end_of_data),   cmocka_unit_test(test_close),
      cmocka_unit_test(test_wipe),
  };
  return cmocka_run_group_tests_name("conn_faults", tests, NULL, NULL);
}
