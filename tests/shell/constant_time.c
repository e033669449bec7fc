/* constant_time KEY: runs what handles secrets under valgrind, which is told that the secrets are undefined and reports each branch and each
   address that depends on them. Prints "ok - ..." or "not ok - ..." for each case. KEY: an RSA private key in DER.

   What becomes public on purpose is said here, or in constant_time.supp: a signature, when BearSSL has made it (then it is verified); the bit
   lengths of p and q, which BearSSL's loops depend on; that p and q have no leading zero bytes; and whether a tag was right. */
#include <bearssl.h>
#include <stdio.h>
#include <string.h>
#include <valgrind/memcheck.h>
#include "core/wipe.h"
#include "crypto/crypto.h"
#include "handshake/keys13.h"

#define SECRET(p, n) VALGRIND_MAKE_MEM_UNDEFINED(p, n)
#define PUBLIC(p, n) VALGRIND_MAKE_MEM_DEFINED(p, n)

/* ---- between us and BearSSL: the linker puts these in front of its functions (--wrap) */

static int publish; /* what the private operation yields is a signature */

br_rsa_private __real_br_rsa_private_get_default(void);
br_rsa_private __wrap_br_rsa_private_get_default(void);
br_rsa_pkcs1_sign __real_br_rsa_pkcs1_sign_get_default(void);
br_rsa_pkcs1_sign __wrap_br_rsa_pkcs1_sign_get_default(void);
uint32_t __real_br_i31_bit_length(uint32_t *x, size_t xlen);
uint32_t __wrap_br_i31_bit_length(uint32_t *x, size_t xlen);

static uint32_t private_operation(unsigned char *x, const br_rsa_private_key *sk)
{
  uint32_t r = __real_br_rsa_private_get_default()(x, sk);
  if (publish) {
    PUBLIC(x, (sk->n_bitlen + 7) / 8);
    PUBLIC(&r, sizeof r);
  }
  return r;
}

br_rsa_private __wrap_br_rsa_private_get_default(void)
{
  return private_operation;
}

static uint32_t pkcs1_sign(const unsigned char *oid, const unsigned char *hash, size_t len,
                           const br_rsa_private_key *sk, unsigned char *x)
{
  uint32_t r = __real_br_rsa_pkcs1_sign_get_default()(oid, hash, len, sk, x);
  PUBLIC(x, (sk->n_bitlen + 7) / 8);
  PUBLIC(&r, sizeof r);
  return r;
}

br_rsa_pkcs1_sign __wrap_br_rsa_pkcs1_sign_get_default(void)
{
  return pkcs1_sign;
}

uint32_t __wrap_br_i31_bit_length(uint32_t *x, size_t xlen)
{
  uint32_t r = __real_br_i31_bit_length(x, xlen);
  PUBLIC(&r, sizeof r);
  return r;
}

/* ---- the cases */

static hsk_rng rng;
static uint8_t der[4000], clean[4000];
static size_t der_len;
static hsk_private_key key;
static volatile int answer; /* whatever a function said: it is not looked at */

static void hide(hsk_span s, size_t first)
{
  SECRET(der + s.off + first, s.len - first);
}

static void hide_key(void)
{
  memcpy(der, clean, sizeof der);
  hide(key.p, 1);
  hide(key.q, 1);
  hide(key.dp, 0);
  hide(key.dq, 0);
  hide(key.qinv, 0);
}

static void sign_pkcs1(void)
{
  uint8_t digest[64] = {1}, sig[HSK_SIGNATURE_MAX];
  size_t len;
  hide_key();
  answer = hsk_sign(HSK_RSA_PKCS1_SHA256, der, &key, &rng, digest, sig, &len);
  if (answer != 1) printf("# it did not sign\n");
}

static void sign_pss(void)
{
  uint8_t digest[64] = {1}, sig[HSK_SIGNATURE_MAX];
  size_t len;
  hide_key();
  publish = 1;
  for (uint32_t scheme = HSK_RSA_PSS_SHA256; scheme <= HSK_RSA_PSS_SHA512; scheme++) {
    answer = hsk_sign(scheme, der, &key, &rng, digest, sig, &len);
    if (answer != 1) printf("# it did not sign\n");
  }
  publish = 0;
}

/* What is encrypted: a good secret, or one with another version, length or padding. */
static size_t encrypted(int kind, uint8_t *out)
{
  uint8_t secret[60] = {3, 3, 9};
  size_t len = 0;
  hsk_public_key pub = {.type = HSK_KEY_RSA, .modulus = key.modulus, .exponent = key.exponent};
  if (kind == 1) secret[1] = 4;
  answer = hsk_rsa_encrypt(clean, &pub, &rng, (hsk_bytes){secret, kind == 2 ? 47 : 48}, out, &len);
  if (kind == 3) out[len - 1] ^= 1; /* the block is noise */
  return kind == 4 ? len - 1 : len;
}

