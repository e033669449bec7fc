/* RSA over BearSSL: RSASSA-PKCS1-v1_5 and RSAES-PKCS1-v1_5 (RFC 8017 8.2, 7.2).
   Constant time: the private operation is BearSSL's CRT with masked window look-ups; its time depends on the lengths of
   the key's numbers. Padding for encryption redraws zero bytes, which says nothing about the bytes that stay. What decryption yields
   decides nothing: padding, length and version become a mask. */
#include "crypto/crypto_bearssl.h"

#define RSA_MIN_BITS     1024u
#define RSA_MAX_LEN      512u
#define RSA_EXPONENT_MAX 8u /* a longer public exponent only serves to burn the verifier's time */
#define PKCS1_OVERHEAD   11u

/* The OIDs of RFC 8017 B.1, each behind its length as BearSSL wants them */
static const uint8_t oid_sha256[] = {9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01};
static const uint8_t oid_sha384[] = {9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02};
static const uint8_t oid_sha512[] = {9, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03};

static const uint8_t *oid_of(uint32_t hash)
{
  if (hash == HSK_SHA256) return oid_sha256;
  return hash == HSK_SHA384 ? oid_sha384 : oid_sha512;
}

/* bits: length of a number without leading zero bytes */
static uint32_t bits(const uint8_t *base, hsk_span n)
{
  uint32_t count = (uint32_t)(n.len - 1) * 8;
  for (uint32_t top = hsk_u8(base, n.off); top != 0; top >>= 1)
    count++;
  return count;
}

int hsk_br_rsa_in_range(const uint8_t *base, hsk_span modulus, hsk_span exponent)
{
  if (modulus.len == 0 || modulus.len > RSA_MAX_LEN || bits(base, modulus) < RSA_MIN_BITS) return 0;
  return exponent.len >= 1 && exponent.len <= RSA_EXPONENT_MAX;
}

static int verify(uint32_t hash, const uint8_t *base, hsk_span modulus, hsk_span exponent,
                  const uint8_t *digest, hsk_bytes signature)
{
  uint8_t found[HSK_HASH_MAX];
  size_t hash_len = hsk_hash_len(hash);
  if (!hsk_br_rsa_in_range(base, modulus, exponent) || signature.len != modulus.len) return 0;
  br_rsa_public_key pk = {hsk_br_span(base, modulus), modulus.len, hsk_br_span(base, exponent), exponent.len};
  /* checks the padding to its full length, with and without the NULL parameters (RFC 5246 4.7) */
  if (!br_rsa_pkcs1_vrfy_get_default()(signature.data, signature.len, oid_of(hash), hash_len, &pk, found))
    return 0;
  return hsk_equal(found, digest, hash_len);
}

int hsk_br_rsa_verify(uint32_t hash, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                      hsk_bytes signature)
{
  return verify(hash, base, key->modulus, key->exponent, digest, signature);
}

br_rsa_private_key hsk_br_rsa_private(const uint8_t *base, const hsk_private_key *key)
{
  return (br_rsa_private_key){bits(base, key->modulus),
                              hsk_br_span(base, key->p),
                              key->p.len,
                              hsk_br_span(base, key->q),
                              key->q.len,
                              hsk_br_span(base, key->dp),
                              key->dp.len,
                              hsk_br_span(base, key->dq),
                              key->dq.len,
                              hsk_br_span(base, key->qinv),
                              key->qinv.len};
}

int hsk_br_rsa_sign(uint32_t hash, const uint8_t *base, const hsk_private_key *key, const uint8_t *digest,
                    uint8_t *sig, size_t *sig_len)
{
  size_t len = key->modulus.len;
  if (!hsk_br_rsa_in_range(base, key->modulus, key->exponent)) return 0;
  br_rsa_private_key sk = hsk_br_rsa_private(base, key);
  int ok = br_rsa_pkcs1_sign_get_default()(oid_of(hash), digest, hsk_hash_len(hash), &sk, sig) != 0;
  /* One faulty half of the CRT would give the factors away to whoever sees the signature: check it first. */
  ok = ok && verify(hash, base, key->modulus, key->exponent, digest, (hsk_bytes){sig, len});
  if (ok)
    *sig_len = len;
  else
    hsk_wipe_bytes(sig, len);
  return ok;
}

/* fill_nonzero writes n random bytes, none of them 0 (RFC 8017 7.2.1, 2) */
static void fill_nonzero(hsk_rng *rng, uint8_t *out, size_t from, size_t n)
{
  hsk_rng_bytes(rng, out + from, n);
  for (size_t i = 0; i < n; i++)
    while (hsk_u8(out, from + i) == 0)
      hsk_rng_bytes(rng, out + from + i, 1);
}

int hsk_rsa_encrypt(const uint8_t *base, const hsk_public_key *key, hsk_rng *rng, hsk_bytes msg, uint8_t *out,
                    size_t *out_len)
{
  size_t n = key->modulus.len;
  if (key->type != HSK_KEY_RSA || !hsk_br_rsa_in_range(base, key->modulus, key->exponent)) return 0;
  if (msg.len > n - PKCS1_OVERHEAD) return 0;
  size_t pad = n - 3 - msg.len;
  hsk_put16(out, 0, 2);
  fill_nonzero(rng, out, 2, pad);
  hsk_put8(out, 2 + pad, 0);
  hsk_put_bytes(out, 3 + pad, msg.data, msg.len);
  br_rsa_public_key pk = {hsk_br_span(base, key->modulus), n, hsk_br_span(base, key->exponent),
                          key->exponent.len};
  int ok = br_rsa_public_get_default()(out, n, &pk) != 0;
  if (ok)
    *out_len = n;
  else
    hsk_wipe_bytes(out, n); /* it holds msg */
  return ok;
}

/* is_version: 1 if block begins with the version, else 0, without a branch on what it holds */
static uint32_t is_version(const uint8_t *block, uint32_t version)
{
  uint32_t differ = hsk_u8(block, 0) ^ (version >> 8);
  differ |= hsk_u8(block, 1) ^ (version & 0xff);
  return (differ - 1) >> 31;
}

/* take: to becomes from if good is 1 and stays if it is 0 */
static void take(uint32_t good, uint8_t *to, const uint8_t *from, size_t n)
{
  uint32_t mask = 0 - good;
  for (size_t i = 0; i < n; i++)
    hsk_put8(to, i, hsk_u8(to, i) ^ (mask & (hsk_u8(to, i) ^ hsk_u8(from, i))));
}

int hsk_rsa_decrypt_premaster(const uint8_t *base, const hsk_private_key *key, hsk_rng *rng, uint32_t version,
                              hsk_bytes ciphertext, uint8_t *premaster)
{
  uint8_t block[RSA_MAX_LEN];
  if (key->type != HSK_KEY_RSA || !hsk_br_rsa_in_range(base, key->modulus, key->exponent)) return 0;
  hsk_rng_bytes(rng, premaster, HSK_PREMASTER_LEN);
  if (ciphertext.len != key->modulus.len) return 1; /* a length is no secret */
  hsk_put_bytes(block, 0, ciphertext.data, ciphertext.len);
  br_rsa_private_key sk = hsk_br_rsa_private(base, key);
  /* checks the padding in constant time and moves the last 48 bytes to the front, whatever they are */
  uint32_t good = br_rsa_ssl_decrypt(br_rsa_private_get_default(), &sk, block, ciphertext.len);
  good &= is_version(block, version);
  take(good, premaster, block, HSK_PREMASTER_LEN);
  hsk_wipe_bytes(block, sizeof block);
  return 1;
}
