/* What the TLS 1.3 client refuses, each with its error and alert: the messages of a real server, one of them changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "msg/handshake.h"
#include "script13.h"

static script s;

#define TEXT(bytes)                                                                                          \
  {                                                                                                          \
    (const uint8_t *)(bytes), sizeof(bytes) - 1                                                              \
  }
#define NONE                                                                                                 \
  {                                                                                                          \
    NULL, 0                                                                                                  \
  }

/* BYTES: text over the body at `at`. EXTENSION: of type `at`. BODY: the whole body. LATER: the message is left out, so the next one stands in its place. */
enum change { BYTES, EXTENSION, BODY, LEFT_OUT };

typedef struct {
  const char *name;
  enum script_scene scene;
  uint32_t msg_type;
  size_t nth;
  enum change change;
  long at;
  hsk_bytes text;
  uint32_t error, alert;
} refusal;

#define SH  HSK_MSG_SERVER_HELLO
#define EE  HSK_MSG_ENCRYPTED_EXTENSIONS
#define CR  HSK_MSG_CERTIFICATE_REQUEST
#define CT  HSK_MSG_CERTIFICATE
#define CV  HSK_MSG_CERTIFICATE_VERIFY
#define FIN HSK_MSG_FINISHED
#define NST HSK_MSG_NEW_SESSION_TICKET

static const refusal refusals[] = {
#include "client13_refusals.def"
};

static void change_it(const refusal *r, size_t i)
{
  switch (r->change) {
  case BYTES:
    script_bytes(&s, i, r->at, r->text);
    break;
  case EXTENSION:
    script_extension(&s, i, (uint32_t)r->at, r->text);
    break;
  case BODY:
    script_body(&s, i, r->text);
    break;
  default:
    memcpy(s.message[i], s.message[i + 1], s.len[i + 1]);
    s.len[i] = s.len[i + 1];
  }
}

/* The error is for ever, its alert is sent, and no secret is left. */
static void assert_failed(const char *name, hsk_result r, uint32_t error, uint32_t alert)
{
  static const hsk_key_space no_keys;
  const hsk_conn *c = &s.p.client.c;
  if (r.error != error) print_error("%s: %s\n", name, hsk_error_name(r.error));
  assert_int_equal(r.error, error);
  assert_non_null(hsk_failed(c));
  if (hsk_failed(c)->alert_sent != alert) print_error("%s: alert %u\n", name, hsk_failed(c)->alert_sent);
  assert_int_equal(hsk_failed(c)->alert_sent, alert);
  assert_int_equal(pair_step(&s.p.client).error, error);
  assert_memory_equal(&c->keys, &no_keys, sizeof no_keys);
}

static void test_refusals(void **state)
{
  (void)state;
  for (size_t k = 0; k < sizeof refusals / sizeof refusals[0]; k++) {
    const refusal *r = &refusals[k];
    script_record(&s, r->scene);
    size_t i = script_find(&s, r->msg_type, r->nth);
    if (i == s.count) print_error("%s: no such message\n", r->name);
    assert_true(i < s.count);
    change_it(r, i);
    script_up_to(&s, i);
    assert_failed(r->name, script_deliver(&s, s.message[i], s.len[i]), r->error, r->alert);
  }
}

/* Unchanged, every script leads to a connection; and cut short by any number of bytes no message is taken. */
static void test_scripts(void **state)
{
  (void)state;
  for (enum script_scene scene = SCENE_PLAIN; scene < SCENE_TLS12; scene++) {
    script_record(&s, scene);
    script_up_to(&s, s.count);
    assert_true(pair_connected(&s.p.client));
    assert_true(s.p.client.c.peer_certified);
    assert_int_equal(s.p.client.c.resumed, scene == SCENE_PSK);
    for (size_t i = 0; i < s.count; i++)
      for (size_t len = s.len[i]; len-- > HSK_HANDSHAKE_HEADER_LEN;) {
        static uint8_t cut[SCRIPT_BYTES];
        if (len + 24 < s.len[i] && len % 17 != 0) continue;
        memcpy(cut, s.message[i], len);
        hsk_put24(cut, 1, len - HSK_HANDSHAKE_HEADER_LEN);
        script_up_to(&s, i);
        assert_int_not_equal(script_deliver(&s, cut, len).error, HSK_OK);
      }
  }
}

/* Each message in each place where it does not belong. */
static void test_order(void **state)
{
  (void)state;
  for (enum script_scene scene = SCENE_PLAIN; scene < SCENE_TLS12; scene++) {
    script_record(&s, scene);
    size_t after = script_find(&s, HSK_MSG_FINISHED, 0) + 1;
    for (size_t i = 0; i < after; i++)
      for (size_t k = 0; k < s.count; k++) {
        uint32_t type = s.message[k][0];
        if (type == s.message[i][0] || (type == CT && s.message[i][0] == CR)) continue;
        script_up_to(&s, i);
        assert_failed("order", script_deliver(&s, s.message[k], s.len[k]), HSK_PEER_UNEXPECTED_MESSAGE, 10);
      }
    for (size_t k = 0; k < after; k++) {
      script_up_to(&s, after);
      assert_failed("late", script_deliver(&s, s.message[k], s.len[k]), HSK_PEER_UNEXPECTED_MESSAGE, 10);
    }
  }
}

