/* A ClientHello, read: see server_negotiate.h. */
#include "handshake/server_negotiate.h"
#include "msg/ext/contents.h"

/* hsk_field: an extension while it is read. */
typedef struct {
  const uint8_t *body;
  size_t off, end;
} field;

static hsk_result read_lists(const field *f, uint32_t type, hsk_client_offer *o)
{
  hsk_supported_versions versions = {0};
  hsk_supported_groups groups = {0};
  hsk_signature_algorithms schemes = {0};
  hsk_signature_algorithms_cert schemes_cert = {0};
  hsk_result r;
  switch (type) {
  case HSK_EXTENSION_SUPPORTED_VERSIONS:
    r = hsk_supported_versions_parse(f->body, f->off, f->end, &versions);
    o->versions = versions.versions;
    return r;
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    r = hsk_supported_groups_parse(f->body, f->off, f->end, &groups);
    o->groups = groups.named_group_list;
    return r;
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    r = hsk_signature_algorithms_parse(f->body, f->off, f->end, &schemes);
    o->schemes = schemes.supported_signature_algorithms;
    return r;
  default:
    r = hsk_signature_algorithms_cert_parse(f->body, f->off, f->end, &schemes_cert);
    o->schemes_cert = schemes_cert.supported_signature_algorithms;
    return r;
  }
}

static hsk_result read_names(const field *f, uint32_t type, hsk_client_offer *o)
{
  hsk_server_name name = {0};
  hsk_alpn alpn = {0};
  hsk_certificate_authorities authorities = {0};
  hsk_ec_point_formats formats = {0};
  hsk_result r;
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    r = hsk_server_name_parse(f->body, f->off, f->end, &name);
    o->host_name = name.host_name;
    return r;
  case HSK_EXTENSION_ALPN:
    r = hsk_alpn_parse(f->body, f->off, f->end, &alpn);
    o->protocols = alpn.protocol_name_list;
    return r;
  case HSK_EXTENSION_CERTIFICATE_AUTHORITIES:
    r = hsk_certificate_authorities_parse(f->body, f->off, f->end, &authorities);
    o->authorities = authorities.authorities;
    return r;
  default:
    r = hsk_ec_point_formats_parse(f->body, f->off, f->end, &formats);
    o->point_formats = formats.ec_point_format_list;
    return r;
  }
}

static hsk_result read_numbers(const field *f, uint32_t type, hsk_client_offer *o)
{
  hsk_record_size_limit limit = {0};
  hsk_max_fragment_length fragment = {0};
  hsk_result r;
  if (type == HSK_EXTENSION_RECORD_SIZE_LIMIT) {
    r = hsk_record_size_limit_parse(f->body, f->off, f->end, &limit);
    o->record_size_limit = limit.record_size_limit;
    return r;
  }
  r = hsk_max_fragment_length_parse(f->body, f->off, f->end, &fragment);
  o->max_fragment = fragment.max_fragment_length;
  return r;
}

static hsk_result read_keys(const field *f, uint32_t type, hsk_client_offer *o)
{
  hsk_key_share shares = {0};
  hsk_psk_key_exchange_modes modes = {0};
  hsk_cookie cookie = {0};
  hsk_result r;
  switch (type) {
  case HSK_EXTENSION_KEY_SHARE:
    r = hsk_key_share_parse(f->body, f->off, f->end, &shares);
    o->shares = shares.client_shares;
    return r;
  case HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES:
    r = hsk_psk_key_exchange_modes_parse(f->body, f->off, f->end, &modes);
    o->psk_modes = modes.ke_modes;
    return r;
  default:
    r = hsk_cookie_parse(f->body, f->off, f->end, &cookie);
    o->cookie = cookie.cookie;
    return r;
  }
}

/* RFC 6066 8 defines one status_type; a server that does not know the one asked for does not answer. */
static int unknown_status(const field *f)
{
  return f->off != f->end && hsk_u8(f->body, f->off) != HSK_STATUS_OCSP;
}

static hsk_result read_whole(const field *f, uint32_t type, hsk_client_offer *o)
{
  hsk_span data = {f->off, f->end - f->off};
  if (type == HSK_EXTENSION_STATUS_REQUEST && unknown_status(f)) return hsk_ok();
  if (type == HSK_EXTENSION_STATUS_REQUEST) o->status_request = data;
  if (type == HSK_EXTENSION_RENEGOTIATION_INFO) o->renegotiation = data;
  if (type == HSK_EXTENSION_EXTENDED_MASTER_SECRET) o->ems = data;
  if (type == HSK_EXTENSION_SESSION_TICKET) o->session_ticket = data;
  if (type == HSK_EXTENSION_PRE_SHARED_KEY) o->pre_shared_key = data;
  if (type == HSK_EXTENSION_EARLY_DATA) o->early_data = data;
  return hsk_extension_check(f->body, f->off, f->end, type, HSK_PLACE_CLIENT_HELLO);
}

static hsk_result read_extension(const field *f, uint32_t type, hsk_client_offer *o)
{
  switch (type) {
  case HSK_EXTENSION_SUPPORTED_VERSIONS:
  case HSK_EXTENSION_SUPPORTED_GROUPS:
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT:
    return read_lists(f, type, o);
  case HSK_EXTENSION_SERVER_NAME:
  case HSK_EXTENSION_ALPN:
  case HSK_EXTENSION_CERTIFICATE_AUTHORITIES:
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return read_names(f, type, o);
  case HSK_EXTENSION_RECORD_SIZE_LIMIT:
  case HSK_EXTENSION_MAX_FRAGMENT_LENGTH:
    return read_numbers(f, type, o);
  case HSK_EXTENSION_KEY_SHARE:
  case HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES:
  case HSK_EXTENSION_COOKIE:
    return read_keys(f, type, o);
  default:
    return read_whole(f, type, o);
  }
}

hsk_result hsk_client_offer_read(const hsk_turn *t, hsk_client_offer *o)
{
  static const hsk_client_offer none;
  *o = none;
  hsk_result r = hsk_client_hello_parse(t->body, t->body_len, &o->hello);
  if (r.error != HSK_OK || o->hello.extensions.off == 0) return r;
  size_t at = o->hello.extensions.off, end = at + o->hello.extensions.len;
  r = hsk_extensions_place_check(t->body, at, end, HSK_PLACE_CLIENT_HELLO);
  while (r.error == HSK_OK) {
    hsk_extension e = hsk_extensions_next(t->body, at, end);
    if (e.extension_data.off == 0) break;
    at = e.extension_data.off + e.extension_data.len;
    field f = {t->body, e.extension_data.off, at};
    r = read_extension(&f, e.extension_type, o);
  }
  return r;
}
