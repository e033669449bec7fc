/* crypto.h with toy primitives: cheap enough to explore with, and still refusing what the key holder did not
   make.

   Everything rests on one 64-bit mixing function. Whoever reads this file can forge; a mutator that only sees
   the library's input and coverage cannot, as long as no comparison shows it the expected bytes. So expected
   and given bytes are compared without memcmp and without a compare per byte (null_differ), which the tracing of
   libFuzzer and of AFL++'s CMPLOG would hand to the mutator, and these files are built without coverage. */
#include "crypto_null.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

null_counters null_work;

static uint64_t word(const uint8_t *p, size_t n)
{
  uint64_t w = 0;
  memcpy(&w, p, n);
  return w;
}

uint64_t null_fold(uint64_t state, const uint8_t *data, size_t len)
{
  size_t i = 0;
  null_work.hashed += len;
  for (; len - i >= 8; i += 8)
    state = null_mix(state, word(data + i, 8));
  if (i < len) state = null_mix(state, word(data + i, len - i));
  return null_mix(state, len);
}

static uint64_t fold_span(uint64_t state, const uint8_t *base, hsk_span s)
{
  return null_fold(state, base + s.off, s.len);
}

void null_stream(uint64_t seed, uint8_t *out, size_t len)
{
  for (size_t i = 0; i < len; i += 8) {
    uint64_t w = null_mix(null_mix(seed, i + 1), 0x6a09e667f3bcc909u);
    memcpy(out + i, &w, len - i < 8 ? len - i : 8);
  }
}

/* ---- hashes ---- */

size_t hsk_hash_len(uint32_t hash)
{
  if (hash == HSK_SHA256) return 32;
  if (hash == HSK_SHA384) return 48;
  return hash == HSK_SHA512 ? 64 : 0;
}

/* opaque: hash, mixed words, bytes of the unfinished word, length */
void hsk_hash_init(hsk_hash_state *h, uint32_t hash)
{
  memset(h, 0, sizeof *h);
  h->opaque[0] = hash;
  h->opaque[1] = null_mix(0x243f6a8885a308d3u, hash);
}

void hsk_hash_update(hsk_hash_state *h, const uint8_t *data, size_t len)
{
  size_t i = 0, have = (size_t)(h->opaque[3] % 8);
  uint8_t part[8];
  null_work.hashed += len;
  h->opaque[3] += len;
  if (have != 0) {
    memcpy(part, &h->opaque[2], 8);
    while (i < len && have < 8)
      part[have++] = data[i++];
    memcpy(&h->opaque[2], part, 8);
    if (have < 8) return;
    h->opaque[1] = null_mix(h->opaque[1], h->opaque[2]);
  }
  uint64_t s = h->opaque[1];
  for (; len - i >= 8; i += 8)
    s = null_mix(s, word(data + i, 8));
  h->opaque[1] = s;
  h->opaque[2] = i < len ? word(data + i, len - i) : 0;
}

void hsk_hash_digest(const hsk_hash_state *h, uint8_t *digest)
{
  uint64_t s = null_mix(null_mix(h->opaque[1], h->opaque[2]), h->opaque[3]);
  null_stream(s, digest, hsk_hash_len((uint32_t)h->opaque[0]));
}

void hsk_hash_once(uint32_t hash, const uint8_t *data, size_t len, uint8_t *digest)
{
  hsk_hash_state h;
  hsk_hash_init(&h, hash);
  hsk_hash_update(&h, data, len);
  hsk_hash_digest(&h, digest);
}

void hsk_sha1(const uint8_t *data, size_t len, uint8_t digest[HSK_SHA1_LEN])
{
  uint8_t whole[24];
  null_stream(len == 0 ? null_mix(2, 0) : null_fold(2, data, len), whole, sizeof whole);
  memcpy(digest, whole, HSK_SHA1_LEN);
}

void hsk_hmac(uint32_t hash, hsk_bytes key, hsk_bytes data, uint8_t *mac)
{
  null_stream(null_fold_bytes(null_fold_bytes(null_mix(1, hash), key), data), mac, hsk_hash_len(hash));
}

