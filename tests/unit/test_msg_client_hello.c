#include "msg_util.h"
#include "msg/client_hello.h"
#include "msg/handshake.h"

#define BAD   HSK_PEER_MALFORMED_CLIENT_HELLO
#define FIXED "0303 11*32 "

static hsk_result parse(const uint8_t *buf, size_t len, void *view)
{
  return hsk_client_hello_parse(buf, len, view);
}

static const msg_row rows[] = {
    {"the shortest", FIXED "00 0002 c02f 01 00", HSK_OK, 0},
    {"another version is kept", "0304 11*32 00 0002 c02f 01 00", HSK_OK, 0},
    {"session_id of 32", FIXED "20 22*32 0002 c02f 01 00", HSK_OK, 0},
    {"session_id of 33", FIXED "21 22*33 0002 c02f 01 00", BAD, 34},
    {"65534 bytes of suites", FIXED "00 fffe c0*65534 01 00", HSK_OK, 0},
    {"65535 bytes of suites", FIXED "00 ffff c0*65535 01 00", BAD, 35},
    {"no suite", FIXED "00 0000 01 00", BAD, 35},
    {"odd suites", FIXED "00 0003 c02fc0 01 00", BAD, 35},
    {"half a suite", FIXED "00 0001 c0 01 00", BAD, 35},
    {"255 compression methods", FIXED "00 0002 c02f ff 00*255", HSK_OK, 0},
    {"no compression method", FIXED "00 0002 c02f 00", BAD, 39},
    {"empty extensions", FIXED "00 0002 c02f 01 00 0000", HSK_OK, 0},
    {"one extension", FIXED "00 0002 c02f 01 00 0004 0017 0000", HSK_OK, 0},
    {"the longest block", FIXED "00 0002 c02f 01 00 ffff 0015 fffb 00*65531", HSK_OK, 0},
    {"one byte behind", FIXED "00 0002 c02f 01 00 00", BAD, 41},
    {"bytes behind the extensions", FIXED "00 0002 c02f 01 00 0000 00", BAD, 41},
    {"extensions cut", FIXED "00 0002 c02f 01 00 0005 0017 0000", BAD, 41},
    {"extension cut", FIXED "00 0002 c02f 01 00 0003 0017 00", HSK_PEER_MALFORMED_EXTENSIONS, 43},
    {"extension_data cut", FIXED "00 0002 c02f 01 00 0004 0017 0001", HSK_PEER_MALFORMED_EXTENSIONS, 43},
    {"extension twice", FIXED "00 0002 c02f 01 00 000c 0017 0000 0023 0000 0017 0000",
     HSK_PEER_DUPLICATE_EXTENSION, 43},
    {"empty", "", BAD, 0},
    {"random cut", "0303 11*31", BAD, 33},
    {"session_id missing", FIXED, BAD, 34},
    {"session_id cut", FIXED "02 22", BAD, 34},
    {"suites missing", FIXED "00", BAD, 35},
    {"suites cut", FIXED "00 0004 c02f", BAD, 35},
    {"compression missing", FIXED "00 0002 c02f", BAD, 39},
    {"compression cut", FIXED "00 0002 c02f 02 00", BAD, 39},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(rows, parse, sizeof(hsk_client_hello));
}

