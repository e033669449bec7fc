/* ServerHello (RFC 5246 7.4.1.3). */
#ifndef HSK_MSG_SERVER_HELLO_H
#define HSK_MSG_SERVER_HELLO_H
#include "msg/built.h"
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "server_hello.acsl.h"
#endif

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
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(sh) && \separated(sh, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *sh;
    ensures iff: \result.error == HSK_OK <==> ServerHello(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SERVER_HELLO ||
                    \result.error == HSK_PEER_MALFORMED_EXTENSIONS || \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==>
      ServerHelloEnds(buf, len, sh->session_id.off + sh->session_id.len);
    ensures version: \result.error == HSK_OK ==> sh->server_version == U16(buf, 0);
    ensures random: \result.error == HSK_OK ==> sh->random.off == 2 && sh->random.len == 32;
    ensures sid: \result.error == HSK_OK ==> sh->session_id.off == 35 && sh->session_id.len == buf[34];
    ensures suite: \result.error == HSK_OK ==> sh->cipher_suite == U16(buf, 35 + sh->session_id.len);
    ensures compression: \result.error == HSK_OK ==> sh->compression_method == buf[37 + sh->session_id.len];
    ensures no_extensions: \result.error == HSK_OK && sh->extensions.off == 0 ==>
      sh->extensions.len == 0 && 38 + sh->session_id.len == len;
    ensures extensions_off: \result.error == HSK_OK && sh->extensions.off != 0 ==>
      sh->extensions.off == 40 + sh->session_id.len;
    ensures extensions_end: \result.error == HSK_OK && sh->extensions.off != 0 ==>
      sh->extensions.off + sh->extensions.len == len;
    ensures extensions: \result.error == HSK_OK && sh->extensions.off != 0 ==>
      ExtensionBlock(buf, sh->extensions.off, len);
    ensures keep: \result.error != HSK_OK ==> *sh == \old(*sh); */
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
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \valid_read(fields->random + (0 .. 31));
    requires \valid_read(fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \valid_read(fields->extensions.data + (0 .. fields->extensions.len-1));
    requires \separated(out + (0 .. cap-1), fields);
    requires \separated(out + (0 .. cap-1), fields->random + (0 .. 31));
    requires \separated(out + (0 .. cap-1), fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \separated(out + (0 .. cap-1), fields->extensions.data + (0 .. fields->extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, SERVER_HELLO_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, SERVER_HELLO_FITS(fields), SERVER_HELLO_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, SERVER_HELLO_FITS(fields), SERVER_HELLO_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, SERVER_HELLO_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==>
      ServerHelloEnds(out, \result.need, 35 + fields->session_id.len);
    ensures version: \result.error == HSK_OK ==> U16(out, 0) == fields->server_version;
    ensures random: \result.error == HSK_OK ==> COPIED(out, 2, fields->random, 32);
    ensures sid_len: \result.error == HSK_OK ==> out[34] == fields->session_id.len;
    ensures sid: \result.error == HSK_OK ==> COPIED(out, 35, fields->session_id.data, fields->session_id.len);
    ensures suite: \result.error == HSK_OK ==> U16(out, 35 + fields->session_id.len) == fields->cipher_suite;
    ensures compression: \result.error == HSK_OK ==> out[37 + fields->session_id.len] == fields->compression_method;
    ensures extensions_len: \result.error == HSK_OK && fields->has_extensions != 0 ==>
      U16(out, 38 + fields->session_id.len) == fields->extensions.len;
    ensures extensions: \result.error == HSK_OK && fields->has_extensions != 0 ==>
      COPIED(out, 40 + fields->session_id.len, fields->extensions.data, fields->extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_server_hello_build(const hsk_server_hello_fields *fields, uint8_t *out,
                                                       size_t cap);

#ifdef __cplusplus
}
#endif
#endif
