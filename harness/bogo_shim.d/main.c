/* harness/bogo_shim: a shim for BoringSSL's TLS conformance runner. It connects to the runner, which tells by flags what to do, and exits
   with 0, with 89 where a flag is not implemented, or with 1 and the reason on stderr. */
#include "shim.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

hsk_session the_session;
int have_session;

void session_keep(void *arg, const hsk_session *session)
{
  static uint8_t ticket[65536];
  (void)arg;
  if (session->ticket.len > sizeof ticket) return;
  memcpy(ticket, session->ticket.data, session->ticket.len);
  the_session = *session;
  the_session.ticket.data = ticket;
  have_session = 1;
}

static int dial_family(const flags *f, int v6)
{
  struct sockaddr_in to4 = {.sin_family = AF_INET, .sin_port = htons((uint16_t)f->port)};
  struct sockaddr_in6 to6 = {
      .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)f->port), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
  to4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int s = socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
  const struct sockaddr *to = v6 ? (const struct sockaddr *)&to6 : (const struct sockaddr *)&to4;
  if (s >= 0 && connect(s, to, v6 ? sizeof to6 : sizeof to4) == 0) return s;
  if (s >= 0) close(s);
  return -1;
}

/* Runners of before -ipv6 listen on either loopback address and do not tell which. */
static int dial(const flags *f)
{
  int s = dial_family(f, f->ipv6), on = 1;
  if (s < 0 && !f->ipv6) s = dial_family(f, 1);
  if (s < 0) {
    perror("connect");
    exit(1);
  }
  setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return s;
}

/* A runner that serves each shim on a port of its own gives it no number. */
static void introduce(const flags *f, int s)
{
  uint8_t id[8];
  if (f->shim_id < 0) return;
  for (size_t i = 0; i < sizeof id; i++)
    id[i] = (uint8_t)((uint64_t)(unsigned)f->shim_id >> (8 * i));
  if (write(s, id, sizeof id) != (ssize_t)sizeof id) {
    perror("write");
    exit(1);
  }
}

static int connection(const flags *f, int is_resume)
{
  static run r;
  memset(&r, 0, sizeof r);
  r.f = f;
  r.is_resume = is_resume;
  setup(&r);
  int s = dial(f);
  introduce(f, s);
  int status = exchange(&r, s);
  close(s);
  return status;
}

int main(int argc, char **argv)
{
  static flags first, resumed;
  if (argc == 2 && strcmp(argv[1], "-is-handshaker-supported") == 0) {
    puts("No");
    return 0;
  }
  first.shim_id = resumed.shim_id = -1;
  flags_read(argc, argv, &first, &resumed);
  int status = connection(&first, 0);
  for (int i = 0; status == 0 && i < first.resume_count; i++) {
    if (!resumed.server && !have_session && !resumed.no_ticket && !resumed.expect_session_miss)
      fprintf(stderr, "there is no session to resume\n");
    status = connection(&resumed, 1);
  }
  return status;
}
