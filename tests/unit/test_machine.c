/* states.def through hsk_next: every (state, input) pair, against the flights of RFC 5246 7.3, RFC 5077 3 and RFC 8446 2 and appendix A, written out by
   hand as sequences of messages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "handshake/classify.h"
#include "handshake/machine.h"
#include "handshake/turn.h"
#include "msg/handshake.h"

enum { INPUTS_MAX = 24, WAYS_MAX = 3, STEPS_MAX = 9, PARTS_MAX = 6, FLIGHTS_MAX = 100 };

/* part: a stretch of a flight, which goes one of several ways; figure: parts one after the other. A way ends in HSK_IN_OTHER. */
typedef struct {
  size_t ways;
  uint32_t way[WAYS_MAX][STEPS_MAX];
} part;
typedef struct {
  uint32_t start, end;
  size_t parts;
  part part[PARTS_MAX];
} figure;
#define WAY(...)                                                                                             \
  {                                                                                                          \
    __VA_ARGS__, HSK_IN_OTHER                                                                                \
  }
#define NO_MESSAGE                                                                                           \
  {                                                                                                          \
    HSK_IN_OTHER                                                                                             \
  }
#define ALWAYS(...)                                                                                          \
  {                                                                                                          \
    1,                                                                                                       \
    {                                                                                                        \
      WAY(__VA_ARGS__)                                                                                       \
    }                                                                                                        \
  }
#define IN(name) HSK_IN_##name
#define CLIENT_ASKED_OR_NOT                                                                                  \
  {                                                                                                          \
    3,                                                                                                       \
    {                                                                                                        \
      WAY(IN(SEND_SERVER_HELLO_DONE), IN(CLIENT_KEY_EXCHANGE), IN(MAKE_KEYS)),                               \
          WAY(IN(SEND_CERTIFICATE_REQUEST), IN(SEND_SERVER_HELLO_DONE), IN(CERTIFICATE),                     \
              IN(CLIENT_KEY_EXCHANGE), IN(MAKE_KEYS), IN(CERTIFICATE_VERIFY)),                               \
          WAY(IN(SEND_CERTIFICATE_REQUEST), IN(SEND_SERVER_HELLO_DONE), IN(CERTIFICATE_EMPTY),               \
              IN(CLIENT_KEY_EXCHANGE), IN(MAKE_KEYS))                                                        \
    }                                                                                                        \
  }
#define RETRIED_OR_NOT(hello)                                                                                \
  {                                                                                                          \
    2,                                                                                                       \
    {                                                                                                        \
      WAY(IN(START), hello),                                                                                 \
          WAY(IN(START), IN(HELLO_RETRY_REQUEST), IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_CLIENT_HELLO), hello) \
    }                                                                                                        \
  }

