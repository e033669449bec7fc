/* The codec's parsers beside the reference, on every input of a row. */
#include "reference_util.h"
#include "msg/alert.h"
#include "msg/certificate.h"
#include "msg/certificate13.h"
#include "msg/certificate_request.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_status.h"
#include "msg/certificate_verify.h"
#include "msg/change_cipher_spec.h"
#include "msg/client_hello.h"
#include "msg/client_key_exchange.h"
#include "msg/encrypted_extensions.h"
#include "msg/end_of_early_data.h"
#include "msg/ext/contents.h"
#include "msg/finished.h"
#include "msg/hello_request.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"
#include "msg/server_hello.h"
#include "msg/server_hello13.h"
#include "msg/server_hello_done.h"
#include "msg/server_key_exchange.h"

/* a function of one signature out of hsk_NAME_parse, with a view and without */
#define MESSAGE(name, view)                                                                                  \
  static int name(const uint8_t *buf, size_t off, size_t end)                                                \
  {                                                                                                          \
    view v;                                                                                                  \
    return hsk_##name##_parse(buf + off, end - off, &v).error == HSK_OK;                                     \
  }
#define MESSAGE_ALONE(name)                                                                                  \
  static int name(const uint8_t *buf, size_t off, size_t end)                                                \
  {                                                                                                          \
    return hsk_##name##_parse(buf + off, end - off).error == HSK_OK;                                         \
  }
#define PART(name, view)                                                                                     \
  static int name(const uint8_t *buf, size_t off, size_t end)                                                \
  {                                                                                                          \
    view v;                                                                                                  \
    return hsk_##name##_parse(buf, off, end, &v).error == HSK_OK;                                            \
  }
#define PART_ALONE(name)                                                                                     \
  static int name(const uint8_t *buf, size_t off, size_t end)                                                \
  {                                                                                                          \
    return hsk_##name##_parse(buf, off, end).error == HSK_OK;                                                \
  }
MESSAGE_ALONE(hello_request)
MESSAGE(client_hello, hsk_client_hello)
MESSAGE(server_hello, hsk_server_hello)
MESSAGE(certificate, hsk_certificate)
MESSAGE(server_key_exchange_dhe, hsk_server_key_exchange)
MESSAGE(server_key_exchange_ecdhe, hsk_server_key_exchange)
MESSAGE(certificate_request, hsk_certificate_request)
MESSAGE_ALONE(server_hello_done)
MESSAGE(client_key_exchange_rsa, hsk_client_key_exchange)
MESSAGE(client_key_exchange_dhe, hsk_client_key_exchange)
MESSAGE(client_key_exchange_ecdhe, hsk_client_key_exchange)
MESSAGE(certificate_verify, hsk_certificate_verify)
MESSAGE(new_session_ticket, hsk_new_session_ticket)
PART(certificate_status, hsk_certificate_status)
MESSAGE(server_hello13, hsk_server_hello)
MESSAGE(hello_retry_request, hsk_server_hello)
MESSAGE(encrypted_extensions, hsk_encrypted_extensions)
MESSAGE(certificate_request13, hsk_certificate_request13)
MESSAGE(certificate13, hsk_certificate13)
MESSAGE(new_session_ticket13, hsk_new_session_ticket13)
MESSAGE(key_update, uint32_t)
MESSAGE_ALONE(end_of_early_data)
MESSAGE(message_hash, hsk_span)
MESSAGE(alert, hsk_alert)
MESSAGE_ALONE(change_cipher_spec)
static int finished12(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_finished_parse(buf + off, end - off, HSK_VERIFY_DATA_LEN).error == HSK_OK;
}
static int finished32(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_finished_parse(buf + off, end - off, 32).error == HSK_OK;
}
static int finished48(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_finished_parse(buf + off, end - off, 48).error == HSK_OK;
}

