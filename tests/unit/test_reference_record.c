/* The record layer's parsers beside the reference, on every input of a row. */
#include "reference_util.h"
#include "record/inner_plaintext.h"
#include "record/record.h"

static int plaintext_header(const uint8_t *buf, size_t off, size_t end)
{
  hsk_record_header h;
  return end - off == HSK_RECORD_HEADER_LEN &&
         hsk_record_header_parse(buf, off, HSK_RECORD_VERSION_IGNORED, HSK_PLAINTEXT_MAX, &h).error == HSK_OK;
}
static int ciphertext12_header(const uint8_t *buf, size_t off, size_t end)
{
  hsk_record_header h;
  return end - off == HSK_RECORD_HEADER_LEN &&
         hsk_record_header_parse(buf, off, HSK_TLS12, HSK_CIPHERTEXT_MAX, &h).error == HSK_OK;
}
static int ciphertext13_header(const uint8_t *buf, size_t off, size_t end)
{
  hsk_record_header h;
  return end - off == HSK_RECORD_HEADER_LEN &&
         hsk_ciphertext13_header_parse(buf, off, HSK_CIPHERTEXT13_MAX, &h).error == HSK_OK;
}
static int inner_plaintext(const uint8_t *buf, size_t off, size_t end)
{
  hsk_inner_plaintext p;
  return hsk_inner_plaintext_parse(buf, off, end, HSK_INNER_PLAINTEXT_MAX, &p).error == HSK_OK;
}

static const ref_row rows[] = {
    {REF_PLAINTEXT_HEADER, plaintext_header, REF_LEAD, "", 5, "00,03,14,16,17,18,40", 0},
    {REF_CIPHERTEXT12_HEADER, ciphertext12_header, REF_LEAD, "", 5, "00,03,13,14,17,48,01", 0},
    {REF_CIPHERTEXT13_HEADER, ciphertext13_header, REF_LEAD, "", 5, "00,03,14,17,41,40,01", 0},
    {REF_INNER_PLAINTEXT, inner_plaintext, REF_LEAD, "", 6, "00,14,15,16,17,18", 0},
};

static void records_are_the_structs(void **state)
{
  (void)state;
  REF_CHECK(rows);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(records_are_the_structs)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
