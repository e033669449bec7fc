/* Extensions that hold lists: certificate_authorities, signed_certificate_timestamp, status_request, oid_filters; CertificateStatus. */
#include "msg_util.h"
#include "msg/certificate_status.h"
#include "msg/ext/certificate_authorities.h"
#include "msg/ext/oid_filters.h"
#include "msg/ext/signed_certificate_timestamp.h"
#include "msg/ext/status_request.h"
#include "msg/items16.h"

/* Parsers of extensions take offsets: the rows start behind one byte, at 1. */
#define WITH_VIEW(fn)                                                                                        \
  static hsk_result p_##fn(const uint8_t *buf, size_t len, void *view)                                       \
  {                                                                                                          \
    return hsk_##fn##_parse(buf, 1, len, view);                                                              \
  }
#define WITHOUT_VIEW(fn)                                                                                     \
  static hsk_result p_##fn(const uint8_t *buf, size_t len, void *view)                                       \
  {                                                                                                          \
    return (void)view, hsk_##fn##_parse(buf, 1, len);                                                        \
  }
WITH_VIEW(certificate_authorities)
WITHOUT_VIEW(signed_certificate_timestamp)
WITH_VIEW(signed_certificate_timestamp_response)
WITH_VIEW(status_request)
WITHOUT_VIEW(status_request_response)
WITH_VIEW(certificate_status)
WITH_VIEW(oid_filters)

#define CA HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES
static const msg_row certificate_authorities_rows[] = {
    {"one", "ee 0003 0001 30", HSK_OK, 0},
    {"two", "ee 0007 0001 30 0002 3000", HSK_OK, 0},
    {"longest", "ee ffff fffd 30*65533", HSK_OK, 0},
    {"no name", "ee 0000", CA, 1},
    {"a list of two bytes", "ee 0002 0000", CA, 1},
    {"an empty name", "ee 0003 0000 00", CA, 3},
    {"an empty last name", "ee 0005 0001 30 0000", CA, 6},
    {"empty", "ee", CA, 1},
    {"length cut", "ee 00", CA, 1},
    {"list cut", "ee 0004 0001 30", CA, 1},
    {"name cut", "ee 0003 0002 30", CA, 3},
    {"second name cut", "ee 0006 0001 30 0002 30", CA, 6},
    {"second length cut", "ee 0004 0001 30 00", CA, 6},
    {"a byte behind", "ee 0003 0001 30 00", CA, 6},
};
#define SCT HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP
static const msg_row sct_rows[] = {{"empty", "ee", HSK_OK, 0}, {"not empty", "ee 00", SCT, 1}};
static const msg_row sct_response_rows[] = {
    {"one", "ee 0003 0001 00", HSK_OK, 0},
    {"two", "ee 0007 0001 00 0002 0000", HSK_OK, 0},
    {"longest", "ee ffff fffd 00*65533", HSK_OK, 0},
    {"none", "ee 0000", SCT, 1},
    {"a list of one byte", "ee 0001 00", SCT, 3},
    {"an empty one", "ee 0002 0000", SCT, 3},
    {"empty", "ee", SCT, 1},
    {"list cut", "ee 0004 0001 00", SCT, 1},
    {"item cut", "ee 0003 0002 00", SCT, 3},
    {"a byte behind", "ee 0003 0001 00 00", SCT, 6},
};
#define SR HSK_PEER_MALFORMED_STATUS_REQUEST
static const msg_row status_request_rows[] = {
    {"as clients send it", "ee 01 0000 0000", HSK_OK, 0},
    {"a responder", "ee 01 0003 0001 a1 0000", HSK_OK, 0},
    {"two responders, extensions", "ee 01 0007 0001 a1 0002 a2a2 0003 300130", HSK_OK, 0},
    {"longest list", "ee 01 ffff fffd a1*65533 0000", HSK_OK, 0},
    {"longest extensions", "ee 01 0000 ffff 30*65535", HSK_OK, 0},
    {"ocsp_multi", "ee 02 0000 0000", SR, 1},
    {"type 0", "ee 00 0000 0000", SR, 1},
    {"empty", "ee", SR, 1},
    {"type alone", "ee 01", SR, 2},
    {"list cut", "ee 01 0003 0001", SR, 2},
    {"an empty responder", "ee 01 0002 0000 0000", SR, 4},
    {"responder behind the list", "ee 01 0003 0003 a1 0000", SR, 4},
    {"no extensions field", "ee 01 0000", SR, 4},
    {"half of the extensions' length", "ee 01 0000 00", SR, 4},
    {"extensions cut", "ee 01 0000 0002 30", SR, 4},
    {"a byte behind", "ee 01 0000 0000 00", SR, 6},
};
static const msg_row status_request_response_rows[] = {{"empty", "ee", HSK_OK, 0},
                                                       {"not empty", "ee 01", SR, 1}};
