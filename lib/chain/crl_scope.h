/* Which certificates a CRL speaks of, and what it says (RFC 5280 6.3.3 (b), (d), (i), (j)). */
#ifndef HSK_CHAIN_CRL_SCOPE_H
#define HSK_CHAIN_CRL_SCOPE_H
#include "x509/cert.h"
#include "x509/crl.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_crl_subject: a certificate whose state is asked for, and one of its distribution points. has_point == 0: it has none, and the CRL that its
   issuer gives without one, or with its own name, is meant (the end of 6.3.3). */
typedef struct {
  const uint8_t *der;
  const hsk_cert *cert;
  uint32_t has_point;
  hsk_distribution_point point;
} hsk_crl_subject;

/* hsk_crl_view: a CRL and its bytes. */
typedef struct {
  const uint8_t *der;
  const hsk_crl *crl;
} hsk_crl_view;

/* hsk_crl_covers: the reasons (bits of ReasonFlags) for which the CRL speaks of the subject, 0: it does not. */
uint32_t hsk_crl_covers(hsk_crl_view list, const hsk_crl_subject *subject);

/* hsk_crl_same_scope: 1 if a delta may amend the list (RFC 5280 5.2.4, 6.3.3 (c)): the same issuer, the same issuing distribution point, the
   same authority key, and the numbers in order. */
int hsk_crl_same_scope(hsk_crl_view list, hsk_crl_view delta);

/* hsk_crl_find looks the certificate up. Each entry takes one from *left. */
enum hsk_crl_finding { HSK_CRL_ABSENT, HSK_CRL_LISTED, HSK_CRL_REMOVED, HSK_CRL_NO_BUDGET };
uint32_t hsk_crl_find(hsk_crl_view list, const hsk_crl_subject *subject, uint32_t *left);

#ifdef __cplusplus
}
#endif
#endif
