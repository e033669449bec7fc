/* Signatures: RSASSA-PKCS1-v1_5, RSASSA-PSS, ECDSA. Keys go through hsk_public_key_parse and hsk_private_key_parse. */
#include "wycheproof.h"

enum { NO_KEY = 0, HAVE_KEY = 1 };

/* The group's public key in SubjectPublicKeyInfo; NO_KEY with t->why: a kind that we do not have; without: malformed */
static int public_key(wp_test *t, hsk_bytes *der, hsk_public_key *key)
{
  size_t next;
  *der = wp_hex(t, *wp_text(t, "publicKeyDer") != 0 ? "publicKeyDer" : "keyDer");
  if (der->data == NULL || der->len == 0) return NO_KEY;
  if (hsk_public_key_parse(der->data, der->len, 0, key, &next).error != HSK_OK || next != der->len)
    return NO_KEY;
  if (key->type == HSK_KEY_UNSUPPORTED_TYPE) t->why = "a key of an algorithm or curve that is not supported";
  return key->type == HSK_KEY_UNSUPPORTED_TYPE ? NO_KEY : HAVE_KEY;
}

/* hsk_verify documents the sizes that it takes. */
static const char *size_of_rsa(const uint8_t *base, hsk_span modulus, hsk_span exponent)
{
  if (modulus.len > 512) return "an RSA key above 4096 bits";
  if (modulus.len < 128 || (modulus.len == 128 && base[modulus.off] < 0x80))
    return "an RSA key below 1024 bits";
  return exponent.len > 8 ? "a public exponent above 64 bits" : NULL;
}

static enum wp_outcome verify(wp_test *t, uint32_t scheme, hsk_bytes der, const hsk_public_key *key,
                              hsk_bytes sig)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_bytes msg = wp_hex(t, "msg");
  if (sig.data == NULL || msg.data == NULL) return WP_WRONG;
  hsk_hash_once(hsk_scheme_hash(scheme), msg.data, msg.len, digest);
  return hsk_verify(scheme, der.data, key, digest, sig) ? WP_ACCEPTED : WP_REFUSED;
}

/* schemes: those for SHA-256, SHA-384, SHA-512 */
static uint32_t scheme_of(uint32_t hash, const uint32_t schemes[3])
{
  return schemes[hash - HSK_SHA256];
}

static const uint32_t pkcs1[3] = {HSK_RSA_PKCS1_SHA256, HSK_RSA_PKCS1_SHA384, HSK_RSA_PKCS1_SHA512};
static const uint32_t pss[3] = {HSK_RSA_PSS_SHA256, HSK_RSA_PSS_SHA384, HSK_RSA_PSS_SHA512};
static const uint32_t pss_pss[3] = {HSK_RSA_PSS_PSS_SHA256, HSK_RSA_PSS_PSS_SHA384, HSK_RSA_PSS_PSS_SHA512};
static const uint32_t ecdsa[3] = {HSK_ECDSA_SHA256, HSK_ECDSA_SHA384, HSK_ECDSA_SHA512};

static enum wp_outcome pkcs1_verify(wp_test *t)
{
  hsk_public_key key;
  hsk_bytes der;
  uint32_t hash = wp_hash(wp_text(t, "sha"));
  if (hash == 0) return wp_skip(t, "a hash other than SHA-256, SHA-384, SHA-512");
  if (!public_key(t, &der, &key)) return t->why != NULL ? WP_SKIPPED : WP_REFUSED;
  if (key.type != HSK_KEY_RSA) return WP_REFUSED;
  const char *why = size_of_rsa(der.data, key.modulus, key.exponent);
  return why != NULL ? wp_skip(t, why) : verify(t, scheme_of(hash, pkcs1), der, &key, wp_hex(t, "sig"));
}

static enum wp_outcome pss_verify(wp_test *t)
{
  hsk_public_key key;
  hsk_bytes der;
  uint32_t hash = wp_hash(wp_text(t, "sha"));
  if (hash == 0) return wp_skip(t, "a hash other than SHA-256, SHA-384, SHA-512");
  if (strcmp(wp_text(t, "mgf"), "MGF1") != 0 || wp_hash(wp_text(t, "mgfSha")) != hash)
    return wp_skip(t, "PSS with another mask than MGF1 of the message's hash (RFC 8446 4.2.3)");
  if (wp_number(t, "sLen") != (long)hsk_hash_len(hash))
    return wp_skip(t, "PSS with a salt that is not as long as the hash (RFC 8446 4.2.3)");
  if (!public_key(t, &der, &key)) return t->why != NULL ? WP_SKIPPED : WP_REFUSED;
  const char *why = size_of_rsa(der.data, key.modulus, key.exponent);
  if (why != NULL) return wp_skip(t, why);
  return verify(t, scheme_of(hash, key.type == HSK_KEY_RSA ? pss : pss_pss), der, &key, wp_hex(t, "sig"));
}

