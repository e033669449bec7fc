#include "show_extensions.h"
#include "show_ext.h"
#include "msg/ext/alpn.h"
#include "msg/ext/cookie.h"
#include "msg/ext/early_data.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/encrypt_then_mac.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/max_fragment_length.h"
#include "msg/ext/padding.h"
#include "msg/ext/post_handshake_auth.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/signature_algorithms_cert.h"
#include "msg/ext/supported_groups.h"
#include "msg/ext/supported_versions.h"
#include "names.h"

hsk_result show_flag(const ext *x, const char *label, hsk_result r)
{
  int offer = asked(x) || x->place == HSK_PLACE_CERTIFICATE_REQUEST;
  if (r.error == HSK_OK) show_line(x->s, label, "%s", offer ? "offered" : "agreed");
  return r;
}

static hsk_result show_server_name(const ext *x)
{
  hsk_server_name sn;
  char text[512];
  if (!asked(x)) {
    hsk_result r = hsk_server_name_response_parse(x->buf, x->off, x->end);
    if (r.error == HSK_OK) show_line(x->s, "server_name", "acknowledged");
    return r;
  }
  hsk_result r = hsk_server_name_parse(x->buf, x->off, x->end, &sn);
  if (r.error != HSK_OK) return r;
  text_escape(x->buf + sn.host_name.off, sn.host_name.len, text, sizeof text);
  show_line(x->s, "server_name", "%s", text);
  return r;
}

static hsk_result show_max_fragment_length(const ext *x)
{
  hsk_max_fragment_length mfl;
  hsk_result r = hsk_max_fragment_length_parse(x->buf, x->off, x->end, &mfl);
  if (r.error == HSK_OK) show_line(x->s, "max_fragment_length", "%u bytes", 256u << mfl.max_fragment_length);
  return r;
}

static hsk_result show_record_size_limit(const ext *x)
{
  hsk_record_size_limit limit;
  hsk_result r = hsk_record_size_limit_parse(x->buf, x->off, x->end, &limit);
  if (r.error == HSK_OK) show_line(x->s, "record_size_limit", "%u bytes", limit.record_size_limit);
  return r;
}

static hsk_result show_supported_groups(const ext *x)
{
  hsk_supported_groups g;
  hsk_result r = hsk_supported_groups_parse(x->buf, x->off, x->end, &g);
  if (r.error == HSK_OK) show_numbers(x->s, "supported_groups", x->buf, g.named_group_list, name_of_group);
  return r;
}

/* show_bytes prints a list of one-byte numbers by name. */
static void show_bytes(const ext *x, const char *label, hsk_span list, const char *const *names,
                       uint32_t count)
{
  for (size_t i = 0; i < list.len; i++) {
    uint32_t n = hsk_u8(x->buf, list.off + i);
    show_line(x->s, i == 0 ? label : "", "%u %s", n, n < count ? names[n] : "unknown");
  }
}

static hsk_result show_point_formats(const ext *x)
{
  static const char *const names[] = {"uncompressed", "ansiX962_compressed_prime",
                                      "ansiX962_compressed_char2"};
  hsk_ec_point_formats formats;
  hsk_result r = hsk_ec_point_formats_parse(x->buf, x->off, x->end, &formats);
  if (r.error == HSK_OK) show_bytes(x, "ec_point_formats", formats.ec_point_format_list, names, 3);
  return r;
}

static hsk_result show_psk_modes(const ext *x)
{
  static const char *const names[] = {"psk_ke", "psk_dhe_ke"};
  hsk_psk_key_exchange_modes modes;
  hsk_result r = hsk_psk_key_exchange_modes_parse(x->buf, x->off, x->end, &modes);
  if (r.error == HSK_OK) show_bytes(x, "psk_key_exchange_modes", modes.ke_modes, names, 2);
  return r;
}

