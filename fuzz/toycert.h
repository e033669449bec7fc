/* Certificates and keys for crypto_null.c: right in form, signed with toy signatures, the same on every run.
 */
#ifndef FUZZ_TOYCERT_H
#define FUZZ_TOYCERT_H
#include "crypto_null.h"
#include "fuzz.h"

#define TOY_CERT_MAX 2048
#define TOY_KEY_MAX  2048

/* toy_key: a key pair. bytes holds what the spans of pub refer to; der is the private key (PKCS#1 or SEC 1).
 */
typedef struct {
  hsk_public_key pub;
  uint8_t bytes[1 + 512 + 8];
  uint8_t der[TOY_KEY_MAX];
  size_t der_len;
} toy_key;

/* toy_key_make: type as enum hsk_key_type; size is the modulus' length in bytes, or the NamedGroup. */
void toy_key_make(toy_key *k, uint32_t type, uint32_t size, uint64_t seed);

/* toy_cert: what stands in a certificate. Fields that are 0 or NULL are left out. */
typedef struct {
  const char *subject, *issuer, *dns; /* common names, a dNSName */
  const toy_key *key, *signer;
  uint32_t scheme;     /* of the signature */
  int is_ca, path_len; /* path_len: pathLenConstraint + 1 */
  uint8_t key_usage;   /* the first byte of the BIT STRING */
  uint8_t purpose;     /* the last arc of id-kp: 1 serverAuth, 2 clientAuth */
  uint8_t serial;
  const char *not_before, *not_after; /* UTCTime; NULL: 2020 to 2040 */
  const uint8_t *more;                /* further extensions in DER, one behind the other */
  size_t more_len;
} toy_cert;

/* toy_cert_make writes the certificate in DER to out[0..TOY_CERT_MAX) and answers its length. */
size_t toy_cert_make(const toy_cert *c, uint8_t *out);

/* toy_sign_der wraps to SEQUENCE { tbs, AlgorithmIdentifier of the scheme, signature by the key, rest }, which it writes to out[0..cap), and answers
   its length: a CRL, a BasicOCSPResponse. rest: DER that follows the signature. */
size_t toy_sign_der(hsk_bytes tbs, uint32_t scheme, const toy_key *key, hsk_bytes rest, uint8_t *out,
                    size_t cap);

/* toy_algorithm writes the AlgorithmIdentifier of a scheme to out[0..16) and answers its length. */
size_t toy_algorithm(uint32_t scheme, uint8_t *out);

/* toy_resign gives the certificate in der[0..len) a right signature by key, if it parses and the signature's
   length allows it. 1: it did. */
int toy_resign(uint8_t *der, size_t len, const uint8_t *base, const hsk_public_key *key);

#define TOY_NOW                                                                                              \
  1767225600 /* 2026-01-01: between the dates of every toy certificate that is not meant to be expired */

#endif