static const figure figures[] = {
    /* RFC 5246 figure 1, RFC 5077 figure 1: a client, with RSA key exchange or an ephemeral one; our certificate not asked for, shown, or not to be had;
       with a ticket or not */
    {HSK_CLIENT_START,
     HSK_CLIENT12_CONNECTED,
     4,
     {{2,
       {WAY(IN(START), IN(SERVER_HELLO_RSA), IN(CERTIFICATE)),
        WAY(IN(START), IN(SERVER_HELLO_EPHEMERAL), IN(CERTIFICATE), IN(SERVER_KEY_EXCHANGE))}},
      {3,
       {WAY(IN(SERVER_HELLO_DONE), IN(SEND_CLIENT_KEY_EXCHANGE)),
        WAY(IN(CERTIFICATE_REQUEST), IN(SERVER_HELLO_DONE), IN(SEND_CERTIFICATE),
            IN(SEND_CLIENT_KEY_EXCHANGE), IN(SEND_CERTIFICATE_VERIFY)),
        WAY(IN(CERTIFICATE_REQUEST), IN(SERVER_HELLO_DONE), IN(SEND_NO_CERTIFICATE),
            IN(SEND_CLIENT_KEY_EXCHANGE))}},
      {2,
       {WAY(IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_FINISHED)),
        WAY(IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_FINISHED_TICKET_FOLLOWS), IN(NEW_SESSION_TICKET))}},
      ALWAYS(IN(CHANGE_CIPHER_SPEC), IN(FINISHED))}},
    /* RFC 5246 figure 2, RFC 5077 figure 2 */
    {HSK_CLIENT_START,
     HSK_CLIENT12_CONNECTED,
     2,
     {{2,
       {WAY(IN(START), IN(SERVER_HELLO_RESUMED)),
        WAY(IN(START), IN(SERVER_HELLO_RESUMED_TICKET), IN(NEW_SESSION_TICKET))}},
      ALWAYS(IN(CHANGE_CIPHER_SPEC), IN(FINISHED), IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_FINISHED))}},
    /* RFC 8446 A.1, server with a certificate, which asks for none of ours */
    {HSK_CLIENT_START,
     HSK_CLIENT13_CONNECTED,
     4,
     {RETRIED_OR_NOT(IN(SERVER_HELLO_13)),
      ALWAYS(IN(ENCRYPTED_EXTENSIONS), IN(CERTIFICATE), IN(CERTIFICATE_VERIFY), IN(FINISHED)),
      {2, {WAY(IN(SEND_CHANGE_CIPHER_SPEC)), WAY(IN(SKIP_CHANGE_CIPHER_SPEC))}},
      ALWAYS(IN(SEND_FINISHED))}},
    /* which does */
    {HSK_CLIENT_START,
     HSK_CLIENT13_CONNECTED,
     4,
     {RETRIED_OR_NOT(IN(SERVER_HELLO_13)),
      ALWAYS(IN(ENCRYPTED_EXTENSIONS), IN(CERTIFICATE_REQUEST), IN(CERTIFICATE), IN(CERTIFICATE_VERIFY),
             IN(FINISHED)),
      {2, {WAY(IN(SEND_CHANGE_CIPHER_SPEC)), WAY(IN(SKIP_CHANGE_CIPHER_SPEC))}},
      {2,
       {WAY(IN(SEND_CERTIFICATE), IN(SEND_CERTIFICATE_VERIFY), IN(SEND_FINISHED)),
        WAY(IN(SEND_NO_CERTIFICATE), IN(SEND_FINISHED))}}}},
    /* with a PSK */
    {HSK_CLIENT_START,
     HSK_CLIENT13_CONNECTED,
     4,
     {RETRIED_OR_NOT(IN(SERVER_HELLO_13_PSK)),
      ALWAYS(IN(ENCRYPTED_EXTENSIONS), IN(FINISHED)),
      {2, {WAY(IN(SEND_CHANGE_CIPHER_SPEC)), WAY(IN(SKIP_CHANGE_CIPHER_SPEC))}},
      ALWAYS(IN(SEND_FINISHED))}},
    /* RFC 5246 figure 1 as a server, with RSA key exchange; RFC 6066 8 */
    {HSK_SERVER_WAIT_CLIENT_HELLO,
     HSK_SERVER12_CONNECTED,
     6,
     {ALWAYS(IN(CLIENT_HELLO_RSA), IN(SEND_SERVER_HELLO), IN(SEND_CERTIFICATE)),
      {2, {NO_MESSAGE, WAY(IN(SEND_CERTIFICATE_STATUS))}},
      CLIENT_ASKED_OR_NOT,
      ALWAYS(IN(CHANGE_CIPHER_SPEC), IN(FINISHED)),
      {2, {NO_MESSAGE, WAY(IN(SEND_NEW_SESSION_TICKET))}},
      ALWAYS(IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_FINISHED))}},
    /* with an ephemeral one */
    {HSK_SERVER_WAIT_CLIENT_HELLO,
     HSK_SERVER12_CONNECTED,
     6,
     {ALWAYS(IN(CLIENT_HELLO_EPHEMERAL), IN(SEND_SERVER_HELLO), IN(SEND_CERTIFICATE)),
      {2,
       {WAY(IN(SEND_SERVER_KEY_EXCHANGE)), WAY(IN(SEND_CERTIFICATE_STATUS), IN(SEND_SERVER_KEY_EXCHANGE))}},
      CLIENT_ASKED_OR_NOT,
      ALWAYS(IN(CHANGE_CIPHER_SPEC), IN(FINISHED)),
      {2, {NO_MESSAGE, WAY(IN(SEND_NEW_SESSION_TICKET))}},
      ALWAYS(IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_FINISHED))}},
    /* RFC 5246 figure 2 as a server */
    {HSK_SERVER_WAIT_CLIENT_HELLO,
     HSK_SERVER12_CONNECTED,
     3,
     {ALWAYS(IN(CLIENT_HELLO_RESUMED), IN(SEND_SERVER_HELLO)),
      {2, {NO_MESSAGE, WAY(IN(SEND_NEW_SESSION_TICKET))}},
      ALWAYS(IN(SEND_CHANGE_CIPHER_SPEC), IN(SEND_FINISHED), IN(CHANGE_CIPHER_SPEC), IN(FINISHED))}},
    /* RFC 8446 A.2, with our certificate; the client's not asked for, shown, or not to be had */
    {HSK_SERVER_WAIT_CLIENT_HELLO,
     HSK_SERVER13_CONNECTED,
     5,
     {{3,
       {WAY(IN(CLIENT_HELLO_13)),
        WAY(IN(CLIENT_HELLO_13_RETRY), IN(SEND_HELLO_RETRY_REQUEST), IN(SEND_CHANGE_CIPHER_SPEC),
            IN(CLIENT_HELLO_13)),
        WAY(IN(CLIENT_HELLO_13_RETRY), IN(SEND_HELLO_RETRY_REQUEST), IN(SKIP_CHANGE_CIPHER_SPEC),
            IN(CLIENT_HELLO_13))}},
      {2,
       {WAY(IN(SEND_SERVER_HELLO), IN(SEND_CHANGE_CIPHER_SPEC)),
        WAY(IN(SEND_SERVER_HELLO), IN(SKIP_CHANGE_CIPHER_SPEC))}},
      ALWAYS(IN(SEND_ENCRYPTED_EXTENSIONS)),
      {3,
       {WAY(IN(SEND_CERTIFICATE), IN(SEND_CERTIFICATE_VERIFY), IN(SEND_FINISHED)),
        WAY(IN(SEND_CERTIFICATE_REQUEST), IN(SEND_CERTIFICATE), IN(SEND_CERTIFICATE_VERIFY),
            IN(SEND_FINISHED), IN(CERTIFICATE), IN(CERTIFICATE_VERIFY)),
        WAY(IN(SEND_CERTIFICATE_REQUEST), IN(SEND_CERTIFICATE), IN(SEND_CERTIFICATE_VERIFY),
            IN(SEND_FINISHED), IN(CERTIFICATE_EMPTY))}},
      ALWAYS(IN(FINISHED))}},
    /* with a PSK */
    {HSK_SERVER_WAIT_CLIENT_HELLO,
     HSK_SERVER13_CONNECTED,
     3,
     {{3,
       {WAY(IN(CLIENT_HELLO_13_PSK)),
        WAY(IN(CLIENT_HELLO_13_RETRY), IN(SEND_HELLO_RETRY_REQUEST), IN(SEND_CHANGE_CIPHER_SPEC),
            IN(CLIENT_HELLO_13_PSK)),
        WAY(IN(CLIENT_HELLO_13_RETRY), IN(SEND_HELLO_RETRY_REQUEST), IN(SKIP_CHANGE_CIPHER_SPEC),
            IN(CLIENT_HELLO_13_PSK))}},
      {2,
       {WAY(IN(SEND_SERVER_HELLO), IN(SEND_CHANGE_CIPHER_SPEC)),
        WAY(IN(SEND_SERVER_HELLO), IN(SKIP_CHANGE_CIPHER_SPEC))}},
      ALWAYS(IN(SEND_ENCRYPTED_EXTENSIONS), IN(SEND_FINISHED), IN(FINISHED))}},
};
enum { FIGURES = sizeof figures / sizeof figures[0] };

