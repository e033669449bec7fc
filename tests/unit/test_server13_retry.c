/* What a server says to a second ClientHello: the cookie, and what must not have changed (RFC 8446 4.1.2, 4.2.2). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "hello.h"
#include "pair.h"

static pair p;
static hello h;

#define TEXT(bytes) ((hsk_bytes){(const uint8_t *)(bytes), sizeof(bytes) - 1})
#define S           (&p.server)

static hsk_result deliver(void)
{
  static uint8_t message[HELLO_MAX];
  size_t len = hello_build(&h, message);
  return hsk_deliver(&S->c, &S->cfg, &S->io, HSK_HANDSHAKE, (hsk_bytes){message, len});
}

static void assert_refused(const char *what, hsk_result r, uint32_t error, uint32_t alert)
{
  if (r.error != error) print_error("%s: %s\n", what, hsk_error_name(r.error));
  assert_int_equal(r.error, error);
  assert_int_equal(hsk_failed(&S->c)->error, error);
  assert_int_equal(hsk_failed(&S->c)->alert_sent, alert);
  assert_int_equal(pair_step(S).error, error);
}

static void taken(const char *what, uint32_t state)
{
  pair_start(&p);
  hsk_result r = deliver();
  if (r.error != HSK_OK) print_error("%s: %s at %zu\n", what, hsk_error_name(r.error), r.at);
  assert_int_equal(r.error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), state);
}

static void fresh(void)
{
  pair_init(&p);
  pair_start(&p);
}

static uint8_t cookie_of_retry[256];
static size_t cookie_len;

/* The first hello, for which there is no share; the HelloRetryRequest's cookie is kept. */
static void first_hello(void)
{
  static const uint8_t cookie_type[2] = {0, 44};
  hello13(&h);
  h.shares = (hello_list){1, {HSK_SECP256R1}};
  h.groups = (hello_list){2, {HSK_SECP256R1, HSK_X25519}};
  static const uint16_t ours[] = {HSK_X25519};
  S->cfg.groups = ours;
  S->cfg.groups_len = 1;
  taken("the first hello", HSK_SERVER13_SEND_RETRY);
  assert_int_equal(pair_step(S).error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), HSK_SERVER13_WAIT_SECOND_HELLO);
  cookie_len = 0;
  for (size_t i = 0; i + 6 < S->io.out_len && cookie_len == 0; i++)
    if (memcmp(S->io.out + i, cookie_type, 2) == 0 && S->io.out[i + 4] == 0) {
      cookie_len = (size_t)S->io.out[i + 4] * 256 + S->io.out[i + 5];
      memcpy(cookie_of_retry, S->io.out + i + 6, cookie_len);
    }
  h.shares = (hello_list){1, {HSK_X25519}};
  h.cookie = (hsk_bytes){cookie_of_retry, cookie_len};
}

static void second_refused(const char *what, uint32_t error)
{
  assert_refused(what, deliver(), error, 47);
}

