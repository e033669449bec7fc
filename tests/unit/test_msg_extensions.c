#include "msg_util.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/extensions.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/supported_groups.h"
#include "msg/handshake.h"

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
WITH_VIEW(server_name)
WITHOUT_VIEW(server_name_response)
WITH_VIEW(supported_groups)
WITH_VIEW(ec_point_formats)
WITH_VIEW(signature_algorithms)
WITHOUT_VIEW(extended_master_secret)
WITH_VIEW(renegotiation_info)
WITH_VIEW(alpn)
WITH_VIEW(alpn_response)

static hsk_result p_extensions(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_extensions_check(buf, 1, len);
}

#define SN HSK_PEER_MALFORMED_SERVER_NAME
static const msg_row server_name_rows[] = {
    {"one letter", "ee 0004 00 0001 61", HSK_OK, 0},
    {"longest", "ee ffff 00 fffc 61*65532", HSK_OK, 0},
    {"empty name", "ee 0003 00 0000", SN, 4},
    {"empty list", "ee 0000", SN, 1},
    {"empty", "ee", SN, 1},
    {"other type", "ee 0004 01 0001 61", SN, 3},
    {"two names", "ee 0008 00 0001 61 00 0001 62", SN, 7},
    {"list cut", "ee 0005 00 0001 61", SN, 1},
    {"name cut", "ee 0004 00 0002 61", SN, 4},
    {"name length cut", "ee 0002 00 00", SN, 4},
    {"type alone", "ee 0001 00", SN, 4},
    {"a byte behind", "ee 0004 00 0001 61 00", SN, 7},
};
static const msg_row server_name_response_rows[] = {{"empty", "ee", HSK_OK, 0},
                                                    {"not empty", "ee 00", SN, 1}};

#define SG HSK_PEER_MALFORMED_SUPPORTED_GROUPS
static const msg_row supported_groups_rows[] = {
    {"one", "ee 0002 001d", HSK_OK, 0},
    {"longest", "ee fffe 00*65534", HSK_OK, 0},
    {"odd longest", "ee ffff 00*65535", SG, 1},
    {"none", "ee 0000", SG, 1},
    {"odd", "ee 0003 001d00", SG, 1},
    {"empty", "ee", SG, 1},
    {"cut", "ee 0004 001d", SG, 1},
    {"a byte behind", "ee 0002 001d 00", SG, 5},
};
#define SA HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS
static const msg_row signature_algorithms_rows[] = {
    {"one", "ee 0002 0401", HSK_OK, 0},      {"longest", "ee fffe 00*65534", HSK_OK, 0},
    {"too long", "ee ffff 00*65535", SA, 1}, {"none", "ee 0000", SA, 1},
    {"odd", "ee 0003 040100", SA, 1},        {"empty", "ee", SA, 1},
    {"cut", "ee 0004 0401", SA, 1},          {"a byte behind", "ee 0002 0401 00", SA, 5},
};
#define PF HSK_PEER_MALFORMED_EC_POINT_FORMATS
static const msg_row ec_point_formats_rows[] = {
    {"one", "ee 01 00", HSK_OK, 0}, {"longest", "ee ff 00*255", HSK_OK, 0},
    {"none", "ee 00", PF, 1},       {"empty", "ee", PF, 1},
    {"cut", "ee 02 00", PF, 1},     {"a byte behind", "ee 01 00 00", PF, 3},
};
#define RI HSK_PEER_MALFORMED_RENEGOTIATION_INFO
static const msg_row renegotiation_info_rows[] = {
    {"first handshake", "ee 00", HSK_OK, 0},
    {"longest", "ee ff 00*255", HSK_OK, 0},
    {"empty", "ee", RI, 1},
    {"cut", "ee 02 00", RI, 1},
    {"a byte behind", "ee 00 00", RI, 2},
};
static const msg_row extended_master_secret_rows[] = {
    {"empty", "ee", HSK_OK, 0}, {"not empty", "ee 00", HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET, 1}};
