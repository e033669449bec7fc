/* Contents by message: that each type gets its parser, in the form of that message. The forms themselves have tests of their own. */
#include "msg_util.h"
#include "msg/ext/contents.h"

static uint32_t place;
static hsk_result p_contents(const uint8_t *buf, size_t len, void *view)
{
  (void)view;
  assert_int_equal(hsk_extensions_check(buf, 1, len).error, HSK_OK);
  return hsk_extensions_contents_check(buf, 1, len, place);
}

#define NA        HSK_PEER_EXTENSION_NOT_ALLOWED
#define BAD(name) HSK_PEER_MALFORMED_##name
#define BINDER    "20 00*32"

static const msg_row client_hello_rows[] = {
    {"none", "ee", HSK_OK, 0},
    {"unknown", "ee 1234 0003 010203 0a0a 0000 fafa 0001 00", HSK_OK, 0},
    {"server_name", "ee 0000 0006 0004 00 0001 61", HSK_OK, 0},
    {"server_name, empty", "ee 0000 0000", BAD(SERVER_NAME), 5},
    {"max_fragment_length", "ee 0001 0001 02", HSK_OK, 0},
    {"max_fragment_length 5", "ee 0001 0001 05", HSK_PEER_BAD_MAX_FRAGMENT_LENGTH, 5},
    {"status_request", "ee 0005 0005 01 0000 0000", HSK_OK, 0},
    {"status_request, empty", "ee 0005 0000", BAD(STATUS_REQUEST), 5},
    {"supported_groups", "ee 000a 0004 0002 001d", HSK_OK, 0},
    {"supported_groups, odd", "ee 000a 0005 0003 001d00", BAD(SUPPORTED_GROUPS), 5},
    {"ec_point_formats", "ee 000b 0002 01 00", HSK_OK, 0},
    {"ec_point_formats, none", "ee 000b 0001 00", BAD(EC_POINT_FORMATS), 5},
    {"signature_algorithms", "ee 000d 0004 0002 0401", HSK_OK, 0},
    {"signature_algorithms, none", "ee 000d 0002 0000", BAD(SIGNATURE_ALGORITHMS), 5},
    {"ALPN, two", "ee 0010 0006 0004 01 61 01 62", HSK_OK, 0},
    {"ALPN, empty", "ee 0010 0000", BAD(ALPN), 5},
    {"signed_certificate_timestamp", "ee 0012 0000", HSK_OK, 0},
    {"signed_certificate_timestamp, a list", "ee 0012 0005 0003 0001 aa", BAD(SIGNED_CERTIFICATE_TIMESTAMP),
     5},
    {"padding", "ee 0015 0002 0000", HSK_OK, 0},
    {"padding, not zero", "ee 0015 0002 0001", BAD(PADDING), 6},
    {"encrypt_then_mac", "ee 0016 0000", HSK_OK, 0},
    {"encrypt_then_mac, not empty", "ee 0016 0001 00", BAD(ENCRYPT_THEN_MAC), 5},
    {"extended_master_secret", "ee 0017 0000", HSK_OK, 0},
    {"extended_master_secret, not empty", "ee 0017 0001 00", BAD(EXTENDED_MASTER_SECRET), 5},
    {"record_size_limit", "ee 001c 0002 0040", HSK_OK, 0},
    {"record_size_limit 63", "ee 001c 0002 003f", HSK_PEER_BAD_RECORD_SIZE_LIMIT, 5},
    {"session_ticket", "ee 0023 0003 aabbcc", HSK_OK, 0},
    {"pre_shared_key", "ee 0029 002c 0007 0001 aa 00000000 0021 " BINDER, HSK_OK, 0},
    {"pre_shared_key, an index", "ee 0029 0002 0000", BAD(PRE_SHARED_KEY), 5},
    {"early_data", "ee 002a 0000", HSK_OK, 0},
    {"early_data, a ticket's", "ee 002a 0004 00000000", BAD(EARLY_DATA), 5},
    {"supported_versions", "ee 002b 0003 02 0304", HSK_OK, 0},
    {"supported_versions, one", "ee 002b 0002 0304", BAD(SUPPORTED_VERSIONS), 5},
    {"cookie", "ee 002c 0003 0001 aa", HSK_OK, 0},
    {"cookie, none", "ee 002c 0002 0000", BAD(COOKIE), 5},
    {"psk_key_exchange_modes", "ee 002d 0002 01 01", HSK_OK, 0},
    {"psk_key_exchange_modes, none", "ee 002d 0001 00", BAD(PSK_KEY_EXCHANGE_MODES), 5},
    {"certificate_authorities", "ee 002f 0005 0003 0001 aa", HSK_OK, 0},
    {"certificate_authorities, empty", "ee 002f 0000", BAD(CERTIFICATE_AUTHORITIES), 5},
    {"oid_filters", "ee 0030 0002 0000", NA, 5},
    {"post_handshake_auth", "ee 0031 0000", HSK_OK, 0},
    {"post_handshake_auth, not empty", "ee 0031 0001 00", BAD(POST_HANDSHAKE_AUTH), 5},
    {"signature_algorithms_cert", "ee 0032 0004 0002 0401", HSK_OK, 0},
    {"signature_algorithms_cert, none", "ee 0032 0002 0000", BAD(SIGNATURE_ALGORITHMS_CERT), 5},
    {"key_share, no share", "ee 0033 0002 0000", HSK_OK, 0},
    {"key_share, one", "ee 0033 0007 0005 001d 0001 aa", HSK_OK, 0},
    {"key_share, the server's", "ee 0033 0005 001d 0001 aa", BAD(KEY_SHARE), 5},
    {"renegotiation_info", "ee ff01 0001 00", HSK_OK, 0},
    {"renegotiation_info, empty", "ee ff01 0000", BAD(RENEGOTIATION_INFO), 5},
    {"the second is wrong", "ee 0017 0000 002c 0000 0030 0000", BAD(COOKIE), 9},
    {"the first is misplaced", "ee 0030 0000 002c 0000", NA, 5},
};
static const msg_row server_hello12_rows[] = {
    {"server_name", "ee 0000 0000", HSK_OK, 0},
    {"server_name, a name", "ee 0000 0006 0004 00 0001 61", BAD(SERVER_NAME), 5},
    {"max_fragment_length", "ee 0001 0001 01", HSK_OK, 0},
    {"status_request", "ee 0005 0000", HSK_OK, 0},
    {"status_request, the client's", "ee 0005 0005 01 0000 0000", BAD(STATUS_REQUEST), 5},
    {"supported_groups", "ee 000a 0004 0002 001d", HSK_OK, 0},
    {"ec_point_formats", "ee 000b 0002 01 00", HSK_OK, 0},
    {"signature_algorithms", "ee 000d 0004 0002 0401", NA, 5},
    {"ALPN", "ee 0010 0004 0002 01 61", HSK_OK, 0},
    {"ALPN, two", "ee 0010 0006 0004 01 61 01 62", BAD(ALPN), 9},
    {"signed_certificate_timestamp", "ee 0012 0005 0003 0001 aa", HSK_OK, 0},
    {"signed_certificate_timestamp, empty", "ee 0012 0000", BAD(SIGNED_CERTIFICATE_TIMESTAMP), 5},
    {"padding", "ee 0015 0000", NA, 5},
    {"encrypt_then_mac, EMS", "ee 0016 0000 0017 0000", HSK_OK, 0},
    {"record_size_limit", "ee 001c 0002 4000", HSK_OK, 0},
    {"session_ticket", "ee 0023 0000", HSK_OK, 0},
    {"session_ticket, a ticket", "ee 0023 0001 aa", BAD(SESSION_TICKET), 5},
    {"supported_versions", "ee 002b 0002 0304", NA, 5},
    {"key_share", "ee 0033 0005 001d 0001 aa", NA, 5},
    {"renegotiation_info", "ee ff01 0001 00", HSK_OK, 0},
    {"unknown", "ee 1234 0000", HSK_OK, 0},
};
static const msg_row server_hello13_rows[] = {
    {"all", "ee 0033 0005 001d 0001 aa 002b 0002 0304 0029 0002 0000 1234 0000", HSK_OK, 0},
    {"key_share, the client's", "ee 0033 0007 0005 001d 0001 aa", BAD(KEY_SHARE), 7},
    {"key_share, a group alone", "ee 0033 0002 001d", BAD(KEY_SHARE), 7},
    {"pre_shared_key, the client's", "ee 0029 002c 0007 0001 aa 00000000 0021 " BINDER, BAD(PRE_SHARED_KEY),
     7},
    {"supported_versions, the client's", "ee 002b 0003 02 0304", BAD(SUPPORTED_VERSIONS), 5},
    {"cookie", "ee 002c 0003 0001 aa", NA, 5},
    {"renegotiation_info", "ee ff01 0001 00", NA, 5},
};
static const msg_row hello_retry_request_rows[] = {
    {"all", "ee 0033 0002 001d 002b 0002 0304 002c 0003 0001 aa 1234 0000", HSK_OK, 0},
    {"key_share, a share", "ee 0033 0005 001d 0001 aa", BAD(KEY_SHARE), 7},
    {"supported_versions, the client's", "ee 002b 0003 02 0304", BAD(SUPPORTED_VERSIONS), 5},
    {"cookie, empty", "ee 002c 0000", BAD(COOKIE), 5},
    {"pre_shared_key", "ee 0029 0002 0000", NA, 5},
};
static const msg_row encrypted_extensions_rows[] = {
    {"all",
     "ee 0000 0000 0001 0001 04 000a 0004 0002 001d 0010 0004 0002 01 61 001c 0002 4001 002a 0000 1234 0000",
     HSK_OK, 0},
    {"server_name, a name", "ee 0000 0006 0004 00 0001 61", BAD(SERVER_NAME), 5},
    {"max_fragment_length, empty", "ee 0001 0000", BAD(MAX_FRAGMENT_LENGTH), 5},
    {"supported_groups, empty", "ee 000a 0000", BAD(SUPPORTED_GROUPS), 5},
    {"ALPN, two", "ee 0010 0006 0004 01 61 01 62", BAD(ALPN), 9},
    {"record_size_limit, empty", "ee 001c 0000", BAD(RECORD_SIZE_LIMIT), 5},
    {"early_data, a ticket's", "ee 002a 0004 00000000", BAD(EARLY_DATA), 5},
    {"extended_master_secret", "ee 0017 0000", NA, 5},
    {"status_request", "ee 0005 0000", NA, 5},
};
static const msg_row certificate_rows[] = {
    {"all", "ee 0005 0005 01 000001 aa 0012 0005 0003 0001 aa 1234 0000", HSK_OK, 0},
    {"status_request, empty", "ee 0005 0000", BAD(CERTIFICATE_STATUS), 5},
    {"signed_certificate_timestamp, empty", "ee 0012 0000", BAD(SIGNED_CERTIFICATE_TIMESTAMP), 5},
    {"server_name", "ee 0000 0000", NA, 5},
};
static const msg_row certificate_request_rows[] = {
    {"all",
     "ee 0005 0000 0012 0000 000d 0004 0002 0403 0032 0004 0002 0401 002f 0005 0003 0001 aa 0030 0002 0000 "
     "1234 "
     "0000",
     HSK_OK, 0},
    {"status_request, the client's", "ee 0005 0005 01 0000 0000", BAD(STATUS_REQUEST), 5},
    {"signed_certificate_timestamp, a list", "ee 0012 0005 0003 0001 aa", BAD(SIGNED_CERTIFICATE_TIMESTAMP),
     5},
    {"signature_algorithms, empty", "ee 000d 0000", BAD(SIGNATURE_ALGORITHMS), 5},
    {"signature_algorithms_cert, empty", "ee 0032 0000", BAD(SIGNATURE_ALGORITHMS_CERT), 5},
    {"certificate_authorities, empty", "ee 002f 0000", BAD(CERTIFICATE_AUTHORITIES), 5},
    {"oid_filters, empty", "ee 0030 0000", BAD(OID_FILTERS), 5},
    {"key_share", "ee 0033 0002 0000", NA, 5},
};
static const msg_row ticket_rows[] = {
    {"early_data", "ee 002a 0004 00000000 1234 0000", HSK_OK, 0},
    {"early_data, empty", "ee 002a 0000", BAD(EARLY_DATA), 5},
    {"server_name", "ee 0000 0000", NA, 5},
};
static const msg_row nowhere_rows[] = {{"known", "ee 0000 0000", NA, 5},
                                       {"unknown", "ee 1234 0000", HSK_OK, 0}};

