/* Certificate (RFC 5280 4.1): a view of one DER certificate. */
#ifndef HSK_X509_CERT_H
#define HSK_X509_CERT_H
#include "core/bytes.h"
#include "x509/key.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Bits of hsk_cert.present: which extensions the certificate has. */
#define HSK_EXT_BASIC_CONSTRAINTS (1u << 0)
#define HSK_EXT_KEY_USAGE         (1u << 1)
#define HSK_EXT_EXT_KEY_USAGE     (1u << 2)
#define HSK_EXT_SUBJECT_ALT_NAME  (1u << 3)
#define HSK_EXT_AUTHORITY_KEY_ID  (1u << 4)
#define HSK_EXT_SUBJECT_KEY_ID    (1u << 5)
#define HSK_EXT_UNKNOWN_CRITICAL  (1u << 31)

/* KeyUsage, RFC 5280 4.2.1.3: bit n of the BIT STRING is 1 << n. */
#define HSK_KU_DIGITAL_SIGNATURE (1u << 0)
#define HSK_KU_NON_REPUDIATION   (1u << 1)
#define HSK_KU_KEY_ENCIPHERMENT  (1u << 2)
#define HSK_KU_DATA_ENCIPHERMENT (1u << 3)
#define HSK_KU_KEY_AGREEMENT     (1u << 4)
#define HSK_KU_KEY_CERT_SIGN     (1u << 5)
#define HSK_KU_CRL_SIGN          (1u << 6)
#define HSK_KU_ENCIPHER_ONLY     (1u << 7)
#define HSK_KU_DECIPHER_ONLY     (1u << 8)

/* KeyPurposeId, RFC 5280 4.2.1.12, as bits. */
#define HSK_EKU_ANY              (1u << 0)
#define HSK_EKU_SERVER_AUTH      (1u << 1)
#define HSK_EKU_CLIENT_AUTH      (1u << 2)
#define HSK_EKU_CODE_SIGNING     (1u << 3)
#define HSK_EKU_EMAIL_PROTECTION (1u << 4)
#define HSK_EKU_TIME_STAMPING    (1u << 5)
#define HSK_EKU_OCSP_SIGNING     (1u << 6)
#define HSK_EKU_OTHER            (1u << 31) /* some purpose that is not in this list */

#define HSK_NO_PATH_LEN UINT32_MAX

/* hsk_cert: spans are offsets into the DER that was parsed, and hold contents without tag and length unless said. */
typedef struct {
  uint32_t version;                        /* 1, 2 or 3 */
  uint32_t signature_scheme;               /* enum hsk_signature_scheme of crypto.h, 0: not supported */
  uint32_t present;                        /* HSK_EXT_... */
  uint32_t critical;                       /* HSK_EXT_... that are marked critical */
  uint32_t is_ca;                          /* basicConstraints cA, 0 or 1 */
  uint32_t path_len;                       /* pathLenConstraint, HSK_NO_PATH_LEN: none */
  uint32_t key_usage;                      /* HSK_KU_..., all bits set where the extension is absent */
  uint32_t ext_key_usage;                  /* HSK_EKU_..., 0 where the extension is absent */
  int64_t not_before_time, not_after_time; /* seconds since 1970, UTC */
  hsk_span tbs;                            /* TBSCertificate with tag and length: what is signed */
  hsk_span serial;                         /* serialNumber */
  hsk_span signature_oid;                  /* the OID of signatureAlgorithm */
  hsk_span issuer, subject;                /* Name with tag and length */
  hsk_span spki;                           /* SubjectPublicKeyInfo with tag and length */
  hsk_public_key key;
  hsk_span signature;        /* signatureValue without its unused-bits byte */
  hsk_span extensions;       /* the contents of SEQUENCE OF Extension; off == 0: none */
  hsk_span subject_alt_name; /* the contents of GeneralNames; off == 0: absent */
  hsk_span authority_key_id; /* keyIdentifier; off == 0: absent */
  hsk_span subject_key_id;   /* KeyIdentifier; off == 0: absent */
  hsk_span unknown_critical; /* the OID of the first unknown critical extension; off == 0: none */
} hsk_cert;

/* hsk_cert_parse reads one DER certificate that fills der[0..len). Checked: everything that RFC 5280 4.1 and 4.2 demand on the
   form of the fields above. An unknown critical extension is kept in unknown_critical: whoever relies on the certificate
   (hsk_chain_check does) refuses it as HSK_CERT_UNKNOWN_CRITICAL, while a tool can still show it.
   Errors: HSK_CERT_BAD_..., HSK_CERT_TRAILING_BYTES, HSK_CERT_DUPLICATE_EXTENSION. */
HSK_API HSK_NODISCARD hsk_result hsk_cert_parse(const uint8_t *der, size_t len, hsk_cert *cert);

#ifdef __cplusplus
}
#endif
#endif
