/* states.def through hsk_next: every (state, input) pair, against the flight of RFC 5246 7.3 written out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "handshake/machine.h"
#include "handshake/suites.h"

enum { INPUTS_MAX = 16 };

/* Figure 1 of RFC 5246 as a client sees it, with each of its options: key exchange, client authentication, our certificate. */
typedef struct {
  uint32_t inputs[INPUTS_MAX];
} flight;
#define OPENING(hello) HSK_IN_START, hello, HSK_IN_CERTIFICATE
#define CLOSING_FLIGHT                                                                                       \
  HSK_IN_SEND_CHANGE_CIPHER_SPEC, HSK_IN_SEND_FINISHED, HSK_IN_CHANGE_CIPHER_SPEC, HSK_IN_FINISHED,          \
      HSK_IN_OTHER
#define NO_AUTH HSK_IN_SERVER_HELLO_DONE, HSK_IN_SEND_CLIENT_KEY_EXCHANGE
#define WITH_CERT                                                                                            \
  HSK_IN_CERTIFICATE_REQUEST, HSK_IN_SERVER_HELLO_DONE, HSK_IN_SEND_CERTIFICATE,                             \
      HSK_IN_SEND_CLIENT_KEY_EXCHANGE, HSK_IN_SEND_CERTIFICATE_VERIFY
#define WITHOUT_CERT                                                                                         \
  HSK_IN_CERTIFICATE_REQUEST, HSK_IN_SERVER_HELLO_DONE, HSK_IN_SEND_NO_CERTIFICATE,                          \
      HSK_IN_SEND_CLIENT_KEY_EXCHANGE
static const flight flights[] = {
    {{OPENING(HSK_IN_SERVER_HELLO_RSA), NO_AUTH, CLOSING_FLIGHT}},
    {{OPENING(HSK_IN_SERVER_HELLO_RSA), WITH_CERT, CLOSING_FLIGHT}},
    {{OPENING(HSK_IN_SERVER_HELLO_RSA), WITHOUT_CERT, CLOSING_FLIGHT}},
    {{OPENING(HSK_IN_SERVER_HELLO_EPHEMERAL), HSK_IN_SERVER_KEY_EXCHANGE, NO_AUTH, CLOSING_FLIGHT}},
    {{OPENING(HSK_IN_SERVER_HELLO_EPHEMERAL), HSK_IN_SERVER_KEY_EXCHANGE, WITH_CERT, CLOSING_FLIGHT}},
    {{OPENING(HSK_IN_SERVER_HELLO_EPHEMERAL), HSK_IN_SERVER_KEY_EXCHANGE, WITHOUT_CERT, CLOSING_FLIGHT}},
};
enum { FLIGHTS = sizeof flights / sizeof flights[0] };

static size_t flight_len(const flight *f)
{
  size_t n = 0;
  while (f->inputs[n] != HSK_IN_OTHER)
    n++;
  return n;
}

static void every_flight_connects(void **state)
{
  (void)state;
  for (size_t i = 0; i < FLIGHTS; i++) {
    uint32_t s = HSK_CLIENT_START;
    for (size_t k = 0; k < flight_len(&flights[i]); k++)
      s = hsk_next(s, flights[i].inputs[k]);
    assert_int_equal(s, HSK_CLIENT12_CONNECTED);
  }
}

/* Walks the table from the start, all inputs that change the state, and compares each path to CONNECTED with the flights. */
static void nothing_else_connects(void **state)
{
  (void)state;
  uint32_t states[INPUTS_MAX] = {HSK_CLIENT_START}, inputs[INPUTS_MAX] = {0};
  size_t depth = 0, paths = 0;
  for (;;) {
    uint32_t input = inputs[depth]++;
    if (input == HSK_INPUT_COUNT) {
      if (depth-- == 0) break;
      continue;
    }
    uint32_t to = hsk_next(states[depth], input);
    if (to == HSK_FAILED || to == states[depth]) continue;
    if (to == HSK_CLIENT12_CONNECTED) {
      size_t known = 0;
      for (size_t i = 0; i < FLIGHTS; i++) {
        size_t same = flight_len(&flights[i]) == depth + 1;
        for (size_t k = 0; same && k <= depth; k++)
          same = flights[i].inputs[k] == inputs[k] - 1;
        known += same;
      }
      assert_int_equal(known, 1);
      paths++;
      continue;
    }
    assert_true(depth + 1 < INPUTS_MAX);
    states[++depth] = to;
    inputs[depth] = 0;
  }
  assert_int_equal(paths, FLIGHTS);
}