/* ---- what depends on configuration or on earlier bytes ---------------------------------------------------- */

static void test_versions(void **state)
{
  static const uint8_t middlebox[] = {32};
  (void)state;
  /* TLS 1.2 alone is offered */
  script_record(&s, SCENE_PLAIN);
  s.p.client.cfg.max_version = HSK_TLS12;
  script_up_to(&s, 0);
  assert_failed("1.3 to 1.2", script_deliver(&s, s.message[0], s.len[0]), HSK_PEER_EXTENSION_NOT_OFFERED,
                110);
  /* TLS 1.3 alone is offered */
  script_record(&s, SCENE_TLS12);
  s.p.client.cfg.min_version = HSK_TLS13;
  script_up_to(&s, 0);
  assert_failed("1.2 to 1.3", script_deliver(&s, s.message[0], s.len[0]), HSK_PEER_VERSION_NOT_OFFERED, 70);
  /* the session ID that is there for middleboxes comes back from a server of TLS 1.2 */
  script_record(&s, SCENE_TLS12);
  script_up_to(&s, 0);
  uint8_t *m = s.message[0];
  size_t sid = hsk_u8(m, 4 + 34);
  memmove(m + 4 + 35 + 32, m + 4 + 35 + sid, s.len[0] - 4 - 35 - sid);
  s.len[0] += 32 - sid;
  hsk_put24(m, 1, s.len[0] - 4);
  script_bytes(&s, 0, 34, (hsk_bytes){middlebox, 1});
  script_bytes(&s, 0, 35, (hsk_bytes){s.p.client.c.session_id, 32});
  assert_failed("echo", script_deliver(&s, m, s.len[0]), HSK_PEER_SESSION_ID_ECHOED, 47);
}

/* RFC 8446 5.1: no message goes on where the keys change, and none shares a record with one that changes them. */
static void test_excess(void **state)
{
  static const struct {
    enum script_scene scene;
    uint32_t type;
  } where[] = {{SCENE_PLAIN, SH}, {SCENE_RETRY, SH}};
  (void)state;
  for (size_t k = 0; k < 2; k++) {
    script_record(&s, where[k].scene);
    script_up_to(&s, 0);
    pair_end *c = &s.p.client;
    hsk_record_header h = {HSK_HANDSHAKE, HSK_TLS12, s.len[0] + 1};
    assert_int_equal(hsk_record_header_build(&h, c->in, c->in_cap).error, HSK_OK);
    memcpy(c->in + HSK_RECORD_HEADER_LEN, s.message[0], s.len[0]);
    c->in[HSK_RECORD_HEADER_LEN + s.len[0]] = EE;
    c->io.in_len = HSK_RECORD_HEADER_LEN + s.len[0] + 1;
    assert_failed("excess", pair_step(c), HSK_PEER_EXCESS_HANDSHAKE_DATA, 10);
  }
}

static void connected_script(void)
{
  script_record(&s, SCENE_PLAIN);
  script_up_to(&s, s.count);
  assert_true(pair_connected(&s.p.client));
}

/* A peer that only changes keys, or only sends tickets, makes no progress. */
static void test_no_progress(void **state)
{
  static const uint8_t update[] = {24, 0, 0, 1, 0}, asks[] = {24, 0, 0, 1, 1}, bad[] = {24, 0, 0, 1, 2},
                       longer[] = {24, 0, 0, 2, 0, 0};
  (void)state;
  connected_script();
  for (size_t i = s.p.client.c.ignored; i < HSK_IGNORED_MAX; i++)
    assert_int_equal(script_deliver(&s, i % 2 ? update : asks, sizeof update).error, HSK_OK);
  assert_failed("updates", script_deliver(&s, update, sizeof update), HSK_PEER_TOO_MANY_MESSAGES, 10);
  connected_script();
  assert_failed("update 2", script_deliver(&s, bad, sizeof bad), HSK_PEER_BAD_KEY_UPDATE, 47);
  connected_script();
  assert_failed("update of 2", script_deliver(&s, longer, sizeof longer), HSK_PEER_MALFORMED_KEY_UPDATE, 50);
  connected_script();
  size_t ticket = script_find(&s, NST, 0);
  for (size_t i = s.p.client.c.ignored; i < HSK_IGNORED_MAX; i++)
    assert_int_equal(script_deliver(&s, s.message[ticket], s.len[ticket]).error, HSK_OK);
  assert_failed("tickets", script_deliver(&s, s.message[ticket], s.len[ticket]), HSK_PEER_TOO_MANY_MESSAGES,
                10);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_refusals), cmocka_unit_test(test_scripts), cmocka_unit_test(test_order),
      cmocka_unit_test(test_versions), cmocka_unit_test(test_excess),  cmocka_unit_test(test_no_progress),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
