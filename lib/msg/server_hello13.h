/* ServerHello of TLS 1.3 (RFC 8446 4.1.3) and HelloRetryRequest (4.1.4), which is one with a fixed random. On the wire both are the struct of
   server_hello.h, so the view and the builder's fields are the same; legacy_compression_method and extensions must have the values of
   TLS 1.3, and what is built has the legacy_version 0x0303. */
#ifndef HSK_MSG_SERVER_HELLO13_H
#define HSK_MSG_SERVER_HELLO13_H
#include "msg/server_hello.h"
#ifdef __FRAMAC__
#include "server_hello13.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A client reads a message of type server_hello in this order: hsk_server_hello_parse, which holds for both versions; then
   hsk_random_is_retry; then supported_versions among the extensions, which says that the version is TLS 1.3. Without it the message is a
   ServerHello of TLS 1.2, and hsk_random_downgrade says whether that is an attack. The two parsers here then check the rest; they
   do not look into extensions. */

/* hsk_random_is_retry: 1 if the 32 bytes at buf[off] are the Random of a HelloRetryRequest (RFC 8446 4.1.3), else 0. */
/*@ requires \valid_read(buf + (off .. off+31)) && off + 31 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> RetryRandom(buf, off); */
HSK_API int hsk_random_is_retry(const uint8_t *buf, size_t off);

/* hsk_random_downgrade: the version that a server which speaks TLS 1.3 says in the 32 bytes of Random at buf[off] to have chosen
   instead (RFC 8446 4.1.3): 0x0303 for TLS 1.2, 0x0302 for TLS 1.1 or below, 0 if it says nothing. A client that offered TLS 1.3 and is answered
   with TLS 1.2 MUST abort with illegal_parameter unless this is 0. */
/*@ requires \valid_read(buf + (off .. off+31)) && off + 31 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures tls12: \result == 0x0303 <==> DowngradeRandom(buf, off, 1);
    ensures tls11: \result == 0x0302 <==> DowngradeRandom(buf, off, 0);
    ensures none: \result == 0 || \result == 0x0302 || \result == 0x0303; */
HSK_API uint32_t hsk_random_downgrade(const uint8_t *buf, size_t off);

/* hsk_server_hello13_parse reads a body that fills buf[0..len) as hsk_server_hello_parse does. The first that applies:
     the errors of hsk_server_hello_parse
     HSK_PEER_MALFORMED_SERVER_HELLO   the extensions are absent or shorter than 6 bytes
     HSK_PEER_VERSION_NOT_OFFERED      legacy_version is 0x0300 (RFC 8446 D.5); every other is taken, since 4.2.1 has a client ignore it
     HSK_PEER_COMPRESSION_NOT_OFFERED  legacy_compression_method is not 0
     HSK_PEER_UNEXPECTED_MESSAGE       the random is that of a HelloRetryRequest
   On failure *sh is unchanged. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(sh) && \separated(sh, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *sh;
    ensures iff: \result.error == HSK_OK <==> ServerHello13(buf, len);
    ensures errors: HELLO13_ERRORS(\result);
    ensures bad_version: \result.error == HSK_PEER_VERSION_NOT_OFFERED ==> U16(buf, 0) == 0x0300;
    ensures retry: \result.error == HSK_PEER_UNEXPECTED_MESSAGE <==> HelloRetryRequest(buf, len);
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> Hello13Ends(buf, len, sh->session_id.off + sh->session_id.len);
    ensures version: \result.error == HSK_OK ==> sh->server_version == U16(buf, 0);
    ensures random: \result.error == HSK_OK ==> sh->random.off == 2 && sh->random.len == 32;
    ensures sid: \result.error == HSK_OK ==> sh->session_id.off == 35 && sh->session_id.len == buf[34];
    ensures suite: \result.error == HSK_OK ==> sh->cipher_suite == U16(buf, 35 + sh->session_id.len);
    ensures compression: \result.error == HSK_OK ==> sh->compression_method == 0;
    ensures extensions_off: \result.error == HSK_OK ==> sh->extensions.off == 40 + sh->session_id.len;
    ensures extensions_end: \result.error == HSK_OK ==> sh->extensions.off + sh->extensions.len == len;
    ensures extensions: \result.error == HSK_OK ==> ExtensionBlock(buf, sh->extensions.off, len);
    ensures keep: \result.error != HSK_OK ==> *sh == \old(*sh); */
HSK_API HSK_NODISCARD hsk_result hsk_server_hello13_parse(const uint8_t *buf, size_t len,
                                                          hsk_server_hello *sh);