/* One more INTEGER at out: the offset behind it */
static size_t put_integer(uint8_t *out, size_t at, const uint8_t *n, size_t len)
{
  while (len > 1 && *n == 0)
    n++, len--;
  size_t pad = *n >> 7;
  out[at] = 2;
  out[at + 1] = (uint8_t)(len + pad);
  out[at + 2] = 0;
  memcpy(out + at + 2 + pad, n, len);
  return at + 2 + pad + len;
}

/* r || s, which X.509 and TLS do not use, as the Ecdsa-Sig-Value that they do; another length than twice the order's: nothing */
static hsk_bytes from_p1363(hsk_bytes sig, size_t order_len)
{
  uint8_t *out = wp_take(160);
  if (sig.len != 2 * order_len || sig.len == 0 || out == NULL) return (hsk_bytes){out, 0};
  size_t end = put_integer(out, 3, sig.data, order_len);
  end = put_integer(out, end, sig.data + order_len, order_len);
  size_t len = end - 3;
  out[0] = 0x30;
  out[1] = 0x81;
  out[2] = (uint8_t)len;
  if (len >= 128) return (hsk_bytes){out, end};
  out[1] = 0x30;
  return (hsk_bytes){out + 1, end - 1};
}

static enum wp_outcome ecdsa_verify(wp_test *t)
{
  hsk_public_key key;
  hsk_bytes der;
  uint32_t hash = wp_hash(wp_text(t, "sha"));
  if (hash == 0) return wp_skip(t, "a hash other than SHA-256, SHA-384, SHA-512");
  if (!public_key(t, &der, &key)) return t->why != NULL ? WP_SKIPPED : WP_REFUSED;
  if (key.type != HSK_KEY_EC) return WP_REFUSED;
  hsk_bytes sig = wp_hex(t, "sig");
  if (strcmp(t->type, "EcdsaP1363Verify") == 0) sig = from_p1363(sig, (key.point.len - 1) / 2);
  return verify(t, scheme_of(hash, ecdsa), der, &key, sig);
}

/* PKCS#1 v1.5 signatures are deterministic: ours must be the vector's. */
static enum wp_outcome pkcs1_generate(wp_test *t)
{
  static const uint8_t seed[HSK_SEED_MIN] = {1};
  uint8_t digest[HSK_HASH_MAX], sig[HSK_SIGNATURE_MAX];
  size_t sig_len;
  hsk_rng rng;
  hsk_private_key key;
  hsk_bytes msg = wp_hex(t, "msg"), der = wp_hex(t, "privateKeyPkcs8");
  uint32_t hash = wp_hash(wp_text(t, "sha"));
  if (hash == 0) return wp_skip(t, "a hash other than SHA-256, SHA-384, SHA-512");
  if (wp_number(t, "keySize") > 4096) return wp_skip(t, "an RSA key above 4096 bits");
  if (wp_number(t, "keySize") < 1024) return wp_skip(t, "an RSA key below 1024 bits");
  if (der.len == 0) return wp_skip(t, "no private key in PKCS#8");
  if (hsk_private_key_parse(der.data, der.len, &key).error != HSK_OK) return WP_REFUSED;
  const char *why = size_of_rsa(der.data, key.modulus, key.exponent);
  if (why != NULL) return wp_skip(t, why);
  if (!hsk_rng_init(&rng, (hsk_bytes){seed, sizeof seed})) return WP_WRONG;
  uint32_t scheme = scheme_of(hash, pkcs1);
  hsk_hash_once(hash, msg.data, msg.len, digest);
  if (!hsk_sign(scheme, der.data, &key, &rng, digest, sig, &sig_len)) return WP_REFUSED;
  return wp_same(wp_hex(t, "sig"), sig, sig_len) ? WP_ACCEPTED : WP_WRONG;
}

wp_check wp_sign_check(const char *type)
{
  if (strcmp(type, "RsassaPkcs1Verify") == 0) return pkcs1_verify;
  if (strcmp(type, "RsassaPkcs1Generate") == 0) return pkcs1_generate;
  if (strncmp(type, "RsassaPss", 9) == 0) return pss_verify;
  if (strcmp(type, "EcdsaVerify") == 0 || strcmp(type, "EcdsaP1363Verify") == 0) return ecdsa_verify;
  return NULL;
}
