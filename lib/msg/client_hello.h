/* ClientHello (RFC 5246 7.4.1.2). */
#ifndef HSK_MSG_CLIENT_HELLO_H
#define HSK_MSG_CLIENT_HELLO_H
#include "msg/built.h"
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_client_hello: a view of the body buf[0..len). */
typedef struct {
  uint32_t client_version;      /* 0x0303 is TLS 1.2; any value is kept */
  hsk_span random;              /* 32 bytes */
  hsk_span session_id;          /* 0..32 bytes */
  hsk_span cipher_suites;       /* 2 bytes each, at least one (hsk_u16_list_has) */
  hsk_span compression_methods; /* a byte each, at least one (hsk_u8_list_has) */
  hsk_span extensions; /* off == 0: the block is absent; each type at most once (hsk_extensions_find) */
} hsk_client_hello;

/* hsk_client_hello_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. The contents of
   extensions are not looked at. On failure *ch is unchanged. Errors: HSK_PEER_MALFORMED_CLIENT_HELLO, and those of
   hsk_extensions_check. */
HSK_API HSK_NODISCARD hsk_result hsk_client_hello_parse(const uint8_t *buf, size_t len, hsk_client_hello *ch);

/* hsk_client_hello_fields: what a ClientHello is built from. */
typedef struct {
  uint32_t client_version;
  const uint8_t *random; /* 32 bytes */
  hsk_bytes session_id, cipher_suites, compression_methods;
  uint32_t has_extensions; /* 0: no block; extensions is then not looked at */
  hsk_bytes extensions;    /* what the builders of msg/ext wrote, one behind the other */
} hsk_client_hello_fields;

/* hsk_client_hello_build writes the body; for the answer see hsk_built. Extensions that hsk_extensions_check refuses are
   HSK_BAD_CALL, so that whatever is built parses. */
HSK_API HSK_NODISCARD hsk_built hsk_client_hello_build(const hsk_client_hello_fields *fields, uint8_t *out,
                                                       size_t cap);

#ifdef __cplusplus
}
#endif
#endif
