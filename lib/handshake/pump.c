#include "handshake/pump.h"
#include "core/wipe.h"
#include "handshake/classify.h"
#include "handshake/conn13.h"
#include "handshake/negotiate.h"
#include "handshake/status12.h"
#include "msg/alert.h"
#include "msg/change_cipher_spec.h"
#include "msg/handshake.h"
#include "msg/hello_request.h"
#include "record/record.h"

void hsk_consume(hsk_conn *c, hsk_io *io, size_t *left, size_t n)
{
  *left -= n;
  io->in_used += n;
  if (*left != 0) return;
  io->in_used += c->record_tail;
  c->record_tail = 0;
}

/* RFC 5246 7.3, RFC 8446 5.1: where it is our turn the peer waits for us: bytes behind the message that ended its flight cannot answer what it has not seen. */
static hsk_result check_end_of_flight(const hsk_conn *c)
{
  uint32_t own = hsk_is_connected(c->state) ? HSK_IN_OTHER : hsk_own_input(c);
  return own == HSK_IN_OTHER || own == HSK_IN_MAKE_KEYS ? hsk_ok() : hsk_keys_may_change(c);
}

hsk_result hsk_take_message(hsk_turn *t, hsk_bytes message, size_t scratch_at)
{
  uint32_t type = hsk_handshake_header_get(message.data).msg_type;
  int after = hsk_is_connected(t->c->state) || t->c->state == HSK_CLOSING12 || t->c->state == HSK_CLOSING13;
  hsk_observe_message(t, HSK_RECEIVED, HSK_HANDSHAKE, message);
  if (t->c->held != 0 && type != HSK_MSG_HELLO_REQUEST) {
    hsk_result held = hsk_release(t, message, scratch_at);
    if (held.error != HSK_OK || type == HSK_MSG_CERTIFICATE_STATUS) return held;
  }
  t->message = message;
  t->body = message.data + HSK_HANDSHAKE_HEADER_LEN;
  t->body_len = message.len - HSK_HANDSHAKE_HEADER_LEN;
  t->scratch_at = scratch_at;
  if (type == HSK_MSG_HELLO_REQUEST) {
    hsk_result well = hsk_hello_request_parse(t->body, t->body_len);
    if (well.error != HSK_OK) return well;
  }
  if (hsk_holds(t->c, type)) return hsk_hold(t, message);
  hsk_result r = hsk_take(t, hsk_classify(t, type));
  if (r.error != HSK_OK) return r;
  /* RFC 5246 7.4.1.1: HelloRequest is not part of the transcript; nor is what comes after the handshake */
  if (type != HSK_MSG_HELLO_REQUEST && !after) hsk_transcript_add(&t->c->transcript, message);
  return check_end_of_flight(t->c);
}

static hsk_result take_warning(hsk_turn *t)
{
  hsk_result r = hsk_take(t, HSK_IN_WARNING_ALERT);
  if (r.error != HSK_OK) return r;
  t->c->warnings++;
  return t->c->warnings > HSK_WARNINGS_MAX ? hsk_bad(HSK_PEER_TOO_MANY_MESSAGES, 0) : hsk_ok();
}

hsk_result hsk_take_alert(hsk_turn *t, hsk_bytes bytes)
{
  hsk_conn *c = t->c;
  hsk_alert alert;
  hsk_observe_message(t, HSK_RECEIVED, HSK_ALERT, bytes);
  hsk_result r = hsk_alert_parse(bytes.data, bytes.len, &alert);
  if (r.error != HSK_OK) return r;
  /* RFC 8446 6: in TLS 1.3 the level says nothing, and all but two are errors */
  int is_error = c->version == HSK_TLS13 ? alert.description != HSK_ALERT_CLOSE_NOTIFY &&
                                               alert.description != HSK_ALERT_USER_CANCELED
                                         : alert.level == HSK_ALERT_FATAL;
  if (is_error) {
    c->failure.alert_received = alert.description;
    return hsk_bad(HSK_ALERT_RECEIVED, 0);
  }
  if (alert.description != HSK_ALERT_CLOSE_NOTIFY) return take_warning(t);
  if (hsk_legal(c->state, HSK_IN_CLOSE_NOTIFY)) return hsk_take(t, HSK_IN_CLOSE_NOTIFY);
  c->failure.alert_received = alert.description;
  return hsk_bad(HSK_ALERT_CLOSED_EARLY, 0);
}

