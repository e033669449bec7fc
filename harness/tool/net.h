/* Sockets. */
#ifndef TOOL_NET_H
#define TOOL_NET_H
#include <stddef.h>

/* net_split takes HOST:PORT or [ADDRESS]:PORT apart. 0, or -1 if it is neither. */
int net_split(const char *target, char *host, size_t host_cap, char *port, size_t port_cap);

/* net_dial connects within timeout seconds (0: no limit). A non-blocking socket, or -1 and a line on stderr. */
int net_dial(const char *host, const char *port, int timeout);

/* net_listen: a non-blocking socket that listens, and its port; or -1 and a line on stderr. */
int net_listen(const char *host, const char *port, unsigned *bound);

#endif