static void blocks(void **state)
{
  (void)state;
  place = HSK_PLACE_CLIENT_HELLO;
  CHECK_ROWS(client_hello_rows, p_contents, 0);
  place = HSK_PLACE_SERVER_HELLO12;
  CHECK_ROWS(server_hello12_rows, p_contents, 0);
  place = HSK_PLACE_SERVER_HELLO13;
  CHECK_ROWS(server_hello13_rows, p_contents, 0);
  place = HSK_PLACE_HELLO_RETRY_REQUEST;
  CHECK_ROWS(hello_retry_request_rows, p_contents, 0);
  place = HSK_PLACE_ENCRYPTED_EXTENSIONS;
  CHECK_ROWS(encrypted_extensions_rows, p_contents, 0);
  place = HSK_PLACE_CERTIFICATE;
  CHECK_ROWS(certificate_rows, p_contents, 0);
  place = HSK_PLACE_CERTIFICATE_REQUEST;
  CHECK_ROWS(certificate_request_rows, p_contents, 0);
  place = HSK_PLACE_NEW_SESSION_TICKET;
  CHECK_ROWS(ticket_rows, p_contents, 0);
  place = HSK_PLACE_COUNT;
  CHECK_ROWS(nowhere_rows, p_contents, 0);
}

/* The two tables agree: what may not stand in a message has no form there, and what may has one. */
static void agrees_with_places(void **state)
{
  (void)state;
  static const uint8_t none[1] = {0};
  for (uint32_t l = 0; l <= HSK_PLACE_COUNT; l++)
    for (uint32_t type = 0; type <= 65536; type++)
      if ((hsk_extension_check(none, 1, 1, type, l).error == NA) == hsk_extension_may_stand(type, l))
        fail_msg("type %u in place %u", (unsigned)type, (unsigned)l);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(blocks), cmocka_unit_test(agrees_with_places)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
