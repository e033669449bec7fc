/* ClientHello (RFC 5246 7.4.1.2). */
#ifndef HSK_MSG_CLIENT_HELLO_H
#define HSK_MSG_CLIENT_HELLO_H
#include "msg/built.h"
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "client_hello.acsl.h"
#endif

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
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(ch) && \separated(ch, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *ch;
    ensures iff: \result.error == HSK_OK <==> ClientHello(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CLIENT_HELLO ||
                    \result.error == HSK_PEER_MALFORMED_EXTENSIONS || \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==>
      ClientHelloEnds(buf, len, ch->session_id.off + ch->session_id.len, ch->cipher_suites.off + ch->cipher_suites.len,
                      ch->compression_methods.off + ch->compression_methods.len);
    ensures version: \result.error == HSK_OK ==> ch->client_version == U16(buf, 0);
    ensures random: \result.error == HSK_OK ==> ch->random.off == 2 && ch->random.len == 32;
    ensures sid: \result.error == HSK_OK ==> ch->session_id.off == 35 && ch->session_id.len == buf[34];
    ensures suites_off: \result.error == HSK_OK ==>
      ch->cipher_suites.off == ch->session_id.off + ch->session_id.len + 2;
    ensures suites_len: \result.error == HSK_OK ==>
      ch->cipher_suites.len == U16(buf, ch->session_id.off + ch->session_id.len);
    ensures compression_off: \result.error == HSK_OK ==>
      ch->compression_methods.off == ch->cipher_suites.off + ch->cipher_suites.len + 1;
    ensures compression_len: \result.error == HSK_OK ==>
      ch->compression_methods.len == buf[ch->cipher_suites.off + ch->cipher_suites.len];
    ensures no_extensions: \result.error == HSK_OK && ch->extensions.off == 0 ==>
      ch->extensions.len == 0 && ch->compression_methods.off + ch->compression_methods.len == len;
    ensures extensions_off: \result.error == HSK_OK && ch->extensions.off != 0 ==>
      ch->extensions.off == ch->compression_methods.off + ch->compression_methods.len + 2;
    ensures extensions_end: \result.error == HSK_OK && ch->extensions.off != 0 ==>
      ch->extensions.off + ch->extensions.len == len;
    ensures extensions: \result.error == HSK_OK && ch->extensions.off != 0 ==>
      ExtensionBlock(buf, ch->extensions.off, len);
    ensures keep: \result.error != HSK_OK ==> *ch == \old(*ch); */
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
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \valid_read(fields->random + (0 .. 31));
    requires \valid_read(fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \valid_read(fields->cipher_suites.data + (0 .. fields->cipher_suites.len-1));
    requires \valid_read(fields->compression_methods.data + (0 .. fields->compression_methods.len-1));
    requires \valid_read(fields->extensions.data + (0 .. fields->extensions.len-1));
    requires \separated(out + (0 .. cap-1), fields);
    requires \separated(out + (0 .. cap-1), fields->random + (0 .. 31));
    requires \separated(out + (0 .. cap-1), fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \separated(out + (0 .. cap-1), fields->cipher_suites.data + (0 .. fields->cipher_suites.len-1));
    requires \separated(out + (0 .. cap-1),
                        fields->compression_methods.data + (0 .. fields->compression_methods.len-1));
    requires \separated(out + (0 .. cap-1), fields->extensions.data + (0 .. fields->extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, CLIENT_HELLO_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, CLIENT_HELLO_FITS(fields), CLIENT_HELLO_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, CLIENT_HELLO_FITS(fields), CLIENT_HELLO_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, CLIENT_HELLO_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==>
      ClientHelloEnds(out, \result.need, 35 + fields->session_id.len,
        37 + fields->session_id.len + fields->cipher_suites.len,
        38 + fields->session_id.len + fields->cipher_suites.len + fields->compression_methods.len);
    ensures version: \result.error == HSK_OK ==> U16(out, 0) == fields->client_version;
    ensures random: \result.error == HSK_OK ==> COPIED(out, 2, fields->random, 32);
    ensures sid_len: \result.error == HSK_OK ==> out[34] == fields->session_id.len;
    ensures sid: \result.error == HSK_OK ==> COPIED(out, 35, fields->session_id.data, fields->session_id.len);
    ensures suites_len: \result.error == HSK_OK ==>
      U16(out, 35 + fields->session_id.len) == fields->cipher_suites.len;
    ensures suites: \result.error == HSK_OK ==>
      COPIED(out, 37 + fields->session_id.len, fields->cipher_suites.data, fields->cipher_suites.len);
    ensures compression_len: \result.error == HSK_OK ==>
      out[37 + fields->session_id.len + fields->cipher_suites.len] == fields->compression_methods.len;
    ensures compression: \result.error == HSK_OK ==>
      COPIED(out, 38 + fields->session_id.len + fields->cipher_suites.len, fields->compression_methods.data,
             fields->compression_methods.len);
    ensures extensions_len: \result.error == HSK_OK && fields->has_extensions != 0 ==>
      U16(out, 38 + fields->session_id.len + fields->cipher_suites.len + fields->compression_methods.len) ==
      fields->extensions.len;
    ensures extensions: \result.error == HSK_OK && fields->has_extensions != 0 ==>
      COPIED(out, 40 + fields->session_id.len + fields->cipher_suites.len + fields->compression_methods.len,
             fields->extensions.data, fields->extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_client_hello_build(const hsk_client_hello_fields *fields, uint8_t *out,
                                                       size_t cap);

#ifdef __cplusplus
}
#endif
#endif
