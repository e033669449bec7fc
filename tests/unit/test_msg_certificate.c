#include "msg_util.h"
#include "msg/certificate.h"
#include "msg/certificate_request.h"
#include "msg/certificate_verify.h"
#include "msg/handshake.h"

#define CERT    HSK_PEER_MALFORMED_CERTIFICATE
#define REQUEST HSK_PEER_MALFORMED_CERTIFICATE_REQUEST
#define VERIFY  HSK_PEER_MALFORMED_CERTIFICATE_VERIFY

static hsk_result parse_certificate(const uint8_t *buf, size_t len, void *view)
{
  return hsk_certificate_parse(buf, len, view);
}
static hsk_result parse_request(const uint8_t *buf, size_t len, void *view)
{
  return hsk_certificate_request_parse(buf, len, view);
}
static hsk_result parse_verify(const uint8_t *buf, size_t len, void *view)
{
  return hsk_certificate_verify_parse(buf, len, view);
}

static const msg_row certificate_rows[] = {
    {"none", "000000", HSK_OK, 0},
    {"one of a byte", "000004 000001 30", HSK_OK, 0},
    {"two", "000009 000001 30 000002 3000", HSK_OK, 0},
    {"one of 70000", "011173 011170 30*70000", HSK_OK, 0},
    {"an empty one", "000003 000000", CERT, 3},
    {"an empty one behind a good one", "000007 000001 30 000000", CERT, 7},
    {"no list", "", CERT, 0},
    {"list length cut", "0000", CERT, 0},
    {"list cut", "000005 000001 30", CERT, 0},
    {"a byte behind", "000004 000001 30 00", CERT, 7},
    {"a byte in the list", "000005 000001 30 00", CERT, 7},
    {"certificate cut", "000004 000002 30", CERT, 3},
};

static const msg_row request_rows[] = {
    {"the shortest", "01 01 0002 0401 0000", HSK_OK, 0},
    {"255 types", "ff 01*255 0002 0401 0000", HSK_OK, 0},
    {"no type", "00 0002 0401 0000", REQUEST, 0},
    {"no algorithm", "01 01 0000 0000", REQUEST, 2},
    {"odd algorithms", "01 01 0003 040105 0000", REQUEST, 2},
    {"65534 bytes of algorithms", "01 01 fffe 04*65534 0000", HSK_OK, 0},
    {"65535 bytes of algorithms", "01 01 ffff 04*65535 0000", REQUEST, 2},
    {"a name", "01 01 0002 0401 0003 0001 30", HSK_OK, 0},
    {"two names", "01 01 0002 0401 0007 0001 30 0002 3000", HSK_OK, 0},
    {"the longest list", "01 01 0002 0401 ffff fffd 30*65533", HSK_OK, 0},
    {"an empty name", "01 01 0002 0401 0002 0000", REQUEST, 8},
    {"name cut", "01 01 0002 0401 0003 0002 30", REQUEST, 8},
    {"a byte in the list", "01 01 0002 0401 0004 0001 30 00", REQUEST, 11},
    {"a byte behind", "01 01 0002 0401 0000 00", REQUEST, 8},
    {"empty", "", REQUEST, 0},
    {"types cut", "02 01", REQUEST, 0},
    {"algorithms missing", "01 01", REQUEST, 2},
    {"authorities missing", "01 01 0002 0401", REQUEST, 6},
    {"authorities cut", "01 01 0002 0401 0001", REQUEST, 6},
};

static const msg_row verify_rows[] = {
    {"a signature", "0401 0003 aabbcc", HSK_OK, 0},
    {"an empty signature", "0401 0000", HSK_OK, 0},
    {"the longest", "0401 ffff aa*65535", HSK_OK, 0},
    {"empty", "", VERIFY, 0},
    {"algorithm cut", "04", VERIFY, 1},
    {"signature missing", "0401", VERIFY, 2},
    {"length cut", "0401 00", VERIFY, 2},
    {"signature cut", "0401 0002 aa", VERIFY, 2},
    {"a byte behind", "0401 0001 aa 00", VERIFY, 5},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(certificate_rows, parse_certificate, sizeof(hsk_certificate));
  CHECK_ROWS(request_rows, parse_request, sizeof(hsk_certificate_request));
  CHECK_ROWS(verify_rows, parse_verify, sizeof(hsk_certificate_verify));
}

static void certificate_fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("00000a 000001 31 000003 323334", buf);
  hsk_certificate c;
  assert_int_equal(hsk_certificate_parse(buf, n, &c).error, HSK_OK);
  assert_int_equal(c.count, 2);
  assert_int_equal(c.certificate_list.off, 3);
  assert_int_equal(c.certificate_list.len, 10);
  size_t end = c.certificate_list.off + c.certificate_list.len;
  hsk_span one = hsk_certificate_next(buf, c.certificate_list.off, end);
  assert_true(span_is(buf, one, "\x31", 1));
  hsk_span two = hsk_certificate_next(buf, one.off + one.len, end);
  assert_true(span_is(buf, two, "\x32\x33\x34", 3));
  assert_int_equal(hsk_certificate_next(buf, two.off + two.len, end).off, 0);
}

