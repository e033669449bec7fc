/* KeyUsage (RFC 5280 4.2.1.3). */
#ifndef HSK_X509_KEY_USAGE_H
#define HSK_X509_KEY_USAGE_H
#include "x509/der.h"
#ifdef __FRAMAC__
#include "extension_values.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Bit n of the BIT STRING is 1 << n. */
#define HSK_KU_DIGITAL_SIGNATURE (1u << 0)
#define HSK_KU_NON_REPUDIATION   (1u << 1)
#define HSK_KU_KEY_ENCIPHERMENT  (1u << 2)
#define HSK_KU_DATA_ENCIPHERMENT (1u << 3)
#define HSK_KU_KEY_AGREEMENT     (1u << 4)
#define HSK_KU_KEY_CERT_SIGN     (1u << 5)
#define HSK_KU_CRL_SIGN          (1u << 6)
#define HSK_KU_ENCIPHER_ONLY     (1u << 7)
#define HSK_KU_DECIPHER_ONLY     (1u << 8)

/* hsk_key_usage_parse reads the extnValue buf[off..end) and answers its bits, 0: malformed (at least one bit must be set, and none
   beyond decipherOnly). Zero bits at the end, which DER does not have in a named bit list, are accepted: published roots have them. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> KeyUsage(buf, off, end);
    ensures range: \result < 512; */
HSK_NODISCARD uint32_t hsk_key_usage_parse(const uint8_t *buf, size_t off, size_t end);

#ifdef __cplusplus
}
#endif
#endif
