#include "watch.h"
#include "msg/alert.h"
#include "msg/handshake.h"
#include "flights.h"
#include "matrix.h"
#include <string.h>

static int is(const story *s, const story_message *m, hsk_bytes message)
{
  return m->content_type == HSK_HANDSHAKE && m->len == message.len &&
         memcmp(s->bytes + m->off, message.data, m->len) == 0;
}

/* The signature of a ServerKeyExchange covers both randoms and the params (RFC 5246 7.4.3), so the only one
   to be accepted is the server's own, behind the random that the server chose. */
static void note_signed(watch *w, hsk_bytes message)
{
  const story *s = w->told;
  w->signed_ok = 0;
  for (size_t i = 0; i < s->made; i++) {
    const story_message *m = &s->messages[i];
    uint32_t type = s->bytes[m->off];
    if (message.data[0] == HSK_MSG_SERVER_HELLO && m->content_type == HSK_HANDSHAKE &&
        type == HSK_MSG_SERVER_HELLO)
      w->random_ok = message.len >= 38 && memcmp(message.data + 6, s->bytes + m->off + 6, 32) == 0;
    if (type == HSK_MSG_SERVER_KEY_EXCHANGE && is(s, m, message)) w->signed_ok = w->random_ok;
  }
}

static void saw_received(watch *w, const hsk_event *e)
{
  const story *s = w->told;
  if (e->content_type != HSK_HANDSHAKE || e->message.data[0] == HSK_MSG_HELLO_REQUEST) return;
  if (hsk_is_connected(w->state)) return;
  note_signed(w, e->message);
  while (w->genuine < s->made && s->messages[w->genuine].content_type != HSK_HANDSHAKE)
    w->genuine++;
  if (w->genuine < s->made && is(s, &s->messages[w->genuine], e->message))
    w->genuine++;
  else
    w->foreign = 1;
}

static void saw_message(watch *w, const hsk_event *e)
{
  if (e->direction == HSK_RECEIVED) {
    saw_received(w, e);
    return;
  }
  FUZZ_CHECK(w->fatal_alerts == 0, "I6: something was sent behind a fatal alert");
  if (e->content_type == HSK_ALERT && e->message.data[0] == HSK_ALERT_FATAL) w->fatal_alerts++;
}

static int proved(const watch *w)
{
  const story *s = w->told;
  if (w->resumed) return s->way->resumed;
  if (s->is_server) return s->way->client == 0 || (w->chain_ok && w->proof_ok);
  if (s->way->version == HSK_TLS13) return w->chain_ok && w->proof_ok;
  return w->chain_ok && (w->key_exchange_ok || hsk_suite_find(s->way->suite)->key_exchange == HSK_KX_RSA);
}

/* CONNECTED: the whole transcript is the one that the holder of the peer's key made, and every proof was
 * seen. */
static void saw_connected(const watch *w)
{
  FUZZ_CHECK(w->finished_ok, "I2: connected without Finished");
  FUZZ_CHECK(proved(w), "I2: connected to a peer that has not proved who it is");
  FUZZ_CHECK(!w->foreign, "I4: connected although a message was not the peer's");
}

static void note_proofs(watch *w, const hsk_event *e)
{
  switch (e->event) {
  case HSK_IN_CERTIFICATE:
    FUZZ_CHECK(w->chain_ok, "I2: a chain was taken that is not valid");
    break;
  case HSK_IN_SERVER_KEY_EXCHANGE:
    FUZZ_CHECK(w->signed_ok, "I4: a key exchange that the server did not sign");
    w->key_exchange_ok = 1;
    break;
  case HSK_IN_CERTIFICATE_VERIFY:
    FUZZ_CHECK(!w->foreign, "I4: a signature over another transcript");
    w->proof_ok = 1;
    break;
  case HSK_IN_FINISHED:
    FUZZ_CHECK(!w->foreign, "I4: a Finished over another transcript");
    w->finished_ok = 1;
    break;
  case HSK_IN_SERVER_HELLO_RESUMED:
  case HSK_IN_SERVER_HELLO_RESUMED_TICKET:
  case HSK_IN_SERVER_HELLO_13_PSK:
    FUZZ_CHECK(w->told->way->resumed, "I12: resumed what was not offered");
    w->resumed = 1;
    break;
  case HSK_IN_CLIENT_HELLO_RESUMED:
  case HSK_IN_CLIENT_HELLO_13_PSK:
    w->resumed = 1;
    break;
  default:
    break;
  }
}

static void saw_transition(watch *w, const hsk_event *e)
{
  FUZZ_CHECK(e->from == w->state, "I1: a transition starts where the connection is not");
  FUZZ_CHECK(flights_allow(e->from, e->event, e->to), "I1: a step that the RFCs do not allow");
  FUZZ_CHECK(e->rfc != NULL && e->rfc[0] != 0, "I1: a transition without a clause");
  matrix_transition(e->from, e->event);
  w->state = e->to;
  w->transitions++;
  w->path = (w->path ^ (e->from << 16 | e->event << 8 | e->to)) * 0x9e3779b97f4a7c15u;
  note_proofs(w, e);
  if (hsk_is_connected(e->to) && e->from != e->to) saw_connected(w);
}

void watch_event(void *arg, const hsk_event *e)
{
  watch *w = arg;
  switch (e->kind) {
  case HSK_SAW_MESSAGE:
    saw_message(w, e);
    break;
  case HSK_SAW_TRANSITION:
    saw_transition(w, e);
    break;
  default:
    w->chain_ok = e->chain->result.error == HSK_OK;
    break;
  }
}