static int extensions(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_extensions_check(buf, off, end).error == HSK_OK;
}
PART(server_name, hsk_server_name)
PART_ALONE(server_name_response)
PART(max_fragment_length, hsk_max_fragment_length)
PART(status_request, hsk_status_request)
PART_ALONE(status_request_response)
PART(supported_groups, hsk_supported_groups)
PART(ec_point_formats, hsk_ec_point_formats)
PART(signature_algorithms, hsk_signature_algorithms)
PART(signature_algorithms_cert, hsk_signature_algorithms_cert)
PART(alpn, hsk_alpn)
PART(alpn_response, hsk_alpn_response)
PART_ALONE(signed_certificate_timestamp)
PART(signed_certificate_timestamp_response, hsk_signed_certificate_timestamp_response)
PART_ALONE(padding)
PART_ALONE(encrypt_then_mac)
PART_ALONE(extended_master_secret)
PART(record_size_limit, hsk_record_size_limit)
PART(session_ticket, hsk_session_ticket)
PART_ALONE(session_ticket_response)
PART(pre_shared_key, hsk_pre_shared_key)
PART(pre_shared_key_response, hsk_pre_shared_key_response)
PART_ALONE(early_data)
PART(early_data_ticket, hsk_early_data_ticket)
PART(supported_versions, hsk_supported_versions)
PART(selected_version, hsk_selected_version)
PART(cookie, hsk_cookie)
PART(psk_key_exchange_modes, hsk_psk_key_exchange_modes)
PART(certificate_authorities, hsk_certificate_authorities)
PART(oid_filters, hsk_oid_filters)
PART_ALONE(post_handshake_auth)
PART(key_share, hsk_key_share)
PART(key_share_retry, hsk_key_share_retry)
PART(key_share_response, hsk_key_share_entry)
PART(renegotiation_info, hsk_renegotiation_info)

