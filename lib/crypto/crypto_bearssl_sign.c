/* hsk_verify and hsk_sign: from the scheme to the algorithm. */
#include "crypto/crypto_bearssl.h"

uint32_t hsk_scheme_hash(uint32_t scheme)
{
  switch (scheme) {
  case HSK_RSA_PKCS1_SHA256:
  case HSK_ECDSA_SHA256:
  case HSK_RSA_PSS_SHA256:
  case HSK_RSA_PSS_PSS_SHA256:
    return HSK_SHA256;
  case HSK_RSA_PKCS1_SHA384:
  case HSK_ECDSA_SHA384:
  case HSK_RSA_PSS_SHA384:
  case HSK_RSA_PSS_PSS_SHA384:
    return HSK_SHA384;
  case HSK_RSA_PKCS1_SHA512:
  case HSK_ECDSA_SHA512:
  case HSK_RSA_PSS_SHA512:
  case HSK_RSA_PSS_PSS_SHA512:
    return HSK_SHA512;
  default:
    return 0;
  }
}

static int is_pss(uint32_t scheme)
{
  return scheme / 256 == 8;
}

/* key_type of a scheme that is ours */
static uint32_t key_type(uint32_t scheme)
{
  if (is_pss(scheme)) return scheme >= HSK_RSA_PSS_PSS_SHA256 ? HSK_KEY_RSA_PSS : HSK_KEY_RSA;
  /* SignatureAlgorithm, the second byte of the schemes of RFC 5246 7.4.1.4.1: rsa(1), ecdsa(3) */
  return scheme % 256 == 1 ? HSK_KEY_RSA : HSK_KEY_EC;
}

static int fits(uint32_t scheme, uint32_t type, uint32_t pss_hash)
{
  uint32_t hash = hsk_scheme_hash(scheme);
  if (hash == 0 || type != key_type(scheme)) return 0;
  /* RFC 8446 4.2.3: where the key has parameters, the signature's must be the same */
  return type != HSK_KEY_RSA_PSS || pss_hash == 0 || pss_hash == hash;
}

int hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
               hsk_bytes signature)
{
  uint32_t hash = hsk_scheme_hash(scheme);
  if (!fits(scheme, key->type, key->pss_hash)) return 0;
  if (is_pss(scheme)) return hsk_br_pss_verify(hash, base, key->modulus, key->exponent, digest, signature);
  if (key->type == HSK_KEY_RSA) return hsk_br_rsa_verify(hash, base, key, digest, signature);
  return hsk_br_ecdsa_verify(hash, base, key, digest, signature);
}

int hsk_sign(uint32_t scheme, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng,
             const uint8_t *digest, uint8_t *sig, size_t *sig_len)
{
  uint32_t hash = hsk_scheme_hash(scheme);
  if (!fits(scheme, key->type, key->pss_hash)) return 0;
  if (is_pss(scheme)) return hsk_br_pss_sign(hash, base, key, rng, digest, sig, sig_len);
  if (key->type == HSK_KEY_RSA) return hsk_br_rsa_sign(hash, base, key, digest, sig, sig_len);
  return hsk_br_ecdsa_sign(hash, base, key, digest, sig, sig_len);
}
