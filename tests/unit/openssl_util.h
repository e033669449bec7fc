/* What tests against the openssl tool share: a folder of their own, commands in it, files, keys. */
#ifndef HSK_TESTS_OPENSSL_UTIL_H
#define HSK_TESTS_OPENSSL_UTIL_H
#include "msg_util.h"
#include <sys/stat.h>
#include <unistd.h>
#include "crypto/crypto.h"

static hsk_rng rng;
static char dir[] = "/tmp/hsk-openssl-XXXXXX";

static inline int setup(void **state)
{
  (void)state;
  return mkdtemp(dir) != NULL && chdir(dir) == 0 && hsk_rng_init(&rng, (hsk_bytes){NULL, 0}) ? 0 : -1;
}

static inline int teardown(void **state)
{
  char command[100];
  (void)state;
  snprintf(command, sizeof command, "rm -rf %s", dir);
  return chdir("/") == 0 ? system(command) : -1;
}

/* run executes a shell command in the test's folder and answers whether it succeeded. */
static inline int run(const char *format, ...)
{
  char command[600];
  va_list ap;
  va_start(ap, format);
  vsnprintf(command, sizeof command - 20, format, ap);
  va_end(ap);
  strcat(command, " >out 2>err");
  return system(command) == 0;
}

static inline size_t load(const char *name, uint8_t *to, size_t cap)
{
  FILE *f = fopen(name, "rb");
  if (f == NULL) fail_msg("%s is missing", name);
  size_t n = fread(to, 1, cap, f);
  fclose(f);
  return n;
}

static inline void save(const char *name, const uint8_t *from, size_t n)
{
  FILE *f = fopen(name, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(from, 1, n, f), n);
  fclose(f);
}

/* A key pair that openssl has made, in the files privN.der and pubN.der. */
typedef struct {
  uint8_t private_der[3000], public_der[1000];
  hsk_private_key priv;
  hsk_public_key pub;
} key_pair;

static inline void make_pair(const char *genpkey, size_t i, key_pair *k)
{
  size_t next, n;
  char name[20];
  if (!run("openssl genpkey -algorithm %s -outform DER -out priv%zu.der", genpkey, i))
    fail_msg("%s", genpkey);
  assert_true(run("openssl pkey -inform DER -in priv%zu.der -pubout -outform DER -out pub%zu.der", i, i));
  snprintf(name, sizeof name, "priv%zu.der", i);
  n = load(name, k->private_der, sizeof k->private_der);
  assert_int_equal(hsk_private_key_parse(k->private_der, n, &k->priv).error, HSK_OK);
  snprintf(name, sizeof name, "pub%zu.der", i);
  n = load(name, k->public_der, sizeof k->public_der);
  assert_int_equal(hsk_public_key_parse(k->public_der, n, 0, &k->pub, &next).error, HSK_OK);
  assert_int_equal(next, n);
}

#endif
