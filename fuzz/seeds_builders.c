/* Seeds that the library's builders make: each extension in each of its forms, a block of all that may stand in a message, and the message with
 * that block. */
#include "fuzz.h"
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_status.h"
#include "msg/client_hello.h"
#include "msg/encrypted_extensions.h"
#include "msg/ext/contents.h"
#include "msg/handshake.h"
#include "msg/items16.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"
#include "msg/new_session_ticket.h"
#include "msg/new_session_ticket13.h"
#include "msg/server_hello13.h"
#include "record/inner_plaintext.h"
#include "seeds.h"
#include <string.h>

/* out: where a builder writes next; a block of extensions grows in it */
static uint8_t out[8192];
static size_t len;

static void add(hsk_built b)
{
  FUZZ_CHECK(b.error == HSK_OK, "set-up: a seed does not build");
  len += b.need;
}
#define OUT        out + len, sizeof out - len
#define COUNT(a)   (sizeof(a) / sizeof(a)[0])
#define BYTES(lit) ((hsk_bytes){(const uint8_t *)(lit), sizeof(lit) - 1})

static const uint8_t filler[255] = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};

static hsk_bytes some(size_t n)
{
  return (hsk_bytes){filler, n};
}

/* The block in out is done: it goes to its targets. */
static hsk_bytes block(void)
{
  static uint8_t kept[sizeof out];
  hsk_bytes b = {kept, len};
  memcpy(kept, out, len);
  seeds_block(kept, len);
  len = 0;
  return b;
}

/* A body in out is done: it goes to its targets as a message. */
static void message(uint32_t msg_type, hsk_built b)
{
  static uint8_t m[4 + sizeof out];
  add(b);
  hsk_handshake_header_put(m, msg_type, len);
  memcpy(m + 4, out, len);
  seeds_message(m, 4 + len);
  len = 0;
}

static hsk_bytes list16(void)
{
  static uint8_t list[64];
  const hsk_bytes items[] = {some(3), some(20)};
  hsk_built b = hsk_items16_build(items, 2, list, sizeof list);
  return (hsk_bytes){list, b.need};
}

static hsk_bytes shares(void)
{
  static uint8_t list[256];
  hsk_built a = hsk_key_share_entry_build(0x001d, some(32), list, sizeof list);
  hsk_built b = hsk_key_share_entry_build(0x0017, some(65), list + a.need, sizeof list - a.need);
  hsk_built c =
      hsk_key_share_entry_build(0x2a2a, some(1), list + a.need + b.need, sizeof list - a.need - b.need);
  return (hsk_bytes){list, a.need + b.need + c.need};
}

static hsk_bytes filters(void)
{
  static uint8_t list[64];
  hsk_built a = hsk_oid_filter_build(BYTES("\6\3\125\35\17"), BYTES("\3\2\7\200"), list, sizeof list);
  hsk_built b = hsk_oid_filter_build(BYTES("\6\3\125\35\45"), some(0), list + a.need, sizeof list - a.need);
  return (hsk_bytes){list, a.need + b.need};
}

static void offer_psk(void)
{
  static uint8_t identities[256], binders[256];
  size_t n = 0, m = 0;
  n += hsk_psk_identity_build(some(16), 0x01020304, identities, 256).need;
  n += hsk_psk_identity_build(some(1), 0, identities + n, 256 - n).need;
  m += hsk_psk_binder_build(32, binders, 256).need;
  m += hsk_psk_binder_build(48, binders + m, 256 - m).need;
  add(hsk_pre_shared_key_build((hsk_bytes){identities, n}, (hsk_bytes){binders, m}, OUT));
}

static hsk_bytes client_block(int with_psk)
{
  static const uint16_t groups[] = {0x0a0a, 0x001d, 0x0017, 0x0018, 0x0100},
                        versions[] = {0x1a1a, 0x0304, 0x0303}, schemes[] = {0x0403, 0x0804, 0x0401};
  static const hsk_bytes names[] = {{(const uint8_t *)"h2", 2}, {(const uint8_t *)"http/1.1", 8}};
  add(hsk_server_name_build(BYTES("server.example"), OUT));
  add(hsk_max_fragment_length_build(2, OUT));
  add(hsk_status_request_build(list16(), some(4), OUT));
  add(hsk_supported_groups_build(groups, COUNT(groups), OUT));
  add(hsk_ec_point_formats_build(OUT));
  add(hsk_signature_algorithms_build(schemes, COUNT(schemes), OUT));
  add(hsk_alpn_build(names, COUNT(names), OUT));
  add(hsk_signed_certificate_timestamp_build(OUT));
  add(hsk_encrypt_then_mac_build(OUT));
  add(hsk_extended_master_secret_build(OUT));
  add(hsk_record_size_limit_build(16385, OUT));
  add(hsk_session_ticket_build(some(20), OUT));
  add(hsk_early_data_build(OUT));
  add(hsk_supported_versions_build(versions, COUNT(versions), OUT));
  add(hsk_cookie_build(some(9), OUT));
  add(hsk_psk_key_exchange_modes_build(BYTES("\1\0"), OUT));
  add(hsk_certificate_authorities_build(list16(), OUT));
  add(hsk_post_handshake_auth_build(OUT));
  add(hsk_signature_algorithms_cert_build(schemes, COUNT(schemes), OUT));
  add(hsk_key_share_build(shares(), OUT));
  add(hsk_renegotiation_info_build(some(0), OUT));
  add(hsk_padding_build(7, OUT));
  if (with_psk) offer_psk();
  return block();
}