/* Where TLS 1.3 is spoken or may yet be, a ChangeCipherSpec is only for middleboxes to see (RFC 8446 5). */
static int in_compatibility_mode(const hsk_turn *t)
{
  const hsk_conn *c = t->c;
  if (c->version != 0) return c->version == HSK_TLS13;
  /* 4.2.2: a stateless server may stand behind the HelloRetryRequest of another context */
  if (c->state == HSK_SERVER_WAIT_CLIENT_HELLO && !t->cfg->stateless_retry) return 0;
  return hsk_offers_tls13(t->cfg);
}

hsk_result hsk_take_ccs(hsk_turn *t, hsk_bytes bytes)
{
  hsk_observe_message(t, HSK_RECEIVED, HSK_CHANGE_CIPHER_SPEC, bytes);
  hsk_result r = hsk_change_cipher_spec_parse(bytes.data, bytes.len);
  if (r.error != HSK_OK) return r;
  return hsk_take(t, in_compatibility_mode(t) ? HSK_IN_COMPATIBILITY_CCS : HSK_IN_CHANGE_CIPHER_SPEC);
}

static size_t longest_message(const hsk_turn *t)
{
  return t->cfg->max_message_len != 0 ? t->cfg->max_message_len : HSK_MAX_MESSAGE_LEN;
}

/* How many bytes the message in work still lacks, as far as is known. */
static hsk_result missing(const hsk_turn *t, size_t *lack)
{
  hsk_handshake_frame f;
  hsk_result r = hsk_handshake_next(t->io->work + t->c->held, t->c->message_have, 0, longest_message(t), &f);
  if (r.error == HSK_OK) *lack = f.need;
  return r;
}

hsk_result hsk_take_bytes(hsk_turn *t)
{
  hsk_conn *c = t->c;
  size_t lack;
  hsk_result r = missing(t, &lack);
  if (r.error != HSK_OK) return r;
  size_t n = lack < c->record_left ? lack : c->record_left;
  size_t front = c->held; /* of a message that waits */
  if (t->io->work_cap - front - c->message_have < n) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_put_bytes(t->io->work, front + c->message_have, t->io->in + t->io->in_used, n);
  c->message_have += n;
  hsk_consume(c, t->io, &c->record_left, n);
  r = missing(t, &lack);
  if (r.error != HSK_OK || lack != 0) return r;
  size_t len = c->message_have;
  c->message_have = 0;
  return hsk_take_message(t, (hsk_bytes){t->io->work + front, len}, front + len);
}

static hsk_result take_data(hsk_turn *t, hsk_bytes data)
{
  t->body = data.data;
  t->body_len = data.len;
  hsk_result r = hsk_take(t, HSK_IN_APPLICATION_DATA);
  if (r.error != HSK_OK) return r;
  t->c->app_left = data.len;
  return hsk_ok();
}

/* The record's content is in the clear at record + content.off. */
static hsk_result take_content(hsk_turn *t, uint32_t content_type, uint8_t *record, hsk_span content)
{
  hsk_conn *c = t->c;
  hsk_bytes bytes = {record + content.off, content.len};
  if (content.len == 0 && content_type != HSK_APPLICATION_DATA)
    return hsk_bad(HSK_PEER_EMPTY_HANDSHAKE_RECORD, 0);
  switch (content_type) {
  case HSK_HANDSHAKE:
    c->record_left = content.len;
    return hsk_ok();
  case HSK_APPLICATION_DATA:
    return take_data(t, bytes);
  case HSK_ALERT:
    return hsk_take_alert(t, bytes);
  default:
    return hsk_take_ccs(t, bytes);
  }
}

/* TLS 1.3: what may come unprotected although we have keys: a ChangeCipherSpec (RFC 8446 5), and the alert of a peer that has none because it
   refused our hello. */
static int stays_plain(const hsk_conn *c, const hsk_record_header *h)
{
  if (!c->read.tls13 || hsk_is_connected(c->state)) return 0;
  return h->content_type == HSK_CHANGE_CIPHER_SPEC || (h->content_type == HSK_ALERT && c->read.seq == 0);
}

