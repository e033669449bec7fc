/* EncryptedExtensions (RFC 8446 4.3.1): a block of extensions, which may be empty. */
#ifndef HSK_MSG_ENCRYPTED_EXTENSIONS_H
#define HSK_MSG_ENCRYPTED_EXTENSIONS_H
#include "msg/built.h"
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "encrypted_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_encrypted_extensions: a view of the body buf[0..len). */
typedef struct {
  hsk_span extensions; /* each type at most once (hsk_extensions_find) */
} hsk_encrypted_extensions;

/* hsk_encrypted_extensions_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. Neither the types nor the contents of
   extensions are looked at. On failure *ee is unchanged. Errors: HSK_PEER_MALFORMED_ENCRYPTED_EXTENSIONS, and those of
   hsk_extensions_check. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(ee) && \separated(ee, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *ee;
    ensures iff: \result.error == HSK_OK <==> EncryptedExtensions(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_ENCRYPTED_EXTENSIONS ||
                    \result.error == HSK_PEER_MALFORMED_EXTENSIONS || \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= len;
    ensures extensions: \result.error == HSK_OK ==> ee->extensions.off == 2 && ee->extensions.len == U16(buf, 0);
    ensures extensions_end: \result.error == HSK_OK ==> ee->extensions.off + ee->extensions.len == len;
    ensures block: \result.error == HSK_OK ==> ExtensionBlock(buf, 2, len);
    ensures keep: \result.error != HSK_OK ==> *ee == \old(*ee); */
HSK_API HSK_NODISCARD hsk_result hsk_encrypted_extensions_parse(const uint8_t *buf, size_t len,
                                                                hsk_encrypted_extensions *ee);

/* hsk_encrypted_extensions_build writes the body; for the answer see hsk_built. extensions is what the builders of msg/ext wrote,
   one behind the other. Extensions that hsk_extensions_check refuses are HSK_BAD_CALL, so that whatever is built parses. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(extensions.data + (0 .. extensions.len-1));
    requires \separated(out + (0 .. cap-1), extensions.data + (0 .. extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, extensions.len <= 65535 && ExtensionBlock{Pre}(extensions.data, 0, extensions.len));
    ensures too_small: BUILT_TOO_SMALL(\result, extensions.len <= 65535 && ExtensionBlock{Pre}(extensions.data, 0, extensions.len), 2 + extensions.len, cap);
    ensures ok: BUILT_OK(\result, extensions.len <= 65535 && ExtensionBlock{Pre}(extensions.data, 0, extensions.len), 2 + extensions.len, cap);
    ensures need: BUILT_NEED(\result, 2 + extensions.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> EncryptedExtensions(out, \result.need);
    ensures extensions_len: \result.error == HSK_OK ==> U16(out, 0) == extensions.len;
    ensures extensions: \result.error == HSK_OK ==> COPIED(out, 2, extensions.data, extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_encrypted_extensions_build(hsk_bytes extensions, uint8_t *out,
                                                               size_t cap);

#ifdef __cplusplus
}
#endif
#endif