static void client_hellos(void)
{
  for (int with_psk = 0; with_psk < 2; with_psk++) {
    hsk_client_hello_fields f = {.client_version = 0x0303,
                                 .random = filler,
                                 .session_id = some(32),
                                 .cipher_suites = BYTES("\23\1\23\2\300\53"),
                                 .compression_methods = BYTES("\0"),
                                 .has_extensions = 1};
    f.extensions = client_block(with_psk);
    message(HSK_MSG_CLIENT_HELLO, hsk_client_hello_build(&f, OUT));
  }
}

static void server_hellos(void)
{
  hsk_server_hello_fields f = {.server_version = 0x0303,
                               .random = filler,
                               .session_id = some(32),
                               .cipher_suite = 0x1301,
                               .has_extensions = 1};
  add(hsk_server_name_response_build(OUT));
  add(hsk_max_fragment_length_build(1, OUT));
  add(hsk_status_request_response_build(OUT));
  add(hsk_ec_point_formats_build(OUT));
  add(hsk_alpn_response_build(BYTES("h2"), OUT));
  add(hsk_signed_certificate_timestamp_response_build(list16(), OUT));
  add(hsk_session_ticket_response_build(OUT));
  add(hsk_renegotiation_info_build(some(24), OUT));
  f.extensions = block();
  message(HSK_MSG_SERVER_HELLO, hsk_server_hello_build(&f, OUT));
  add(hsk_selected_version_build(0x0304, OUT));
  add(hsk_key_share_response_build(0x001d, some(32), OUT));
  add(hsk_pre_shared_key_response_build(1, OUT));
  f.extensions = block();
  message(HSK_MSG_SERVER_HELLO, hsk_server_hello13_build(&f, OUT));
  add(hsk_selected_version_build(0x0304, OUT));
  add(hsk_key_share_retry_build(0x0017, OUT));
  add(hsk_cookie_build(some(40), OUT));
  f.extensions = block();
  message(HSK_MSG_SERVER_HELLO, hsk_hello_retry_request_build(&f, OUT));
  for (int v = 0; v < 2; v++) {
    uint8_t random[32] = {1, 2, 3};
    memcpy(random + 24, v ? "DOWNGRD\1" : "DOWNGRD\0", 8);
    f.random = random;
    message(HSK_MSG_SERVER_HELLO, hsk_server_hello13_build(&f, OUT));
  }
}

static void server_flight13(void)
{
  static const uint16_t groups[] = {0x001d, 0x0017}, schemes[] = {0x0403, 0x0807};
  hsk_certificate_entry_fields entries[2] = {{some(40), {NULL, 0}}, {some(1), {NULL, 0}}};
  add(hsk_server_name_response_build(OUT));
  add(hsk_max_fragment_length_build(4, OUT));
  add(hsk_supported_groups_build(groups, 2, OUT));
  add(hsk_alpn_response_build(BYTES("http/1.1"), OUT));
  add(hsk_record_size_limit_build(64, OUT));
  add(hsk_early_data_build(OUT));
  hsk_bytes e = block();
  message(HSK_MSG_ENCRYPTED_EXTENSIONS, hsk_encrypted_extensions_build(e, OUT));
  message(HSK_MSG_ENCRYPTED_EXTENSIONS, hsk_encrypted_extensions_build(some(0), OUT));
  add(hsk_status_request_response_build(OUT));
  add(hsk_signature_algorithms_build(schemes, 2, OUT));
  add(hsk_signed_certificate_timestamp_build(OUT));
  add(hsk_certificate_authorities_build(list16(), OUT));
  add(hsk_oid_filters_build(filters(), OUT));
  add(hsk_signature_algorithms_cert_build(schemes, 1, OUT));
  e = block();
  message(HSK_MSG_CERTIFICATE_REQUEST, hsk_certificate_request13_build(some(3), e, OUT));
  add(hsk_status_request_entry_build(some(30), OUT));
  add(hsk_signed_certificate_timestamp_response_build(list16(), OUT));
  entries[0].extensions = block();
  message(HSK_MSG_CERTIFICATE, hsk_certificate13_build(some(0), entries, 2, OUT));
  message(HSK_MSG_CERTIFICATE, hsk_certificate13_build(some(3), entries, 0, OUT));
}

