/* The state machine: states.def as a function. */
#ifndef HSK_HANDSHAKE_MACHINE_H
#define HSK_HANDSHAKE_MACHINE_H
#include "core/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_state: where a connection is. RFC 5246 7.3 draws the flight but names no states: a WAIT state is named after the message
   that comes next. */
enum hsk_state {
#define HSK_S(name) name,
#include "handshake/state_names.def"
#undef HSK_S
  HSK_STATE_COUNT
};

/* hsk_input: what can happen to a connection: a message received and classified, or a step of our own (SEND, START, CLOSE).
   HSK_IN_OTHER is any message that no row of the table names. */
enum hsk_input {
#define HSK_I(name) name,
#include "handshake/input_names.def"
#undef HSK_I
  HSK_INPUT_COUNT
};

#ifdef __FRAMAC__
#include "machine.acsl.h"
#endif

/* hsk_next: the state that input leads to, HSK_FAILED where the table has no row (and then unexpected_message is due). Proven: it is the table;
   the table is exactly the machine of RFC 5246 7.3, RFC 5077 3 and RFC 8446 appendix A (proofs/machine/refines.c); and whoever is connected has
   verified the peer's Finished behind its proof of who it is (proofs/machine/traces.c). */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures table: (\result != HSK_FAILED <==> has_row(state, input)) &&
                   (\result != HSK_FAILED ==> legal(state, input, \result));
    ensures range: \result < HSK_STATE_COUNT; */
HSK_API uint32_t hsk_next(uint32_t state, uint32_t input);

/* hsk_legal: 1 if the table has a row for input in state. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == 1 <==> has_row(state, input);
    ensures \result == 0 || \result == 1; */
HSK_API int hsk_legal(uint32_t state, uint32_t input);

/* hsk_is_connected: 1 for the states in which the handshake is done and both sides may send data. */
HSK_API int hsk_is_connected(uint32_t state);

/* hsk_row_rfc: the row's clause, "" where there is none. hsk_state_name, hsk_input_name: "HSK_CONNECTED", "?" for another number. */
HSK_API const char *hsk_row_rfc(uint32_t state, uint32_t input);
HSK_API const char *hsk_state_name(uint32_t state);
HSK_API const char *hsk_input_name(uint32_t input);

#ifdef __cplusplus
}
#endif
#endif
