/* CertificateRequest (RFC 5246 7.4.4). */
#ifndef HSK_MSG_CERTIFICATE_REQUEST_H
#define HSK_MSG_CERTIFICATE_REQUEST_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ClientCertificateType: the ones that TLS 1.2 still uses. */
enum hsk_client_certificate_type { HSK_CERT_TYPE_RSA_SIGN = 1, HSK_CERT_TYPE_ECDSA_SIGN = 64 };

/* hsk_certificate_request: a view of the body buf[0..len). */
typedef struct {
  hsk_span certificate_types;              /* a byte each, at least one (hsk_u8_list_has) */
  hsk_span supported_signature_algorithms; /* 2 bytes each, at least one (hsk_u16_list_has) */
  hsk_span certificate_authorities; /* DistinguishedName<1..2^16-1> one behind the other, may be empty */
} hsk_certificate_request;

/* hsk_certificate_request_parse reads a body that fills buf[0..len); the view is true as long as these bytes are. On failure *cr is
   unchanged. HSK_PEER_MALFORMED_CERTIFICATE_REQUEST: the lengths do not fit each other, or a list that may not be empty is. */
HSK_API HSK_NODISCARD hsk_result hsk_certificate_request_parse(const uint8_t *buf, size_t len,
                                                               hsk_certificate_request *cr);

/* hsk_distinguished_name_next: the DER Name whose length field starts at off, in an accepted list that ends at end; off == 0: there is none
   (off is end). The first is at certificate_authorities.off, the next behind the one that was found. */
HSK_API hsk_span hsk_distinguished_name_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_certificate_request_fields: what is built. certificate_authorities is the list in wire form: each name behind its 2-byte length. */
typedef struct {
  hsk_bytes certificate_types, supported_signature_algorithms, certificate_authorities;
} hsk_certificate_request_fields;

/* hsk_certificate_request_build writes the body; for the answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_certificate_request_build(const hsk_certificate_request_fields *fields,
                                                              uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
