/* Hashes, HMAC and the TLS 1.2 PRF over BearSSL.
   Constant time: BearSSL's SHA-2 and HMAC run in time that depends on lengths alone. */
#include "crypto/crypto_bearssl.h"

/* A running hash is BearSSL's context as it stands in h->opaque. Its only pointer is to its constant vtable, so the caller may
   move it. This file alone looks into it, and only as this type. */
_Static_assert(sizeof(br_hash_compat_context) <= sizeof(hsk_hash_state), "hsk_hash_state is too small");
_Static_assert(_Alignof(br_hash_compat_context) <= _Alignof(hsk_hash_state), "hsk_hash_state is not aligned");

static const br_hash_class **state_of(hsk_hash_state *h)
{
  return &((br_hash_compat_context *)(void *)h->opaque)->vtable;
}

const br_hash_class *hsk_br_hash(uint32_t hash)
{
  if (hash == HSK_SHA256) return &br_sha256_vtable;
  if (hash == HSK_SHA384) return &br_sha384_vtable;
  return hash == HSK_SHA512 ? &br_sha512_vtable : NULL;
}

size_t hsk_hash_len(uint32_t hash)
{
  if (hash == HSK_SHA256) return 32;
  if (hash == HSK_SHA384) return 48;
  return hash == HSK_SHA512 ? 64 : 0;
}

void hsk_hash_init(hsk_hash_state *h, uint32_t hash)
{
  hsk_br_hash(hash)->init(state_of(h));
}

void hsk_hash_update(hsk_hash_state *h, const uint8_t *data, size_t len)
{
  const br_hash_class **s = state_of(h);
  (*s)->update(s, data, len);
}

void hsk_hash_digest(const hsk_hash_state *h, uint8_t *digest)
{
  const br_hash_compat_context *s = (const br_hash_compat_context *)(const void *)h->opaque;
  s->vtable->out(&s->vtable, digest);
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
  br_sha1_context h;
  br_sha1_init(&h);
  br_sha1_update(&h, data, len);
  br_sha1_out(&h, digest);
}

void hsk_hmac(uint32_t hash, hsk_bytes key, hsk_bytes data, uint8_t *mac)
{
  br_hmac_key_context k;
  br_hmac_context h;
  br_hmac_key_init(&k, hsk_br_hash(hash), key.data, key.len);
  br_hmac_init(&h, &k, 0);
  br_hmac_update(&h, data.data, data.len);
  br_hmac_out(&h, mac);
  hsk_wipe_bytes(&k, sizeof k);
  hsk_wipe_bytes(&h, sizeof h);
}

/* prf_input: what P_hash is fed with, label + seed1 + seed2 (RFC 5246 5) */
typedef struct {
  hsk_bytes label, seed1, seed2;
} prf_input;

static void mac_input(br_hmac_context *h, const prf_input *in)
{
  br_hmac_update(h, in->label.data, in->label.len);
  br_hmac_update(h, in->seed1.data, in->seed1.len);
  br_hmac_update(h, in->seed2.data, in->seed2.len);
}

/* P_hash(secret, seed) of RFC 5246 5: A(0) = seed, A(i) = HMAC(A(i-1)), output HMAC(A(i) + seed) */
static void p_hash(const br_hmac_key_context *k, const prf_input *in, uint8_t *out, size_t out_len)
{
  uint8_t a[HSK_HASH_MAX], block[HSK_HASH_MAX];
  br_hmac_context h;
  br_hmac_init(&h, k, 0);
  mac_input(&h, in);
  size_t done = 0, hash_len = br_hmac_out(&h, a);
  while (done < out_len) {
    size_t n = out_len - done < hash_len ? out_len - done : hash_len;
    br_hmac_init(&h, k, 0);
    br_hmac_update(&h, a, hash_len);
    mac_input(&h, in);
    br_hmac_out(&h, block);
    hsk_put_bytes(out, done, block, n);
    done += n;
    br_hmac_init(&h, k, 0);
    br_hmac_update(&h, a, hash_len);
    br_hmac_out(&h, a);
  }
  hsk_wipe_bytes(a, sizeof a);
  hsk_wipe_bytes(block, sizeof block);
  hsk_wipe_bytes(&h, sizeof h);
}

void hsk_prf(uint32_t hash, hsk_bytes secret, const char *label, hsk_bytes seed1, hsk_bytes seed2,
             uint8_t *out, size_t out_len)
{
  prf_input in = {{(const uint8_t *)label, strlen(label)}, seed1, seed2};
  br_hmac_key_context k;
  br_hmac_key_init(&k, hsk_br_hash(hash), secret.data, secret.len);
  p_hash(&k, &in, out, out_len);
  hsk_wipe_bytes(&k, sizeof k);
}
