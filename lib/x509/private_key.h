/* Private keys in DER: PKCS#1 RSAPrivateKey (RFC 8017 A.1.2), SEC 1 ECPrivateKey (RFC 5915), PKCS#8 PrivateKeyInfo
   (RFC 5958) around either. */
#ifndef HSK_X509_PRIVATE_KEY_H
#define HSK_X509_PRIVATE_KEY_H
#include "x509/key.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_private_key: a view of a private key; spans refer to the DER, which the caller keeps and wipes. */
typedef struct {
  uint32_t type;               /* HSK_KEY_RSA, HSK_KEY_RSA_PSS or HSK_KEY_EC */
  uint32_t group;              /* EC: 0x17, 0x18, 0x19; else 0 */
  hsk_span modulus, exponent;  /* RSA n, e, without leading zeros */
  hsk_span p, q, dp, dq, qinv; /* RSA, without leading zeros */
  hsk_span scalar;             /* EC: at most the field's length */
  uint32_t pss_hash;           /* as in hsk_public_key */
} hsk_private_key;

/* hsk_private_key_parse reads a whole DER string in any of the three forms. HSK_KEY_BAD_DER: malformed or trailing bytes;
   HSK_KEY_UNSUPPORTED: another algorithm or curve, RSASSA-PSS with parameters that TLS has no scheme for, RSA below 1024 or above 4096 bits, or multi-prime RSA. */
HSK_API HSK_NODISCARD hsk_result hsk_private_key_parse(const uint8_t *der, size_t len, hsk_private_key *key);

#ifdef __cplusplus
}
#endif
#endif
