/* ServerHello (RFC 5246 7.4.1.3). */
#ifndef HSK_MSG_SERVER_HELLO_H
#define HSK_MSG_SERVER_HELLO_H
#include "msg/built.h"
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_hello: a view of the body buf[0..len). */
typedef struct {
  uint32_t server_version;     /* 0x0303 is TLS 1.2; any value is kept */
  hsk_span random;             /* 32 bytes */
  hsk_span session_id;         /* 0..32 bytes */
  uint32_t cipher_suite;       /* CipherSuite */
  uint32_t compression_method; /* 0 is null; any value is kept */
  hsk_span extensions; /* off == 0: the block is absent; each type at most once (hsk_extensions_find) */
} hsk_server_hello;

/* hsk_server_hello_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. The contents of
   extensions are not looked at. On failure *sh is unchanged. Errors: HSK_PEER_MALFORMED_SERVER_HELLO, and those of
   hsk_extensions_check. */
HSK_API HSK_NODISCARD hsk_result hsk_server_hello_parse(const uint8_t *buf, size_t len, hsk_server_hello *sh);

/* hsk_server_hello_fields: what a ServerHello is built from. */
typedef struct {
  uint32_t server_version;
  const uint8_t *random; /* 32 bytes */
  hsk_bytes session_id;
  uint32_t cipher_suite, compression_method;
  uint32_t has_extensions; /* 0: no block; extensions is then not looked at */
  hsk_bytes extensions;    /* what the builders of msg/ext wrote, one behind the other */
} hsk_server_hello_fields;

/* hsk_server_hello_build writes the body; for the answer see hsk_built. Extensions that hsk_extensions_check refuses are
   HSK_BAD_CALL, so that whatever is built parses. */
HSK_API HSK_NODISCARD hsk_built hsk_server_hello_build(const hsk_server_hello_fields *fields, uint8_t *out,
                                                       size_t cap);

#ifdef __cplusplus
}
#endif
#endif
