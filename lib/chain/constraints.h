/* Name constraints applied (RFC 5280 4.2.1.10, 6.1.3 (b), (c)). */
#ifndef HSK_CHAIN_CONSTRAINTS_H
#define HSK_CHAIN_CONSTRAINTS_H
#include "x509/cert.h"
#include "x509/name_constraints.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_constraints_apply judges the names of cert, parsed from der, by the constraints nc of a certificate ca above it: the subject, the names
   in subjectAltName, and where that is absent the e-mail addresses in the subject. A form of name that cannot be compared (otherName,
   x400Address, ediPartyName, registeredID) is refused where it is constrained. Each comparison takes one from *left.
   HSK_CERT_NAME_NOT_PERMITTED with the name's offset in der, HSK_CERT_BUDGET. */
/*@ requires \valid_read(nc) && \valid_read(cert) && \valid(left) && \separated(left, nc, cert);
    terminates \true; exits \false; assigns *left;
    ensures *left <= \old(*left);
    ensures \result.error == HSK_OK || \result.error == HSK_CERT_NAME_NOT_PERMITTED || \result.error == HSK_CERT_BUDGET; */
HSK_NODISCARD hsk_result hsk_constraints_apply(const uint8_t *ca, const hsk_name_constraints *nc,
                                               const uint8_t *der, const hsk_cert *cert, uint32_t *left);

#ifdef __cplusplus
}
#endif
#endif
