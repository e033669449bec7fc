/* What our private key signs in the connection's state. */
#ifndef HSK_HANDSHAKE_SIGN_H
#define HSK_HANDSHAKE_SIGN_H
#include "handshake/connection.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_digest_to_sign writes the digest, hsk_hash_len(hsk_scheme_hash(c->scheme)) bytes, that the CertificateVerify or ServerKeyExchange due in c->state
   signs. */
void hsk_digest_to_sign(const hsk_conn *c, uint8_t digest[HSK_HASH_MAX]);

#ifdef __cplusplus
}
#endif
#endif