/* hsk_server_hello13_build writes the body; for the answer see hsk_built. Fields that hsk_server_hello13_parse would refuse are
   HSK_BAD_CALL, and so is another server_version than 0x0303 (RFC 8446 4.1.3: it MUST be set to that): compression_method must be 0, has_extensions not 0, and random not a HelloRetryRequest's. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields) && \valid_read(fields->random + (0 .. 31));
    requires \valid_read(fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \valid_read(fields->extensions.data + (0 .. fields->extensions.len-1));
    requires \separated(out + (0 .. cap-1), fields);
    requires \separated(out + (0 .. cap-1), fields->random + (0 .. 31));
    requires \separated(out + (0 .. cap-1), fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \separated(out + (0 .. cap-1), fields->extensions.data + (0 .. fields->extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, SERVER_HELLO13_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, SERVER_HELLO13_FITS(fields), HELLO13_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, SERVER_HELLO13_FITS(fields), HELLO13_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, HELLO13_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Hello13Ends(out, \result.need, 35 + fields->session_id.len);
    ensures not_retry: \result.error == HSK_OK ==> !RetryRandom(out, 2);
    ensures version: \result.error == HSK_OK ==> U16(out, 0) == 0x0303;
    ensures random: \result.error == HSK_OK ==> COPIED(out, 2, fields->random, 32);
    ensures sid_len: \result.error == HSK_OK ==> out[34] == fields->session_id.len;
    ensures sid: \result.error == HSK_OK ==> COPIED(out, 35, fields->session_id.data, fields->session_id.len);
    ensures suite: \result.error == HSK_OK ==> U16(out, 35 + fields->session_id.len) == fields->cipher_suite;
    ensures compression: \result.error == HSK_OK ==> out[37 + fields->session_id.len] == 0;
    ensures extensions_len: \result.error == HSK_OK ==> U16(out, 38 + fields->session_id.len) == fields->extensions.len;
    ensures extensions: \result.error == HSK_OK ==>
      COPIED(out, 40 + fields->session_id.len, fields->extensions.data, fields->extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_server_hello13_build(const hsk_server_hello_fields *fields, uint8_t *out,
                                                         size_t cap);

/* hsk_hello_retry_request_parse reads a body that fills buf[0..len) as hsk_server_hello13_parse does, with the same errors, save that
   HSK_PEER_UNEXPECTED_MESSAGE says that the random is not that of a HelloRetryRequest. On failure *hrr is unchanged. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(hrr) && \separated(hrr, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *hrr;
    ensures iff: \result.error == HSK_OK <==> HelloRetryRequest(buf, len);
    ensures errors: HELLO13_ERRORS(\result);
    ensures bad_version: \result.error == HSK_PEER_VERSION_NOT_OFFERED ==> U16(buf, 0) == 0x0300;
    ensures hello: \result.error == HSK_PEER_UNEXPECTED_MESSAGE <==> ServerHello13(buf, len);
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> Hello13Ends(buf, len, hrr->session_id.off + hrr->session_id.len);
    ensures version: \result.error == HSK_OK ==> hrr->server_version == U16(buf, 0);
    ensures random: \result.error == HSK_OK ==> hrr->random.off == 2 && hrr->random.len == 32;
    ensures sid: \result.error == HSK_OK ==> hrr->session_id.off == 35 && hrr->session_id.len == buf[34];
    ensures suite: \result.error == HSK_OK ==> hrr->cipher_suite == U16(buf, 35 + hrr->session_id.len);
    ensures compression: \result.error == HSK_OK ==> hrr->compression_method == 0;
    ensures extensions_off: \result.error == HSK_OK ==> hrr->extensions.off == 40 + hrr->session_id.len;
    ensures extensions_end: \result.error == HSK_OK ==> hrr->extensions.off + hrr->extensions.len == len;
    ensures extensions: \result.error == HSK_OK ==> ExtensionBlock(buf, hrr->extensions.off, len);
    ensures keep: \result.error != HSK_OK ==> *hrr == \old(*hrr); */
HSK_API HSK_NODISCARD hsk_result hsk_hello_retry_request_parse(const uint8_t *buf, size_t len,
                                                               hsk_server_hello *hrr);

/* hsk_hello_retry_request_build writes the body; for the answer see hsk_built. fields are as for hsk_server_hello13_build, but random is
   not looked at and may be NULL. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(fields);
    requires \valid_read(fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \valid_read(fields->extensions.data + (0 .. fields->extensions.len-1));
    requires \separated(out + (0 .. cap-1), fields);
    requires \separated(out + (0 .. cap-1), fields->session_id.data + (0 .. fields->session_id.len-1));
    requires \separated(out + (0 .. cap-1), fields->extensions.data + (0 .. fields->extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, HELLO13_FITS(fields));
    ensures too_small: BUILT_TOO_SMALL(\result, HELLO13_FITS(fields), HELLO13_SIZE(fields), cap);
    ensures ok: BUILT_OK(\result, HELLO13_FITS(fields), HELLO13_SIZE(fields), cap);
    ensures need: BUILT_NEED(\result, HELLO13_SIZE(fields));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Hello13Ends(out, \result.need, 35 + fields->session_id.len);
    ensures retry: \result.error == HSK_OK ==> RetryRandom(out, 2);
    ensures version: \result.error == HSK_OK ==> U16(out, 0) == 0x0303;
    ensures sid_len: \result.error == HSK_OK ==> out[34] == fields->session_id.len;
    ensures sid: \result.error == HSK_OK ==> COPIED(out, 35, fields->session_id.data, fields->session_id.len);
    ensures suite: \result.error == HSK_OK ==> U16(out, 35 + fields->session_id.len) == fields->cipher_suite;
    ensures compression: \result.error == HSK_OK ==> out[37 + fields->session_id.len] == 0;
    ensures extensions_len: \result.error == HSK_OK ==> U16(out, 38 + fields->session_id.len) == fields->extensions.len;
    ensures extensions: \result.error == HSK_OK ==>
      COPIED(out, 40 + fields->session_id.len, fields->extensions.data, fields->extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_hello_retry_request_build(const hsk_server_hello_fields *fields,
                                                              uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
