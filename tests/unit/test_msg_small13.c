/* The small messages of TLS 1.3: EncryptedExtensions, KeyUpdate, EndOfEarlyData, Finished, message_hash; framing; alerts. */
#include "msg_util.h"
#include "msg/alert.h"
#include "msg/encrypted_extensions.h"
#include "msg/end_of_early_data.h"
#include "msg/finished.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"

static hsk_result parse_ee(const uint8_t *buf, size_t len, void *view)
{
  return hsk_encrypted_extensions_parse(buf, len, view);
}
static hsk_result parse_key_update(const uint8_t *buf, size_t len, void *view)
{
  return hsk_key_update_parse(buf, len, view);
}
static hsk_result parse_end(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_end_of_early_data_parse(buf, len);
}
static hsk_result parse_finished32(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_finished_parse(buf, len, 32);
}
static hsk_result parse_finished48(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_finished_parse(buf, len, HSK_VERIFY_DATA_MAX_LEN);
}
static hsk_result parse_hash(const uint8_t *buf, size_t len, void *view)
{
  return hsk_message_hash_parse(buf, len, view);
}

#define BAD_EE HSK_PEER_MALFORMED_ENCRYPTED_EXTENSIONS
static const msg_row ee_rows[] = {
    {"no extension", "0000", HSK_OK, 0},
    {"one", "0005 000a 0001 00", HSK_OK, 0},
    {"the longest", "ffff 0015 fffb 00*65531", HSK_OK, 0},
    {"empty", "", BAD_EE, 0},
    {"length cut", "00", BAD_EE, 0},
    {"one byte short", "0005 000a 0001", BAD_EE, 0},
    {"a byte behind", "0000 00", BAD_EE, 2},
    {"an extension behind", "0004 000a 0000 000b 0000", BAD_EE, 6},
    {"an extension cut", "0004 000a 0001", HSK_PEER_MALFORMED_EXTENSIONS, 2},
    {"an extension twice", "0008 000a 0000 000a 0000", HSK_PEER_DUPLICATE_EXTENSION, 2},
};
static const msg_row key_update_rows[] = {
    {"update_not_requested", "00", HSK_OK, 0},       {"update_requested", "01", HSK_OK, 0},
    {"2", "02", HSK_PEER_BAD_KEY_UPDATE, 0},         {"255", "ff", HSK_PEER_BAD_KEY_UPDATE, 0},
    {"empty", "", HSK_PEER_MALFORMED_KEY_UPDATE, 0}, {"two bytes", "0000", HSK_PEER_MALFORMED_KEY_UPDATE, 1},
};
static const msg_row end_rows[] = {
    {"good", "", HSK_OK, 0},
    {"a byte", "00", HSK_PEER_MALFORMED_END_OF_EARLY_DATA, 0},
};
static const msg_row finished32_rows[] = {
    {"good", "aa*32", HSK_OK, 0},
    {"12 bytes", "aa*12", HSK_PEER_MALFORMED_FINISHED, 12},
    {"31 bytes", "aa*31", HSK_PEER_MALFORMED_FINISHED, 31},
    {"33 bytes", "aa*33", HSK_PEER_MALFORMED_FINISHED, 32},
    {"empty", "", HSK_PEER_MALFORMED_FINISHED, 0},
};
static const msg_row finished48_rows[] = {
    {"good", "aa*48", HSK_OK, 0},
    {"32 bytes", "aa*32", HSK_PEER_MALFORMED_FINISHED, 32},
    {"49 bytes", "aa*49", HSK_PEER_MALFORMED_FINISHED, 48},
};
#define BAD_HASH HSK_PEER_MALFORMED_MESSAGE_HASH
static const msg_row hash_rows[] = {
    {"SHA-256", "fe000020 77*32", HSK_OK, 0},
    {"SHA-384", "fe000030 77*48", HSK_OK, 0},
    {"another type", "fd000020 77*32", BAD_HASH, 0},
    {"20 bytes", "fe000014 77*20", BAD_HASH, 1},
    {"33 bytes", "fe000021 77*33", BAD_HASH, 1},
    {"64 bytes", "fe000040 77*64", BAD_HASH, 1},
    {"one byte short", "fe000020 77*31", BAD_HASH, 1},
    {"a byte behind", "fe000020 77*33", BAD_HASH, 1},
    {"a longer length", "fe000120 77*32", BAD_HASH, 1},
    {"header cut", "fe0000", BAD_HASH, 3},
    {"empty", "", BAD_HASH, 0},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(ee_rows, parse_ee, sizeof(hsk_encrypted_extensions));
  CHECK_ROWS(key_update_rows, parse_key_update, sizeof(uint32_t));
  CHECK_ROWS(end_rows, parse_end, 0);
  CHECK_ROWS(finished32_rows, parse_finished32, 0);
  CHECK_ROWS(finished48_rows, parse_finished48, 0);
  CHECK_ROWS(hash_rows, parse_hash, sizeof(hsk_span));
}

