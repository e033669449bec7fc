/* What the extensions of a certificate say that a path is judged by, beyond what hsk_cert holds: read on demand, so that a pool of
   certificates stays small. */
#ifndef HSK_X509_VALUES_H
#define HSK_X509_VALUES_H
#include "x509/cert.h"
#include "x509/name_constraints.h"
#include "x509/policies.h"
#include "x509/tls_feature.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_cert_values: spans refer to the certificate's DER. */
typedef struct {
  hsk_name_constraints names;      /* nameConstraints, both off == 0: absent */
  hsk_span policies;               /* contents of certificatePolicies; off == 0: absent */
  hsk_span policy_mappings;        /* contents of policyMappings */
  hsk_span distribution_points;    /* contents of cRLDistributionPoints */
  hsk_span freshest_crl;           /* contents of freshestCRL */
  uint32_t require_explicit;       /* requireExplicitPolicy, HSK_SKIP_NONE: absent */
  uint32_t inhibit_mapping;        /* inhibitPolicyMapping */
  uint32_t inhibit_any;            /* inhibitAnyPolicy */
  uint32_t authority_names_issuer; /* 1: authorityKeyIdentifier has authorityCertIssuer */
  uint32_t tls_features;           /* HSK_FEATURE_..., 0: absent */
} hsk_cert_values;

/* Bits of hsk_cert.present that hsk_cert_values_parse has something to read for. */
#define HSK_EXT_VALUES                                                                                       \
  (HSK_EXT_NAME_CONSTRAINTS | HSK_EXT_CERTIFICATE_POLICIES | HSK_EXT_POLICY_MAPPINGS |                       \
   HSK_EXT_POLICY_CONSTRAINTS | HSK_EXT_INHIBIT_ANY_POLICY | HSK_EXT_CRL_DISTRIBUTION_POINTS |               \
   HSK_EXT_FRESHEST_CRL | HSK_EXT_ISSUER_ALT_NAME | HSK_EXT_AUTHORITY_INFO_ACCESS |                          \
   HSK_EXT_SUBJECT_INFO_ACCESS | HSK_EXT_AUTHORITY_KEY_ID | HSK_EXT_TLS_FEATURE | HSK_EXT_OCSP_NOCHECK)

/* hsk_cert_values_parse reads the extensions of cert, which hsk_cert_parse made of der. HSK_CERT_BAD_EXTENSION with the offset of the
   extnValue that is malformed; *v is then unchanged. */
/*@ requires \valid_read(cert) && \valid(v) && \separated(v, cert);
    terminates \true; exits \false; assigns *v;
    ensures why: \result.error == HSK_OK || \result.error == HSK_CERT_BAD_EXTENSION;
    ensures same: \result.error != HSK_OK ==> *v == \old(*v); */
HSK_NODISCARD hsk_result hsk_cert_values_parse(const uint8_t *der, const hsk_cert *cert, hsk_cert_values *v);

#ifdef __cplusplus
}
#endif
#endif
