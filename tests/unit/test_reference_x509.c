/* X.509's recursive formats beside the reference, on every input of a row. */
#include "reference_util.h"
#include "x509/der.h"
#include "x509/ext_key_usage.h"
#include "x509/extensions.h"
#include "x509/general_name.h"
#include "x509/name.h"

static int der(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span s = hsk_der_any(buf, end, off);
  return s.off != 0 && s.off + s.len == end;
}
static int name(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span s = hsk_name_parse(buf, end, off);
  return s.off != 0 && s.off + s.len == end;
}
static int general_names(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_general_names_check(buf, off, end) != 0;
}
static int ext_key_usage(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_ext_key_usage_parse(buf, off, end) != 0;
}
static int cert_extensions(const uint8_t *buf, size_t off, size_t end)
{
  hsk_cert_extensions x;
  return hsk_cert_extensions_parse(buf, off, end, &x).error == HSK_OK;
}

/* 30 05 06 01 01 0c 00 is an attribute; OIDs of one byte are none that the library knows */
static const ref_row rows[] = {
    {REF_DER, der, REF_LEAD, "", 7, "00,01,02,04,80,81,82", 0},
    {REF_DER, der, REF_LEAD, "04", 5, "80,81,82,83,84,00,01,00*126,00*127,00*128", 0},
    {REF_DER, der, REF_LEAD, "", 5, "1e,1f,3f,bf,ff,00,01", 0},
    {REF_NAME, name, REF_LEAD, "30", 7, "00,0b,31,09,30 07 06 01 01 0c 02,0000,0001,05", 0},
    {REF_NAME, name, REF_LEAD, "30", 7,
     "09,31,07,0e,30 05 06 01 01 0c 00,30 05 06 01 02 0c 00,30 05 06 01 80 0c 00", 0},
    {REF_NAME, name, REF_LEAD, "30", 8, "10,31,0e,0f,30 05 06 01 01 0c 00,30 05 06 01 01 0b 00", 0},
    {REF_NAME, name, REF_LEAD, "", 7, "30,31,00,02,06,01", 0},
    /* sets of 16, which is the most that we take, and of 17 */
    {REF_NAME, name, REF_LEAD, "30", 4,
     "72 31 70,79 31 77,30050601020c00,30050601010c00,"
     "30050601010c00 30050601010c00 30050601010c00 30050601010c00 30050601010c00 30050601010c00 "
     "30050601010c00 30050601010c00 "
     "30050601010c00 30050601010c00 30050601010c00 30050601010c00 30050601010c00 30050601010c00 "
     "30050601010c00",
     0},
    {REF_GENERAL_NAMES, general_names, REF_LEAD, "", 7, "81,82,86,88,00,01,80", 0},
    {REF_GENERAL_NAMES, general_names, REF_LEAD, "", 6, "87,04,10,03,00*4,00*12,05,89", 0},
    {REF_GENERAL_NAMES, general_names, REF_LEAD, "", 6, "a0,a3,06 01 01,00,02,07,05,04", 0},
    {REF_GENERAL_NAMES, general_names, REF_LEAD, "a0 07 06 01 01", 4, "a0,a1,02,0c,00,01,04", 0},
    {REF_GENERAL_NAMES, general_names, REF_LEAD, "a4", 6, "00,02,30,31,0b,09,30 07 06 01 01 0c 02 6161,0d",
     0},
    {REF_GENERAL_NAMES, general_names, REF_LEAD, "a5", 6,
     "a0,a1,03,05,0a,0c 01 61,13 01 61,16 01 61,06,04,02 0c 00", 0},
    {REF_EXT_KEY_USAGE, ext_key_usage, REF_LEAD, "30", 8, "06,01,00,02,03,80", 0},
    {REF_EXT_KEY_USAGE, ext_key_usage, REF_LEAD, "", 7, "30,06,01,00,03,06 01 01,81", 0},
    {REF_CERT_EXTENSIONS, cert_extensions, REF_LEAD, "", 6,
     "30,05,08,06 01 01,06 01 02,04 00,01 01 ff,01 01 00", 0},
    {REF_CERT_EXTENSIONS, cert_extensions, REF_LEAD, "", 6,
     "30 05,30 07,06 01 01 04,00,02,06 01 02 04 00,06 01 03 04 00,01", 0},
};

static void x509_is_the_asn1(void **state)
{
  (void)state;
  REF_CHECK(rows);
}
static void each_production_has_a_row(void **state)
{
  (void)state;
  for (int kind = REF_DER; kind < REF_KIND_COUNT; kind++) {
    size_t n = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
      n += (int)rows[i].kind == kind;
    if (n == 0) fail_msg("%s has no row", ref_name((enum ref_kind)kind));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(x509_is_the_asn1),
      cmocka_unit_test(each_production_has_a_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
