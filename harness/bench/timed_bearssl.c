/* See timed_bearssl.h: implementations that call BearSSL's and watch the time. */
#include "timed_bearssl.h"
#include <string.h>
#include "seam.h"

/* A hash class whose contexts stay ours: init puts our class into the context. */
#define HASH(name)                                                                                           \
  static const br_hash_class timed_##name;                                                                   \
  static void name##_init_(const br_hash_class **c)                                                          \
  {                                                                                                          \
    seam_enter();                                                                                            \
    br_##name##_vtable.init(c);                                                                              \
    *c = &timed_##name;                                                                                      \
    seam_leave();                                                                                            \
  }                                                                                                          \
  static void name##_update_(const br_hash_class **c, const void *data, size_t len)                          \
  {                                                                                                          \
    seam_enter();                                                                                            \
    br_##name##_vtable.update(c, data, len);                                                                 \
    seam_leave();                                                                                            \
  }                                                                                                          \
  static void name##_out_(const br_hash_class *const *c, void *dst)                                          \
  {                                                                                                          \
    seam_enter();                                                                                            \
    br_##name##_vtable.out(c, dst);                                                                          \
    seam_leave();                                                                                            \
  }                                                                                                          \
  static uint64_t name##_state_(const br_hash_class *const *c, void *dst)                                    \
  {                                                                                                          \
    return br_##name##_vtable.state(c, dst);                                                                 \
  }                                                                                                          \
  static void name##_set_state_(const br_hash_class **c, const void *state, uint64_t count)                  \
  {                                                                                                          \
    br_##name##_vtable.set_state(c, state, count);                                                           \
  }                                                                                                          \
  static const br_hash_class timed_##name = {sizeof(br_##name##_context),                                    \
                                             DESC_##name,                                                    \
                                             name##_init_,                                                   \
                                             name##_update_,                                                 \
                                             name##_out_,                                                    \
                                             name##_state_,                                                  \
                                             name##_set_state_};
#define DESC(id, out, state, lblen, extra)                                                                   \
  (BR_HASHDESC_ID(id) | BR_HASHDESC_OUT(out) | BR_HASHDESC_STATE(state) | BR_HASHDESC_LBLEN(lblen) |         \
   BR_HASHDESC_MD_PADDING | (extra))
#define DESC_md5    DESC(br_md5_ID, 16, 16, 6, 0)
#define DESC_sha1   DESC(br_sha1_ID, 20, 20, 6, BR_HASHDESC_MD_PADDING_BE)
#define DESC_sha224 DESC(br_sha224_ID, 28, 32, 6, BR_HASHDESC_MD_PADDING_BE)
#define DESC_sha256 DESC(br_sha256_ID, 32, 32, 6, BR_HASHDESC_MD_PADDING_BE)
#define DESC_sha384 DESC(br_sha384_ID, 48, 64, 7, BR_HASHDESC_MD_PADDING_BE | BR_HASHDESC_MD_PADDING_128)
#define DESC_sha512 DESC(br_sha512_ID, 64, 64, 7, BR_HASHDESC_MD_PADDING_BE | BR_HASHDESC_MD_PADDING_128)
HASH(md5)
HASH(sha1)
HASH(sha224)
HASH(sha256)
HASH(sha384)
HASH(sha512)
static const br_hash_class *const hashes[] = {&timed_md5,    &timed_sha1,   &timed_sha224,
                                              &timed_sha256, &timed_sha384, &timed_sha512};

