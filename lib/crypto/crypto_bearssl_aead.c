/* AES-GCM (RFC 5116, SP 800-38D), ChaCha20-Poly1305 (RFC 8439), AES-CCM and CCM_8 (RFC 5116, RFC 6655) over BearSSL.
   Constant time: every implementation that can be chosen here is (AES-NI and PCLMULQDQ, POWER8, or bitsliced AES and GHASH by
   integer multiplication); none uses a table indexed by secrets. The tag is compared without a branch on its bytes.

   BearSSL finds out what the processor can do by CPUID. In a virtual machine that costs 12 microseconds, twice per record, when sealing a
   short record takes 0.2. There is nowhere to keep the answer: no globals that change. Where the C library has kept it
   (glibc from 2.33 on, in memory that it made read-only at start), it is asked instead, for about a nanosecond. Elsewhere BearSSL asks
   each time, which costs 0.1 microseconds on bare metal. */
#include "crypto/crypto_bearssl.h"
#if defined(__x86_64__) && defined(__GLIBC__)
#if __GLIBC_PREREQ(2, 33)
#include <sys/platform/x86.h>
#define HAVE_GLIBC_CPU_FEATURES 1
#endif
#endif

static const br_block_ctr_class *portable_aes(void)
{
  return sizeof(size_t) >= 8 ? &br_aes_ct64_ctr_vtable : &br_aes_ct_ctr_vtable;
}

static const br_block_ctrcbc_class *portable_aes_ccm(void)
{
  return sizeof(size_t) >= 8 ? &br_aes_ct64_ctrcbc_vtable : &br_aes_ct_ctrcbc_vtable;
}

static br_ghash portable_ghash(void)
{
  return sizeof(size_t) >= 8 ? br_ghash_ctmul64 : br_ghash_ctmul;
}

#ifdef HAVE_GLIBC_CPU_FEATURES
/* the same bits as BearSSL asks CPUID for */
static const br_block_ctr_class *choose_aes(void)
{
  return CPU_FEATURE_ACTIVE(AES) && CPU_FEATURE_ACTIVE(SSE4_1) ? &br_aes_x86ni_ctr_vtable : portable_aes();
}

static const br_block_ctrcbc_class *choose_aes_ccm(void)
{
  return CPU_FEATURE_ACTIVE(AES) && CPU_FEATURE_ACTIVE(SSE4_1) ? &br_aes_x86ni_ctrcbc_vtable
                                                               : portable_aes_ccm();
}

static br_ghash choose_ghash(void)
{
  return CPU_FEATURE_ACTIVE(PCLMULQDQ) && CPU_FEATURE_ACTIVE(SSE4_1) ? br_ghash_pclmul : portable_ghash();
}
#else
static const br_block_ctr_class *choose_aes(void)
{
  const br_block_ctr_class *c = br_aes_x86ni_ctr_get_vtable();
  if (c == NULL) c = br_aes_pwr8_ctr_get_vtable();
  return c == NULL ? portable_aes() : c;
}

static const br_block_ctrcbc_class *choose_aes_ccm(void)
{
  const br_block_ctrcbc_class *c = br_aes_x86ni_ctrcbc_get_vtable();
  if (c == NULL) c = br_aes_pwr8_ctrcbc_get_vtable();
  return c == NULL ? portable_aes_ccm() : c;
}

static br_ghash choose_ghash(void)
{
  br_ghash g = br_ghash_pclmul_get();
  if (g == 0) g = br_ghash_pwr8_get();
  return g == 0 ? portable_ghash() : g;
}
#endif

size_t hsk_aead_key_len(uint32_t aead)
{
  switch (aead) {
  case HSK_AES_128_GCM:
  case HSK_AES_128_CCM:
  case HSK_AES_128_CCM_8:
    return 16;
  case HSK_AES_256_GCM:
  case HSK_CHACHA20_POLY1305:
  case HSK_AES_256_CCM:
  case HSK_AES_256_CCM_8:
    return 32;
  default:
    return 0;
  }
}

size_t hsk_aead_tag_len(uint32_t aead)
{
  if (aead == HSK_AES_128_CCM_8 || aead == HSK_AES_256_CCM_8) return 8;
  return hsk_aead_key_len(aead) == 0 ? 0 : HSK_AEAD_TAG_MAX;
}

/* gcm runs one record up to its tag. br_gcm_context holds pointers into the caller's stack, so it never leaves this call. */
static void gcm(int encrypt, uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                uint8_t *data, size_t len, uint8_t tag[HSK_AEAD_TAG_MAX])
{
  br_aes_gen_ctr_keys aes;
  br_gcm_context g;
  choose_aes()->init(&aes.vtable, key, hsk_aead_key_len(aead));
  br_gcm_init(&g, &aes.vtable, choose_ghash());
  br_gcm_reset(&g, nonce, HSK_AEAD_IV_LEN);
  br_gcm_aad_inject(&g, aad.data, aad.len);
  br_gcm_flip(&g);
  br_gcm_run(&g, encrypt, data, len);
  br_gcm_get_tag(&g, tag);
  hsk_wipe_bytes(&aes, sizeof aes);
  hsk_wipe_bytes(&g, sizeof g);
}

static void chacha20_poly1305(int encrypt, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                              uint8_t *data, size_t len, uint8_t tag[HSK_AEAD_TAG_MAX])
{
  br_poly1305_run poly = br_poly1305_ctmulq_get();
  br_chacha20_run chacha = br_chacha20_sse2_get();
  if (poly == 0) poly = br_poly1305_ctmul_run;
  if (chacha == 0) chacha = br_chacha20_ct_run;
  poly(key, nonce, data, len, aad.data, aad.len, tag, chacha, encrypt);
}

/* ccm is gcm's like: its context holds pointers too */
static void ccm(int encrypt, uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                uint8_t *data, size_t len, uint8_t tag[HSK_AEAD_TAG_MAX])
{
  br_aes_gen_ctrcbc_keys aes;
  br_ccm_context c;
  choose_aes_ccm()->init(&aes.vtable, key, hsk_aead_key_len(aead));
  br_ccm_init(&c, &aes.vtable);
  /* cannot fail: these lengths are in range */
  br_ccm_reset(&c, nonce, HSK_AEAD_IV_LEN, aad.len, len, hsk_aead_tag_len(aead));
  br_ccm_aad_inject(&c, aad.data, aad.len);
  br_ccm_flip(&c);
  br_ccm_run(&c, encrypt, data, len);
  br_ccm_get_tag(&c, tag);
  hsk_wipe_bytes(&aes, sizeof aes);
  hsk_wipe_bytes(&c, sizeof c);
}

static void run(int encrypt, uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                uint8_t *data, size_t len, uint8_t tag[HSK_AEAD_TAG_MAX])
{
  if (aead >= HSK_AES_128_CCM)
    ccm(encrypt, aead, key, nonce, aad, data, len, tag);
  else if (aead == HSK_CHACHA20_POLY1305)
    chacha20_poly1305(encrypt, key, nonce, aad, data, len, tag);
  else
    gcm(encrypt, aead, key, nonce, aad, data, len, tag);
}

void hsk_aead_seal(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                   size_t len, uint8_t *tag)
{
  run(1, aead, key, nonce, aad, data, len, tag);
}

int hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                  size_t len, const uint8_t *tag)
{
  uint8_t expected[HSK_AEAD_TAG_MAX];
  run(0, aead, key, nonce, aad, data, len, expected);
  int ok = hsk_equal_secret(expected, tag, hsk_aead_tag_len(aead));
  if (!ok) hsk_wipe_bytes(data, len); /* nobody may use what was not authenticated */
  return ok;
}
