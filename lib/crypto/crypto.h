/* The crypto seam: everything that hardshake asks of a cryptographic library, as plain functions.
   crypto_bearssl*.c implements it over BearSSL; fuzz/crypto_null.c implements it with toy primitives. Which one is
   used is decided by the linker. Proofs use the contracts below; crypto_bearssl*.c itself is tested, not proven.

   Conventions. Lengths are in bytes. Contexts are plain memory that the caller may copy and move (they hold no
   pointer to themselves). A function that answers int answers 1 for yes and 0 for no; nothing else. Inputs and outputs
   do not overlap unless the text says so. After a no, lengths stay as they were and what stands in other outputs is worthless: part of a
   result may have been written and wiped again. Each path that handles a
   secret runs in time that depends on lengths, group and key type alone; crypto_bearssl_*.c says why at its top. */
#ifndef HSK_CRYPTO_H
#define HSK_CRYPTO_H
#include "core/bytes.h"
#include "crypto/kex.h"
#include "x509/key.h"
#include "x509/private_key.h"
#ifdef __FRAMAC__
#include "crypto.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- hashes ---------------------------------------------------------------------------------------------- */

/* The numbers are those of HashAlgorithm, RFC 5246 7.4.1.4.1. */
enum hsk_hash { HSK_SHA256 = 4, HSK_SHA384 = 5, HSK_SHA512 = 6 };
#define HSK_HASH_MAX 64 /* the longest digest */
#define HSK_SHA1_LEN 20

/* hsk_hash_len: digest length of hash, 0 for a hash that is not in the enum. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == HashLen(hash); */
size_t hsk_hash_len(uint32_t hash);

/* hsk_hash_state: a running hash. The functions below ask for one that hsk_hash_init has started. */
typedef struct {
  uint64_t opaque[26];
} hsk_hash_state;

/*@ requires \valid(h) && HashLen(hash) != 0;
    terminates \true; exits \false; assigns *h; */
void hsk_hash_init(hsk_hash_state *h, uint32_t hash);
/*@ requires \valid(h) && (len == 0 || \valid_read(data + (0 .. len-1)));
    requires len == 0 || \separated(h, data + (0 .. len-1));
    terminates \true; exits \false; assigns *h; */
void hsk_hash_update(hsk_hash_state *h, const uint8_t *data, size_t len);
/* hsk_hash_digest writes the digest of what was added so far and changes nothing: more may be added. digest has room for
   HSK_HASH_MAX bytes; those behind the hash's length stay as they are. */
/*@ requires \valid_read(h) && \valid(digest + (0 .. HSK_HASH_MAX-1));
    requires \separated(h, digest + (0 .. HSK_HASH_MAX-1));
    terminates \true; exits \false; assigns digest[0 .. HSK_HASH_MAX-1]; */
void hsk_hash_digest(const hsk_hash_state *h, uint8_t *digest);
/* hsk_hash_once hashes one string. */
/*@ requires HashLen(hash) != 0 && (len == 0 || \valid_read(data + (0 .. len-1)));
    requires \valid(digest + (0 .. HashLen(hash)-1));
    requires len == 0 || \separated(data + (0 .. len-1), digest + (0 .. HashLen(hash)-1));
    terminates \true; exits \false; assigns digest[0 .. HashLen(hash)-1]; */
void hsk_hash_once(uint32_t hash, const uint8_t *data, size_t len, uint8_t *digest);

/* hsk_sha1 writes the SHA-1 hash of one string, by which OCSP and key identifiers name keys and issuers (RFC 6960 4.1.1, RFC 5280 4.2.1.2). It is
   not in enum hsk_hash: nothing that is signed, nor any secret, goes through it. */
/*@ requires len == 0 || \valid_read(data + (0 .. len-1));
    requires \valid(digest + (0 .. HSK_SHA1_LEN-1)) && (len == 0 || \separated(data + (0 .. len-1), digest + (0 .. HSK_SHA1_LEN-1)));
    terminates \true; exits \false; assigns digest[0 .. HSK_SHA1_LEN-1]; */
void hsk_sha1(const uint8_t *data, size_t len, uint8_t digest[HSK_SHA1_LEN]);

