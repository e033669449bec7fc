/* max_fragment_length (RFC 6066 4): the same form both ways. */
#ifndef HSK_MSG_MAX_FRAGMENT_LENGTH_H
#define HSK_MSG_MAX_FRAGMENT_LENGTH_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  uint32_t max_fragment_length; /* 1 to 4, for 2^9, 2^10, 2^11, 2^12 bytes */
} hsk_max_fragment_length;

/* hsk_max_fragment_length_parse: on failure *mfl is unchanged. Errors: HSK_PEER_MALFORMED_MAX_FRAGMENT_LENGTH,
   HSK_PEER_BAD_MAX_FRAGMENT_LENGTH (another value). */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(mfl) && \separated(mfl, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *mfl;
    ensures iff: \result.error == HSK_OK <==> MaxFragmentLength(buf, off, end);
    ensures malformed: \result.error == HSK_PEER_MALFORMED_MAX_FRAGMENT_LENGTH <==> end != off + 1;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_MAX_FRAGMENT_LENGTH || \result.error == HSK_PEER_BAD_MAX_FRAGMENT_LENGTH;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> mfl->max_fragment_length == buf[off];
    ensures keep: \result.error != HSK_OK ==> *mfl == \old(*mfl); */
HSK_API HSK_NODISCARD hsk_result hsk_max_fragment_length_parse(const uint8_t *buf, size_t off, size_t end,
                                                               hsk_max_fragment_length *mfl);

/* hsk_max_fragment_length_build writes the extension with a value of 1 to 4; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= max_fragment_length <= 4));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= max_fragment_length <= 4), 5, cap);
    ensures ok: BUILT_OK(\result, (1 <= max_fragment_length <= 4), 5, cap);
    ensures need: BUILT_NEED(\result, 5);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_MAX_FRAGMENT_LENGTH;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> MaxFragmentLength(out, 4, \result.need);
    ensures field: \result.error == HSK_OK ==> out[4] == max_fragment_length; */
HSK_API HSK_NODISCARD hsk_built hsk_max_fragment_length_build(uint32_t max_fragment_length, uint8_t *out,
                                                              size_t cap);

#ifdef __cplusplus
}
#endif
#endif
