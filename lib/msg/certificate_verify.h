/* CertificateVerify (RFC 5246 7.4.8, RFC 8446 4.4.3): the same struct in both versions. What is signed differs: in TLS 1.2 the messages so
   far, in TLS 1.3 what hsk_certificate_verify_content_build writes. */
#ifndef HSK_MSG_CERTIFICATE_VERIFY_H
#define HSK_MSG_CERTIFICATE_VERIFY_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "certificate_verify.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_certificate_verify: a view of the body buf[0..len). */
typedef struct {
  uint32_t algorithm; /* SignatureAndHashAlgorithm: hash * 256 + signature; in TLS 1.3 a SignatureScheme */
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

/* HSK_CERTIFICATE_VERIFY_CONTENT_MAX: the longest content that a CertificateVerify of TLS 1.3 signs. */
#define HSK_CERTIFICATE_VERIFY_CONTENT_MAX 162

/* hsk_certificate_verify_content_build writes what the signature of a CertificateVerify of TLS 1.3 covers (RFC 8446 4.4.3): 64 spaces,
   "TLS 1.3, server CertificateVerify" or, if is_server is 0, "TLS 1.3, client CertificateVerify", a 0, and the transcript's hash
   through the Certificate. is_server says who signs. For the answer see hsk_built; a hash of less than 32 or more than 64 bytes, which
   no hash function of TLS 1.3 gives, is HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(transcript_hash.data + (0 .. transcript_hash.len-1));
    requires \separated(out + (0 .. cap-1), transcript_hash.data + (0 .. transcript_hash.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (32 <= transcript_hash.len <= 64));
    ensures too_small: BUILT_TOO_SMALL(\result, (32 <= transcript_hash.len <= 64), 98 + transcript_hash.len, cap);
    ensures ok: BUILT_OK(\result, (32 <= transcript_hash.len <= 64), 98 + transcript_hash.len, cap);
    ensures need: BUILT_NEED(\result, 98 + transcript_hash.len);
    ensures most: \result.need <= HSK_CERTIFICATE_VERIFY_CONTENT_MAX;
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures spaces: \result.error == HSK_OK ==> \forall integer k; 0 <= k < 64 ==> out[k] == 32;
    ensures context: \result.error == HSK_OK ==> VerifyContext(out, 64, is_server);
    ensures separator: \result.error == HSK_OK ==> out[97] == 0;
    ensures hash: \result.error == HSK_OK ==> COPIED(out, 98, transcript_hash.data, transcript_hash.len); */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_verify_content_build(uint32_t is_server,
                                                                     hsk_bytes transcript_hash, uint8_t *out,
                                                                     size_t cap);

#ifdef __cplusplus
}
#endif
#endif
