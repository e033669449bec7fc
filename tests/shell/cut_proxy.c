/* cut_proxy PORT STEP DUMP: listens on a free port of 127.0.0.1, which it prints, and relays each connection to 127.0.0.1:PORT. The k-th
   connection (from 1) is cut, in both directions, after k * STEP bytes from the server; STEP 0: never. The bytes of the last
   connection are in DUMP.client and DUMP.server. Runs until it is killed. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int open_socket(uint16_t port, int listening)
{
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)};
  socklen_t len = sizeof a;
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!listening) return connect(fd, (struct sockaddr *)&a, sizeof a) == 0 ? fd : -1;
  if (bind(fd, (struct sockaddr *)&a, sizeof a) != 0 || listen(fd, 8) != 0) return -1;
  if (getsockname(fd, (struct sockaddr *)&a, &len) != 0) return -1;
  printf("%u\n", (unsigned)ntohs(a.sin_port));
  fflush(stdout);
  return fd;
}

static FILE *open_dump(const char *prefix, const char *suffix)
{
  char name[512];
  snprintf(name, sizeof name, "%s.%s", prefix, suffix);
  return fopen(name, "wb");
}

/* Moves at most limit bytes; 0: from has ended, or to takes nothing more. */
static size_t move(int from, int to, FILE *dump, size_t limit)
{
  char buf[4096];
  ssize_t n = read(from, buf, limit < sizeof buf ? limit : sizeof buf);
  if (n <= 0) return 0;
  if (dump != NULL) fwrite(buf, 1, (size_t)n, dump);
  return send(to, buf, (size_t)n, MSG_NOSIGNAL) == n ? (size_t)n : 0;
}

static void relay(int client, int server, size_t limit, FILE *from_client, FILE *from_server)
{
  struct pollfd p[2] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
  size_t left = limit;
  while (left > 0 && poll(p, 2, -1) > 0) {
    if (p[0].revents != 0 && move(client, server, from_client, SIZE_MAX) == 0) return;
    if (p[1].revents == 0) continue;
    size_t n = move(server, client, from_server, left);
    if (n == 0) return;
    left -= n;
  }
}

int main(int argc, char **argv)
{
  if (argc != 4) return 2;
  uint16_t port = (uint16_t)atoi(argv[1]);
  size_t step = (size_t)atoi(argv[2]);
  int listener = open_socket(0, 1);
  for (size_t k = 1; listener >= 0; k++) {
    int client = accept(listener, NULL, NULL), server = open_socket(port, 0);
    if (client < 0 || server < 0) return 1;
    FILE *from_client = open_dump(argv[3], "client"), *from_server = open_dump(argv[3], "server");
    relay(client, server, step == 0 ? SIZE_MAX : k * step, from_client, from_server);
    if (from_client != NULL) fclose(from_client);
    if (from_server != NULL) fclose(from_server);
    close(client);
    close(server);
  }
  return 1;
}
