/* Certificate, CertificateRequest and what CertificateVerify signs, of TLS 1.3. */
#include "msg_util.h"
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_verify.h"

#define CERT      HSK_PEER_MALFORMED_CERTIFICATE
#define REQUEST   HSK_PEER_MALFORMED_CERTIFICATE_REQUEST
#define BLOCK     HSK_PEER_MALFORMED_EXTENSIONS
#define DUPLICATE HSK_PEER_DUPLICATE_EXTENSION
#define MISSING   HSK_PEER_NO_SIGNATURE_ALGORITHMS

static hsk_result parse_certificate(const uint8_t *buf, size_t len, void *view)
{
  return hsk_certificate13_parse(buf, len, view);
}
static hsk_result parse_request(const uint8_t *buf, size_t len, void *view)
{
  return hsk_certificate_request13_parse(buf, len, view);
}

static const msg_row certificate_rows[] = {
    {"none", "00 000000", HSK_OK, 0},
    {"a context", "02 0102 000000", HSK_OK, 0},
    {"the longest context", "ff 01*255 000000", HSK_OK, 0},
    {"one of a byte", "00 000006 000001 30 0000", HSK_OK, 0},
    {"two", "00 00000d 000001 30 0000 000002 3000 0000", HSK_OK, 0},
    {"one of 70000", "00 011175 011170 30*70000 0000", HSK_OK, 0},
    {"an extension", "00 00000b 000001 30 0005 0005 0001 01", HSK_OK, 0},
    {"two extensions", "00 000010 000001 30 000a 0005 0001 01 0012 0001 00", HSK_OK, 0},
    {"the same in two entries", "00 000014 000001 30 0004 0005 0000 000001 30 0004 0005 0000", HSK_OK, 0},
    {"the longest extensions", "00 010005 000001 30 ffff 1a1a fffb 00*65531", HSK_OK, 0},
    {"empty", "", CERT, 0},
    {"context cut", "02 01", CERT, 0},
    {"no list", "00", CERT, 1},
    {"list length cut", "00 0000", CERT, 1},
    {"list cut", "00 000007 000001 30 0000", CERT, 1},
    {"a byte behind", "00 000006 000001 30 0000 00", CERT, 10},
    {"a byte in the list", "00 000007 000001 30 0000 00", CERT, 10},
    {"an empty certificate", "00 000005 000000 0000", CERT, 4},
    {"an empty one behind a good one", "00 00000b 000001 30 0000 000000 0000", CERT, 10},
    {"certificate cut", "00 000004 000002 30", CERT, 4},
    {"extensions missing", "00 000004 000001 30", CERT, 8},
    {"extensions length cut", "00 000005 000001 30 00", CERT, 8},
    {"extensions cut", "00 000009 000001 30 0004 000500", CERT, 8},
    {"the second one's extensions missing", "00 00000a 000001 30 0000 000001 30", CERT, 14},
    {"a byte in the extensions", "00 000007 000001 30 0001 00", BLOCK, 10},
    {"an extension longer than its block", "00 00000b 000001 30 0005 0005 0002 01", BLOCK, 10},
    {"an extension that reaches into the next entry", "00 000010 000001 30 0004 0005 0006 000001 30 0000",
     BLOCK, 10},
    {"the same extension twice", "00 00000e 000001 30 0008 0005 0000 0005 0000", DUPLICATE, 10},
};

