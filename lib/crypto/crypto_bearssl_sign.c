/* hsk_verify and hsk_sign: from the scheme to the algorithm. */
#include "crypto/crypto_bearssl.h"

uint32_t hsk_scheme_hash(uint32_t scheme)
{
  switch (scheme) {
  case HSK_RSA_PKCS1_SHA256:
  case HSK_ECDSA_SHA256:
  case HSK_RSA_PSS_SHA256:
    return HSK_SHA256;
  case HSK_RSA_PKCS1_SHA384:
  case HSK_ECDSA_SHA384:
  case HSK_RSA_PSS_SHA384:
    return HSK_SHA384;
  case HSK_RSA_PKCS1_SHA512:
  case HSK_ECDSA_SHA512:
  case HSK_RSA_PSS_SHA512:
    return HSK_SHA512;
  default:
    return 0;
  }
}

static int is_pss(uint32_t scheme)
{
  return scheme / 256 == 8;
}

/* SignatureAlgorithm, the second byte of the schemes of RFC 5246 7.4.1.4.1: rsa(1), ecdsa(3) */
static int fits(uint32_t scheme, uint32_t key_type)
{
  if (hsk_scheme_hash(scheme) == 0) return 0;
  return key_type == (is_pss(scheme) || scheme % 256 == 1 ? HSK_KEY_RSA : HSK_KEY_EC);
}

int hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
               hsk_bytes signature)
{
  uint32_t hash = hsk_scheme_hash(scheme);
  if (!fits(scheme, key->type)) return 0;
  if (is_pss(scheme)) return hsk_br_pss_verify(hash, base, key, digest, signature);
  if (key->type == HSK_KEY_RSA) return hsk_br_rsa_verify(hash, base, key, digest, signature);
  return hsk_br_ecdsa_verify(hash, base, key, digest, signature);
}

int hsk_sign(uint32_t scheme, const uint8_t *base, const hsk_private_key *key, const uint8_t *digest,
             uint8_t *sig, size_t *sig_len)
{
  uint32_t hash = hsk_scheme_hash(scheme);
  if (!fits(scheme, key->type) || is_pss(scheme)) return 0;
  if (key->type == HSK_KEY_RSA) return hsk_br_rsa_sign(hash, base, key, digest, sig, sig_len);
  return hsk_br_ecdsa_sign(hash, base, key, digest, sig, sig_len);
}
