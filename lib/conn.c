/* The verbs of hardshake.h that move a connection on; data.c has those that only read and write data. */
#include "hardshake.h"
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/classify.h"
#include "handshake/end.h"
#include "handshake/negotiate.h"
#include "handshake/pump.h"
#include "msg/alert.h"
#include "msg/handshake.h"

/* What both roles start with. */
static hsk_result start(hsk_conn *c, const hsk_config *cfg, uint32_t state)
{
  hsk_wipe_bytes(c, sizeof *c);
  c->state = state;
  c->is_server = state == HSK_SERVER_WAIT_CLIENT_HELLO;
  c->failure.alert_sent = c->failure.alert_received = HSK_NO_ALERT;
  c->failure.cert_index = UINT32_MAX;
  hsk_result r = hsk_config_check(cfg);
  if (r.error == HSK_OK && !hsk_rng_init(&c->rng, cfg->seed)) r = hsk_bad(HSK_NO_ENTROPY, 0);
  return r;
}

static hsk_result started(hsk_conn *c, hsk_result r)
{
  if (r.error == HSK_OK) return r;
  hsk_fail(c, r);
  c->alert_out = 0;
  c->failure.alert_sent = HSK_NO_ALERT; /* nobody is there to be told */
  return r;
}

hsk_result hsk_client(hsk_conn *c, const hsk_config *cfg, const char *name)
{
  hsk_result r = start(c, cfg, HSK_CLIENT_START);
  for (size_t i = 0; r.error == HSK_OK && name != NULL && name[i] != 0; i++) {
    if (i == HSK_NAME_MAX)
      r = hsk_bad(HSK_BAD_CONFIG, i);
    else
      hsk_put8(c->name, c->name_len++, (uint8_t)name[i]);
  }
  return started(c, r);
}

hsk_result hsk_server(hsk_conn *c, const hsk_config *cfg)
{
  hsk_result r = start(c, cfg, HSK_SERVER_WAIT_CLIENT_HELLO);
  c->asks_client = cfg->client_auth != HSK_AUTH_OFF;
  if (cfg->stateless_retry) c->early_left = HSK_EARLY_DATA_MAX + 1;
  if (r.error == HSK_OK && cfg->credentials_len == 0) r = hsk_bad(HSK_BAD_CONFIG, 0);
  hsk_transcript_init(&c->transcript);
  return started(c, r);
}

/* What the caller has to do first where its private key is elsewhere. */
static uint32_t key_elsewhere(const hsk_turn *t, uint32_t own)
{
  const hsk_credential *credential = hsk_own_credential(t->c, t->cfg);
  if (credential == NULL || credential->key != NULL) return 0;
  if (hsk_needs_signature(own)) return HSK_WANT_SIGN;
  return own == HSK_IN_MAKE_KEYS && hsk_suite_find(t->c->suite)->key_exchange == HSK_KX_RSA ? HSK_WANT_DECRYPT
                                                                                            : 0;
}

/* One thing after another; *moved: there may be more to do. */
static hsk_result advance(hsk_turn *t, int *moved)
{
  hsk_conn *c = t->c;
  int flushed;
  *moved = 0;
  hsk_result r = hsk_flush(t, &flushed);
  if (r.error != HSK_OK || !flushed) return r;
  if (c->awaits != 0) return hsk_ok();
  uint32_t own = hsk_own_input(c);
  if (own != HSK_IN_OTHER) {
    c->awaits = key_elsewhere(t, own);
    if (c->awaits != 0) return hsk_ok();
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
    hsk_send_last(&t);
    return hsk_answer_failure(c);
  }
  while (moved) {
    hsk_result r = advance(&t, &moved);
    if (r.error != HSK_OK) return hsk_end_in_failure(&t, r);
  }
  if (c->state == HSK_CLOSED_BY_PEER) hsk_send_last(&t);
  return hsk_ok();
}

/* Whether the machine waits for a message and holds no part of one. */
static int between_messages(const hsk_conn *c)
{
  return c->pending_len == c->pending_sent && c->awaits == 0 && hsk_own_input(c) == HSK_IN_OTHER &&
         c->message_have == 0 && c->record_left == 0 && c->app_left == 0;
}

int hsk_is_idle(const hsk_conn *c)
{
  return between_messages(c) && c->held == 0 && c->alert_out == 0;
}

static hsk_result deliver(hsk_turn *t, uint32_t content_type, hsk_bytes data)
{
  switch (content_type) {
  case HSK_HANDSHAKE:
    return hsk_take_message(t, data, t->c->held);
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
  if (c->state == HSK_FAILED) return hsk_answer_failure(c);
  if (content_type < HSK_CHANGE_CIPHER_SPEC || content_type > HSK_APPLICATION_DATA || !between_messages(c) ||
      (content_type == HSK_HANDSHAKE && !whole_message(data)))
    return hsk_bad(HSK_BAD_CALL, 0);
  hsk_result r = deliver(&t, content_type, data);
  return r.error == HSK_OK ? r : hsk_end_in_failure(&t, r);
}

hsk_result hsk_close(hsk_conn *c)
{
  if (c->state == HSK_FAILED) return hsk_answer_failure(c);
  if (c->state == HSK_CLOSING12 || c->state == HSK_CLOSING13 || c->state == HSK_CLOSED_BY_PEER)
    return hsk_ok();
  if (!hsk_is_connected(c->state)) return hsk_bad(HSK_BAD_CALL, 0);
  c->want_close = 1;
  return hsk_ok();
}

hsk_result hsk_eof(hsk_conn *c)
{
  if (c->state == HSK_FAILED) return hsk_answer_failure(c);
  if (c->state == HSK_CLOSED_BY_PEER) return hsk_ok();
  hsk_fail(c, hsk_bad(HSK_ALERT_TRUNCATED, 0));
  c->alert_out = 0;
  hsk_wipe_bytes(&c->write, sizeof c->write);
  return hsk_answer_failure(c);
}

void hsk_wipe(hsk_conn *c)
{
  hsk_wipe_bytes(c, sizeof *c);
  c->state = HSK_FAILED;
  c->failure.error = HSK_BAD_CALL;
}
