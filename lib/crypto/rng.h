/* Random numbers. Part of the seam: the conventions stand at the top of crypto.h, which includes this file. */
#ifndef HSK_CRYPTO_RNG_H
#define HSK_CRYPTO_RNG_H
#include "core/bytes.h"
#ifdef __FRAMAC__
#include "x509/key.h"
#include "x509/private_key.h"
#include "crypto.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_SEED_MIN 32 /* bytes of entropy */

/* hsk_rng: HMAC_DRBG with SHA-256 (SP 800-90A). It is not reseeded: one per connection, or a caller that reseeds. */
typedef struct {
  uint64_t opaque[18];
} hsk_rng;

/* hsk_rng_init seeds from the caller's bytes (HSK_SEED_MIN or more, of at least 32 bytes of entropy) or, where seed.len is 0,
   from the operating system. 0: there is no seed, or it is shorter than HSK_SEED_MIN. */
/*@ requires \valid(rng) && ReadableBytes(seed);
    terminates \true; exits \false; assigns *rng;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> seed.len == 0 || seed.len >= HSK_SEED_MIN; */
HSK_NODISCARD int hsk_rng_init(hsk_rng *rng, hsk_bytes seed);
/* hsk_rng_bytes writes len random bytes. rng has been started by hsk_rng_init. */
/*@ requires \valid(rng) && (len == 0 || \valid(out + (0 .. len-1)));
    requires len == 0 || \separated(rng, out + (0 .. len-1));
    terminates \true; exits \false; assigns *rng, out[0 .. len-1]; */
void hsk_rng_bytes(hsk_rng *rng, uint8_t *out, size_t len);

#ifdef __cplusplus
}
#endif
#endif
