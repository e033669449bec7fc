/* The strings of a test as bytes, in memory that is given back at once when the next test begins. */
#include "wycheproof.h"

static uint8_t pool[1 << 22];
static size_t used;

void wp_reset(void)
{
  used = 0;
}

uint8_t *wp_take(size_t n)
{
  if (n > sizeof pool - used) return NULL;
  uint8_t *at = pool + used;
  used += n;
  return at;
}

static const json_t *member(const wp_test *t, const char *key)
{
  const json_t *v = json_object_get(t->test, key);
  return v != NULL ? v : json_object_get(t->group, key);
}

const char *wp_text(const wp_test *t, const char *key)
{
  const char *s = json_string_value(member(t, key));
  return s != NULL ? s : "";
}

long wp_number(const wp_test *t, const char *key)
{
  return (long)json_integer_value(member(t, key));
}

/* The place of c in digits, -1: not there */
static int digit(const char *digits, char c)
{
  const char *at = c == 0 ? NULL : strchr(digits, c);
  return at == NULL ? -1 : (int)(at - digits);
}

static hsk_bytes nothing(void)
{
  return (hsk_bytes){NULL, 0};
}

hsk_bytes wp_hex(const wp_test *t, const char *key)
{
  static const char digits[] = "0123456789abcdef";
  const char *s = wp_text(t, key);
  size_t n = strlen(s);
  uint8_t *out = wp_take(n / 2 + 1);
  if (out == NULL || n % 2 != 0) return nothing();
  for (size_t i = 0; i < n; i += 2) {
    int high = digit(digits, s[i]), low = digit(digits, s[i + 1]);
    if (high < 0 || low < 0) return nothing();
    out[i / 2] = (uint8_t)(high * 16 + low);
  }
  return (hsk_bytes){out, n / 2};
}

hsk_bytes wp_base64url(const json_t *object, const char *key)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const char *s = json_string_value(json_object_get(object, key));
  uint8_t *out = s == NULL ? NULL : wp_take(strlen(s) + 1);
  size_t len = 0;
  unsigned bits = 0, held = 0;
  if (out == NULL) return nothing();
  for (; *s != 0; s++) {
    int d = digit(digits, *s);
    if (d < 0) return nothing();
    held = (held << 6 | (unsigned)d) & 0xffffu;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[len++] = (uint8_t)(held >> bits);
  }
  return (hsk_bytes){out, len};
}

hsk_bytes wp_pem(const char *text, const char *label)
{
  hsk_bytes in = {(const uint8_t *)text, strlen(text)};
  uint8_t *out = wp_take(in.len + 1);
  size_t pos = 0, len = 0;
  char found[32];
  if (out == NULL || hsk_pem_decode(in, &pos, found, out, in.len, &len).error != HSK_OK) return nothing();
  return strcmp(found, label) == 0 ? (hsk_bytes){out, len} : nothing();
}

uint32_t wp_hash(const char *name)
{
  if (strcmp(name, "SHA-256") == 0) return HSK_SHA256;
  if (strcmp(name, "SHA-384") == 0) return HSK_SHA384;
  return strcmp(name, "SHA-512") == 0 ? HSK_SHA512 : 0;
}

uint32_t wp_group(const char *name)
{
  static const struct {
    const char *name;
    uint32_t group;
  } curves[] = {
      {"secp256r1", HSK_SECP256R1}, {"P-256", HSK_SECP256R1},     {"secp384r1", HSK_SECP384R1},
      {"P-384", HSK_SECP384R1},     {"secp521r1", HSK_SECP521R1}, {"P-521", HSK_SECP521R1},
      {"curve25519", HSK_X25519},   {"x25519", HSK_X25519},       {"X25519", HSK_X25519},
  };
  for (size_t i = 0; i < sizeof curves / sizeof *curves; i++)
    if (strcmp(curves[i].name, name) == 0) return curves[i].group;
  return 0;
}
