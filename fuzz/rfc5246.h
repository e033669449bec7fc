/* The order of messages that RFC 5246 7.3 and 7.4 allow a client, written down by hand from the RFC, not from
 * states.def: oracle I1. */
#ifndef FUZZ_RFC5246_H
#define FUZZ_RFC5246_H
#include "handshake/machine.h"

/* rfc5246_allows: 1 if a client in state from may go to state to because of input. */
int rfc5246_allows(uint32_t from, uint32_t input, uint32_t to);

#endif