static hsk_result show_signature_algorithms(const ext *x)
{
  hsk_signature_algorithms sa;
  hsk_result r = hsk_signature_algorithms_parse(x->buf, x->off, x->end, &sa);
  if (r.error == HSK_OK)
    show_numbers(x->s, "signature_algorithms", x->buf, sa.supported_signature_algorithms, name_of_scheme);
  return r;
}

static hsk_result show_signature_algorithms_cert(const ext *x)
{
  hsk_signature_algorithms_cert sa;
  hsk_result r = hsk_signature_algorithms_cert_parse(x->buf, x->off, x->end, &sa);
  if (r.error == HSK_OK)
    show_numbers(x->s, "signature_algorithms_cert", x->buf, sa.supported_signature_algorithms,
                 name_of_scheme);
  return r;
}

static void show_protocol(const ext *x, const char *label, hsk_span name)
{
  char text[1100];
  text_escape(x->buf + name.off, name.len, text, sizeof text);
  show_line(x->s, label, "%s", text);
}

static hsk_result show_alpn(const ext *x)
{
  hsk_alpn alpn;
  hsk_alpn_response chosen;
  hsk_result r;
  if (!asked(x)) {
    r = hsk_alpn_response_parse(x->buf, x->off, x->end, &chosen);
    if (r.error == HSK_OK) show_protocol(x, "alpn", chosen.protocol_name);
    return r;
  }
  r = hsk_alpn_parse(x->buf, x->off, x->end, &alpn);
  if (r.error != HSK_OK) return r;
  const char *label = "alpn";
  size_t end = alpn.protocol_name_list.off + alpn.protocol_name_list.len;
  for (hsk_span n = hsk_alpn_next(x->buf, alpn.protocol_name_list.off, end); n.off != 0;
       n = hsk_alpn_next(x->buf, n.off + n.len, end)) {
    show_protocol(x, label, n);
    label = "";
  }
  return r;
}

static hsk_result show_session_ticket(const ext *x)
{
  hsk_session_ticket st;
  if (!asked(x))
    return show_flag(x, "session_ticket", hsk_session_ticket_response_parse(x->buf, x->off, x->end));
  hsk_result r = hsk_session_ticket_parse(x->buf, x->off, x->end, &st);
  if (r.error == HSK_OK) show_hex(x->s, "session_ticket", x->buf + st.ticket.off, st.ticket.len);
  return r;
}

static hsk_result show_early_data(const ext *x)
{
  hsk_early_data_ticket ticket;
  if (x->place != HSK_PLACE_NEW_SESSION_TICKET)
    return show_flag(x, "early_data", hsk_early_data_parse(x->buf, x->off, x->end));
  hsk_result r = hsk_early_data_ticket_parse(x->buf, x->off, x->end, &ticket);
  if (r.error == HSK_OK) show_line(x->s, "early_data", "at most %u bytes", ticket.max_early_data_size);
  return r;
}

static hsk_result show_supported_versions(const ext *x)
{
  hsk_supported_versions offered;
  hsk_selected_version v;
  hsk_result r;
  if (!asked(x)) {
    r = hsk_selected_version_parse(x->buf, x->off, x->end, &v);
    if (r.error == HSK_OK)
      show_line(x->s, "supported_versions", "%04X %s", v.selected_version,
                name_of_version(v.selected_version));
    return r;
  }
  r = hsk_supported_versions_parse(x->buf, x->off, x->end, &offered);
  if (r.error == HSK_OK) show_numbers(x->s, "supported_versions", x->buf, offered.versions, name_of_version);
  return r;
}

static hsk_result show_cookie(const ext *x)
{
  hsk_cookie ck;
  hsk_result r = hsk_cookie_parse(x->buf, x->off, x->end, &ck);
  if (r.error == HSK_OK) show_hex(x->s, "cookie", x->buf + ck.cookie.off, ck.cookie.len);
  return r;
}

