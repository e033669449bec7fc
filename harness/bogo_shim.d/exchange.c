/* One connection: the handshake, then each byte comes back XOR 0xff until the peer closes. */
#include "shim.h"
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "core/wipe.h"

typedef struct {
  run *r;
  int socket, ended, data_behind_close; /* ended: the peer has closed the transport */
  hsk_conn c;
  hsk_io io;
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[2 * HSK_MAX_MESSAGE_LEN];
} link_state;

static link_state the_link; /* too large for some stacks */

static int complain(const char *what)
{
  fprintf(stderr, "%s\n", what);
  return 1;
}

static void send_out(link_state *l)
{
  size_t sent = 0;
  while (sent < l->io.out_len) {
    ssize_t n = send(l->socket, l->io.out + sent, l->io.out_len - sent, MSG_NOSIGNAL);
    if (n < 0 && errno != EINTR) break; /* the peer may be gone and have left an alert to read */
    if (n > 0) sent += (size_t)n;
  }
  l->io.out_len = 0;
}

/* With -async a byte at a time, as the runner's asynchronous tests want it. */
static void receive(link_state *l)
{
  hsk_io *io = &l->io;
  memmove(io->in, io->in + io->in_used, io->in_len - io->in_used);
  io->in_len -= io->in_used;
  io->in_used = 0;
  size_t room = l->r->f->async ? 1 : sizeof l->in - io->in_len;
  ssize_t n;
  do
    n = recv(l->socket, io->in + io->in_len, room, 0);
  while (n < 0 && errno == EINTR);
  if (n <= 0)
    l->ended = 1;
  else
    io->in_len += (size_t)n;
}

static hsk_result answer_sign(link_state *l)
{
  uint32_t scheme;
  size_t i, len;
  uint8_t digest[HSK_HASH_MAX], signature[HSK_SIGNATURE_MAX];
  hsk_rng rng;
  hsk_result r = hsk_to_sign(&l->c, &scheme, &i, digest);
  if (r.error != HSK_OK) return r;
  if (!hsk_rng_init(&rng, (hsk_bytes){NULL, 0}) ||
      !hsk_sign(scheme, l->r->key_der[i].data, &l->r->keys[i], &rng, digest, signature, &len))
    len = 1;
  return hsk_signed(&l->c, &l->r->cfg, &l->io, (hsk_bytes){signature, len});
}

static hsk_result answer_decrypt(link_state *l)
{
  uint32_t version;
  size_t i;
  hsk_bytes ciphertext;
  uint8_t premaster[HSK_PREMASTER_LEN];
  hsk_rng rng;
  hsk_result r = hsk_to_decrypt(&l->c, &l->io, &version, &i, &ciphertext);
  if (r.error != HSK_OK) return r;
  if (!hsk_rng_init(&rng, (hsk_bytes){NULL, 0})) return hsk_bad(HSK_NO_ENTROPY, 0);
  if (!hsk_rsa_decrypt_premaster(l->r->key_der[i].data, &l->r->keys[i], &rng, version, ciphertext, premaster))
    return hsk_bad(HSK_SIGNING_FAILED, 0);
  r = hsk_decrypted(&l->c, &l->r->cfg, &l->io, (hsk_bytes){premaster, sizeof premaster});
  hsk_wipe_bytes(premaster, sizeof premaster);
  return r;
}

/* What the runner's callback answers, and the alert that it leaves to the library: certificate_unknown from the one that it calls custom, handshake_failure from
   the other. Neither gives a reason, so these are errors that have the alert. One that was not asked to verify the peer fails nothing. */
static uint32_t verdict(const flags *f)
{
  if (!f->verify_fail || (!f->verify_peer && !f->require_any_client_certificate)) return HSK_OK;
  return f->use_custom_verify_callback ? HSK_CERT_REVOCATION_UNKNOWN : HSK_PEER_NO_COMMON_SIGNATURE;
}

