/* RSASSA-PSS verification (RFC 8017 8.1.2, 9.1.2), which BearSSL 0.6 lacks, over its public RSA operation. The mask generation function is
   MGF1 with the message's hash, and the salt is as long as the hash (RFC 8446 4.2.3). Works on public values only. */
#include "crypto/crypto_bearssl.h"

/* unmask XORs MGF1(seed) into the n bytes at em (RFC 8017 B.2.1); the seed are the hash's bytes behind them. */
static void unmask(uint32_t hash, uint8_t *em, size_t n)
{
  uint8_t mask[HSK_HASH_MAX], counter[4] = {0, 0, 0, 0};
  size_t hash_len = hsk_hash_len(hash);
  for (size_t at = 0; at < n; at += hash_len) {
    hsk_hash_state h;
    hsk_put8(counter, 3, at / hash_len); /* at most 512 / 32 blocks */
    hsk_hash_init(&h, hash);
    hsk_hash_update(&h, em + n, hash_len);
    hsk_hash_update(&h, counter, sizeof counter);
    hsk_hash_digest(&h, mask);
    for (size_t i = 0; i < hash_len && at + i < n; i++)
      hsk_put8(em, at + i, hsk_u8(em, at + i) ^ hsk_u8(mask, i));
  }
}

/* Whether the n bytes at db are zeros, a one, and the salt */
static int is_padded(const uint8_t *db, size_t n, size_t salt_len)
{
  uint32_t wrong = 0;
  for (size_t i = 0; i + 1 + salt_len < n; i++)
    wrong |= hsk_u8(db, i);
  return wrong == 0 && hsk_u8(db, n - salt_len - 1) == 1;
}

/* EMSA-PSS-VERIFY of em, em_len bytes of which the first has `zeros` bits in front that belong to no number below 2^emBits */
static int encoded_ok(uint32_t hash, const uint8_t *digest, uint8_t *em, size_t em_len, uint32_t zeros)
{
  static const uint8_t eight_zeros[8] = {0};
  uint8_t expected[HSK_HASH_MAX];
  size_t hash_len = hsk_hash_len(hash), n = em_len - hash_len - 1;
  uint32_t first_max = 255u >> zeros;
  if (em_len < 2 * hash_len + 2 || hsk_u8(em, em_len - 1) != 0xbc || hsk_u8(em, 0) > first_max) return 0;
  unmask(hash, em, n);
  hsk_put8(em, 0, hsk_u8(em, 0) & first_max);
  if (!is_padded(em, n, hash_len)) return 0;
  hsk_hash_state h;
  hsk_hash_init(&h, hash);
  hsk_hash_update(&h, eight_zeros, sizeof eight_zeros);
  hsk_hash_update(&h, digest, hash_len);
  hsk_hash_update(&h, em + n - hash_len, hash_len);
  hsk_hash_digest(&h, expected);
  return hsk_equal(expected, em + n, hash_len);
}

int hsk_br_pss_verify(uint32_t hash, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                      hsk_bytes signature)
{
  uint8_t em[HSK_SIGNATURE_MAX];
  size_t len = key->modulus.len, skip = 0;
  if (!hsk_br_rsa_in_range(base, key->modulus, key->exponent) || signature.len != len) return 0;
  br_rsa_public_key pk = {hsk_br_span(base, key->modulus), len, hsk_br_span(base, key->exponent),
                          key->exponent.len};
  hsk_put_bytes(em, 0, signature.data, len);
  if (br_rsa_public_get_default()(em, len, &pk) == 0) return 0;
  /* emBits is one less than the modulus has: with a modulus of 8n + 1 bits the first byte holds none of them */
  uint32_t zeros = 1;
  for (uint32_t top = hsk_u8(base, key->modulus.off); top < 128; top *= 2)
    zeros++;
  if (zeros == 8) {
    if (hsk_u8(em, 0) != 0) return 0;
    skip = 1;
    zeros = 0;
  }
  return encoded_ok(hash, digest, em + skip, len - skip, zeros);
}
