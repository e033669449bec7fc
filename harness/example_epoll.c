/* A server that holds many connections in little memory: an echo over epoll. Each connection has its context alone; buffers are lent to it
   from a small pool while something is half done (hsk_is_idle), so that 1,000 idle connections cost 1,000 contexts. Linux.
   cc -Ilib -Iharness/tool harness/example_epoll.c harness/tool/files.c build/libhardshake.a -lbearssl
   usage: example_epoll PORT CERTIFICATES.pem KEY.pem [SECONDS]
   A line says what is held whenever that has changed and nothing happens. Who keeps buffers, or does not end its handshake,
   and gets nowhere for SECONDS (10) is closed. */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include "files.h"
#include "hardshake.h"

enum { CLIENTS_MAX = 4096, POOL = 8, DATA_MAX = 2048 };

typedef struct client client;

/* What is lent. data: an echo that has not been taken yet. */
typedef struct {
  client *owner; /* NULL: they are free */
  hsk_io io;
  size_t data_len, data_sent;
  uint8_t in[HSK_RECORD_MAX], out[HSK_RECORD_MAX], work[HSK_WORK_LEN], data[DATA_MAX];
} buffers;

/* What an idle connection costs. */
struct client {
  hsk_conn tls;
  buffers *lent; /* NULL: it is idle */
  int fd;        /* 0: the place is free */
  uint8_t waits; /* 1: for buffers */
  uint8_t ended; /* 1: nothing more comes, but something is still to be sent */
  int64_t since_time;
};

static client clients[CLIENTS_MAX];
static buffers pool[POOL];
static hsk_config cfg;
static int epoll, places, waiting, patience = 10; /* places: so many clients were ever in use */
static int lent, most_lent;

static int64_t now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec;
}

/* Each event is told once: a client that waits for buffers must not be told of its bytes again and again. */
static void watch(client *c, int operation)
{
  uint32_t out = c->lent != NULL && c->lent->io.out_len != 0 ? EPOLLOUT : 0;
  struct epoll_event e = {.events = EPOLLONESHOT | (c->ended ? 0 : EPOLLIN) | out, .data = {.ptr = c}};
  epoll_ctl(epoll, operation, c->fd, &e);
}

static int lend(client *c)
{
  for (buffers *b = pool; b < pool + POOL; b++) {
    if (b->owner != NULL) continue;
    b->owner = c;
    b->io = (hsk_io){
        .in = b->in, .out = b->out, .out_cap = sizeof b->out, .work = b->work, .work_cap = sizeof b->work};
    c->lent = b;
    c->since_time = now();
    if (++lent > most_lent) most_lent = lent;
    return 1;
  }
  return 0;
}

/* The next client must not find what this one has said. */
static void take_back(client *c)
{
  hsk_wipe_bytes(c->lent, sizeof *c->lent);
  c->lent = NULL;
  lent--;
}

static void drop(client *c)
{
  if (c->lent != NULL) take_back(c);
  waiting -= c->waits;
  close(c->fd);
  hsk_wipe_bytes(c, sizeof *c);
}

/* 1: bytes have left, 0: none can now, -1: the connection is gone. */
static int send_out(client *c, hsk_io *io)
{
  ssize_t n = io->out_len == 0 ? 0 : send(c->fd, io->out, io->out_len, MSG_NOSIGNAL | MSG_DONTWAIT);
  if (n < 0) return errno == EAGAIN ? 0 : -1;
  memmove(io->out, io->out + n, io->out_len - (size_t)n);
  io->out_len -= (size_t)n;
  return n > 0;
}

/* The echo: what was read is written before more is read. As send_out. */
static int move_data(client *c, buffers *b)
{
  size_t taken = 0, got = 0;
  if (!(hsk_wants(&c->tls) & HSK_CAN_WRITE)) return 0;
  if (b->data_sent == b->data_len) {
    if (hsk_read(&c->tls, &b->io, b->data, sizeof b->data, &got).error != HSK_OK) return -1;
    b->data_len = got;
    b->data_sent = 0;
  }
  if (b->data_sent == b->data_len) return 0;
  hsk_result r = hsk_write(&c->tls, &b->io, b->data + b->data_sent, b->data_len - b->data_sent, &taken);
  b->data_sent += taken;
  return r.error != HSK_OK ? -1 : got + taken > 0;
}

/* go_on does what can be done now. 1: the connection goes on, 0: it has ended. */
static int go_on(client *c, buffers *b)
{
  hsk_io *io = &b->io;
  for (int moved = 1; moved;) {
    size_t before = io->in_used;
    /* while an echo waits for room, so does what the client says next: it may be its close_notify, behind which nothing can be sent */
    int echoing = b->data_sent != b->data_len && hsk_is_idle(&c->tls);
    hsk_result r = echoing ? (hsk_result){HSK_OK, 0} : hsk_step(&c->tls, &cfg, io);
    if (r.error != HSK_OK || (hsk_wants(&c->tls) & HSK_CLOSED)) {
      (void)send_out(c, io); /* an alert, or close_notify */
      return 0;
    }
    int data = move_data(c, b), sent = send_out(c, io);
    if (data < 0 || sent < 0) return 0;
    moved = io->in_used != before || data || sent;
    if (moved) c->since_time = now();
  }
  memmove(io->in, io->in + io->in_used, io->in_len - io->in_used);
  io->in_len -= io->in_used;
  io->in_used = 0;
  return 1;
}

