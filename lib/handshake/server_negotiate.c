/* What a server makes of a ClientHello: see server_negotiate.h. */
#include "handshake/server_negotiate.h"
#include "handshake/negotiate.h"
#include "msg/ext/alpn.h"
#include "msg/handshake.h"

#define SSL30 0x0300u

/* The highest version of both sides, 0: none. RFC 8446 4.2.1: supported_versions alone counts where it is present; without it the client
   speaks TLS 1.2 at most. */
static uint32_t common_version(const hsk_turn *t, const hsk_client_offer *o)
{
  if (o->versions.off == 0)
    return o->hello.client_version >= HSK_TLS12 && hsk_offers_tls12(t->cfg) ? HSK_TLS12 : 0;
  if (hsk_offers_tls13(t->cfg) && hsk_u16_list_has(t->body, o->versions, HSK_TLS13)) return HSK_TLS13;
  if (hsk_offers_tls12(t->cfg) && hsk_u16_list_has(t->body, o->versions, HSK_TLS12)) return HSK_TLS12;
  return 0;
}

static hsk_result choose_version(hsk_turn *t, const hsk_client_offer *o)
{
  /* RFC 8446 D.5: a hello with 0x0300 is refused whatever else it says */
  uint32_t version = o->hello.client_version == SSL30 ? 0 : common_version(t, o);
  if (version == 0) return hsk_bad(HSK_PEER_VERSION_UNSUPPORTED, 0);
  /* RFC 7507 3: who falls back although we speak more has been made to */
  if (version != HSK_TLS13 && hsk_offers_tls13(t->cfg) &&
      hsk_u16_list_has(t->body, o->hello.cipher_suites, HSK_FALLBACK_SCSV))
    return hsk_bad(HSK_PEER_INAPPROPRIATE_FALLBACK, o->hello.cipher_suites.off);
  if (t->c->retried && version != HSK_TLS13)
    return hsk_bad(HSK_PEER_SECOND_HELLO_DIFFERS, o->hello.extensions.off);
  t->choice.version = version;
  return hsk_ok();
}

static int offers_protocol(const hsk_turn *t, hsk_span list, hsk_bytes protocol)
{
  size_t at = list.off, end = list.off + list.len;
  for (;;) {
    hsk_span name = hsk_alpn_next(t->body, at, end);
    if (name.off == 0) return 0;
    if (name.len == protocol.len && hsk_equal(t->body + name.off, protocol.data, name.len)) return 1;
    at = name.off + name.len;
  }
}

/* RFC 7301 3.2: ours is the preference; a client that offers none of ours is refused */
static hsk_result choose_protocol(hsk_turn *t, const hsk_client_offer *o)
{
  const hsk_config *cfg = t->cfg;
  if (cfg->alpn_len == 0 || o->protocols.off == 0) return hsk_ok();
  for (size_t i = 0; i < cfg->alpn_len; i++)
    if (offers_protocol(t, o->protocols, cfg->alpn[i])) {
      t->choice.alpn_index = i;
      return hsk_ok();
    }
  return hsk_bad(HSK_PEER_NO_COMMON_PROTOCOL, o->protocols.off);
}

static hsk_result choose(hsk_turn *t)
{
  hsk_client_offer o;
  hsk_result r = hsk_client_offer_read(t, &o);
  if (r.error == HSK_OK) r = choose_version(t, &o);
  if (r.error == HSK_OK) r = choose_protocol(t, &o);
  if (r.error != HSK_OK) return r;
  return t->choice.version == HSK_TLS13 ? hsk_server_choose13(t, &o) : hsk_server_choose12(t, &o);
}

HSK_NOINLINE void hsk_server_negotiate(hsk_turn *t)
{
  static const hsk_server_choice none;
  t->choice = none;
  t->choice.alpn_index = t->cfg->alpn_len;
  /* one that is refused counts as any of its kind */
  t->choice.input = t->c->retried ? HSK_IN_CLIENT_HELLO_13 : HSK_IN_CLIENT_HELLO_EPHEMERAL;
  t->choice.result = choose(t);
}

/* RFC 8449 4: record_size_limit says what the peer takes, and max_fragment_length is then not looked at; in TLS 1.2, and with RFC 6066 4, content
   alone is counted. */
static void keep_limits(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  uint32_t type = c->version == HSK_TLS13 ? 1 : 0;
  if (o->record_size_limit != 0) {
    c->limit_due = 1;
    c->write.size_limit = c->next_write.size_limit = o->record_size_limit;
    c->read.size_limit = c->next_read.size_limit = t->cfg->record_size_limit;
  } else if (o->max_fragment != 0) {
    c->limit_due = 2;
    c->write.size_limit = c->next_write.size_limit = (256u << o->max_fragment) + type;
    c->read.size_limit = c->next_read.size_limit = (256u << o->max_fragment) + type;
    c->write.limits_plaintext = c->read.limits_plaintext = 1;
  }
}

void hsk_keep_choice(hsk_turn *t, const hsk_client_offer *o)
{
  hsk_conn *c = t->c;
  const hsk_server_choice *choice = &t->choice;
  const hsk_credential *own = choice->credential != 0 ? &t->cfg->credentials[choice->credential - 1] : NULL;
  c->version = choice->version;
  c->suite = choice->suite;
  c->group = choice->group;
  c->scheme = choice->scheme;
  c->credential = choice->credential;
  c->ems = choice->ems;
  c->alpn_chosen = choice->alpn_index < t->cfg->alpn_len;
  c->alpn_index = choice->alpn_index;
  hsk_put_bytes(c->client_random, 0, t->body + o->hello.random.off, sizeof c->client_random);
  c->session_id_len = (uint8_t)o->hello.session_id.len;
  hsk_put_bytes(c->session_id, 0, t->body + o->hello.session_id.off, o->hello.session_id.len);
  c->name_len = o->host_name.len <= sizeof c->name ? o->host_name.len : 0;
  hsk_put_bytes(c->name, 0, t->body + o->host_name.off, c->name_len);
  c->name_used = choice->named != 0;
  c->status_due = own != NULL && own->ocsp_response.len != 0 && o->status_request.off != 0;
  keep_limits(t, o);
}
