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
HSK_API HSK_NODISCARD hsk_result hsk_certificate_verify_parse(const uint8_t *buf, size_t len,
                                                              hsk_certificate_verify *cv);

/* hsk_certificate_verify_build writes the body; for the answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_verify_build(uint32_t algorithm, hsk_bytes signature,
                                                             uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
