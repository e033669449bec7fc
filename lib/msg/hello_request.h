/* HelloRequest (RFC 5246 7.4.1.1): an empty body. */
#ifndef HSK_MSG_HELLO_REQUEST_H
#define HSK_MSG_HELLO_REQUEST_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_hello_request_parse: HSK_PEER_MALFORMED_HELLO_REQUEST unless the body is empty. */
/*@ requires \valid_read(buf + (0 .. len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> len == 0;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_HELLO_REQUEST;
    ensures at: \result.at <= len; */
HSK_API HSK_NODISCARD hsk_result hsk_hello_request_parse(const uint8_t *buf, size_t len);

/* hsk_hello_request_build writes nothing, which is the body; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.error == HSK_OK && \result.need == 0; */
HSK_API HSK_NODISCARD hsk_built hsk_hello_request_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
