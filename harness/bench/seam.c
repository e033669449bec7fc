/* See seam.h. */
#include "seam.h"
#include "bench.h"
#include "crypto/crypto.h"

seam_clock seam;

void seam_reset(void)
{
  seam = (seam_clock){.lowest = UINTPTR_MAX};
}

void seam_enter(void)
{
  uint8_t here;
  if ((uintptr_t)&here < seam.lowest) seam.lowest = (uintptr_t)&here;
  if (seam.depth++ == 0) seam.from = ticks();
}

void seam_leave(void)
{
  if (--seam.depth != 0) return;
  seam.spent += ticks() - seam.from;
  seam.calls++;
}

double seam_cost(void)
{
  enum { N = 100000 };
  seam_reset();
  uint64_t from = ticks();
  for (int i = 0; i < N; i++) {
    seam_enter();
    seam_leave();
  }
  return ((double)(ticks() - from) - (double)seam.spent) / N;
}

#define VOID(name, params, args)                                                                             \
  void __real_##name params;                                                                                 \
  void __wrap_##name params;                                                                                 \
  void __wrap_##name params                                                                                  \
  {                                                                                                          \
    seam_enter();                                                                                            \
    __real_##name args;                                                                                      \
    seam_leave();                                                                                            \
  }
#define INT(name, params, args)                                                                              \
  int __real_##name params;                                                                                  \
  int __wrap_##name params;                                                                                  \
  int __wrap_##name params                                                                                   \
  {                                                                                                          \
    seam_enter();                                                                                            \
    int r = __real_##name args;                                                                              \
    seam_leave();                                                                                            \
    return r;                                                                                                \
  }

VOID(hsk_hash_init, (hsk_hash_state * h, uint32_t hash), (h, hash))
VOID(hsk_hash_update, (hsk_hash_state * h, const uint8_t *data, size_t len), (h, data, len))
VOID(hsk_hash_digest, (const hsk_hash_state *h, uint8_t *digest), (h, digest))
VOID(hsk_hash_once, (uint32_t hash, const uint8_t *data, size_t len, uint8_t *digest),
     (hash, data, len, digest))
VOID(hsk_hmac, (uint32_t hash, hsk_bytes key, hsk_bytes data, uint8_t *mac), (hash, key, data, mac))
VOID(hsk_prf,
     (uint32_t hash, hsk_bytes secret, const char *label, hsk_bytes seed1, hsk_bytes seed2, uint8_t *out,
      size_t len),
     (hash, secret, label, seed1, seed2, out, len))
INT(hsk_rng_init, (hsk_rng * rng, hsk_bytes seed), (rng, seed))
VOID(hsk_rng_bytes, (hsk_rng * rng, uint8_t *out, size_t len), (rng, out, len))
INT(hsk_verify,
    (uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
     hsk_bytes signature),
    (scheme, base, key, digest, signature))
INT(hsk_sign,
    (uint32_t scheme, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng, const uint8_t *digest,
     uint8_t *sig, size_t *len),
    (scheme, base, key, rng, digest, sig, len))
INT(hsk_rsa_encrypt,
    (const uint8_t *base, const hsk_public_key *key, hsk_rng *rng, hsk_bytes msg, uint8_t *out, size_t *len),
    (base, key, rng, msg, out, len))
INT(hsk_rsa_decrypt_premaster,
    (const uint8_t *base, const hsk_private_key *key, hsk_rng *rng, uint32_t version, hsk_bytes in,
     uint8_t *out),
    (base, key, rng, version, in, out))
INT(hsk_kex_generate, (uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *len, uint8_t *share),
    (group, rng, priv, len, share))
INT(hsk_kex_agree,
    (uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret, size_t *len),
    (group, priv, priv_len, share, secret, len))
INT(hsk_dh_finish,
    (uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes y, uint8_t *secret, size_t *len),
    (group, priv, priv_len, y, secret, len))
INT(hsk_ec_generate, (uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *len, uint8_t *share),
    (group, rng, priv, len, share))
INT(hsk_ec_agree,
    (uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret, size_t *len),
    (group, priv, priv_len, share, secret, len))
INT(hsk_dh_check, (hsk_bytes p, hsk_bytes g), (p, g))
INT(hsk_dh_agree,
    (hsk_bytes p, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share, uint8_t *secret, size_t *len),
    (p, g, y, rng, share, secret, len))
VOID(hsk_aead_seal,
     (uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data, size_t len,
      uint8_t *tag),
     (aead, key, nonce, aad, data, len, tag))
INT(hsk_aead_open,
    (uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data, size_t len,
     const uint8_t *tag),
    (aead, key, nonce, aad, data, len, tag))