static const msg_row request_rows[] = {
    {"the shortest", "00 0008 000d 0004 0002 0403", HSK_OK, 0},
    {"a context", "03 010203 0008 000d 0004 0002 0403", HSK_OK, 0},
    {"the longest context", "ff 01*255 0008 000d 0004 0002 0403", HSK_OK, 0},
    {"behind another one", "00 000c 1a1a 0000 000d 0004 0002 0403", HSK_OK, 0},
    {"before another one", "00 000c 000d 0004 0002 0403 002f 0000", HSK_OK, 0},
    {"contents are not looked at", "00 0004 000d 0000", HSK_OK, 0},
    {"the longest extensions", "00 ffff 000d fffb 00*65531", HSK_OK, 0},
    {"empty", "", REQUEST, 0},
    {"context cut", "02 01", REQUEST, 0},
    {"no extensions", "00", REQUEST, 1},
    {"extensions length cut", "00 00", REQUEST, 1},
    {"no extension", "00 0000", REQUEST, 1},
    {"a byte of extensions", "00 0001 00", REQUEST, 1},
    {"two bytes of extensions", "00 0002 0000", BLOCK, 3},
    {"extensions cut", "00 0005 000d 0000", REQUEST, 1},
    {"a byte behind", "00 0004 000d 0000 00", REQUEST, 7},
    {"an extension cut", "00 0005 000d 0002 00", BLOCK, 3},
    {"signature_algorithms twice", "00 0008 000d 0000 000d 0000", DUPLICATE, 3},
    {"no signature_algorithms", "00 0004 002f 0000", MISSING, 1},
    {"signature_algorithms_cert is another", "01 aa 0008 0032 0004 0002 0403", MISSING, 2},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(certificate_rows, parse_certificate, sizeof(hsk_certificate13));
  CHECK_ROWS(request_rows, parse_request, sizeof(hsk_certificate_request13));
}

static void certificate_fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("02 0102 000017 000001 31 0005 0005 0001 41 000003 323334 0004 0012 0000", buf);
  hsk_certificate13 c;
  assert_int_equal(hsk_certificate13_parse(buf, n, &c).error, HSK_OK);
  assert_true(span_is(buf, c.certificate_request_context, "\x01\x02", 2));
  assert_int_equal(c.certificate_request_context.off, 1);
  assert_int_equal(c.count, 2);
  assert_int_equal(c.certificate_list.off, 6);
  assert_int_equal(c.certificate_list.len, 21 + 2);
  size_t end = c.certificate_list.off + c.certificate_list.len;
  hsk_certificate_entry one = hsk_certificate_entry_next(buf, c.certificate_list.off, end);
  assert_true(span_is(buf, one.cert_data, "\x31", 1));
  assert_true(span_is(buf, one.extensions, "\x00\x05\x00\x01\x41", 5));
  hsk_certificate_entry two = hsk_certificate_entry_next(buf, one.extensions.off + one.extensions.len, end);
  assert_true(span_is(buf, two.cert_data, "\x32\x33\x34", 3));
  assert_true(span_is(buf, two.extensions, "\x00\x12\x00\x00", 4));
  hsk_certificate_entry none = hsk_certificate_entry_next(buf, two.extensions.off + two.extensions.len, end);
  assert_int_equal(none.cert_data.off, 0);
}

static void request_fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("01 aa 000c 1a1a 0000 000d 0004 0002 0403", buf);
  hsk_certificate_request13 cr;
  assert_int_equal(hsk_certificate_request13_parse(buf, n, &cr).error, HSK_OK);
  assert_true(span_is(buf, cr.certificate_request_context, "\xaa", 1));
  assert_int_equal(cr.extensions.off, 4);
  assert_int_equal(cr.extensions.len, 12);
}