/* The caller's part, and what there is to send; after an answer the engine goes on with what it has. */
static hsk_result answer(link_state *l, uint32_t wants)
{
  if (wants & HSK_WANT_SIGN) return answer_sign(l);
  if (wants & HSK_WANT_DECRYPT) return answer_decrypt(l);
  if (wants & HSK_WANT_CHAIN) return hsk_judged(&l->c, &l->r->cfg, &l->io, verdict(l->r->f));
  return hsk_ok();
}

static hsk_result step(link_state *l)
{
  for (;;) {
    hsk_result r = hsk_step(&l->c, &l->r->cfg, &l->io);
    send_out(l);
    uint32_t wants = hsk_wants(&l->c);
    if (r.error != HSK_OK || (wants & (HSK_WANT_SIGN | HSK_WANT_DECRYPT | HSK_WANT_CHAIN)) == 0) return r;
    r = answer(l, wants);
    if (r.error != HSK_OK) return r;
  }
}

/* Goes on until one of the flags is wanted. */
static hsk_result until(link_state *l, uint32_t flags_wanted)
{
  for (;;) {
    hsk_result r = step(l);
    if (r.error != HSK_OK) {
      send_out(l);
      while (hsk_wants(&l->c) & HSK_HAVE_OUT) { /* the alert, if there was no room for it */
        hsk_result again = hsk_step(&l->c, &l->r->cfg, &l->io);
        send_out(l);
        if (again.error != r.error) break;
      }
      return r;
    }
    uint32_t wants = hsk_wants(&l->c);
    if (wants & flags_wanted) return hsk_ok();
    if ((wants & HSK_WANT_IN) == 0) continue;
    receive(l);
    if (l->ended) return hsk_eof(&l->c);
  }
}

static hsk_result write_all(link_state *l, const uint8_t *data, size_t len)
{
  for (size_t at = 0, taken; at < len; at += taken) {
    hsk_result r = hsk_write(&l->c, &l->io, data + at, len - at, &taken);
    if (r.error != HSK_OK) return r;
    send_out(l);
    if (taken != 0) continue;
    r = step(l);
    if (r.error != HSK_OK) return r;
  }
  return hsk_ok();
}

static hsk_result export_material(link_state *l)
{
  static uint8_t out[8192];
  const flags *f = l->r->f;
  size_t len = (size_t)f->export_keying_material;
  const char *context = f->export_context == NULL ? "" : f->export_context;
  /* in TLS 1.3 no context is an empty one */
  hsk_bytes c = {f->use_export_context ? (const uint8_t *)context : NULL,
                 f->use_export_context ? strlen(context) : 0};
  if (len > sizeof out) unimplemented("so much keying material");
  hsk_result r = hsk_export(&l->c, f->export_label == NULL ? "" : f->export_label, c, out, len);
  return r.error != HSK_OK ? r : write_all(l, out, len);
}

static hsk_result write_sizes(link_state *l)
{
  static const size_t sizes[] = {0, 1, 255, 256, 257, 16383, 16384, 16385, 32767, 32768, 32769};
  static uint8_t data[32769];
  memset(data, 0x42, sizeof data);
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    hsk_result r = write_all(l, data, sizes[i]);
    if (r.error != HSK_OK) return r;
  }
  return hsk_ok();
}

static hsk_result echo_once(link_state *l)
{
  uint8_t buf[16384];
  const flags *f = l->r->f;
  size_t cap = f->read_size > 0 && f->read_size <= (int)sizeof buf ? (size_t)f->read_size : 512, got;
  hsk_result r = hsk_read(&l->c, &l->io, buf, cap, &got);
  if (r.error == HSK_OK && f->key_update && got != 0) r = hsk_update_keys(&l->c, 0);
  if (r.error == HSK_OK && f->key_update && got != 0) r = step(l);
  for (size_t i = 0; i < got; i++)
    buf[i] ^= 0xff;
  return r.error != HSK_OK ? r : write_all(l, buf, got);
}

