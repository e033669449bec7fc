/* The extensions of one field. */
#include "msg_util.h"
#include "msg/ext/cookie.h"
#include "msg/ext/early_data.h"
#include "msg/ext/encrypt_then_mac.h"
#include "msg/ext/max_fragment_length.h"
#include "msg/ext/padding.h"
#include "msg/ext/post_handshake_auth.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/signature_algorithms_cert.h"
#include "msg/ext/supported_versions.h"
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
WITH_VIEW(cookie)
WITHOUT_VIEW(early_data)
WITH_VIEW(early_data_ticket)
WITHOUT_VIEW(encrypt_then_mac)
WITH_VIEW(max_fragment_length)
WITHOUT_VIEW(padding)
WITHOUT_VIEW(post_handshake_auth)
WITH_VIEW(psk_key_exchange_modes)
WITH_VIEW(record_size_limit)
WITH_VIEW(session_ticket)
WITHOUT_VIEW(session_ticket_response)
WITH_VIEW(signature_algorithms_cert)
WITH_VIEW(supported_versions)
WITH_VIEW(selected_version)

#define MFL HSK_PEER_MALFORMED_MAX_FRAGMENT_LENGTH
static const msg_row max_fragment_length_rows[] = {
    {"2^9", "ee 01", HSK_OK, 0},
    {"2^12", "ee 04", HSK_OK, 0},
    {"0", "ee 00", HSK_PEER_BAD_MAX_FRAGMENT_LENGTH, 1},
    {"5", "ee 05", HSK_PEER_BAD_MAX_FRAGMENT_LENGTH, 1},
    {"255", "ee ff", HSK_PEER_BAD_MAX_FRAGMENT_LENGTH, 1},
    {"empty", "ee", MFL, 1},
    {"a byte behind", "ee 01 00", MFL, 1},
};
#define RSL HSK_PEER_MALFORMED_RECORD_SIZE_LIMIT
static const msg_row record_size_limit_rows[] = {
    {"64", "ee 0040", HSK_OK, 0},
    {"2^14 + 1", "ee 4001", HSK_OK, 0},
    {"above the protocol's limit", "ee ffff", HSK_OK, 0},
    {"63", "ee 003f", HSK_PEER_BAD_RECORD_SIZE_LIMIT, 1},
    {"0", "ee 0000", HSK_PEER_BAD_RECORD_SIZE_LIMIT, 1},
    {"empty", "ee", RSL, 1},
    {"cut", "ee 40", RSL, 1},
    {"a byte behind", "ee 4000 00", RSL, 1},
};
static const msg_row encrypt_then_mac_rows[] = {
    {"empty", "ee", HSK_OK, 0}, {"not empty", "ee 00", HSK_PEER_MALFORMED_ENCRYPT_THEN_MAC, 1}};
static const msg_row post_handshake_auth_rows[] = {
    {"empty", "ee", HSK_OK, 0}, {"not empty", "ee 00", HSK_PEER_MALFORMED_POST_HANDSHAKE_AUTH, 1}};
#define ED HSK_PEER_MALFORMED_EARLY_DATA
static const msg_row early_data_rows[] = {
    {"empty", "ee", HSK_OK, 0}, {"not empty", "ee 00", ED, 1}, {"a ticket's", "ee 00000000", ED, 1}};
static const msg_row early_data_ticket_rows[] = {
    {"none", "ee 00000000", HSK_OK, 0}, {"most", "ee ffffffff", HSK_OK, 0},        {"empty", "ee", ED, 1},
    {"cut", "ee 000000", ED, 1},        {"a byte behind", "ee 0000000000", ED, 1},
};
static const msg_row session_ticket_rows[] = {
    {"none", "ee", HSK_OK, 0}, {"one byte", "ee 00", HSK_OK, 0}, {"longest", "ee aa*65535", HSK_OK, 0}};
static const msg_row session_ticket_response_rows[] = {
    {"empty", "ee", HSK_OK, 0}, {"not empty", "ee 00", HSK_PEER_MALFORMED_SESSION_TICKET, 1}};
