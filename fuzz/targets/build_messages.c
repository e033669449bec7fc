/* The builders of messages and records, with fields that nobody parsed: [which, 1 byte] and its fields. What is built parses, and what does not
 * fit the format is refused. */
#include "msg/alert.h"
#include "msg/certificate.h"
#include "msg/certificate13.h"
#include "msg/certificate_request.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_status.h"
#include "msg/certificate_verify.h"
#include "msg/client_hello.h"
#include "msg/client_key_exchange.h"
#include "msg/encrypted_extensions.h"
#include "msg/finished.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"
#include "msg/server_hello13.h"
#include "msg/server_key_exchange.h"
#include "pieces.h"
#include "record/inner_plaintext.h"
#include <string.h>

/* x_parse for the message x, whose view is a hsk_type */
#define PARSE(name, type)                                                                                    \
  static hsk_result name##_parse(const uint8_t *data, size_t size)                                           \
  {                                                                                                          \
    type v;                                                                                                  \
    return hsk_##name##_parse(data, size, &v);                                                               \
  }
/* x_build for a message that is made of one piece */
#define PIECE(name)                                                                                          \
  static hsk_built name##_build(fuzz_input in, uint8_t *out, size_t cap)                                     \
  {                                                                                                          \
    return hsk_##name##_build(fuzz_piece(&in), out, cap);                                                    \
  }

static hsk_built alert_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_alert a = {0, 0};
  a.level = fuzz_number(&in);
  a.description = fuzz_number(&in);
  return hsk_alert_build(&a, out, cap);
}
PARSE(alert, hsk_alert)

static hsk_built certificate_build(fuzz_input in, uint8_t *out, size_t cap)
{
  size_t n = 0;
  const hsk_bytes *list = fuzz_pieces(&in, &n);
  return hsk_certificate_build(list, n, out, cap);
}
PARSE(certificate, hsk_certificate)

static hsk_built certificate13_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_certificate_entry_fields list[4] = {{{NULL, 0}, {NULL, 0}}};
  hsk_bytes context = fuzz_piece(&in);
  size_t n = fuzz_u8(&in) % 5;
  for (size_t i = 0; i < n; i++) {
    list[i].cert_data = fuzz_piece(&in);
    list[i].extensions = fuzz_piece(&in);
  }
  return hsk_certificate13_build(context, list, n, out, cap);
}
PARSE(certificate13, hsk_certificate13)

static hsk_built certificate_request_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_certificate_request_fields f = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
  f.certificate_types = fuzz_piece(&in);
  f.supported_signature_algorithms = fuzz_piece(&in);
  f.certificate_authorities = fuzz_piece(&in);
  return hsk_certificate_request_build(&f, out, cap);
}
PARSE(certificate_request, hsk_certificate_request)

static hsk_built certificate_request13_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_bytes context = fuzz_piece(&in);
  return hsk_certificate_request13_build(context, fuzz_piece(&in), out, cap);
}
PARSE(certificate_request13, hsk_certificate_request13)

PIECE(certificate_status)
static hsk_result certificate_status_parse(const uint8_t *data, size_t size)
{
  hsk_certificate_status v;
  return hsk_certificate_status_parse(data, 0, size, &v);
}

static hsk_built certificate_verify_build(fuzz_input in, uint8_t *out, size_t cap)
{
  uint32_t algorithm = fuzz_number(&in);
  return hsk_certificate_verify_build(algorithm, fuzz_piece(&in), out, cap);
}
PARSE(certificate_verify, hsk_certificate_verify)

static hsk_built certificate_verify_content_build(fuzz_input in, uint8_t *out, size_t cap)
{
  uint32_t is_server = fuzz_u8(&in) % 2;
  return hsk_certificate_verify_content_build(is_server, fuzz_piece(&in), out, cap);
}

