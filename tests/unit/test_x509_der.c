/* DER elements, OIDs and times: both sides of each limit. */
#include "x509_util.h"
#include "x509/algorithm.h"
#include "x509/time.h"

typedef struct {
  const char *text;
  size_t off, len; /* the expected contents; off 0: refused */
} span_row;

typedef hsk_span (*reader)(const uint8_t *buf, size_t len, size_t off);

static hsk_span read_sequence(const uint8_t *buf, size_t len, size_t off)
{
  return hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
}

static void check_spans(const span_row *rows, size_t count, reader read)
{
  for (size_t i = 0; i < count; i++) {
    size_t len, mark;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_span s = read(p, len, 0);
    if (s.off != rows[i].off || (s.off != 0 && s.len != rows[i].len))
      fail_msg("%s: (%zu, %zu), want (%zu, %zu)", rows[i].text, s.off, s.len, rows[i].off, rows[i].len);
    free(p);
  }
}
#define CHECK_SPANS(rows, read) check_spans(rows, sizeof rows / sizeof rows[0], read)

static void lengths_are_definite_and_minimal(void **state)
{
  (void)state;
  static const span_row rows[] = {
      {"", 0, 0},
      {"30", 0, 0},
      {"3000", 2, 0},
      {"3100", 0, 0},
      {"300100", 2, 1},
      {"3001", 0, 0},
      {"307f 00*127", 2, 127},
      {"307f 00*126", 0, 0},
      {"3080 0000", 0, 0},
      {"3081", 0, 0},
      {"30817f 00*127", 0, 0},
      {"308180 00*128", 3, 128},
      {"308180 00*127", 0, 0},
      {"3081ff 00*255", 3, 255},
      {"3082", 0, 0},
      {"308201", 0, 0},
      {"308200ff 00*255", 0, 0},
      {"30820100 00*256", 4, 256},
      {"30820100 00*255", 0, 0},
      {"3082ffff 00*65535", 4, 65535},
      {"308300", 0, 0},
      {"3083010000 00*65536", 5, 65536},
      {"308300ffff 00*65535", 0, 0},
      {"3083010000 00*65535", 0, 0},
      {"308400010000 00*65536", 0, 0},
      {"30ff 00*300", 0, 0},
      {"300100 ff", 2, 1}, /* what follows is the caller's */
  };
  CHECK_SPANS(rows, read_sequence);
}

static void any_element_has_a_one_byte_tag(void **state)
{
  (void)state;
  static const span_row rows[] = {{"", 0, 0},          {"1e00", 2, 0},   {"1f00", 0, 0}, {"df00", 0, 0},
                                  {"bf8101 00", 0, 0}, {"de0161", 2, 1}, {"0000", 2, 0}};
  CHECK_SPANS(rows, hsk_der_any);
}

static void unsigned_integers(void **state)
{
  (void)state;
  static const span_row rows[] = {
      {"0200", 0, 0},     {"020100", 2, 1},     {"02017f", 2, 1},     {"020180", 0, 0},   {"0201ff", 0, 0},
      {"02020080", 3, 1}, {"0202007f", 0, 0},   {"02020000", 0, 0},   {"0202ff80", 0, 0}, {"0202ff7f", 0, 0},
      {"02027fff", 2, 2}, {"0203008000", 3, 2}, {"0203000080", 0, 0}, {"030100", 0, 0},
  };
  CHECK_SPANS(rows, hsk_der_uint);
}

static void object_identifiers(void **state)
{
  (void)state;
  static const span_row rows[] = {
      {"0600", 0, 0},
      {"060155", 2, 1},
      {"060180", 0, 0},
      {"060181", 0, 0},
      {"06028000", 0, 0},
      {"06028101", 2, 2},
      {"0603558001", 0, 0},
      {"0603558101", 2, 3},
      {"0603818001", 2, 3},
      {"06045581 8001", 2, 4},
      {"0603550180", 0, 0},
      {"0703551d0f", 0, 0},
      {"0609 2a864886f70d01010b", 2, 9},
  };
  CHECK_SPANS(rows, hsk_der_oid);
}

static void bit_strings_of_whole_bytes(void **state)
{
  (void)state;
  static const span_row rows[] = {{"0300", 0, 0},     {"030100", 3, 0},   {"030101", 0, 0},
                                  {"030200ff", 3, 1}, {"03020180", 0, 0}, {"03020000", 3, 1}};
  CHECK_SPANS(rows, hsk_der_octet_bits);
}

typedef struct {
  const char *text;
  int is;
} leaf_row;

static void check_leaf(const leaf_row *rows, size_t count, int (*is)(const uint8_t *buf, size_t b, size_t e))
{
  for (size_t i = 0; i < count; i++) {
    size_t len, mark;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    if ((is(p, 0, len) != 0) != rows[i].is) fail_msg("%s: want %d", rows[i].text, rows[i].is);
    free(p);
  }
}
#define CHECK_LEAF(rows, is) check_leaf(rows, sizeof rows / sizeof rows[0], is)

