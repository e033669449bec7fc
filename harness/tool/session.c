/* The loop around the sans-I/O engine. A turn: give the engine what has come, take what it has decrypted, give
   it what stdin says, send what it has written; then wait until a descriptor can do something of use. */
#include "session.h"
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "trace.h"

typedef struct {
  const session_options *o;
  hsk_conn conn;
  hsk_io io;
  size_t typed_len, typed_sent; /* standard input that was read, and how much of it is protected */
  int connected;                /* the handshake is done and was reported */
  int stdin_ended, closing;     /* closing: hsk_close was called */
  int cannot_send, ended;       /* the transport takes, gives nothing more */
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], typed[HSK_PLAINTEXT_MAX];
  uint8_t work[HSK_MAX_MESSAGE_LEN + sizeof(hsk_chain_scratch) + 16];
} session;

static session the_session; /* too large for some stacks */

static size_t at_most(size_t n, size_t limit)
{
  return limit != 0 && n > limit ? limit : n;
}

static void drop_consumed(hsk_io *io)
{
  if (io->in_used == 0) return;
  memmove(io->in, io->in + io->in_used, io->in_len - io->in_used);
  io->in_len -= io->in_used;
  io->in_used = 0;
}

/* send_out sends once; what the socket does not take stays in io.out. 1: bytes moved. */
static int send_out(session *s)
{
  hsk_io *io = &s->io;
  if (s->cannot_send) io->out_len = 0;
  if (io->out_len == 0) return 0;
  ssize_t n = send(s->o->socket, io->out, at_most(io->out_len, s->o->chunk), MSG_NOSIGNAL);
  if (n < 0) {
    /* The peer may have sent an alert before it went away: go on reading. */
    if (errno != EAGAIN && errno != EINTR) s->cannot_send = 1;
    return 0;
  }
  memmove(io->out, io->out + n, io->out_len - (size_t)n);
  io->out_len -= (size_t)n;
  return 1;
}

static void receive_in(session *s)
{
  hsk_io *io = &s->io;
  size_t room = at_most(sizeof s->in - io->in_len, s->o->chunk);
  if (room == 0) return;
  ssize_t n = recv(s->o->socket, io->in + io->in_len, room, 0);
  if (n > 0)
    io->in_len += (size_t)n;
  else if (n == 0 || (errno != EAGAIN && errno != EINTR))
    s->ended = 1;
}

static void read_typed(session *s)
{
  ssize_t n = read(STDIN_FILENO, s->typed, sizeof s->typed);
  if (n > 0) {
    s->typed_len = (size_t)n;
    s->typed_sent = 0;
  } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
    s->stdin_ended = 1;
  }
}

static int print_all(const uint8_t *data, size_t len)
{
  for (size_t done = 0; done < len;) {
    ssize_t n = write(STDOUT_FILENO, data + done, len - done);
    if (n < 0 && errno != EINTR) {
      fprintf(stderr, "hardshake: standard output: %s\n", strerror(errno));
      return -1;
    }
    if (n > 0) done += (size_t)n;
  }
  return 0;
}

/* take_app prints what was decrypted. -1: a failure. */
static int take_app(session *s, int *moved)
{
  uint8_t buf[4096];
  size_t got = 0;
  while (hsk_wants(&s->conn) & HSK_HAVE_APP) {
    if (hsk_read(&s->conn, &s->io, buf, sizeof buf, &got).error != HSK_OK) return -1;
    if (got == 0) break;
    *moved = 1;
    if (print_all(buf, got) != 0) return -1;
  }
  return 0;
}

/* give_app protects what was typed, and closes behind its end. */
static int give_app(session *s, int *moved)
{
  size_t taken = 0;
  if (!(hsk_wants(&s->conn) & HSK_CAN_WRITE) || s->closing) return 0;
  if (s->typed_sent < s->typed_len) {
    hsk_result r =
        hsk_write(&s->conn, &s->io, s->typed + s->typed_sent, s->typed_len - s->typed_sent, &taken);
    if (r.error != HSK_OK) return -1;
    s->typed_sent += taken;
    if (taken > 0) *moved = 1;
  }
  if (s->stdin_ended && s->typed_sent == s->typed_len) {
    if (hsk_close(&s->conn).error != HSK_OK) return -1;
    s->closing = *moved = 1;
  }
  return 0;
}

static void print_exported(session *s)
{
  uint8_t out[EXPORT_MAX];
  const exported *e = &s->o->export;
  if (e->len == 0) return;
  hsk_bytes context = {e->context_len == 0 ? NULL : e->context, e->context_len};
  hsk_result r = hsk_export(&s->conn, e->label, context, out, e->len);
  fprintf(stderr, "exported: %s", r.error == HSK_OK ? "" : hsk_error_sentence(r.error));
  for (size_t i = 0; r.error == HSK_OK && i < e->len; i++)
    fprintf(stderr, "%02x", hsk_u8(out, i));
  fputc('\n', stderr);
}

