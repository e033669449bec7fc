#include "handshake/end.h"
#include "core/wipe.h"
#include "handshake/pump.h"
#include "msg/alert.h"

static void wipe_secrets(hsk_conn *c)
{
  hsk_wipe_bytes(&c->rng, sizeof c->rng);
  hsk_wipe_bytes(&c->read, sizeof c->read);
  hsk_wipe_bytes(&c->next_read, sizeof c->next_read);
  hsk_wipe_bytes(&c->next_write, sizeof c->next_write);
  hsk_wipe_bytes(c->master_secret, sizeof c->master_secret);
  hsk_wipe_bytes(&c->keys, sizeof c->keys);
  hsk_wipe_bytes(&c->transcript, sizeof c->transcript);
}

hsk_result hsk_answer_failure(const hsk_conn *c)
{
  return hsk_bad(c->failure.error, c->failure.at);
}

void hsk_fail(hsk_conn *c, hsk_result cause)
{
  /* RFC 5246 7.2.1, RFC 8446 6.1: our close_notify said that nothing follows; it may still wait for room */
  int closing = c->state == HSK_CLOSING12 || c->state == HSK_CLOSING13;
  uint32_t alert = closing ? HSK_NO_ALERT : hsk_error_alert(cause.error);
  c->failure.error = cause.error;
  c->failure.at = cause.at;
  c->failure.state = c->state;
  c->failure.alert_sent = alert;
  if (!closing) c->alert_out = alert == HSK_NO_ALERT ? 0 : HSK_ALERT_FATAL * 256u + alert;
  c->pending_len = c->pending_sent = 0;
  c->awaits = 0;
  c->write_due = 0; /* the alert leaves under the keys in use */
  c->record_left = c->app_left = c->message_have = c->held = 0;
  c->state = HSK_FAILED;
  wipe_secrets(c);
}

void hsk_send_last(hsk_turn *t)
{
  int done;
  hsk_result r = hsk_flush(t, &done);
  if (!done && r.error == HSK_OK) return;
  t->c->alert_out = 0;
  hsk_wipe_bytes(&t->c->write, sizeof t->c->write);
  wipe_secrets(t->c);
}

hsk_result hsk_end_in_failure(hsk_turn *t, hsk_result cause)
{
  hsk_fail(t->c, cause);
  hsk_send_last(t);
  return hsk_answer_failure(t->c);
}
