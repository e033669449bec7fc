/* OCSP stapling in TLS 1.2: the CertificateStatus is a message of its own, behind the Certificate that it speaks of and as optional as ever (RFC 6066 8).
   The Certificate is judged with it, as TLS 1.3 has them in one message: it waits in front of work for the message that follows. */
#ifndef HSK_HANDSHAKE_STATUS12_H
#define HSK_HANDSHAKE_STATUS12_H
#include "handshake/turn.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_holds: 1 if a message of this type is to wait: the server's Certificate, where a CertificateStatus may follow. hsk_hold makes it wait: HSK_BUFFER_TOO_SMALL. */
int hsk_holds(const hsk_conn *c, uint32_t msg_type);
HSK_NODISCARD hsk_result hsk_hold(hsk_turn *t, hsk_bytes message);

/* hsk_release takes the Certificate that waits, with its status if message is that. work is free from scratch_at on. The errors of the Certificate, and
   HSK_PEER_MALFORMED_CERTIFICATE_STATUS. */
HSK_NODISCARD hsk_result hsk_release(hsk_turn *t, hsk_bytes message, size_t scratch_at);

#ifdef __cplusplus
}
#endif
#endif