static void test_second_hello(void **state)
{
  (void)state;
  fresh();
  first_hello();
  assert_true(cookie_len != 0);
  assert_int_equal(deliver().error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), HSK_SERVER13_SEND_HELLO);
  assert_int_equal(pair_step(S).error, HSK_OK);
  first_hello();
  h.last = TEXT("\0\x15\0\2\0\0");
  assert_int_equal(deliver().error, HSK_OK); /* padding may come and go */
  first_hello();
  h.extra = TEXT("\xff\xaa\0\0");
  assert_int_equal(deliver().error, HSK_OK); /* unknown extensions have their own rules */
  first_hello();
  h.cookie.len = 0;
  second_refused("no cookie", HSK_PEER_BAD_COOKIE);
  for (size_t i = 0; i < cookie_len; i += 7) {
    first_hello();
    cookie_of_retry[i] ^= 1;
    second_refused("a changed cookie", HSK_PEER_BAD_COOKIE);
  }
  first_hello();
  h.cookie.len--;
  second_refused("a short cookie", HSK_PEER_BAD_COOKIE);
  first_hello();
  h.shares = (hello_list){1, {HSK_SECP256R1}};
  second_refused("the old share", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.shares = (hello_list){2, {HSK_X25519, HSK_SECP256R1}};
  second_refused("two shares", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.shares.len = 0;
  second_refused("no share", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.session_id_len = 0;
  second_refused("another session ID", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.suites = (hello_list){1, {0x1302}};
  second_refused("other suites", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.name = PAIR_NAME;
  second_refused("a name", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.schemes.len = 1;
  second_refused("other algorithms", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.last = TEXT("\0\x2a\0\0");
  second_refused("early data", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.versions = (hello_list){1, {HSK_TLS12}};
  second_refused("TLS 1.2", HSK_PEER_SECOND_HELLO_DIFFERS);
}

/* Without a key there is no cookie, and one that comes is not ours. */
static void test_without_cookie(void **state)
{
  (void)state;
  fresh();
  S->cfg.ticket_key.len = 0;
  first_hello();
  assert_int_equal(cookie_len, 0);
  assert_int_equal(deliver().error, HSK_OK);
  first_hello();
  h.cookie = TEXT("biscuit");
  second_refused("a cookie from nowhere", HSK_PEER_BAD_COOKIE);
}

/* ---- another context, which has the cookie alone ------------------------------------------------------------ */

/* The second hello comes to a server that has never seen the first. */
static hsk_result to_another(void)
{
  S->io.in_len = S->io.in_used = S->io.out_len = 0;
  assert_int_equal(hsk_server(&S->c, &S->cfg).error, HSK_OK);
  return deliver();
}

static void another_refuses(const char *what, uint32_t error)
{
  assert_refused(what, to_another(), error, 47);
}

static void test_another_context(void **state)
{
  (void)state;
  fresh();
  first_hello();
  assert_int_equal(to_another().error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), HSK_SERVER13_SEND_HELLO);
  assert_true(hsk_was_retried(&S->c));
  assert_int_equal(pair_step(S).error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), HSK_SERVER13_WAIT_FINISHED);
  first_hello();
  h.suites = (hello_list){1, {0x1302}};
  another_refuses("other suites", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.session_id_len = 0;
  another_refuses("another session ID", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.shares = (hello_list){1, {HSK_SECP256R1}};
  another_refuses("the old share", HSK_PEER_SECOND_HELLO_DIFFERS);
  first_hello();
  h.last = TEXT("\0\x2a\0\0");
  another_refuses("early data", HSK_PEER_SECOND_HELLO_DIFFERS);
}

static void test_foreign_cookies(void **state)
{
  static const uint8_t key[32] = "the key of other servers";
  (void)state;
  fresh();
  for (size_t i = 0; i == 0 || i < cookie_len; i++) {
    first_hello();
    cookie_of_retry[i] ^= 1;
    another_refuses("a changed cookie", HSK_PEER_BAD_COOKIE);
  }
  first_hello();
  h.cookie.len--;
  another_refuses("a short cookie", HSK_PEER_BAD_COOKIE);
  h.cookie = TEXT("biscuit");
  another_refuses("a cookie from nowhere", HSK_PEER_BAD_COOKIE);
  first_hello();
  S->cfg.ticket_key = (hsk_bytes){key, sizeof key};
  another_refuses("a cookie under another key", HSK_PEER_BAD_COOKIE);
}

/* A minute; and clocks may differ by as much. */
static void test_cookie_time(void **state)
{
  static const struct {
    int64_t later;
    int taken;
  } rows[] = {{0, 1}, {59, 1}, {60, 0}, {-59, 1}, {-60, 0}, {INT64_MAX - PAIR_NOW, 0}, {-PAIR_NOW - 1, 0}};
  (void)state;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    fresh();
    first_hello();
    S->cfg.now_time = PAIR_NOW + rows[i].later;
    if (rows[i].taken)
      assert_int_equal(to_another().error, HSK_OK);
    else
      another_refuses("a cookie of another time", HSK_PEER_BAD_COOKIE);
    /* the connection that made it is bound to its hello, not to the clock */
    S->cfg.now_time = PAIR_NOW;
    first_hello();
    S->cfg.now_time = PAIR_NOW + rows[i].later;
    assert_int_equal(deliver().error, HSK_OK);
  }
}

/* A server that is configured otherwise does not take over a choice that it would not have made. */
static void test_cookie_of_another_configuration(void **state)
{
  static const uint16_t p256[] = {HSK_SECP256R1}, both[] = {HSK_X25519, HSK_SECP256R1}, sha384[] = {0x1302};
  (void)state;
  fresh();
  first_hello();
  S->cfg.groups = p256;
  another_refuses("a group that is not ours", HSK_PEER_BAD_COOKIE);
  first_hello();
  S->cfg.groups = both;
  S->cfg.groups_len = 2;
  assert_int_equal(to_another().error, HSK_OK);
  first_hello();
  S->cfg.suites = sha384;
  S->cfg.suites_len = 1;
  another_refuses("a suite that is not ours", HSK_PEER_BAD_COOKIE);
}

/* Who seals no cookies looks at none, and TLS 1.2 has none. */
static void test_cookie_for_nobody(void **state)
{
  (void)state;
  fresh();
  hello13(&h);
  h.cookie = TEXT("biscuit");
  S->cfg.ticket_key.len = 0;
  taken("no key", HSK_SERVER13_SEND_HELLO);
  fresh();
  hello12(&h);
  h.cookie = TEXT("biscuit");
  taken("TLS 1.2", HSK_SERVER12_SEND_HELLO);
}

/* Whole handshakes: the server forgets everything behind its HelloRetryRequest. */
static void forget(void)
{
  static const uint16_t p384[] = {HSK_SECP384R1};
  S->cfg.groups = p384;
  S->cfg.groups_len = 1;
  pair_start(&p);
  assert_int_equal(pair_step(&p.client).error, HSK_OK);
  (void)pair_pass(&p.client, S, SIZE_MAX);
  assert_int_equal(pair_step(S).error, HSK_OK);
  assert_int_equal(hsk_state_of(&S->c), HSK_SERVER13_WAIT_SECOND_HELLO);
  (void)pair_pass(S, &p.client, SIZE_MAX);
  assert_int_equal(pair_step(&p.client).error, HSK_OK);
  S->io.in_len = S->io.in_used = 0;
  memset(S->work, 0xA5, sizeof S->work);
  assert_int_equal(hsk_server(&S->c, &S->cfg).error, HSK_OK);
}

static void test_forgetful_server(void **state)
{
  static const uint16_t suites[][1] = {{0x1301}, {0x1302}, {0x1303}};
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    pair_init(&p);
    p.client.cfg.suites = suites[i];
    p.client.cfg.suites_len = 1;
    S->cfg.stateless_retry = 1;
    for (int again = 0; again < 2; again++) {
      forget();
      assert_true(pair_shake(&p, SIZE_MAX));
      assert_int_equal(hsk_group_of(&S->c), HSK_SECP384R1);
      assert_int_equal(hsk_was_resumed(&S->c), again);
      assert_true(pair_say(&p.client, S, 1000) && pair_say(S, &p.client, 1000));
      assert_true(p.sessions_len != 0);
      p.client.cfg.session = &p.sessions[p.sessions_len - 1];
    }
  }
}

/* RFC 8446 5, 4.2.2: only a server that may stand behind a HelloRetryRequest drops a ChangeCipherSpec in front of the first ClientHello, and not for ever. */
static void test_change_cipher_spec_first(void **state)
{
  static const uint8_t one[1] = {1};
  (void)state;
  for (uint32_t stateless = 0; stateless < 2; stateless++) {
    fresh();
    S->cfg.stateless_retry = stateless;
    pair_start(&p);
    hsk_result r = hsk_deliver(&S->c, &S->cfg, &S->io, HSK_CHANGE_CIPHER_SPEC, (hsk_bytes){one, 1});
    assert_int_equal(r.error, stateless ? HSK_OK : HSK_PEER_UNEXPECTED_MESSAGE);
    for (int i = 0; i < 1000 && r.error == HSK_OK; i++)
      r = hsk_deliver(&S->c, &S->cfg, &S->io, HSK_CHANGE_CIPHER_SPEC, (hsk_bytes){one, 1});
    assert_int_equal(r.error, stateless ? HSK_PEER_TOO_MANY_MESSAGES : HSK_PEER_UNEXPECTED_MESSAGE);
  }
  fresh();
  S->cfg.stateless_retry = 1;
  S->cfg.ticket_key.len = 0;
  assert_int_equal(hsk_server(&S->c, &S->cfg).error, HSK_BAD_CONFIG);
}

/* RFC 8446 4.2.10: what a client had sent in 0-RTT before it saw the HelloRetryRequest may come first to a context that has not seen its hello, either. */
static void test_early_data_first(void **state)
{
  (void)state;
  for (uint32_t stateless = 0; stateless < 2; stateless++) {
    fresh();
    S->cfg.stateless_retry = stateless;
    first_hello();
    S->io.in_len = S->io.in_used = 0;
    assert_int_equal(hsk_server(&S->c, &S->cfg).error, HSK_OK);
    for (int i = 0; i < 2; i++) {
      hsk_record_header_put(S->io.in, S->io.in_len, HSK_APPLICATION_DATA, 8000);
      S->io.in_len += 5 + 8000;
      hsk_result r = pair_step(S);
      assert_int_equal(r.error, stateless ? HSK_OK : HSK_PEER_UNEXPECTED_MESSAGE);
    }
    if (!stateless) continue;
    assert_int_equal(deliver().error, HSK_OK);
    assert_int_equal(hsk_state_of(&S->c), HSK_SERVER13_SEND_HELLO);
    assert_int_equal(hsk_server(&S->c, &S->cfg).error, HSK_OK);
    S->io.in_used = 0;
    hsk_put16(S->io.in, 3, 16384);
    S->io.in_len = 5 + 16384;
    assert_int_equal(pair_step(S).error, HSK_PEER_TOO_MUCH_EARLY_DATA);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_second_hello),
      cmocka_unit_test(test_without_cookie),
      cmocka_unit_test(test_another_context),
      cmocka_unit_test(test_foreign_cookies),
      cmocka_unit_test(test_cookie_time),
      cmocka_unit_test(test_cookie_of_another_configuration),
      cmocka_unit_test(test_cookie_for_nobody),
      cmocka_unit_test(test_forgetful_server),
      cmocka_unit_test(test_change_cipher_spec_first),
      cmocka_unit_test(test_early_data_first),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
