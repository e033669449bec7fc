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

/* Bits of hsk_cert_extensions.present and .critical. */
#define HSK_EXT_BASIC_CONSTRAINTS (1u << 0)
#define HSK_EXT_KEY_USAGE         (1u << 1)
#define HSK_EXT_EXT_KEY_USAGE     (1u << 2)
#define HSK_EXT_SUBJECT_ALT_NAME  (1u << 3)
#define HSK_EXT_AUTHORITY_KEY_ID  (1u << 4)
#define HSK_EXT_SUBJECT_KEY_ID    (1u << 5)
#define HSK_EXT_UNKNOWN_CRITICAL  (1u << 31)

/* hsk_cert_extension: one Extension. */
typedef struct {
  hsk_span oid;      /* contents of extnID */
  uint32_t critical; /* 0 or 1 */
  hsk_span value;    /* contents of extnValue */
} hsk_cert_extension;

/* hsk_cert_extension_next reads the Extension that starts at off and ends before len; the result is the offset behind it, 0:
   malformed, and *x is unchanged. critical is TRUE or absent (X.690 11.5). */
HSK_API HSK_NODISCARD size_t hsk_cert_extension_next(const uint8_t *buf, size_t len, size_t off,
                                                     hsk_cert_extension *x);

/* hsk_cert_extensions: what the extensions say; the fields are those of hsk_cert. */
typedef struct {
  uint32_t present, critical, is_ca, path_len, key_usage, ext_key_usage;
  hsk_span subject_alt_name, authority_key_id, subject_key_id, unknown_critical;
} hsk_cert_extensions;

/* hsk_cert_extensions_parse reads the contents buf[off..end) of a SEQUENCE OF Extension. Errors: HSK_CERT_BAD_EXTENSION (also: none, or
   more than HSK_CERT_EXTENSIONS_MAX), HSK_CERT_DUPLICATE_EXTENSION; *x is then unchanged. */
HSK_NODISCARD hsk_result hsk_cert_extensions_parse(const uint8_t *buf, size_t off, size_t end,
                                                   hsk_cert_extensions *x);

/* hsk_cert_extensions_none sets what a certificate without extensions has. */
void hsk_cert_extensions_none(hsk_cert_extensions *x);

#ifdef __cplusplus
}
#endif
#endif