static hsk_result show_renegotiation_info(const ext *x)
{
  hsk_renegotiation_info info;
  hsk_result r = hsk_renegotiation_info_parse(x->buf, x->off, x->end, &info);
  hsk_span s = info.renegotiated_connection;
  if (r.error == HSK_OK) show_hex(x->s, "renegotiation_info", x->buf + s.off, s.len);
  return r;
}

static hsk_result show_padding(const ext *x)
{
  hsk_result r = hsk_padding_parse(x->buf, x->off, x->end);
  if (r.error == HSK_OK) show_line(x->s, "padding", "%zu bytes", x->end - x->off);
  return r;
}

/* show_unread prints an extension whose form here is not known. */
static hsk_result show_unread(const ext *x, uint32_t type, const char *why)
{
  char label[64];
  snprintf(label, sizeof label, "extension %04X%s", type, why);
  show_hex(x->s, label, x->buf + x->off, x->end - x->off);
  return hsk_ok();
}

static hsk_result show_extension(const ext *x, uint32_t type)
{
  if (!hsk_extension_may_stand(type, x->place)) return show_unread(x, type, ", not allowed here");
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    return show_server_name(x);
  case HSK_EXTENSION_MAX_FRAGMENT_LENGTH:
    return show_max_fragment_length(x);
  case HSK_EXTENSION_STATUS_REQUEST:
    return show_status_request(x);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return show_supported_groups(x);
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return show_point_formats(x);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    return show_signature_algorithms(x);
  case HSK_EXTENSION_ALPN:
    return show_alpn(x);
  case HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP:
    return show_timestamps(x);
  case HSK_EXTENSION_PADDING:
    return show_padding(x);
  case HSK_EXTENSION_ENCRYPT_THEN_MAC:
    return show_flag(x, "encrypt_then_mac", hsk_encrypt_then_mac_parse(x->buf, x->off, x->end));
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    return show_flag(x, "ext. master secret", hsk_extended_master_secret_parse(x->buf, x->off, x->end));
  case HSK_EXTENSION_RECORD_SIZE_LIMIT:
    return show_record_size_limit(x);
  case HSK_EXTENSION_SESSION_TICKET:
    return show_session_ticket(x);
  case HSK_EXTENSION_PRE_SHARED_KEY:
    return show_pre_shared_key(x);
  case HSK_EXTENSION_EARLY_DATA:
    return show_early_data(x);
  case HSK_EXTENSION_SUPPORTED_VERSIONS:
    return show_supported_versions(x);
  case HSK_EXTENSION_COOKIE:
    return show_cookie(x);
  case HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES:
    return show_psk_modes(x);
  case HSK_EXTENSION_CERTIFICATE_AUTHORITIES:
    return show_authorities(x);
  case HSK_EXTENSION_OID_FILTERS:
    return show_oid_filters(x);
  case HSK_EXTENSION_POST_HANDSHAKE_AUTH:
    return show_flag(x, "post_handshake_auth", hsk_post_handshake_auth_parse(x->buf, x->off, x->end));
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT:
    return show_signature_algorithms_cert(x);
  case HSK_EXTENSION_KEY_SHARE:
    return show_key_share(x);
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    return show_renegotiation_info(x);
  default:
    return show_unread(x, type, "");
  }
}

hsk_result show_extensions(show s, const uint8_t *buf, hsk_span block, uint32_t place)
{
  size_t end = block.off + block.len;
  if (block.len == 0) show_line(s, "extensions", block.off == 0 ? "(no block)" : "(empty)");
  if (block.len == 0) return hsk_ok();
  for (hsk_extension e = hsk_extensions_next(buf, block.off, end); e.extension_data.off != 0;
       e = hsk_extensions_next(buf, e.extension_data.off + e.extension_data.len, end)) {
    ext x = {s, buf, e.extension_data.off, e.extension_data.off + e.extension_data.len, place};
    hsk_result r = show_extension(&x, e.extension_type);
    if (r.error != HSK_OK) return r;
  }
  return hsk_ok();
}
