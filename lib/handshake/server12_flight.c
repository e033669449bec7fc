/* TLS 1.2 server: the rest of our first flight, from CertificateStatus to ServerHelloDone, and the ticket. */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/negotiate.h"
#include "handshake/sign.h"
#include "handshake/ticket.h"
#include "msg/certificate_request.h"
#include "msg/certificate_status.h"
#include "msg/handshake.h"
#include "msg/new_session_ticket.h"
#include "msg/server_hello_done.h"
#include "msg/server_key_exchange.h"

#define SCHEMES_MAX 64u /* bytes of SignatureAndHashAlgorithm in a CertificateRequest */

hsk_result hsk_do_send_certificate_status(hsk_turn *t)
{
  const hsk_credential *own = hsk_own_credential(t->c, t->cfg);
  t->c->status_due = 0;
  return hsk_send_built(t, HSK_MSG_CERTIFICATE_STATUS,
                        hsk_certificate_status_build(own->ocsp_response, hsk_body(t), hsk_body_room(t)));
}

static HSK_NOINLINE hsk_built build_key_exchange(const hsk_turn *t, hsk_bytes signature)
{
  const hsk_conn *c = t->c;
  hsk_bytes share = {c->keys.bytes, c->share_len};
  hsk_server_key_exchange_fields fields = {.algorithm = c->scheme, .signature = signature};
  if (hsk_ffdhe_params(c->group, &fields.dh_p, &fields.dh_g)) {
    fields.dh_Ys = share;
    return hsk_server_key_exchange_dhe_build(&fields, hsk_body(t), hsk_lower_room(t));
  }
  fields.named_curve = c->group;
  fields.point = share;
  return hsk_server_key_exchange_ecdhe_build(&fields, hsk_body(t), hsk_lower_room(t));
}

hsk_result hsk_do_send_server_key_exchange(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX], *signature = hsk_upper(t);
  size_t len;
  if (signature == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_digest_to_sign(c, digest);
  hsk_result r = hsk_make_signature(t, digest, signature, &len);
  if (r.error != HSK_OK) return r;
  r = hsk_send_built(t, HSK_MSG_SERVER_KEY_EXCHANGE, build_key_exchange(t, (hsk_bytes){signature, len}));
  if (r.error != HSK_OK) return r;
  hsk_wipe_bytes(c->keys.v13.front, sizeof c->keys.v13.front);
  return hsk_ok();
}

/* The names of our anchors in wire form; none at all if they do not fit: an empty list leaves the choice to the client (RFC 5246 7.4.4). */
static size_t put_authorities(const hsk_config *cfg, uint8_t *out, size_t cap)
{
  size_t len = 0;
  if (cap > UINT16_MAX) cap = UINT16_MAX;
  for (size_t i = 0; i < cfg->anchors_len; i++) {
    hsk_span name = cfg->anchors[i].cert.subject;
    if (name.len > UINT16_MAX || cap - len < 2 + name.len) return 0;
    hsk_put_vec16(out, len, (hsk_bytes){cfg->anchors[i].der.data + name.off, name.len});
    len += 2 + name.len;
  }
  return len;
}

static size_t put_schemes(const hsk_config *cfg, uint8_t *out, size_t cap)
{
  size_t len = 0;
  for (size_t i = 0; hsk_verify_scheme_at(cfg, i) != 0 && cap - len >= 2; i++, len += 2)
    hsk_put16(out, len, hsk_verify_scheme_at(cfg, i));
  return len;
}

hsk_result hsk_do_send_certificate_request12(hsk_turn *t)
{
  static const uint8_t types[2] = {HSK_CERT_TYPE_RSA_SIGN, HSK_CERT_TYPE_ECDSA_SIGN};
  uint8_t schemes[SCHEMES_MAX], *authorities = hsk_upper(t);
  if (authorities == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  /* what the message has besides, with its header */
  size_t around = 4 + 1 + sizeof types + 2 + sizeof schemes + 2;
  size_t room = hsk_lower_room(t) < around ? 0 : hsk_lower_room(t) - around;
  hsk_certificate_request_fields fields = {
      .certificate_types = {types, sizeof types},
      .supported_signature_algorithms = {schemes, put_schemes(t->cfg, schemes, sizeof schemes)},
      .certificate_authorities = {authorities, put_authorities(t->cfg, authorities, room)},
  };
  return hsk_send_built(t, HSK_MSG_CERTIFICATE_REQUEST,
                        hsk_certificate_request_build(&fields, hsk_body(t), hsk_lower_room(t)));
}

hsk_result hsk_do_send_server_hello_done(hsk_turn *t)
{
  hsk_send(t, HSK_MSG_SERVER_HELLO_DONE, 0);
  return hsk_ok();
}

/* The state stays ours in the sealed ticket alone. */
static HSK_NOINLINE void seal(const hsk_turn *t, uint32_t lifetime, uint8_t *out)
{
  hsk_conn *c = t->c;
  hsk_ticket k = {.version = HSK_TLS12,
                  .suite = c->suite,
                  .ems = c->ems,
                  .peer_certified = c->peer_certified,
                  .lifetime = lifetime,
                  .issued_time = t->cfg->now_time,
                  .started_time = c->started_time,
                  .secret_len = sizeof c->master_secret};
  hsk_ticket_name_hash((hsk_bytes){c->name, c->name_len}, k.name_hash);
  hsk_put_bytes(k.secret, 0, c->master_secret, sizeof c->master_secret);
  hsk_ticket_seal(t->cfg->ticket_key, &k, &c->rng, out);
  hsk_wipe_bytes(&k, sizeof k);
}

hsk_result hsk_do_send_new_session_ticket12(hsk_turn *t)
{
  uint8_t *ticket = hsk_upper(t);
  uint32_t lifetime = hsk_ticket_lifetime(t->cfg, t->c->started_time);
  if (ticket == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  seal(t, lifetime, ticket);
  return hsk_send_built(t, HSK_MSG_NEW_SESSION_TICKET,
                        hsk_new_session_ticket_build(lifetime, (hsk_bytes){ticket, HSK_TICKET_LEN},
                                                     hsk_body(t), hsk_lower_room(t)));
}