/* hsk_hmac writes HMAC(key, data) of hsk_hash_len(hash) bytes (RFC 2104). */
/*@ requires HashLen(hash) != 0 && ReadableBytes(key) && ReadableBytes(data);
    requires \valid(mac + (0 .. HashLen(hash)-1));
    terminates \true; exits \false; assigns mac[0 .. HashLen(hash)-1]; */
void hsk_hmac(uint32_t hash, hsk_bytes key, hsk_bytes data, uint8_t *mac);

/* hsk_prf writes PRF(secret, label, seed) of RFC 5246 5: out_len bytes; label is ASCII without its NUL;
   the seed is seed1 followed by seed2 (which may be empty). */
/*@ requires HashLen(hash) != 0 && ReadableBytes(secret) && ReadableBytes(seed1) && ReadableBytes(seed2);
    requires \exists integer n; 0 <= n && \valid_read(label + (0 .. n)) && label[n] == 0;
    requires out_len == 0 || \valid(out + (0 .. out_len-1));
    terminates \true; exits \false; assigns out[0 .. out_len-1]; */
void hsk_prf(uint32_t hash, hsk_bytes secret, const char *label, hsk_bytes seed1, hsk_bytes seed2,
             uint8_t *out, size_t out_len);

/* ---- signatures ------------------------------------------------------------------------------------------ */

/* The numbers are SignatureScheme's, RFC 8446 4.2.3 (in TLS 1.2 the two bytes hash, signature of RFC 5246 7.4.1.4.1). */
enum hsk_signature_scheme {
  HSK_RSA_PKCS1_SHA256 = 0x0401,
  HSK_RSA_PKCS1_SHA384 = 0x0501,
  HSK_RSA_PKCS1_SHA512 = 0x0601,
  HSK_ECDSA_SHA256 = 0x0403,
  HSK_ECDSA_SHA384 = 0x0503,
  HSK_ECDSA_SHA512 = 0x0603,
  HSK_RSA_PSS_SHA256 = 0x0804, /* rsa_pss_rsae_...: under a key for rsaEncryption */
  HSK_RSA_PSS_SHA384 = 0x0805,
  HSK_RSA_PSS_SHA512 = 0x0806,
  HSK_RSA_PSS_PSS_SHA256 = 0x0809, /* rsa_pss_pss_...: under a key for RSASSA-PSS alone */
  HSK_RSA_PSS_PSS_SHA384 = 0x080a,
  HSK_RSA_PSS_PSS_SHA512 = 0x080b
};
#define HSK_SIGNATURE_MAX 512
#define HSK_PREMASTER_LEN 48

/* hsk_scheme_hash: the hash of a scheme above, 0 for any other number. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == SchemeHash(scheme); */
uint32_t hsk_scheme_hash(uint32_t scheme);

/* hsk_verify: 1 if signature is the scheme's signature over digest under key. base holds the bytes that key's spans
   refer to. digest has hsk_hash_len(hsk_scheme_hash(scheme)) bytes. An ECDSA signature is strict DER
   (RFC 3279 2.2.3), and its curve need not match the hash (RFC 5246, unlike RFC 8446); an RSA one has exactly the modulus' length,
   and its DigestInfo may lack the NULL parameters (RFC 5246 4.7); a PSS one has a salt as long as the hash. A scheme that does not fit the
   key is a no: the type is another, or a key for RSASSA-PSS names another hash (RFC 8446 4.2.3). So is an RSA key
   outside 1024 to 4096 bits or with a public exponent above 64 bits. The floor for what is strong enough is the caller's. */
/*@ requires \valid_read(key) && ReadableKey(base, key) && ReadableBytes(signature);
    requires SchemeHash(scheme) != 0 ==> \valid_read(digest + (0 .. HashLen(SchemeHash(scheme))-1));
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> SchemeHash(scheme) != 0 && KeyFits(scheme, key->type) && signature.len > 0;
    ensures \result == 1 && (key->type == 1 || key->type == 4) ==> signature.len == key->modulus.len; */
HSK_NODISCARD int hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key,
                             const uint8_t *digest, hsk_bytes signature);

/* hsk_sign writes the signature over digest (see hsk_verify) and its length; sig has room for HSK_SIGNATURE_MAX bytes.
   0: the key does not fit the scheme or the computation failed. RSA verifies what it has made: a fault in one half of the
   CRT would give the key away. ECDSA takes its nonce from key and digest (RFC 6979). rng makes the salt of PSS and is used for nothing else. */