static void small(void)
{
  hsk_new_session_ticket13_fields t = {7200, 0x01020304, some(8), some(100), {NULL, 0}};
  message(HSK_MSG_NEW_SESSION_TICKET, hsk_new_session_ticket13_build(&t, OUT));
  add(hsk_early_data_ticket_build(16384, OUT));
  t.extensions = block();
  message(HSK_MSG_NEW_SESSION_TICKET, hsk_new_session_ticket13_build(&t, OUT));
  message(HSK_MSG_NEW_SESSION_TICKET, hsk_new_session_ticket_build(300, some(50), OUT));
  message(HSK_MSG_NEW_SESSION_TICKET, hsk_new_session_ticket_build(0, some(0), OUT));
  message(HSK_MSG_CERTIFICATE_STATUS, hsk_certificate_status_build(some(30), OUT));
  message(HSK_MSG_KEY_UPDATE, hsk_key_update_build(HSK_UPDATE_NOT_REQUESTED, OUT));
  message(HSK_MSG_KEY_UPDATE, hsk_key_update_build(HSK_UPDATE_REQUESTED, OUT));
  message(HSK_MSG_END_OF_EARLY_DATA, (hsk_built){0, HSK_OK});
  for (size_t n = 32; n <= 48; n += 16) {
    add(hsk_message_hash_build(some(n), OUT));
    seeds_put("key_update", out, len);
    seeds_put("framing", out, len);
    len = 0;
  }
  for (uint32_t type = 21; type <= 23; type++) {
    hsk_put16(out, 0, 0x4001);
    memcpy(out + 2, filler, 5);
    add(hsk_inner_plaintext_build(type, 5, type - 21, out + 2, 100));
    seeds_put("inner_plaintext", out, 2 + len);
    len = 0;
  }
  /* what may not be there */
  seeds_put("ext_encrypt_then_mac", "", 1);
  seeds_put("ext_extended_master_secret", "", 1);
  seeds_put("ext_post_handshake_auth", "", 1);
  seeds_put("record_header", "\3\3\100\0\26\3\3\0\100", 9);
  seeds_put("record_header", "\3\3\101\0\27\3\3\101\0", 9);
  seeds_put("record_header", "\3\1\100\0\26\3\1\1\0", 9);
  seeds_put("record_header", "\3\3\0\2\25\3\4\0\2", 9);
}

/* Fields for each builder of build_extensions and build_messages: nothing, zeros, one byte, a list of two identities with one binder, and
 * many long pieces of zeros. */
static void fields(void)
{
  static uint8_t in[64];
  static const struct {
    const char *data;
    size_t len;
  } rests[] = {{"", 0},
               {"\0\0\0\0", 4},
               {"\1\7\1\7\1\7", 6},
               {"\16\0\1\1\0\0\0\0\0\1\1\0\0\0\0\41\40", 17},
               {"\377\376\17", 3},
               {"\372\377\377\372\377\377", 6}};
  for (uint8_t which = 0; which < 48; which++)
    for (size_t i = 0; i < COUNT(rests); i++) {
      in[0] = which;
      memcpy(in + 1, rests[i].data, rests[i].len);
      /* what a piece takes beyond is zeros */
      seeds_put("build_extensions", in, rests[i].len == 17 ? 50 : 1 + rests[i].len);
      seeds_put("build_messages", in, 1 + rests[i].len);
      memset(in, 0, sizeof in);
    }
}

/* one more share than there may be, and as many as there may be */
static void many_shares(void)
{
  hsk_put16(out, 0, 65 * 5);
  for (size_t i = 0; i < 65; i++) {
    hsk_put16(out, 2 + 5 * i, i);
    hsk_put16(out, 4 + 5 * i, 1);
    hsk_put8(out, 6 + 5 * i, 9);
  }
  seeds_put("ext_key_share", out, 2 + 65 * 5);
  hsk_put16(out, 0, 64 * 5);
  seeds_put("ext_key_share", out, 2 + 64 * 5);
}

void seeds_builders(void)
{
  fields();
  many_shares();
  client_hellos();
  server_hellos();
  server_flight13();
  small();
}