#define AL HSK_PEER_MALFORMED_ALPN
static const msg_row alpn_rows[] = {
    {"one", "ee 0003 02 6832", HSK_OK, 0},
    {"two", "ee 0007 02 6832 03 616263", HSK_OK, 0},
    {"a name of 255", "ee 0100 ff 61*255", HSK_OK, 0},
    {"no name", "ee 0000", AL, 1},
    {"an empty name", "ee 0004 02 6832 00", AL, 6},
    {"an empty first name", "ee 0002 00 00", AL, 3},
    {"a list of one byte", "ee 0001 00", AL, 1},
    {"empty", "ee", AL, 1},
    {"list cut", "ee 0004 02 6832", AL, 1},
    {"name cut", "ee 0003 03 6832", AL, 3},
    {"a byte behind", "ee 0003 02 6832 00", AL, 6},
};
static const msg_row alpn_response_rows[] = {
    {"one", "ee 0003 02 6832", HSK_OK, 0},
    {"two", "ee 0007 02 6832 03 616263", AL, 6},
    {"no name", "ee 0000", AL, 1},
    {"an empty name", "ee 0002 00 00", AL, 3},
    {"empty", "ee", AL, 1},
    {"list cut", "ee 0004 02 6832", AL, 1},
    {"name cut", "ee 0003 03 6832", AL, 3},
    {"a byte behind", "ee 0003 02 6832 00", AL, 6},
};
#define EX HSK_PEER_MALFORMED_EXTENSIONS
static const msg_row extensions_rows[] = {
    {"none", "ee", HSK_OK, 0},
    {"one", "ee 0017 0000", HSK_OK, 0},
    {"two", "ee 0017 0000 0000 0002 aabb", HSK_OK, 0},
    {"longest", "ee 0017 ffff aa*65535", HSK_OK, 0},
    {"twice", "ee 0017 0000 0017 0000", HSK_PEER_DUPLICATE_EXTENSION, 1},
    {"twice, apart", "ee 0001 0000 0017 0001 aa 0002 0000 0017 0000", HSK_PEER_DUPLICATE_EXTENSION, 5},
    {"header cut", "ee 0017 00", EX, 1},
    {"data cut", "ee 0017 0002 aa", EX, 1},
    {"second cut", "ee 0017 0000 0018", EX, 5},
    {"malformed goes before twice", "ee 0017 0000 0017 0000 00", EX, 9},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(extensions_rows, p_extensions, 0);
  CHECK_ROWS(server_name_rows, p_server_name, sizeof(hsk_server_name));
  CHECK_ROWS(server_name_response_rows, p_server_name_response, 0);
  CHECK_ROWS(supported_groups_rows, p_supported_groups, sizeof(hsk_supported_groups));
  CHECK_ROWS(ec_point_formats_rows, p_ec_point_formats, sizeof(hsk_ec_point_formats));
  CHECK_ROWS(signature_algorithms_rows, p_signature_algorithms, sizeof(hsk_signature_algorithms));
  CHECK_ROWS(extended_master_secret_rows, p_extended_master_secret, 0);
  CHECK_ROWS(renegotiation_info_rows, p_renegotiation_info, sizeof(hsk_renegotiation_info));
  CHECK_ROWS(alpn_rows, p_alpn, sizeof(hsk_alpn));
  CHECK_ROWS(alpn_response_rows, p_alpn_response, sizeof(hsk_alpn_response));
}

static void count_limit(void **state)
{
  (void)state;
  uint8_t buf[1 + 4 * (HSK_EXTENSIONS_MAX + 1)] = {0};
  for (size_t i = 0; i <= HSK_EXTENSIONS_MAX; i++)
    hsk_extension_header_put(buf + 1 + 4 * i, (uint32_t)i, 0);
  assert_int_equal(hsk_extensions_check(buf, 1, sizeof buf - 4).error, HSK_OK);
  assert_int_equal(hsk_extensions_check(buf, 1, sizeof buf).error, EX);
}

static void walk(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("ee 0017 0000 000a 0002 aabb ff01 0000", buf), i = 1, seen = 0;
  assert_int_equal(hsk_extensions_find(buf, 1, n, 10).off, 9);
  assert_int_equal(hsk_extensions_find(buf, 1, n, 10).len, 2);
  assert_int_equal(hsk_extensions_find(buf, 1, n, 0xff01).off, n);
  assert_int_equal(hsk_extensions_find(buf, 1, n, 0xaabb).off, 0);
  assert_int_equal(hsk_extensions_find(buf, 0, 0, 10).off, 0);
  for (;;) {
    hsk_extension e = hsk_extensions_next(buf, i, n);
    if (e.extension_data.off == 0) break;
    assert_int_equal(e.extension_type, seen == 0 ? 0x17 : seen == 1 ? 10 : 0xff01);
    i = e.extension_data.off + e.extension_data.len;
    seen++;
  }
  assert_int_equal(seen, 3);
  assert_string_equal(hsk_extension_name(0), "server_name");
  assert_string_equal(hsk_extension_name(0xff01), "renegotiation_info");
  assert_string_equal(hsk_extension_name(2), "?");
}

