/* Certificate (RFC 5280 4.1): a view of one DER certificate. */
#ifndef HSK_X509_CERT_H
#define HSK_X509_CERT_H
/* HSK_EXT_..., HSK_KU_..., HSK_EKU_..., HSK_NO_PATH_LEN */
#include "x509/extensions.h"
#include "x509/key.h"
#ifdef __FRAMAC__
#include "x509/algorithm.h"
#include "x509/name.h"
#include "x509/time.h"
#include "cert.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

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
  hsk_span
      serial; /* serialNumber, 1 to 20 bytes: may be zero or negative, as in old roots (see hsk_der_is_pos) */
  hsk_span signature_oid;   /* the OID of signatureAlgorithm */
  hsk_span issuer, subject; /* Name with tag and length */
  hsk_span spki;            /* SubjectPublicKeyInfo with tag and length */
  hsk_public_key key;
  hsk_span signature;        /* signatureValue without its unused-bits byte */
  hsk_span extensions;       /* the contents of SEQUENCE OF Extension; off == 0: none */
  hsk_span subject_alt_name; /* the contents of GeneralNames; off == 0: absent */
  hsk_span authority_key_id; /* keyIdentifier; off == 0: absent */
  hsk_span subject_key_id;   /* KeyIdentifier; off == 0: absent */
  /* the OID of the first unknown extension that is critical; off == 0: none */
  hsk_span unknown_critical;
} hsk_cert;

/* hsk_cert_parse reads one DER certificate that fills der[0..len). Checked: everything that RFC 5280 4.1 and 4.2 demand on the
   form of the fields above. An unknown critical extension is kept in unknown_critical: whoever relies on the certificate
   (hsk_chain_check does) refuses it as HSK_CERT_UNKNOWN_CRITICAL, while a tool can still show it.
   Errors: HSK_CERT_BAD_..., HSK_CERT_TRAILING_BYTES, HSK_CERT_DUPLICATE_EXTENSION; *cert is then unchanged. */
/*@ requires \valid_read(der + (0 .. len-1)) && \valid(cert) && \separated(cert, der + (0 .. len-1));
    terminates \true; exits \false; assigns *cert;
    ensures iff: \result.error == HSK_OK <==> Certificate(der, len);
    ensures version: \result.error == HSK_OK ==> 1 <= cert->version <= 3;
    ensures tbs: \result.error == HSK_OK ==> 0 < cert->tbs.off && cert->spki.off + cert->spki.len <= cert->tbs.off + cert->tbs.len < len;
    ensures serial: \result.error == HSK_OK ==> cert->tbs.off < cert->serial.off && cert->serial.off + cert->serial.len < cert->issuer.off;
    ensures issuer: \result.error == HSK_OK ==> cert->issuer.off + cert->issuer.len < cert->subject.off;
    ensures subject: \result.error == HSK_OK ==> cert->subject.off + cert->subject.len == cert->spki.off;
    ensures signature: \result.error == HSK_OK ==> cert->tbs.off + cert->tbs.len < cert->signature.off &&
                       cert->signature.off + cert->signature.len == len;
    ensures same: \result.error != HSK_OK ==> *cert == \old(*cert); */
HSK_API HSK_NODISCARD hsk_result hsk_cert_parse(const uint8_t *der, size_t len, hsk_cert *cert);

#ifdef __cplusplus
}
#endif
#endif
