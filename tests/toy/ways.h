/* Handshakes of each kind between a client and a server of ours over toy crypto (fuzz/crypto_null.c), which is so cheap that a test can
   break each of their parts in turn. */
#ifndef HSK_TEST_WAYS_H
#define HSK_TEST_WAYS_H
#include "pair.h"

/* way: one kind of handshake. Numbers that are 0 are left to their defaults. */
typedef struct {
  const char *name;
  uint32_t version;
  uint16_t suite;  /* that the server speaks */
  uint16_t group;  /* that the server takes; another than the client's share leads to a HelloRetryRequest */
  uint32_t server; /* enum pair_who */
  uint32_t client; /* 1 + enum pair_who of the client, of whom a certificate is required then */
  int resumed, stapled;
  int asked;       /* a certificate of the client is requested, and it has none */
  int alpn;        /* both sides speak the same two protocols */
  int unresumable; /* no tickets; and in TLS 1.2 no extended master secret either */
  int64_t later;   /* seconds between the handshake that is resumed and this one */
  int stateless;   /* the server answers for other contexts, too (hsk_config.stateless_retry) */
} way;

#define WAYS 23u
extern const way ways[WAYS];

/* way_start sets up both sides and, where it takes a session, makes one before; the handshake begins with the next step. */
void way_start(pair *p, const way *w);
/* way_again: the same once more. */
void way_again(pair *p);
/* way_done: both sides are connected as the way says. */
int way_done(const pair *p, const way *w);

#endif