static hsk_built client_hello_build(fuzz_input in, uint8_t *out, size_t cap)
{
  static const uint8_t random[32] = {7};
  hsk_client_hello_fields f = {.random = random};
  f.client_version = fuzz_number(&in);
  f.session_id = fuzz_piece(&in);
  f.cipher_suites = fuzz_piece(&in);
  f.compression_methods = fuzz_piece(&in);
  f.has_extensions = fuzz_u8(&in) % 2;
  f.extensions = fuzz_piece(&in);
  return hsk_client_hello_build(&f, out, cap);
}
PARSE(client_hello, hsk_client_hello)

/* The first bit of the input says whether the random is that of a HelloRetryRequest. */
static hsk_server_hello_fields server_fields(fuzz_input *in)
{
  static const uint8_t random[32] = {7},
                       retry_random[32] = {0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c,
                                           0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb,
                                           0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c};
  hsk_server_hello_fields f = {.random = random};
  uint32_t bits = fuzz_u8(in);
  if (bits % 2 == 1) f.random = retry_random;
  f.server_version = bits / 2 % 2 == 1 ? fuzz_number(in) : 0x0303;
  f.compression_method = bits / 4 % 2 == 1 ? fuzz_number(in) : 0;
  f.has_extensions = bits / 8 % 2;
  f.cipher_suite = fuzz_number(in);
  f.session_id = fuzz_piece(in);
  f.extensions = fuzz_piece(in);
  return f;
}

static hsk_built server_hello_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_server_hello_fields f = server_fields(&in);
  return hsk_server_hello_build(&f, out, cap);
}
PARSE(server_hello, hsk_server_hello)

static hsk_built server_hello13_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_server_hello_fields f = server_fields(&in);
  return hsk_server_hello13_build(&f, out, cap);
}
PARSE(server_hello13, hsk_server_hello)

static hsk_built hello_retry_request_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_server_hello_fields f = server_fields(&in);
  f.random = NULL;
  return hsk_hello_retry_request_build(&f, out, cap);
}
PARSE(hello_retry_request, hsk_server_hello)

PIECE(client_key_exchange_rsa)
PARSE(client_key_exchange_rsa, hsk_client_key_exchange)
PIECE(client_key_exchange_dhe)
PARSE(client_key_exchange_dhe, hsk_client_key_exchange)
PIECE(client_key_exchange_ecdhe)
PARSE(client_key_exchange_ecdhe, hsk_client_key_exchange)

static hsk_server_key_exchange_fields key_fields(fuzz_input *in)
{
  hsk_server_key_exchange_fields f = {.named_curve = 0};
  f.dh_p = fuzz_piece(in);
  f.dh_g = fuzz_piece(in);
  f.dh_Ys = fuzz_piece(in);
  f.named_curve = fuzz_number(in);
  f.point = fuzz_piece(in);
  f.algorithm = fuzz_number(in);
  f.signature = fuzz_piece(in);
  return f;
}

static hsk_built server_key_exchange_dhe_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_server_key_exchange_fields f = key_fields(&in);
  return hsk_server_key_exchange_dhe_build(&f, out, cap);
}
PARSE(server_key_exchange_dhe, hsk_server_key_exchange)

static hsk_built server_key_exchange_ecdhe_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_server_key_exchange_fields f = key_fields(&in);
  return hsk_server_key_exchange_ecdhe_build(&f, out, cap);
}
PARSE(server_key_exchange_ecdhe, hsk_server_key_exchange)

PIECE(encrypted_extensions)
PARSE(encrypted_extensions, hsk_encrypted_extensions)
PIECE(finished)
static hsk_result finished_parse(const uint8_t *data, size_t size)
{
  return hsk_finished_parse(data, size, size == 12 || size == 32 ? size : 48);
}

static hsk_built key_update_build(fuzz_input in, uint8_t *out, size_t cap)
{
  return hsk_key_update_build(fuzz_number(&in), out, cap);
}
PARSE(key_update, uint32_t)
PIECE(message_hash)
PARSE(message_hash, hsk_span)

static hsk_built new_session_ticket_build(fuzz_input in, uint8_t *out, size_t cap)
{
  uint32_t hint = fuzz_number(&in);
  return hsk_new_session_ticket_build(hint, fuzz_piece(&in), out, cap);
}
PARSE(new_session_ticket, hsk_new_session_ticket)

