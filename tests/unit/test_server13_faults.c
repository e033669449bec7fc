/* The TLS 1.3 server behind a clumsy or dying transport: single bytes, cut at each byte, moved between bytes, small buffers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "pair.h"

static pair p;
static pair_end spare;

static void connect_pair(size_t most)
{
  pair_start(&p);
  if (!pair_shake(&p, most))
    print_error("client %s, server %s\n", hsk_error_name(p.client.last.error),
                hsk_error_name(p.server.last.error));
  assert_true(pair_connected(&p.client));
  assert_true(pair_connected(&p.server));
  assert_int_equal(hsk_version_of(&p.server.c), HSK_TLS13);
  assert_int_equal(hsk_suite_of(&p.server.c), hsk_suite_of(&p.client.c));
  assert_int_equal(hsk_group_of(&p.server.c), hsk_group_of(&p.client.c));
  assert_int_equal(hsk_was_resumed(&p.server.c), hsk_was_resumed(&p.client.c));
}

static void assert_talks(void)
{
  assert_true(pair_say(&p.client, &p.server, 40000));
  assert_true(pair_say(&p.server, &p.client, 40000));
}

/* Each handshake that a server can have, as configured here. */
enum { PLAIN, RETRY, MUTUAL, RESUMED, WAYS };

static void prepare(int way)
{
  static const uint16_t p384[] = {HSK_SECP384R1};
  pair_init(&p);
  p.server.cfg.credentials_len = 1;
  if (way == RETRY) {
    p.server.cfg.groups = p384;
    p.server.cfg.groups_len = 1;
  }
  if (way == MUTUAL) {
    p.server.cfg.client_auth = HSK_AUTH_REQUIRE;
    p.client.cfg.credentials = pair_client_credential(PAIR_EC);
    p.client.cfg.credentials_len = 1;
  }
  if (way == RESUMED) {
    connect_pair(SIZE_MAX);
    p.client.cfg.session = &p.sessions[0];
  }
}

/* One byte a turn, an output buffer of the smallest size, and the server at another address for each byte. */
static void test_bytes(void **state)
{
  (void)state;
  for (int way = 0; way < WAYS; way++) {
    pair_end *server = &p.server;
    prepare(way);
    server->io.out_cap = p.client.io.out_cap = HSK_OUT_MIN;
    pair_start(&p);
    for (int i = 0; i < 100000 && !(pair_connected(&p.client) && pair_connected(&p.server)); i++) {
      memcpy(&spare, &p.server, sizeof spare);
      memset(&p.server, 0xA5, sizeof p.server);
      pair_end_move(&p.server, &spare);
      assert_int_equal(pair_step(&p.client).error, HSK_OK);
      (void)pair_pass(&p.client, &p.server, 1);
      assert_int_equal(pair_step(&p.server).error, HSK_OK);
      (void)pair_pass(&p.server, &p.client, 1);
    }
    assert_true(pair_connected(&p.server));
    p.server.io.out_cap = p.client.io.out_cap = sizeof p.client.out;
    assert_talks();
  }
}

/* The transport ends after each byte that the client sends: the server says that it was cut and holds nothing. */
static void test_cut_anywhere(void **state)
{
  (void)state;
  for (int way = 0; way < WAYS; way++) {
    prepare(way);
    pair_start(&p);
    for (size_t i = 0; i < 100000 && !pair_connected(&p.server); i++) {
      (void)pair_step(&p.client);
      (void)pair_pass(&p.client, &p.server, 1);
      assert_int_equal(pair_step(&p.server).error, HSK_OK);
      (void)pair_pass(&p.server, &p.client, SIZE_MAX);
      pair_end_move(&spare, &p.server);
      assert_int_equal(hsk_eof(&spare.c).error, HSK_ALERT_TRUNCATED);
      assert_int_equal(hsk_step(&spare.c, &spare.cfg, &spare.io).error, HSK_ALERT_TRUNCATED);
      assert_true(pair_holds_nothing(&spare.c));
    }
    assert_true(pair_connected(&p.server));
  }
}

/* Output of each size, a full one among them, and the smallest work that does. */
static void test_buffers(void **state)
{
  (void)state;
  for (int way = 0; way < WAYS; way++) {
    prepare(way);
    for (size_t cap = HSK_OUT_MIN; cap < 1200; cap += 61) {
      p.server.io.out_cap = cap;
      p.sessions_len = way == RESUMED ? 1 : 0;
      connect_pair(SIZE_MAX);
    }
    p.server.io.out_cap = sizeof p.server.out;
    size_t works = 0;
    for (size_t cap = 0; cap < sizeof p.server.work; cap += 97) {
      p.server.io.work_cap = cap;
      pair_start(&p);
      int done = pair_shake(&p, SIZE_MAX);
      if (!done) assert_int_equal(p.server.last.error, HSK_BUFFER_TOO_SMALL);
      if (!done) assert_true(pair_holds_nothing(&p.server.c));
      assert_true(done || works == 0);
      if (done && works == 0) works = cap;
    }
    assert_true(works != 0 && works < 8192);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bytes),
      cmocka_unit_test(test_cut_anywhere),
      cmocka_unit_test(test_buffers),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