/* flight: one way through a figure. */
typedef struct {
  uint32_t start, end, inputs[INPUTS_MAX];
  size_t len;
} flight;
static flight flights[FLIGHTS_MAX];
static size_t flights_len;
static uint8_t in_flight[HSK_STATE_COUNT][HSK_INPUT_COUNT]; /* 1 + the state that a flight goes to */

/* The n-th way through f; 0 if there are fewer. */
static int flight_at(const figure *f, size_t n, flight *out)
{
  memset(out, 0, sizeof *out);
  out->start = f->start;
  out->end = f->end;
  for (size_t p = 0; p < f->parts; p++) {
    const uint32_t *way = f->part[p].way[n % f->part[p].ways];
    n /= f->part[p].ways;
    for (; *way != HSK_IN_OTHER; way++)
      out->inputs[out->len++] = *way;
  }
  return n == 0;
}

static int write_flights(void **state)
{
  (void)state;
  for (size_t i = 0; i < FIGURES; i++)
    for (size_t n = 0; flight_at(&figures[i], n, &flights[flights_len]); n++)
      flights_len++;
  return 0;
}

static void every_flight_connects(void **state)
{
  (void)state;
  for (size_t i = 0; i < flights_len; i++) {
    uint32_t s = flights[i].start;
    for (size_t k = 0; k < flights[i].len; k++) {
      uint32_t to = hsk_next(s, flights[i].inputs[k]);
      in_flight[s][flights[i].inputs[k]] = (uint8_t)(to + 1);
      s = to;
    }
    assert_int_equal(s, flights[i].end);
  }
}

