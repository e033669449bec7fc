/* What the conformance runner does with a shim, for tests: accepts the shim's connections, takes the 8 bytes of its id off, and relays each to a
   peer: bogo_relay ID PORT connects to a server on PORT; bogo_relay ID - waits for a client. Prints the shim's port, then the client's. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct sockaddr_in loopback(unsigned port)
{
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return a;
}

static void must(int ok, const char *what)
{
  if (ok) return;
  perror(what);
  exit(1);
}

static int listener(void)
{
  struct sockaddr_in a = loopback(0);
  socklen_t len = sizeof a;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  must(bind(s, (struct sockaddr *)&a, sizeof a) == 0 && listen(s, 4) == 0, "listen");
  must(getsockname(s, (struct sockaddr *)&a, &len) == 0, "getsockname");
  printf("%u\n", ntohs(a.sin_port));
  fflush(stdout);
  return s;
}

static int dial(unsigned port)
{
  struct sockaddr_in a = loopback(port);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  must(connect(s, (struct sockaddr *)&a, sizeof a) == 0, "connect");
  return s;
}

static void check_id(int s, unsigned long id)
{
  unsigned char got[8], wanted[8];
  size_t have = 0;
  while (have < sizeof got) {
    ssize_t n = read(s, got + have, sizeof got - have);
    must(n > 0, "read of the shim's id");
    have += (size_t)n;
  }
  for (size_t i = 0; i < sizeof wanted; i++)
    wanted[i] = (unsigned char)(id >> (8 * i));
  if (memcmp(got, wanted, sizeof got) != 0) {
    fputs("the shim's id is another one\n", stderr);
    exit(1);
  }
}

/* 0: from has ended */
static int pass(int from, int to)
{
  char buf[4096];
  ssize_t n = read(from, buf, sizeof buf);
  if (n <= 0) {
    shutdown(to, SHUT_WR);
    return 0;
  }
  return send(to, buf, (size_t)n, MSG_NOSIGNAL) == n;
}

static void relay(int a, int b)
{
  struct pollfd p[2] = {{a, POLLIN, 0}, {b, POLLIN, 0}};
  while ((p[0].fd >= 0 || p[1].fd >= 0) && poll(p, 2, 20000) > 0) {
    if (p[0].revents && !pass(a, b)) p[0].fd = -1;
    if (p[1].revents && !pass(b, a)) p[1].fd = -1;
  }
  close(a);
  close(b);
}

int main(int argc, char **argv)
{
  if (argc != 3) return 2;
  int shims = listener(), clients = strcmp(argv[2], "-") == 0 ? listener() : -1;
  for (;;) {
    int shim = accept(shims, NULL, NULL);
    must(shim >= 0, "accept");
    check_id(shim, strtoul(argv[1], NULL, 10));
    relay(shim, clients < 0 ? dial((unsigned)strtoul(argv[2], NULL, 10)) : accept(clients, NULL, NULL));
  }
}