void hsk_prf(uint32_t hash, hsk_bytes secret, const char *label, hsk_bytes seed1, hsk_bytes seed2,
             uint8_t *out, size_t out_len)
{
  uint64_t s = null_fold_bytes(null_mix(2, hash), secret);
  s = null_fold(s, (const uint8_t *)label, strlen(label));
  /* seed1 and seed2 are one string: their border must not matter */
  hsk_hash_state h;
  uint8_t digest[HSK_HASH_MAX];
  hsk_hash_init(&h, HSK_SHA256);
  if (seed1.len != 0) hsk_hash_update(&h, seed1.data, seed1.len);
  if (seed2.len != 0) hsk_hash_update(&h, seed2.data, seed2.len);
  hsk_hash_digest(&h, digest);
  null_stream(null_fold(s, digest, 32), out, out_len);
}

/* ---- random numbers ---- */

int hsk_rng_init(hsk_rng *rng, hsk_bytes seed)
{
  memset(rng, 0, sizeof *rng);
  rng->opaque[0] = null_fold_bytes(3, seed) | 1;
  return 1;
}

void hsk_rng_bytes(hsk_rng *rng, uint8_t *out, size_t len)
{
  rng->opaque[0] = null_mix(rng->opaque[0], ++rng->opaque[1]);
  null_stream(rng->opaque[0], out, len);
}

/* ---- signatures: bytes that follow from the public key and the digest ---- */

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

/* DER of SEQUENCE { INTEGER, INTEGER } with integers of n bytes each */
static size_t ecdsa_len(size_t n)
{
  size_t body = 2 * (n + 2);
  return body + (body > 127 ? 3 : 2);
}

static uint32_t scheme_type(uint32_t scheme)
{
  if (hsk_scheme_hash(scheme) == 0) return HSK_KEY_NONE;
  if (scheme / 256 == 8) return scheme % 256 >= 9 ? HSK_KEY_RSA_PSS : HSK_KEY_RSA;
  return scheme % 256 == 1 ? HSK_KEY_RSA : HSK_KEY_EC;
}

static int is_rsa(uint32_t type)
{
  return type == HSK_KEY_RSA || type == HSK_KEY_RSA_PSS;
}

static size_t signature_len(uint32_t scheme, uint32_t type, uint32_t group, size_t modulus_len)
{
  if (scheme_type(scheme) != type || type == HSK_KEY_NONE) return 0;
  if (is_rsa(type)) return modulus_len > HSK_SIGNATURE_MAX ? 0 : modulus_len;
  return hsk_field_len(group) == 0 ? 0 : ecdsa_len(hsk_field_len(group));
}

size_t null_signature_len(uint32_t scheme, const hsk_public_key *key)
{
  return signature_len(scheme, key->type, key->group, key->modulus.len);
}

static void ecdsa_put(uint64_t s, size_t n, uint8_t *sig)
{
  size_t i = 0, body = 2 * (n + 2);
  sig[i++] = 0x30;
  if (body > 127) sig[i++] = 0x81;
  sig[i++] = (uint8_t)body;
  for (uint64_t half = 0; half < 2; half++) {
    sig[i++] = 2;
    sig[i++] = (uint8_t)n;
    null_stream(s + half, sig + i, n);
    sig[i] = (uint8_t)((sig[i] & 0x7f) | 1); /* positive, and no leading zero */
    i += n;
  }
}

/* key_id: what stands for the private key */
static void make_signature(uint32_t scheme, uint64_t key_id, size_t field, size_t len, const uint8_t *digest,
                           uint8_t *sig)
{
  uint64_t s = null_fold(null_mix(key_id, scheme), digest, hsk_hash_len(hsk_scheme_hash(scheme)));
  if (field == 0)
    null_stream(s, sig, len);
  else
    ecdsa_put(s, field, sig);
}

static int allows(uint32_t pss_hash, uint32_t scheme)
{
  return pss_hash == 0 || pss_hash == hsk_scheme_hash(scheme);
}

int null_sign_as(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                 uint8_t *sig, size_t *sig_len)
{
  size_t len = null_signature_len(scheme, key);
  if (len == 0 || !allows(key->pss_hash, scheme)) return 0;
  if (is_rsa(key->type))
    make_signature(scheme, fold_span(fold_span(4, base, key->modulus), base, key->exponent), 0, len, digest,
                   sig);
  else
    make_signature(scheme, fold_span(5 + key->group, base, key->point), hsk_field_len(key->group), len,
                   digest, sig);
  *sig_len = len;
  return 1;
}

int hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
               hsk_bytes signature)
{
  uint8_t expected[HSK_SIGNATURE_MAX];
  size_t len = 0;
  null_work.signatures++;
  if (!null_sign_as(scheme, base, key, digest, expected, &len) || signature.len != len) return 0;
  return null_differ(expected, signature.data, len) == 0;
}

int hsk_sign(uint32_t scheme, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng,
             const uint8_t *digest, uint8_t *sig, size_t *sig_len)
{
  uint8_t salt[8];
  size_t len = signature_len(scheme, key->type, key->group, key->modulus.len);
  null_work.signatures++;
  if (len == 0 || !allows(key->pss_hash, scheme)) return 0;
  if (scheme / 256 == 8) hsk_rng_bytes(rng, salt, sizeof salt);
  if (is_rsa(key->type)) {
    make_signature(scheme, fold_span(fold_span(4, base, key->modulus), base, key->exponent), 0, len, digest,
                   sig);
  } else {
    uint8_t point[HSK_EC_POINT_MAX];
    null_ec_public(key->group, base + key->scalar.off, key->scalar.len, point);
    uint64_t id = null_fold(5 + key->group, point, hsk_ec_share_len(key->group));
    make_signature(scheme, id, hsk_field_len(key->group), len, digest, sig);
  }
  *sig_len = len;
  return 1;
}

/* 0, 2, length of msg in 2 bytes, msg, zeros: all but the first byte under a stream of the key */
int hsk_rsa_encrypt(const uint8_t *base, const hsk_public_key *key, hsk_rng *rng, hsk_bytes msg, uint8_t *out,
                    size_t *out_len)
{
  size_t n = key->modulus.len;
  uint8_t used[8];
  if (key->type != HSK_KEY_RSA || n > 512 || n < 11 || msg.len > n - 11) return 0;
  hsk_rng_bytes(rng, used, sizeof used);
  null_stream(fold_span(6, base, key->modulus), out, n);
  out[0] = 0;
  out[1] ^= 2;
  out[2] ^= (uint8_t)(msg.len >> 8);
  out[3] ^= (uint8_t)(msg.len & 0xff);
  for (size_t i = 0; i < msg.len; i++)
    out[4 + i] ^= msg.data[i];
  *out_len = n;
  return 1;
}

int null_rsa_decrypt(const uint8_t *base, const hsk_public_key *key, hsk_bytes in, uint8_t *msg,
                     size_t *msg_len)
{
  uint8_t s[512];
  size_t n = key->modulus.len;
  if (key->type != HSK_KEY_RSA || n > sizeof s || n < 11 || in.len != n) return 0;
  null_stream(fold_span(6, base, key->modulus), s, n);
  size_t len = (size_t)(in.data[2] ^ s[2]) << 8 | (size_t)(in.data[3] ^ s[3]);
  if (in.data[0] != 0 || (in.data[1] ^ s[1]) != 2 || len > n - 11) return 0;
  for (size_t i = 0; i < len; i++)
    msg[i] = in.data[4 + i] ^ s[4 + i];
  *msg_len = len;
  return 1;
}

int hsk_rsa_decrypt_premaster(const uint8_t *base, const hsk_private_key *key, hsk_rng *rng, uint32_t version,
                              hsk_bytes ciphertext, uint8_t *premaster)
{
  uint8_t msg[512];
  size_t len = 0;
  hsk_public_key pub = {.type = key->type, .modulus = key->modulus, .exponent = key->exponent};
  null_work.agreements++;
  if (key->type != HSK_KEY_RSA || key->modulus.len > sizeof msg) return 0;
  hsk_rng_bytes(rng, premaster, HSK_PREMASTER_LEN);
  if (!null_rsa_decrypt(base, &pub, ciphertext, msg, &len) || len != HSK_PREMASTER_LEN) return 1;
  if (((msg[0] ^ version >> 8) | (msg[1] ^ (version & 0xff))) == 0) memcpy(premaster, msg, HSK_PREMASTER_LEN);
  return 1;
}
