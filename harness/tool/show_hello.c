/* The hellos and their extensions. */
#include <string.h>
#include "msg/client_hello.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/supported_groups.h"
#include "msg/server_hello.h"
#include "names.h"
#include "show_message.h"

static hsk_result show_server_name(show s, const uint8_t *buf, size_t off, size_t end, int response)
{
  hsk_server_name sn;
  char text[512];
  hsk_result r =
      response ? hsk_server_name_response_parse(buf, off, end) : hsk_server_name_parse(buf, off, end, &sn);
  if (r.error != HSK_OK) return r;
  if (response) {
    show_line(s, "server_name", "acknowledged");
    return r;
  }
  text_escape(buf + sn.host_name.off, sn.host_name.len, text, sizeof text);
  show_line(s, "server_name", "%s", text);
  return r;
}

static void show_protocol(show s, const char *label, const uint8_t *buf, hsk_span name)
{
  char text[1100];
  text_escape(buf + name.off, name.len, text, sizeof text);
  show_line(s, label, "%s", text);
}

static hsk_result show_alpn(show s, const uint8_t *buf, size_t off, size_t end, int response)
{
  hsk_alpn alpn;
  hsk_alpn_response chosen;
  hsk_result r =
      response ? hsk_alpn_response_parse(buf, off, end, &chosen) : hsk_alpn_parse(buf, off, end, &alpn);
  if (r.error != HSK_OK) return r;
  if (response) {
    show_protocol(s, "alpn", buf, chosen.protocol_name);
    return r;
  }
  const char *label = "alpn";
  size_t list_end = alpn.protocol_name_list.off + alpn.protocol_name_list.len;
  for (hsk_span n = hsk_alpn_next(buf, alpn.protocol_name_list.off, list_end); n.off != 0;
       n = hsk_alpn_next(buf, n.off + n.len, list_end)) {
    show_protocol(s, label, buf, n);
    label = "";
  }
  return r;
}

static hsk_result show_supported_groups(show s, const uint8_t *buf, size_t off, size_t end)
{
  hsk_supported_groups groups;
  hsk_result r = hsk_supported_groups_parse(buf, off, end, &groups);
  if (r.error == HSK_OK) show_numbers(s, "supported_groups", buf, groups.named_group_list, name_of_group);
  return r;
}

static hsk_result show_signature_algorithms(show s, const uint8_t *buf, size_t off, size_t end)
{
  hsk_signature_algorithms sa;
  hsk_result r = hsk_signature_algorithms_parse(buf, off, end, &sa);
  if (r.error == HSK_OK)
    show_numbers(s, "signature_algorithms", buf, sa.supported_signature_algorithms, name_of_scheme);
  return r;
}

static hsk_result show_point_formats(show s, const uint8_t *buf, size_t off, size_t end)
{
  static const char *const names[] = {"uncompressed", "ansiX962_compressed_prime",
                                      "ansiX962_compressed_char2"};
  hsk_ec_point_formats formats;
  hsk_result r = hsk_ec_point_formats_parse(buf, off, end, &formats);
  if (r.error != HSK_OK) return r;
  hsk_span list = formats.ec_point_format_list;
  for (size_t i = 0; i < list.len; i++) {
    uint32_t n = hsk_u8(buf, list.off + i);
    show_line(s, i == 0 ? "ec_point_formats" : "", "%u %s", n, n < 3 ? names[n] : "unknown");
  }
  return r;
}

static hsk_result show_extended_master_secret(show s, const uint8_t *buf, size_t off, size_t end,
                                              int response)
{
  hsk_result r = hsk_extended_master_secret_parse(buf, off, end);
  if (r.error == HSK_OK) show_line(s, "ext. master secret", "%s", response ? "agreed" : "offered");
  return r;
}

static hsk_result show_renegotiation_info(show s, const uint8_t *buf, size_t off, size_t end)
{
  hsk_renegotiation_info info;
  hsk_result r = hsk_renegotiation_info_parse(buf, off, end, &info);
  if (r.error != HSK_OK) return r;
  show_hex(s, "renegotiation_info", buf + info.renegotiated_connection.off, info.renegotiated_connection.len);
  return r;
}

static hsk_result show_extension(show s, const uint8_t *buf, hsk_extension x, int response)
{
  size_t off = x.extension_data.off, end = off + x.extension_data.len;
  char label[32];
  switch (x.extension_type) {
  case HSK_EXTENSION_SERVER_NAME:
    return show_server_name(s, buf, off, end, response);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return show_supported_groups(s, buf, off, end);
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return show_point_formats(s, buf, off, end);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    return show_signature_algorithms(s, buf, off, end);
  case HSK_EXTENSION_ALPN:
    return show_alpn(s, buf, off, end, response);
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    return show_extended_master_secret(s, buf, off, end, response);
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    return show_renegotiation_info(s, buf, off, end);
  default:
    snprintf(label, sizeof label, "extension %04X", x.extension_type);
    show_hex(s, label, buf + off, x.extension_data.len);
    return hsk_ok();
  }
}

static hsk_result show_extensions(show s, const uint8_t *buf, hsk_span block, int response)
{
  if (block.off == 0) {
    show_line(s, "extensions", "(no block)");
    return hsk_ok();
  }
  size_t end = block.off + block.len;
  for (hsk_extension x = hsk_extensions_next(buf, block.off, end); x.extension_data.off != 0;
       x = hsk_extensions_next(buf, x.extension_data.off + x.extension_data.len, end)) {
    hsk_result r = show_extension(s, buf, x, response);
    if (r.error != HSK_OK) return r;
  }
  return hsk_ok();
}

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
  return show_extensions(s, body, ch.extensions, 0);
}

hsk_result show_server_hello(show s, message_context *ctx, const uint8_t *body, size_t len)
{
  hsk_server_hello sh;
  hsk_result r = hsk_server_hello_parse(body, len, &sh);
  if (r.error != HSK_OK) return r;
  ctx->suite = sh.cipher_suite;
  show_line(s, "server_version", "%04X %s", sh.server_version, name_of_version(sh.server_version));
  show_hex(s, "random", body + sh.random.off, sh.random.len);
  show_hex(s, "session_id", body + sh.session_id.off, sh.session_id.len);
  show_line(s, "cipher_suite", "%04X %s", sh.cipher_suite, name_of_suite(sh.cipher_suite));
  show_line(s, "compression_method", "%u%s", sh.compression_method,
            sh.compression_method == 0 ? " null" : "");
  return show_extensions(s, body, sh.extensions, 1);
}
