/* suites.def: what is found of a suite is what its name says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "handshake/suites.h"
#include "record/record.h"

static void suites(void **state)
{
  (void)state;
  size_t n = 0;
  for (const hsk_suite *s; (s = hsk_suite_at(n)) != NULL; n++) {
    assert_ptr_equal(hsk_suite_find(s->number), s);
    assert_string_equal(hsk_suite_name(s->number), s->name);
    assert_int_equal(strstr(s->name, "TLS_RSA_") != NULL, s->key_exchange == HSK_KX_RSA);
    assert_int_equal(strstr(s->name, "TLS_DHE_") != NULL, s->key_exchange == HSK_KX_DHE);
    assert_int_equal(strstr(s->name, "SHA384") != NULL, s->hash == 5);
    assert_int_equal(strstr(s->name, "_CCM") != NULL, !hsk_suite_by_default(s));
    assert_int_equal(n >= 14, !hsk_suite_by_default(s));
    assert_int_equal(strstr(s->name, "_WITH_") == NULL, s->version == HSK_TLS13);
  }
  assert_int_equal(n, 28);
  assert_null(hsk_suite_find(0x1306));
  assert_string_equal(hsk_suite_name(0), "?");
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(suites)};
  return cmocka_run_group_tests_name("suites", tests, NULL, NULL);
}
