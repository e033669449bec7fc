/* KeyUpdate (RFC 8446 4.6.3): one byte. */
#ifndef HSK_MSG_KEY_UPDATE_H
#define HSK_MSG_KEY_UPDATE_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "key_update.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_KEY_UPDATE_LEN 1

/* KeyUpdateRequest */
enum hsk_key_update_request { HSK_UPDATE_NOT_REQUESTED = 0, HSK_UPDATE_REQUESTED = 1 };

/* hsk_key_update_parse reads a body that fills buf[0..len). HSK_PEER_MALFORMED_KEY_UPDATE: other than one byte;
   HSK_PEER_BAD_KEY_UPDATE: another value than 0 or 1. On failure *request_update is unchanged. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(request_update) && \separated(request_update, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *request_update;
    ensures iff: \result.error == HSK_OK <==> KeyUpdate(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_KEY_UPDATE ||
                    \result.error == HSK_PEER_BAD_KEY_UPDATE;
    ensures malformed: \result.error == HSK_PEER_MALFORMED_KEY_UPDATE <==> len != 1;
    ensures at: \result.at <= len;
    ensures request: \result.error == HSK_OK ==> *request_update == buf[0];
    ensures keep: \result.error != HSK_OK ==> *request_update == \old(*request_update); */
HSK_API HSK_NODISCARD hsk_result hsk_key_update_parse(const uint8_t *buf, size_t len,
                                                      uint32_t *request_update);

/* hsk_key_update_build writes the body; for the answer see hsk_built. Another request_update than enum hsk_key_update_request has is HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, request_update <= 1);
    ensures too_small: BUILT_TOO_SMALL(\result, request_update <= 1, HSK_KEY_UPDATE_LEN, cap);
    ensures ok: BUILT_OK(\result, request_update <= 1, HSK_KEY_UPDATE_LEN, cap);
    ensures need: BUILT_NEED(\result, HSK_KEY_UPDATE_LEN);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> KeyUpdate(out, \result.need);
    ensures request: \result.error == HSK_OK ==> out[0] == request_update; */
HSK_API HSK_NODISCARD hsk_built hsk_key_update_build(uint32_t request_update, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
