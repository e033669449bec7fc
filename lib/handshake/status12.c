/* See status12.h. */
#include "handshake/status12.h"
#include "msg/certificate_status.h"
#include "msg/handshake.h"

int hsk_holds(const hsk_conn *c, uint32_t msg_type)
{
  return !c->is_server && c->version == HSK_TLS12 && c->status_due && c->held == 0 &&
         msg_type == HSK_MSG_CERTIFICATE && hsk_legal(c->state, HSK_IN_CERTIFICATE);
}

hsk_result hsk_hold(hsk_turn *t, hsk_bytes message)
{
  if (t->io->work_cap < message.len) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  /* one that was received stands there, one that was delivered does not */
  if (message.data != t->io->work) hsk_put_bytes(t->io->work, 0, message.data, message.len);
  t->c->held = message.len;
  return hsk_ok();
}

static hsk_result read_status(hsk_turn *t, hsk_bytes message)
{
  const uint8_t *body = message.data + HSK_HANDSHAKE_HEADER_LEN;
  hsk_certificate_status status;
  hsk_result r = hsk_certificate_status_parse(body, 0, message.len - HSK_HANDSHAKE_HEADER_LEN, &status);
  if (r.error == HSK_OK) t->staple = (hsk_bytes){body + status.ocsp_response.off, status.ocsp_response.len};
  return r;
}

hsk_result hsk_release(hsk_turn *t, hsk_bytes message, size_t scratch_at)
{
  hsk_conn *c = t->c;
  int is_status = hsk_handshake_header_get(message.data).msg_type == HSK_MSG_CERTIFICATE_STATUS;
  hsk_result r = is_status ? read_status(t, message) : hsk_ok();
  if (r.error != HSK_OK) return r;
  t->message = (hsk_bytes){t->io->work, c->held};
  t->body = t->io->work + HSK_HANDSHAKE_HEADER_LEN;
  t->body_len = c->held - HSK_HANDSHAKE_HEADER_LEN;
  t->scratch_at = scratch_at;
  r = hsk_take(t, HSK_IN_CERTIFICATE);
  if (r.error != HSK_OK) return r;
  hsk_transcript_add(&c->transcript, t->message);
  if (is_status) hsk_transcript_add(&c->transcript, message);
  c->held = 0;
  return hsk_ok();
}