static hsk_result plain(const hsk_record_header *h, hsk_inner_plaintext *in)
{
  in->content_type = h->content_type;
  in->content.off = HSK_RECORD_HEADER_LEN;
  in->content.len = h->fragment_len;
  return hsk_ok();
}

/* RFC 8446 4.2.10: a server that takes no early data skips the records that it comes in: those of application data before the second ClientHello, or those that do
   not open under the handshake keys before the first that does. A stateless one does not
   know that a ClientHello is the second until it has come. */
static int is_early_data(const hsk_conn *c, const hsk_record_header *h, uint32_t error)
{
  if (c->early_left == 0 || h->content_type != HSK_APPLICATION_DATA) return 0;
  if (c->read.tls13) return error == HSK_PEER_BAD_RECORD_MAC;
  return c->state == HSK_SERVER13_WAIT_SECOND_HELLO || c->state == HSK_SERVER_WAIT_CLIENT_HELLO;
}

static hsk_result skip_early_data(hsk_turn *t, size_t len)
{
  if (len >= t->c->early_left) return hsk_bad(HSK_PEER_TOO_MUCH_EARLY_DATA, 0);
  t->c->early_left -= (uint32_t)len;
  t->io->in_used += len;
  return hsk_ok();
}

/* The version that a record must show. Before one is agreed any of the major number 3 may stand there (RFC 5246 E.1). In TLS 1.3 it says nothing in front of a
   TLSPlaintext (RFC 8446 5.1); in front of a TLSCiphertext it is always 0x0303 (5.2). */
static uint32_t shown_version(const hsk_conn *c, const uint8_t *record)
{
  if (c->suite == 0) return 0;
  return c->version == HSK_TLS13 && hsk_u8(record, 0) != HSK_APPLICATION_DATA ? HSK_RECORD_VERSION_IGNORED
                                                                              : HSK_TLS12;
}

hsk_result hsk_take_record(hsk_turn *t, int *moved)
{
  hsk_conn *c = t->c;
  hsk_io *io = t->io;
  size_t have = io->in_len - io->in_used;
  uint8_t *record = io->in + io->in_used;
  *moved = 0;
  if (have < HSK_RECORD_HEADER_LEN) {
    c->need_in = HSK_RECORD_HEADER_LEN - have;
    return hsk_ok();
  }
  hsk_record_header h;
  hsk_result r =
      hsk_record_header_parse(record, 0, shown_version(c, record), hsk_record_fragment_max(&c->read), &h);
  if (r.error != HSK_OK) return r;
  size_t len = HSK_RECORD_HEADER_LEN + h.fragment_len;
  if (have < len) {
    c->need_in = len - have;
    return hsk_ok();
  }
  hsk_inner_plaintext in;
  r = stays_plain(c, &h) ? plain(&h, &in) : hsk_record_open(&c->read, &h, record, &in);
  *moved = 1;
  if (is_early_data(c, &h, r.error)) return skip_early_data(t, len);
  if (r.error != HSK_OK) return r;
  if (c->read.tls13 && c->read.seq != 0) c->early_left = 0;
  r = take_content(t, in.content_type, record, in.content);
  if (r.error != HSK_OK) return r;
  size_t left = c->record_left + c->app_left;
  io->in_used += left == 0 ? len : in.content.off;
  c->record_tail = left == 0 ? 0 : len - in.content.off - in.content.len;
  return hsk_ok();
}

/* RFC 8446 5.1: the initial ClientHello SHOULD show 0x0301, for servers that know no later version (RFC 5246 E.1); a second one MUST show 0x0303. */
#define OLDEST_VERSION 0x0301u

static int in_first_flight(const hsk_conn *c, uint32_t content_type)
{
  return content_type == HSK_HANDSHAKE && c->state == HSK_CLIENT_WAIT_SERVER_HELLO;
}

