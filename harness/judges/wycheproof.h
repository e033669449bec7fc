/* What the parts of the judge of Wycheproof's vectors share: one test at a time, its strings as bytes, and the outcome. */
#ifndef WYCHEPROOF_H
#define WYCHEPROOF_H
#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include "crypto/crypto.h"

/* What became of a test. WP_WRONG: accepted, but what came out is not what the vector says. */
enum wp_outcome { WP_REFUSED, WP_ACCEPTED, WP_WRONG, WP_SKIPPED };

/* wp_test: one test, its group, and the algorithm of its file */
typedef struct {
  const json_t *group, *test;
  const char *algorithm, *type;
  const char *why; /* WP_SKIPPED: the reason */
} wp_test;

typedef enum wp_outcome (*wp_check)(wp_test *t);
/* wp_check_of: the check for tests of a type ("EcdsaVerify"), NULL: none of this file's */
wp_check wp_sign_check(const char *type);
wp_check wp_agree_check(const char *type);
wp_check wp_secret_check(const char *type);

/* wp_skip notes the reason. */
static inline enum wp_outcome wp_skip(wp_test *t, const char *why)
{
  t->why = why;
  return WP_SKIPPED;
}

/* wp_text: a string of the test, or of its group where the test has none; "": neither has it. */
const char *wp_text(const wp_test *t, const char *key);
long wp_number(const wp_test *t, const char *key);
/* wp_hex: that string's bytes; wp_base64url: those of a member of an object (RFC 7515 2); wp_pem: those of the first object of a PEM text. data is
   NULL where it cannot be decoded. All live until wp_reset. */
hsk_bytes wp_hex(const wp_test *t, const char *key);
hsk_bytes wp_base64url(const json_t *object, const char *key);
hsk_bytes wp_pem(const char *text, const char *label);
/* wp_take: n bytes that live until wp_reset, NULL: no room */
uint8_t *wp_take(size_t n);
void wp_reset(void);

/* wp_hash: the number of "SHA-256", 0: not one of the seam's. wp_group: that of "secp256r1" or "curve25519". */
uint32_t wp_hash(const char *name);
uint32_t wp_group(const char *name);
static inline int wp_same(hsk_bytes a, const uint8_t *data, size_t len)
{
  return a.len == len && (len == 0 || memcmp(a.data, data, len) == 0);
}
#endif
