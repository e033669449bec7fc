/* ExtKeyUsageSyntax (RFC 5280 4.2.1.12). */
#ifndef HSK_X509_EXT_KEY_USAGE_H
#define HSK_X509_EXT_KEY_USAGE_H
#include "x509/oid.h"
#ifdef __FRAMAC__
#include "extension_values.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* KeyPurposeId as bits. */
#define HSK_EKU_ANY              (1u << 0)
#define HSK_EKU_SERVER_AUTH      (1u << 1)
#define HSK_EKU_CLIENT_AUTH      (1u << 2)
#define HSK_EKU_CODE_SIGNING     (1u << 3)
#define HSK_EKU_EMAIL_PROTECTION (1u << 4)
#define HSK_EKU_TIME_STAMPING    (1u << 5)
#define HSK_EKU_OCSP_SIGNING     (1u << 6)
#define HSK_EKU_OTHER            (1u << 31) /* some purpose that is not in this list */

/* hsk_ext_key_usage_parse reads the extnValue buf[off..end) and answers the purposes as bits, 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> ExtKeyUsage(buf, off, end); */
HSK_NODISCARD uint32_t hsk_ext_key_usage_parse(const uint8_t *buf, size_t off, size_t end);

#ifdef __cplusplus
}
#endif
#endif
