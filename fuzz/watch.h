/* An observer of one connection of either role that holds it to the oracles I1, I2, I4 and I6 while it runs. */
#ifndef FUZZ_WATCH_H
#define FUZZ_WATCH_H
#include "story.h"

/* watch: what was seen. Plain memory: part of a snapshot. */
typedef struct {
  const story *told; /* its messages are the only ones that may lead to CONNECTED */
  uint32_t state;
  size_t genuine; /* messages of the story that were received unchanged and in order, or passed over */
  int foreign;    /* another handshake message was received before the end of the handshake */
  int chain_ok, key_exchange_ok, proof_ok, finished_ok, resumed;
  int random_ok, signed_ok; /* of the last ServerHello, of the last message: they are the server's */
  uint32_t fatal_alerts, transitions;
  uint64_t path; /* a fold of all transitions */
} watch;

void watch_event(void *arg, const hsk_event *event);

#endif