static void leaves(void **state)
{
  (void)state;
  static const leaf_row ints[] = {{"", 0},     {"00", 1},   {"80", 1},   {"ff", 1},   {"007f", 0},
                                  {"0080", 1}, {"ff80", 0}, {"ff7f", 1}, {"8000", 1}, {"00ff", 1}};
  static const leaf_row nats[] = {{"", 0}, {"00", 1}, {"7f", 1}, {"80", 0}, {"0080", 1}, {"ff7f", 0}};
  static const leaf_row positives[] = {{"", 0}, {"00", 0}, {"01", 1}, {"80", 0}, {"0080", 1}, {"0001", 0}};
  static const leaf_row bools[] = {{"", 0}, {"00", 1}, {"ff", 1}, {"01", 0}, {"fe", 0}, {"ffff", 0}};
  static const leaf_row bits[] = {{"", 0},     {"00", 1},   {"01", 0},     {"08", 0},
                                  {"0000", 1}, {"0780", 1}, {"07c0", 0},   {"0880", 0},
                                  {"0440", 1}, {"0630", 0}, {"01ffff", 0}, {"01fffe", 1}};
  CHECK_LEAF(ints, hsk_der_is_int);
  CHECK_LEAF(nats, hsk_der_is_nat);
  CHECK_LEAF(positives, hsk_der_is_pos);
  CHECK_LEAF(bools, hsk_der_is_bool);
  CHECK_LEAF(bits, hsk_der_is_bits);
}

/* A reader starts anywhere and never looks behind len. */
static void offsets(void **state)
{
  (void)state;
  static const uint8_t buf[] = {0x30, 0x03, 0x02, 0x01, 0x05, 0x02, 0x01, 0x06};
  hsk_span s = hsk_der_tlv(buf, 5, 2, HSK_DER_INTEGER);
  assert_true(s.off == 4 && s.len == 1);
  s = hsk_der_tlv(buf, 8, 5, HSK_DER_INTEGER);
  assert_true(s.off == 7 && s.len == 1);
  assert_true(hsk_der_tlv(buf, 7, 5, HSK_DER_INTEGER).off == 0);
  assert_true(hsk_der_tlv(buf, 8, 8, HSK_DER_INTEGER).off == 0);
}

typedef struct {
  const char *text;
  int ok;
  int64_t time;
} time_row;

static void times(void **state)
{
  (void)state;
  static const time_row rows[] = {
      {"17('700101000000Z')", 1, 0},
      {"17('691231235959Z')", 1, -1},
      {"17('500101000000Z')", 1, -631152000},
      {"17('491231235959Z')", 1, 2524607999},
      {"17('000229000000Z')", 1, 951782400},
      {"17('010229000000Z')", 0, 0},
      {"17('240229120000Z')", 1, 1709208000},
      {"17('990131235959Z')", 1, 917827199},
      {"17('990132000000Z')", 0, 0},
      {"17('990430000000Z')", 1, 925430400},
      {"17('990431000000Z')", 0, 0},
      {"17('990001000000Z')", 0, 0},
      {"17('991301000000Z')", 0, 0},
      {"17('990100000000Z')", 0, 0},
      {"17('990101240000Z')", 0, 0},
      {"17('990101236000Z')", 0, 0},
      {"17('990101235960Z')", 0, 0},
      {"17('9901012359Z')", 0, 0},
      {"17('990101235959')", 0, 0},
      {"17('990101235959z')", 0, 0},
      {"17('990101235959+0000')", 0, 0},
      {"17('99010123595 Z')", 0, 0},
      {"17('9:0101235959Z')", 0, 0},
      {"17('/90101235959Z')", 0, 0},
      {"17()", 0, 0},
      {"18('20500101000000Z')", 1, 2524608000},
      {"18('19700101000000Z')", 1, 0},
      {"18('20491231235959Z')", 1, 2524607999},
      {"18('99991231235959Z')", 1, 253402300799},
      {"18('00000101000000Z')", 1, -62167219200},
      {"18('21000229000000Z')", 0, 0},
      {"18('20000229000000Z')", 1, 951782400},
      {"18('20500101000000.5Z')", 0, 0},
      {"18('20500101000000')", 0, 0},
      {"18('500101000000Z')", 0, 0},
      {"17('20500101000000Z')", 0, 0},
      {"16('700101000000Z')", 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    size_t len, mark;
    int64_t t = 42;
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_span s = hsk_time_parse(p, len, 0, &t);
    if ((s.off != 0) != rows[i].ok || t != (rows[i].ok ? rows[i].time : 42))
      fail_msg("%s: %lld", rows[i].text, (long long)t);
    free(p);
  }
}

/* Each day from 1900 to 2200 follows the one before it. */
static void days_are_consecutive(void **state)
{
  (void)state;
  uint32_t day = hsk_days(1900, 1, 1);
  for (uint32_t y = 1900; y <= 2200; y++)
    for (uint32_t m = 1; m <= 12; m++)
      for (uint32_t d = 1; d <= hsk_month_len(y, m); d++, day++)
        assert_int_equal(hsk_days(y, m, d), day);
  assert_int_equal(hsk_days(1970, 1, 1), 719528);
  assert_int_equal(hsk_month_len(2100, 2), 28);
  assert_int_equal(hsk_month_len(2000, 2), 29);
}

static void oids_by_kind(void **state)
{
  (void)state;
  static const uint8_t key_usage[] = {0x55, 0x1d, 0x0f},
                       p256[] = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07};
  static const uint8_t rsa[] = {0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01},
                       p521[] = {0x2b, 0x81, 0x04, 0x00, 0x23};
  assert_int_equal(hsk_oid_extension(key_usage, 0, 3), HSK_OID_KEY_USAGE);
  assert_int_equal(hsk_oid_extension(key_usage, 0, 2), HSK_OID_NONE);
  assert_int_equal(hsk_oid_curve(key_usage, 0, 3), HSK_OID_NONE);
  assert_int_equal(hsk_oid_curve(p256, 0, 8), HSK_OID_SECP256R1);
  assert_int_equal(hsk_oid_curve(p256, 0, 7), HSK_OID_NONE);
  assert_int_equal(hsk_oid_curve(p521, 0, 5), HSK_OID_SECP521R1);
  assert_int_equal(hsk_oid_key(rsa, 0, 9), HSK_OID_RSA_ENCRYPTION);
  assert_int_equal(hsk_oid_key(rsa, 0, 8), HSK_OID_NONE);
  assert_int_equal(hsk_oid_purpose(rsa, 0, 0), HSK_OID_NONE);
  assert_string_equal(hsk_oid_name(key_usage, 0, 3), "keyUsage");
  assert_string_equal(hsk_oid_name(p521, 0, 5), "secp521r1");
  assert_null(hsk_oid_name(rsa, 0, 8));
  assert_null(hsk_oid_name(rsa, 0, 0));
}