#define PA HSK_PEER_MALFORMED_PADDING
static const msg_row padding_rows[] = {
    {"none", "ee", HSK_OK, 0},
    {"one", "ee 00", HSK_OK, 0},
    {"longest", "ee 00*65535", HSK_OK, 0},
    {"first not zero", "ee 80 00", PA, 1},
    {"last not zero", "ee 00*9 01", PA, 10},
};
#define CK HSK_PEER_MALFORMED_COOKIE
static const msg_row cookie_rows[] = {
    {"one byte", "ee 0001 aa", HSK_OK, 0},
    {"longest", "ee fffd aa*65533", HSK_OK, 0},
    {"none", "ee 0000", CK, 1},
    {"empty", "ee", CK, 1},
    {"length cut", "ee 00", CK, 1},
    {"cut", "ee 0002 aa", CK, 1},
    {"a byte behind", "ee 0001 aa 00", CK, 4},
};
#define PM HSK_PEER_MALFORMED_PSK_KEY_EXCHANGE_MODES
static const msg_row psk_key_exchange_modes_rows[] = {
    {"one", "ee 01 01", HSK_OK, 0},
    {"unknown modes", "ee 02 7faa", HSK_OK, 0},
    {"longest", "ee ff 00*255", HSK_OK, 0},
    {"none", "ee 00", PM, 1},
    {"empty", "ee", PM, 1},
    {"cut", "ee 02 01", PM, 1},
    {"a byte behind", "ee 01 01 00", PM, 3},
};
#define SV HSK_PEER_MALFORMED_SUPPORTED_VERSIONS
static const msg_row supported_versions_rows[] = {
    {"one", "ee 02 0304", HSK_OK, 0},
    {"GREASE, too", "ee 06 7a7a 0304 0303", HSK_OK, 0},
    {"longest", "ee fe 03*254", HSK_OK, 0},
    {"odd longest", "ee ff 03*255", SV, 1},
    {"odd", "ee 03 030403", SV, 1},
    {"one byte", "ee 01 03", SV, 1},
    {"none", "ee 00", SV, 1},
    {"empty", "ee", SV, 1},
    {"cut", "ee 04 0304", SV, 1},
    {"a byte behind", "ee 02 0304 00", SV, 4},
    {"the server's form", "ee 0304", SV, 1},
};
static const msg_row selected_version_rows[] = {
    {"TLS 1.3", "ee 0304", HSK_OK, 0},
    {"any number", "ee ffff", HSK_OK, 0},
    {"empty", "ee", SV, 1},
    {"cut", "ee 03", SV, 1},
    {"a byte behind", "ee 0304 00", SV, 1},
    {"the client's form", "ee 02 0304", SV, 1},
};
#define SC HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS_CERT
static const msg_row signature_algorithms_cert_rows[] = {
    {"one", "ee 0002 0804", HSK_OK, 0},      {"longest", "ee fffe 00*65534", HSK_OK, 0},
    {"too long", "ee ffff 00*65535", SC, 1}, {"none", "ee 0000", SC, 1},
    {"odd", "ee 0003 080400", SC, 1},        {"empty", "ee", SC, 1},
    {"cut", "ee 0004 0804", SC, 1},          {"a byte behind", "ee 0002 0804 00", SC, 5},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(max_fragment_length_rows, p_max_fragment_length, sizeof(hsk_max_fragment_length));
  CHECK_ROWS(record_size_limit_rows, p_record_size_limit, sizeof(hsk_record_size_limit));
  CHECK_ROWS(encrypt_then_mac_rows, p_encrypt_then_mac, 0);
  CHECK_ROWS(post_handshake_auth_rows, p_post_handshake_auth, 0);
  CHECK_ROWS(early_data_rows, p_early_data, 0);
  CHECK_ROWS(early_data_ticket_rows, p_early_data_ticket, sizeof(hsk_early_data_ticket));
  CHECK_ROWS(session_ticket_rows, p_session_ticket, sizeof(hsk_session_ticket));
  CHECK_ROWS(session_ticket_response_rows, p_session_ticket_response, 0);
  CHECK_ROWS(padding_rows, p_padding, 0);
  CHECK_ROWS(cookie_rows, p_cookie, sizeof(hsk_cookie));
  CHECK_ROWS(psk_key_exchange_modes_rows, p_psk_key_exchange_modes, sizeof(hsk_psk_key_exchange_modes));
  CHECK_ROWS(supported_versions_rows, p_supported_versions, sizeof(hsk_supported_versions));
  CHECK_ROWS(selected_version_rows, p_selected_version, sizeof(hsk_selected_version));
  CHECK_ROWS(signature_algorithms_cert_rows, p_signature_algorithms_cert,
             sizeof(hsk_signature_algorithms_cert));
}

