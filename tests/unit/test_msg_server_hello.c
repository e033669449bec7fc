#include "msg_util.h"
#include "msg/server_hello.h"

#define BAD   HSK_PEER_MALFORMED_SERVER_HELLO
#define FIXED "0303 11*32 "

static hsk_result parse(const uint8_t *buf, size_t len, void *view)
{
  return hsk_server_hello_parse(buf, len, view);
}

static const msg_row rows[] = {
    {"the shortest", FIXED "00 c02f 00", HSK_OK, 0},
    {"session_id of 32", FIXED "20 22*32 c02f 00", HSK_OK, 0},
    {"session_id of 33", FIXED "21 22*33 c02f 00", BAD, 34},
    {"empty extensions", FIXED "00 c02f 00 0000", HSK_OK, 0},
    {"one extension", FIXED "00 c02f 00 0005 ff01 0001 00", HSK_OK, 0},
    {"the longest block", FIXED "00 c02f 00 ffff 0015 fffb 00*65531", HSK_OK, 0},
    {"one byte behind", FIXED "00 c02f 00 00", BAD, 38},
    {"bytes behind the extensions", FIXED "00 c02f 00 0000 00", BAD, 38},
    {"extensions cut", FIXED "00 c02f 00 0005 0017 0000", BAD, 38},
    {"extension cut", FIXED "00 c02f 00 0002 0017", HSK_PEER_MALFORMED_EXTENSIONS, 40},
    {"extension twice", FIXED "00 c02f 00 0008 0017 0000 0017 0000", HSK_PEER_DUPLICATE_EXTENSION, 40},
    {"empty", "", BAD, 0},
    {"random cut", "0303 11*31", BAD, 33},
    {"session_id missing", FIXED, BAD, 34},
    {"session_id cut", FIXED "02 22", BAD, 34},
    {"suite missing", FIXED "00", BAD, 35},
    {"suite cut", FIXED "00 c0", BAD, 35},
    {"compression missing", FIXED "00 c02f", BAD, 35},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(rows, parse, sizeof(hsk_server_hello));
}

static void fields(void **state)
{
  (void)state;
  static uint8_t buf[400];
  size_t n = bytes_of("0304 11*32 02 aabb c030 07 0004 0017 0000", buf);
  hsk_server_hello sh;
  assert_int_equal(hsk_server_hello_parse(buf, n, &sh).error, HSK_OK);
  assert_int_equal(sh.server_version, 0x0304);
  assert_int_equal(sh.random.off, 2);
  assert_int_equal(sh.random.len, 32);
  assert_true(span_is(buf, sh.session_id, "\xaa\xbb", 2));
  assert_int_equal(sh.cipher_suite, 0xc030);
  assert_int_equal(sh.compression_method, 7);
  assert_true(span_is(buf, sh.extensions, "\x00\x17\x00\x00", 4));
  for (size_t i = 0; i < n; i++)
    assert_int_equal(hsk_server_hello_parse(buf, i, &sh).error == HSK_OK, i == n - 6);
}

static hsk_server_hello_fields f;
#define BUILD(out, cap) hsk_server_hello_build(&f, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t random[32], sid[40], ex[70000];
  memset(random, 0x11, sizeof random);
  f.server_version = 0x0303;
  f.random = random;
  f.session_id = field_of("", sid);
  f.cipher_suite = 0xc02f;
  f.compression_method = 0;
  f.extensions = field_of("0017 0000", ex);
  f.has_extensions = 0;
  CHECK_BUILT(FIXED "00 c02f 00", BUILD);
  f.has_extensions = 1;
  CHECK_BUILT(FIXED "00 c02f 00 0004 0017 0000", BUILD);
  f.session_id = field_of("22*32", sid);
  f.compression_method = 255;
  f.extensions = field_of("0015 fffb 55*65531", ex);
  CHECK_BUILT(FIXED "20 22*32 c02f ff ffff 0015 fffb 55*65531", BUILD);
}

static void build_refuses(void **state)
{
  (void)state;
  static uint8_t random[32], bytes[70000];
  const hsk_server_hello_fields good = {0x0303, random, {bytes, 0}, 0xc02f, 0, 0, {bytes, 0}};
  f = good, f.server_version = 65536;
  CHECK_REFUSED(BUILD);
  f = good, f.session_id.len = 33;
  CHECK_REFUSED(BUILD);
  f = good, f.cipher_suite = 65536;
  CHECK_REFUSED(BUILD);
  f = good, f.compression_method = 256;
  CHECK_REFUSED(BUILD);
  f = good, f.has_extensions = 1, f.extensions.len = 65536;
  CHECK_REFUSED(BUILD);
  f = good, f.has_extensions = 1, f.extensions.len = 8;
  CHECK_REFUSED(BUILD);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(build), cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
