/* Whether a ServerHello answers our offer: see negotiate.h. */
#include "handshake/negotiate.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/places.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/status_request.h"
#include "msg/ext/supported_groups.h"
#include "msg/handshake.h"
#include "msg/server_hello13.h"

/* hsk_answer: a ServerHello while its extensions are checked. */
typedef struct {
  const hsk_conn *c;
  const hsk_config *cfg;
  const uint8_t *body;
  size_t off, end; /* the extension at hand */
  hsk_choice *choice;
  uint32_t place; /* enum hsk_extension_place */
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

static hsk_result check_ticket(const answer *a)
{
  if (!hsk_offers_tickets12(a->c, a->cfg)) return not_offered(a);
  a->choice->ticket = 1;
  return hsk_session_ticket_response_parse(a->body, a->off, a->end);
}

static hsk_result check_status(const answer *a)
{
  if (!hsk_offers_status(a->cfg)) return not_offered(a);
  a->choice->status = 1;
  return hsk_status_request_response_parse(a->body, a->off, a->end);
}

static hsk_result check_record_size_limit(const answer *a)
{
  if (a->cfg->record_size_limit == 0) return not_offered(a);
  hsk_record_size_limit limit;
  hsk_result r = hsk_record_size_limit_parse(a->body, a->off, a->end, &limit);
  if (r.error == HSK_OK) a->choice->record_size_limit = limit.record_size_limit;
  return r;
}

/* What both versions know. */
static hsk_result check_common(answer *a, uint32_t type)
{
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    return check_server_name(a);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return check_supported_groups(a);
  case HSK_EXTENSION_ALPN:
    return check_alpn(a);
  case HSK_EXTENSION_RECORD_SIZE_LIMIT:
    return check_record_size_limit(a);
  default:
    return not_offered(a);
  }
}

static hsk_result check_extension12(answer *a, uint32_t type)
{
  switch (type) {
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return check_point_formats(a);
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    return check_ems(a);
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    return check_renegotiation_info(a);
  case HSK_EXTENSION_SESSION_TICKET:
    return check_ticket(a);
  case HSK_EXTENSION_STATUS_REQUEST:
    return check_status(a);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    /* RFC 5246 7.4.1.4.1: servers MUST NOT send this extension */
    return hsk_bad(HSK_PEER_EXTENSION_NOT_ALLOWED, a->off - 4);
  default:
    return check_common(a, type);
  }
}

/* RFC 8446 4.2: what is known and has no business here is another error than what was not offered */
static hsk_result check_extension(answer *a, uint32_t type)
{
  if (a->place == HSK_PLACE_SERVER_HELLO12) return check_extension12(a, type);
  if (!hsk_extension_may_stand(type, a->place)) return hsk_bad(HSK_PEER_EXTENSION_NOT_ALLOWED, a->off - 4);
  return check_common(a, type);
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
  if (sh->server_version != HSK_TLS12 || !hsk_offers_tls12(cfg))
    return hsk_bad(HSK_PEER_VERSION_NOT_OFFERED, 0);
  /* RFC 8446 4.1.3: such a server speaks TLS 1.3, and somebody has seen to it that it did not learn that we do */
  if (hsk_offers_tls13(cfg) && hsk_random_downgrade(body, sh->random.off) != 0)
    return hsk_bad(HSK_PEER_DOWNGRADE, sh->random.off);
  if (!hsk_offers_suite(cfg, sh->cipher_suite) || hsk_suite_find(sh->cipher_suite)->version != HSK_TLS12)
    return hsk_bad(HSK_PEER_SUITE_NOT_OFFERED, suite_at);
  if (sh->compression_method != 0) return hsk_bad(HSK_PEER_COMPRESSION_NOT_OFFERED, suite_at + 2);
  *choice = (hsk_choice){.alpn_index = cfg->alpn_len};
  answer a = {c, cfg, body, 0, 0, choice, HSK_PLACE_SERVER_HELLO12, 0};
  if (sh->extensions.off != 0) {
    hsk_result r = check_extensions(&a, sh->extensions);
    if (r.error != HSK_OK) return r;
  }
  /* RFC 5746 4.1: a server that cannot renegotiate securely may have been attached to somebody else's connection */
  if (!a.secure_renegotiation) return hsk_bad(HSK_PEER_NO_SECURE_RENEGOTIATION, 0);
  if (cfg->ems == HSK_EMS_REQUIRE && !choice->ems) return hsk_bad(HSK_PEER_NO_EXTENDED_MASTER_SECRET, 0);
  return hsk_ok();
}

hsk_result hsk_check_encrypted_extensions(const hsk_conn *c, const hsk_config *cfg, const uint8_t *body,
                                          hsk_span extensions, hsk_choice *choice)
{
  *choice = (hsk_choice){.alpn_index = cfg->alpn_len};
  answer a = {c, cfg, body, 0, 0, choice, HSK_PLACE_ENCRYPTED_EXTENSIONS, 0};
  return check_extensions(&a, extensions);
}

void hsk_keep_answer(hsk_turn *t, const hsk_choice *choice)
{
  hsk_conn *c = t->c;
  c->alpn_chosen = choice->alpn_index < t->cfg->alpn_len;
  c->alpn_index = choice->alpn_index;
  if (choice->record_size_limit == 0) return;
  c->read.size_limit = c->next_read.size_limit = hsk_record_limit(t->cfg);
  c->write.size_limit = c->next_write.size_limit = choice->record_size_limit;
}
