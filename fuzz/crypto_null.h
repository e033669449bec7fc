/* What the harness knows of the toy primitives in crypto_null.c beyond crypto.h: the other side of each, and
 * counters. */
#ifndef FUZZ_CRYPTO_NULL_H
#define FUZZ_CRYPTO_NULL_H
#include "crypto/crypto.h"
#include "x509/algorithm.h"

/* null_sign_as writes the signature that the holder of key makes: what hsk_verify accepts, and nothing else
   is. Lengths as hsk_sign. 0: the scheme does not fit the key. */
int null_sign_as(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                 uint8_t *sig, size_t *sig_len);

/* null_signature_len: the length of every signature by key under scheme, 0 if they do not fit. */
size_t null_signature_len(uint32_t scheme, const hsk_public_key *key);

/* null_ec_public writes the toy public point of a toy scalar, hsk_ec_share_len(group) bytes. */
void null_ec_public(uint32_t group, const uint8_t *scalar, size_t len, uint8_t *point);

/* null_rsa_decrypt undoes hsk_rsa_encrypt; msg has room for the modulus' length. 0: not a ciphertext under
 * key. */
int null_rsa_decrypt(const uint8_t *base, const hsk_public_key *key, hsk_bytes in, uint8_t *msg,
                     size_t *msg_len);

/* null_dh_public, null_dh_secret: the server's half of hsk_dh_agree. Both write p_len bytes, p without
 * leading zeros. */
void null_dh_public(hsk_bytes p, uint64_t secret, uint8_t *share);
void null_dh_secret(hsk_bytes p, hsk_bytes ours, hsk_bytes theirs, uint8_t *secret);

/* null_stream writes len bytes that follow from seed. */
void null_stream(uint64_t seed, uint8_t *out, size_t len);

/* null_fold: 64 bits that depend on state and on every byte. */
uint64_t null_fold(uint64_t state, const uint8_t *data, size_t len);

/* null_mix: the one function on which everything rests. */
static inline uint64_t null_mix(uint64_t s, uint64_t w)
{
  s = (s ^ w) * 0x9e3779b97f4a7c15u;
  return s ^ s >> 29;
}

static inline uint64_t null_fold_bytes(uint64_t state, hsk_bytes b)
{
  return b.len == 0 ? null_mix(state, 0) : null_fold(state, b.data, b.len);
}

/* null_differ: 0 if the bytes are the same; no branch and no compare on them. */
static inline uint32_t null_differ(const uint8_t *a, const uint8_t *b, size_t n)
{
  uint32_t d = 0;
  for (size_t i = 0; i < n; i++)
    d |= (uint32_t)a[i] ^ b[i];
  return d;
}

/* null_work: what was asked of the primitives since the harness set it to zero (oracle I10), and the key and
   nonce of each seal (oracle I13). A repeated nonce under one key aborts at once. */
#define NULL_NONCES 128
typedef struct {
  uint64_t hashed, signatures, agreements, sealed, opened;
  uint64_t nonce[NULL_NONCES];
  size_t nonces;
} null_counters;
extern null_counters null_work;

#endif
