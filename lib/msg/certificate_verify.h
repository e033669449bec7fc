/* CertificateVerify (RFC 5246 7.4.8). */
#ifndef HSK_MSG_CERTIFICATE_VERIFY_H
#define HSK_MSG_CERTIFICATE_VERIFY_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_certificate_verify: a view of the body buf[0..len). */
typedef struct {
  uint32_t algorithm; /* SignatureAndHashAlgorithm: hash * 256 + signature */
  hsk_span signature; /* 0..2^16-1 bytes */
} hsk_certificate_verify;

/* hsk_certificate_verify_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *cv is
   unchanged. HSK_PEER_MALFORMED_CERTIFICATE_VERIFY: the lengths do not fit. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(cv) && \separated(cv, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *cv;
    ensures iff: \result.error == HSK_OK <==> 2 <= len && Vec16(buf, 2, len, 0, 65535, len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_CERTIFICATE_VERIFY;
    ensures at: \result.at <= len;
    ensures algorithm: \result.error == HSK_OK ==> cv->algorithm == U16(buf, 0);
    ensures signature: \result.error == HSK_OK ==> cv->signature.off == 4 && cv->signature.len == len - 4;
    ensures keep: \result.error != HSK_OK ==> *cv == \old(*cv); */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_verify_parse(const uint8_t *buf, size_t len,
                                                              hsk_certificate_verify *cv);

/* hsk_certificate_verify_build writes the body; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(signature.data + (0 .. signature.len-1));
    requires \separated(out + (0 .. cap-1), signature.data + (0 .. signature.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (algorithm <= 65535 && signature.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (algorithm <= 65535 && signature.len <= 65535), 4 + signature.len, cap);
    ensures ok: BUILT_OK(\result, (algorithm <= 65535 && signature.len <= 65535), 4 + signature.len, cap);
    ensures need: BUILT_NEED(\result, 4 + signature.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Vec16(out, 2, \result.need, 0, 65535, \result.need);
    ensures algorithm: \result.error == HSK_OK ==> U16(out, 0) == algorithm;
    ensures signature: \result.error == HSK_OK ==> COPIED(out, 4, signature.data, signature.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_verify_build(uint32_t algorithm, hsk_bytes signature,
                                                             uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
