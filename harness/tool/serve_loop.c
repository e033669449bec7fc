/* The connections of hardshake serve: one process, one poll, SERVED_MAX places. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "names.h"
#include "report.h"
#include "serve.h"

static served places[SERVED_MAX];
static volatile sig_atomic_t stopping;
static unsigned long last_shown; /* the connection that the trace spoke of last */

static void on_signal(int number)
{
  (void)number;
  stopping = 1;
}

static int64_t clock_seconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec;
}

static void watch(void *arg, const hsk_event *event)
{
  served *s = arg;
  if (last_shown != s->number) fprintf(stderr, "connection %lu\n", s->number);
  last_shown = s->number;
  trace_event(&s->tracer, event);
}

static void finish(served *s)
{
  hsk_wipe(&s->conn);
  if (s->file >= 0) close(s->file);
  close(s->socket);
  hsk_wipe_bytes(s, sizeof *s);
  s->socket = -1;
}

static int start(serve_settings *set, served *s, int socket, unsigned long number)
{
  s->socket = socket;
  s->number = number;
  s->file = -1;
  s->active_time = clock_seconds();
  s->cfg = set->cfg;
  s->cfg.now_time = (int64_t)time(NULL);
  s->tracer.cfg = &s->cfg;
  if (set->trace) {
    s->cfg.observe = watch;
    s->cfg.observe_arg = s;
  }
  s->io = (hsk_io){
      .in = s->in, .out = s->out, .out_cap = sizeof s->out, .work = s->work, .work_cap = sizeof s->work};
  hsk_result r = hsk_server(&s->conn, &s->cfg);
  if (r.error == HSK_OK) return 0;
  fprintf(stderr, "hardshake: %s: %s\n", hsk_error_name(r.error), hsk_error_sentence(r.error));
  finish(s);
  return -1;
}

/* send_out sends once. 1: bytes moved. */
static int send_out(served *s)
{
  hsk_io *io = &s->io;
  if (s->cannot_send) io->out_len = 0;
  if (io->out_len == 0) return 0;
  ssize_t n = send(s->socket, io->out, io->out_len, MSG_NOSIGNAL);
  if (n < 0) {
    if (errno != EAGAIN && errno != EINTR) s->cannot_send = 1;
    return 0;
  }
  memmove(io->out, io->out + n, io->out_len - (size_t)n);
  io->out_len -= (size_t)n;
  s->active_time = clock_seconds();
  return 1;
}

/* receive_in: only what an echo receives counts as activity: handshakes and requests are to be whole in time, however they trickle. */
static void receive_in(const serve_settings *set, served *s)
{
  hsk_io *io = &s->io;
  size_t room = sizeof s->in - io->in_len;
  if (room == 0) return;
  ssize_t n = recv(s->socket, io->in + io->in_len, room, 0);
  if (n > 0) {
    io->in_len += (size_t)n;
    if (set->root < 0 && s->connected && !s->closing && !s->drained) s->active_time = clock_seconds();
  } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
    s->ended = 1;
  }
}

static void drop_consumed(hsk_io *io)
{
  if (io->in_used == 0) return;
  memmove(io->in, io->in + io->in_used, io->in_len - io->in_used);
  io->in_len -= io->in_used;
  io->in_used = 0;
}

static void note_connected(served *s)
{
  if (s->connected || !(hsk_wants(&s->conn) & HSK_CAN_WRITE)) return;
  s->connected = 1;
  s->active_time = clock_seconds();
  printf("connection %lu: %s %s%s%s\n", s->number, name_of_version(hsk_version_of(&s->conn)),
         hsk_suite_name(hsk_suite_of(&s->conn)), hsk_was_resumed(&s->conn) ? ", resumed" : "",
         s->conn.peer_certified ? ", client certified" : "");
  fflush(stdout);
  if (s->cfg.observe != NULL) trace_agreed(&s->conn, &s->cfg);
}

/* take_app reads only when the answer before is on its way: a client that does not read is not read from. */
static int take_app(const serve_settings *set, served *s, int *moved)
{
  uint8_t data[ANSWER_MAX];
  size_t got = 0;
  if (!(hsk_wants(&s->conn) & HSK_HAVE_APP)) return 0;
  if (set->root < 0 && !s->closing && s->answer_sent < s->answer_len) return 0;
  if (hsk_read(&s->conn, &s->io, data, sizeof data, &got).error != HSK_OK) return -1;
  if (got == 0) return 0;
  *moved = 1;
  if (s->closing) return 0;
  if (set->root >= 0) {
    serve_request(s, set->root, data, got);
    return 0;
  }
  memcpy(s->answer, data, got);
  s->answer_len = got;
  s->answer_sent = 0;
  return 0;
}

static int give_app(served *s, int *moved)
{
  size_t taken = 0;
  if (s->closing || !(hsk_wants(&s->conn) & HSK_CAN_WRITE)) return 0;
  if (s->answer_sent == s->answer_len) serve_more(s);
  if (s->answer_sent < s->answer_len) {
    hsk_result r =
        hsk_write(&s->conn, &s->io, s->answer + s->answer_sent, s->answer_len - s->answer_sent, &taken);
    if (r.error != HSK_OK) return -1;
    s->answer_sent += taken;
    if (taken > 0) *moved = 1;
  }
  int done = s->answered && s->file < 0 && s->answer_sent == s->answer_len;
  if (done || stopping) {
    if (hsk_close(&s->conn).error != HSK_OK) return -1;
    s->closing = *moved = 1;
  }
  return 0;
}

