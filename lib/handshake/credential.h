/* Which of our certificates, and which signature scheme, the peer can verify. */
#ifndef HSK_HANDSHAKE_CREDENTIAL_H
#define HSK_HANDSHAKE_CREDENTIAL_H
#include "handshake/turn.h"
#include "msg/certificate_request.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_scheme_fits: 1 if a key of this type (enum hsk_key_type) and curve (enum hsk_group, 0 for RSA) signs with this scheme in this version: TLS 1.3 knows no RSA PKCS#1 and binds
   ECDSA's hash to its curve (RFC 8446 4.2.3), TLS 1.2 does not (RFC 5246 7.4.1.4.1). */
int hsk_scheme_fits(uint32_t version, uint32_t scheme, uint32_t key_type, uint32_t group);

/* hsk_key_kind: what a key can sign with depends on; type HSK_KEY_NONE: there is none that can be read. */
typedef struct {
  uint32_t type, group; /* enum hsk_key_type; enum hsk_group, 0 for RSA */
  size_t modulus_len;   /* RSA: in bytes */
} hsk_key_kind;

/* hsk_credential_key: of a credential's private key or, if that is elsewhere, of its certificate's. */
hsk_key_kind hsk_credential_key(const hsk_credential *own);

/* hsk_pick_scheme: the first scheme of ours for this credential that is in the peer's list (2 bytes each, a span of base) and that its key is long enough for; 0: none. */
uint32_t hsk_pick_scheme(const hsk_credential *own, uint32_t version, const uint8_t *base,
                         hsk_span peer_schemes);

/* hsk_pick_credential12 sets c->credential and c->scheme to the first that answers the CertificateRequest at t->body, or both to 0 (RFC 5246 7.4.4). */
void hsk_pick_credential12(hsk_turn *t, const hsk_certificate_request *cr);
/* hsk_pick_credential13 does the same for the extensions, which have been checked, of a CertificateRequest of TLS 1.3 (RFC 8446 4.3.2). hsk_below_authority: 1 if an
   issuer in the chain is one of the DistinguishedNames, a span of base without its length. */
HSK_NODISCARD hsk_result hsk_pick_credential13(hsk_turn *t, hsk_span extensions);
int hsk_below_authority(const hsk_credential *own, const uint8_t *base, hsk_span authorities);

#ifdef __cplusplus
}
#endif
#endif
