/* SubjectPublicKeyInfo (RFC 5280 4.1.2.7, RFC 3279 2.3, RFC 5480). */
#ifndef HSK_X509_KEY_H
#define HSK_X509_KEY_H
#include "core/bytes.h"
#ifdef __FRAMAC__
#include "x509/algorithm.h"
#include "key.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

enum hsk_key_type {
  HSK_KEY_NONE = 0,
  HSK_KEY_RSA = 1, /* rsaEncryption: PKCS#1 v1.5 and PSS signatures, encryption */
  HSK_KEY_EC = 2,
  HSK_KEY_UNSUPPORTED_TYPE = 3,
  HSK_KEY_RSA_PSS = 4 /* id-RSASSA-PSS (RFC 4055 1.2): PSS signatures and nothing else */
};

/* hsk_public_key: a view of a public key. Spans refer to the buffer that was parsed. */
typedef struct {
  uint32_t type;     /* enum hsk_key_type */
  uint32_t group;    /* EC: the NamedGroup (RFC 8446 4.2.7): 0x17, 0x18, 0x19; else 0 */
  hsk_span modulus;  /* RSA: without leading zeros, at least 1 byte, odd */
  hsk_span exponent; /* RSA: without leading zeros, odd, at least 3 */
  hsk_span point;    /* EC: the uncompressed point, 65, 97 or 133 bytes beginning with 4 */
  uint32_t
      pss_hash; /* RSA_PSS: the one hash that the key allows, enum hsk_hash of crypto.h; 0: it names none; other types: 0 */
} hsk_public_key;

/* hsk_public_key_parse reads the SubjectPublicKeyInfo that starts at buf[off] and ends before len; *next is the offset
   behind it. HSK_CERT_BAD_KEY or HSK_CERT_BAD_ALGORITHM: malformed, and
   *key and *next are unchanged. A key of an algorithm or curve that is not supported, or for RSASSA-PSS with parameters that TLS has no scheme for, parses, with the type
   HSK_KEY_UNSUPPORTED_TYPE, so that a certificate can still be shown. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(key) && \valid(next);
    requires \separated(key, next, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *key, *next;
    ensures ok: \result.error == HSK_OK ==> PublicKey(buf, off, len, *next);
    ensures uniq: \forall integer e; PublicKey(buf, off, len, e) ==> \result.error == HSK_OK && e == *next;
    ensures rsa: \result.error == HSK_OK && (key->type == HSK_KEY_RSA || key->type == HSK_KEY_RSA_PSS) ==> 0 < key->modulus.off && 1 <= key->modulus.len &&
                 1 <= key->exponent.len && key->modulus.off + key->modulus.len <= key->exponent.off &&
                 key->exponent.off + key->exponent.len == *next;
    ensures ec: \result.error == HSK_OK && key->type == HSK_KEY_EC ==>
                Uncompressed(buf, key->point.off, key->point.off + key->point.len, FieldLen(key->group)) &&
                key->point.off + key->point.len == *next;
    ensures in: \result.error == HSK_OK ==> off < *next <= len;
    ensures why: \result.error == HSK_OK || \result.error == HSK_CERT_BAD_KEY || \result.error == HSK_CERT_BAD_ALGORITHM;
    ensures same: \result.error != HSK_OK ==> *key == \old(*key) && *next == \old(*next); */
HSK_API HSK_NODISCARD hsk_result hsk_public_key_parse(const uint8_t *buf, size_t len, size_t off,
                                                      hsk_public_key *key, size_t *next);

#ifdef __cplusplus
}
#endif
#endif