static void fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("0005 000a 0001 aa", buf);
  hsk_encrypted_extensions ee;
  assert_int_equal(hsk_encrypted_extensions_parse(buf, n, &ee).error, HSK_OK);
  assert_int_equal(ee.extensions.off, 2);
  assert_true(span_is(buf, ee.extensions, "\x00\x0a\x00\x01\xaa", 5));
  uint32_t request = 7;
  buf[0] = 1;
  assert_int_equal(hsk_key_update_parse(buf, 1, &request).error, HSK_OK);
  assert_int_equal(request, HSK_UPDATE_REQUESTED);
  buf[0] = 0;
  assert_int_equal(hsk_key_update_parse(buf, 1, &request).error, HSK_OK);
  assert_int_equal(request, HSK_UPDATE_NOT_REQUESTED);
  hsk_span hash;
  n = bytes_of("fe000030 77*47 88", buf);
  assert_int_equal(hsk_message_hash_parse(buf, n, &hash).error, HSK_OK);
  assert_int_equal(hash.off, 4);
  assert_int_equal(hash.len, 48);
}

static hsk_bytes bytes;
static uint32_t request_update;
#define BUILD_EE(out, cap)         hsk_encrypted_extensions_build(bytes, out, cap)
#define BUILD_KEY_UPDATE(out, cap) hsk_key_update_build(request_update, out, cap)
#define BUILD_FINISHED(out, cap)   hsk_finished_build(bytes, out, cap)
#define BUILD_HASH(out, cap)       hsk_message_hash_build(bytes, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t store[70000];
  bytes = field_of("", store);
  CHECK_BUILT("0000", BUILD_EE);
  bytes = field_of("000a 0001 aa 000b 0000", store);
  CHECK_BUILT("0009 000a 0001 aa 000b 0000", BUILD_EE);
  bytes = field_of("0015 fffb 55*65531", store);
  CHECK_BUILT("ffff 0015 fffb 55*65531", BUILD_EE);
  bytes.len++;
  CHECK_REFUSED(BUILD_EE);
  bytes = field_of("000a 0001", store);
  CHECK_REFUSED(BUILD_EE);
  bytes = field_of("000a 0000 000a 0000", store);
  CHECK_REFUSED(BUILD_EE);
  request_update = HSK_UPDATE_NOT_REQUESTED;
  CHECK_BUILT("00", BUILD_KEY_UPDATE);
  request_update = HSK_UPDATE_REQUESTED;
  CHECK_BUILT("01", BUILD_KEY_UPDATE);
  request_update = 2;
  CHECK_REFUSED(BUILD_KEY_UPDATE);
  CHECK_BUILT("", hsk_end_of_early_data_build);
}

/* only the lengths that a Finished or a hash has are built */
static void build_by_length(void **state)
{
  (void)state;
  static uint8_t store[64];
  bytes = field_of("66*32", store);
  CHECK_BUILT("66*32", BUILD_FINISHED);
  CHECK_BUILT("fe000020 66*32", BUILD_HASH);
  bytes = field_of("66*48", store);
  CHECK_BUILT("66*48", BUILD_FINISHED);
  CHECK_BUILT("fe000030 66*48", BUILD_HASH);
  for (size_t i = 0; i <= sizeof store; i++) {
    bytes.len = i;
    if (i != 12 && i != 32 && i != 48) CHECK_REFUSED(BUILD_FINISHED);
    if (i != 32 && i != 48) CHECK_REFUSED(BUILD_HASH);
  }
}

