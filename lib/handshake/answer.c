/* Whether a ServerHello answers our offer: see negotiate.h. */
#include "handshake/negotiate.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/extensions.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/supported_groups.h"
#include "msg/handshake.h"

/* hsk_answer: a ServerHello while its extensions are checked. */
typedef struct {
  const hsk_conn *c;
  const hsk_config *cfg;
  const uint8_t *body;
  size_t off, end; /* the extension at hand */
  hsk_choice *choice;
  int secure_renegotiation;
} answer;

static hsk_result not_offered(const answer *a)
{
  return hsk_bad(HSK_PEER_EXTENSION_NOT_OFFERED, a->off - 4);
}

static hsk_result check_server_name(const answer *a)
{
  hsk_bytes name = {a->c->name, a->c->name_len};
  if (name.len == 0 || hsk_name_is_address(name)) return not_offered(a);
  return hsk_server_name_response_parse(a->body, a->off, a->end);
}

/* A client offers it and a TLS 1.2 server has no business to answer it, but some do: RFC 8446 4.2.7 tells to look away. */
static hsk_result check_supported_groups(const answer *a)
{
  hsk_supported_groups groups;
  return hsk_supported_groups_parse(a->body, a->off, a->end, &groups);
}

static hsk_result check_point_formats(const answer *a)
{
  hsk_ec_point_formats formats;
  hsk_result r = hsk_ec_point_formats_parse(a->body, a->off, a->end, &formats);
  if (r.error != HSK_OK) return r;
  if (!hsk_u8_list_has(a->body, formats.ec_point_format_list, HSK_EC_POINT_UNCOMPRESSED))
    return hsk_bad(HSK_PEER_NO_UNCOMPRESSED_POINTS, a->off);
  return hsk_ok();
}

static hsk_result check_ems(const answer *a)
{
  if (a->cfg->ems == HSK_EMS_OFF) return not_offered(a);
  a->choice->ems = 1;
  return hsk_extended_master_secret_parse(a->body, a->off, a->end);
}

static hsk_result check_renegotiation_info(answer *a)
{
  hsk_renegotiation_info info;
  hsk_result r = hsk_renegotiation_info_parse(a->body, a->off, a->end, &info);
  if (r.error != HSK_OK) return r;
  if (info.renegotiated_connection.len != 0) return hsk_bad(HSK_PEER_BAD_RENEGOTIATION_INFO, a->off);
  a->secure_renegotiation = 1;
  return hsk_ok();
}

static hsk_result check_alpn(const answer *a)
{
  if (a->cfg->alpn_len == 0) return not_offered(a);
  hsk_alpn_response alpn;
  hsk_result r = hsk_alpn_response_parse(a->body, a->off, a->end, &alpn);
  if (r.error != HSK_OK) return r;
  for (size_t i = 0; i < a->cfg->alpn_len; i++) {
    hsk_bytes ours = a->cfg->alpn[i];
    if (ours.len == alpn.protocol_name.len &&
        hsk_equal(ours.data, a->body + alpn.protocol_name.off, ours.len)) {
      a->choice->alpn_index = i;
      return hsk_ok();
    }
  }
  return hsk_bad(HSK_PEER_ALPN_NOT_OFFERED, alpn.protocol_name.off);
}

static hsk_result check_extension(answer *a, uint32_t type)
{
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    return check_server_name(a);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return check_supported_groups(a);
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return check_point_formats(a);
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    return check_ems(a);
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    return check_renegotiation_info(a);
  case HSK_EXTENSION_ALPN:
    return check_alpn(a);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    /* RFC 5246 7.4.1.4.1: servers MUST NOT send this extension */
    return hsk_bad(HSK_PEER_EXTENSION_NOT_ALLOWED, a->off - 4);
  default:
    return not_offered(a);
  }
}

static hsk_result check_extensions(answer *a, hsk_span extensions)
{
  size_t at = extensions.off, end = extensions.off + extensions.len;
  for (;;) {
    hsk_extension e = hsk_extensions_next(a->body, at, end);
    if (e.extension_data.off == 0) return hsk_ok();
    a->off = e.extension_data.off;
    a->end = at = e.extension_data.off + e.extension_data.len;
    hsk_result r = check_extension(a, e.extension_type);
    if (r.error != HSK_OK) return r;
  }
}

hsk_result hsk_check_server_hello(const hsk_conn *c, const hsk_config *cfg, const uint8_t *body,
                                  const hsk_server_hello *sh, hsk_choice *choice)
{
  size_t suite_at = sh->session_id.off + sh->session_id.len;
  if (sh->server_version != HSK_TLS12) return hsk_bad(HSK_PEER_VERSION_NOT_OFFERED, 0);
  if (!hsk_offers_suite(cfg, sh->cipher_suite)) return hsk_bad(HSK_PEER_SUITE_NOT_OFFERED, suite_at);
  if (sh->compression_method != 0) return hsk_bad(HSK_PEER_COMPRESSION_NOT_OFFERED, suite_at + 2);
  choice->ems = 0;
  choice->alpn_index = cfg->alpn_len;
  answer a = {c, cfg, body, 0, 0, choice, 0};
  if (sh->extensions.off != 0) {
    hsk_result r = check_extensions(&a, sh->extensions);
    if (r.error != HSK_OK) return r;
  }
  /* RFC 5746 4.1: a server that cannot renegotiate securely may have been attached to somebody else's connection */
  if (!a.secure_renegotiation) return hsk_bad(HSK_PEER_NO_SECURE_RENEGOTIATION, 0);
  if (cfg->ems == HSK_EMS_REQUIRE && !choice->ems) return hsk_bad(HSK_PEER_NO_EXTENDED_MASTER_SECRET, 0);
  return hsk_ok();
}