static void fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("ee 0005 00 0002 6162", buf);
  hsk_server_name sn;
  assert_int_equal(hsk_server_name_parse(buf, 1, n, &sn).error, HSK_OK);
  assert_true(span_is(buf, sn.host_name, "ab", 2));
  n = bytes_of("ee 0004 001d 0017", buf);
  hsk_supported_groups sg;
  assert_int_equal(hsk_supported_groups_parse(buf, 1, n, &sg).error, HSK_OK);
  assert_true(hsk_u16_list_has(buf, sg.named_group_list, 0x17));
  assert_false(hsk_u16_list_has(buf, sg.named_group_list, 0x1d00));
  hsk_signature_algorithms sa;
  assert_int_equal(hsk_signature_algorithms_parse(buf, 1, n, &sa).error, HSK_OK);
  assert_true(span_is(buf, sa.supported_signature_algorithms, "\x00\x1d\x00\x17", 4));
  n = bytes_of("ee 02 0100", buf);
  hsk_ec_point_formats pf;
  assert_int_equal(hsk_ec_point_formats_parse(buf, 1, n, &pf).error, HSK_OK);
  assert_true(hsk_u8_list_has(buf, pf.ec_point_format_list, HSK_EC_POINT_UNCOMPRESSED));
  hsk_renegotiation_info ri;
  assert_int_equal(hsk_renegotiation_info_parse(buf, 1, n, &ri).error, HSK_OK);
  assert_true(span_is(buf, ri.renegotiated_connection, "\x01\x00", 2));
  n = bytes_of("ee 0007 02 6832 03 616263", buf);
  hsk_alpn alpn;
  assert_int_equal(hsk_alpn_parse(buf, 1, n, &alpn).error, HSK_OK);
  hsk_span one = hsk_alpn_next(buf, alpn.protocol_name_list.off, n);
  assert_true(span_is(buf, one, "h2", 2));
  hsk_span two = hsk_alpn_next(buf, one.off + one.len, n);
  assert_true(span_is(buf, two, "abc", 3));
  assert_int_equal(hsk_alpn_next(buf, two.off + two.len, n).off, 0);
  hsk_alpn_response chosen;
  n = bytes_of("ee 0003 02 6832", buf);
  assert_int_equal(hsk_alpn_response_parse(buf, 1, n, &chosen).error, HSK_OK);
  assert_true(span_is(buf, chosen.protocol_name, "h2", 2));
}

static hsk_bytes b[2];
static uint16_t numbers[40000];
static size_t count;
#define B_SERVER_NAME(out, cap)   hsk_server_name_build(b[0], out, cap)
#define B_GROUPS(out, cap)        hsk_supported_groups_build(numbers, count, out, cap)
#define B_ALGORITHMS(out, cap)    hsk_signature_algorithms_build(numbers, count, out, cap)
#define B_RENEGOTIATION(out, cap) hsk_renegotiation_info_build(b[0], out, cap)
#define B_ALPN(out, cap)          hsk_alpn_build(b, count, out, cap)
#define B_ALPN_RESPONSE(out, cap) hsk_alpn_response_build(b[0], out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t one[70000], two[300];
  b[0] = field_of("61", one);
  CHECK_BUILT("0000 0006 0004 00 0001 61", B_SERVER_NAME);
  b[0] = field_of("61*65530", one);
  CHECK_BUILT("0000 ffff fffd 00 fffa 61*65530", B_SERVER_NAME);
  CHECK_BUILT("0000 0000", hsk_server_name_response_build);
  numbers[0] = 0x001d, numbers[1] = 0x0401, count = 2;
  CHECK_BUILT("000a 0006 0004 001d 0401", B_GROUPS);
  CHECK_BUILT("000d 0006 0004 001d 0401", B_ALGORITHMS);
  for (size_t i = 0; i < 40000; i++)
    numbers[i] = 0x2222;
  count = 32766;
  CHECK_BUILT("000a fffe fffc 22*65532", B_GROUPS);
  CHECK_BUILT("000d fffe fffc 22*65532", B_ALGORITHMS);
  CHECK_BUILT("000b 0002 01 00", hsk_ec_point_formats_build);
  CHECK_BUILT("0017 0000", hsk_extended_master_secret_build);
  b[0].len = 0;
  CHECK_BUILT("ff01 0001 00", B_RENEGOTIATION);
  b[0].len = 255;
  CHECK_BUILT("ff01 0100 ff 61*255", B_RENEGOTIATION);
  b[1] = field_of("62", two), count = 2;
  CHECK_BUILT("0010 0104 0102 ff 61*255 01 62", B_ALPN);
  b[0].len = 2;
  CHECK_BUILT("0010 0005 0003 02 6161", B_ALPN_RESPONSE);
}

static void build_refuses(void **state)
{
  (void)state;
  static uint8_t bytes[70000];
  static hsk_bytes names[257];
  b[0].data = bytes, b[0].len = 0;
  CHECK_REFUSED(B_SERVER_NAME);
  CHECK_REFUSED(B_ALPN_RESPONSE);
  b[0].len = 65531;
  CHECK_REFUSED(B_SERVER_NAME);
  b[0].len = 256;
  CHECK_REFUSED(B_RENEGOTIATION);
  CHECK_REFUSED(B_ALPN_RESPONSE);
  count = 0;
  CHECK_REFUSED(B_GROUPS);
  CHECK_REFUSED(B_ALGORITHMS);
  CHECK_REFUSED(B_ALPN);
  count = 32767;
  CHECK_REFUSED(B_GROUPS);
  CHECK_REFUSED(B_ALGORITHMS);
  for (size_t i = 0; i < 257; i++)
    names[i].data = bytes, names[i].len = 255;
#define B_MANY(out, cap) hsk_alpn_build(names, 256, out, cap)
  CHECK_REFUSED(B_MANY); /* 65536 bytes of list */
  names[255].len = 252;  /* 65533: the longest */
  assert_int_equal(hsk_alpn_build(names, 256, NULL, 0).need, 65539);
  names[255].len = 253;
  CHECK_REFUSED(B_MANY);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(count_limit),
                                     cmocka_unit_test(walk),    cmocka_unit_test(fields),
                                     cmocka_unit_test(build),   cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
