/* Revocation by CRLs (RFC 5280 6.3). */
#ifndef HSK_CHAIN_REVOCATION_H
#define HSK_CHAIN_REVOCATION_H
#include "chain/path.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_revocation_start parses the CRLs of the request into work->crls, once. HSK_CERT_BUDGET: there are more than it has room for. One that
   cannot be parsed, or used at the request's time, covers nothing. */
HSK_NODISCARD hsk_result hsk_revocation_start(const hsk_chain_request *req, hsk_chain_work *work);

/* hsk_revocation_check asks for the state of each certificate of the path that the search has found, and of those that sign CRLs for it. *index:
   the certificate that the result is about. HSK_CERT_REVOKED, HSK_CERT_REVOCATION_UNKNOWN (only if revocation is REQUIRED),
   HSK_CERT_BUDGET.
   A CRL may be signed by a certificate of the path whose name is that of its issuer, by the anchor, or by a certificate of the pool
   that one of these issued and that may sign CRLs; the state of the latter is asked for, too, of CRLs that the former signed. */
HSK_NODISCARD hsk_result hsk_revocation_check(hsk_path_search *s, uint32_t *index);

/* hsk_revocation_of_stranger asks for the state of a certificate that is not in the pool and that the issuer of a certificate of the path has
   issued, of CRLs that somebody above the target has signed himself. HSK_OK: it is not revoked, or CRLs are not looked at; else as above. */
HSK_NODISCARD uint32_t hsk_revocation_of_stranger(hsk_path_search *s, const uint8_t *der,
                                                  const hsk_cert *cert);

#ifdef __cplusplus
}
#endif
#endif
