/* Record headers and TLSInnerPlaintext. */
#include "msg_util.h"
#include "record/inner_plaintext.h"

typedef struct {
  uint32_t version;
  size_t max_len;
} header_limits;
static header_limits limits;

static hsk_result parse_header(const uint8_t *buf, size_t len, void *view)
{
  assert_int_equal(len, HSK_RECORD_HEADER_LEN);
  return hsk_record_header_parse(buf, 0, limits.version, limits.max_len, view);
}
static hsk_result parse_header13(const uint8_t *buf, size_t len, void *view)
{
  assert_int_equal(len, HSK_RECORD_HEADER_LEN);
  return hsk_ciphertext13_header_parse(buf, 0, limits.max_len, view);
}
static hsk_result parse_inner(const uint8_t *buf, size_t len, void *view)
{
  return hsk_inner_plaintext_parse(buf, 0, len, HSK_INNER_PLAINTEXT_MAX, view);
}

/* TLSPlaintext with an agreed version (RFC 5246 6.2.1) */
static const msg_row agreed_rows[] = {
    {"ChangeCipherSpec", "14 0303 0001", HSK_OK, 0},
    {"alert", "15 0303 0002", HSK_OK, 0},
    {"handshake", "16 0303 0000", HSK_OK, 0},
    {"application data of 2^14", "17 0303 4000", HSK_OK, 0},
    {"2^14 + 1", "17 0303 4001", HSK_PEER_RECORD_OVERFLOW, 3},
    {"type 19", "13 0303 0001", HSK_PEER_BAD_RECORD_HEADER, 0},
    {"type 24", "18 0303 0001", HSK_PEER_BAD_RECORD_HEADER, 0},
    {"TLS 1.0", "16 0301 0001", HSK_PEER_BAD_RECORD_VERSION, 1},
    {"version 0203", "16 0203 0001", HSK_PEER_BAD_RECORD_VERSION, 1},
};
/* before the version is agreed (RFC 5246 E.1) */
static const msg_row open_rows[] = {
    {"TLS 1.0", "16 0301 0001", HSK_OK, 0},
    {"SSL 3", "16 0300 0001", HSK_OK, 0},
    {"03ff", "16 03ff 0001", HSK_OK, 0},
    {"0200", "16 0200 0001", HSK_PEER_BAD_RECORD_VERSION, 1},
    {"0403", "16 0403 0001", HSK_PEER_BAD_RECORD_VERSION, 1},
};
/* RFC 8446 5.1: legacy_record_version MUST be ignored */
static const msg_row ignored_rows[] = {
    {"0000", "16 0000 0001", HSK_OK, 0},
    {"ffff", "15 ffff 0002", HSK_OK, 0},
    {"an unknown type", "80 0303 0001", HSK_PEER_BAD_RECORD_HEADER, 0},
    {"2^14 + 1", "16 ffff 4001", HSK_PEER_RECORD_OVERFLOW, 3},
};
/* TLSCiphertext of TLS 1.2 (RFC 5246 6.2.3) */
static const msg_row ciphertext_rows[] = {
    {"2^14 + 2048", "16 0303 4800", HSK_OK, 0},
    {"2^14 + 2049", "16 0303 4801", HSK_PEER_RECORD_OVERFLOW, 3},
};
/* TLSCiphertext of TLS 1.3 (RFC 8446 5.2) */
static const msg_row ciphertext13_rows[] = {
    {"2^14 + 256", "17 0303 4100", HSK_OK, 0},
    {"2^14 + 257", "17 0303 4101", HSK_PEER_RECORD_OVERFLOW, 3},
    {"empty", "17 0303 0000", HSK_OK, 0},
    {"handshake", "16 0303 0010", HSK_PEER_BAD_RECORD_HEADER, 0},
    {"type 24", "18 0303 0010", HSK_PEER_BAD_RECORD_HEADER, 0},
    {"0301", "17 0301 0010", HSK_PEER_BAD_RECORD_VERSION, 1},
    {"0304", "17 0304 0010", HSK_PEER_BAD_RECORD_VERSION, 1},
};