#define SMALL  "00,01,02,03,ff"
#define RANDOM "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f"
#define RETRY  "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c"
static const ref_row message_rows[] = {
    {REF_HELLO_REQUEST, hello_request, 0, "", 3, SMALL, 0},
    {REF_CLIENT_HELLO, client_hello, 0, "0303" RANDOM, 6,
     "00,01,0002,0003,00 0002 1301 01 00,0004,000a 0000,000b 0000", 0},
    {REF_CLIENT_HELLO, client_hello, 0, "0303" RANDOM, 6, "00,20,01,0002 1301,0000,02,00*32", 0},
    {REF_SERVER_HELLO, server_hello, 0, "0303" RANDOM, 6, "00,20,1301,0004,0008,000a 0000,000b 0000,00*32",
     0},
    {REF_CERTIFICATE, certificate, 0, "0000", 8, "00,01,04,05,08", 0},
    {REF_CERTIFICATE, certificate, 0, "", 7, SMALL, 0},
    {REF_SERVER_KEY_EXCHANGE_DHE, server_key_exchange_dhe, 0, "", 9, "00,01,0001 02,0002", 0},
    {REF_SERVER_KEY_EXCHANGE_ECDHE, server_key_exchange_ecdhe, 0, "03", 9, "00,01,02,04", 0},
    {REF_SERVER_KEY_EXCHANGE_ECDHE, server_key_exchange_ecdhe, 0, "", 9, "00,01,02,03", 0},
    {REF_CERTIFICATE_REQUEST, certificate_request, 0, "", 8, "00,01,02,0002,0003", 0},
    {REF_SERVER_HELLO_DONE, server_hello_done, 0, "", 3, SMALL, 0},
    {REF_CLIENT_KEY_EXCHANGE_RSA, client_key_exchange_rsa, 0, "", 7, SMALL, 0},
    {REF_CLIENT_KEY_EXCHANGE_DHE, client_key_exchange_dhe, 0, "", 7, SMALL, 0},
    {REF_CLIENT_KEY_EXCHANGE_ECDHE, client_key_exchange_ecdhe, 0, "", 7, SMALL, 0},
    {REF_CERTIFICATE_VERIFY, certificate_verify, 0, "", 7, SMALL, 0},
    {REF_FINISHED12, finished12, 0, "00*9", 5, "00,01,00*12", 0},
    {REF_FINISHED_SHA256, finished32, 0, "00*29", 5, "00,01,00*12", 0},
    {REF_FINISHED_SHA384, finished48, 0, "00*45", 5, "00,01,00*12", 0},
    {REF_NEW_SESSION_TICKET, new_session_ticket, 0, "00", 7, SMALL, 0},
    {REF_CERTIFICATE_STATUS, certificate_status, 0, "", 7, SMALL, 0},
    {REF_SERVER_HELLO13, server_hello13, 0, "", 6,
     "0303 " RANDOM ",0300 " RANDOM ",0302 " RETRY ",00,1301,0006 002b 0002 0304,0008,01", 0},
    {REF_HELLO_RETRY_REQUEST, hello_retry_request, 0, "", 6,
     "0302 " RANDOM ",0303 " RETRY ",0300 " RETRY ",00,1301,0006 002b 0002 0304,0002,01", 0},
    {REF_SERVER_HELLO13, server_hello13, 0, "0303" RANDOM, 6,
     "00,20,1301,0006,0005,002b 0002 0304,0000 00,00*32", 0},
    {REF_ENCRYPTED_EXTENSIONS, encrypted_extensions, 0, "", 7, "00,01,04,0004,0008,0005", 0},
    {REF_CERTIFICATE_REQUEST13, certificate_request13, 0, "", 7, "00,01,0004,0008,000d 0000,000a 0000,ff", 0},
    {REF_CERTIFICATE13, certificate13, 0, "00", 6, "00,01,0000,000000,000006,00000b 000001,0004,0005 0000",
     0},
    {REF_CERTIFICATE13, certificate13, 0, "", 7, "00,01,0000,000001,000006,00000c", 0},
    {REF_NEW_SESSION_TICKET13, new_session_ticket13, 0, "00093a80 00000000", 8, "00,01,0001,0004,02", 0},
    {REF_KEY_UPDATE, key_update, 0, "", 4, SMALL, 0},
    {REF_END_OF_EARLY_DATA, end_of_early_data, 0, "", 3, SMALL, 0},
    {REF_MESSAGE_HASH, message_hash, 0, "fe", 5, "00,20,30,00*32,00*16,01", 0},
    {REF_MESSAGE_HASH, message_hash, 0, "", 5, "00,20,30,00*32,00*16,fe", 0},
    {REF_ALERT, alert, 0, "", 4, SMALL, 0},
    {REF_CHANGE_CIPHER_SPEC, change_cipher_spec, 0, "", 4, SMALL, 0},
};
static const ref_row extension_rows[] = {
    {REF_EXTENSIONS, extensions, REF_LEAD, "", 8, "00,01,0000,0001,0100", 0},
    {REF_SERVER_NAME, server_name, REF_LEAD, "00", 8, "00,01,03,04,05", 0},
    {REF_SERVER_NAME_RESPONSE, server_name_response, REF_LEAD, "", 3, SMALL, 0},
    {REF_MAX_FRAGMENT_LENGTH, max_fragment_length, REF_LEAD, "", 4, "00,01,04,05,ff", 0},
    {REF_STATUS_REQUEST, status_request, REF_LEAD, "01", 8, "00,01,02,03,04", 0},
    {REF_STATUS_REQUEST, status_request, REF_LEAD, "", 7, SMALL, 0},
    {REF_STATUS_REQUEST_RESPONSE, status_request_response, REF_LEAD, "", 3, SMALL, 0},
    {REF_SUPPORTED_GROUPS, supported_groups, REF_LEAD, "", 7, "00,01,02,04,05", 0},
    {REF_EC_POINT_FORMATS, ec_point_formats, REF_LEAD, "", 7, SMALL, 0},
    {REF_SIGNATURE_ALGORITHMS, signature_algorithms, REF_LEAD, "", 7, "00,01,02,04,05", 0},
    {REF_SIGNATURE_ALGORITHMS_CERT, signature_algorithms_cert, REF_LEAD, "", 7, "00,01,02,04,05", 0},
    {REF_ALPN, alpn, REF_LEAD, "00", 8, "00,01,02,03,04", 0},
    {REF_ALPN_RESPONSE, alpn_response, REF_LEAD, "00", 8, "00,01,02,03,04", 0},
    {REF_SIGNED_CERTIFICATE_TIMESTAMP, signed_certificate_timestamp, REF_LEAD, "", 3, SMALL, 0},
    {REF_SIGNED_CERTIFICATE_TIMESTAMP_RESPONSE, signed_certificate_timestamp_response, REF_LEAD, "00", 8,
     "00,01,03,04,06", 0},
    {REF_PADDING, padding, REF_LEAD, "", 7, SMALL, 0},
    {REF_ENCRYPT_THEN_MAC, encrypt_then_mac, REF_LEAD, "", 3, SMALL, 0},
    {REF_EXTENDED_MASTER_SECRET, extended_master_secret, REF_LEAD, "", 3, SMALL, 0},
    {REF_RECORD_SIZE_LIMIT, record_size_limit, REF_LEAD, "", 4, "00,01,3f,40,ff", 0},
    {REF_SESSION_TICKET, session_ticket, REF_LEAD, "", 5, SMALL, 0},
    {REF_SESSION_TICKET_RESPONSE, session_ticket_response, REF_LEAD, "", 3, SMALL, 0},
    {REF_PRE_SHARED_KEY, pre_shared_key, REF_LEAD, "00", 6,
     "07 0001 aa 00000000,0e 0001 aa 00000000 0001 bb 00000001,0021,0042,20 00*32,00,21 00*33,0001 cc "
     "00000002",
     0},
    {REF_PRE_SHARED_KEY, pre_shared_key, REF_LEAD, "0007 0001 aa 00000000", 6,
     "00,21,22,20,1f,00*31,00*32,42", 0},
    {REF_PRE_SHARED_KEY_RESPONSE, pre_shared_key_response, REF_LEAD, "", 4, SMALL, 0},
    {REF_EARLY_DATA, early_data, REF_LEAD, "", 3, SMALL, 0},
    {REF_EARLY_DATA_TICKET, early_data_ticket, REF_LEAD, "", 6, SMALL, 0},
    {REF_SUPPORTED_VERSIONS, supported_versions, REF_LEAD, "", 7, "00,01,02,04,05", 0},
    {REF_SUPPORTED_VERSIONS, supported_versions, REF_LEAD, "fe 03*250", 6, "03,04,ff", 0},
    {REF_SELECTED_VERSION, selected_version, REF_LEAD, "", 4, SMALL, 0},
    {REF_COOKIE, cookie, REF_LEAD, "", 7, SMALL, 0},
    {REF_PSK_KEY_EXCHANGE_MODES, psk_key_exchange_modes, REF_LEAD, "", 7, SMALL, 0},
    {REF_CERTIFICATE_AUTHORITIES, certificate_authorities, REF_LEAD, "00", 8, "00,01,03,04,06", 0},
    {REF_OID_FILTERS, oid_filters, REF_LEAD, "00", 8, "00,01,04,05,08", 0},
    {REF_POST_HANDSHAKE_AUTH, post_handshake_auth, REF_LEAD, "", 3, SMALL, 0},
    {REF_KEY_SHARE, key_share, REF_LEAD, "00", 8, "00,01,05,0a,001d 0001", 0},
    {REF_KEY_SHARE_RETRY, key_share_retry, REF_LEAD, "", 4, SMALL, 0},
    {REF_KEY_SHARE_RESPONSE, key_share_response, REF_LEAD, "", 7, SMALL, 0},
    {REF_RENEGOTIATION_INFO, renegotiation_info, REF_LEAD, "", 7, SMALL, 0},
};