/*@ requires \valid_read(key) && ReadablePrivateKey(base, key);
    requires SchemeHash(scheme) != 0 ==> \valid_read(digest + (0 .. HashLen(SchemeHash(scheme))-1));
    requires \valid(sig + (0 .. HSK_SIGNATURE_MAX-1)) && \valid(sig_len);
    requires \valid(rng) && \separated(rng, sig + (0 .. HSK_SIGNATURE_MAX-1), sig_len);
    terminates \true; exits \false; assigns *rng, sig[0 .. HSK_SIGNATURE_MAX-1], *sig_len;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> 1 <= *sig_len <= HSK_SIGNATURE_MAX && SchemeHash(scheme) != 0 && KeyFits(scheme, key->type);
    ensures \result == 0 ==> *sig_len == \old(*sig_len); */
HSK_NODISCARD int hsk_sign(uint32_t scheme, const uint8_t *base, const hsk_private_key *key, hsk_rng *rng,
                           const uint8_t *digest, uint8_t *sig, size_t *sig_len);

/* hsk_rsa_encrypt writes RSAES-PKCS1-v1_5 of msg (RFC 8017 7.2.1) under key: exactly the modulus' length, at most 512.
   0: msg is longer than the modulus' length - 11, or the key is out of range (see hsk_verify). */
/*@ requires \valid_read(key) && ReadableKey(base, key) && ReadableBytes(msg) && \valid(rng) && \valid(out_len);
    requires \valid(out + (0 .. 511)) && \separated(out + (0 .. 511), rng, out_len);
    terminates \true; exits \false; assigns *rng, out[0 .. 511], *out_len;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> key->type == 1 && 128 <= *out_len <= 512 && *out_len == key->modulus.len &&
                             msg.len + 11 <= *out_len;
    ensures \result == 0 ==> *out_len == \old(*out_len); */
HSK_NODISCARD int hsk_rsa_encrypt(const uint8_t *base, const hsk_public_key *key, hsk_rng *rng, hsk_bytes msg,
                                  uint8_t *out, size_t *out_len);

/* hsk_rsa_decrypt_premaster undoes hsk_rsa_encrypt for a server of TLS 1.2: it writes the 48 bytes of the PreMasterSecret that ciphertext
   holds under key if its padding is right, its length is 48 and it begins with version, the client_version of the ClientHello. Else it writes
   48 random bytes, drawn before anything is known, and nobody can tell by the answer or by the time which it was (RFC 5246 7.4.7.1): the
   handshake goes on and fails at Finished. A ciphertext of another length than the modulus is such a case too. 0, with nothing written: the
   key is not for rsaEncryption or out of range (see hsk_verify), whatever the ciphertext. */
/*@ requires \valid_read(key) && ReadablePrivateKey(base, key) && ReadableBytes(ciphertext) && \valid(rng) && version <= 65535;
    requires \valid(premaster + (0 .. HSK_PREMASTER_LEN-1)) && \separated(premaster + (0 .. HSK_PREMASTER_LEN-1), rng);
    terminates \true; exits \false; assigns *rng, premaster[0 .. HSK_PREMASTER_LEN-1];
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> key->type == 1; */
HSK_NODISCARD int hsk_rsa_decrypt_premaster(const uint8_t *base, const hsk_private_key *key, hsk_rng *rng,
                                            uint32_t version, hsk_bytes ciphertext, uint8_t *premaster);

/* ---- authenticated encryption ---------------------------------------------------------------------------- */

enum hsk_aead {
  HSK_AES_128_GCM = 1,
  HSK_AES_256_GCM = 2,
  HSK_CHACHA20_POLY1305 = 3,
  HSK_AES_128_CCM = 4,
  HSK_AES_256_CCM = 5,
  HSK_AES_128_CCM_8 = 6, /* with a tag of 8 bytes (RFC 6655 4) */
  HSK_AES_256_CCM_8 = 7
};
#define HSK_AEAD_KEY_MAX 32
#define HSK_AEAD_IV_LEN  12
#define HSK_AEAD_TAG_MAX 16

