#include "net.h"
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int copy_part(const char *from, size_t len, char *to, size_t cap)
{
  if (len == 0 || len >= cap) return -1;
  memcpy(to, from, len);
  to[len] = 0;
  return 0;
}

int net_split(const char *target, char *host, size_t host_cap, char *port, size_t port_cap)
{
  const char *start = target, *colon = strrchr(target, ':'), *end = colon;
  if (colon == NULL) return -1;
  if (*target == '[') {
    start = target + 1;
    end = strchr(target, ']');
    if (end == NULL || end + 1 != colon) return -1;
  } else if (strchr(target, ':') != colon) {
    return -1; /* an IPv6 address without brackets */
  }
  if (copy_part(start, (size_t)(end - start), host, host_cap) != 0) return -1;
  return copy_part(colon + 1, strlen(colon + 1), port, port_cap);
}

static int finish(int fd, int timeout)
{
  struct pollfd p = {fd, POLLOUT, 0};
  int error = 0;
  socklen_t len = sizeof error;
  int n = poll(&p, 1, timeout > 0 ? timeout * 1000 : -1);
  if (n == 0) return ETIMEDOUT;
  if (n < 0 || getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &len) != 0) return errno;
  return error;
}

static int dial_one(const struct addrinfo *a, int timeout, int *error)
{
  int one = 1, fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
  if (fd < 0) {
    *error = errno;
    return -1;
  }
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  if (fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && connect(fd, a->ai_addr, a->ai_addrlen) == 0) return fd;
  *error = errno == EINPROGRESS ? finish(fd, timeout) : errno;
  if (*error == 0) return fd;
  close(fd);
  return -1;
}

int net_dial(const char *host, const char *port, int timeout)
{
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *list = NULL;
  int error = 0, fd = -1, n = getaddrinfo(host, port, &hints, &list);
  if (n != 0) {
    fprintf(stderr, "hardshake: %s port %s: %s\n", host, port, gai_strerror(n));
    return -1;
  }
  for (const struct addrinfo *a = list; a != NULL && fd < 0; a = a->ai_next)
    fd = dial_one(a, timeout, &error);
  freeaddrinfo(list);
  if (fd < 0) fprintf(stderr, "hardshake: %s port %s: %s\n", host, port, strerror(error));
  return fd;
}

static int listen_one(const struct addrinfo *a, unsigned *bound)
{
  struct sockaddr_storage own;
  socklen_t len = sizeof own;
  char port[32];
  int one = 1, fd = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
  if (fd < 0) return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  if (fcntl(fd, F_SETFL, O_NONBLOCK) == 0 && bind(fd, a->ai_addr, a->ai_addrlen) == 0 &&
      listen(fd, 64) == 0 && getsockname(fd, (struct sockaddr *)&own, &len) == 0 &&
      getnameinfo((struct sockaddr *)&own, len, NULL, 0, port, sizeof port, NI_NUMERICSERV) == 0 &&
      sscanf(port, "%u", bound) == 1)
    return fd;
  int error = errno;
  close(fd);
  errno = error;
  return -1;
}

int net_listen(const char *host, const char *port, unsigned *bound)
{
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE};
  struct addrinfo *list = NULL;
  int fd = -1, n = getaddrinfo(host, port, &hints, &list);
  if (n != 0) {
    fprintf(stderr, "hardshake: %s port %s: %s\n", host, port, gai_strerror(n));
    return -1;
  }
  for (const struct addrinfo *a = list; a != NULL && fd < 0; a = a->ai_next)
    fd = listen_one(a, bound);
  if (fd < 0) fprintf(stderr, "hardshake: %s port %s: %s\n", host, port, strerror(errno));
  freeaddrinfo(list);
  return fd;
}