static void fields(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("ee 03", buf);
  hsk_max_fragment_length mfl;
  assert_int_equal(hsk_max_fragment_length_parse(buf, 1, n, &mfl).error, HSK_OK);
  assert_int_equal(mfl.max_fragment_length, 3);
  n = bytes_of("ee 4001", buf);
  hsk_record_size_limit rsl;
  assert_int_equal(hsk_record_size_limit_parse(buf, 1, n, &rsl).error, HSK_OK);
  assert_int_equal(rsl.record_size_limit, 16385);
  hsk_selected_version sel;
  assert_int_equal(hsk_selected_version_parse(buf, 1, n, &sel).error, HSK_OK);
  assert_int_equal(sel.selected_version, 0x4001);
  hsk_session_ticket st;
  assert_int_equal(hsk_session_ticket_parse(buf, 1, n, &st).error, HSK_OK);
  assert_true(st.ticket.off == 1 && span_is(buf, st.ticket, "\x40\x01", 2));
  n = bytes_of("ee fedcba98", buf);
  hsk_early_data_ticket ed;
  assert_int_equal(hsk_early_data_ticket_parse(buf, 1, n, &ed).error, HSK_OK);
  assert_int_equal(ed.max_early_data_size, 0xfedcba98u);
  n = bytes_of("ee 0004 0403 0807", buf);
  hsk_cookie ck;
  assert_int_equal(hsk_cookie_parse(buf, 1, n, &ck).error, HSK_OK);
  assert_true(span_is(buf, ck.cookie, "\x04\x03\x08\x07", 4));
  hsk_signature_algorithms_cert sa;
  assert_int_equal(hsk_signature_algorithms_cert_parse(buf, 1, n, &sa).error, HSK_OK);
  assert_true(hsk_u16_list_has(buf, sa.supported_signature_algorithms, 0x0807));
  assert_false(hsk_u16_list_has(buf, sa.supported_signature_algorithms, 0x0308));
  n = bytes_of("ee 04 0304 0303", buf);
  hsk_supported_versions sv;
  assert_int_equal(hsk_supported_versions_parse(buf, 1, n, &sv).error, HSK_OK);
  assert_true(span_is(buf, sv.versions, "\x03\x04\x03\x03", 4));
  hsk_psk_key_exchange_modes pm;
  assert_int_equal(hsk_psk_key_exchange_modes_parse(buf, 1, n, &pm).error, HSK_OK);
  assert_true(hsk_u8_list_has(buf, pm.ke_modes, 4));
  assert_false(hsk_u8_list_has(buf, pm.ke_modes, HSK_PSK_DHE_KE));
}

static hsk_bytes b;
static uint32_t number;
static size_t count;
static uint16_t numbers[40000];
#define B_MFL(out, cap)      hsk_max_fragment_length_build(number, out, cap)
#define B_RSL(out, cap)      hsk_record_size_limit_build(number, out, cap)
#define B_SELECTED(out, cap) hsk_selected_version_build(number, out, cap)
#define B_EARLY(out, cap)    hsk_early_data_ticket_build(number, out, cap)
#define B_PADDING(out, cap)  hsk_padding_build(count, out, cap)
#define B_TICKET(out, cap)   hsk_session_ticket_build(b, out, cap)
#define B_COOKIE(out, cap)   hsk_cookie_build(b, out, cap)
#define B_MODES(out, cap)    hsk_psk_key_exchange_modes_build(b, out, cap)
#define B_VERSIONS(out, cap) hsk_supported_versions_build(numbers, count, out, cap)
#define B_CERT(out, cap)     hsk_signature_algorithms_cert_build(numbers, count, out, cap)

