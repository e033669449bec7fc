/* core/bytes and core/wipe: each reader and writer at its limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "core/bytes.h"
#include "core/wipe.h"

static void numbers_are_big_endian(void **state)
{
  static const uint8_t b[] = {0xff, 0x01, 0x02, 0x03, 0x04, 0xff};
  (void)state;
  assert_int_equal(hsk_u8(b, 0), 0xff);
  assert_int_equal(hsk_be16(b, 1), 0x0102);
  assert_int_equal(hsk_be24(b, 1), 0x010203);
  assert_true(hsk_be32(b, 1) == 0x01020304u);
  static const uint8_t top[] = {0xff, 0xff, 0xff, 0xff};
  assert_true(hsk_be32(top, 0) == 0xffffffffu);
  assert_int_equal(hsk_be24(top, 1), 0xffffff);
}

static void vectors_end_within_the_buffer(void **state)
{
  static const uint8_t b[] = {0, 0, 0, 2, 7, 7};
  (void)state;
  hsk_span v = hsk_vec24(b, 6, 1, 0, 9);
  assert_int_equal(v.off, 4);
  assert_int_equal(v.len, 2);
  v = hsk_vec16(b, 6, 2, 2, 2);
  assert_int_equal(v.off, 4);
  assert_int_equal(v.len, 2);
  v = hsk_vec8(b, 6, 3, 2, 2);
  assert_int_equal(v.off, 4);
  assert_int_equal(v.len, 2);
  assert_int_equal(hsk_vec8(b, 5, 3, 2, 2).off, 0); /* body cut */
  assert_int_equal(hsk_vec16(b, 5, 2, 2, 2).off, 0);
  assert_int_equal(hsk_vec24(b, 5, 1, 2, 2).off, 0);
  assert_int_equal(hsk_vec8(b, 3, 3, 0, 2).off, 0); /* prefix cut */
  assert_int_equal(hsk_vec16(b, 3, 2, 0, 2).off, 0);
  assert_int_equal(hsk_vec24(b, 3, 1, 0, 2).off, 0);
  assert_int_equal(hsk_vec16(b, 6, 6, 0, 2).off, 0);
  assert_int_equal(hsk_vec8(b, 6, 3, 3, 9).off, 0); /* below min */
  assert_int_equal(hsk_vec16(b, 6, 2, 3, 9).off, 0);
  assert_int_equal(hsk_vec24(b, 6, 1, 3, 9).off, 0);
  assert_int_equal(hsk_vec8(b, 6, 3, 0, 1).off, 0); /* above max */
  assert_int_equal(hsk_vec16(b, 6, 2, 0, 1).off, 0);
  assert_int_equal(hsk_vec24(b, 6, 1, 0, 1).off, 0);
  assert_int_equal(hsk_vec8(b, 1, 0, 0, 1).off, 1); /* empty body at the end */
  assert_int_equal(hsk_vec8(b, 1, 0, 0, 1).len, 0);
}

static void writers_write_only_their_field(void **state)
{
  static const uint8_t body[] = {0xaa, 0xbb, 0xcc};
  const hsk_bytes src = {body, sizeof body};
  uint8_t out[16];
  (void)state;
  memset(out, 0x55, sizeof out);
  hsk_put8(out, 1, 0xfe);
  hsk_put16(out, 3, 0x0102);
  hsk_put24(out, 6, 0xfdfcfb);
  static const uint8_t numbers[] = {0x55, 0xfe, 0x55, 1, 2, 0x55, 0xfd, 0xfc, 0xfb, 0x55};
  assert_memory_equal(out, numbers, sizeof numbers);

  memset(out, 0x55, sizeof out);
  hsk_put_vec8(out, 1, src);
  static const uint8_t vec8[] = {0x55, 3, 0xaa, 0xbb, 0xcc, 0x55};
  assert_memory_equal(out, vec8, sizeof vec8);
  hsk_put_vec16(out, 5, src);
  static const uint8_t vec16[] = {0, 3, 0xaa, 0xbb, 0xcc, 0x55};
  assert_memory_equal(out + 5, vec16, sizeof vec16);
  hsk_put_vec24(out, 10, src);
  static const uint8_t vec24[] = {0, 0, 3, 0xaa, 0xbb, 0xcc};
  assert_memory_equal(out + 10, vec24, sizeof vec24);

  const hsk_bytes none = {NULL, 0};
  hsk_put_vec16(out, 0, none);
  assert_int_equal(hsk_be16(out, 0), 0);
  assert_int_equal(out[2], 0xaa);
}

static void equality_sees_every_byte(void **state)
{
  uint8_t a[32], b[32];
  (void)state;
  memset(a, 0x80, sizeof a);
  memset(b, 0x80, sizeof b);
  assert_int_equal(hsk_equal(a, b, sizeof a), 1);
  assert_int_equal(hsk_equal_secret(a, b, sizeof a), 1);
  assert_int_equal(hsk_equal(a, b, 0), 1);
  assert_int_equal(hsk_equal_secret(a, b, 0), 1);
  for (size_t i = 0; i < sizeof a; i++) {
    for (unsigned bit = 1; bit < 256; bit *= 2) {
      b[i] = (uint8_t)(b[i] ^ bit);
      assert_int_equal(hsk_equal(a, b, sizeof a), 0);
      assert_int_equal(hsk_equal_secret(a, b, sizeof a), 0);
      assert_int_equal(hsk_equal_secret(a, b, i), 1);
      b[i] = a[i];
    }
  }
  /* 256 differences must not wrap to none. */
  uint8_t x[256], y[256];
  memset(x, 0, sizeof x);
  memset(y, 1, sizeof y);
  assert_int_equal(hsk_equal_secret(x, y, sizeof x), 0);
}

static void wipe_clears_its_bytes_alone(void **state)
{
  uint8_t a[8];
  (void)state;
  memset(a, 0xff, sizeof a);
  hsk_wipe_bytes(a + 1, 6);
  static const uint8_t want[8] = {0xff, 0, 0, 0, 0, 0, 0, 0xff};
  assert_memory_equal(a, want, sizeof a);
  hsk_wipe_bytes(a, 0);
  assert_int_equal(a[0], 0xff);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_are_big_endian),         cmocka_unit_test(vectors_end_within_the_buffer),
      cmocka_unit_test(writers_write_only_their_field), cmocka_unit_test(equality_sees_every_byte),
      cmocka_unit_test(wipe_clears_its_bytes_alone),
  };
  return cmocka_run_group_tests_name("core", tests, NULL, NULL);
}
