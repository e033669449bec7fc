/* RSASSA-PSS (RFC 8017 8.1, 9.1), which BearSSL 0.6 lacks, over its RSA operations. The mask generation function is MGF1 with the message's
   hash, and the salt is as long as the hash (RFC 8446 4.2.3).
   Constant time: digest, salt and signature are public; of the private key only BearSSL's operation knows, whose time depends on the lengths
   of the key's numbers. */
#include "crypto/crypto_bearssl.h"

/* mask XORs MGF1(seed) into the n bytes at em (RFC 8017 B.2.1); the seed are the hash's bytes behind them. */
static void mask(uint32_t hash, uint8_t *em, size_t n)
{
  uint8_t block[HSK_HASH_MAX], counter[4] = {0, 0, 0, 0};
  size_t hash_len = hsk_hash_len(hash);
  for (size_t at = 0; at < n; at += hash_len) {
    hsk_hash_state h;
    hsk_put8(counter, 3, at / hash_len); /* at most 512 / 32 blocks */
    hsk_hash_init(&h, hash);
    hsk_hash_update(&h, em + n, hash_len);
    hsk_hash_update(&h, counter, sizeof counter);
    hsk_hash_digest(&h, block);
    for (size_t i = 0; i < hash_len && at + i < n; i++)
      hsk_put8(em, at + i, hsk_u8(em, at + i) ^ hsk_u8(block, i));
  }
}

/* salted_hash: H of 9.1.1, of eight zeros, the digest and the salt, which is as long as the digest */
static void salted_hash(uint32_t hash, const uint8_t *digest, const uint8_t *salt, uint8_t out[HSK_HASH_MAX])
{
  static const uint8_t eight_zeros[8] = {0};
  hsk_hash_state h;
  hsk_hash_init(&h, hash);
  hsk_hash_update(&h, eight_zeros, sizeof eight_zeros);
  hsk_hash_update(&h, digest, hsk_hash_len(hash));
  hsk_hash_update(&h, salt, hsk_hash_len(hash));
  hsk_hash_digest(&h, out);
}

/* frame: where an encoded message lies in the modulus' length: emBits is one less than the modulus has, so with a modulus of 8n + 1 bits the
   first byte holds none of them */
typedef struct {
  size_t skip;    /* bytes in front of it, which are zero: 0 or 1 */
  uint32_t first; /* the highest value of its first byte */
} frame;

static frame frame_of(const uint8_t *base, hsk_span modulus)
{
  uint32_t top = hsk_u8(base, modulus.off), first = 0;
  while (first < top / 2)
    first = 2 * first + 1;
  return first == 0 ? (frame){1, 255} : (frame){0, first};
}

/* Whether the n bytes at db are zeros, a one, and the salt */
static int is_padded(const uint8_t *db, size_t n, size_t salt_len)
{
  uint32_t wrong = 0;
  for (size_t i = 0; i + 1 + salt_len < n; i++)
    wrong |= hsk_u8(db, i);
  return wrong == 0 && hsk_u8(db, n - salt_len - 1) == 1;
}

/* EMSA-PSS-VERIFY (9.1.2) of em */
static int encoded_ok(uint32_t hash, const uint8_t *digest, uint8_t *em, size_t em_len, uint32_t first)
{
  uint8_t expected[HSK_HASH_MAX];
  size_t hash_len = hsk_hash_len(hash);
  if (em_len < 2 * hash_len + 2 || hsk_u8(em, em_len - 1) != 0xbc || hsk_u8(em, 0) > first) return 0;
  size_t n = em_len - hash_len - 1;
  mask(hash, em, n);
  hsk_put8(em, 0, hsk_u8(em, 0) & first);
  if (!is_padded(em, n, hash_len)) return 0;
  salted_hash(hash, digest, em + n - hash_len, expected);
  return hsk_equal(expected, em + n, hash_len);
}

int hsk_br_pss_verify(uint32_t hash, const uint8_t *base, hsk_span modulus, hsk_span exponent,
                      const uint8_t *digest, hsk_bytes signature)
{
  uint8_t em[HSK_SIGNATURE_MAX];
  size_t len = modulus.len;
  if (!hsk_br_rsa_in_range(base, modulus, exponent) || signature.len != len) return 0;
  br_rsa_public_key pk = {hsk_br_span(base, modulus), len, hsk_br_span(base, exponent), exponent.len};
  hsk_put_bytes(em, 0, signature.data, len);
  if (br_rsa_public_get_default()(em, len, &pk) == 0) return 0;
  frame f = frame_of(base, modulus);
  if (f.skip == 1 && hsk_u8(em, 0) != 0) return 0;
  return encoded_ok(hash, digest, em + f.skip, len - f.skip, f.first);
}

/* EMSA-PSS-ENCODE (9.1.1) to em. 0: it is too short */
static int encode(uint32_t hash, const uint8_t *digest, hsk_rng *rng, uint8_t *em, size_t em_len,
                  uint32_t first)
{
  uint8_t salted[HSK_HASH_MAX];
  size_t hash_len = hsk_hash_len(hash);
  if (em_len < 2 * hash_len + 2) return 0;
  size_t n = em_len - hash_len - 1, salt_at = n - hash_len;
  for (size_t i = 0; i + 1 < salt_at; i++)
    hsk_put8(em, i, 0);
  hsk_put8(em, salt_at - 1, 1);
  hsk_rng_bytes(rng, em + salt_at, hash_len);
  salted_hash(hash, digest, em + salt_at, salted);
  hsk_put_bytes(em, n, salted, hash_len);
  hsk_put8(em, em_len - 1, 0xbc);
  mask(hash, em, n);
  hsk_put8(em, 0, hsk_u8(em, 0) & first);
  return 1;
}

int hsk_br_pss_sign(uint32_t hash, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng,
                    const uint8_t *digest, uint8_t *sig, size_t *sig_len)
{
  size_t len = key->modulus.len;
  if (!hsk_br_rsa_in_range(base, key->modulus, key->exponent)) return 0;
  frame f = frame_of(base, key->modulus);
  if (f.skip == 1) hsk_put8(sig, 0, 0);
  if (!encode(hash, digest, rng, sig + f.skip, len - f.skip, f.first)) return 0;
  br_rsa_private_key sk = hsk_br_rsa_private(base, key);
  int ok = br_rsa_private_get_default()(sig, &sk) != 0;
  /* as in hsk_br_rsa_sign: a faulty signature would give the factors away */
  ok = ok && hsk_br_pss_verify(hash, base, key->modulus, key->exponent, digest, (hsk_bytes){sig, len});
  if (ok)
    *sig_len = len;
  else
    hsk_wipe_bytes(sig, len);
  return ok;
}