#define CS HSK_PEER_MALFORMED_CERTIFICATE_STATUS
static const msg_row certificate_status_rows[] = {
    {"one byte", "ee 01 000001 30", HSK_OK, 0},
    {"65536 bytes", "ee 01 010000 30*65536", HSK_OK, 0},
    {"an empty response", "ee 01 000000", CS, 2},
    {"ocsp_multi", "ee 02 000001 30", CS, 1},
    {"type 0", "ee 00 000001 30", CS, 1},
    {"empty", "ee", CS, 1},
    {"type alone", "ee 01", CS, 2},
    {"length cut", "ee 01 0000", CS, 2},
    {"response cut", "ee 01 000002 30", CS, 2},
    {"a byte behind", "ee 01 000001 30 00", CS, 6},
};
#define OF HSK_PEER_MALFORMED_OID_FILTERS
static const msg_row oid_filters_rows[] = {
    {"none", "ee 0000", HSK_OK, 0},
    {"one without values", "ee 0004 01 55 0000", HSK_OK, 0},
    {"one with a value", "ee 0008 03 551d0f 0002 aabb", HSK_OK, 0},
    {"two", "ee 0008 01 55 0000 01 56 0000", HSK_OK, 0},
    {"longest oid", "ee 0102 ff 55*255 0000", HSK_OK, 0},
    {"longest", "ee ffff 01 55 fffb 00*65531", HSK_OK, 0},
    {"an empty oid", "ee 0004 00 0001 00", OF, 3},
    {"an empty second oid", "ee 0007 01 55 0000 00 0000", OF, 7},
    {"oid cut", "ee 0002 02 55", OF, 3},
    {"no values", "ee 0002 01 55", OF, 3},
    {"half of the values' length", "ee 0003 01 55 00", OF, 3},
    {"values cut", "ee 0005 01 55 0002 aa", OF, 3},
    {"empty", "ee", OF, 1},
    {"list cut", "ee 0005 01 55 0000", OF, 1},
    {"a byte behind", "ee 0004 01 55 0000 00", OF, 7},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(certificate_authorities_rows, p_certificate_authorities, sizeof(hsk_certificate_authorities));
  CHECK_ROWS(sct_rows, p_signed_certificate_timestamp, 0);
  CHECK_ROWS(sct_response_rows, p_signed_certificate_timestamp_response,
             sizeof(hsk_signed_certificate_timestamp_response));
  CHECK_ROWS(status_request_rows, p_status_request, sizeof(hsk_status_request));
  CHECK_ROWS(status_request_response_rows, p_status_request_response, 0);
  CHECK_ROWS(certificate_status_rows, p_certificate_status, sizeof(hsk_certificate_status));
  CHECK_ROWS(oid_filters_rows, p_oid_filters, sizeof(hsk_oid_filters));
}

