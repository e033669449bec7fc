/* Project Wycheproof's vectors, where they are at hand: HSK_WYCHEPROOF names their folder (../shared/wycheproof). Reads them with xz and jq.
   "acceptable" vectors may go either way and are counted. */
#include "msg_util.h"
#include <unistd.h>
#include "crypto/crypto.h"

enum { COLUMNS = 5, ID = 0, RESULT = 1, A = 2, B = 3, C = 4 };

typedef struct {
  uint8_t *data[COLUMNS];
  size_t len[COLUMNS];
} vector;

typedef int (*check)(const vector *v);

static const char *folder(void)
{
  const char *f = getenv("HSK_WYCHEPROOF");
  return f != NULL ? f : "../shared/wycheproof";
}

/* A line of tab-separated columns, the third and later in hex. The bytes are in memory of exactly their length. */
static void split(char *line, vector *v)
{
  static uint8_t bytes[BUF_MAX];
  char *at = line;
  for (int i = 0; i < COLUMNS; i++) {
    size_t n = strcspn(at, "\t\n");
    char *next = at + n + (at[n] != 0);
    at[n] = 0;
    size_t got = i < A ? n + 1 : bytes_of(at, bytes);
    v->data[i] = malloc(got + (got == 0));
    assert_non_null(v->data[i]);
    memcpy(v->data[i], i < A ? (const void *)at : bytes, got);
    v->len[i] = got;
    at = next;
  }
}

/* rows: a jq expression of three strings in hex for a test of group $g */
static void each(const char *name, const char *rows, check f)
{
  static char line[100000], command[1000];
  size_t valid = 0, invalid = 0, acceptable = 0, taken = 0;
  snprintf(command, sizeof command, "%s/%s.json.xz", folder(), name);
  if (access(command, R_OK) != 0) {
    print_message("%s: skipped, not at hand\n", name);
    skip();
  }
  snprintf(command, sizeof command,
           "xz -dc '%s/%s.json.xz' | jq -r '.testGroups[] as $g | $g.tests[] | [.tcId, .result, %s] | @tsv'",
           folder(), name, rows);
  FILE *p = popen(command, "r");
  assert_non_null(p);
  while (fgets(line, sizeof line, p) != NULL) {
    vector v;
    split(line, &v);
    const char *result = (const char *)v.data[RESULT];
    int ok = f(&v);
    if (strcmp(result, "acceptable") == 0) {
      acceptable++;
      taken += (size_t)ok;
    } else {
      if (ok != (strcmp(result, "valid") == 0)) fail_msg("%s %s: %d", name, (const char *)v.data[ID], ok);
      *(ok ? &valid : &invalid) += 1;
    }
    for (int i = 0; i < COLUMNS; i++)
      free(v.data[i]);
  }
  assert_int_equal(pclose(p), 0);
  print_message("%s: %zu valid, %zu invalid, %zu of %zu acceptable taken\n", name, valid, invalid, taken,
                acceptable);
  assert_true(valid > 0);
}

static int signature(uint32_t scheme, const vector *v)
{
  hsk_public_key key;
  uint8_t digest[HSK_HASH_MAX];
  size_t next;
  if (hsk_public_key_parse(v->data[A], v->len[A], 0, &key, &next).error != HSK_OK) return 0;
  hsk_hash_once(hsk_scheme_hash(scheme), v->data[B], v->len[B], digest);
  return hsk_verify(scheme, v->data[A], &key, digest, (hsk_bytes){v->data[C], v->len[C]});
}

static int rsa_sha256(const vector *v)
{
  return signature(HSK_RSA_PKCS1_SHA256, v);
}

static int ecdsa_sha256(const vector *v)
{
  return signature(HSK_ECDSA_SHA256, v);
}

static int ecdsa_sha384(const vector *v)
{
  return signature(HSK_ECDSA_SHA384, v);
}

/* The private key is written as a number: 32 bytes of it are what a key has. */
static int agree(uint32_t group, const vector *v)
{
  uint8_t priv[32] = {0};
  size_t have = v->len[A] < 32 ? v->len[A] : 32;
  memcpy(priv + 32 - have, v->data[A] + v->len[A] - have, have);
  uint8_t secret[HSK_EC_SECRET_MAX];
  size_t n;
  if (!hsk_ec_agree(group, priv, sizeof priv, (hsk_bytes){v->data[B], v->len[B]}, secret, &n)) return 0;
  return n == v->len[C] && memcmp(secret, v->data[C], n) == 0;
}

static int x25519(const vector *v)
{
  return agree(HSK_X25519, v);
}

static int p256(const vector *v)
{
  return agree(HSK_SECP256R1, v);
}

#define SIGNED "$g.publicKeyDer, .msg, .sig"
#define AGREED ".private, .public, .shared"

static void test_rsa(void **state)
{
  (void)state;
  each("rsa_signature_2048_sha256_test", SIGNED, rsa_sha256);
}

static void test_p256(void **state)
{
  (void)state;
  each("ecdsa_secp256r1_sha256_test", SIGNED, ecdsa_sha256);
}

static void test_p384(void **state)
{
  (void)state;
  each("ecdsa_secp384r1_sha384_test", SIGNED, ecdsa_sha384);
}

static void test_ecdh(void **state)
{
  (void)state;
  each("ecdh_secp256r1_ecpoint_test", AGREED, p256);
}

static void test_x25519(void **state)
{
  (void)state;
  each("x25519_test", AGREED, x25519);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rsa),  cmocka_unit_test(test_p256),   cmocka_unit_test(test_p384),
      cmocka_unit_test(test_ecdh), cmocka_unit_test(test_x25519),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