static void decrypt(int kind)
{
  uint8_t in[512], premaster[HSK_PREMASTER_LEN];
  size_t len = encrypted(kind, in);
  hide_key();
  answer = hsk_rsa_decrypt_premaster(der, &key, &rng, 0x0303, (hsk_bytes){in, len}, premaster);
  if (answer != 1) printf("# it did not decrypt\n");
}

static void decrypt_good(void)
{
  decrypt(0);
}
static void decrypt_version(void)
{
  decrypt(1);
}
static void decrypt_length(void)
{
  decrypt(2);
}
static void decrypt_padding(void)
{
  decrypt(3);
}
static void decrypt_short(void)
{
  decrypt(4);
}

/* The control: what RFC 5246 7.4.7.1 warns of */
static void decrypt_naively(void)
{
  uint8_t in[512];
  encrypted(0, in);
  hide_key();
  br_rsa_private_key sk = {8 * (uint32_t)key.modulus.len,
                           der + key.p.off,
                           key.p.len,
                           der + key.q.off,
                           key.q.len,
                           der + key.dp.off,
                           key.dp.len,
                           der + key.dq.off,
                           key.dq.len,
                           der + key.qinv.off,
                           key.qinv.len};
  __real_br_rsa_private_get_default()(in, &sk);
  size_t at = 2;
  while (at < key.modulus.len && in[at] != 0) /* where does the padding end? */
    at++;
  answer = (int)at;
}

static void tags(int damage)
{
  for (uint32_t aead = HSK_AES_128_GCM; aead <= HSK_AES_256_CCM_8; aead++) {
    uint8_t k[32] = {1}, nonce[12] = {2}, aad[5] = {3}, data[100] = {4}, tag[16];
    hsk_aead_seal(aead, k, nonce, (hsk_bytes){aad, sizeof aad}, data, sizeof data, tag);
    tag[7] = (uint8_t)(tag[7] ^ damage);
    SECRET(k, sizeof k);
    int ok = hsk_aead_open(aead, k, nonce, (hsk_bytes){aad, sizeof aad}, data, sizeof data, tag);
    PUBLIC(&ok, sizeof ok);
    if (ok != !damage) printf("# cipher %u says %d\n", (unsigned)aead, ok);
  }
}

static void open_good(void)
{
  tags(0);
}
static void open_bad(void)
{
  tags(1);
}
static void seal(void)
{
  for (uint32_t aead = HSK_AES_128_GCM; aead <= HSK_AES_256_CCM_8; aead++) {
    uint8_t k[32] = {1}, nonce[12] = {2}, data[100] = {4}, tag[16];
    SECRET(k, sizeof k);
    SECRET(data, sizeof data);
    hsk_aead_seal(aead, k, nonce, (hsk_bytes){nonce, 5}, data, sizeof data, tag);
  }
}

/* The control: AES by tables */
static void seal_by_tables(void)
{
  br_aes_big_ctr_keys aes;
  uint8_t k[16] = {1}, data[32] = {4};
  SECRET(k, sizeof k);
  br_aes_big_ctr_init(&aes, k, sizeof k);
  br_aes_big_ctr_run(&aes, data, 1, data, sizeof data);
}

static void compare(int (*equal)(const uint8_t *, const uint8_t *, size_t))
{
  static const size_t lens[] = {12, 32, 48, 64};
  for (size_t i = 0; i < 4; i++) {
    uint8_t a[64] = {1, 2, 3}, b[64] = {1, 2, 4};
    SECRET(a, sizeof a);
    SECRET(b, sizeof b);
    answer = equal(a, b, lens[i]);
  }
}
static void compare_secret(void)
{
  compare(hsk_equal_secret);
}
static void compare_public(void)
{
  compare(hsk_equal);
}

/* A Finished, and a PSK binder: what it should be, and the comparison */
static void finished13(void)
{
  static const uint32_t hashes[] = {HSK_SHA256, HSK_SHA384};
  for (size_t i = 0; i < 2; i++) {
    uint8_t base[64] = {1}, digest[64] = {2}, expected[64], theirs[64] = {3};
    SECRET(base, sizeof base);
    hsk_verify_data13(hashes[i], base, digest, expected);
    answer = hsk_equal_secret(expected, theirs, hsk_hash_len(hashes[i]));
  }
}

static void finished12(void)
{
  uint8_t master[48] = {1}, digest[32] = {2}, expected[12], theirs[12] = {3};
  SECRET(master, sizeof master);
  hsk_prf(HSK_SHA256, (hsk_bytes){master, 48}, "client finished", (hsk_bytes){digest, 32},
          (hsk_bytes){NULL, 0}, expected, 12);
  answer = hsk_equal_secret(expected, theirs, sizeof expected);
}

