/* TLS 1.2 sessions that go on: tickets that are taken, and all the reasons for which one is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "handshake/ticket.h"
#include "msg/ext/extensions.h"
#include "pair12.h"

static pair12 d;

/* A session that the client holds, made under the configuration as it stands. */
static void first_session(void)
{
  pair12_tickets(&d);
  pair_start(&d.p);
  assert_true(pair12_shake(&d));
  assert_false(hsk_was_resumed(&d.p.client.c));
  assert_true(d.p.sessions_len != 0);
  assert_true(pair12_echo(&d));
}

static void again(int resumed)
{
  pair12_resume(&d);
  pair_start(&d.p);
  assert_true(pair12_shake(&d));
  assert_int_equal(hsk_was_resumed(&d.p.client.c), resumed);
  assert_int_equal(hsk_was_resumed(&d.p.server.c), resumed);
  assert_true(pair12_echo(&d));
  assert_true(pair12_close(&d));
  assert_true(pair_holds_nothing(&d.p.client.c));
  assert_true(pair_holds_nothing(&d.p.server.c));
}

static void test_each_suite_resumes(void **state)
{
  (void)state;
  for (size_t i = 0; hsk_suite_at(i) != NULL; i++) {
    uint16_t suite = (uint16_t)hsk_suite_at(i)->number;
    if (hsk_suite_at(i)->version != HSK_TLS12) continue;
    pair12_init(&d);
    d.p.server.cfg.suites = d.p.client.cfg.suites = &suite;
    d.p.server.cfg.suites_len = d.p.client.cfg.suites_len = 1;
    first_session();
    const hsk_session *s = &d.p.sessions[0];
    assert_int_equal(s->version, HSK_TLS12);
    assert_int_equal(s->suite, suite);
    assert_int_equal(s->ems, 1);
    assert_int_equal(s->lifetime, 7200);
    assert_int_equal(s->secret_len, 48);
    assert_int_equal(s->ticket.len, HSK_TICKET_LEN);
    again(1);
    assert_int_equal(hsk_suite_of(&d.p.server.c), suite);
    /* the old ticket is still good, and no new one came */
    assert_int_equal(d.p.sessions_len, 1);
    again(1);
  }
}

/* The ticket is as old as both sides like; behind the middle of its life it is replaced. */
static void test_lifetime(void **state)
{
  (void)state;
  static const struct {
    int64_t age;
    int resumed;
    size_t sessions;
  } rows[] = {{0, 1, 1}, {3599, 1, 1}, {3600, 1, 2}, {7199, 1, 2}, {7200, 0, 2}, {-1, 0, 2}, {100000, 0, 2}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    pair12_init(&d);
    first_session();
    /* the client would not offer it: the server is to look by itself */
    d.p.server.cfg.now_time += rows[i].age;
    again(rows[i].resumed);
    assert_int_equal(d.p.sessions_len, rows[i].sessions);
  }
}

static void test_client_looks_at_lifetime(void **state)
{
  (void)state;
  pair12_init(&d);
  first_session();
  d.p.client.cfg.now_time += 7200;
  again(0);
}

/* RFC 8446 4.6.1 says seven days; a session is no older however often its ticket is renewed. */
static void test_seven_days(void **state)
{
  (void)state;
  pair12_init(&d);
  d.p.server.cfg.ticket_lifetime = 1000000;
  first_session();
  assert_int_equal(d.p.sessions[0].lifetime, 604800);
  d.p.server.cfg.now_time += 604800 - 100;
  d.p.client.cfg.now_time = d.p.server.cfg.now_time;
  again(1);
  assert_int_equal(d.p.sessions_len, 2);
  assert_int_equal(d.p.sessions[1].lifetime, 100);
  again(1);
  d.p.server.cfg.now_time += 100;
  again(0);
}

static void test_tampered_tickets(void **state)
{
  (void)state;
  static uint8_t other_key[32] = "another key, thirty-two bytes, o";
  for (size_t i = 0; i < HSK_TICKET_LEN; i += i < 20 || i > 140 ? 1 : 13) {
    pair12_init(&d);
    first_session();
    d.p.tickets[0][i] ^= 0x10;
    again(0);
  }
  for (size_t len = 1; len <= HSK_TICKET_LEN + 1; len += 40) {
    pair12_init(&d);
    first_session();
    d.p.sessions[0].ticket.len = len;
    again(0);
  }
  pair12_init(&d);
  first_session();
  d.p.server.cfg.ticket_key = (hsk_bytes){other_key, sizeof other_key};
  again(0);
  pair12_init(&d);
  first_session();
  d.p.server.cfg.ticket_key.len = 0;
  again(0);
}

static void test_other_suite(void **state)
{
  (void)state;
  static const uint16_t suite = 0xC02C;
  pair12_init(&d);
  first_session();
  assert_int_equal(d.p.sessions[0].suite, 0xC02B);
  d.p.server.cfg.suites = &suite;
  d.p.server.cfg.suites_len = 1;
  again(0);
  /* nor does a client offer a session whose suite it does not offer */
  pair12_init(&d);
  first_session();
  d.p.client.cfg.suites = &suite;
  d.p.client.cfg.suites_len = 1;
  again(0);
}

