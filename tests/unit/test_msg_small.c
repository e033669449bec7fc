/* The messages without a list: header, alert, ChangeCipherSpec, HelloRequest, ServerHelloDone, Finished. */
#include "msg_util.h"
#include "msg/alert.h"
#include "msg/change_cipher_spec.h"
#include "msg/finished.h"
#include "msg/handshake.h"
#include "msg/hello_request.h"
#include "msg/server_hello_done.h"

static hsk_result parse_alert(const uint8_t *buf, size_t len, void *view)
{
  return hsk_alert_parse(buf, len, view);
}
static hsk_result parse_ccs(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_change_cipher_spec_parse(buf, len);
}
static hsk_result parse_hello_request(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_hello_request_parse(buf, len);
}
static hsk_result parse_done(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_server_hello_done_parse(buf, len);
}
static hsk_result parse_finished(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  return hsk_finished_parse(buf, len, HSK_VERIFY_DATA_LEN);
}

static const msg_row alert_rows[] = {
    {"close_notify", "0100", HSK_OK, 0},
    {"fatal", "0228", HSK_OK, 0},
    {"unknown description", "02ff", HSK_OK, 0},
    {"level 0", "0000", HSK_PEER_MALFORMED_ALERT, 0},
    {"level 3", "0300", HSK_PEER_MALFORMED_ALERT, 0},
    {"empty", "", HSK_PEER_MALFORMED_ALERT, 0},
    {"cut", "02", HSK_PEER_MALFORMED_ALERT, 1},
    {"two alerts", "01000100", HSK_PEER_MALFORMED_ALERT, 2},
};
static const msg_row ccs_rows[] = {
    {"good", "01", HSK_OK, 0},
    {"empty", "", HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 0},
    {"0", "00", HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 0},
    {"2", "02", HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 0},
    {"two", "0101", HSK_PEER_MALFORMED_CHANGE_CIPHER_SPEC, 1},
};
static const msg_row hello_request_rows[] = {
    {"good", "", HSK_OK, 0},
    {"a byte", "00", HSK_PEER_MALFORMED_HELLO_REQUEST, 0},
};
static const msg_row done_rows[] = {
    {"good", "", HSK_OK, 0},
    {"a byte", "00", HSK_PEER_MALFORMED_SERVER_HELLO_DONE, 0},
    {"256 bytes", "00*256", HSK_PEER_MALFORMED_SERVER_HELLO_DONE, 0},
    {"65536 bytes", "00*65536", HSK_PEER_MALFORMED_SERVER_HELLO_DONE, 0},
};
static const msg_row finished_rows[] = {
    {"good", "aa*12", HSK_OK, 0},
    {"11 bytes", "aa*11", HSK_PEER_MALFORMED_FINISHED, 11},
    {"13 bytes", "aa*13", HSK_PEER_MALFORMED_FINISHED, 12},
    {"empty", "", HSK_PEER_MALFORMED_FINISHED, 0},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(alert_rows, parse_alert, sizeof(hsk_alert));
  CHECK_ROWS(ccs_rows, parse_ccs, 0);
  CHECK_ROWS(hello_request_rows, parse_hello_request, 0);
  CHECK_ROWS(done_rows, parse_done, 0);
  CHECK_ROWS(finished_rows, parse_finished, 0);
}

static hsk_alert alert;
static uint8_t verify_data[12];
#define BUILD_ALERT(out, cap)    hsk_alert_build(&alert, out, cap)
#define BUILD_FINISHED(out, cap) hsk_finished_build((hsk_bytes){verify_data, sizeof verify_data}, out, cap)

static void build(void **state)
{
  (void)state;
  const uint8_t bytes[2] = {2, 70};
  assert_int_equal(hsk_alert_parse(bytes, 2, &alert).error, HSK_OK);
  assert_int_equal(alert.level, HSK_ALERT_FATAL);
  assert_int_equal(alert.description, HSK_ALERT_PROTOCOL_VERSION);
  CHECK_BUILT("0246", BUILD_ALERT);
  alert.level = 3;
  CHECK_REFUSED(BUILD_ALERT);
  alert.level = 0;
  CHECK_REFUSED(BUILD_ALERT);
  alert.level = 1, alert.description = 256;
  CHECK_REFUSED(BUILD_ALERT);
  CHECK_BUILT("01", hsk_change_cipher_spec_build);
  CHECK_BUILT("", hsk_hello_request_build);
  CHECK_BUILT("", hsk_server_hello_done_build);
  bytes_of("aa*11 bb", verify_data);
  CHECK_BUILT("aa*11 bb", BUILD_FINISHED);
}

static void header(void **state)
{
  (void)state;
  uint8_t buf[5];
  bytes_of("0b 012345 ff", buf);
  hsk_handshake h = hsk_handshake_header_get(buf);
  assert_int_equal(h.msg_type, HSK_MSG_CERTIFICATE);
  assert_int_equal(h.length, 0x012345);
  hsk_handshake_header_put(buf, 20, 0xfffefd);
  const uint8_t want[5] = {20, 0xff, 0xfe, 0xfd, 0xff};
  assert_memory_equal(buf, want, 5);
  assert_string_equal(hsk_handshake_type_name(HSK_MSG_SERVER_HELLO_DONE), "server_hello_done");
  assert_string_equal(hsk_handshake_type_name(3), "?");
  assert_string_equal(hsk_alert_name(0), "close_notify");
  assert_string_equal(hsk_alert_name(120), "no_application_protocol");
  assert_string_equal(hsk_alert_name(1), "?");
  assert_string_equal(hsk_alert_level_name(1), "warning");
  assert_string_equal(hsk_alert_level_name(2), "fatal");
  assert_string_equal(hsk_alert_level_name(3), "?");
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(build),
                                     cmocka_unit_test(header)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
