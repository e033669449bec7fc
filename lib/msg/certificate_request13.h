/* CertificateRequest of TLS 1.3 (RFC 8446 4.3.2). */
#ifndef HSK_MSG_CERTIFICATE_REQUEST13_H
#define HSK_MSG_CERTIFICATE_REQUEST13_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "certificate_request13.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_certificate_request13: a view of the body buf[0..len). */
typedef struct {
  hsk_span certificate_request_context; /* 0..255 bytes; empty within the handshake */
  hsk_span extensions; /* signature_algorithms is among them; each type at most once (hsk_extensions_find) */
} hsk_certificate_request13;

/* hsk_certificate_request13_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *cr is
   unchanged. The contents of extensions are not looked at, but signature_algorithms must be there: the RFC demands it of each
   CertificateRequest whatever was negotiated, so that the parser is the one place where it cannot be forgotten.
     HSK_PEER_MALFORMED_CERTIFICATE_REQUEST   the lengths do not fit each other, or there is no extension
     HSK_PEER_NO_SIGNATURE_ALGORITHMS         all is well but for this (alert missing_extension)
     and the errors of hsk_extensions_check. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(cr) && \separated(cr, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *cr;
    ensures iff: \result.error == HSK_OK <==> CertificateRequest13(buf, len);
    ensures missing: \result.error == HSK_PEER_NO_SIGNATURE_ALGORITHMS <==>
                     CertificateRequest13Struct(buf, len) && !CertificateRequest13(buf, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE_REQUEST ||
                    \result.error == HSK_PEER_NO_SIGNATURE_ALGORITHMS ||
                    \result.error == HSK_PEER_MALFORMED_EXTENSIONS || \result.error == HSK_PEER_DUPLICATE_EXTENSION;
    ensures at: \result.at <= len;
    ensures ends: \result.error == HSK_OK ==> CertificateRequest13Ends(buf, len,
      cr->certificate_request_context.off + cr->certificate_request_context.len);
    ensures context: \result.error == HSK_OK ==>
      cr->certificate_request_context.off == 1 && cr->certificate_request_context.len == buf[0];
    ensures extensions_off: \result.error == HSK_OK ==>
      cr->extensions.off == cr->certificate_request_context.off + cr->certificate_request_context.len + 2;
    ensures extensions_end: \result.error == HSK_OK ==> cr->extensions.off + cr->extensions.len == len;
    ensures extensions: \result.error == HSK_OK ==> ExtensionBlock(buf, cr->extensions.off, len);
    ensures algorithms: \result.error == HSK_OK ==>
      HasExtension(buf, cr->extensions.off, len, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
    ensures keep: \result.error != HSK_OK ==> *cr == \old(*cr); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_request13_parse(const uint8_t *buf, size_t len,
                                                                 hsk_certificate_request13 *cr);

/* hsk_certificate_request13_build writes the body; extensions is what the builders of msg/ext wrote, one behind the other. For the
   answer see hsk_built. Extensions that hsk_extensions_check refuses, or without signature_algorithms, are HSK_BAD_CALL, so that
   whatever is built parses. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(context.data + (0 .. context.len-1)) && \valid_read(extensions.data + (0 .. extensions.len-1));
    requires \separated(out + (0 .. cap-1), context.data + (0 .. context.len-1));
    requires \separated(out + (0 .. cap-1), extensions.data + (0 .. extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call:
      BUILT_BAD_CALL(\result, CertificateRequest13Fits{Pre}(context.len, extensions.data, extensions.len));
    ensures too_small:
      BUILT_TOO_SMALL(\result, CertificateRequest13Fits{Pre}(context.len, extensions.data, extensions.len),
                      3 + context.len + extensions.len, cap);
    ensures ok: BUILT_OK(\result, CertificateRequest13Fits{Pre}(context.len, extensions.data, extensions.len),
                         3 + context.len + extensions.len, cap);
    ensures need: BUILT_NEED(\result, 3 + context.len + extensions.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> CertificateRequest13Ends(out, \result.need, 1 + context.len);
    ensures algorithms: \result.error == HSK_OK ==>
      HasExtension(out, 3 + context.len, \result.need, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
    ensures context: \result.error == HSK_OK ==> COPIED(out, 1, context.data, context.len);
    ensures extensions: \result.error == HSK_OK ==> COPIED(out, 3 + context.len, extensions.data, extensions.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_request13_build(hsk_bytes context, hsk_bytes extensions,
                                                                uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
