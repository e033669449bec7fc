/* What the codec's tests share: bytes from text, and rows of inputs with the answer that they must get. */
#ifndef HSK_TESTS_MSG_UTIL_H
#define HSK_TESTS_MSG_UTIL_H
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "core/bytes.h"

#define BUF_MAX 140000

/* bytes_of writes the bytes of a text such as "0303 ab*32": two hex digits a byte, `*N` repeats the last byte. */
static inline size_t bytes_of(const char *text, uint8_t *out)
{
  size_t n = 0;
  while (*text != 0) {
    if (*text == ' ') {
      text++;
    } else if (*text == '*') {
      char *rest;
      unsigned long k = strtoul(text + 1, &rest, 10);
      assert_true(n > 0 && k > 0);
      for (; k > 1; k--, n++)
        out[n] = out[n - 1];
      text = rest;
    } else {
      char digits[3] = {text[0], text[1], 0};
      out[n++] = (uint8_t)strtoul(digits, NULL, 16);
      text += 2;
    }
    assert_true(n <= BUF_MAX);
  }
  return n;
}

/* a row: the input, the error that it must get and the offset that is blamed */
typedef struct {
  const char *name, *text;
  uint32_t error;
  size_t at;
} msg_row;

typedef hsk_result (*msg_parse)(const uint8_t *buf, size_t len, void *view);

/* check_rows parses each row from a buffer of exactly its length, so that a sanitizer sees a read past the end; a refusal leaves the
   view alone. */
static inline void check_rows(const msg_row *rows, size_t count, msg_parse parse, size_t view_size)
{
  static uint8_t bytes[BUF_MAX];
  for (size_t i = 0; i < count; i++) {
    size_t n = bytes_of(rows[i].text, bytes);
    uint8_t *buf = malloc(n + (n == 0)), *view = malloc(view_size + 1), *before = malloc(view_size + 1);
    assert_true(buf != NULL && view != NULL && before != NULL);
    memcpy(buf, bytes, n);
    memset(view, 0xa5, view_size + 1);
    memset(before, 0xa5, view_size + 1);
    hsk_result r = parse(buf, n, view);
    if (r.error != rows[i].error || r.at != rows[i].at)
      fail_msg("%s: %s at %zu, want %s at %zu", rows[i].name, hsk_error_name(r.error), r.at,
               hsk_error_name(rows[i].error), rows[i].at);
    if (r.error != HSK_OK && memcmp(view, before, view_size) != 0)
      fail_msg("%s: the view changed", rows[i].name);
    free(buf);
    free(view);
    free(before);
  }
}
#define CHECK_ROWS(rows, parse, view_size) check_rows(rows, sizeof rows / sizeof rows[0], parse, view_size)

/* span_is: the span holds exactly these bytes. */
static inline int span_is(const uint8_t *buf, hsk_span s, const void *data, size_t len)
{
  return s.len == len && (len == 0 || memcmp(buf + s.off, data, len) == 0);
}

/* hsk_bytes of a text; store must hold it */
static inline hsk_bytes field_of(const char *text, uint8_t *store)
{
  hsk_bytes b = {store, 0};
  b.len = bytes_of(text, store);
  return b;
}

/* check_built: every cap below need is refused and writes nothing; need itself is enough and writes no further. CALL(out, cap) builds. */
#define CHECK_BUILT(want, CALL)                                                                              \
  do {                                                                                                       \
    static uint8_t built_[BUF_MAX + 8], expect_[BUF_MAX];                                                    \
    size_t want_len_ = bytes_of(want, expect_);                                                              \
    for (size_t cap_ = 0; cap_ <= want_len_ + 1; cap_++) {                                                   \
      if (want_len_ > 600 && cap_ == 300) cap_ = want_len_ - 2;                                              \
      memset(built_, 0x5a, want_len_ + 8);                                                                   \
      hsk_built b_ = CALL(built_, cap_);                                                                     \
      assert_int_equal(b_.need, want_len_);                                                                  \
      assert_int_equal(b_.error, cap_ < want_len_ ? HSK_BUFFER_TOO_SMALL : HSK_OK);                          \
      if (b_.error == HSK_OK) assert_memory_equal(built_, expect_, want_len_);                               \
      for (size_t k_ = b_.error == HSK_OK ? want_len_ : 0; k_ < want_len_ + 8; k_++)                         \
        assert_int_equal(built_[k_], 0x5a);                                                                  \
    }                                                                                                        \
  } while (0)

/* check_refused: the fields do not fit; nothing is written. */
#define CHECK_REFUSED(CALL)                                                                                  \
  do {                                                                                                       \
    static uint8_t built_[BUF_MAX];                                                                          \
    memset(built_, 0x5a, 64);                                                                                \
    hsk_built b_ = CALL(built_, sizeof built_);                                                              \
    assert_int_equal(b_.error, HSK_BAD_CALL);                                                                \
    assert_int_equal(b_.need, 0);                                                                            \
    for (size_t k_ = 0; k_ < 64; k_++)                                                                       \
      assert_int_equal(built_[k_], 0x5a);                                                                    \
  } while (0)
#endif