static size_t known_paths(uint32_t start, uint32_t end, const uint32_t *inputs, size_t len)
{
  size_t known = 0;
  for (size_t i = 0; i < flights_len; i++)
    known += flights[i].start == start && flights[i].end == end && flights[i].len == len &&
             memcmp(flights[i].inputs, inputs, len * sizeof inputs[0]) == 0;
  return known;
}

/* Walks the table from start by all inputs that change the state, and compares each path to a CONNECTED with the flights. */
static size_t walk(uint32_t start)
{
  uint32_t states[INPUTS_MAX] = {start}, next[INPUTS_MAX] = {0}, taken[INPUTS_MAX];
  size_t depth = 0, paths = 0;
  for (;;) {
    uint32_t input = next[depth]++;
    if (input == HSK_INPUT_COUNT) {
      if (depth-- == 0) return paths;
      continue;
    }
    uint32_t to = hsk_next(states[depth], input);
    if (to == HSK_FAILED || to == states[depth]) continue;
    taken[depth] = input;
    if (hsk_is_connected(to)) {
      assert_int_equal(known_paths(start, to, taken, depth + 1), 1);
      paths++;
      continue;
    }
    assert_true(depth + 1 < INPUTS_MAX);
    states[++depth] = to;
    next[depth] = 0;
  }
}

static void nothing_else_connects(void **state)
{
  (void)state;
  size_t clients = walk(HSK_CLIENT_START), servers = walk(HSK_SERVER_WAIT_CLIENT_HELLO);
  assert_int_equal(clients, 30);
  assert_int_equal(servers, 50);
  assert_int_equal(clients + servers, flights_len);
}

static int named(uint32_t s, const char *what)
{
  return strstr(hsk_state_name(s), what) != NULL;
}

/* Whether a message may come in s that is not of the flights and changes nothing; a WAIT state is one where the peer has its turn. */
static int may_stay(uint32_t s, uint32_t input)
{
  int done = hsk_is_connected(s), closing = named(s, "_CLOSING");
  int waits = named(s, "WAIT_") && s != HSK_SERVER_WAIT_CLIENT_HELLO;
  int client12 = named(s, "CLIENT12_") || s == HSK_CLIENT_WAIT_SERVER_HELLO;
  switch (input) {
  case HSK_IN_WARNING_ALERT: /* RFC 5246 7.2, RFC 8446 6 */
    return waits || done || closing;
  case HSK_IN_HELLO_REQUEST: /* RFC 5246 7.4.1.1; between ChangeCipherSpec and Finished nothing may stand (7.4.9) */
    return (client12 && (waits || done) && !named(s, "WAIT_FINISHED")) || s == HSK_CLOSING12;
  case HSK_IN_CLIENT_HELLO_AGAIN: /* RFC 5246 7.2.2; behind our close_notify it is too late to answer (7.2.1) */
    return s == HSK_SERVER12_CONNECTED || s == HSK_CLOSING12;
  case HSK_IN_COMPATIBILITY_CCS: /* RFC 8446 5; 4.2.2: a stateless server gets it first */
    return (waits && !named(s, "12_")) || s == HSK_SERVER_WAIT_CLIENT_HELLO;
  case HSK_IN_APPLICATION_DATA:
    return done || closing;
  case HSK_IN_KEY_UPDATE: /* RFC 8446 4.6.3 */
    return (done && named(s, "13_")) || s == HSK_CLOSING13;
  case HSK_IN_SEND_KEY_UPDATE:
    return done && named(s, "13_");
  case HSK_IN_NEW_SESSION_TICKET: /* RFC 8446 4.6.1 */
    return s == HSK_CLIENT13_CONNECTED || s == HSK_CLOSING13;
  case HSK_IN_SEND_NEW_SESSION_TICKET:
    return s == HSK_SERVER13_CONNECTED;
  default:
    return 0;
  }
}

