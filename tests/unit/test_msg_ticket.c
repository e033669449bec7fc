/* NewSessionTicket of both versions: rows at both sides of each bound, fields, builders. */
#include "msg_util.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"

#define TICKET    HSK_PEER_MALFORMED_NEW_SESSION_TICKET
#define BLOCK     HSK_PEER_MALFORMED_EXTENSIONS
#define DUPLICATE HSK_PEER_DUPLICATE_EXTENSION

static hsk_result parse12(const uint8_t *buf, size_t len, void *view)
{
  return hsk_new_session_ticket_parse(buf, len, view);
}
static hsk_result parse13(const uint8_t *buf, size_t len, void *view)
{
  return hsk_new_session_ticket13_parse(buf, len, view);
}

static const msg_row rows12[] = {
    {"a ticket", "00000e10 0003 aabbcc", HSK_OK, 0},
    {"an empty ticket", "00000e10 0000", HSK_OK, 0},
    {"no hint", "00000000 0001 aa", HSK_OK, 0},
    {"the largest hint", "ffffffff 0001 aa", HSK_OK, 0},
    {"the longest ticket", "00000e10 ffff aa*65535", HSK_OK, 0},
    {"empty", "", TICKET, 0},
    {"hint cut", "000000", TICKET, 3},
    {"ticket missing", "00000e10", TICKET, 4},
    {"ticket length cut", "00000e10 00", TICKET, 4},
    {"ticket cut", "00000e10 0002 aa", TICKET, 4},
    {"a byte behind", "00000e10 0001 aa 00", TICKET, 7},
};

static const msg_row rows13[] = {
    {"the shortest", "00000e10 01020304 00 0001 aa 0000", HSK_OK, 0},
    {"with a nonce", "00000e10 01020304 02 0001 0001 aa 0000", HSK_OK, 0},
    {"the longest nonce", "00000e10 01020304 ff 00*255 0001 aa 0000", HSK_OK, 0},
    {"the longest ticket", "00000e10 01020304 00 ffff aa*65535 0000", HSK_OK, 0},
    {"with max_early_data_size", "00000e10 01020304 00 0001 aa 0008 002a 0004 00004000", HSK_OK, 0},
    {"the longest extensions", "00000e10 01020304 00 0001 aa fffe 1a1a fffa 00*65530", HSK_OK, 0},
    {"extensions of 65535 bytes", "00000e10 01020304 00 0001 aa ffff 1a1a fffb 00*65531", TICKET, 12},
    {"7 days", "00093a80 01020304 00 0001 aa 0000", HSK_OK, 0},
    {"7 days and a second: the caller's to cut", "00093a81 01020304 00 0001 aa 0000", HSK_OK, 0},
    {"the largest lifetime", "ffffffff ffffffff 00 0001 aa 0000", HSK_OK, 0},
    {"empty", "", TICKET, 0},
    {"age_add cut", "00000e10 010203", TICKET, 7},
    {"nonce missing", "00000e10 01020304", TICKET, 8},
    {"nonce cut", "00000e10 01020304 02 00", TICKET, 8},
    {"ticket missing", "00000e10 01020304 01 00", TICKET, 10},
    {"ticket length cut", "00000e10 01020304 00 00", TICKET, 9},
    {"an empty ticket", "00000e10 01020304 00 0000 0000", TICKET, 9},
    {"ticket cut", "00000e10 01020304 00 0002 aa", TICKET, 9},
    {"extensions missing", "00000e10 01020304 00 0001 aa", TICKET, 12},
    {"extensions length cut", "00000e10 01020304 00 0001 aa 00", TICKET, 12},
    {"extensions cut", "00000e10 01020304 00 0001 aa 0004 002a 00", TICKET, 12},
    {"a byte behind", "00000e10 01020304 00 0001 aa 0000 00", TICKET, 14},
    {"a byte in the block", "00000e10 01020304 00 0001 aa 0001 00", BLOCK, 14},
    {"an extension cut", "00000e10 01020304 00 0001 aa 0005 1a1a 0002 00", BLOCK, 14},
    {"the same extension twice", "00000e10 01020304 00 0001 aa 0008 1a1a 0000 1a1a 0000", DUPLICATE, 14},
};

static void grammar(void **state)
{
  (void)state;
  CHECK_ROWS(rows12, parse12, sizeof(hsk_new_session_ticket));
  CHECK_ROWS(rows13, parse13, sizeof(hsk_new_session_ticket13));
}