static void build(void **state)
{
  (void)state;
  static uint8_t one[70000];
  CHECK_BUILT("0016 0000", hsk_encrypt_then_mac_build);
  CHECK_BUILT("0031 0000", hsk_post_handshake_auth_build);
  CHECK_BUILT("002a 0000", hsk_early_data_build);
  CHECK_BUILT("0023 0000", hsk_session_ticket_response_build);
  number = 1;
  CHECK_BUILT("0001 0001 01", B_MFL);
  number = 4;
  CHECK_BUILT("0001 0001 04", B_MFL);
  number = 64;
  CHECK_BUILT("001c 0002 0040", B_RSL);
  number = 65535;
  CHECK_BUILT("001c 0002 ffff", B_RSL);
  CHECK_BUILT("002b 0002 ffff", B_SELECTED);
  number = 0x0304;
  CHECK_BUILT("002b 0002 0304", B_SELECTED);
  number = 0xfedcba98u;
  CHECK_BUILT("002a 0004 fedcba98", B_EARLY);
  count = 0;
  CHECK_BUILT("0015 0000", B_PADDING);
  count = 3;
  CHECK_BUILT("0015 0003 000000", B_PADDING);
  count = 65535;
  CHECK_BUILT("0015 ffff 00*65535", B_PADDING);
  CHECK_BUILT("0023 0000", B_TICKET);
  b = field_of("aabb", one);
  CHECK_BUILT("0023 0002 aabb", B_TICKET);
  CHECK_BUILT("002c 0004 0002 aabb", B_COOKIE);
  CHECK_BUILT("002d 0003 02 aabb", B_MODES);
  b = field_of("cc*65535", one);
  CHECK_BUILT("0023 ffff cc*65535", B_TICKET);
  b.len = 65533;
  CHECK_BUILT("002c ffff fffd cc*65533", B_COOKIE);
  b.len = 255;
  CHECK_BUILT("002d 0100 ff cc*255", B_MODES);
  numbers[0] = 0x0304, numbers[1] = 0x0303, count = 2;
  CHECK_BUILT("002b 0005 04 0304 0303", B_VERSIONS);
  CHECK_BUILT("0032 0006 0004 0304 0303", B_CERT);
  for (size_t i = 0; i < 40000; i++)
    numbers[i] = 0x2222;
  count = 127;
  CHECK_BUILT("002b 00ff fe 22*254", B_VERSIONS);
  count = 32766;
  CHECK_BUILT("0032 fffe fffc 22*65532", B_CERT);
}

static void build_refuses(void **state)
{
  (void)state;
  static uint8_t bytes[70000];
  number = 0;
  CHECK_REFUSED(B_MFL);
  number = 5;
  CHECK_REFUSED(B_MFL);
  number = 63;
  CHECK_REFUSED(B_RSL);
  number = 65536;
  CHECK_REFUSED(B_RSL);
  CHECK_REFUSED(B_SELECTED);
  count = 65536;
  CHECK_REFUSED(B_PADDING);
  b.data = bytes, b.len = 65536;
  CHECK_REFUSED(B_TICKET);
  b.len = 65534;
  CHECK_REFUSED(B_COOKIE);
  b.len = 256;
  CHECK_REFUSED(B_MODES);
  b.len = 0;
  CHECK_REFUSED(B_COOKIE);
  CHECK_REFUSED(B_MODES);
  count = 0;
  CHECK_REFUSED(B_VERSIONS);
  CHECK_REFUSED(B_CERT);
  count = 128;
  CHECK_REFUSED(B_VERSIONS);
  count = 32767;
  CHECK_REFUSED(B_CERT);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields),
                                     cmocka_unit_test(build), cmocka_unit_test(build_refuses)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
