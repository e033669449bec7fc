/* Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension (RFC 5280 4.1.2.9, 4.2). */
#ifndef HSK_X509_EXTENSIONS_H
#define HSK_X509_EXTENSIONS_H
#include "x509/der.h"
#include "x509/ext_key_usage.h"
#include "x509/key_usage.h"
#include "x509/basic_constraints.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Extensions that a certificate may have; more are refused, since each is compared with all others. */
#define HSK_CERT_EXTENSIONS_MAX 64u

#ifdef __FRAMAC__
#include "x509/general_name.h"
#include "cert_extensions.acsl.h"
#endif

/* Bits of hsk_cert_extensions.present and .critical. */
#define HSK_EXT_BASIC_CONSTRAINTS            (1u << 0)
#define HSK_EXT_KEY_USAGE                    (1u << 1)
#define HSK_EXT_EXT_KEY_USAGE                (1u << 2)
#define HSK_EXT_SUBJECT_ALT_NAME             (1u << 3)
#define HSK_EXT_AUTHORITY_KEY_ID             (1u << 4)
#define HSK_EXT_SUBJECT_KEY_ID               (1u << 5)
#define HSK_EXT_NAME_CONSTRAINTS             (1u << 6) /* this one and those that follow: see x509/values.h */
#define HSK_EXT_CERTIFICATE_POLICIES         (1u << 7)
#define HSK_EXT_POLICY_MAPPINGS              (1u << 8)
#define HSK_EXT_POLICY_CONSTRAINTS           (1u << 9)
#define HSK_EXT_INHIBIT_ANY_POLICY           (1u << 10)
#define HSK_EXT_CRL_DISTRIBUTION_POINTS      (1u << 11)
#define HSK_EXT_FRESHEST_CRL                 (1u << 12)
#define HSK_EXT_ISSUER_ALT_NAME              (1u << 13)
#define HSK_EXT_AUTHORITY_INFO_ACCESS        (1u << 14)
#define HSK_EXT_SUBJECT_INFO_ACCESS          (1u << 15)
#define HSK_EXT_SUBJECT_DIRECTORY_ATTRIBUTES (1u << 16)
#define HSK_EXT_TLS_FEATURE                  (1u << 17) /* RFC 7633 */
#define HSK_EXT_SCT_LIST                     (1u << 18) /* RFC 6962 */
#define HSK_EXT_OCSP_NOCHECK                 (1u << 19) /* RFC 6960 4.2.2.2.1 */
#define HSK_EXT_UNKNOWN_CRITICAL             (1u << 31)

/* hsk_cert_extension: one Extension. */
typedef struct {
  hsk_span oid;      /* contents of extnID */
  uint32_t critical; /* 0 or 1 */
  hsk_span value;    /* contents of extnValue */
} hsk_cert_extension;

/* hsk_cert_extension_next reads the Extension that starts at off and ends before len; the result is the offset behind it, 0:
   malformed, and *x is unchanged. critical is TRUE or absent (X.690 11.5). */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(x) && \separated(x, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *x;
    ensures ok: \result != 0 ==> Extension(buf, off, len, x->oid.off, x->oid.off + x->oid.len, x->critical, x->value.off, \result);
    ensures in: \result != 0 ==> off < x->oid.off && x->oid.off + x->oid.len < x->value.off &&
                x->value.off + x->value.len == \result && \result <= len && x->critical <= 1;
    ensures uniq: \forall integer o, q, c, v, e; Extension(buf, off, len, o, q, c, v, e) ==> \result != 0 && e == \result &&
                  o == x->oid.off && q == x->oid.off + x->oid.len && c == x->critical && v == x->value.off;
    ensures same: \result == 0 ==> *x == \old(*x); */
HSK_API HSK_NODISCARD size_t hsk_cert_extension_next(const uint8_t *buf, size_t len, size_t off,
                                                     hsk_cert_extension *x);

/* hsk_cert_extensions: what the extensions say; the fields are those of hsk_cert. */
typedef struct {
  uint32_t present, critical, is_ca, path_len, key_usage, ext_key_usage;
  uint32_t names_subject; /* 1: there is a critical subjectAltName */
  hsk_span subject_alt_name, authority_key_id, subject_key_id, unknown_critical;
} hsk_cert_extensions;

/* hsk_cert_extensions_parse reads the contents buf[off..end) of a SEQUENCE OF Extension. Errors: HSK_CERT_BAD_EXTENSION (also: none, or
   more than HSK_CERT_EXTENSIONS_MAX), HSK_CERT_DUPLICATE_EXTENSION; *x is then unchanged. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(x) && \separated(x, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *x;
    ensures iff: \result.error == HSK_OK <==> CertExtensions(buf, off, end);
    ensures names: \result.error == HSK_OK ==> ((x->names_subject != 0) <==> NamesSubject(buf, off, end));
    ensures ca: \result.error == HSK_OK ==> ((x->is_ca != 0) <==> AssertsCa(buf, off, end));
    ensures same: \result.error != HSK_OK ==> *x == \old(*x); */
HSK_NODISCARD hsk_result hsk_cert_extensions_parse(const uint8_t *buf, size_t off, size_t end,
                                                   hsk_cert_extensions *x);

/* hsk_cert_extensions_none sets what a certificate without extensions has. */
/*@ requires \valid(x); terminates \true; exits \false; assigns *x;
    ensures x->names_subject == 0 && x->is_ca == 0; */
void hsk_cert_extensions_none(hsk_cert_extensions *x);

#ifdef __cplusplus
}
#endif
#endif