static const br_ec_impl *ec;
static br_ec_impl timed_ec;
static uint32_t mul_(unsigned char *g, size_t g_len, const unsigned char *x, size_t x_len, int curve)
{
  seam_enter();
  uint32_t r = ec->mul(g, g_len, x, x_len, curve);
  seam_leave();
  return r;
}
static size_t mulgen_(unsigned char *r, const unsigned char *x, size_t x_len, int curve)
{
  seam_enter();
  size_t n = ec->mulgen(r, x, x_len, curve);
  seam_leave();
  return n;
}
static uint32_t muladd_(unsigned char *a, const unsigned char *b, size_t len, const unsigned char *x,
                        size_t x_len, const unsigned char *y, size_t y_len, int curve)
{
  seam_enter();
  uint32_t r = ec->muladd(a, b, len, x, x_len, y, y_len, curve);
  seam_leave();
  return r;
}
static uint32_t verify_(const br_ec_impl *impl, const void *hash, size_t hash_len, const br_ec_public_key *pk,
                        const void *sig, size_t sig_len)
{
  seam_enter();
  uint32_t r = br_ecdsa_vrfy_asn1_get_default()(impl, hash, hash_len, pk, sig, sig_len);
  seam_leave();
  return r;
}
static void prf_(void *dst, size_t len, const void *secret, size_t secret_len, const char *label,
                 size_t seed_num, const br_tls_prf_seed_chunk *seed)
{
  seam_enter();
  br_tls12_sha256_prf(dst, len, secret, secret_len, label, seed_num, seed);
  seam_leave();
}

static br_ghash ghash;
static void ghash_(void *y, const void *h, const void *data, size_t len)
{
  seam_enter();
  ghash(y, h, data, len);
  seam_leave();
}
static const br_block_ctr_class *aes;
static br_block_ctr_class timed_aes;
static void aes_init_(const br_block_ctr_class **ctx, const void *key, size_t key_len)
{
  seam_enter();
  aes->init(ctx, key, key_len);
  *ctx = &timed_aes;
  seam_leave();
}
static uint32_t aes_run_(const br_block_ctr_class *const *ctx, const void *iv, uint32_t cc, void *data,
                         size_t len)
{
  seam_enter();
  uint32_t r = aes->run(ctx, iv, cc, data, len);
  seam_leave();
  return r;
}

void timed_client_start(timed_client *t, uint16_t suite, const br_x509_trust_anchor *anchor, int64_t now_time,
                        const char *name)
{
  br_ssl_engine_context *eng = &t->sc.eng;
  br_ssl_client_init_full(&t->sc, &t->xc, anchor, 1);
  br_x509_minimal_set_time(&t->xc, 719528u + (uint32_t)(now_time / 86400), (uint32_t)(now_time % 86400));
  br_ssl_engine_set_versions(eng, BR_TLS12, BR_TLS12);
  br_ssl_engine_set_suites(eng, &suite, 1);
  if (ec == NULL) {
    ec = eng->iec;
    ghash = eng->ighash;
    aes = eng->iaes_ctr;
    timed_ec = *ec;
    timed_ec.mul = mul_;
    timed_ec.mulgen = mulgen_;
    timed_ec.muladd = muladd_;
    timed_aes = *aes;
    timed_aes.init = aes_init_;
    timed_aes.run = aes_run_;
  }
  br_ssl_engine_set_ec(eng, &timed_ec);
  br_ssl_engine_set_ecdsa(eng, verify_);
  br_ssl_engine_set_prf_sha256(eng, prf_);
  br_ssl_engine_set_ghash(eng, ghash_);
  br_ssl_engine_set_aes_ctr(eng, &timed_aes);
  for (int id = 1; id <= 6; id++) {
    br_ssl_engine_set_hash(eng, id, hashes[id - 1]);
    br_x509_minimal_set_hash(&t->xc, id, hashes[id - 1]);
  }
  t->xc.dn_hash_impl = &timed_sha256;
  br_x509_minimal_set_ecdsa(&t->xc, &timed_ec, verify_);
  br_ssl_engine_set_buffer(eng, t->buffers, sizeof t->buffers, 1);
  br_ssl_engine_inject_entropy(eng, "a fixed seed for the client's DRBG", 34);
  br_ssl_client_reset(&t->sc, name, 0);
}