/* Where input leads by the flights, by may_stay, or by the end of the connection (RFC 5246 7.2.1, RFC 8446 6.1). */
static uint32_t expected(uint32_t s, uint32_t input)
{
  if (in_flight[s][input] != 0) return in_flight[s][input] - 1u;
  if (may_stay(s, input)) return s;
  if (input == HSK_IN_CLOSE && hsk_is_connected(s)) return named(s, "12_") ? HSK_CLOSING12 : HSK_CLOSING13;
  if (input == HSK_IN_CLOSE_NOTIFY && (hsk_is_connected(s) || named(s, "_CLOSING")))
    return HSK_CLOSED_BY_PEER;
  return HSK_FAILED;
}

/* What the engine answers where there is no row. */
static hsk_result take(uint32_t s, uint32_t input)
{
  static hsk_conn conn;
  static const hsk_config cfg;
  hsk_turn t;
  memset(&t, 0, sizeof t);
  memset(&conn, 0, sizeof conn);
  conn.state = s;
  t.c = &conn;
  t.cfg = &cfg;
  hsk_result r = hsk_take(&t, input);
  assert_int_equal(conn.state, s);
  return r;
}

static void every_pair(void **state)
{
  (void)state;
  for (uint32_t s = 0; s < HSK_STATE_COUNT; s++) {
    for (uint32_t i = 0; i < HSK_INPUT_COUNT; i++) {
      uint32_t to = hsk_next(s, i);
      if (to != expected(s, i)) print_message("%s, %s\n", hsk_state_name(s), hsk_input_name(i));
      assert_int_equal(to, expected(s, i));
      assert_int_equal(hsk_legal(s, i), to != HSK_FAILED);
      assert_int_equal(strlen(hsk_row_rfc(s, i)) != 0, to != HSK_FAILED);
      if (s == HSK_FAILED || s == HSK_CLOSED_BY_PEER || i == HSK_IN_OTHER) assert_int_equal(to, HSK_FAILED);
      if (to == HSK_FAILED) assert_int_equal(take(s, i).error, HSK_PEER_UNEXPECTED_MESSAGE);
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

/* A state of closing is the same for both sides, so the name of the input says who may send the message. */
static void tickets_come_from_servers(void **state)
{
  (void)state;
  static hsk_conn conn;
  hsk_turn t;
  memset(&t, 0, sizeof t);
  t.c = &conn;
  assert_int_equal(hsk_classify(&t, HSK_MSG_NEW_SESSION_TICKET), HSK_IN_NEW_SESSION_TICKET);
  assert_int_equal(hsk_classify(&t, HSK_MSG_HELLO_REQUEST), HSK_IN_HELLO_REQUEST);
  conn.is_server = 1;
  assert_int_equal(hsk_classify(&t, HSK_MSG_NEW_SESSION_TICKET), HSK_IN_OTHER);
  assert_int_equal(hsk_classify(&t, HSK_MSG_HELLO_REQUEST), HSK_IN_OTHER);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_flight_connects),
      cmocka_unit_test(nothing_else_connects),
      cmocka_unit_test(every_pair),
      cmocka_unit_test(tickets_come_from_servers),
  };
  return cmocka_run_group_tests_name("machine", tests, write_flights, NULL);
}
