/* The hellos, and EncryptedExtensions. */
#include "msg/client_hello.h"
#include "msg/encrypted_extensions.h"
#include "msg/ext/supported_versions.h"
#include "msg/server_hello13.h"
#include "names.h"
#include "show_extensions.h"
#include "show_message.h"

#define TLS12 0x0303u

hsk_result show_client_hello(show s, const uint8_t *body, size_t len)
{
  hsk_client_hello ch;
  hsk_result r = hsk_client_hello_parse(body, len, &ch);
  if (r.error != HSK_OK) return r;
  show_line(s, "client_version", "%04X %s", ch.client_version, name_of_version(ch.client_version));
  show_hex(s, "random", body + ch.random.off, ch.random.len);
  show_hex(s, "session_id", body + ch.session_id.off, ch.session_id.len);
  show_numbers(s, "cipher_suites", body, ch.cipher_suites, name_of_suite);
  show_hex(s, "compression_methods", body + ch.compression_methods.off, ch.compression_methods.len);
  return show_extensions(s, body, ch.extensions, HSK_PLACE_CLIENT_HELLO);
}

/* The version that was chosen: in supported_versions, else in the field of TLS 1.2 (RFC 8446 4.2.1). */
static uint32_t chosen_version(const uint8_t *body, const hsk_server_hello *sh)
{
  size_t end = sh->extensions.off + sh->extensions.len;
  hsk_selected_version v = {sh->server_version};
  hsk_span x = {0, 0};
  if (sh->extensions.off != 0)
    x = hsk_extensions_find(body, sh->extensions.off, end, HSK_EXTENSION_SUPPORTED_VERSIONS);
  if (x.off != 0 && hsk_selected_version_parse(body, x.off, x.off + x.len, &v).error != HSK_OK) return 0;
  return v.selected_version;
}

hsk_result show_server_hello(show s, message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello_parse(body, len, &sh);
  if (r.error != HSK_OK) return r;
  int retry = hsk_random_is_retry(body, sh.random.off);
  uint32_t place = HSK_PLACE_SERVER_HELLO12;
  ctx->version = retry ? SHOW_TLS13 : chosen_version(body, &sh);
  if (ctx->version == SHOW_TLS13) {
    place = retry ? HSK_PLACE_HELLO_RETRY_REQUEST : HSK_PLACE_SERVER_HELLO13;
    r = retry ? hsk_hello_retry_request_parse(body, len, &sh) : hsk_server_hello13_parse(body, len, &sh);
    if (r.error != HSK_OK) return r;
  }
  ctx->suite = sh.cipher_suite;
  if (retry) show_line(s, "message", "hello_retry_request");
  show_line(s, "server_version", "%04X %s", sh.server_version, name_of_version(sh.server_version));
  show_hex(s, "random", body + sh.random.off, sh.random.len);
  if (ctx->version != SHOW_TLS13 && hsk_random_downgrade(body, sh.random.off) != 0)
    show_line(s, "", "the server speaks TLS 1.3, and says that it chose %s",
              hsk_random_downgrade(body, sh.random.off) == TLS12 ? "TLS 1.2" : "TLS 1.1 or below");
  show_hex(s, "session_id", body + sh.session_id.off, sh.session_id.len);
  show_line(s, "cipher_suite", "%04X %s", sh.cipher_suite, name_of_suite(sh.cipher_suite));
  show_line(s, "compression_method", "%u%s", sh.compression_method,
            sh.compression_method == 0 ? " null" : "");
  return show_extensions(s, body, sh.extensions, place);
}

hsk_result show_encrypted_extensions(show s, message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_encrypted_extensions ee;
  hsk_result r = hsk_encrypted_extensions_parse(body, len, &ee);
  if (r.error != HSK_OK) return r;
  ctx->version = SHOW_TLS13;
  return show_extensions(s, body, ee.extensions, HSK_PLACE_ENCRYPTED_EXTENSIONS);
}
