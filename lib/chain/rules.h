/* What each certificate of a path must be by itself (RFC 5280 6.1.3, 6.1.4, and section 4 where the profile asks for it). */
#ifndef HSK_CHAIN_RULES_H
#define HSK_CHAIN_RULES_H
#include "chain/standing.h"
#include "x509/values.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_rules_target, hsk_rules_issuer: HSK_OK if der, parsed as cert, may stand at the end of a path (role TARGET or TRUSTED), or sign other
   certificates above `below` intermediates that are not self-issued (role ISSUER or ANCHOR). Otherwise the first rule that it breaks, with
   the offset of the field. On success *v holds the values of its extensions. */
HSK_NODISCARD hsk_result hsk_rules_target(const hsk_chain_request *req, const uint8_t *der,
                                          const hsk_cert *cert, uint32_t role, hsk_cert_values *v);
HSK_NODISCARD hsk_result hsk_rules_issuer(const hsk_chain_request *req, const uint8_t *der,
                                          const hsk_cert *cert, uint32_t role, uint32_t below,
                                          hsk_cert_values *v);

/* hsk_key_bits: the length of an RSA modulus. hsk_key_strong: 1 if it has at least min_bits bits (0: 2048); keys of other types are as
   long as their curve. */
size_t hsk_key_bits(const uint8_t *base, const hsk_public_key *key);
int hsk_key_strong(const uint8_t *base, const hsk_public_key *key, uint32_t min_bits);

/* hsk_form_rules: what RFC 5280 4 asks of a certificate in this role beyond its grammar. hsk_webpki_rules: what the baseline requirements
   add. */
HSK_NODISCARD hsk_result hsk_form_rules(const uint8_t *der, const hsk_cert *cert, uint32_t role);
HSK_NODISCARD hsk_result hsk_webpki_rules(const hsk_chain_request *req, const uint8_t *der,
                                          const hsk_cert *cert, uint32_t role, const hsk_cert_values *v);

#ifdef __cplusplus
}
#endif
#endif
