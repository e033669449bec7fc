/* What the crypto_bearssl_*.c files share. Nobody else includes this.

   BearSSL's structs hold pointers to non-const bytes that it only reads; hsk_br_ptr takes the const away for them in one place.
   BearSSL leaves its own stack as it is; what we copy of a secret we wipe. */
#ifndef HSK_CRYPTO_BEARSSL_H
#define HSK_CRYPTO_BEARSSL_H
#include "core/wipe.h"
#include "crypto/crypto.h"
#include <bearssl.h>

static inline unsigned char *hsk_br_ptr(const uint8_t *p)
{
  return (unsigned char *)(uintptr_t)p;
}

static inline unsigned char *hsk_br_span(const uint8_t *base, hsk_span s)
{
  return hsk_br_ptr(base + s.off);
}

/* hsk_br_hash: BearSSL's class of a hash, NULL for a number that is not in the enum. */
const br_hash_class *hsk_br_hash(uint32_t hash);

/* hsk_br_rng: BearSSL's view of our generator. */
const br_prng_class **hsk_br_rng(hsk_rng *rng);

/* Halves of hsk_verify and hsk_sign. The scheme's hash is known and the key's type fits the scheme. */
/* hsk_br_rsa_in_range: whether the numbers of a public key are ones that BearSSL takes. */
int hsk_br_rsa_in_range(const uint8_t *base, hsk_span modulus, hsk_span exponent);
/* hsk_br_rsa_private: BearSSL's view of an RSA key whose public numbers are in range. */
br_rsa_private_key hsk_br_rsa_private(const uint8_t *base, const hsk_private_key *key);
int hsk_br_rsa_verify(uint32_t hash, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                      hsk_bytes signature);
int hsk_br_pss_verify(uint32_t hash, const uint8_t *base, hsk_span modulus, hsk_span exponent,
                      const uint8_t *digest, hsk_bytes signature);
int hsk_br_rsa_sign(uint32_t hash, const uint8_t *base, const hsk_private_key *key, const uint8_t *digest,
                    uint8_t *sig, size_t *sig_len);
int hsk_br_pss_sign(uint32_t hash, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng,
                    const uint8_t *digest, uint8_t *sig, size_t *sig_len);
int hsk_br_ecdsa_verify(uint32_t hash, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                        hsk_bytes signature);
int hsk_br_ecdsa_sign(uint32_t hash, const uint8_t *base, const hsk_private_key *key, const uint8_t *digest,
                      uint8_t *sig, size_t *sig_len);

/* hsk_br_dh_generate is hsk_kex_generate for the finite-field groups. */
int hsk_br_dh_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share);
#endif