static void schedule13(void)
{
  static const uint32_t hashes[] = {HSK_SHA256, HSK_SHA384};
  for (size_t i = 0; i < 2; i++) {
    uint8_t psk[48] = {1}, shared[66] = {2}, digest[64] = {3}, secret[64], out[64], nonce[2] = {0};
    const size_t n = hsk_hash_len(hashes[i]);
    hsk_schedule13 s;
    hsk_direction_keys k = {.seq = 0};
    SECRET(psk, sizeof psk);
    SECRET(shared, sizeof shared);
    hsk_schedule13_start(&s, hashes[i], (hsk_bytes){psk, n});
    hsk_schedule13_next(&s, (hsk_bytes){shared, sizeof shared});
    hsk_schedule13_derive(&s, "c hs traffic", digest, secret);
    hsk_traffic_keys13(hashes[i], secret, HSK_AES_256_GCM, &k);
    hsk_schedule13_next(&s, (hsk_bytes){NULL, 0});
    hsk_schedule13_derive(&s, "res master", digest, secret);
    hsk_resumption_psk13(hashes[i], secret, (hsk_bytes){nonce, sizeof nonce}, out);
    hsk_traffic_update13(hashes[i], secret);
    hsk_exporter13(hashes[i], secret, "label", (hsk_bytes){nonce, sizeof nonce}, out, 32);
  }
}

/* master secret and key block of TLS 1.2 */
static void schedule12(void)
{
  uint8_t premaster[48] = {3, 3}, random[32] = {1}, out[104];
  SECRET(premaster, sizeof premaster);
  hsk_prf(HSK_SHA384, (hsk_bytes){premaster, 48}, "master secret", (hsk_bytes){random, 32},
          (hsk_bytes){random, 32}, out, 48);
  hsk_prf(HSK_SHA384, (hsk_bytes){out, 48}, "key expansion", (hsk_bytes){random, 32}, (hsk_bytes){random, 32},
          out, 104);
}

static void agree(void)
{
  static const uint32_t groups[] = {HSK_X25519, HSK_SECP256R1, HSK_SECP384R1, HSK_SECP521R1, HSK_FFDHE2048};
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
    static uint8_t priv[HSK_KEX_PRIV_MAX], share[HSK_KEX_SHARE_MAX], secret[HSK_KEX_SECRET_MAX];
    size_t priv_len = 0, len = 0;
    if (!hsk_kex_generate(groups[i], &rng, priv, &priv_len, share)) printf("# no key\n");
    SECRET(priv, priv_len);
    answer = hsk_kex_agree(groups[i], priv, priv_len, (hsk_bytes){share, hsk_kex_share_len(groups[i])},
                           secret, &len);
    PUBLIC(priv, sizeof priv);
    PUBLIC(secret, sizeof secret);
  }
}

static const struct {
  const char *name;
  void (*run)(void);
  int is_control;
} cases[] = {{"hsk_equal_secret", compare_secret, 0},
             {"Finished of TLS 1.2", finished12, 0},
             {"Finished and binders of TLS 1.3", finished13, 0},
             {"key schedule of TLS 1.2", schedule12, 0},
             {"key schedule of TLS 1.3", schedule13, 0},
             {"sealing with every cipher", seal, 0},
             {"a good tag of every cipher", open_good, 0},
             {"a wrong tag of every cipher", open_bad, 0},
             {"PKCS#1 signatures", sign_pkcs1, 0},
             {"PSS signatures", sign_pss, 0},
             {"a good PreMasterSecret", decrypt_good, 0},
             {"a PreMasterSecret of another version", decrypt_version, 0},
             {"a PreMasterSecret of 47 bytes", decrypt_length, 0},
             {"a PreMasterSecret with wrong padding", decrypt_padding, 0},
             {"a ciphertext of another length", decrypt_short, 0},
             {"key agreement", agree, 0},
             {"hsk_equal", compare_public, 1},
             {"a look at the padding", decrypt_naively, 1},
             {"AES by tables", seal_by_tables, 1}};

static int load_key(const char *file)
{
  FILE *f = fopen(file, "rb");
  if (f == NULL) return 0;
  der_len = fread(clean, 1, sizeof clean, f);
  fclose(f);
  memcpy(der, clean, sizeof der);
  return hsk_private_key_parse(der, der_len, &key).error == HSK_OK && key.type == HSK_KEY_RSA;
}

int main(int argc, char **argv)
{
  static const uint8_t seed[32] = {5};
  int failed = 0;
  if (argc < 2 || !load_key(argv[1]) || !hsk_rng_init(&rng, (hsk_bytes){seed, sizeof seed})) return 2;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned before = VALGRIND_COUNT_ERRORS;
    cases[i].run();
    int reported = VALGRIND_COUNT_ERRORS != before, ok = reported == cases[i].is_control;
    printf("%s - %s%s\n", ok ? "ok" : "not ok",
           cases[i].is_control ? "the control is reported: " : "no secret decides: ", cases[i].name);
    failed |= !ok;
  }
  return failed;
}
