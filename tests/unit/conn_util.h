/* A client, a server and the wire between them, as the tests of connections share them. */
#ifndef HSK_TEST_CONN_UTIL_H
#define HSK_TEST_CONN_UTIL_H
#include "peer.h"

enum { WIRE_MAX = 32768, STEPS_MAX = 200000 };

/* flight: the bytes that the server sends in answer to what it got. */
typedef struct {
  uint8_t data[WIRE_MAX];
  size_t len;
} flight;

extern peer_server server, server_before;
extern peer_client client, other, before;
extern flight first, second;
extern const char *const kind_names[PEER_KINDS];
#define FOR_KINDS(k) for (enum peer_kind k = PEER_RSA; k < PEER_KINDS; k++)

/* start: a server and a client for it. connected: the client's handshake is done. */
void start(enum peer_kind kind, int mutual);
int connected(const peer_client *k);
/* exchange moves the client's output, whole, to the server, and the server's answer to f. */
void exchange(peer_client *k, flight *f);
/* record_flight: first is the server's first flight, which client has not got. save, restore: client and server as they stand. */
void record_flight(enum peer_kind kind, int mutual);
void save(void);
void restore(void);
/* assert_sticky: an error is for ever: the same answer, the same cause, nothing to write, no secret left. */
void assert_sticky(peer_client *k, uint32_t error);
/* assert_echo: data goes to the server and comes back. */
void assert_echo(peer_client *k);

#endif