/* two_items: the list that ends at n holds "a" and "bc". */
static void two_items(const uint8_t *buf, hsk_span list, size_t n)
{
  assert_int_equal(list.off + list.len, n);
  hsk_span one = hsk_items16_next(buf, list.off, n), two = hsk_items16_next(buf, one.off + one.len, n);
  assert_true(span_is(buf, one, "a", 1));
  assert_true(span_is(buf, two, "bc", 2));
  assert_int_equal(hsk_items16_next(buf, two.off + two.len, n).off, 0);
}

static void fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("ee 0007 0001 61 0002 6263", buf);
  hsk_certificate_authorities ca;
  assert_int_equal(hsk_certificate_authorities_parse(buf, 1, n, &ca).error, HSK_OK);
  two_items(buf, ca.authorities, n);
  hsk_signed_certificate_timestamp_response sct;
  assert_int_equal(hsk_signed_certificate_timestamp_response_parse(buf, 1, n, &sct).error, HSK_OK);
  two_items(buf, sct.sct_list, n);
  n = bytes_of("ee 01 0007 0001 61 0002 6263 0003 646566", buf);
  hsk_status_request sr;
  assert_int_equal(hsk_status_request_parse(buf, 1, n, &sr).error, HSK_OK);
  two_items(buf, sr.responder_id_list, n - 5);
  assert_true(span_is(buf, sr.request_extensions, "def", 3));
  hsk_certificate_status cs;
  n = bytes_of("01 000002 6162", buf);
  assert_int_equal(hsk_certificate_status_parse(buf, 0, n, &cs).error, HSK_OK);
  assert_true(span_is(buf, cs.ocsp_response, "ab", 2));
  hsk_oid_filters of;
  n = bytes_of("ee 000b 01 61 0000 02 6263 0002 6465", buf);
  assert_int_equal(hsk_oid_filters_parse(buf, 1, n, &of).error, HSK_OK);
  assert_int_equal(of.filters.off, 3);
  hsk_oid_filter f = hsk_oid_filter_next(buf, of.filters.off, n);
  assert_true(span_is(buf, f.certificate_extension_oid, "a", 1));
  assert_int_equal(f.certificate_extension_values.len, 0);
  f = hsk_oid_filter_next(buf, f.certificate_extension_values.off, n);
  assert_true(span_is(buf, f.certificate_extension_oid, "bc", 2));
  assert_true(span_is(buf, f.certificate_extension_values, "de", 2));
  assert_int_equal(hsk_oid_filter_next(buf, n, n).certificate_extension_oid.off, 0);
}

static hsk_bytes b[2];
static size_t count;
#define B_ITEMS(out, cap)       hsk_items16_build(b, count, out, cap)
#define B_AUTHORITIES(out, cap) hsk_certificate_authorities_build(b[0], out, cap)
#define B_SCT(out, cap)         hsk_signed_certificate_timestamp_response_build(b[0], out, cap)
#define B_STATUS(out, cap)      hsk_certificate_status_build(b[0], out, cap)
#define B_ENTRY(out, cap)       hsk_status_request_entry_build(b[0], out, cap)
#define B_REQUEST(out, cap)     hsk_status_request_build(b[0], b[1], out, cap)
#define B_FILTER(out, cap)      hsk_oid_filter_build(b[0], b[1], out, cap)
#define B_FILTERS(out, cap)     hsk_oid_filters_build(b[0], out, cap)
static uint8_t one[70000], two[70000];

