/* What a certificate must say of itself to stand on a path (RFC 5280 4.1.2.5, 4.2.1.3, 4.2.1.9, 4.2.1.12, 6.1.3, 6.1.4). Each function answers
   HSK_OK, or the first rule that is broken with the offset of the field. */
#ifndef HSK_CHAIN_STANDING_H
#define HSK_CHAIN_STANDING_H
#include "chain/chain.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_role: where a certificate stands. TRUSTED: a target that is itself an anchor. */
enum hsk_role { HSK_ROLE_TARGET, HSK_ROLE_TRUSTED, HSK_ROLE_ISSUER, HSK_ROLE_ANCHOR };

#ifdef __FRAMAC__
#include "standing.acsl.h"
#endif

/* hsk_may_stand: what holds for every certificate of a path: no critical extension is unknown, it is valid now, its purposes include the one
   asked for, its key is of a type that is supported. */
/*@ requires \valid_read(req) && \valid_read(cert) && cert->issuer.off + cert->issuer.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> MayStand(req, cert); */
HSK_NODISCARD hsk_result hsk_may_stand(const hsk_chain_request *req, const hsk_cert *cert);

/* hsk_may_be_target: what holds for the certificate at the end of a path. */
/*@ requires \valid_read(req) && \valid_read(cert);
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> MayBeTarget(req, cert); */
HSK_NODISCARD hsk_result hsk_may_be_target(const hsk_chain_request *req, const hsk_cert *cert);

/* hsk_may_issue: what holds for one that signs others, above `below` intermediates that are not self-issued. */
/*@ requires \valid_read(cert);
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> MayIssue(cert, role, below); */
HSK_NODISCARD hsk_result hsk_may_issue(const hsk_cert *cert, uint32_t role, uint32_t below);

#ifdef __cplusplus
}
#endif
#endif
