/* The table of RFC 8446 4.2 and what RFCs say of the ServerHello of TLS 1.2, written out once more by hand. */
#include "msg_util.h"
#include "msg/ext/places.h"

enum {
  CH = 1 << HSK_PLACE_CLIENT_HELLO,
  SH12 = 1 << HSK_PLACE_SERVER_HELLO12,
  SH = 1 << HSK_PLACE_SERVER_HELLO13,
  HRR = 1 << HSK_PLACE_HELLO_RETRY_REQUEST,
  EE = 1 << HSK_PLACE_ENCRYPTED_EXTENSIONS,
  CT = 1 << HSK_PLACE_CERTIFICATE,
  CR = 1 << HSK_PLACE_CERTIFICATE_REQUEST,
  NST = 1 << HSK_PLACE_NEW_SESSION_TICKET,
  ANYWHERE = 255
};

static const struct {
  uint32_t type;
  int places;
} rows[] = {
    /* as in RFC 8446 4.2; SH12 where the extension's RFC says that a TLS 1.2 server answers in its ServerHello */
    {0 /* server_name */, CH | EE | SH12},
    {1 /* max_fragment_length */, CH | EE | SH12},
    {5 /* status_request */, CH | CR | CT | SH12},
    {10 /* supported_groups */, CH | EE | SH12 /* some servers do, see places.h */},
    {13 /* signature_algorithms */, CH | CR},
    {16 /* application_layer_protocol_negotiation */, CH | EE | SH12},
    {18 /* signed_certificate_timestamp */, CH | CR | CT | SH12},
    {21 /* padding */, CH},
    {51 /* key_share */, CH | SH | HRR},
    {41 /* pre_shared_key */, CH | SH},
    {45 /* psk_key_exchange_modes */, CH},
    {42 /* early_data */, CH | EE | NST},
    {44 /* cookie */, CH | HRR},
    {43 /* supported_versions */, CH | SH | HRR},
    {47 /* certificate_authorities */, CH | CR},
    {48 /* oid_filters */, CR},
    {49 /* post_handshake_auth */, CH},
    {50 /* signature_algorithms_cert */, CH | CR},
    {28 /* record_size_limit, RFC 8449 4 */, CH | EE | SH12},
    /* of TLS 1.2 alone */
    {11 /* ec_point_formats */, CH | SH12},
    {22 /* encrypt_then_mac */, CH | SH12},
    {23 /* extended_master_secret */, CH | SH12},
    {35 /* session_ticket */, CH | SH12},
    {65281 /* renegotiation_info */, CH | SH12},
    /* unknown here: in the table (use_srtp, heartbeat), GREASE, private use, the last one, beyond two bytes */
    {14, ANYWHERE},
    {15, ANYWHERE},
    {0x0a0a, ANYWHERE},
    {0xfafa, ANYWHERE},
    {65280, ANYWHERE},
    {65535, ANYWHERE},
    {65536, ANYWHERE},
    {65536 + 13, ANYWHERE},
};
#define ROWS (sizeof rows / sizeof rows[0])

static void table(void **state)
{
  (void)state;
  for (size_t i = 0; i < ROWS; i++) {
    for (uint32_t place = 0; place < HSK_PLACE_COUNT; place++)
      if (hsk_extension_may_stand(rows[i].type, place) != (rows[i].places >> place & 1))
        fail_msg("type %u in place %u", (unsigned)rows[i].type, (unsigned)place);
    assert_int_equal(hsk_extension_known(rows[i].type), rows[i].places != ANYWHERE);
    assert_int_equal(hsk_extension_may_stand(rows[i].type, HSK_PLACE_COUNT), rows[i].places == ANYWHERE);
  }
}

/* every type that the library knows has a row above */
static void rows_are_complete(void **state)
{
  (void)state;
  for (uint32_t type = 0; type <= 65536; type++) {
    size_t i = 0;
    while (i < ROWS && rows[i].type != type)
      i++;
    if (hsk_extension_known(type) != (i < ROWS && rows[i].places != ANYWHERE))
      fail_msg("type %u", (unsigned)type);
  }
}

static uint32_t place;
static hsk_result p_places(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  assert_int_equal(hsk_extensions_check(buf, 1, len).error, HSK_OK);
  return hsk_extensions_place_check(buf, 1, len, place);
}

#define NA HSK_PEER_EXTENSION_NOT_ALLOWED
static const msg_row client_hello_rows[] = {
    {"none", "ee", HSK_OK, 0},
    {"all that we know", "ee 0000 0000 0033 0001 aa fe01 0000 1a1a 0000 0029 0001 bb", HSK_OK, 0},
    {"pre_shared_key alone", "ee 0029 0000", HSK_OK, 0},
    {"pre_shared_key first", "ee 0029 0000 0000 0000", HSK_PEER_PRE_SHARED_KEY_NOT_LAST, 1},
    {"GREASE behind pre_shared_key", "ee 0000 0000 0029 0001 aa 1a1a 0000", HSK_PEER_PRE_SHARED_KEY_NOT_LAST,
     5},
    {"oid_filters", "ee 0000 0001 aa 0030 0000 0029 0000", NA, 6},
    {"oid_filters before pre_shared_key in the middle", "ee 0030 0000 0029 0000 0000 0000", NA, 1},
    {"pre_shared_key in the middle before oid_filters", "ee 0029 0000 0030 0000",
     HSK_PEER_PRE_SHARED_KEY_NOT_LAST, 1},
};
static const msg_row server_hello13_rows[] = {
    {"pre_shared_key first", "ee 0029 0000 0033 0000 002b 0000", HSK_OK, 0},
    {"ALPN", "ee 0029 0000 0010 0000", NA, 5},
    {"cookie, last", "ee 0033 0002 0000 002c 0000", NA, 7},
    {"unknown", "ee 1234 0000", HSK_OK, 0},
};
static const msg_row ticket_rows[] = {{"early_data", "ee 002a 0000", HSK_OK, 0},
                                      {"server_name", "ee 0000 0000", NA, 1}};

static void blocks(void **state)
{
  (void)state;
  place = HSK_PLACE_CLIENT_HELLO;
  CHECK_ROWS(client_hello_rows, p_places, 0);
  place = HSK_PLACE_SERVER_HELLO13;
  CHECK_ROWS(server_hello13_rows, p_places, 0);
  place = HSK_PLACE_NEW_SESSION_TICKET;
  CHECK_ROWS(ticket_rows, p_places, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(table), cmocka_unit_test(rows_are_complete),
                                     cmocka_unit_test(blocks)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