static void messages_are_the_structs(void **state)
{
  (void)state;
  REF_CHECK(message_rows);
}
static void extensions_are_the_structs(void **state)
{
  (void)state;
  REF_CHECK(extension_rows);
}
/* The limits of ours that the reference knows: lists of numbered extensions and key shares, up to more than there may be. */
static void limits_are_the_same(void **state)
{
  (void)state;
  uint8_t block[140 * 4] = {0}, shares[2 + 140 * 5] = {0};
  int blocks = 0, lists = 0;
  for (size_t n = 0; n < 140; n++) {
    int ref = ref_accepts(REF_EXTENSIONS, block, 4 * n);
    assert_int_equal(extensions(block, 0, 4 * n), ref);
    blocks += ref;
    hsk_put16(block, 4 * n, n);
    hsk_put16(shares, 0, 5 * n);
    ref = ref_accepts(REF_KEY_SHARE, shares, 2 + 5 * n);
    assert_int_equal(key_share(shares, 0, 2 + 5 * n), ref);
    lists += ref;
    hsk_put16(shares, 2 + 5 * n, n);
    hsk_put16(shares, 4 + 5 * n, 1);
  }
  assert_int_equal(blocks, HSK_EXTENSIONS_MAX + 1);
  assert_int_equal(lists, HSK_KEY_SHARES_MAX + 1);
}
static void each_struct_has_a_row(void **state)
{
  (void)state;
  for (int kind = 0; kind < REF_DER; kind++) {
    if (kind >= REF_PLAINTEXT_HEADER && kind <= REF_INNER_PLAINTEXT) continue; /* test_reference_record.c */
    size_t rows = 0;
    for (size_t i = 0; i < sizeof message_rows / sizeof message_rows[0]; i++)
      rows += (int)message_rows[i].kind == kind;
    for (size_t i = 0; i < sizeof extension_rows / sizeof extension_rows[0]; i++)
      rows += (int)extension_rows[i].kind == kind;
    if (rows == 0) fail_msg("%s has no row", ref_name((enum ref_kind)kind));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(messages_are_the_structs),
      cmocka_unit_test(extensions_are_the_structs),
      cmocka_unit_test(limits_are_the_same),
      cmocka_unit_test(each_struct_has_a_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