static hsk_built new_session_ticket13_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_new_session_ticket13_fields f = {0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}};
  f.ticket_lifetime = fuzz_number(&in);
  f.ticket_age_add = fuzz_number(&in);
  f.ticket_nonce = fuzz_piece(&in);
  f.ticket = fuzz_piece(&in);
  f.extensions = fuzz_piece(&in);
  return hsk_new_session_ticket13_build(&f, out, cap);
}
PARSE(new_session_ticket13, hsk_new_session_ticket13)

/* content stands in its place already; here it is what the room holds */
static hsk_built inner_plaintext_build(fuzz_input in, uint8_t *out, size_t cap)
{
  uint32_t type = fuzz_number(&in);
  size_t content = fuzz_number(&in), padding = fuzz_number(&in);
  return hsk_inner_plaintext_build(type, content, padding, out, cap);
}
static hsk_result inner_plaintext_parse(const uint8_t *data, size_t size)
{
  hsk_inner_plaintext v;
  return hsk_inner_plaintext_parse(data, 0, size, HSK_INNER_PLAINTEXT_MAX, &v);
}

static hsk_built record_header_build(fuzz_input in, uint8_t *out, size_t cap)
{
  hsk_record_header h = {0, 0, 0};
  h.content_type = fuzz_number(&in);
  h.version = fuzz_number(&in);
  h.fragment_len = fuzz_number(&in);
  return hsk_record_header_build(&h, out, cap);
}
static hsk_result record_header_parse(const uint8_t *data, size_t size)
{
  hsk_record_header h;
  (void)size;
  return hsk_record_header_parse(data, 0, HSK_RECORD_VERSION_IGNORED, HSK_CIPHERTEXT_MAX, &h);
}

#define ROW(name, kind)                                                                                      \
  {                                                                                                          \
    name##_build, name##_parse, kind                                                                         \
  }
static const struct {
  fuzz_wrapped build;
  fuzz_checker parse;
  enum ref_kind kind;
} rows[] = {ROW(alert, REF_ALERT),
            ROW(certificate, REF_CERTIFICATE),
            ROW(certificate13, REF_CERTIFICATE13),
            ROW(certificate_request, REF_CERTIFICATE_REQUEST),
            ROW(certificate_request13, REF_CERTIFICATE_REQUEST13),
            ROW(certificate_status, REF_CERTIFICATE_STATUS),
            ROW(certificate_verify, REF_CERTIFICATE_VERIFY),
            {certificate_verify_content_build, NULL, REF_KIND_COUNT},
            ROW(client_hello, REF_CLIENT_HELLO),
            ROW(server_hello, REF_SERVER_HELLO),
            ROW(server_hello13, REF_SERVER_HELLO13),
            ROW(hello_retry_request, REF_HELLO_RETRY_REQUEST),
            ROW(client_key_exchange_rsa, REF_CLIENT_KEY_EXCHANGE_RSA),
            ROW(client_key_exchange_dhe, REF_CLIENT_KEY_EXCHANGE_DHE),
            ROW(client_key_exchange_ecdhe, REF_CLIENT_KEY_EXCHANGE_ECDHE),
            ROW(server_key_exchange_dhe, REF_SERVER_KEY_EXCHANGE_DHE),
            ROW(server_key_exchange_ecdhe, REF_SERVER_KEY_EXCHANGE_ECDHE),
            ROW(encrypted_extensions, REF_ENCRYPTED_EXTENSIONS),
            ROW(finished, REF_KIND_COUNT),
            ROW(key_update, REF_KEY_UPDATE),
            ROW(message_hash, REF_MESSAGE_HASH),
            ROW(new_session_ticket, REF_NEW_SESSION_TICKET),
            ROW(new_session_ticket13, REF_NEW_SESSION_TICKET13),
            ROW(inner_plaintext, REF_KIND_COUNT),
            ROW(record_header, REF_KIND_COUNT)};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  size_t which = fuzz_u8(&in) % (sizeof rows / sizeof rows[0]);
  fuzz_built(rows[which].build, rows[which].parse, rows[which].kind, 0, in);
  return 0;
}
