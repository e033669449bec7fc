/* crypto.h with toy primitives: cheap enough to explore with, and still refusing what the key holder did not
   make.

   Everything rests on one 64-bit mixing function. Whoever reads this file can forge; a mutator that only sees
   the library's input and coverage cannot, as long as no comparison shows it the expected bytes. So expected
   and given bytes are compared without memcmp and without a compare per byte (differ), which the tracing of
   libFuzzer and of AFL++'s CMPLOG would hand to the mutator, and this file is built without coverage. */
#include "crypto_null.h"
#include "crypto/crypto_bearssl_ffdhe.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

null_counters null_work;

static uint64_t mix(uint64_t s, uint64_t w)
{
  s = (s ^ w) * 0x9e3779b97f4a7c15u;
  return s ^ s >> 29;
}

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
    state = mix(state, word(data + i, 8));
  if (i < len) state = mix(state, word(data + i, len - i));
  return mix(state, len);
}

static uint64_t fold_bytes(uint64_t state, hsk_bytes b)
{
  return b.len == 0 ? mix(state, 0) : null_fold(state, b.data, b.len);
}

static uint64_t fold_span(uint64_t state, const uint8_t *base, hsk_span s)
{
  return null_fold(state, base + s.off, s.len);
}

void null_stream(uint64_t seed, uint8_t *out, size_t len)
{
  for (size_t i = 0; i < len; i += 8) {
    uint64_t w = mix(mix(seed, i + 1), 0x6a09e667f3bcc909u);
    memcpy(out + i, &w, len - i < 8 ? len - i : 8);
  }
}

/* differ: 0 if the bytes are the same; no branch and no compare on them. */
static uint32_t differ(const uint8_t *a, const uint8_t *b, size_t n)
{
  uint32_t d = 0;
  for (size_t i = 0; i < n; i++)
    d |= (uint32_t)a[i] ^ b[i];
  return d;
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
  h->opaque[1] = mix(0x243f6a8885a308d3u, hash);
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
    h->opaque[1] = mix(h->opaque[1], h->opaque[2]);
  }
  uint64_t s = h->opaque[1];
  for (; len - i >= 8; i += 8)
    s = mix(s, word(data + i, 8));
  h->opaque[1] = s;
  h->opaque[2] = i < len ? word(data + i, len - i) : 0;
}

void hsk_hash_digest(const hsk_hash_state *h, uint8_t *digest)
{
  uint64_t s = mix(mix(h->opaque[1], h->opaque[2]), h->opaque[3]);
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
  null_stream(len == 0 ? mix(2, 0) : null_fold(2, data, len), whole, sizeof whole);
  memcpy(digest, whole, HSK_SHA1_LEN);
}

void hsk_hmac(uint32_t hash, hsk_bytes key, hsk_bytes data, uint8_t *mac)
{
  null_stream(fold_bytes(fold_bytes(mix(1, hash), key), data), mac, hsk_hash_len(hash));
}

void hsk_prf(uint32_t hash, hsk_bytes secret, const char *label, hsk_bytes seed1, hsk_bytes seed2,
             uint8_t *out, size_t out_len)
{
  uint64_t s = fold_bytes(mix(2, hash), secret);
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
  rng->opaque[0] = fold_bytes(3, seed) | 1;
  return 1;
}

