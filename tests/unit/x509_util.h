/* What the tests of x509 share: DER from text, where the lengths are computed. */
#ifndef HSK_TESTS_X509_UTIL_H
#define HSK_TESTS_X509_UTIL_H
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/bytes.h"

#define DER_MAX 70000

/* der_of writes the bytes of a text such as "30(020105 04(!ab*3) 'text')": two hex digits a byte, `*N` repeats the last byte,
   `(...)` is a length in DER with the contents it counts, '...' stands for ASCII. `!` records the offset of the byte that follows in *mark:
   the offset that an error is expected to blame. */
static inline size_t der_of(const char *text, uint8_t *out, size_t *mark)
{
  size_t n = 0, open[32], depth = 0;
  while (*text != 0) {
    if (*text == ' ') {
      text++;
    } else if (*text == '!') {
      *mark = n;
      text++;
    } else if (*text == '\'') {
      for (text++; *text != '\''; text++)
        out[n++] = (uint8_t)*text;
      text++;
    } else if (*text == '*') {
      char *rest;
      unsigned long k = strtoul(text + 1, &rest, 10);
      assert_true(n > 0 && k > 0);
      for (; k > 1; k--, n++)
        out[n] = out[n - 1];
      text = rest;
    } else if (*text == '(') {
      assert_true(depth < 32);
      open[depth++] = n;
      text++;
    } else if (*text == ')') {
      assert_true(depth > 0);
      size_t at = open[--depth], len = n - at;
      size_t extra = len < 128 ? 1 : len < 256 ? 2 : len < 65536 ? 3 : 4;
      memmove(out + at + extra, out + at, len);
      if (*mark >= at && *mark != SIZE_MAX) *mark += extra;
      if (extra > 1) out[at] = (uint8_t)(0x80 + extra - 1);
      for (size_t i = extra > 1 ? 1 : 0, shift = extra - 1 - i; i < extra; i++, shift--)
        out[at + i] = (uint8_t)(len >> (8 * shift));
      n += extra;
      text++;
    } else {
      char digits[3] = {text[0], text[1], 0};
      out[n++] = (uint8_t)strtoul(digits, NULL, 16);
      text += 2;
    }
    assert_true(n < DER_MAX - 8);
  }
  assert_true(depth == 0);
  return n;
}

/* exactly: the bytes of a text in a block of exactly their length, so that a sanitizer sees a read past the end. */
static inline uint8_t *exactly(const char *text, size_t *len, size_t *mark)
{
  static uint8_t bytes[DER_MAX];
  *mark = SIZE_MAX;
  *len = der_of(text, bytes, mark);
  uint8_t *p = malloc(*len + (*len == 0));
  assert_non_null(p);
  memcpy(p, bytes, *len);
  return p;
}

/* file_bytes: a whole file, NULL if it cannot be read. */
static inline uint8_t *file_bytes(const char *path, size_t *len)
{
  FILE *f = fopen(path, "rb");
  if (f == NULL) return NULL;
  uint8_t *p = malloc(DER_MAX);
  assert_non_null(p);
  *len = fread(p, 1, DER_MAX, f);
  fclose(f);
  uint8_t *fitted = realloc(p, *len + (*len == 0));
  return fitted != NULL ? fitted : p;
}
#endif
