/* Certificate policies of a path (RFC 5280 6.1, with the policy graph of RFC 9618 in place of the tree, which may grow without bound). */
#ifndef HSK_CHAIN_POLICY_H
#define HSK_CHAIN_POLICY_H
#include "chain/chain.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_policy_check judges the path of the verdict, which leads to its anchor. Nothing is done where neither the caller nor a certificate asks for
   an explicit policy. The graph stands in work->nodes: a level for each certificate; its size is bounded by the policies and mappings of
   the certificates. Each comparison of policies takes one from *left. HSK_CERT_NO_POLICY, HSK_CERT_BUDGET. */
HSK_NODISCARD hsk_result hsk_policy_check(const hsk_chain_request *req, hsk_chain_work *work,
                                          const hsk_chain_verdict *verdict, uint32_t *left);

#ifdef __cplusplus
}
#endif
#endif
