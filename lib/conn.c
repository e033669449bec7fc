/* The verbs of hardshake.h that move a connection on; data.c has those that only read and write data. */
#include "hardshake.h"
#include "core/wipe.h"
#include "handshake/classify.h"
#include "handshake/negotiate.h"
#include "handshake/pump.h"
#include "msg/alert.h"
#include "msg/handshake.h"

static void wipe_secrets(hsk_conn *c)
{
  hsk_wipe_bytes(&c->rng, sizeof c->rng);
  hsk_wipe_bytes(&c->read, sizeof c->read);
  hsk_wipe_bytes(&c->next_read, sizeof c->next_read);
  hsk_wipe_bytes(&c->next_write, sizeof c->next_write);
  hsk_wipe_bytes(c->master_secret, sizeof c->master_secret);
  hsk_wipe_bytes(c->key_bytes, sizeof c->key_bytes);
  hsk_wipe_bytes(&c->transcript, sizeof c->transcript);
}

static hsk_result answer_failure(const hsk_conn *c)
{
  return hsk_bad(c->failure.error, c->failure.at);
}

/* The first cause stays. The write keys stay until the alert has left. */
static void fail(hsk_conn *c, hsk_result cause)
{
  uint32_t alert = hsk_error_alert(cause.error);
  c->failure.error = cause.error;
  c->failure.at = cause.at;
  c->failure.state = c->state;
  c->failure.alert_sent = alert;
  c->alert_out = alert == HSK_NO_ALERT ? 0 : HSK_ALERT_FATAL * 256u + alert;
  c->pending_len = c->pending_sent = 0;
  c->record_left = c->app_left = c->message_have = 0;
  c->state = HSK_FAILED;
  wipe_secrets(c);
}

/* The end of a connection, failed or closed by the peer: the last alert leaves, then the keys go. */
static void send_last(hsk_turn *t)
{
  int done;
  hsk_result r = hsk_flush(t, &done);
  if (!done && r.error == HSK_OK) return;
  t->c->alert_out = 0;
  hsk_wipe_bytes(&t->c->write, sizeof t->c->write);
  wipe_secrets(t->c);
}

static hsk_result end_in_failure(hsk_turn *t, hsk_result cause)
{
  fail(t->c, cause);
  send_last(t);
  return answer_failure(t->c);
}

hsk_result hsk_client(hsk_conn *c, const hsk_config *cfg, const char *name)
{
  hsk_wipe_bytes(c, sizeof *c);
  c->state = HSK_CLIENT12_START;
  c->failure.alert_sent = c->failure.alert_received = HSK_NO_ALERT;
  c->failure.cert_index = UINT32_MAX;
  hsk_result r = hsk_config_check(cfg);
  for (size_t i = 0; r.error == HSK_OK && name != NULL && name[i] != 0; i++) {
    if (i == HSK_NAME_MAX)
      r = hsk_bad(HSK_BAD_CONFIG, i);
    else
      hsk_put8(c->name, c->name_len++, (uint8_t)name[i]);
  }
  if (r.error == HSK_OK && !hsk_rng_init(&c->rng, cfg->seed)) r = hsk_bad(HSK_NO_ENTROPY, 0);
  if (r.error != HSK_OK) {
    fail(c, r);
    c->alert_out = 0;
  }
  return r;
}

/* One thing after another; *moved: there may be more to do. */
static hsk_result advance(hsk_turn *t, int *moved)
{
  hsk_conn *c = t->c;
  int flushed;
  *moved = 0;
  hsk_result r = hsk_flush(t, &flushed);
  if (r.error != HSK_OK || !flushed) return r;
  uint32_t own = hsk_own_input(c);
  if (own != HSK_IN_OTHER) {
    *moved = 1;
    return hsk_take(t, own);
  }
  if (c->state == HSK_CLOSED_BY_PEER || c->app_left != 0) return hsk_ok();
  if (c->record_left != 0) {
    *moved = 1;
    return hsk_take_bytes(t);
  }
  return hsk_take_record(t, moved);
}

hsk_result hsk_step(hsk_conn *c, const hsk_config *cfg, hsk_io *io)
{
  hsk_turn t = {.c = c, .cfg = cfg, .io = io};
  int moved = 1;
  c->need_in = c->need_out = 0;
  if (c->state == HSK_FAILED) {
    send_last(&t);
    return answer_failure(c);
  }
  while (moved) {
    hsk_result r = advance(&t, &moved);
    if (r.error != HSK_OK) return end_in_failure(&t, r);
  }
  if (c->state == HSK_CLOSED_BY_PEER) send_last(&t);
  return hsk_ok();
}

/* Whether the machine waits for a message and holds no part of one. */
static int between_messages(const hsk_conn *c)
{
  return c->pending_len == c->pending_sent && hsk_own_input(c) == HSK_IN_OTHER && c->message_have == 0 &&
         c->record_left == 0 && c->app_left == 0;
}

static hsk_result deliver(hsk_turn *t, uint32_t content_type, hsk_bytes data)
{
  switch (content_type) {
  case HSK_HANDSHAKE:
    return hsk_take_message(t, data, 0);
  case HSK_ALERT:
    return hsk_take_alert(t, data);
  case HSK_CHANGE_CIPHER_SPEC:
    return hsk_take_ccs(t, data);
  default:
    t->body = data.data;
    t->body_len = data.len;
    return hsk_take(t, HSK_IN_APPLICATION_DATA);
  }
}

static int whole_message(hsk_bytes data)
{
  return data.len >= HSK_HANDSHAKE_HEADER_LEN &&
         hsk_handshake_header_get(data.data).length == data.len - HSK_HANDSHAKE_HEADER_LEN;
}

hsk_result hsk_deliver(hsk_conn *c, const hsk_config *cfg, hsk_io *io, uint32_t content_type, hsk_bytes data)
{
  hsk_turn t = {.c = c, .cfg = cfg, .io = io};
  if (c->state == HSK_FAILED) return answer_failure(c);
  if (content_type < HSK_CHANGE_CIPHER_SPEC || content_type > HSK_APPLICATION_DATA || !between_messages(c) ||
      (content_type == HSK_HANDSHAKE && !whole_message(data)))
    return hsk_bad(HSK_BAD_CALL, 0);
  hsk_result r = deliver(&t, content_type, data);
  return r.error == HSK_OK ? r : end_in_failure(&t, r);
}

hsk_result hsk_close(hsk_conn *c)
{
  if (c->state == HSK_FAILED) return answer_failure(c);
  if (c->state == HSK_CLOSING || c->state == HSK_CLOSED_BY_PEER) return hsk_ok();
  if (c->state != HSK_CONNECTED) return hsk_bad(HSK_BAD_CALL, 0);
  c->want_close = 1;
  return hsk_ok();
}

hsk_result hsk_eof(hsk_conn *c)
{
  if (c->state == HSK_FAILED) return answer_failure(c);
  if (c->state == HSK_CLOSED_BY_PEER) return hsk_ok();
  fail(c, hsk_bad(HSK_ALERT_TRUNCATED, 0));
  hsk_wipe_bytes(&c->write, sizeof c->write);
  return answer_failure(c);
}

void hsk_wipe(hsk_conn *c)
{
  hsk_wipe_bytes(c, sizeof *c);
  c->state = HSK_FAILED;
  c->failure.error = HSK_BAD_CALL;
}
