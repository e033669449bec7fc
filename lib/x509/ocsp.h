/* OCSPResponse and BasicOCSPResponse (RFC 6960 4.2.1): a view of one DER response. */
#ifndef HSK_X509_OCSP_H
#define HSK_X509_OCSP_H
#include "x509/der.h"

#ifdef __cplusplus
extern "C" {
#endif

/* OCSPResponseStatus; 4 is not used. */
enum hsk_ocsp_response_status {
  HSK_OCSP_SUCCESSFUL = 0,
  HSK_OCSP_MALFORMED_REQUEST = 1,
  HSK_OCSP_INTERNAL_ERROR = 2,
  HSK_OCSP_TRY_LATER = 3,
  HSK_OCSP_SIG_REQUIRED = 5,
  HSK_OCSP_UNAUTHORIZED = 6
};

#define HSK_OCSP_EXTENSIONS_MAX 32u
#define HSK_OCSP_KEY_HASH_LEN   20u /* KeyHash is a SHA-1 hash */
#define HSK_OCSP_NONCE_MAX      128u

/* hsk_ocsp: spans are offsets into the DER that was parsed, and hold contents without tag and length unless said. Where response_status is not
   successful, there is nothing else: all other fields are 0. */
typedef struct {
  uint32_t response_status;  /* enum hsk_ocsp_response_status */
  uint32_t signature_scheme; /* enum hsk_signature_scheme of crypto.h, 0: not supported */
  uint32_t
      unknown_critical; /* 1: responseExtensions has a critical extension that is not known: not to be used (RFC 6960 4.1.2) */
  int64_t produced_at_time; /* seconds since 1970 */
  hsk_span tbs;             /* ResponseData with tag and length: what is signed */
  hsk_span by_name;         /* the responder's Name with tag and length; off == 0: it is named by by_key */
  hsk_span by_key;          /* KeyHash, 20 bytes; off == 0: it is named by by_name */
  hsk_span responses;       /* contents of the SEQUENCE OF SingleResponse */
  hsk_span nonce;           /* Nonce, 1 to HSK_OCSP_NONCE_MAX bytes; off == 0: absent */
  hsk_span signature;       /* without its unused-bits byte */
  hsk_span certs;           /* contents of the SEQUENCE OF Certificate; len == 0: none */
} hsk_ocsp;

/* hsk_ocsp_parse reads one DER response that fills der[0..len): every SingleResponse and extension; certificates only as far as their outer
   tags and lengths. HSK_CERT_BAD_OCSP: malformed, of another type than id-pkix-ocsp-basic or of another version than v1 (which DER leaves
   out), with the offset of what is; *ocsp is then unchanged. */
/*@ requires \valid_read(der + (0 .. len-1)) && \valid(ocsp) && \separated(ocsp, der + (0 .. len-1));
    terminates \true; exits \false; assigns *ocsp;
    ensures why: \result.error == HSK_OK || \result.error == HSK_CERT_BAD_OCSP;
    ensures at: \result.error != HSK_OK ==> \result.at <= len;
    ensures same: \result.error != HSK_OK ==> *ocsp == \old(*ocsp); */
HSK_API HSK_NODISCARD hsk_result hsk_ocsp_parse(const uint8_t *der, size_t len, hsk_ocsp *ocsp);

/* CertStatus. */
enum hsk_ocsp_status { HSK_OCSP_GOOD = 0, HSK_OCSP_REVOKED = 1, HSK_OCSP_UNKNOWN = 2 };

/* The hash of a CertID, by HashAlgorithm's numbers (RFC 5246 7.4.1.4.1); those but SHA-1's are the numbers of enum hsk_hash of crypto.h. */
#define HSK_OCSP_SHA1   2u
#define HSK_OCSP_SHA256 4u
#define HSK_OCSP_SHA384 5u
#define HSK_OCSP_SHA512 6u

/* hsk_ocsp_single: a SingleResponse. */
typedef struct {
  uint32_t hash;                /* of CertID: HSK_OCSP_SHA1, ...; 0: another */
  hsk_span name_hash, key_hash; /* issuerNameHash, issuerKeyHash */
  hsk_span serial;              /* contents of serialNumber */
  uint32_t status;              /* enum hsk_ocsp_status */
  uint32_t reason;              /* REVOKED: revocationReason, 0 where it is absent */
  uint32_t has_next_update;     /* 0: nextUpdate is absent */
  uint32_t unknown_critical;    /* 1: it has a critical extension that is not known */
  int64_t revocation_time, this_update_time, next_update_time; /* seconds since 1970 */
  size_t next;                                                 /* the offset behind it */
} hsk_ocsp_single;

/* hsk_ocsp_single_parse reads the SingleResponse at off, which ends before len, 0: malformed. */
/*@ requires \valid_read(der + (0 .. len-1)) && off <= len && \valid(s) && \separated(s, der + (0 .. len-1));
    terminates \true; exits \false; assigns *s;
    ensures in: \result != 0 ==> off < s->name_hash.off && s->name_hash.off + s->name_hash.len < s->key_hash.off &&
                s->key_hash.off + s->key_hash.len < s->serial.off && s->serial.off + s->serial.len < s->next <= len;
    ensures same: \result == 0 ==> *s == \old(*s); */
HSK_API HSK_NODISCARD int hsk_ocsp_single_parse(const uint8_t *der, size_t len, size_t off,
                                                hsk_ocsp_single *s);

/* hsk_ocsp_cert_next: the Certificate at *at, with tag and length, which ends before end; *at moves behind it. off == 0: malformed. */
/*@ requires \valid_read(der + (0 .. end-1)) && \valid(at) && *at <= end && \separated(at, der + (0 .. end-1));
    terminates \true; exits \false; assigns *at;
    ensures in: \result.off != 0 ==> \result.off == \old(*at) && \result.off + \result.len == *at && \old(*at) < *at <= end;
    ensures same: \result.off == 0 ==> *at == \old(*at); */
HSK_API HSK_NODISCARD hsk_span hsk_ocsp_cert_next(const uint8_t *der, size_t end, size_t *at);

#ifdef __cplusplus
}
#endif
#endif
