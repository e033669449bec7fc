/* The crypto seam: everything that hardshake asks of a cryptographic library, as plain functions.
   crypto_bearssl*.c implements it over BearSSL; fuzz/crypto_null.c implements it with toy primitives. Which one is
   used is decided by the linker. Proofs use the contracts below.

   Conventions. Lengths are in bytes. Contexts are plain memory that the caller may copy and move (they hold no
   pointer to themselves). A function that answers int answers 1 for yes and 0 for no; nothing else. Inputs and outputs
   do not overlap unless the text says so. */
#ifndef HSK_CRYPTO_H
#define HSK_CRYPTO_H
#include "core/bytes.h"
#include "x509/key.h"
#include "x509/private_key.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- hashes ---------------------------------------------------------------------------------------------- */

/* The numbers are those of HashAlgorithm, RFC 5246 7.4.1.4.1. */
enum hsk_hash { HSK_SHA256 = 4, HSK_SHA384 = 5, HSK_SHA512 = 6 };
#define HSK_HASH_MAX 64 /* the longest digest */

/* hsk_hash_len: digest length of hash, 0 for a hash that is not in the enum. */
size_t hsk_hash_len(uint32_t hash);

/* hsk_hash_state: a running hash. */
typedef struct {
  uint64_t opaque[28];
} hsk_hash_state;

void hsk_hash_init(hsk_hash_state *h, uint32_t hash);
void hsk_hash_update(hsk_hash_state *h, const uint8_t *data, size_t len);
/* hsk_hash_digest writes the digest of what was added so far and changes nothing: more may be added. */
void hsk_hash_digest(const hsk_hash_state *h, uint8_t *digest);
/* hsk_hash_once hashes one string. */
void hsk_hash_once(uint32_t hash, const uint8_t *data, size_t len, uint8_t *digest);

/* hsk_hmac writes HMAC(key, data) of hsk_hash_len(hash) bytes (RFC 2104). */
void hsk_hmac(uint32_t hash, hsk_bytes key, hsk_bytes data, uint8_t *mac);

/* hsk_prf writes PRF(secret, label, seed) of RFC 5246 5: out_len bytes; label is ASCII without its NUL;
   the seed is seed1 followed by seed2 (which may be empty). */
void hsk_prf(uint32_t hash, hsk_bytes secret, const char *label, hsk_bytes seed1, hsk_bytes seed2,
             uint8_t *out, size_t out_len);

/* ---- random numbers -------------------------------------------------------------------------------------- */

#define HSK_SEED_MIN 32 /* bytes of entropy */
/* hsk_rng: HMAC_DRBG with SHA-256 (SP 800-90A). */
typedef struct {
  uint64_t opaque[24];
} hsk_rng;

/* hsk_rng_init seeds from the caller's bytes (at least HSK_SEED_MIN bytes of entropy) or, where seed.len is 0,
   from the operating system. 0: there is no seed, or it is shorter than HSK_SEED_MIN. */
HSK_NODISCARD int hsk_rng_init(hsk_rng *rng, hsk_bytes seed);
void hsk_rng_bytes(hsk_rng *rng, uint8_t *out, size_t len);

/* ---- signatures ------------------------------------------------------------------------------------------ */

/* The numbers are SignatureScheme's, RFC 8446 4.2.3 (in TLS 1.2 the two bytes hash, signature of RFC 5246 7.4.1.4.1). */
enum hsk_signature_scheme {
  HSK_RSA_PKCS1_SHA256 = 0x0401,
  HSK_RSA_PKCS1_SHA384 = 0x0501,
  HSK_RSA_PKCS1_SHA512 = 0x0601,
  HSK_ECDSA_SHA256 = 0x0403,
  HSK_ECDSA_SHA384 = 0x0503,
  HSK_ECDSA_SHA512 = 0x0603
};
#define HSK_SIGNATURE_MAX 512

/* hsk_scheme_hash: the hash of a scheme above, 0 for any other number. */
uint32_t hsk_scheme_hash(uint32_t scheme);

/* hsk_verify: 1 if signature is the scheme's signature over digest under key. base holds the bytes that key's spans
   refer to. digest has hsk_hash_len(hsk_scheme_hash(scheme)) bytes. An ECDSA signature is strict DER
   (RFC 3279 2.2.3); an RSA one has exactly the modulus' length. A scheme that does not fit the key is a no. */
HSK_NODISCARD int hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key,
                             const uint8_t *digest, hsk_bytes signature);

/* hsk_sign writes the signature over digest (see hsk_verify) and its length; sig has room for HSK_SIGNATURE_MAX bytes.
   0: the key does not fit the scheme or the computation failed; nothing is written. */
HSK_NODISCARD int hsk_sign(uint32_t scheme, const uint8_t *base, const hsk_private_key *key,
                           const uint8_t *digest, uint8_t *sig, size_t *sig_len);