/* An end of the transport without close_notify is fine unless the runner asks for one. */
static hsk_result echo(link_state *l)
{
  for (;;) {
    hsk_result r = hsk_ok();
    if (l->r->f->key_update_before_read) r = hsk_update_keys(&l->c, 0);
    if (r.error == HSK_OK) r = until(l, HSK_HAVE_APP | HSK_CLOSED);
    if (r.error == HSK_ALERT_TRUNCATED && !l->r->f->check_close_notify) return hsk_ok();
    if (r.error != HSK_OK) return r;
    if ((hsk_wants(&l->c) & HSK_HAVE_APP) == 0) return hsk_ok();
    r = echo_once(l);
    if (r.error != HSK_OK) return r;
  }
}

static hsk_result shut_down(link_state *l)
{
  if (l->ended || (hsk_wants(&l->c) & HSK_CLOSED)) return hsk_ok();
  hsk_result r = hsk_close(&l->c);
  if (r.error == HSK_OK) r = step(l);
  if (r.error != HSK_OK || !l->r->f->check_close_notify) return r;
  while ((hsk_wants(&l->c) & HSK_CLOSED) == 0) {
    r = until(l, HSK_HAVE_APP | HSK_CLOSED);
    if (r.error != HSK_OK) return r;
    if (hsk_wants(&l->c) & HSK_HAVE_APP) l->data_behind_close = 1;
    if (l->data_behind_close) return hsk_ok();
  }
  return hsk_ok();
}

static hsk_result play_data(link_state *l)
{
  const flags *f = l->r->f;
  hsk_result r = hsk_ok();
  if (f->export_keying_material > 0) r = export_material(l);
  if (r.error == HSK_OK && f->write_different_record_sizes) return write_sizes(l);
  if (r.error == HSK_OK && f->shim_writes_first) r = write_all(l, (const uint8_t *)"hello", 5);
  if (r.error == HSK_OK && !f->shim_shuts_down) r = echo(l);
  return r;
}

static int failed(link_state *l, hsk_result r)
{
  const hsk_failure *why = hsk_failed(&l->c);
  fprintf(stderr, "%s: %s (at %zu in %s", hsk_error_name(r.error), hsk_error_sentence(r.error), r.at,
          why == NULL ? "?" : hsk_state_name(why->state));
  if (why != NULL && why->alert_received != HSK_NO_ALERT)
    fprintf(stderr, ", alert %u received", why->alert_received);
  fprintf(stderr, ")\n");
  return 1;
}

/* Half-closes, then drains, or the runner might not see the last alert. */
static void drain(int socket)
{
  uint8_t dropped[4096];
  shutdown(socket, SHUT_WR);
  while (recv(socket, dropped, sizeof dropped, 0) > 0) {
  }
}

static int play(link_state *l)
{
  const flags *f = l->r->f;
  hsk_result r = f->server ? hsk_server(&l->c, &l->r->cfg) : hsk_client(&l->c, &l->r->cfg, f->host_name);
  if (r.error == HSK_OK)
    r = until(l, HSK_CAN_WRITE | HSK_CLOSED); /* the peer may have said all that it has to say */
  if (r.error != HSK_OK) return failed(l, r);
  l->r->connected = 1;
  if (f->handshake_never_done) return complain("the handshake completed");
  if (!handshake_as_expected(l->r, &l->c)) return 1;
  r = play_data(l);
  if (r.error == HSK_OK && !messages_as_expected(l->r)) return 1;
  if (r.error == HSK_OK) r = shut_down(l);
  if (r.error != HSK_OK) return failed(l, r);
  if (l->data_behind_close) return complain("data behind our close_notify");
  return end_as_expected(l->r, &l->c) ? 0 : 1;
}

int exchange(run *r, int socket)
{
  link_state *l = &the_link;
  memset(l, 0, sizeof *l);
  l->r = r;
  l->socket = socket;
  l->io.in = l->in;
  l->io.out = l->out;
  l->io.out_cap = sizeof l->out;
  l->io.work = l->work;
  l->io.work_cap = sizeof l->work;
  int status = play(l);
  drain(socket);
  hsk_wipe(&l->c);
  return status;
}
