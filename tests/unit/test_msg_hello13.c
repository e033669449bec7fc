/* ServerHello and HelloRetryRequest of TLS 1.3, and what their random says. */
#include "msg_util.h"
#include "msg/server_hello13.h"

#define BAD          HSK_PEER_MALFORMED_SERVER_HELLO
#define FIXED        "0303 11*32 "
#define RETRY_RANDOM "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c "
#define RETRY        "0303" RETRY_RANDOM
#define EX           "0006 002b 0002 0304"

static hsk_result parse(const uint8_t *buf, size_t len, void *view)
{
  return hsk_server_hello13_parse(buf, len, view);
}
static hsk_result parse_retry(const uint8_t *buf, size_t len, void *view)
{
  return hsk_hello_retry_request_parse(buf, len, view);
}

static const msg_row rows[] = {
    {"the shortest", FIXED "00 1301 00 " EX, HSK_OK, 0},
    {"session_id of 32", FIXED "20 22*32 1301 00 " EX, HSK_OK, 0},
    {"session_id of 33", FIXED "21 22*33 1301 00 " EX, BAD, 34},
    {"the longest block", FIXED "00 1301 00 ffff 0015 fffb 00*65531", HSK_OK, 0},
    {"no extensions", FIXED "00 1301 00", BAD, 38},
    {"extensions of 0 bytes", FIXED "00 1301 00 0000", BAD, 38},
    {"extensions of 5 bytes", FIXED "00 1301 00 0005 ff01 0001 00", BAD, 38},
    {"a byte behind", FIXED "00 1301 00 " EX " 00", BAD, 38},
    {"an extension cut", FIXED "00 1301 00 0006 002b 0003 0304", HSK_PEER_MALFORMED_EXTENSIONS, 40},
    {"an extension twice", FIXED "00 1301 00 0008 0017 0000 0017 0000", HSK_PEER_DUPLICATE_EXTENSION, 40},
    {"legacy_version 0300", "0300 11*32 00 1301 00 " EX, HSK_PEER_VERSION_NOT_OFFERED, 0},
    {"legacy_version 02ff", "02ff 11*32 00 1301 00 " EX, HSK_OK, 0},
    {"legacy_version 0301", "0301 11*32 00 1301 00 " EX, HSK_OK, 0},
    {"legacy_version 0304", "0304 11*32 00 1301 00 " EX, HSK_OK, 0},
    {"legacy_version ffff", "ffff 11*32 00 1301 00 " EX, HSK_OK, 0},
    {"compression 1", FIXED "00 1301 01 " EX, HSK_PEER_COMPRESSION_NOT_OFFERED, 37},
    {"compression 1 behind a session_id", FIXED "02 2222 1301 01 " EX, HSK_PEER_COMPRESSION_NOT_OFFERED, 39},
    {"a HelloRetryRequest", RETRY "00 1301 00 " EX, HSK_PEER_UNEXPECTED_MESSAGE, 2},
    {"empty", "", BAD, 0},
};

static const msg_row retry_rows[] = {
    {"the shortest", RETRY "00 1301 00 " EX, HSK_OK, 0},
    {"session_id of 32", RETRY "20 22*32 1301 00 " EX, HSK_OK, 0},
    {"session_id of 33", RETRY "21 22*33 1301 00 " EX, BAD, 34},
    {"no extensions", RETRY "00 1301 00", BAD, 38},
    {"extensions of 5 bytes", RETRY "00 1301 00 0005 ff01 0001 00", BAD, 38},
    {"a byte behind", RETRY "00 1301 00 " EX " 00", BAD, 38},
    {"legacy_version 0300", "0300 cf*32 00 1301 00 " EX, HSK_PEER_VERSION_NOT_OFFERED, 0},
    {"legacy_version 0301", "0301" RETRY_RANDOM "00 1301 00 " EX, HSK_OK, 0},
    {"compression 1", RETRY "00 1301 01 " EX, HSK_PEER_COMPRESSION_NOT_OFFERED, 37},
    {"a ServerHello", FIXED "00 1301 00 " EX, HSK_PEER_UNEXPECTED_MESSAGE, 2},
    {"empty", "", BAD, 0},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(rows, parse, sizeof(hsk_server_hello));
  CHECK_ROWS(retry_rows, parse_retry, sizeof(hsk_server_hello));
}

static void check_fields(const char *text, uint32_t version, msg_parse parse_one)
{
  static uint8_t buf[400];
  size_t n = bytes_of(text, buf);
  hsk_server_hello sh;
  assert_int_equal(parse_one(buf, n, &sh).error, HSK_OK);
  assert_int_equal(sh.server_version, version);
  assert_int_equal(sh.random.off, 2);
  assert_int_equal(sh.random.len, 32);
  assert_true(span_is(buf, sh.session_id, "\xaa\xbb", 2));
  assert_int_equal(sh.session_id.off, 35);
  assert_int_equal(sh.cipher_suite, 0x1302);
  assert_int_equal(sh.compression_method, 0);
  assert_true(span_is(buf, sh.extensions, "\x00\x2b\x00\x02\x03\x04", 6));
  assert_int_equal(sh.extensions.off, 42);
  for (size_t i = 0; i < n; i++)
    assert_int_equal(parse_one(buf, i, &sh).error, BAD);
}