/* A message that arrives byte by byte: need never asks for more than there is, and its end is found. */
static void framing(void **state)
{
  (void)state;
  uint8_t all[16];
  size_t n = bytes_of("ff 14 000003 aabbcc 00 000000 0b", all);
  for (size_t len = 1; len <= n; len++) {
    uint8_t *buf = malloc(len);
    assert_non_null(buf);
    memcpy(buf, all, len);
    hsk_handshake_frame f = {9, 9, {9, 9}};
    assert_int_equal(hsk_handshake_next(buf, len, 1, 3, &f).error, HSK_OK);
    assert_int_equal(f.need, len < 5 ? 5 - len : len < 8 ? 8 - len : 0);
    assert_int_equal(f.msg_type, len < 8 ? 0 : 20);
    assert_int_equal(f.body.off, len < 8 ? 0 : 5);
    assert_int_equal(f.body.len, len < 8 ? 0 : 3);
    free(buf);
  }
  hsk_handshake_frame f;
  assert_int_equal(hsk_handshake_next(all, n, 8, 0, &f).error, HSK_OK);
  assert_int_equal(f.need, 0);
  assert_int_equal(f.msg_type, HSK_MSG_HELLO_REQUEST);
  assert_int_equal(f.body.off, 12);
  assert_int_equal(f.body.len, 0);
  assert_int_equal(hsk_handshake_next(all, n, 12, 0, &f).error, HSK_OK);
  assert_int_equal(f.need, 3);
  assert_int_equal(hsk_handshake_next(all, n, n, 0, &f).error, HSK_OK);
  assert_int_equal(f.need, 4);
}

static void framing_limit(void **state)
{
  (void)state;
  uint8_t buf[5] = {7, 1, 0xff, 0xff, 0xff};
  hsk_handshake_frame f = {9, 9, {9, 9}}, before = f;
  assert_int_equal(hsk_handshake_next(buf, 5, 1, 0xffffff, &f).error, HSK_OK);
  assert_int_equal(f.need, 0xffffff);
  f = before;
  hsk_result r = hsk_handshake_next(buf, 5, 1, 0xfffffe, &f);
  assert_int_equal(r.error, HSK_PEER_HANDSHAKE_TOO_LONG);
  assert_int_equal(r.at, 2);
  assert_memory_equal(&f, &before, sizeof f);
  assert_int_equal(hsk_handshake_next(buf, 4, 1, 0, &f).error, HSK_OK);
  assert_int_equal(f.need, 1);
}

static void alerts(void **state)
{
  (void)state;
  for (uint32_t d = 0; d < 256; d++)
    assert_int_equal(hsk_alert_is_closure(d), d == 0 || d == 90);
  /* RFC 8446 6: the enum AlertDescription */
  static const struct {
    uint32_t number;
    const char *name;
  } rows[] = {{0, "close_notify"},
              {10, "unexpected_message"},
              {20, "bad_record_mac"},
              {22, "record_overflow"},
              {40, "handshake_failure"},
              {42, "bad_certificate"},
              {43, "unsupported_certificate"},
              {44, "certificate_revoked"},
              {45, "certificate_expired"},
              {46, "certificate_unknown"},
              {47, "illegal_parameter"},
              {48, "unknown_ca"},
              {49, "access_denied"},
              {50, "decode_error"},
              {51, "decrypt_error"},
              {70, "protocol_version"},
              {71, "insufficient_security"},
              {80, "internal_error"},
              {86, "inappropriate_fallback"},
              {90, "user_canceled"},
              {109, "missing_extension"},
              {110, "unsupported_extension"},
              {112, "unrecognized_name"},
              {113, "bad_certificate_status_response"},
              {115, "unknown_psk_identity"},
              {116, "certificate_required"},
              {120, "no_application_protocol"}};
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    assert_string_equal(hsk_alert_name(rows[i].number), rows[i].name);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(build),   cmocka_unit_test(build_by_length),
                                     cmocka_unit_test(framing), cmocka_unit_test(framing_limit),
                                     cmocka_unit_test(alerts)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