static void headers(void **state)
{
  (void)state;
  limits = (header_limits){HSK_TLS12, HSK_PLAINTEXT_MAX};
  CHECK_ROWS(agreed_rows, parse_header, sizeof(hsk_record_header));
  limits.version = 0;
  CHECK_ROWS(open_rows, parse_header, sizeof(hsk_record_header));
  limits.version = HSK_RECORD_VERSION_IGNORED;
  CHECK_ROWS(ignored_rows, parse_header, sizeof(hsk_record_header));
  limits = (header_limits){HSK_TLS12, HSK_CIPHERTEXT_MAX};
  CHECK_ROWS(ciphertext_rows, parse_header, sizeof(hsk_record_header));
  limits.max_len = HSK_CIPHERTEXT13_MAX;
  CHECK_ROWS(ciphertext13_rows, parse_header13, sizeof(hsk_record_header));
}

static void header_fields(void **state)
{
  (void)state;
  const uint8_t buf[7] = {0, 0, 23, 3, 3, 0x40, 0x12};
  hsk_record_header h;
  assert_int_equal(hsk_record_header_parse(buf, 2, 0, HSK_CIPHERTEXT_MAX, &h).error, HSK_OK);
  assert_int_equal(h.content_type, HSK_APPLICATION_DATA);
  assert_int_equal(h.version, 0x0303);
  assert_int_equal(h.fragment_len, 0x4012);
  memset(&h, 0, sizeof h);
  assert_int_equal(hsk_ciphertext13_header_parse(buf, 2, HSK_CIPHERTEXT13_MAX, &h).error, HSK_OK);
  assert_int_equal(h.content_type, HSK_APPLICATION_DATA);
  assert_int_equal(h.version, 0x0303);
  assert_int_equal(h.fragment_len, 0x4012);
  assert_int_equal(hsk_ciphertext13_header_parse(buf, 2, 0x4011, &h).at, 5);
}

static hsk_record_header head;
#define BUILD_HEADER(out, cap) hsk_record_header_build(&head, out, cap)

static void header_build(void **state)
{
  (void)state;
  head = (hsk_record_header){22, 0x0301, 0x4800};
  CHECK_BUILT("16 0301 4800", BUILD_HEADER);
  head = (hsk_record_header){20, 0xffff, 0};
  CHECK_BUILT("14 ffff 0000", BUILD_HEADER);
  head = (hsk_record_header){23, 0, 1};
  CHECK_BUILT("17 0000 0001", BUILD_HEADER);
  const hsk_record_header bad[] = {{19, 0x0303, 1}, {24, 0x0303, 1}, {23, 0x10000, 1}, {23, 0x0303, 0x4801}};
  for (size_t i = 0; i < 4; i++) {
    head = bad[i];
    CHECK_REFUSED(BUILD_HEADER);
  }
  uint8_t out[6] = {9, 9, 9, 9, 9, 9};
  hsk_record_header_put(out, 1, 21, 0x1234);
  assert_memory_equal(out, "\x09\x15\x03\x03\x12\x34", 6);
}

#define BAD_INNER HSK_PEER_MALFORMED_INNER_PLAINTEXT
static const msg_row inner_rows[] = {
    {"data", "aabb 17", HSK_OK, 0},
    {"data and padding", "aabb 17 00*5", HSK_OK, 0},
    {"data that ends in zeros", "aa0000 17 00", HSK_OK, 0},
    {"no data", "17", HSK_OK, 0},
    {"no data, padded", "17 00*16384", HSK_OK, 0},
    {"handshake", "00 16", HSK_OK, 0},
    {"alert", "0100 15 00", HSK_OK, 0},
    {"the longest", "aa*16384 17", HSK_OK, 0},
    {"one byte too long", "aa*16384 17 00", HSK_PEER_RECORD_OVERFLOW, 0},
    {"far too long", "00*16386", HSK_PEER_RECORD_OVERFLOW, 0},
    {"empty", "", BAD_INNER, 0},
    {"a zero", "00", BAD_INNER, 0},
    {"zeros", "00*16385", BAD_INNER, 0},
    {"a ChangeCipherSpec", "01 14", BAD_INNER, 1},
    {"type 24", "aa 18 00", BAD_INNER, 1},
    {"type 1", "01", BAD_INNER, 0},
    {"type 255", "00 ff 0000", BAD_INNER, 1},
    {"an empty handshake record", "16 00", HSK_PEER_EMPTY_HANDSHAKE_RECORD, 0},
    {"an empty alert record", "15", HSK_PEER_EMPTY_HANDSHAKE_RECORD, 0},
};

