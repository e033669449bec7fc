/* Actions that no key exchange has a part in: data, alerts, closing, and what is ignored. */
#include "handshake/turn.h"
#include "msg/alert.h"

static void queue_warning(hsk_turn *t, uint32_t description)
{
  t->c->alert_out = HSK_ALERT_WARNING * 256u + description;
}

/* Bounded, so that a peer cannot keep us busy for nothing. */
hsk_result hsk_do_ignore(hsk_turn *t)
{
  t->c->ignored++;
  if (t->c->ignored > HSK_IGNORED_MAX) return hsk_bad(HSK_PEER_TOO_MANY_MESSAGES, 0);
  return hsk_ok();
}

/* RFC 5246 7.4.1.1, 7.2.2: a client that does not want to renegotiate answers with the warning no_renegotiation */
hsk_result hsk_do_refuse_renegotiation(hsk_turn *t)
{
  queue_warning(t, HSK_ALERT_NO_RENEGOTIATION);
  return hsk_do_ignore(t);
}

/* The record's bytes wait in io->in; an empty record makes no progress (RFC 5246 6.2.1). */
hsk_result hsk_do_application_data(hsk_turn *t)
{
  hsk_conn *c = t->c;
  if (c->message_have != 0) return hsk_bad(HSK_PEER_UNEXPECTED_MESSAGE, 0);
  if (t->body_len == 0) {
    c->empty_records++;
    return c->empty_records > HSK_IGNORED_MAX ? hsk_bad(HSK_PEER_EMPTY_RECORDS, 0) : hsk_ok();
  }
  c->ignored = c->warnings = c->empty_records = 0;
  return hsk_ok();
}

hsk_result hsk_do_send_close_notify(hsk_turn *t)
{
  queue_warning(t, HSK_ALERT_CLOSE_NOTIFY);
  return hsk_ok();
}

/* RFC 5246 7.2.1: the other party MUST respond with a close_notify of its own */
hsk_result hsk_do_close_notify(hsk_turn *t)
{
  queue_warning(t, HSK_ALERT_CLOSE_NOTIFY);
  return hsk_ok();
}

hsk_result hsk_do_closed(hsk_turn *t)
{
  t->c->want_close = 0;
  return hsk_ok();
}
