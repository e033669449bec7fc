/* ServerHelloDone (RFC 5246 7.4.5): an empty body. */
#ifndef HSK_MSG_SERVER_HELLO_DONE_H
#define HSK_MSG_SERVER_HELLO_DONE_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_hello_done_parse: HSK_PEER_MALFORMED_SERVER_HELLO_DONE unless the body is empty. */
HSK_API HSK_NODISCARD hsk_result hsk_server_hello_done_parse(const uint8_t *buf, size_t len);

/* hsk_server_hello_done_build writes nothing, which is the body; for the answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_server_hello_done_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
