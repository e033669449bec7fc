#include "handshake/turn.h"
#include "msg/handshake.h"

static HSK_NOINLINE hsk_result act(hsk_turn *t, uint32_t state, uint32_t input)
{
  switch (state * HSK_INPUT_COUNT + input) {
#define HSK_T(from, in, to, action, rfc)                                                                     \
  case (uint32_t)(from)*HSK_INPUT_COUNT + (uint32_t)(in):                                                    \
    return hsk_do_##action(t);
#include "handshake/states.def"
#undef HSK_T
  default:
    return hsk_bad(HSK_PEER_UNEXPECTED_MESSAGE, 0);
  }
}

static HSK_NOINLINE void observe_transition(const hsk_turn *t, uint32_t from, uint32_t input, uint32_t to)
{
  hsk_event e = {
      .kind = HSK_SAW_TRANSITION, .from = from, .event = input, .to = to, .rfc = hsk_row_rfc(from, input)};
  t->cfg->observe(t->cfg->observe_arg, &e);
}

hsk_result hsk_take(hsk_turn *t, uint32_t input)
{
  hsk_conn *c = t->c;
  uint32_t from = c->state, to = hsk_next(from, input);
  if (to == HSK_FAILED) return hsk_bad(HSK_PEER_UNEXPECTED_MESSAGE, 0);
  hsk_result r = act(t, from, input);
  if (r.error != HSK_OK) return r;
  c->state = to;
  if (to != from) c->ignored = c->warnings = c->empty_records = 0;
  if (t->cfg->observe != NULL) observe_transition(t, from, input, to);
  return hsk_ok();
}

HSK_NOINLINE void hsk_observe_message(const hsk_turn *t, uint32_t direction, uint32_t content_type,
                                      hsk_bytes message)
{
  if (t->cfg->observe == NULL) return;
  hsk_event e = {
      .kind = HSK_SAW_MESSAGE, .direction = direction, .content_type = content_type, .message = message};
  t->cfg->observe(t->cfg->observe_arg, &e);
}

void hsk_send_other(hsk_turn *t, uint32_t content_type, size_t len)
{
  hsk_conn *c = t->c;
  c->pending_type = content_type;
  c->pending_len = len;
  c->pending_sent = 0;
  hsk_observe_message(t, HSK_SENT, content_type, (hsk_bytes){t->io->work, len});
}

void hsk_send(hsk_turn *t, uint32_t msg_type, size_t body_len)
{
  size_t len = HSK_HANDSHAKE_HEADER_LEN + body_len;
  hsk_handshake_header_put(t->io->work, msg_type, body_len);
  hsk_transcript_add(&t->c->transcript, (hsk_bytes){t->io->work, len});
  hsk_send_other(t, HSK_HANDSHAKE, len);
}