/* Seals len bytes of src as one record behind what io->out holds. The caller has checked the room. */
static hsk_result put_record(hsk_turn *t, uint32_t content_type, const uint8_t *src, size_t len)
{
  hsk_conn *c = t->c;
  uint8_t *record = t->io->out + t->io->out_len;
  /* RFC 8446 5: a ChangeCipherSpec for middleboxes is never protected */
  if (content_type == HSK_CHANGE_CIPHER_SPEC && c->write.tls13) {
    hsk_record_header_put(record, 0, content_type, len);
    hsk_put_bytes(record, HSK_RECORD_HEADER_LEN, src, len);
    t->io->out_len += HSK_RECORD_HEADER_LEN + len;
    return hsk_ok();
  }
  hsk_put_bytes(record, HSK_RECORD_HEADER_LEN + hsk_record_front(&c->write), src, len);
  hsk_result r = hsk_record_seal(&c->write, content_type, record, len);
  if (r.error != HSK_OK) return r;
  if (in_first_flight(c, content_type)) hsk_put16(record, 1, OLDEST_VERSION);
  t->io->out_len += HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(&c->write);
  return hsk_ok();
}

/* How many bytes of content fit in one more record; 0, and need_out, if there is no room for even one. */
static size_t content_room(hsk_turn *t, size_t want)
{
  size_t room = t->io->out_cap - t->io->out_len;
  size_t around = HSK_RECORD_HEADER_LEN + hsk_record_overhead(&t->c->write);
  size_t most = hsk_record_content_max(&t->c->write);
  if (room <= around) {
    t->c->need_out = around + 1;
    return 0;
  }
  size_t n = room - around;
  if (n > want) n = want;
  return n < most ? n : most;
}

/* RFC 8446 D.4: in compatibility mode nothing protected leaves before the ChangeCipherSpec, an alert that stands for the flight no more than the flight. */
static hsk_result flush_late_ccs(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t bytes[HSK_CHANGE_CIPHER_SPEC_LEN];
  hsk_built b = hsk_change_cipher_spec_build(bytes, sizeof bytes);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  c->ccs_sent = 1;
  hsk_observe_message(t, HSK_SENT, HSK_CHANGE_CIPHER_SPEC, (hsk_bytes){bytes, sizeof bytes});
  return put_record(t, HSK_CHANGE_CIPHER_SPEC, bytes, sizeof bytes);
}

static hsk_result flush_alert(hsk_turn *t, int *done)
{
  hsk_conn *c = t->c;
  hsk_alert alert = {c->alert_out / 256u, c->alert_out % 256u};
  uint8_t bytes[HSK_ALERT_LEN];
  int late = c->write.tls13 && !c->ccs_sent && c->session_id_len != 0;
  size_t need = HSK_RECORD_HEADER_LEN + hsk_record_overhead(&c->write) + HSK_ALERT_LEN +
                (late ? HSK_RECORD_HEADER_LEN + HSK_CHANGE_CIPHER_SPEC_LEN : 0u);
  *done = t->io->out_cap - t->io->out_len >= need;
  if (!*done) {
    c->need_out = need;
    return hsk_ok();
  }
  if (late) {
    hsk_result r = flush_late_ccs(t);
    if (r.error != HSK_OK) return r;
  }
  hsk_built b = hsk_alert_build(&alert, bytes, sizeof bytes);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  c->alert_out = 0;
  hsk_observe_message(t, HSK_SENT, HSK_ALERT, (hsk_bytes){bytes, sizeof bytes});
  return put_record(t, HSK_ALERT, bytes, sizeof bytes);
}

/* The last message under the old keys has left. */
static void start_writing(hsk_conn *c)
{
  c->write_due = 0;
  c->write = c->next_write;
  hsk_wipe_bytes(&c->next_write, sizeof c->next_write);
}

hsk_result hsk_flush(hsk_turn *t, int *done)
{
  hsk_conn *c = t->c;
  *done = 0;
  while (c->pending_sent != c->pending_len) {
    size_t n = content_room(t, c->pending_len - c->pending_sent);
    if (n == 0) return hsk_ok();
    hsk_result r = put_record(t, c->pending_type, t->io->work + c->pending_sent, n);
    if (r.error != HSK_OK) return r;
    c->pending_sent += n;
  }
  c->pending_len = c->pending_sent = 0;
  if (c->write_due) start_writing(c);
  *done = 1;
  return c->alert_out == 0 ? hsk_ok() : flush_alert(t, done);
}