void hsk_rng_bytes(hsk_rng *rng, uint8_t *out, size_t len)
{
  rng->opaque[0] = mix(rng->opaque[0], ++rng->opaque[1]);
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

static size_t field_len(uint32_t group)
{
  if (group == HSK_SECP256R1 || group == HSK_X25519) return 32;
  if (group == HSK_SECP384R1) return 48;
  return group == HSK_SECP521R1 ? 66 : 0;
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
  return field_len(group) == 0 ? 0 : ecdsa_len(field_len(group));
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
  uint64_t s = null_fold(mix(key_id, scheme), digest, hsk_hash_len(hsk_scheme_hash(scheme)));
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
    make_signature(scheme, fold_span(5 + key->group, base, key->point), field_len(key->group), len, digest,
                   sig);
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
  return differ(expected, signature.data, len) == 0;
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
    make_signature(scheme, id, field_len(key->group), len, digest, sig);
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

/* ---- key agreement: the secret follows from both shares, whoever computes it ---- */

size_t hsk_ec_share_len(uint32_t group)
{
  if (group == HSK_X25519) return 32;
  return field_len(group) == 0 ? 0 : 1 + 2 * field_len(group);
}

/* The toy curve: the last byte is a checksum of the rest, so that one mutated point in 256 is "on the curve".
 */
static uint8_t point_check(const uint8_t *point, size_t len)
{
  return (uint8_t)null_fold(7, point, len - 1);
}

void null_ec_public(uint32_t group, const uint8_t *scalar, size_t len, uint8_t *point)
{
  size_t n = hsk_ec_share_len(group);
  null_stream(null_fold(8 + group, scalar, len), point, n);
  if (group == HSK_X25519) return;
  point[0] = 4;
  point[n - 1] = point_check(point, n);
}

int hsk_ec_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  size_t n = field_len(group);
  if (n == 0) return 0;
  hsk_rng_bytes(rng, priv, n);
  *priv_len = n;
  null_ec_public(group, priv, n, share);
  return 1;
}

static uint64_t fold_both(uint64_t s, hsk_bytes a, hsk_bytes b)
{
  return mix(s, fold_bytes(9, a) + fold_bytes(9, b)); /* the same for both sides */
}

int hsk_ec_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret,
                 size_t *secret_len)
{
  uint8_t ours[HSK_EC_POINT_MAX], zero[32] = {0};
  size_t n = hsk_ec_share_len(group);
  null_work.agreements++;
  if (n == 0 || share.len != n) return 0;
  if (group == HSK_X25519 ? differ(share.data, zero, 32) == 0
                          : share.data[0] != 4 || share.data[n - 1] != point_check(share.data, n))
    return 0;
  null_ec_public(group, priv, priv_len, ours);
  null_stream(fold_both(group, (hsk_bytes){ours, n}, share), secret, field_len(group));
  *secret_len = field_len(group);
  return 1;
}

static hsk_bytes strip(hsk_bytes n)
{
  while (n.len > 0 && n.data[0] == 0) {
    n.data++;
    n.len--;
  }
  return n;
}

/* below: 1 < v < p - 1 for an odd p */
static int in_range(hsk_bytes v, hsk_bytes p)
{
  v = strip(v);
  if (v.len == 0 || (v.len == 1 && v.data[0] == 1) || v.len > p.len) return 0;
  if (v.len < p.len) return 1;
  int c = memcmp(v.data, p.data, p.len - 1);
  return c < 0 || (c == 0 && v.data[p.len - 1] + 1 < p.data[p.len - 1]);
}

int hsk_dh_check(hsk_bytes p, hsk_bytes g)
{
  p = strip(p);
  if (p.len < 256 || p.len > 512 || (p.len == 256 && p.data[0] < 0x80)) return 0;
  return (p.data[p.len - 1] & 1) != 0 && in_range(g, p);
}

void null_dh_public(hsk_bytes p, uint64_t secret, uint8_t *share)
{
  p = strip(p);
  memset(share, 0, p.len);
  null_stream(secret, share + p.len - 64, 64); /* far below p */
}

void null_dh_secret(hsk_bytes p, hsk_bytes ours, hsk_bytes theirs, uint8_t *secret)
{
  p = strip(p);
  null_stream(fold_both(fold_bytes(10, p), strip(ours), strip(theirs)), secret, p.len);
  secret[0] = 0; /* RFC 5246 8.1.2: leading zero bytes are stripped, so let there be one */
}

int hsk_dh_agree(hsk_bytes p, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share, uint8_t *secret,
                 size_t *len)
{
  uint64_t x = 0;
  (void)g;
  null_work.agreements++;
  p = strip(p);
  if (!in_range(y, p)) return 0;
  hsk_rng_bytes(rng, (uint8_t *)&x, sizeof x);
  null_dh_public(p, x, share);
  null_dh_secret(p, (hsk_bytes){share, p.len}, y, secret);
  *len = p.len;
  return 1;
}

int hsk_ffdhe_params(uint32_t group, hsk_bytes *p, hsk_bytes *g)
{
  static const uint8_t two[] = {2};
  static const hsk_bytes primes[] = {{hsk_ffdhe2048, sizeof hsk_ffdhe2048},
                                     {hsk_ffdhe3072, sizeof hsk_ffdhe3072},
                                     {hsk_ffdhe4096, sizeof hsk_ffdhe4096}};
  if (group < HSK_FFDHE2048 || group > HSK_FFDHE4096) return 0;
  *p = primes[group - HSK_FFDHE2048];
  *g = (hsk_bytes){two, sizeof two};
  return 1;
}