static void verify_fields(void **state)
{
  (void)state;
  uint8_t buf[16];
  size_t n = bytes_of("0503 0003 aabbcc", buf);
  hsk_certificate_verify cv;
  assert_int_equal(hsk_certificate_verify_parse(buf, n, &cv).error, HSK_OK);
  assert_int_equal(cv.algorithm, 0x0503);
  assert_true(span_is(buf, cv.signature, "\xaa\xbb\xcc", 3));
}

static void request_fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("02 0140 0004 04010503 0008 0001 31 0003 323334", buf);
  hsk_certificate_request cr;
  assert_int_equal(hsk_certificate_request_parse(buf, n, &cr).error, HSK_OK);
  assert_true(hsk_u8_list_has(buf, cr.certificate_types, HSK_CERT_TYPE_ECDSA_SIGN));
  assert_true(hsk_u16_list_has(buf, cr.supported_signature_algorithms, 0x0503));
  assert_false(hsk_u16_list_has(buf, cr.supported_signature_algorithms, 0x0105));
  size_t end = cr.certificate_authorities.off + cr.certificate_authorities.len;
  hsk_span one = hsk_distinguished_name_next(buf, cr.certificate_authorities.off, end);
  assert_true(span_is(buf, one, "\x31", 1));
  hsk_span two = hsk_distinguished_name_next(buf, one.off + one.len, end);
  assert_true(span_is(buf, two, "\x32\x33\x34", 3));
  assert_int_equal(hsk_distinguished_name_next(buf, end, end).off, 0);
}

static hsk_bytes list[3];
static size_t list_count;
#define BUILD(out, cap)            hsk_certificate_build(list, list_count, out, cap)
#define BUILD_VERIFY(out, cap)     hsk_certificate_verify_build(0x0401, list[0], out, cap)
#define BUILD_VERIFY_BAD(out, cap) hsk_certificate_verify_build(65536, list[1], out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t bytes[70000];
  list_count = 0;
  CHECK_BUILT("000000", BUILD);
  list[0] = field_of("30*70000", bytes);
  list[1] = list[0];
  list[1].len = 2;
  list_count = 2;
  CHECK_BUILT("011178 011170 30*70000 000002 3030", BUILD);
  list[2] = list[0];
  list[2].len = 0;
  list_count = 3;
  CHECK_REFUSED(BUILD);
  list[2].len = 16777216;
  CHECK_REFUSED(BUILD);
  list[2].len = 16777215 - 70000 - 2 - 9 + 1;
  CHECK_REFUSED(BUILD);
  list[2].len--; /* fits the format, not the buffer */
  uint8_t small[4];
  hsk_built b = BUILD(small, sizeof small);
  assert_int_equal(b.error, HSK_BUFFER_TOO_SMALL);
  assert_int_equal(b.need, 16777215 + 3);
  list[0].len = 65535;
  CHECK_BUILT("0401 ffff 30*65535", BUILD_VERIFY);
  list[0].len = 65536;
  CHECK_REFUSED(BUILD_VERIFY);
  CHECK_REFUSED(BUILD_VERIFY_BAD);
}

static hsk_certificate_request_fields f;
#define BUILD_REQUEST(out, cap) hsk_certificate_request_build(&f, out, cap)

static void build_request(void **state)
{
  (void)state;
  static uint8_t types[300], algorithms[70000], names[70000];
  f.certificate_types = field_of("0140", types);
  f.supported_signature_algorithms = field_of("04010503", algorithms);
  f.certificate_authorities = field_of("0001 31 0003 323334", names);
  CHECK_BUILT("02 0140 0004 04010503 0008 0001 31 0003 323334", BUILD_REQUEST);
  f.certificate_authorities.len = 0;
  CHECK_BUILT("02 0140 0004 04010503 0000", BUILD_REQUEST);
  f.certificate_authorities.len = 4;
  CHECK_REFUSED(BUILD_REQUEST);
  f.certificate_authorities.len = 0;
  f.certificate_types.len = 0;
  CHECK_REFUSED(BUILD_REQUEST);
  f.certificate_types.len = 256;
  CHECK_REFUSED(BUILD_REQUEST);
  f.certificate_types.len = 1;
  f.supported_signature_algorithms.len = 0;
  CHECK_REFUSED(BUILD_REQUEST);
  f.supported_signature_algorithms.len = 3;
  CHECK_REFUSED(BUILD_REQUEST);
  f.supported_signature_algorithms.len = 65536;
  CHECK_REFUSED(BUILD_REQUEST);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar),        cmocka_unit_test(certificate_fields),
                                     cmocka_unit_test(request_fields), cmocka_unit_test(verify_fields),
                                     cmocka_unit_test(build),          cmocka_unit_test(build_request)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
