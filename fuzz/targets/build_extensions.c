/* The builders of extensions, with fields that nobody parsed: [which, 1 byte] and its fields. What is built parses, and what does not fit
 * the format is refused. */
#include "msg/certificate_status.h"
#include "msg/ext/contents.h"
#include "msg/items16.h"
#include "pieces.h"

/* BUILD(x, call): the function x_build, which takes its fields from `in`; PARSE(x), VIEW(x, type): the function x_parse, for an extension with its header. */
#define BUILD(name, ...)                                                                                     \
  static hsk_built name##_build(fuzz_input in, uint8_t *out, size_t cap)                                     \
  {                                                                                                          \
    __VA_ARGS__                                                                                              \
  }
#define EMPTY(name)  BUILD(name, (void)in; return hsk_##name##_build(out, cap);)
#define NUMBER(name) BUILD(name, return hsk_##name##_build(fuzz_number(&in), out, cap);)
#define PIECE(name)  BUILD(name, return hsk_##name##_build(fuzz_piece(&in), out, cap);)
#define VALUES(name)                                                                                         \
  BUILD(name, size_t n = 0; const uint16_t *v = fuzz_values(&in, &n);                                        \
        return hsk_##name##_build(v, n, out, cap);)
#define PIECES(name)                                                                                         \
  BUILD(name, size_t n = 0; const hsk_bytes *v = fuzz_pieces(&in, &n);                                       \
        return hsk_##name##_build(v, n, out, cap);)
#define TWO(name)                                                                                            \
  BUILD(name, hsk_bytes a = fuzz_piece(&in); hsk_bytes b = fuzz_piece(&in);                                  \
        return hsk_##name##_build(a, b, out, cap);)
#define NUMBER_PIECE(name)                                                                                   \
  BUILD(name, uint32_t a = fuzz_number(&in); return hsk_##name##_build(a, fuzz_piece(&in), out, cap);)
#define PARSE(name)                                                                                          \
  static hsk_result name##_parse(const uint8_t *data, size_t size)                                           \
  {                                                                                                          \
    return hsk_##name##_parse(data, 4, size);                                                                \
  }
#define VIEW(name, type)                                                                                     \
  static hsk_result name##_parse(const uint8_t *data, size_t size)                                           \
  {                                                                                                          \
    type v;                                                                                                  \
    return hsk_##name##_parse(data, 4, size, &v);                                                            \
  }

PIECE(server_name)
VIEW(server_name, hsk_server_name)
EMPTY(server_name_response)
PARSE(server_name_response)
NUMBER(max_fragment_length)
VIEW(max_fragment_length, hsk_max_fragment_length)
TWO(status_request)
VIEW(status_request, hsk_status_request)
EMPTY(status_request_response)
PARSE(status_request_response)
PIECE(status_request_entry)
static hsk_result status_request_entry_parse(const uint8_t *data, size_t size)
{
  hsk_certificate_status v;
  return hsk_certificate_status_parse(data, 4, size, &v);
}
VALUES(supported_groups)
VIEW(supported_groups, hsk_supported_groups)
EMPTY(ec_point_formats)
VIEW(ec_point_formats, hsk_ec_point_formats)
VALUES(signature_algorithms)
VIEW(signature_algorithms, hsk_signature_algorithms)
VALUES(signature_algorithms_cert)
VIEW(signature_algorithms_cert, hsk_signature_algorithms_cert)
PIECES(alpn)
VIEW(alpn, hsk_alpn)
PIECE(alpn_response)
VIEW(alpn_response, hsk_alpn_response)
EMPTY(signed_certificate_timestamp)
PARSE(signed_certificate_timestamp)
PIECE(signed_certificate_timestamp_response)
VIEW(signed_certificate_timestamp_response, hsk_signed_certificate_timestamp_response)
NUMBER(padding)
PARSE(padding)
EMPTY(encrypt_then_mac)
PARSE(encrypt_then_mac)
EMPTY(extended_master_secret)
PARSE(extended_master_secret)
NUMBER(record_size_limit)
VIEW(record_size_limit, hsk_record_size_limit)
PIECE(session_ticket)
VIEW(session_ticket, hsk_session_ticket)
EMPTY(session_ticket_response)
PARSE(session_ticket_response)
TWO(pre_shared_key)
VIEW(pre_shared_key, hsk_pre_shared_key)
NUMBER(pre_shared_key_response)
VIEW(pre_shared_key_response, hsk_pre_shared_key_response)
EMPTY(early_data)
PARSE(early_data)
NUMBER(early_data_ticket)
VIEW(early_data_ticket, hsk_early_data_ticket)
VALUES(supported_versions)
VIEW(supported_versions, hsk_supported_versions)
NUMBER(selected_version)
VIEW(selected_version, hsk_selected_version)
PIECE(cookie)
VIEW(cookie, hsk_cookie)
PIECE(psk_key_exchange_modes)
VIEW(psk_key_exchange_modes, hsk_psk_key_exchange_modes)
PIECE(certificate_authorities)
VIEW(certificate_authorities, hsk_certificate_authorities)
PIECE(oid_filters)
VIEW(oid_filters, hsk_oid_filters)
EMPTY(post_handshake_auth)
PARSE(post_handshake_auth)
PIECE(key_share)
VIEW(key_share, hsk_key_share)
NUMBER(key_share_retry)
VIEW(key_share_retry, hsk_key_share_retry)
NUMBER_PIECE(key_share_response)
VIEW(key_share_response, hsk_key_share_entry)
PIECE(renegotiation_info)
VIEW(renegotiation_info, hsk_renegotiation_info)
/* elements of lists: no parser reads one alone */
PIECES(items16)
TWO(oid_filter)
NUMBER_PIECE(key_share_entry)
BUILD(psk_identity, hsk_bytes a = fuzz_piece(&in);
      return hsk_psk_identity_build(a, fuzz_number(&in), out, cap);)
NUMBER(psk_binder)

#define ROW(name, kind)                                                                                      \
  {                                                                                                          \
    name##_build, name##_parse, REF_##kind                                                                   \
  }
#define ELEMENT(name)                                                                                        \
  {                                                                                                          \
    name##_build, NULL, REF_KIND_COUNT                                                                       \
  }
static const struct {
  fuzz_wrapped build;
  fuzz_checker parse;
  enum ref_kind kind;
} rows[] = {ROW(server_name, SERVER_NAME),
            ROW(server_name_response, SERVER_NAME_RESPONSE),
            ROW(max_fragment_length, MAX_FRAGMENT_LENGTH),
            ROW(status_request, STATUS_REQUEST),
            ROW(status_request_response, STATUS_REQUEST_RESPONSE),
            ROW(status_request_entry, CERTIFICATE_STATUS),
            ROW(supported_groups, SUPPORTED_GROUPS),
            ROW(ec_point_formats, EC_POINT_FORMATS),
            ROW(signature_algorithms, SIGNATURE_ALGORITHMS),
            ROW(signature_algorithms_cert, SIGNATURE_ALGORITHMS_CERT),
            ROW(alpn, ALPN),
            ROW(alpn_response, ALPN_RESPONSE),
            ROW(signed_certificate_timestamp, SIGNED_CERTIFICATE_TIMESTAMP),
            ROW(signed_certificate_timestamp_response, SIGNED_CERTIFICATE_TIMESTAMP_RESPONSE),
            ROW(padding, PADDING),
            ROW(encrypt_then_mac, ENCRYPT_THEN_MAC),
            ROW(extended_master_secret, EXTENDED_MASTER_SECRET),
            ROW(record_size_limit, RECORD_SIZE_LIMIT),
            ROW(session_ticket, SESSION_TICKET),
            ROW(session_ticket_response, SESSION_TICKET_RESPONSE),
            ROW(pre_shared_key, PRE_SHARED_KEY),
            ROW(pre_shared_key_response, PRE_SHARED_KEY_RESPONSE),
            ROW(early_data, EARLY_DATA),
            ROW(early_data_ticket, EARLY_DATA_TICKET),
            ROW(supported_versions, SUPPORTED_VERSIONS),
            ROW(selected_version, SELECTED_VERSION),
            ROW(cookie, COOKIE),
            ROW(psk_key_exchange_modes, PSK_KEY_EXCHANGE_MODES),
            ROW(certificate_authorities, CERTIFICATE_AUTHORITIES),
            ROW(oid_filters, OID_FILTERS),
            ROW(post_handshake_auth, POST_HANDSHAKE_AUTH),
            ROW(key_share, KEY_SHARE),
            ROW(key_share_retry, KEY_SHARE_RETRY),
            ROW(key_share_response, KEY_SHARE_RESPONSE),
            ROW(renegotiation_info, RENEGOTIATION_INFO),
            ELEMENT(items16),
            ELEMENT(oid_filter),
            ELEMENT(key_share_entry),
            ELEMENT(psk_identity),
            ELEMENT(psk_binder)};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  size_t which = fuzz_u8(&in) % (sizeof rows / sizeof rows[0]);
  fuzz_built(rows[which].build, rows[which].parse, rows[which].kind, rows[which].parse == NULL ? 0 : 4, in);
  return 0;
}
