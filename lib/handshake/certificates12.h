/* The certificates of a TLS 1.2 Certificate message. */
#ifndef HSK_HANDSHAKE_CERTIFICATES12_H
#define HSK_HANDSHAKE_CERTIFICATES12_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_list_certificates12 writes the spans of the Certificate at t->body, the peer's own certificate first (RFC 5246 7.4.2): at most HSK_CHAIN_MAX_CERTS.
   HSK_PEER_MALFORMED_CERTIFICATE, HSK_CERT_TOO_MANY, HSK_PEER_NO_CERTIFICATE. */
HSK_NODISCARD hsk_result hsk_list_certificates12(const hsk_turn *t, hsk_span *certs, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