typedef struct {
  const char *text;
  uint32_t scheme;
} scheme_row;

#define RSA_OID(last)   "06(2a864886f70d0101" last ")"
#define ECDSA_OID(last) "06(2a8648ce3d0403" last ")"

static void algorithms(void **state)
{
  (void)state;
  static const scheme_row rows[] = {
      {"30(" RSA_OID("0b") "0500)", 0x0401},
      {"30(" RSA_OID("0c") "0500)", 0x0501},
      {"30(" RSA_OID("0d") "0500)", 0x0601},
      {"30(" RSA_OID("0b") ")", 0x0401},
      {"30(" RSA_OID("0b") "050100)", HSK_SCHEME_BAD_PARAMETERS},
      {"30(" RSA_OID("0b") "3000)", HSK_SCHEME_BAD_PARAMETERS},
      {"30(" RSA_OID("05") "0500)", 0},
      {"30(" RSA_OID("0a") "3000)", 0},
      {"30(" ECDSA_OID("02") ")", 0x0403},
      {"30(" ECDSA_OID("03") ")", 0x0503},
      {"30(" ECDSA_OID("04") ")", 0x0603},
      {"30(" ECDSA_OID("02") "0500)", HSK_SCHEME_BAD_PARAMETERS},
      {"30(" ECDSA_OID("01") ")", 0},
      {"30(06(2b6570))", 0},
  };
  static const char *const malformed[] = {
      "",
      "30()",
      "30(0500)",
      "30(0600)",
      "31(06(2b6570))",
      "30(06(2b6570) 05)",
      "30(06(2b6570) 0500 0500)",
      "30(06(2b6580))",
  };
  hsk_algorithm a;
  size_t len, mark;
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    uint8_t *p = exactly(rows[i].text, &len, &mark);
    hsk_span s = hsk_algorithm_parse(p, len, 0, &a);
    assert_true(s.off == 2 && s.len == len - 2);
    if (hsk_algorithm_scheme(p, a) != rows[i].scheme) fail_msg("%s", rows[i].text);
    free(p);
  }
  for (size_t i = 0; i < sizeof malformed / sizeof malformed[0]; i++) {
    uint8_t *p = exactly(malformed[i], &len, &mark);
    if (hsk_algorithm_parse(p, len, 0, &a).off != 0) fail_msg("%s", malformed[i]);
    free(p);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lengths_are_definite_and_minimal),
      cmocka_unit_test(any_element_has_a_one_byte_tag),
      cmocka_unit_test(unsigned_integers),
      cmocka_unit_test(object_identifiers),
      cmocka_unit_test(bit_strings_of_whole_bytes),
      cmocka_unit_test(leaves),
      cmocka_unit_test(offsets),
      cmocka_unit_test(times),
      cmocka_unit_test(days_are_consecutive),
      cmocka_unit_test(oids_by_kind),
      cmocka_unit_test(algorithms),
  };
  return cmocka_run_group_tests_name("x509 der", tests, NULL, NULL);
}
