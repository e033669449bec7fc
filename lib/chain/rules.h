/* What each certificate of a path must be by itself (RFC 5280 6.1.3, 6.1.4). */
#ifndef HSK_CHAIN_RULES_H
#define HSK_CHAIN_RULES_H
#include "chain/chain.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_rules_target, hsk_rules_issuer: HSK_OK if der, parsed as cert, may stand at the end of a path, or sign other certificates above `below`
   intermediates that are not self-issued. Otherwise the first rule that it breaks, with the offset of the field. */
HSK_NODISCARD hsk_result hsk_rules_target(const hsk_chain_request *req, const uint8_t *der,
                                          const hsk_cert *cert);
HSK_NODISCARD hsk_result hsk_rules_issuer(const hsk_chain_request *req, const uint8_t *der,
                                          const hsk_cert *cert, uint32_t below);

/* hsk_key_strong: 1 if an RSA modulus has at least min_bits bits (0: 2048); keys of other types are as long as their curve. */
int hsk_key_strong(const uint8_t *base, const hsk_public_key *key, uint32_t min_bits);

#ifdef __cplusplus
}
#endif
#endif
