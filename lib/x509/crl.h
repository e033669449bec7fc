/* CertificateList (RFC 5280 5): a view of one DER certificate revocation list. */
#ifndef HSK_X509_CRL_H
#define HSK_X509_CRL_H
#include "x509/distribution_points.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Bits of hsk_crl.present. */
#define HSK_CRL_AUTHORITY_KEY_ID   (1u << 0)
#define HSK_CRL_NUMBER             (1u << 1)
#define HSK_CRL_DELTA              (1u << 2)
#define HSK_CRL_ISSUING_POINT      (1u << 3)
#define HSK_CRL_CERTIFICATE_ISSUER (1u << 4) /* some entry has certificateIssuer */
#define HSK_CRL_UNKNOWN_CRITICAL   (1u << 31)

#define HSK_CRL_EXTENSIONS_MAX 32u

/* hsk_crl: spans are offsets into the DER that was parsed, and hold contents without tag and length unless said. */
typedef struct {
  uint32_t version;                           /* 1 or 2 */
  uint32_t present;                           /* HSK_CRL_... */
  uint32_t has_next_update;                   /* 0: nextUpdate is absent */
  uint32_t signature_scheme;                  /* enum hsk_signature_scheme of crypto.h, 0: not supported */
  int64_t this_update_time, next_update_time; /* seconds since 1970 */
  hsk_span tbs;                               /* TBSCertList with tag and length: what is signed */
  hsk_span issuer;                            /* Name with tag and length */
  hsk_span entries;                           /* contents of revokedCertificates; len == 0: none */
  hsk_span signature;                         /* signatureValue without its unused-bits byte */
  hsk_span authority_key_id;                  /* keyIdentifier; off == 0: absent */
  hsk_span number, base_number; /* magnitudes of cRLNumber and BaseCRLNumber; off == 0: absent */
  hsk_span point_value;         /* extnValue of issuingDistributionPoint; off == 0: absent */
  hsk_issuing_point point;      /* its fields; where it is absent, those of a CRL for everything */
} hsk_crl;

/* hsk_crl_parse reads one DER CRL that fills der[0..len): every entry and extension. HSK_CERT_BAD_CRL: malformed, with the offset of
   what is; *crl is then unchanged. Checked: both signature algorithms are the same; extensions only in version 2, none twice, each
   critical or not as RFC 5280 5.2 and 5.3 demand; numbers of at most 20 bytes. A critical extension that is not known, of the list or of an
   entry, is noted as HSK_CRL_UNKNOWN_CRITICAL: such a CRL MUST NOT be used. */
/*@ requires \valid_read(der + (0 .. len-1)) && \valid(crl) && \separated(crl, der + (0 .. len-1));
    terminates \true; exits \false; assigns *crl;
    ensures \result.error == HSK_OK || \result.error == HSK_CERT_BAD_CRL;
    ensures same: \result.error != HSK_OK ==> *crl == \old(*crl); */
HSK_API HSK_NODISCARD hsk_result hsk_crl_parse(const uint8_t *der, size_t len, hsk_crl *crl);

/* CRLReason (RFC 5280 5.3.1) */
#define HSK_REASON_UNSPECIFIED     0u
#define HSK_REASON_REMOVE_FROM_CRL 8u

/* hsk_crl_reason_parse: the CRLReason that fills the span, an ENUMERATED of 0 to 10 without 7; UINT32_MAX: malformed. */
/*@ requires \valid_read(buf + (0 .. value.off + value.len - 1)) && value.off + value.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result <= 10 || \result == UINT32_MAX; */
HSK_NODISCARD uint32_t hsk_crl_reason_parse(const uint8_t *buf, hsk_span value);

/* hsk_crl_entry: one revoked certificate. */
typedef struct {
  hsk_span serial;           /* contents of userCertificate */
  int64_t revocation_time;   /* seconds since 1970 */
  uint32_t reason;           /* HSK_REASON_UNSPECIFIED where it is absent */
  uint32_t unknown_critical; /* 1: it has a critical extension that is not known */
  hsk_span
      certificate_issuer; /* contents of GeneralNames; off == 0: the issuer of the entry before, or of the CRL */
  size_t next;            /* the offset behind the entry */
} hsk_crl_entry;

/* hsk_crl_entry_parse reads the entry at off, which ends before len, 0: malformed. */
/*@ requires \valid_read(der + (0 .. len-1)) && off <= len && \valid(e) && \separated(e, der + (0 .. len-1));
    terminates \true; exits \false; assigns *e;
    ensures in: \result != 0 ==> off < e->serial.off && e->serial.off + e->serial.len <= e->next <= len;
    ensures same: \result == 0 ==> *e == \old(*e); */
HSK_API HSK_NODISCARD int hsk_crl_entry_parse(const uint8_t *der, size_t len, size_t off, hsk_crl_entry *e);

#ifdef __cplusplus
}
#endif
#endif