static void update_keys(session *s)
{
  if (s->o->key_update && hsk_update_keys(&s->conn, 1).error != HSK_OK)
    fputs("no new keys: only TLS 1.3 can change them\n", stderr);
}

static void note_connected(session *s)
{
  uint32_t state = hsk_state_of(&s->conn);
  if (s->connected || (!hsk_is_connected(state) && state != HSK_CLOSING12 && state != HSK_CLOSING13 &&
                       state != HSK_CLOSED_BY_PEER))
    return;
  s->connected = 1;
  if (s->o->trace) trace_agreed(&s->conn, s->o->cfg);
  print_exported(s);
  update_keys(s);
}

/* settle turns the engine until nothing moves any more. -1: the connection or the output failed. */
static int settle(session *s)
{
  for (int moved = 1; moved;) {
    moved = 0;
    size_t before = s->io.in_used;
    hsk_result r = hsk_step(&s->conn, s->o->cfg, &s->io);
    if (s->io.in_used != before) moved = 1;
    note_connected(s);
    if (r.error != HSK_OK || take_app(s, &moved) != 0 || give_app(s, &moved) != 0) return -1;
    drop_consumed(&s->io);
    moved |= send_out(s);
  }
  return 0;
}

static int wait_for(session *s, short socket_events, int with_stdin)
{
  struct pollfd p[2] = {{s->o->socket, socket_events, 0}, {with_stdin ? STDIN_FILENO : -1, POLLIN, 0}};
  int limit = s->o->timeout > 0 && (!s->connected || s->closing) ? s->o->timeout * 1000 : -1;
  int n;
  do
    n = poll(p, 2, limit);
  while (n < 0 && errno == EINTR);
  if (n <= 0) return -1;
  if (p[1].revents != 0) read_typed(s);
  if (p[0].revents & (POLLIN | POLLHUP | POLLERR)) receive_in(s);
  return 0;
}

/* flush_out sends the last bytes, an alert or close_notify, as far as the peer takes them. */
static void flush_out(session *s)
{
  for (int turns = 0; turns < 1000 && !s->cannot_send; turns++) {
    struct pollfd p = {s->o->socket, POLLOUT, 0};
    hsk_result r =
        hsk_step(&s->conn, s->o->cfg, &s->io); /* moves a pending alert into io.out; its error is known */
    (void)r;
    if (s->io.out_len == 0 && !(hsk_wants(&s->conn) & HSK_HAVE_OUT)) return;
    if (poll(&p, 1, 2000) <= 0) return;
    send_out(s);
  }
}

static enum outcome fail(session *s)
{
  if (hsk_failed(&s->conn) == NULL) return OUTCOME_LOCAL; /* standard output; it was reported */
  flush_out(s);
  return report_failure(&s->conn);
}

static enum outcome end_of_transport(session *s)
{
  hsk_result r = hsk_eof(&s->conn);
  return r.error == HSK_OK ? OUTCOME_FINE : fail(s);
}

static enum outcome run(session *s)
{
  for (;;) {
    if (settle(s) != 0) return fail(s);
    uint32_t wants = hsk_wants(&s->conn);
    if (wants & HSK_CLOSED) {
      flush_out(s);
      return OUTCOME_FINE;
    }
    if (s->ended) return end_of_transport(s);
    int listen = (wants & HSK_CAN_WRITE) != 0 && !s->stdin_ended && s->typed_sent == s->typed_len;
    short events = (short)((s->io.in_len < sizeof s->in ? POLLIN : 0) | (s->io.out_len > 0 ? POLLOUT : 0));
    if (wait_for(s, events, listen) != 0) {
      fputs("hardshake: the peer was silent for too long (--timeout)\n", stderr);
      return OUTCOME_TRUNCATED;
    }
  }
}

enum outcome session_run(const session_options *options)
{
  session *s = &the_session;
  s->o = options;
  s->io.in = s->in;
  s->io.out = s->out;
  s->io.out_cap =
      options->out_cap != 0 && options->out_cap < sizeof s->out ? options->out_cap : sizeof s->out;
  s->io.work = s->work;
  s->io.work_cap = sizeof s->work;
  hsk_result r = hsk_client(&s->conn, options->cfg, options->name);
  if (r.error != HSK_OK) {
    fprintf(stderr, "hardshake: %s: %s\n", hsk_error_name(r.error), hsk_error_sentence(r.error));
    return outcome_of(r.error);
  }
  enum outcome outcome = run(s);
  hsk_wipe(&s->conn);
  hsk_wipe_bytes(s, sizeof *s);
  close(options->socket);
  return outcome;
}
