/* The order of messages that RFC 5246 7.3 and 7.4, RFC 5077 3, RFC 6066 8 and RFC 8446 2, 4 and appendix A allow, written down by hand from the RFCs, not
 * from states.def: oracle I1. */
#ifndef FUZZ_FLIGHTS_H
#define FUZZ_FLIGHTS_H
#include "handshake/machine.h"

/* flights_allow: 1 if who is in state from may go to state to because of input. */
int flights_allow(uint32_t from, uint32_t input, uint32_t to);

#endif
