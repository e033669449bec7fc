/* HMAC_DRBG with SHA-256 (SP 800-90A 10.1.2) over BearSSL, seeded by the caller or the operating system. */
#define _DEFAULT_SOURCE /* getentropy */
#include "crypto/crypto_bearssl.h"
#if defined(__linux__) || defined(__FreeBSD__) || defined(__OpenBSD__)
#include <unistd.h>
#define HAVE_GETENTROPY 1
#else
#define HAVE_GETENTROPY 0
#endif

#define SEED_LEN 48u /* 32 bytes of entropy and a nonce of half that, SP 800-90A 8.6.7 */

/* The context's pointers are to constants, so the caller may move it. */
_Static_assert(sizeof(br_hmac_drbg_context) <= sizeof(hsk_rng), "hsk_rng is too small");
_Static_assert(_Alignof(br_hmac_drbg_context) <= _Alignof(hsk_rng), "hsk_rng is not aligned");

static br_hmac_drbg_context *drbg(hsk_rng *rng)
{
  return (br_hmac_drbg_context *)(void *)rng->opaque;
}

const br_prng_class **hsk_br_rng(hsk_rng *rng)
{
  return &drbg(rng)->vtable;
}

/* The kernel's generator comes first. BearSSL's seeder prefers RDRAND, which is one source of trust instead of many, and
   costs a CPUID to find: it is for systems without getentropy. */
static int seed_from_system(hsk_rng *rng)
{
#if HAVE_GETENTROPY
  uint8_t seed[SEED_LEN];
  if (getentropy(seed, sizeof seed) == 0) {
    br_hmac_drbg_init(drbg(rng), &br_sha256_vtable, seed, sizeof seed);
    hsk_wipe_bytes(seed, sizeof seed);
    return 1;
  }
#endif
  br_prng_seeder seeder = br_prng_seeder_system(NULL);
  br_hmac_drbg_init(drbg(rng), &br_sha256_vtable, NULL, 0);
  return seeder != 0 && seeder(hsk_br_rng(rng)) != 0;
}

int hsk_rng_init(hsk_rng *rng, hsk_bytes seed)
{
  if (seed.len == 0) return seed_from_system(rng);
  if (seed.len < HSK_SEED_MIN) return 0;
  br_hmac_drbg_init(drbg(rng), &br_sha256_vtable, seed.data, seed.len);
  return 1;
}

void hsk_rng_bytes(hsk_rng *rng, uint8_t *out, size_t len)
{
  br_hmac_drbg_generate(drbg(rng), out, len);
}
