/* core/status: each row of errors.def comes back through the accessors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "core/status.h"

static const struct {
  uint32_t error, class_, alert;
  const char *name, *rfc, *sentence;
} rows[] = {
#define HSK_E(name, class_, alert, rfc, sentence) {name, class_, alert, #name, rfc, sentence},
#include "core/errors.def"
#undef HSK_E
};
#define ROWS (sizeof rows / sizeof rows[0])

static void every_row_is_found(void **state)
{
  (void)state;
  assert_int_equal(ROWS, HSK_ERROR_COUNT);
  for (size_t i = 0; i < ROWS; i++) {
    assert_int_equal(rows[i].error, i);
    assert_string_equal(hsk_error_name(rows[i].error), rows[i].name);
    assert_string_equal(hsk_error_rfc(rows[i].error), rows[i].rfc);
    assert_string_equal(hsk_error_sentence(rows[i].error), rows[i].sentence);
    assert_int_equal(hsk_error_alert(rows[i].error), rows[i].alert);
    assert_int_equal(hsk_error_class_of(rows[i].error), rows[i].class_);
  }
}

static void rows_are_well_formed(void **state)
{
  (void)state;
  for (size_t i = 0; i < ROWS; i++) {
    assert_true(rows[i].alert <= 255 || rows[i].alert == HSK_NO_ALERT);
    assert_true((rows[i].class_ == HSK_CLASS_NONE) == (rows[i].error == HSK_OK));
    assert_true(rows[i].rfc[0] == 0 || strncmp(rows[i].rfc, "RFC ", 4) == 0 ||
                strncmp(rows[i].rfc, "CA/B ", 5) == 0);
    assert_true(strlen(rows[i].sentence) > 0);
    for (const char *s = rows[i].sentence; *s; s++)
      assert_true(*s >= ' ' && *s <= '~');
    for (size_t j = 0; j < i; j++)
      assert_string_not_equal(rows[i].sentence, rows[j].sentence);
    /* What the peer broke, it is told (RFC 5246 7.2.2). */
    if (rows[i].class_ == HSK_CLASS_PEER || rows[i].class_ == HSK_CLASS_CERT)
      assert_true(rows[i].alert <= 255);
  }
}

static void other_numbers_are_internal_errors(void **state)
{
  static const uint32_t others[] = {HSK_ERROR_COUNT, HSK_ERROR_COUNT + 1, 0x80000000u, 0xffffffffu};
  (void)state;
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    assert_string_equal(hsk_error_name(others[i]), "HSK_INTERNAL_ERROR");
    assert_int_equal(hsk_error_alert(others[i]), 80);
    assert_int_equal(hsk_error_class_of(others[i]), HSK_CLASS_LOCAL);
  }
}

static void results_carry_error_and_offset(void **state)
{
  (void)state;
  assert_int_equal(hsk_ok().error, HSK_OK);
  assert_int_equal(hsk_ok().at, 0);
  assert_int_equal(hsk_bad(HSK_CERT_EXPIRED, 7).error, HSK_CERT_EXPIRED);
  assert_int_equal(hsk_bad(HSK_CERT_EXPIRED, 7).at, 7);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_row_is_found),
      cmocka_unit_test(rows_are_well_formed),
      cmocka_unit_test(other_numbers_are_internal_errors),
      cmocka_unit_test(results_carry_error_and_offset),
  };
  return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