uint32_t hsk_ffdhe_group(hsk_bytes p, hsk_bytes g)
{
  hsk_bytes prime, generator;
  p = strip(p);
  g = strip(g);
  for (uint32_t group = HSK_FFDHE2048; hsk_ffdhe_params(group, &prime, &generator); group++)
    if (g.len == 1 && g.data[0] == 2 && p.len == prime.len && memcmp(p.data, prime.data, p.len) == 0)
      return group;
  return 0;
}

size_t hsk_kex_share_len(uint32_t group)
{
  hsk_bytes p, g;
  return hsk_ffdhe_params(group, &p, &g) ? p.len : hsk_ec_share_len(group);
}

/* as long as the real ones */
static size_t exponent_len(size_t p_len)
{
  return 16 + p_len / 16;
}

int hsk_kex_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len, uint8_t *share)
{
  hsk_bytes p, g;
  if (!hsk_ffdhe_params(group, &p, &g)) return hsk_ec_generate(group, rng, priv, priv_len, share);
  *priv_len = exponent_len(p.len);
  hsk_rng_bytes(rng, priv, *priv_len);
  null_dh_public(p, null_fold(14, priv, *priv_len), share);
  return 1;
}

int hsk_dh_finish(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes y, uint8_t *secret,
                  size_t *secret_len)
{
  uint8_t ours[HSK_DH_MAX];
  hsk_bytes p, g;
  null_work.agreements++;
  if (!hsk_ffdhe_params(group, &p, &g) || priv_len != exponent_len(p.len) || !in_range(y, p)) return 0;
  null_dh_public(p, null_fold(14, priv, priv_len), ours);
  null_dh_secret(p, (hsk_bytes){ours, p.len}, y, secret);
  *secret_len = p.len;
  return 1;
}

int hsk_kex_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share, uint8_t *secret,
                  size_t *secret_len)
{
  hsk_bytes p, g;
  if (!hsk_ffdhe_params(group, &p, &g)) return hsk_ec_agree(group, priv, priv_len, share, secret, secret_len);
  return share.len == p.len && hsk_dh_finish(group, priv, priv_len, share, secret, secret_len);
}

/* ---- authenticated encryption: XOR with a stream of key and nonce, and a keyed tag ---- */

size_t hsk_aead_key_len(uint32_t aead)
{
  if (aead == HSK_AES_128_GCM || aead == HSK_AES_128_CCM || aead == HSK_AES_128_CCM_8) return 16;
  return aead >= 1 && aead <= HSK_AES_256_CCM_8 ? 32 : 0;
}

size_t hsk_aead_tag_len(uint32_t aead)
{
  if (aead == HSK_AES_128_CCM_8 || aead == HSK_AES_256_CCM_8) return 8;
  return hsk_aead_key_len(aead) == 0 ? 0 : 16;
}

static void count_nonce(uint64_t id)
{
  for (size_t i = 0; i < null_work.nonces && i < NULL_NONCES; i++)
    if (null_work.nonce[i] == id) {
      fprintf(stderr, "oracle I13: a nonce repeats under a key\n");
      abort();
    }
  null_work.nonce[null_work.nonces++ % NULL_NONCES] = id;
}

static void apply_stream(uint64_t seed, uint8_t *data, size_t len)
{
  for (size_t i = 0; i < len; i += 8) {
    uint64_t w = mix(seed, i + 1), d = 0;
    size_t n = len - i < 8 ? len - i : 8;
    memcpy(&d, data + i, n);
    d ^= w;
    memcpy(data + i, &d, n);
  }
}

static uint64_t seal_id(uint32_t aead, const uint8_t *key, const uint8_t *nonce)
{
  return null_fold(null_fold(11 + aead, key, hsk_aead_key_len(aead)), nonce, HSK_AEAD_IV_LEN);
}

static void make_tag(uint32_t aead, uint64_t id, hsk_bytes aad, const uint8_t *data, size_t len, uint8_t *tag)
{
  null_stream(null_fold(fold_bytes(mix(id, 12), aad), data, len), tag, hsk_aead_tag_len(aead));
}

void hsk_aead_seal(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                   size_t len, uint8_t *tag)
{
  uint64_t id = seal_id(aead, key, nonce);
  count_nonce(id);
  null_work.sealed++;
  apply_stream(id, data, len);
  make_tag(aead, id, aad, data, len, tag);
}

int hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                  size_t len, const uint8_t *tag)
{
  uint8_t expected[HSK_AEAD_TAG_MAX];
  uint64_t id = seal_id(aead, key, nonce);
  null_work.opened++;
  make_tag(aead, id, aad, data, len, expected);
  if (differ(expected, tag, hsk_aead_tag_len(aead)) != 0) return 0;
  apply_stream(id, data, len);
  return 1;
}
