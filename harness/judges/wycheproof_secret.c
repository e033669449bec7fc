/* Symmetric algorithms: AEADs, HMAC, and HKDF (RFC 5869), which the seam does not have: it is built here of the seam's HMAC, as the key schedule of
   TLS 1.3 builds it. */
#include "wycheproof.h"

static uint32_t aead_of(const char *algorithm, long key_bits, long tag_bits)
{
  if (strcmp(algorithm, "CHACHA20-POLY1305") == 0)
    return key_bits == 256 && tag_bits == 128 ? HSK_CHACHA20_POLY1305 : 0;
  if (strcmp(algorithm, "AES-GCM") == 0 && tag_bits == 128)
    return key_bits == 128 ? HSK_AES_128_GCM : key_bits == 256 ? HSK_AES_256_GCM : 0;
  if (strcmp(algorithm, "AES-CCM") != 0) return 0;
  if (tag_bits == 128) return key_bits == 128 ? HSK_AES_128_CCM : key_bits == 256 ? HSK_AES_256_CCM : 0;
  if (tag_bits == 64) return key_bits == 128 ? HSK_AES_128_CCM_8 : key_bits == 256 ? HSK_AES_256_CCM_8 : 0;
  return 0;
}

static const char *missing(const wp_test *t)
{
  const char *a = t->algorithm;
  if (strcmp(a, "AES-GCM") != 0 && strcmp(a, "AES-CCM") != 0 && strcmp(a, "CHACHA20-POLY1305") != 0)
    return "an AEAD other than AES-GCM, AES-CCM, ChaCha20-Poly1305";
  if (wp_hex(t, "iv").len != HSK_AEAD_IV_LEN) return "a nonce of another length than 12 bytes";
  return "a length of the key or of the tag that TLS does not use";
}

static int seals(uint32_t aead, const hsk_bytes *in, hsk_bytes msg, uint8_t *data, hsk_bytes ct,
                 hsk_bytes tag)
{
  uint8_t made[HSK_AEAD_TAG_MAX];
  memcpy(data, msg.data, msg.len);
  hsk_aead_seal(aead, in[0].data, in[1].data, in[2], data, msg.len, made);
  return wp_same(ct, data, msg.len) && wp_same(tag, made, hsk_aead_tag_len(aead));
}

static enum wp_outcome aead_test(wp_test *t)
{
  hsk_bytes in[3] = {wp_hex(t, "key"), wp_hex(t, "iv"), wp_hex(t, "aad")};
  hsk_bytes msg = wp_hex(t, "msg"), ct = wp_hex(t, "ct"), tag = wp_hex(t, "tag");
  uint32_t aead = aead_of(t->algorithm, (long)in[0].len * 8, wp_number(t, "tagSize"));
  if (aead == 0 || in[1].len != HSK_AEAD_IV_LEN) return wp_skip(t, missing(t));
  uint8_t *data = wp_take((ct.len > msg.len ? ct.len : msg.len) + 1);
  if (data == NULL || ct.data == NULL || msg.data == NULL) return WP_WRONG;
  if (tag.len != hsk_aead_tag_len(aead)) return WP_REFUSED; /* a record without room for its tag */
  memcpy(data, ct.data, ct.len);
  if (!hsk_aead_open(aead, in[0].data, in[1].data, in[2], data, ct.len, tag.data)) return WP_REFUSED;
  if (!wp_same(msg, data, ct.len)) return WP_WRONG;
  return seals(aead, in, msg, data, ct, tag) ? WP_ACCEPTED : WP_WRONG;
}

static enum wp_outcome mac_test(wp_test *t)
{
  uint8_t mac[HSK_HASH_MAX];
  hsk_bytes tag = wp_hex(t, "tag");
  uint32_t hash = strcmp(t->algorithm, "HMACSHA256") == 0   ? HSK_SHA256
                  : strcmp(t->algorithm, "HMACSHA384") == 0 ? HSK_SHA384
                  : strcmp(t->algorithm, "HMACSHA512") == 0 ? HSK_SHA512
                                                            : 0;
  if (hash == 0) return wp_skip(t, "a MAC other than HMAC of SHA-256, SHA-384, SHA-512");
  hsk_hmac(hash, wp_hex(t, "key"), wp_hex(t, "msg"), mac);
  size_t n = (size_t)wp_number(t, "tagSize") / 8;
  return n <= hsk_hash_len(hash) && wp_same(tag, mac, n) ? WP_ACCEPTED : WP_REFUSED;
}

/* RFC 5869 2.3: T(i) = HMAC(PRK, T(i-1) | info | i) */
static void expand(uint32_t hash, const uint8_t *prk, hsk_bytes info, uint8_t *out, size_t out_len)
{
  uint8_t block[HSK_HASH_MAX];
  size_t n = hsk_hash_len(hash), have = 0;
  uint8_t *input = wp_take(n + info.len + 1);
  for (size_t at = 0, i = 1; at < out_len && input != NULL; at += n, i++) {
    memcpy(input, block, have);
    memcpy(input + have, info.data, info.len);
    input[have + info.len] = (uint8_t)i;
    hsk_hmac(hash, (hsk_bytes){prk, n}, (hsk_bytes){input, have + info.len + 1}, block);
    memcpy(out + at, block, out_len - at < n ? out_len - at : n);
    have = n;
  }
}

static enum wp_outcome hkdf_test(wp_test *t)
{
  uint8_t prk[HSK_HASH_MAX];
  uint32_t hash = strncmp(t->algorithm, "HKDF-", 5) == 0 ? wp_hash(t->algorithm + 5) : 0;
  if (hash == 0) return wp_skip(t, "a hash other than SHA-256, SHA-384, SHA-512");
  size_t size = (size_t)wp_number(t, "size");
  if (size > 255 * hsk_hash_len(hash)) return WP_REFUSED; /* RFC 5869 2.3 */
  uint8_t *out = wp_take(size + 1);
  if (out == NULL) return WP_WRONG;
  hsk_hmac(hash, wp_hex(t, "salt"), wp_hex(t, "ikm"), prk);
  expand(hash, prk, wp_hex(t, "info"), out, size);
  return wp_same(wp_hex(t, "okm"), out, size) ? WP_ACCEPTED : WP_WRONG;
}

wp_check wp_secret_check(const char *type)
{
  if (strcmp(type, "AeadTest") == 0) return aead_test;
  if (strcmp(type, "MacTest") == 0) return mac_test;
  return strcmp(type, "HkdfTest") == 0 ? hkdf_test : NULL;
}
