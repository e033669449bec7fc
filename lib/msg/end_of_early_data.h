/* EndOfEarlyData (RFC 8446 4.5): an empty body. */
#ifndef HSK_MSG_END_OF_EARLY_DATA_H
#define HSK_MSG_END_OF_EARLY_DATA_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_end_of_early_data_parse: HSK_PEER_MALFORMED_END_OF_EARLY_DATA unless the body is empty. */
/*@ requires \valid_read(buf + (0 .. len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> len == 0;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_END_OF_EARLY_DATA;
    ensures at: \result.at <= len; */
HSK_API HSK_NODISCARD hsk_result hsk_end_of_early_data_parse(const uint8_t *buf, size_t len);

/* hsk_end_of_early_data_build writes nothing, which is the body; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.error == HSK_OK && \result.need == 0; */
HSK_API HSK_NODISCARD hsk_built hsk_end_of_early_data_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
