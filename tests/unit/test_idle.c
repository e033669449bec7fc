/* hsk_is_idle: an idle connection needs none of its buffers until its next call: whenever one says so, all that they held is destroyed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "pair12.h"

static pair12 d;
#define P (&d.p)

static unsigned times[2][HSK_STATE_COUNT]; /* how often a side was idle in a state */

static void destroy_if_idle(pair_end *e)
{
  if (!hsk_is_idle(&e->c) || e->io.in_len != e->io.in_used || e->io.out_len != 0) return;
  times[e == &P->server][hsk_state_of(&e->c)]++;
  e->io.in_len = e->io.in_used = 0;
  memset(e->in, 0xA5, sizeof e->in);
  memset(e->out, 0xA5, sizeof e->out);
  memset(e->work, 0xA5, sizeof e->work);
}

static void one_side(pair_end *from, pair_end *to, size_t most, size_t *moved)
{
  (void)pair_step(from);
  destroy_if_idle(from);
  size_t n = pair_pass(from, to, most);
  destroy_if_idle(from);
  *moved += n;
}

/* pair_shake with buffers that are lost. */
static int shake(size_t most)
{
  pair_start(P);
  destroy_if_idle(&P->server);
  for (size_t still = 0; still < 3;) {
    size_t moved = 0;
    one_side(&P->client, &P->server, most, &moved);
    one_side(&P->server, &P->client, most, &moved);
    still = moved != 0 ? 0 : still + 1;
  }
  destroy_if_idle(&P->client);
  destroy_if_idle(&P->server);
  return pair_connected(&P->client) && pair_connected(&P->server);
}

static void whole_life(const char *what)
{
  static const size_t chunks[] = {1, 61, SIZE_MAX};
  for (size_t i = 0; i < 3; i++) {
    if (!shake(chunks[i]))
      print_error("%s, %zu bytes: %s, %s\n", what, chunks[i], hsk_error_name(P->client.last.error),
                  hsk_error_name(P->server.last.error));
    assert_true(pair_connected(&P->client) && pair_connected(&P->server));
    assert_true(hsk_is_idle(&P->client.c) && hsk_is_idle(&P->server.c));
    assert_true(pair_say(&P->client, &P->server, 700) && pair_say(&P->server, &P->client, 700));
    destroy_if_idle(&P->client);
    destroy_if_idle(&P->server);
    assert_int_equal(hsk_close(&P->client.c).error, HSK_OK);
    assert_false(hsk_is_idle(&P->client.c)); /* its close_notify is still to be sent */
    size_t moved = 0;
    one_side(&P->client, &P->server, SIZE_MAX, &moved);
    assert_int_equal(pair_step(&P->server).error, HSK_OK);
    assert_true(hsk_wants(&P->server.c) & HSK_CLOSED);
  }
}

static void test_tls12(void **state)
{
  static const uint16_t suites[][1] = {{0x009C}, {0xC02F}, {0xC02B}, {0x009E}};
  (void)state;
  for (size_t i = 0; i < 4; i++)
    for (int certified = 0; certified < 2; certified++) {
      static const uint8_t staple[] = {0x30, 3, 10, 1, 1};
      static const uint16_t groups[] = {HSK_X25519, HSK_SECP256R1, 0x0100};
      pair12_init(&d);
      P->client.cfg.suites = suites[i];
      P->client.cfg.suites_len = 1;
      P->client.cfg.groups = P->server.cfg.groups = groups;
      P->client.cfg.groups_len = P->server.cfg.groups_len = 3;
      d.server[0].ocsp_response = d.server[1].ocsp_response = (hsk_bytes){staple, sizeof staple};
      if (certified) {
        pair12_client_has(&d, PAIR_RSA);
        P->server.cfg.client_auth = HSK_AUTH_REQUIRE;
      }
      whole_life(hsk_suite_name(suites[i][0]));
    }
  pair12_init(&d);
  pair12_tickets(&d);
  whole_life("tickets");
  pair12_resume(&d);
  whole_life("resumed");
  assert_true(hsk_was_resumed(&P->server.c));
}

static void test_tls13(void **state)
{
  static const uint16_t p384[] = {HSK_SECP384R1};
  (void)state;
  for (int retried = 0; retried < 2; retried++) {
    pair_init(P);
    P->client.cfg.credentials = pair_client_credential(PAIR_EC);
    P->client.cfg.credentials_len = 1;
    P->server.cfg.client_auth = HSK_AUTH_REQUIRE;
    if (retried) {
      P->server.cfg.groups = p384;
      P->server.cfg.groups_len = 1;
    }
    whole_life("TLS 1.3");
    assert_int_equal(hsk_was_retried(&P->client.c), retried);
    assert_true(P->sessions_len != 0);
    P->client.cfg.session = &P->sessions[0];
    whole_life("TLS 1.3, resumed");
    assert_true(hsk_was_resumed(&P->client.c));
  }
}

/* The tests above have been idle where they should. */
static void test_where(void **state)
{
  static const uint32_t client[] = {
      HSK_CLIENT_WAIT_SERVER_HELLO, HSK_CLIENT13_WAIT_SERVER_HELLO, HSK_CLIENT13_WAIT_EE,
      HSK_CLIENT13_WAIT_CV_AUTH,    HSK_CLIENT12_WAIT_CERT,         HSK_CLIENT12_WAIT_CR_OR_DONE,
      HSK_CLIENT12_WAIT_FINISHED,   HSK_CLIENT12_CONNECTED,         HSK_CLIENT13_CONNECTED};
  static const uint32_t server[] = {HSK_SERVER_WAIT_CLIENT_HELLO, HSK_SERVER13_WAIT_SECOND_HELLO,
                                    HSK_SERVER13_WAIT_CERT,       HSK_SERVER13_WAIT_FINISHED,
                                    HSK_SERVER12_WAIT_CKE,        HSK_SERVER12_WAIT_FINISHED,
                                    HSK_SERVER12_CONNECTED,       HSK_SERVER13_CONNECTED};
  (void)state;
  for (size_t i = 0; i < sizeof client / sizeof client[0]; i++) {
    if (times[0][client[i]] == 0) print_error("never idle: %s\n", hsk_state_name(client[i]));
    assert_true(times[0][client[i]] != 0);
  }
  for (size_t i = 0; i < sizeof server / sizeof server[0]; i++) {
    if (times[1][server[i]] == 0) print_error("never idle: %s\n", hsk_state_name(server[i]));
    assert_true(times[1][server[i]] != 0);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_tls12), cmocka_unit_test(test_tls13),
                                     cmocka_unit_test(test_where)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