static void fields(void **state)
{
  (void)state;
  check_fields(FIXED "02 aabb 1302 00 " EX, 0x0303, parse);
  check_fields("0304 11*32 02 aabb 1302 00 " EX, 0x0304, parse);
  check_fields(RETRY "02 aabb 1302 00 " EX, 0x0303, parse_retry);
  check_fields("0302" RETRY_RANDOM "02 aabb 1302 00 " EX, 0x0302, parse_retry);
}

/* Each bit of the random makes it another one. */
static void randoms(void **state)
{
  (void)state;
  uint8_t buf[40];
  assert_int_equal(bytes_of(RETRY, buf), 34);
  assert_int_equal(hsk_random_is_retry(buf, 2), 1);
  for (size_t i = 0; i < 256; i++) {
    buf[2 + i / 8] ^= (uint8_t)(1u << i % 8);
    assert_int_equal(hsk_random_is_retry(buf, 2), 0);
    buf[2 + i / 8] ^= (uint8_t)(1u << i % 8);
  }
  assert_int_equal(hsk_random_downgrade(buf, 2), 0);
  assert_int_equal(bytes_of("00 44*24 444f574e47524401", buf), 33);
  assert_int_equal(hsk_random_downgrade(buf, 1), 0x0303);
  for (size_t i = 0; i < 64; i++) {
    buf[25 + i / 8] ^= (uint8_t)(1u << i % 8);
    assert_int_equal(hsk_random_downgrade(buf, 1), i == 56 ? 0x0302 : 0);
    buf[25 + i / 8] ^= (uint8_t)(1u << i % 8);
  }
  buf[32] = 2;
  assert_int_equal(hsk_random_downgrade(buf, 1), 0);
}

static hsk_server_hello_fields f;
#define BUILD(out, cap)       hsk_server_hello13_build(&f, out, cap)
#define BUILD_RETRY(out, cap) hsk_hello_retry_request_build(&f, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t random[34], sid[40], ex[70000];
  bytes_of(FIXED, random);
  f = (hsk_server_hello_fields){0x0303, random + 2, {sid, 0}, 0x1301, 0, 1, {NULL, 0}};
  f.extensions = field_of("002b 0002 0304", ex);
  CHECK_BUILT(FIXED "00 1301 00 " EX, BUILD);
  CHECK_BUILT(RETRY "00 1301 00 " EX, BUILD_RETRY);
  f.random = NULL;
  f.session_id = field_of("22*32", sid);
  f.cipher_suite = 0xffff;
  CHECK_BUILT(RETRY "20 22*32 ffff 00 " EX, BUILD_RETRY);
  f.random = random + 2;
  f.extensions = field_of("0015 fffb 55*65531", ex);
  CHECK_BUILT(FIXED "20 22*32 ffff 00 ffff 0015 fffb 55*65531", BUILD);
  CHECK_BUILT(RETRY "20 22*32 ffff 00 ffff 0015 fffb 55*65531", BUILD_RETRY);
}

#define REFUSED                                                                                              \
  do {                                                                                                       \
    CHECK_REFUSED(BUILD);                                                                                    \
    CHECK_REFUSED(BUILD_RETRY);                                                                              \
  } while (0)

static void build_refuses(void **state)
{
  (void)state;
  static uint8_t random[34], retry[34], zeros[70000], ex[8];
  bytes_of(FIXED, random);
  bytes_of(RETRY, retry);
  bytes_of("002b 0002 0304", ex);
  const hsk_server_hello_fields good = {0x0303, random + 2, {zeros, 0}, 0x1301, 0, 1, {ex, 6}};
  f = good, f.server_version = 0x0304;
  REFUSED;
  f = good, f.session_id.len = 33;
  REFUSED;
  f = good, f.cipher_suite = 65536;
  REFUSED;
  f = good, f.compression_method = 1;
  REFUSED;
  f = good, f.has_extensions = 0;
  REFUSED;
  f = good, f.extensions.data = zeros, f.extensions.len = 4;
  REFUSED;
  f = good, f.extensions.data = zeros, f.extensions.len = 8;
  REFUSED;
  f = good, f.extensions.data = zeros, f.extensions.len = 65536;
  REFUSED;
  f = good, f.random = retry + 2;
  CHECK_REFUSED(BUILD);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(randoms), cmocka_unit_test(build),
                                     cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