/* hsk_aead_key_len: 16 or 32; hsk_aead_tag_len: 16 or 8. Both are 0 for a number that is not in the enum. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == AeadKeyLen(aead); */
size_t hsk_aead_key_len(uint32_t aead);
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == AeadTagLen(aead); */
size_t hsk_aead_tag_len(uint32_t aead);
/* hsk_aead_seal encrypts data in place and writes the tag; hsk_aead_open checks the tag and, if it is right, decrypts
   in place (1), or else answers 0 and sets data to zero. nonce has HSK_AEAD_IV_LEN bytes, tag has hsk_aead_tag_len(aead). aead is in the
   enum; len is below 2^36 - 31 (SP 800-38D 5.2.1.1), for CCM below 2^24 (RFC 5116 5.3). */
/*@ requires AeadKeyLen(aead) != 0 && \valid_read(key + (0 .. AeadKeyLen(aead)-1)) && ReadableBytes(aad);
    requires \valid_read(nonce + (0 .. HSK_AEAD_IV_LEN-1)) && \valid(tag + (0 .. AeadTagLen(aead)-1));
    requires len <= AeadMax(aead) && (len == 0 || \valid(data + (0 .. len-1)));
    requires len == 0 || \separated(data + (0 .. len-1), tag + (0 .. AeadTagLen(aead)-1));
    terminates \true; exits \false; assigns data[0 .. len-1], tag[0 .. AeadTagLen(aead)-1]; */
void hsk_aead_seal(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad, uint8_t *data,
                   size_t len, uint8_t *tag);
/*@ requires AeadKeyLen(aead) != 0 && \valid_read(key + (0 .. AeadKeyLen(aead)-1)) && ReadableBytes(aad);
    requires \valid_read(nonce + (0 .. HSK_AEAD_IV_LEN-1)) && \valid_read(tag + (0 .. AeadTagLen(aead)-1));
    requires len <= AeadMax(aead) && (len == 0 || \valid(data + (0 .. len-1)));
    requires len == 0 || \separated(data + (0 .. len-1), tag + (0 .. AeadTagLen(aead)-1));
    terminates \true; exits \false; assigns data[0 .. len-1];
    ensures \result == 0 || \result == 1;
    ensures \result == 0 ==> \forall integer k; 0 <= k < len ==> data[k] == 0; */
HSK_NODISCARD int hsk_aead_open(uint32_t aead, const uint8_t *key, const uint8_t *nonce, hsk_bytes aad,
                                uint8_t *data, size_t len, const uint8_t *tag);

/* ---- PEM ------------------------------------------------------------------------------------------------- */

/* hsk_pem_decode finds the next PEM object at or behind text[*pos] (RFC 7468), writes its DER to out and its length to *len,
   its label ("CERTIFICATE") to label, and sets *pos behind it. Text between objects is skipped, lines end in LF or CRLF, and the
   label behind END is not compared (RFC 7468 2). Errors: HSK_PEM_NOT_FOUND: no further object, at: the text's end;
   HSK_PEM_BAD: malformed or unfinished, or its label is longer than 31 characters, at: where reading stopped;
   HSK_BUFFER_TOO_SMALL: cap is too small, at: the object's first line of content. After an error out may have been written to. */
/*@ requires ReadableBytes(text) && \valid(pos) && *pos <= text.len && \valid(label + (0 .. 31)) && \valid(len);
    requires cap == 0 || \valid(out + (0 .. cap-1));
    requires \separated(pos, len, label + (0 .. 31), out + (0 .. cap-1));
    terminates \true; exits \false; assigns *pos, label[0 .. 31], out[0 .. cap-1], *len;
    ensures \result.error == HSK_OK || \result.error == HSK_PEM_NOT_FOUND || \result.error == HSK_PEM_BAD ||
            \result.error == HSK_BUFFER_TOO_SMALL;
    ensures ok: \result.error == HSK_OK ==> *len <= cap && \old(*pos) < *pos <= text.len &&
                \exists integer n; 0 <= n <= 31 && label[n] == 0;
    ensures ko: \result.error != HSK_OK ==> *pos == \old(*pos) && *len == \old(*len) && \result.at <= text.len; */
HSK_API HSK_NODISCARD hsk_result hsk_pem_decode(hsk_bytes text, size_t *pos, char label[32], uint8_t *out,
                                                size_t cap, size_t *len);

#ifdef __cplusplus
}
#endif
#endif