static hsk_bytes context;
static hsk_certificate_entry_fields entries[3];
static size_t count;
#define BUILD(out, cap) hsk_certificate13_build(context, entries, count, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t bytes[70000], ex[70000], ctx[300];
  CHECK_BUILT("00 000000", BUILD);
  context = field_of("01*256", ctx);
  CHECK_REFUSED(BUILD);
  context.len--;
  CHECK_BUILT("ff 01*255 000000", BUILD);
  context.len = 2;
  entries[0].cert_data = field_of("30*70000", bytes);
  entries[0].extensions = field_of("0005 0001 41", ex);
  entries[1].cert_data = entries[0].cert_data;
  entries[1].cert_data.len = 2;
  count = 2;
  CHECK_BUILT("02 0101 011181 011170 30*70000 0005 0005 0001 41 000002 3030 0000", BUILD);
  entries[2] = entries[1];
  entries[2].cert_data.len = 0;
  count = 3;
  CHECK_REFUSED(BUILD);
  entries[2].cert_data.len = 16777216;
  CHECK_REFUSED(BUILD);
  entries[2].cert_data.len = SIZE_MAX;
  CHECK_REFUSED(BUILD);
  entries[2].cert_data.len = 16777215 - 70010 - 7 - 5 + 1;
  CHECK_REFUSED(BUILD);
  entries[2].cert_data.len--; /* fits the format, not the buffer */
  uint8_t small[4];
  hsk_built b = BUILD(small, sizeof small);
  assert_int_equal(b.error, HSK_BUFFER_TOO_SMALL);
  assert_int_equal(b.need, 16777215 + 6);
  count = 1;
  context.len = 0;
  entries[0].cert_data.len = 1;
  entries[0].extensions = field_of("1a1a fffc 00*65532", ex);
  CHECK_REFUSED(BUILD);
  entries[0].extensions = field_of("1a1a fffb 00*65531", ex);
  CHECK_BUILT("00 010005 000001 30 ffff 1a1a fffb 00*65531", BUILD);
  entries[0].extensions.len--;
  CHECK_REFUSED(BUILD);
  entries[0].extensions = field_of("0005 0000 0005 0000", ex);
  CHECK_REFUSED(BUILD);
}

static hsk_bytes block;
#define BUILD_REQUEST(out, cap) hsk_certificate_request13_build(context, block, out, cap)

static void build_request(void **state)
{
  (void)state;
  static uint8_t ctx[300], ex[70000];
  context = field_of("01*256", ctx);
  block = field_of("1a1a 0000 000d 0004 0002 0403", ex);
  CHECK_REFUSED(BUILD_REQUEST);
  context.len--;
  CHECK_BUILT("ff 01*255 000c 1a1a 0000 000d 0004 0002 0403", BUILD_REQUEST);
  context.len = 0;
  CHECK_BUILT("00 000c 1a1a 0000 000d 0004 0002 0403", BUILD_REQUEST);
  block.len--;
  CHECK_REFUSED(BUILD_REQUEST);
  block.len = 4; /* well-formed, but without signature_algorithms */
  CHECK_REFUSED(BUILD_REQUEST);
  block.len = 0;
  CHECK_REFUSED(BUILD_REQUEST);
  block = field_of("000d 0000 000d 0000", ex);
  CHECK_REFUSED(BUILD_REQUEST);
  block = field_of("000d fffc 00*65532", ex);
  CHECK_REFUSED(BUILD_REQUEST);
  block = field_of("000d fffb 00*65531", ex);
  CHECK_BUILT("00 ffff 000d fffb 00*65531", BUILD_REQUEST);
}

static hsk_bytes hash;
static uint32_t is_server;
#define CONTENT(out, cap) hsk_certificate_verify_content_build(is_server, hash, out, cap)

/* The example of RFC 8446 4.4.3, and the client's context string. */
static void verify_content(void **state)
{
  (void)state;
  static uint8_t store[100];
  hash = field_of("01*65", store);
  is_server = 1;
  CHECK_REFUSED(CONTENT);
  hash.len = 31;
  CHECK_REFUSED(CONTENT);
  hash.len = 32;
  CHECK_BUILT("20*64 544c5320312e332c207365727665722043657274696669636174655665726966 79 00 01*32", CONTENT);
  is_server = 0;
  CHECK_BUILT("20*64 544c5320312e332c20 636c69656e74 2043657274696669636174655665726966 79 00 01*32",
              CONTENT);
  hash.len = 64;
  CHECK_BUILT("20*64 544c5320312e332c20 636c69656e74 2043657274696669636174655665726966 79 00 01*64",
              CONTENT);
  uint8_t out[HSK_CERTIFICATE_VERIFY_CONTENT_MAX];
  assert_int_equal(CONTENT(out, sizeof out).error, HSK_OK);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar),        cmocka_unit_test(certificate_fields),
                                     cmocka_unit_test(request_fields), cmocka_unit_test(build),
                                     cmocka_unit_test(build_request),  cmocka_unit_test(verify_content)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