/* Rows that keep a state: what RFC 5246 tells a client to ignore, and data. */
static int may_stay(uint32_t s, uint32_t input)
{
  int waits = s == HSK_CLIENT_WAIT_SERVER_HELLO || s == HSK_CLIENT12_WAIT_CERT_RSA ||
              s == HSK_CLIENT12_WAIT_CERT || s == HSK_CLIENT12_WAIT_SKE ||
              s == HSK_CLIENT12_WAIT_CR_OR_DONE || s == HSK_CLIENT12_WAIT_DONE ||
              s == HSK_CLIENT12_WAIT_CCS || s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12;
  if (input == HSK_IN_HELLO_REQUEST) return waits;
  if (input == HSK_IN_WARNING_ALERT) return waits || s == HSK_CLIENT12_WAIT_FINISHED;
  if (input == HSK_IN_APPLICATION_DATA) return s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12;
  return 0;
}

static void every_pair(void **state)
{
  (void)state;
  for (uint32_t s = 0; s < HSK_STATE_COUNT; s++) {
    for (uint32_t i = 0; i < HSK_INPUT_COUNT; i++) {
      uint32_t to = hsk_next(s, i);
      assert_int_equal(hsk_legal(s, i), to != HSK_FAILED);
      assert_int_equal(strlen(hsk_row_rfc(s, i)) != 0, to != HSK_FAILED);
      assert_int_equal(to == s && to != HSK_FAILED, may_stay(s, i));
      if (s == HSK_FAILED || s == HSK_CLOSED_BY_PEER || i == HSK_IN_OTHER) assert_int_equal(to, HSK_FAILED);
      if (to == HSK_CLOSING12) assert_true(s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12);
      if (to == HSK_CLOSED_BY_PEER) assert_true(s == HSK_CLIENT12_CONNECTED || s == HSK_CLOSING12);
    }
    assert_int_equal(hsk_next(s, HSK_INPUT_COUNT), HSK_FAILED);
    assert_int_equal(strncmp(hsk_state_name(s), "HSK_", 4), 0);
  }
  assert_int_equal(hsk_next(HSK_STATE_COUNT, 0), HSK_FAILED);
  assert_int_equal(hsk_legal(HSK_STATE_COUNT, 0), 0);
  assert_string_equal(hsk_row_rfc(HSK_STATE_COUNT, 0), "");
  assert_string_equal(hsk_state_name(HSK_STATE_COUNT), "?");
  assert_string_equal(hsk_input_name(HSK_INPUT_COUNT), "?");
  assert_string_equal(hsk_input_name(HSK_IN_CLOSE), "HSK_IN_CLOSE");
}

static void suites(void **state)
{
  (void)state;
  size_t n = 0;
  for (const hsk_suite *s; (s = hsk_suite_at(n)) != NULL; n++) {
    assert_ptr_equal(hsk_suite_find(s->number), s);
    assert_string_equal(hsk_suite_name(s->number), s->name);
    assert_int_equal(strstr(s->name, "TLS_RSA_") != NULL, s->key_exchange == HSK_KX_RSA);
    assert_int_equal(strstr(s->name, "TLS_DHE_") != NULL, s->key_exchange == HSK_KX_DHE);
    assert_int_equal(strstr(s->name, "SHA384") != NULL, s->hash == 5);
    assert_int_equal(strstr(s->name, "_CCM") != NULL, !hsk_suite_by_default(s));
    assert_int_equal(n >= 11, !hsk_suite_by_default(s));
  }
  assert_int_equal(n, 23);
  assert_null(hsk_suite_find(0x1301));
  assert_string_equal(hsk_suite_name(0), "?");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_flight_connects),
      cmocka_unit_test(nothing_else_connects),
      cmocka_unit_test(every_pair),
      cmocka_unit_test(suites),
  };
  return cmocka_run_group_tests_name("machine", tests, NULL, NULL);
}