static void build(void **state)
{
  (void)state;
  CHECK_BUILT("0012 0000", hsk_signed_certificate_timestamp_build);
  CHECK_BUILT("0005 0000", hsk_status_request_response_build);
  count = 0;
  CHECK_BUILT("", B_ITEMS);
  b[0] = field_of("61", one), b[1] = field_of("6263", two), count = 2;
  CHECK_BUILT("0001 61 0002 6263", B_ITEMS);
  CHECK_BUILT("01 61 0002 6263", B_FILTER);
  CHECK_BUILT("01 000001 61", B_STATUS);
  CHECK_BUILT("0005 0005 01 000001 61", B_ENTRY);
  b[1] = field_of("62*65530", two);
  CHECK_BUILT("0001 61 fffa 62*65530", B_ITEMS);
  b[0] = field_of("0001 61 0002 6263", one);
  CHECK_BUILT("002f 0009 0007 0001 61 0002 6263", B_AUTHORITIES);
  CHECK_BUILT("0012 0009 0007 0001 61 0002 6263", B_SCT);
  b[1].len = 3;
  CHECK_BUILT("0005 000f 01 0007 0001 61 0002 6263 0003 626262", B_REQUEST);
  b[0].len = b[1].len = 0;
  CHECK_BUILT("0005 0005 01 0000 0000", B_REQUEST);
  CHECK_BUILT("0030 0002 0000", B_FILTERS);
  b[0] = field_of("01 61 0000 01 62 0001 63", one);
  CHECK_BUILT("0030 000b 0009 01 61 0000 01 62 0001 63", B_FILTERS);
}

static void build_longest(void **state)
{
  (void)state;
  b[0] = field_of("61*255", one), b[1] = field_of("62*65535", two);
  CHECK_BUILT("ff 61*255 ffff 62*65535", B_FILTER);
  b[0] = field_of("fffb 61*65531", one);
  CHECK_BUILT("002f ffff fffd fffb 61*65531", B_AUTHORITIES);
  CHECK_BUILT("0012 ffff fffd fffb 61*65531", B_SCT);
  b[0] = field_of("01 61 fff9 62*65529", one);
  CHECK_BUILT("0030 ffff fffd 01 61 fff9 62*65529", B_FILTERS);
  b[0] = field_of("61*65531", one);
  CHECK_BUILT("0005 ffff 01 00fffb 61*65531", B_ENTRY);
  b[0].len = 0, b[1].len = 65530;
  CHECK_BUILT("0005 ffff 01 0000 fffa 62*65530", B_REQUEST);
  b[0].len = 16777211;
  assert_int_equal(hsk_certificate_status_build(b[0], NULL, 0).need, 16777215);
}

static void build_refuses(void **state)
{
  (void)state;
  b[0].data = one, b[0].len = 0;
  CHECK_REFUSED(B_AUTHORITIES);
  CHECK_REFUSED(B_SCT);
  CHECK_REFUSED(B_STATUS);
  CHECK_REFUSED(B_ENTRY);
  CHECK_REFUSED(B_FILTER);
  b[0].len = 65532;
  CHECK_REFUSED(B_ENTRY);
  b[0].len = 16777212;
  CHECK_REFUSED(B_STATUS);
  b[0] = field_of("0001 61 00", one), b[1].data = two, b[1].len = 0;
  CHECK_REFUSED(B_AUTHORITIES);
  CHECK_REFUSED(B_SCT);
  CHECK_REFUSED(B_REQUEST);
  CHECK_REFUSED(B_FILTERS);
  b[0] = field_of("fffc 61*65532", one);
  CHECK_REFUSED(B_AUTHORITIES);
  CHECK_REFUSED(B_SCT);
  CHECK_REFUSED(B_REQUEST);
  b[0] = field_of("0001 61", one), b[1].len = 65528;
  CHECK_REFUSED(B_REQUEST);
  b[0] = field_of("01 61 fffa 62*65530", one);
  CHECK_REFUSED(B_FILTERS);
  b[0].len = 256;
  CHECK_REFUSED(B_FILTER);
  b[0].len = 255, b[1].len = 65536;
  CHECK_REFUSED(B_FILTER);
  b[0].len = 0, b[1].len = 1, count = 2;
  CHECK_REFUSED(B_ITEMS);
  b[0].len = 1, b[1].len = 0;
  CHECK_REFUSED(B_ITEMS);
  b[1].len = 65531;
  CHECK_REFUSED(B_ITEMS);
  b[1].len = SIZE_MAX;
  CHECK_REFUSED(B_ITEMS);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(build), cmocka_unit_test(build_longest),
                                     cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
