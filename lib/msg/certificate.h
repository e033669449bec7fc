/* Certificate (RFC 5246 7.4.2 and 7.4.6): a list of certificates in DER, the sender's own first; a client that has none sends an empty list. */
#ifndef HSK_MSG_CERTIFICATE_H
#define HSK_MSG_CERTIFICATE_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_certificate: a view of the body buf[0..len). */
typedef struct {
  hsk_span certificate_list; /* ASN.1Cert<1..2^24-1> one behind the other (hsk_certificate_next) */
  size_t count;              /* how many; the caller sets the limit */
} hsk_certificate;

/* hsk_certificate_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *c is unchanged.
   HSK_PEER_MALFORMED_CERTIFICATE: the lengths do not fit each other, or a certificate is empty. */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_parse(const uint8_t *buf, size_t len, hsk_certificate *c);

/* hsk_certificate_next: the certificate whose length field starts at off, in a list that hsk_certificate_parse accepted and that ends
   at end; off == 0: there is none (off is end). The first is at certificate_list.off, the next behind the one that was found. */
HSK_API hsk_span hsk_certificate_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_certificate_build writes the body that lists count certificates; for the answer see hsk_built. An empty certificate, or more than
   2^24-1 bytes in all, is HSK_BAD_CALL. */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_build(const hsk_bytes *certificate_list, size_t count,
                                                      uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
