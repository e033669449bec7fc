#include "watch.h"
#include "msg/alert.h"
#include "msg/handshake.h"
#include "flights.h"
#include <string.h>

/* The signature of a ServerKeyExchange covers both randoms and the params (RFC 5246 7.4.3), so the only one
   to be accepted is the server's own, behind the random that the server chose. */
static void note_signed(watch *w, hsk_bytes message)
{
  const peer12 *p = w->peer;
  if (message.data[0] == HSK_MSG_SERVER_HELLO)
    w->random_ok = message.len >= 38 && memcmp(message.data + 6, p->server_random, 32) == 0;
  w->signed_ok = 0;
  for (size_t i = 0; i < p->made; i++) {
    const peer12_message *m = &p->messages[i];
    if (p->bytes[m->off] == HSK_MSG_SERVER_KEY_EXCHANGE && m->len == message.len &&
        memcmp(p->bytes + m->off, message.data, m->len) == 0)
      w->signed_ok = w->random_ok;
  }
}

static void saw_received(watch *w, const hsk_event *e)
{
  if (e->content_type == HSK_ALERT) return;
  if (e->content_type == HSK_HANDSHAKE && e->message.data[0] == HSK_MSG_HELLO_REQUEST) return;
  if (e->content_type == HSK_HANDSHAKE) note_signed(w, e->message);
  const peer12_message *m = &w->peer->messages[w->genuine];
  if (w->genuine < w->peer->made && m->content_type == e->content_type && m->len == e->message.len &&
      memcmp(w->peer->bytes + m->off, e->message.data, m->len) == 0)
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

/* CONNECTED: the whole transcript is the one that the holder of the server's key made, and every proof was
 * seen. */
static void saw_connected(const watch *w)
{
  const peer12_message *last = &w->peer->messages[w->genuine - 1];
  FUZZ_CHECK(w->chain_ok, "I2: connected without a valid chain");
  FUZZ_CHECK(w->finished_ok, "I2: connected without Finished");
  FUZZ_CHECK(w->key_exchange_ok || w->peer->suite->key_exchange == HSK_KX_RSA,
             "I2: connected without a signed key exchange");
  FUZZ_CHECK(!w->foreign, "I4: connected although a message was not the server's");
  FUZZ_CHECK(last->content_type == HSK_HANDSHAKE && w->peer->bytes[last->off] == HSK_MSG_FINISHED,
             "I4: connected before the server's flight was complete");
}

static void saw_transition(watch *w, const hsk_event *e)
{
  FUZZ_CHECK(e->from == w->state, "I1: a transition starts where the connection is not");
  FUZZ_CHECK(flights_allow(e->from, e->event, e->to), "I1: a step that the RFCs do not allow");
  FUZZ_CHECK(e->rfc != NULL && e->rfc[0] != 0, "I1: a transition without a clause");
  w->state = e->to;
  w->transitions++;
  w->path = (w->path ^ (e->from << 16 | e->event << 8 | e->to)) * 0x9e3779b97f4a7c15u;
  FUZZ_CHECK(e->event != HSK_IN_CERTIFICATE || w->chain_ok, "I2: a chain was taken that is not valid");
  FUZZ_CHECK(e->event != HSK_IN_SERVER_KEY_EXCHANGE || w->signed_ok,
             "I4: a key exchange that the server did not sign");
  if (e->event == HSK_IN_SERVER_KEY_EXCHANGE) w->key_exchange_ok = 1;
  if (e->event == HSK_IN_FINISHED) w->finished_ok = 1;
  if (e->to == HSK_CLIENT12_CONNECTED && e->from != HSK_CLIENT12_CONNECTED) saw_connected(w);
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