static int has_nothing(const client *c)
{
  const buffers *b = c->lent;
  return hsk_is_idle(&c->tls) && b->io.in_len == 0 && b->io.out_len == 0 && b->data_sent == b->data_len;
}

/* turn: the socket is ready. */
static void turn(client *c)
{
  int got_buffers = c->lent != NULL || lend(c);
  waiting += !got_buffers - c->waits;
  c->waits = (uint8_t)!got_buffers;
  if (!got_buffers) return;
  buffers *b = c->lent;
  size_t room = sizeof b->in - b->io.in_len;
  ssize_t n = recv(c->fd, b->in + b->io.in_len, room, MSG_DONTWAIT);
  if (n == 0 ? room != 0 : n < 0 && errno != EAGAIN) c->ended = 1;
  if (n > 0) b->io.in_len += (size_t)n;
  if (!go_on(c, b) || (c->ended && b->io.out_len == 0)) {
    drop(c);
    return;
  }
  if (has_nothing(c)) take_back(c);
  watch(c, EPOLL_CTL_MOD);
}

static void welcome(int listener)
{
  client *c = clients;
  while (c < clients + places && c->fd != 0)
    c++;
  int fd = accept(listener, NULL, NULL);
  if (fd < 0) return;
  if (c == clients + CLIENTS_MAX || hsk_server(&c->tls, &cfg).error != HSK_OK) {
    close(fd);
    return;
  }
  if (c == clients + places) places++;
  c->fd = fd;
  c->since_time = now();
  watch(c, EPOLL_CTL_ADD);
}

/* Those who wait get what others have given back, and nobody keeps buffers for ever. */
static void share(void)
{
  for (client *c = clients; c < clients + places; c++) {
    if (c->fd != 0 && c->waits) turn(c);
    int busy = c->lent != NULL || !(hsk_wants(&c->tls) & HSK_CAN_WRITE);
    if (c->fd != 0 && busy && now() - c->since_time > patience) drop(c);
  }
}

/* What the process really takes of its own: pages in memory that are of no file, in bytes. */
static long resident(void)
{
  long all, pages = 0, shared = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (f == NULL || fscanf(f, "%ld %ld %ld", &all, &pages, &shared) != 3) pages = shared = 0;
  if (f != NULL) fclose(f);
  return (pages - shared) * sysconf(_SC_PAGESIZE);
}

static void report(long at_start)
{
  static int told = -1;
  int connected = 0;
  for (client *c = clients; c < clients + places; c++)
    connected += c->fd != 0 && (hsk_wants(&c->tls) & HSK_CAN_WRITE) != 0;
  if (told == connected) return;
  told = connected;
  printf(
      "%d connections, each %zu bytes (hsk_conn: %zu); %d of %d buffers of %zu bytes lent, at most %d were",
      connected, sizeof(client), sizeof(hsk_conn), lent, POOL, sizeof(buffers), most_lent);
  if (connected > 0) printf("; the process grew by %ld bytes for each", (resident() - at_start) / connected);
  printf("\n");
  fflush(stdout);
}

static void configure(char **argv)
{
  static cert_list chain;
  static hsk_private_key key;
  static hsk_credential own;
  if (chain_read(argv[2], &chain) != 0 || key_read(argv[3], &own.key_der, &key) != 0) exit(2);
  own.chain = chain.certs;
  own.chain_len = chain.len;
  own.key = &key;
  cfg.credentials = &own;
  cfg.credentials_len = 1;
}

static int listen_at(const char *port)
{
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port))};
  socklen_t len = sizeof at;
  int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(fd, (struct sockaddr *)&at, sizeof at) != 0 || listen(fd, 1024) != 0 ||
      getsockname(fd, (struct sockaddr *)&at, &len) != 0) {
    perror("example_epoll");
    exit(2);
  }
  printf("listening on %u\n", (unsigned)ntohs(at.sin_port));
  fflush(stdout);
  return fd;
}

int main(int argc, char **argv)
{
  if (argc != 4 && argc != 5) return 1;
  if (argc == 5) patience = atoi(argv[4]);
  configure(argv);
  int listener = listen_at(argv[1]);
  epoll = epoll_create1(0);
  struct epoll_event events[64], e = {.events = EPOLLIN, .data = {.ptr = NULL}};
  if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &e) != 0) return 2;
  hsk_wipe_bytes(pool, sizeof pool); /* in memory before it is measured */
  for (long at_start = resident();;) {
    int n = epoll_wait(epoll, events, 64, waiting != 0 ? 20 : 200);
    cfg.now_time = (int64_t)time(NULL);
    for (int i = 0; i < n; i++) {
      if (events[i].data.ptr == NULL)
        welcome(listener);
      else
        turn(events[i].data.ptr);
    }
    if (n <= 0 || waiting != 0) share();
    if (n <= 0) report(at_start);
  }
}