/* answering: what was asked is not answered yet. */
static int answering(const served *s)
{
  return !s->closing && (s->answered || s->answer_sent < s->answer_len);
}

/* step: while an answer is on its way, what the client says next waits: it may be its close_notify, behind which nothing can be sent. */
static hsk_result step(served *s)
{
  if (answering(s) && hsk_is_idle(&s->conn)) return (hsk_result){HSK_OK, 0};
  return hsk_step(&s->conn, &s->cfg, &s->io);
}

/* settle turns the engine until nothing moves any more. -1: the connection failed. */
static int settle(const serve_settings *set, served *s)
{
  for (int moved = 1; moved;) {
    size_t before = s->io.in_used;
    hsk_result r = step(s);
    moved = s->io.in_used != before;
    note_connected(s);
    if (r.error != HSK_OK) return -1;
    if (take_app(set, s, &moved) != 0 || give_app(s, &moved) != 0) return -1;
    drop_consumed(&s->io);
    moved |= send_out(s);
  }
  return 0;
}

/* last_words sends an alert or close_notify as far as the socket takes it, without waiting. */
static void last_words(served *s)
{
  for (int i = 0; i < 4; i++) {
    hsk_result r = hsk_step(&s->conn, &s->cfg, &s->io); /* its error is known */
    (void)r;
    if (!send_out(s)) return;
  }
}

/* drain lets the client read what was sent: a socket that is closed while bytes wait in it resets the connection. */
static void drain(served *s)
{
  last_words(s);
  shutdown(s->socket, SHUT_WR);
  s->drained = 1;
}

static void turn(const serve_settings *set, served *s)
{
  if (s->drained) {
    s->io.in_len = 0;
    if (s->ended) finish(s);
    return;
  }
  if (settle(set, s) != 0) {
    if (hsk_failed(&s->conn) != NULL) report_failure(&s->conn);
    drain(s);
    return;
  }
  if (hsk_wants(&s->conn) & HSK_CLOSED) {
    drain(s);
  } else if (s->ended && (!answering(s) || s->cannot_send)) {
    /* whoever has got our close_notify need not answer it */
    if (!s->closing && hsk_eof(&s->conn).error != HSK_OK) report_failure(&s->conn);
    finish(s);
  } else if (s->closing && s->io.out_len == 0 && !(hsk_wants(&s->conn) & HSK_HAVE_OUT)) {
    drain(s);
  }
}

static void expire(const serve_settings *set, served *s)
{
  int limit = s->drained || stopping ? 2 : set->timeout;
  if (limit == 0 || clock_seconds() - s->active_time <= limit) return;
  if (!s->drained) fprintf(stderr, "hardshake: connection %lu took too long (--timeout)\n", s->number);
  finish(s);
}

static short events_of(const served *s)
{
  if (s->drained) return POLLIN;
  return (short)((!s->ended && s->io.in_len < sizeof s->in ? POLLIN : 0) | (s->io.out_len > 0 ? POLLOUT : 0));
}

static void serve_place(const serve_settings *set, served *s, short events)
{
  if (events & (POLLIN | POLLHUP | POLLERR)) receive_in(set, s);
  if (events != 0 || stopping) turn(set, s);
  if (s->socket >= 0) expire(set, s);
}

static served *free_place(void)
{
  for (size_t i = 0; i < SERVED_MAX; i++)
    if (places[i].socket < 0) return &places[i];
  return NULL;
}

static size_t busy(void)
{
  size_t n = 0;
  for (size_t i = 0; i < SERVED_MAX; i++)
    n += places[i].socket >= 0;
  return n;
}

static void welcome(serve_settings *set, int listener, unsigned long *count)
{
  served *s = free_place();
  int fd = s == NULL ? -1 : accept(listener, NULL, NULL);
  if (fd < 0) return;
  if (fcntl(fd, F_SETFL, O_NONBLOCK) != 0)
    close(fd);
  else if (start(set, s, fd, *count + 1) == 0)
    ++*count;
}

int serve_run(serve_settings *set, int listener)
{
  struct pollfd p[SERVED_MAX + 1];
  struct sigaction end = {.sa_handler = on_signal};
  unsigned long count = 0;
  sigaction(SIGTERM, &end, NULL);
  sigaction(SIGINT, &end, NULL);
  for (size_t i = 0; i < SERVED_MAX; i++)
    places[i].socket = -1;
  for (;;) {
    int more = !stopping && (set->connections == 0 || count < set->connections);
    if (!more && busy() == 0) break;
    for (size_t i = 0; i < SERVED_MAX; i++)
      p[i] = (struct pollfd){places[i].socket, places[i].socket < 0 ? 0 : events_of(&places[i]), 0};
    p[SERVED_MAX] = (struct pollfd){more && free_place() != NULL ? listener : -1, POLLIN, 0};
    /* once a second, silence is looked for */
    if (poll(p, SERVED_MAX + 1, 1000) < 0 && errno != EINTR) return OUTCOME_LOCAL;
    for (size_t i = 0; i < SERVED_MAX; i++)
      if (places[i].socket >= 0) serve_place(set, &places[i], p[i].revents);
    if (p[SERVED_MAX].revents != 0) welcome(set, listener, &count);
  }
  close(listener);
  return OUTCOME_FINE;
}