/* RFC 6066 3: for another name there is another session. */
static void test_other_name(void **state)
{
  (void)state;
  pair12_init(&d);
  first_session();
  pair12_resume(&d);
  pair_start(&d.p);
  assert_int_equal(hsk_client(&d.p.client.c, &d.p.client.cfg, "www.server.example").error, HSK_OK);
  assert_true(pair12_shake(&d));
  assert_false(hsk_was_resumed(&d.p.server.c));
}

/* RFC 7627 5.3: without extended master secret nothing is given to resume. */
static void test_no_ticket_without_ems(void **state)
{
  (void)state;
  pair12_init(&d);
  pair12_tickets(&d);
  d.p.client.cfg.ems = HSK_EMS_OFF;
  pair_start(&d.p);
  assert_true(pair12_shake(&d));
  assert_int_equal(d.p.sessions_len, 0);
}

/* ---- client authentication ----------------------------------------------------------------------------------- */

static void test_certified_sessions(void **state)
{
  (void)state;
  pair12_init(&d);
  d.p.server.cfg.client_auth = HSK_AUTH_REQUIRE;
  pair12_client_has(&d, PAIR_EC);
  first_session();
  again(1);
  assert_int_equal(d.p.server.c.peer_certified, 1);
  d.p.server.cfg.client_auth = HSK_AUTH_OFF;
  again(1);
  /* a session without the certificate is not enough where one is required, and is where one is but asked for */
  pair12_init(&d);
  first_session();
  d.p.server.cfg.client_auth = HSK_AUTH_REQUEST;
  again(1);
  assert_int_equal(d.p.server.c.peer_certified, 0);
  d.p.server.cfg.client_auth = HSK_AUTH_REQUIRE;
  pair12_client_has(&d, PAIR_RSA);
  again(0);
  assert_int_equal(d.p.server.c.peer_certified, 1);
}

/* ---- what is on the wire ------------------------------------------------------------------------------------- */

/* Takes the extension of this type out of the hello, a record of its own, that waits in out. */
static void drop_extension(pair_end *e, uint32_t type)
{
  uint8_t *out = e->io.out;
  size_t end = 5 + hsk_be16(out, 3), at = 5 + 4 + 2 + 32;
  at += 1 + hsk_u8(out, at);
  at += hsk_u8(out, 5) == 1 ? 2 + hsk_be16(out, at) : 2;
  at += hsk_u8(out, 5) == 1 ? 1 + hsk_u8(out, at) : 1;
  hsk_span found = hsk_extensions_find(out, at + 2, end, type);
  assert_true(found.off != 0);
  size_t gone = 4 + found.len;
  memmove(out + found.off - 4, out + found.off + found.len, e->io.out_len - found.off - found.len);
  e->io.out_len -= gone;
  hsk_put16(out, at, hsk_be16(out, at) - gone);
  hsk_put24(out, 6, hsk_be24(out, 6) - gone);
  hsk_put16(out, 3, hsk_be16(out, 3) - gone);
}

static void resume_up_to_server_hello(void)
{
  pair12_init(&d);
  first_session();
  pair12_resume(&d);
  pair_start(&d.p);
  assert_int_equal(pair_step(&d.p.client).error, HSK_OK);
}

static void test_ems_is_dropped(void **state)
{
  (void)state;
  resume_up_to_server_hello();
  drop_extension(&d.p.client, HSK_EXTENSION_EXTENDED_MASTER_SECRET);
  assert_false(pair12_shake(&d));
  assert_int_equal(pair12_error(&d.p.server), HSK_PEER_RESUMED_WITHOUT_EMS);
  assert_int_equal(hsk_failed(&d.p.client.c)->alert_received, 40);
  resume_up_to_server_hello();
  pair_pass(&d.p.client, &d.p.server, SIZE_MAX);
  assert_int_equal(pair_step(&d.p.server).error, HSK_OK);
  drop_extension(&d.p.server, HSK_EXTENSION_EXTENDED_MASTER_SECRET);
  assert_false(pair12_shake(&d));
  assert_int_equal(pair12_error(&d.p.client), HSK_PEER_RESUMED_WITHOUT_EMS);
  assert_true(pair_holds_nothing(&d.p.client.c));
  assert_int_equal(hsk_failed(&d.p.server.c)->alert_received, 40);
}

static void test_resumed_with_another_suite(void **state)
{
  (void)state;
  resume_up_to_server_hello();
  pair_pass(&d.p.client, &d.p.server, SIZE_MAX);
  assert_int_equal(pair_step(&d.p.server).error, HSK_OK);
  uint8_t *out = d.p.server.io.out;
  hsk_put16(out, 5 + 4 + 2 + 32 + 1 + hsk_u8(out, 43), 0xC02F);
  assert_false(pair12_shake(&d));
  assert_int_equal(pair12_error(&d.p.client), HSK_PEER_RESUMED_OTHERWISE);
  assert_int_equal(hsk_failed(&d.p.server.c)->alert_received, 47);
}

