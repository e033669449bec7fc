/* An observer of one connection that holds it to the oracles I1, I2, I4 and I6 while it runs. */
#ifndef FUZZ_WATCH_H
#define FUZZ_WATCH_H
#include "peer12.h"

/* watch: what was seen. Plain memory: part of a snapshot. */
typedef struct {
  const peer12 *peer; /* the server's messages are the only ones that may lead to CONNECTED */
  uint32_t state;
  size_t genuine; /* messages of the peer that were received unchanged and in order */
  int foreign;    /* another one was received */
  int chain_ok, key_exchange_ok, finished_ok;
  int random_ok, signed_ok; /* of the last ServerHello, of the last message: they are the server's */
  uint32_t fatal_alerts, transitions;
  uint64_t path; /* a fold of all transitions */
} watch;

void watch_event(void *arg, const hsk_event *event);

#endif