static void fields12(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("81020304 0003 aabbcc", buf);
  hsk_new_session_ticket nst;
  assert_int_equal(hsk_new_session_ticket_parse(buf, n, &nst).error, HSK_OK);
  assert_int_equal(nst.ticket_lifetime_hint, 0x81020304);
  assert_true(span_is(buf, nst.ticket, "\xaa\xbb\xcc", 3));
}

static void fields13(void **state)
{
  (void)state;
  uint8_t buf[64];
  size_t n = bytes_of("00093a80 81020304 02 0007 0003 aabbcc 0008 002a 0004 00004000", buf);
  hsk_new_session_ticket13 nst;
  assert_int_equal(hsk_new_session_ticket13_parse(buf, n, &nst).error, HSK_OK);
  assert_int_equal(nst.ticket_lifetime, HSK_TICKET_LIFETIME_MAX);
  assert_int_equal(nst.ticket_age_add, 0x81020304);
  assert_true(span_is(buf, nst.ticket_nonce, "\x00\x07", 2));
  assert_true(span_is(buf, nst.ticket, "\xaa\xbb\xcc", 3));
  assert_int_equal(nst.extensions.len, 8);
  hsk_span early = hsk_extensions_find(buf, nst.extensions.off, nst.extensions.off + nst.extensions.len,
                                       HSK_EXTENSION_EARLY_DATA);
  assert_true(span_is(buf, early, "\x00\x00\x40\x00", 4));
}

static hsk_bytes ticket;
static uint32_t hint;
#define BUILD12(out, cap) hsk_new_session_ticket_build(hint, ticket, out, cap)

static void build12(void **state)
{
  (void)state;
  static uint8_t store[70000];
  ticket = field_of("aa*65536", store);
  hint = 0x81020304;
  CHECK_REFUSED(BUILD12);
  ticket.len = 65535;
  CHECK_BUILT("81020304 ffff aa*65535", BUILD12);
  ticket.len = 0;
  CHECK_BUILT("81020304 0000", BUILD12);
  hint = UINT32_MAX;
  ticket.len = 2;
  CHECK_BUILT("ffffffff 0002 aaaa", BUILD12);
}

static hsk_new_session_ticket13_fields f;
#define BUILD13(out, cap) hsk_new_session_ticket13_build(&f, out, cap)

static void build13(void **state)
{
  (void)state;
  static uint8_t nonce[300], body[70000], ex[70000];
  f.ticket_lifetime = HSK_TICKET_LIFETIME_MAX;
  f.ticket_age_add = 0x81020304;
  f.ticket_nonce = field_of("0007", nonce);
  f.ticket = field_of("aabbcc", body);
  f.extensions = field_of("002a 0004 00004000", ex);
  CHECK_BUILT("00093a80 81020304 02 0007 0003 aabbcc 0008 002a 0004 00004000", BUILD13);
  f.ticket_lifetime++;
  CHECK_REFUSED(BUILD13);
  f.ticket_lifetime = 0;
  f.ticket_nonce.len = 0;
  f.ticket.len = 1;
  f.extensions.len = 0;
  CHECK_BUILT("00000000 81020304 00 0001 aa 0000", BUILD13);
  f.ticket.len = 0;
  CHECK_REFUSED(BUILD13);
  f.ticket = field_of("bb*65536", body);
  CHECK_REFUSED(BUILD13);
  f.ticket.len--;
  CHECK_BUILT("00000000 81020304 00 ffff bb*65535 0000", BUILD13);
  f.ticket.len = 1;
  f.ticket_nonce = field_of("07*256", nonce);
  CHECK_REFUSED(BUILD13);
  f.ticket_nonce.len--;
  CHECK_BUILT("00000000 81020304 ff 07*255 0001 bb 0000", BUILD13);
  f.ticket_nonce.len = 0;
  f.extensions = field_of("1a1a fffb 00*65531", ex);
  CHECK_REFUSED(BUILD13);
  f.extensions = field_of("1a1a fffa 00*65530", ex);
  CHECK_BUILT("00000000 81020304 00 0001 bb fffe 1a1a fffa 00*65530", BUILD13);
  f.extensions = field_of("1a1a 0000 1a1a 0000", ex);
  CHECK_REFUSED(BUILD13);
  f.extensions.len = 3;
  CHECK_REFUSED(BUILD13);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(grammar), cmocka_unit_test(fields12),
                                     cmocka_unit_test(fields13), cmocka_unit_test(build12),
                                     cmocka_unit_test(build13)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
