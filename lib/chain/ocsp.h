/* Revocation by stapled OCSP responses (RFC 6960), and what certificates promise of them (RFC 7633). */
#ifndef HSK_CHAIN_OCSP_H
#define HSK_CHAIN_OCSP_H
#include "chain/path.h"
#include "x509/ocsp.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_ocsp_check judges the responses that the request gives for certificates of the path that the search has found. It comes after
   hsk_revocation_check. *index: the certificate that the result is about. Errors: HSK_CERT_BAD_OCSP, _OCSP_..., _NOT_STAPLED, _REVOKED,
   HSK_CERT_BUDGET. */
HSK_NODISCARD hsk_result hsk_ocsp_check(hsk_path_search *s, uint32_t *index);

/* hsk_ocsp_signed: HSK_OK if the response is signed by the certificate's issuer, which is `above`, or by a responder that it has authorised
   (4.2.2.2): one whose certificate stands in the response, is signed by the issuer's key, valid now, and for OCSP signing. Such a certificate is
   trusted as long as it lasts if it has id-pkix-ocsp-nocheck (4.2.2.2.1); one without it is looked up in the CRLs, if the request looks
   at any, as a certificate of the path would be. Errors: HSK_CERT_OCSP_BAD_RESPONDER, HSK_CERT_OCSP_BAD_SIGNATURE, HSK_CERT_BUDGET. */
HSK_NODISCARD uint32_t hsk_ocsp_signed(hsk_path_search *s, hsk_bytes response, const hsk_ocsp *o,
                                       uint32_t above);

/* hsk_key_bytes: what a SubjectPublicKeyInfo holds as its subjectPublicKey, without tag, length and unused bits: what OCSP hashes. len 0: nothing. */
hsk_bytes hsk_key_bytes(const uint8_t *der, const hsk_cert *cert);

#ifdef __cplusplus
}
#endif
#endif
