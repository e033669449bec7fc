/* What was tried: each kind of message in each state, and each row of states.def that was taken. Where the environment names a file in
   FUZZ_MATRIX, the counts are added to it at exit: lines "message STATE KIND COUNT" and "row STATE INPUT COUNT" (fuzz/matrix reads them). */
#ifndef FUZZ_MATRIX_H
#define FUZZ_MATRIX_H
#include "core/bytes.h"

/* matrix_kind: each message that TLS 1.2 or 1.3 knows, apart where a state machine has to tell them apart. */
enum matrix_kind {
#define MATRIX_KIND(name, content_type, first_byte) MATRIX_##name,
#include "matrix_kinds.def"
#undef MATRIX_KIND
  MATRIX_KINDS
};

/* matrix_message: a whole message is handed to a connection in state. matrix_transition: a connection took a row. */
void matrix_message(uint32_t state, uint32_t content_type, hsk_bytes message);
void matrix_transition(uint32_t state, uint32_t input);

#endif
