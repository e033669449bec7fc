/* ChangeCipherSpec (RFC 5246 7.1): the byte 1, in a record type of its own. TLS 1.3 keeps it for middleboxes (RFC 8446 5, D.4): the one that
   hsk_change_cipher_spec_parse accepts is dropped between the first ClientHello and the peer's Finished, if it is not protected; anything else is
   answered with unexpected_message. RFC 5246 names no alert, so one error with that alert serves both versions. */
#ifndef HSK_MSG_CHANGE_CIPHER_SPEC_H
#define HSK_MSG_CHANGE_CIPHER_SPEC_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_CHANGE_CIPHER_SPEC_LEN 1

/* hsk_change_cipher_spec_parse: HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC unless buf[0..len) is the single byte 1. */
/*@ requires \valid_read(buf + (0 .. len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> len == 1 && buf[0] == 1;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC;
    ensures at: \result.at <= len; */
HSK_API HSK_NODISCARD hsk_result hsk_change_cipher_spec_parse(const uint8_t *buf, size_t len);

/* hsk_change_cipher_spec_build writes it; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 1, cap);
    ensures ok: BUILT_OK(\result, \true, 1, cap);
    ensures need: BUILT_NEED(\result, 1);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures one: \result.error == HSK_OK ==> out[0] == 1; */
HSK_API HSK_NODISCARD hsk_built hsk_change_cipher_spec_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