static void inner(void **state)
{
  (void)state;
  CHECK_ROWS(inner_rows, parse_inner, sizeof(hsk_inner_plaintext));
  const uint8_t buf[8] = {0x17, 0x17, 1, 0, 0x15, 0, 0, 0x17};
  hsk_inner_plaintext p;
  assert_int_equal(hsk_inner_plaintext_parse(buf, 2, 7, 5, &p).error, HSK_OK);
  assert_int_equal(p.content.off, 2);
  assert_int_equal(p.content.len, 2);
  assert_int_equal(p.content_type, HSK_ALERT);
  /* record_size_limit counts type and padding */
  hsk_result r = hsk_inner_plaintext_parse(buf, 2, 7, 4, &p);
  assert_int_equal(r.error, HSK_PEER_RECORD_OVERFLOW);
  assert_int_equal(r.at, 2);
}

static uint32_t type;
static size_t content_len, padding_len;
static hsk_built build_inner(uint8_t *out, size_t cap)
{
  /* the content stands there already, whatever it is */
  return hsk_inner_plaintext_build(type, content_len, padding_len, out, cap);
}

static void check_inner(uint32_t t, size_t content, size_t padding)
{
  static uint8_t out[40000];
  size_t need = content + 1 + padding;
  type = t, content_len = content, padding_len = padding;
  for (size_t cap = content; cap <= need + 1; cap++) {
    if (cap == content + 20 && need > content + 40) cap = need - 1;
    memset(out, 0x5a, need + 8);
    hsk_built b = build_inner(out, cap);
    assert_int_equal(b.need, need);
    assert_int_equal(b.error, cap < need ? HSK_BUFFER_TOO_SMALL : HSK_OK);
    for (size_t i = 0; i < need + 8; i++) {
      uint32_t want = b.error != HSK_OK || i < content || i >= need ? 0x5a : i == content ? t : 0;
      assert_int_equal(out[i], want);
    }
    hsk_inner_plaintext p;
    if (b.error != HSK_OK) continue;
    assert_int_equal(hsk_inner_plaintext_parse(out, 0, b.need, HSK_INNER_PLAINTEXT_MAX, &p).error, HSK_OK);
    assert_int_equal(p.content.len, content);
    assert_int_equal(p.content_type, t);
  }
}

static void inner_build(void **state)
{
  (void)state;
  check_inner(HSK_APPLICATION_DATA, 0, 0);
  check_inner(HSK_APPLICATION_DATA, 0, HSK_PLAINTEXT_MAX);
  check_inner(HSK_APPLICATION_DATA, HSK_PLAINTEXT_MAX, 0);
  check_inner(HSK_HANDSHAKE, 1, 3);
  check_inner(HSK_ALERT, 2, HSK_PLAINTEXT_MAX - 2);
  const struct {
    uint32_t t;
    size_t content, padding;
  } bad[] = {{20, 1, 0},
             {24, 1, 0},
             {0, 1, 0},
             {HSK_HANDSHAKE, 0, 5},
             {HSK_ALERT, 0, 0},
             {HSK_APPLICATION_DATA, HSK_PLAINTEXT_MAX + 1, 0},
             {HSK_APPLICATION_DATA, 2, HSK_PLAINTEXT_MAX - 1},
             {HSK_APPLICATION_DATA, 2, SIZE_MAX}};
  for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
    type = bad[i].t, content_len = bad[i].content, padding_len = bad[i].padding;
    CHECK_REFUSED(build_inner);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(headers), cmocka_unit_test(header_fields),
                                     cmocka_unit_test(header_build), cmocka_unit_test(inner),
                                     cmocka_unit_test(inner_build)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
