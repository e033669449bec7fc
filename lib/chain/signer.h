/* Keys that sign what revocation is told by: CRLs, OCSP responses, and the certificates of those who sign them beside the path. */
#ifndef HSK_CHAIN_SIGNER_H
#define HSK_CHAIN_SIGNER_H
#include "chain/path.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_signer: a key that may have signed something: that of a certificate of the pool, or of an anchor (number: as in hsk_chain_slot.signer). */
typedef struct {
  const uint8_t *der;
  const hsk_cert *cert;
  uint32_t number;
} hsk_signer;

/* hsk_signer_of: certificate i of the pool. hsk_signer_above: candidate n (below path_len of the verdict) for a signer above the target: the
   issuer of path[n], which is path[n + 1] or, above the last one, the anchor. */
hsk_signer hsk_signer_of(const hsk_path_search *s, uint32_t i);
hsk_signer hsk_signer_above(const hsk_path_search *s, uint32_t n);

/* hsk_answer: SPENT: the budget does not allow to look. */
typedef enum { HSK_ANSWER_NO, HSK_ANSWER_YES, HSK_ANSWER_SPENT } hsk_answer;

/* hsk_signature_check: whether signature is key's over signed_bytes; base holds what key's spans refer to. It takes one of the signatures that
   the budget allows. */
hsk_answer hsk_signature_check(hsk_path_search *s, uint32_t scheme, hsk_bytes signed_bytes,
                               hsk_bytes signature, const uint8_t *base, const hsk_public_key *key);

/* hsk_issued_by: whether the certificate is signed by key; names are not looked at. */
hsk_answer hsk_issued_by(hsk_path_search *s, const uint8_t *der, const hsk_cert *cert, const uint8_t *base,
                         const hsk_public_key *key);

/* hsk_path_spend takes n from the comparisons that are left; 0: there are too few. */
int hsk_path_spend(hsk_path_search *s, size_t n);

#ifdef __cplusplus
}
#endif
#endif
