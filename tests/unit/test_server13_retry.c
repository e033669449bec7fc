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

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_second_hello),
      cmocka_unit_test(test_without_cookie),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