/* A client whose secret is another: the ticket alone is worth nothing. */
static void test_stolen_ticket(void **state)
{
  (void)state;
  pair12_init(&d);
  first_session();
  d.p.sessions[0].secret[7] ^= 1;
  pair12_resume(&d);
  pair_start(&d.p);
  assert_false(pair12_shake(&d));
  assert_int_equal(pair12_error(&d.p.client), HSK_PEER_BAD_RECORD_MAC);
  assert_int_equal(pair12_error(&d.p.server), HSK_ALERT_RECEIVED);
  assert_true(pair_holds_nothing(&d.p.client.c));
  assert_true(pair_holds_nothing(&d.p.server.c));
}

static void test_resumption_in_small_pieces(void **state)
{
  (void)state;
  for (int renewed = 0; renewed < 2; renewed++) {
    pair12_init(&d);
    first_session();
    pair12_resume(&d);
    if (renewed) d.p.server.cfg.now_time += 5000;
    pair_start(&d.p);
    d.p.server.io.out_cap = d.p.client.io.out_cap = HSK_OUT_MIN;
    assert_true(pair_shake(&d.p, 1));
    assert_true(hsk_was_resumed(&d.p.server.c));
    assert_int_equal(d.p.sessions_len, 1 + renewed);
  }
}

/* ---- the ticket by itself -------------------------------------------------------------------------------------- */

static void test_ticket_holds_what_it_was_given(void **state)
{
  (void)state;
  static const uint8_t key[32] = "thirty-two bytes for the tickets";
  static const uint8_t entropy[32] = "thirty-two bytes of no entropy..";
  hsk_bytes ticket_key = {key, sizeof key};
  hsk_rng rng;
  hsk_ticket k = {.version = HSK_TLS13,
                  .suite = 0x1302,
                  .ems = 1,
                  .peer_certified = 1,
                  .age_add = 0xfedcba98u,
                  .lifetime = 604800,
                  .issued_time = INT64_MAX,
                  .started_time = -5,
                  .secret_len = 48};
  hsk_ticket back;
  uint8_t sealed[HSK_TICKET_LEN], twice[HSK_TICKET_LEN];
  memset(k.secret, 0x5a, sizeof k.secret);
  hsk_ticket_name_hash((hsk_bytes){key, 9}, k.name_hash);
  assert_true(hsk_rng_init(&rng, (hsk_bytes){entropy, sizeof entropy}));
  hsk_ticket_seal(ticket_key, &k, &rng, sealed);
  hsk_ticket_seal(ticket_key, &k, &rng, twice);
  assert_memory_not_equal(sealed, twice, sizeof sealed);
  memset(&back, 0, sizeof back);
  assert_true(hsk_ticket_open(ticket_key, (hsk_bytes){sealed, sizeof sealed}, &back));
  assert_int_equal(back.version, k.version);
  assert_int_equal(back.suite, k.suite);
  assert_int_equal(back.ems, 1);
  assert_int_equal(back.peer_certified, 1);
  assert_int_equal(back.age_add, k.age_add);
  assert_int_equal(back.lifetime, k.lifetime);
  assert_true(back.issued_time == k.issued_time && back.started_time == k.started_time);
  assert_memory_equal(back.name_hash, k.name_hash, sizeof k.name_hash);
  assert_int_equal(back.secret_len, 48);
  assert_memory_equal(back.secret, k.secret, 48);
  /* a ticket of TLS 1.3 is none of TLS 1.2 */
  hsk_config cfg = {.now_time = 0};
  k.issued_time = k.started_time = 0;
  assert_true(hsk_ticket_fits(&k, &cfg, HSK_TLS13, (hsk_bytes){key, 9}));
  assert_false(hsk_ticket_fits(&k, &cfg, HSK_TLS12, (hsk_bytes){key, 9}));
  assert_false(hsk_ticket_fits(&k, &cfg, HSK_TLS13, (hsk_bytes){key, 8}));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_suite_resumes),
      cmocka_unit_test(test_lifetime),
      cmocka_unit_test(test_client_looks_at_lifetime),
      cmocka_unit_test(test_seven_days),
      cmocka_unit_test(test_tampered_tickets),
      cmocka_unit_test(test_other_suite),
      cmocka_unit_test(test_other_name),
      cmocka_unit_test(test_no_ticket_without_ems),
      cmocka_unit_test(test_certified_sessions),
      cmocka_unit_test(test_ems_is_dropped),
      cmocka_unit_test(test_resumed_with_another_suite),
      cmocka_unit_test(test_stolen_ticket),
      cmocka_unit_test(test_resumption_in_small_pieces),
      cmocka_unit_test(test_ticket_holds_what_it_was_given),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