/* hsk_rsa_encrypt writes RSAES-PKCS1-v1_5 of msg (RFC 8017 7.2.1) under key: exactly the modulus' length, at most 512.
   0: msg is longer than the modulus' length - 11, or the key is out of range. */
HSK_NODISCARD int hsk_rsa_encrypt(const uint8_t *base, const hsk_public_key *key, hsk_rng *rng, hsk_bytes msg,
                                  uint8_t *out, size_t *out_len);

/* ---- key agreement --------------------------------------------------------------------------------------- */

/* The numbers are NamedGroup's, RFC 8446 4.2.7. */
enum hsk_group {
  HSK_SECP256R1 = 0x0017,
  HSK_SECP384R1 = 0x0018,
  HSK_SECP521R1 = 0x0019,
  HSK_X25519 = 0x001d,
  HSK_FFDHE2048 = 0x0100,
  HSK_FFDHE3072 = 0x0101,
  HSK_FFDHE4096 = 0x0102
};
#define HSK_EC_POINT_MAX  133 /* uncompressed secp521r1 */
#define HSK_EC_SECRET_MAX 66
#define HSK_DH_MAX        512 /* 4096 bits */

/* hsk_ec_share_len: the length of a public share of an elliptic group (65, 97, 133, 32), 0 for any other number. */
size_t hsk_ec_share_len(uint32_t group);

/* hsk_ec_generate makes a key pair: *priv_len <= HSK_EC_SECRET_MAX bytes, and a share of hsk_ec_share_len(group) bytes.
   0: the group is not supported. */
HSK_NODISCARD int hsk_ec_generate(uint32_t group, hsk_rng *rng, uint8_t *priv, size_t *priv_len,
                                  uint8_t *share);

/* hsk_ec_agree writes the shared secret: the x coordinate at the field's full length (RFC 8422 5.10), or the output of
   X25519. 0: the peer's share has the wrong length or form, is not on the curve, or gives the all-zero output. */
HSK_NODISCARD int hsk_ec_agree(uint32_t group, const uint8_t *priv, size_t priv_len, hsk_bytes share,
                               uint8_t *secret, size_t *secret_len);

/* hsk_dh_check: 1 if (p, g) is a group of RFC 7919 (all but ffdhe6144 and ffdhe8192, which are too long for us), or else p is odd,
   has 2048 to 4096 bits and 1 < g < p-1. Leading zero bytes are allowed in p and g. */
HSK_NODISCARD int hsk_dh_check(hsk_bytes p, hsk_bytes g);
/* hsk_dh_agree draws a secret exponent for a checked group and writes our public value and the shared secret,
   both left-padded to p's length without its leading zeros, *len <= HSK_DH_MAX. 0: the peer's value y is not in
   1 < y < p-1 (RFC 7919 5.1), or the shared secret is 1. */
HSK_NODISCARD int hsk_dh_agree(hsk_bytes p, hsk_bytes g, hsk_bytes y, hsk_rng *rng, uint8_t *share,
                               uint8_t *secret, size_t *len);

/* ---- authenticated encryption ---------------------------------------------------------------------------- */

enum hsk_aead { HSK_AES_128_GCM = 1, HSK_AES_256_GCM = 2, HSK_CHACHA20_POLY1305 = 3 };
#define HSK_AEAD_KEY_MAX 32
#define HSK_AEAD_IV_LEN  12
#define HSK_AEAD_TAG_LEN 16

/* hsk_aead_key_len: 16 or 32, 0 for a number that is not in the enum. */
size_t hsk_aead_key_len(uint32_t aead);
/* hsk_aead_seal encrypts data in place and writes the tag; hsk_aead_open checks the tag and, if it is right, decrypts
   in place (1), or else answers 0 and leaves data worthless. nonce has HSK_AEAD_IV_LEN bytes. */
void hsk_aead_seal(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                   size_t len, uint8_t *tag);
HSK_NODISCARD int hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                                uint8_t *data, size_t len, const uint8_t *tag);

/* ---- PEM ------------------------------------------------------------------------------------------------- */

/* hsk_pem_decode finds the next PEM object at or behind text[*pos] (RFC 7468), writes its DER to out and its length to *len,
   its label ("CERTIFICATE") to label, and sets *pos behind it. HSK_PEM_NOT_FOUND: no further object;
   HSK_PEM_BAD: malformed or unfinished; HSK_BUFFER_TOO_SMALL: cap is too small. */
HSK_API HSK_NODISCARD hsk_result hsk_pem_decode(hsk_bytes text, size_t *pos, char label[32], uint8_t *out,
                                                size_t cap, size_t *len);

#ifdef __cplusplus
}
#endif
#endif
