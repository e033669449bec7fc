/* Finished (RFC 5246 7.4.9): 12 bytes of verify_data, for every cipher suite of ours. */
#ifndef HSK_MSG_FINISHED_H
#define HSK_MSG_FINISHED_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_VERIFY_DATA_LEN 12

/* hsk_finished_parse: HSK_PEER_MALFORMED_FINISHED unless the body has HSK_VERIFY_DATA_LEN bytes. verify_data is the whole body. */
/*@ requires \valid_read(buf + (0 .. len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> len == HSK_VERIFY_DATA_LEN;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_FINISHED;
    ensures at: \result.at <= len; */
HSK_API HSK_NODISCARD hsk_result hsk_finished_parse(const uint8_t *buf, size_t len);

/* hsk_finished_build writes verify_data[0..12) as the body; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(verify_data + (0 .. HSK_VERIFY_DATA_LEN-1));
    requires \separated(out + (0 .. cap-1), verify_data + (0 .. HSK_VERIFY_DATA_LEN-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, HSK_VERIFY_DATA_LEN, cap);
    ensures ok: BUILT_OK(\result, \true, HSK_VERIFY_DATA_LEN, cap);
    ensures need: BUILT_NEED(\result, HSK_VERIFY_DATA_LEN);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures copied: \result.error == HSK_OK ==> COPIED(out, 0, verify_data, HSK_VERIFY_DATA_LEN); */
HSK_API HSK_NODISCARD hsk_built hsk_finished_build(const uint8_t *verify_data, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