static void fields(void **state)
{
  (void)state;
  static uint8_t buf[400];
  size_t n = bytes_of("0302 11*32 03 aabbcc 0004 c02f 00ff 02 0100 0008 0017 0000 ff01 0000", buf);
  hsk_client_hello ch;
  assert_int_equal(hsk_client_hello_parse(buf, n, &ch).error, HSK_OK);
  assert_int_equal(ch.client_version, 0x0302);
  assert_int_equal(ch.random.off, 2);
  assert_int_equal(ch.random.len, 32);
  assert_true(span_is(buf, ch.session_id, "\xaa\xbb\xcc", 3));
  assert_true(span_is(buf, ch.cipher_suites, "\xc0\x2f\x00\xff", 4));
  assert_true(span_is(buf, ch.compression_methods, "\x01\x00", 2));
  assert_true(span_is(buf, ch.extensions, "\x00\x17\x00\x00\xff\x01\x00\x00", 8));
  assert_true(hsk_u16_list_has(buf, ch.cipher_suites, 0x00ff));
  assert_false(hsk_u16_list_has(buf, ch.cipher_suites, 0x2f00));
  assert_true(hsk_u8_list_has(buf, ch.compression_methods, 0));
  assert_false(hsk_u8_list_has(buf, ch.compression_methods, 2));
  n = bytes_of(FIXED "00 0002 c02f 01 00", buf);
  assert_int_equal(hsk_client_hello_parse(buf, n, &ch).error, HSK_OK);
  assert_int_equal(ch.extensions.off, 0);
}

/* Every prefix of a good ClientHello is refused, save the one that ends before the extensions. */
static void prefixes(void **state)
{
  (void)state;
  static uint8_t buf[400];
  size_t n = bytes_of(FIXED "03 aabbcc 0004 c02f 00ff 02 0100 0008 0017 0000 ff01 0000", buf);
  for (size_t i = 0; i < n; i++) {
    hsk_client_hello ch;
    assert_int_equal(hsk_client_hello_parse(buf, i, &ch).error == HSK_OK, i == n - 10);
  }
}

static hsk_client_hello_fields f;
#define BUILD(out, cap) hsk_client_hello_build(&f, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t random[32], sid[40], cs[70000], cm[300], ex[70000];
  memset(random, 0x11, sizeof random);
  f.client_version = 0x0303;
  f.random = random;
  f.session_id = field_of("", sid);
  f.cipher_suites = field_of("c02f", cs);
  f.compression_methods = field_of("00", cm);
  f.extensions = field_of("0017 0000", ex);
  f.has_extensions = 0;
  CHECK_BUILT(FIXED "00 0002 c02f 01 00", BUILD);
  f.has_extensions = 1;
  CHECK_BUILT(FIXED "00 0002 c02f 01 00 0004 0017 0000", BUILD);
  f.extensions.len = 0;
  CHECK_BUILT(FIXED "00 0002 c02f 01 00 0000", BUILD);
  f.session_id = field_of("22*32", sid);
  f.cipher_suites = field_of("33*65534", cs);
  f.compression_methods = field_of("44*255", cm);
  f.extensions = field_of("0015 fffb 55*65531", ex);
  CHECK_BUILT(FIXED "20 22*32 fffe 33*65534 ff 44*255 ffff 0015 fffb 55*65531", BUILD);
}

static void build_refuses(void **state)
{
  (void)state;
  static uint8_t random[32], bytes[70000];
  const hsk_client_hello_fields good = {0x0303, random, {bytes, 0}, {bytes, 2}, {bytes, 1}, 0, {bytes, 0}};
  f = good, f.client_version = 65536;
  CHECK_REFUSED(BUILD);
  f = good, f.session_id.len = 33;
  CHECK_REFUSED(BUILD);
  f = good, f.cipher_suites.len = 0;
  CHECK_REFUSED(BUILD);
  f = good, f.cipher_suites.len = 3;
  CHECK_REFUSED(BUILD);
  f = good, f.cipher_suites.len = 65536;
  CHECK_REFUSED(BUILD);
  f = good, f.compression_methods.len = 0;
  CHECK_REFUSED(BUILD);
  f = good, f.compression_methods.len = 256;
  CHECK_REFUSED(BUILD);
  f = good, f.has_extensions = 1, f.extensions.len = 65536;
  CHECK_REFUSED(BUILD);
  f = good, f.has_extensions = 1, f.extensions.len = 3;
  CHECK_REFUSED(BUILD);
  f = good, f.has_extensions = 1, f.extensions.len = 8; /* type 0 twice */
  CHECK_REFUSED(BUILD);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(prefixes), cmocka_unit_test(build),
                                     cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
