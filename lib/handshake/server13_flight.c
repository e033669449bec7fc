/* TLS 1.3 server: its flight behind the ServerHello (RFC 8446 4.3, 4.4), and tickets (4.6.1). */
#include "core/wipe.h"
#include "handshake/build.h"
#include "handshake/conn13.h"
#include "handshake/negotiate.h"
#include "handshake/ticket.h"
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/encrypted_extensions.h"
#include "msg/ext/alpn.h"
#include "msg/ext/max_fragment_length.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/server_name.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/status_request.h"
#include "msg/handshake.h"
#include "msg/new_session_ticket13.h"

#define SCHEMES_MAX 32u

/* hsk_block: extensions one behind the other in the upper half of work; the first error stays. */
typedef struct {
  uint8_t *out;
  size_t cap, len;
  uint32_t error;
} block;

static block start_block(const hsk_turn *t)
{
  block b = {hsk_upper(t), 0, 0, HSK_OK};
  if (b.out == NULL)
    b.error = HSK_BUFFER_TOO_SMALL;
  else
    b.cap = hsk_upper_room(t);
  return b;
}

static void add(block *b, hsk_built built)
{
  if (built.error != HSK_OK)
    b->error = built.error;
  else
    b->len += built.need;
}

/* RFC 8449 4, RFC 6066 4: what was offered is answered with our own limit, or with the same. */
static hsk_built build_limit(const hsk_turn *t, uint8_t *out, size_t cap)
{
  uint32_t limit = t->cfg->record_size_limit != 0 ? t->cfg->record_size_limit : HSK_INNER_PLAINTEXT_MAX;
  uint32_t code = 1;
  if (t->c->limit_due == 1) return hsk_record_size_limit_build(limit, out, cap);
  while (code < 4 && 256u << code < t->c->read.size_limit - 1)
    code++;
  return hsk_max_fragment_length_build(code, out, cap);
}

hsk_result hsk_do_send_encrypted_extensions(hsk_turn *t)
{
  const hsk_conn *c = t->c;
  block b = start_block(t);
  /* RFC 6066 3: not in a session that is resumed */
  if (b.error == HSK_OK && c->name_used && !c->resumed)
    add(&b, hsk_server_name_response_build(b.out + b.len, b.cap - b.len));
  if (b.error == HSK_OK && c->alpn_chosen)
    add(&b, hsk_alpn_response_build(t->cfg->alpn[c->alpn_index], b.out + b.len, b.cap - b.len));
  if (b.error == HSK_OK && c->limit_due) add(&b, build_limit(t, b.out + b.len, b.cap - b.len));
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  return hsk_send_built(
      t, HSK_MSG_ENCRYPTED_EXTENSIONS,
      hsk_encrypted_extensions_build((hsk_bytes){b.out, b.len}, hsk_body(t), hsk_lower_room(t)));
}

static HSK_NOINLINE hsk_built build_schemes(const hsk_config *cfg, uint8_t *out, size_t cap)
{
  uint16_t schemes[SCHEMES_MAX];
  size_t n = 0;
  if (cfg->schemes_len != 0) return hsk_signature_algorithms_build(cfg->schemes, cfg->schemes_len, out, cap);
  while (n < SCHEMES_MAX && hsk_scheme_at(n) != 0) {
    schemes[n] = (uint16_t)hsk_scheme_at(n);
    n++;
  }
  return hsk_signature_algorithms_build(schemes, n, out, cap);
}

static size_t authorities_len(const hsk_config *cfg)
{
  size_t len = 0;
  for (size_t i = 0; i < cfg->anchors_len; i++)
    len += 2 + cfg->anchors[i].cert.subject.len;
  return len;
}

/* RFC 8446 4.2.4: the names of our anchors, unless they are so many that they do not fit. */
static void add_authorities(const hsk_config *cfg, block *b)
{
  size_t len = authorities_len(cfg), at = b->len + 6;
  if (len == 0 || len > 65533 || b->cap - b->len < 6 + len) return;
  hsk_extension_header_put(b->out + b->len, HSK_EXTENSION_CERTIFICATE_AUTHORITIES, 2 + len);
  hsk_put16(b->out, b->len + 4, len);
  for (size_t i = 0; i < cfg->anchors_len; i++) {
    hsk_span name = cfg->anchors[i].cert.subject;
    hsk_put_vec16(b->out, at, (hsk_bytes){cfg->anchors[i].der.data + name.off, name.len});
    at += 2 + name.len;
  }
  b->len = at;
}

hsk_result hsk_do_send_certificate_request13(hsk_turn *t)
{
  block b = start_block(t);
  if (b.error == HSK_OK) add(&b, build_schemes(t->cfg, b.out, b.cap));
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  /* what stands in the upper half has to fit in the lower one, behind the message's own lengths */
  if (b.cap > hsk_lower_room(t)) b.cap = hsk_lower_room(t);
  if (b.cap > 3 + b.len) {
    b.cap -= 3;
    add_authorities(t->cfg, &b);
  }
  return hsk_send_built(t, HSK_MSG_CERTIFICATE_REQUEST,
                        hsk_certificate_request13_build((hsk_bytes){NULL, 0}, (hsk_bytes){b.out, b.len},
                                                        hsk_body(t), hsk_lower_room(t)));
}

static HSK_NOINLINE hsk_built build_certificate(hsk_turn *t, const hsk_credential *own, hsk_bytes extensions)
{
  hsk_certificate_entry_fields entries[HSK_CHAIN_MAX_CERTS];
  if (own->chain_len > HSK_CHAIN_MAX_CERTS) return (hsk_built){0, HSK_BAD_CONFIG};
  for (size_t i = 0; i < own->chain_len; i++) {
    entries[i].cert_data = own->chain[i];
    entries[i].extensions = i == 0 ? extensions : (hsk_bytes){NULL, 0};
  }
  return hsk_certificate13_build((hsk_bytes){NULL, 0}, entries, own->chain_len, hsk_body(t),
                                 extensions.len != 0 ? hsk_lower_room(t) : hsk_body_room(t));
}

/* The OCSP response goes with our own certificate (RFC 8446 4.4.2.1). */
hsk_result hsk_do_send_server_certificate13(hsk_turn *t)
{
  const hsk_credential *own = hsk_own_credential(t->c, t->cfg);
  block b = {NULL, 0, 0, HSK_OK};
  if (t->c->status_due) {
    b = start_block(t);
    if (b.error == HSK_OK) add(&b, hsk_status_request_entry_build(own->ocsp_response, b.out, b.cap));
    if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  }
  return hsk_send_built(t, HSK_MSG_CERTIFICATE, build_certificate(t, own, (hsk_bytes){b.out, b.len}));
}

hsk_result hsk_do_send_server_certificate_verify13(hsk_turn *t)
{
  return hsk_send_certificate_verify13(t);
}

/* Behind our Finished we write under application keys; the client still writes under those of the handshake. */
hsk_result hsk_do_send_server_finished13(hsk_turn *t)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_result r = hsk_send_finished13(t);
  if (r.error != HSK_OK) return r;
  hsk_digest13(t->c, digest);
  hsk_secrets13_application(t, digest);
  hsk_write_application13(t->c);
  return hsk_ok();
}

/* Each ticket of a connection has a nonce of its own: how many are due. */
static HSK_NOINLINE void fill_ticket(hsk_turn *t, hsk_ticket *k, uint8_t nonce)
{
  hsk_conn *c = t->c;
  uint8_t age_add[4];
  uint32_t hash = hsk_hash_of(c);
  hsk_rng_bytes(&c->rng, age_add, sizeof age_add);
  k->version = HSK_TLS13;
  k->suite = c->suite;
  k->peer_certified = c->peer_certified;
  k->age_add = hsk_be32(age_add, 0);
  k->lifetime = hsk_ticket_lifetime(t->cfg, c->started_time);
  k->issued_time = t->cfg->now_time;
  k->started_time = c->started_time;
  hsk_ticket_name_hash((hsk_bytes){c->name, c->name_len}, k->name_hash);
  k->secret_len = hsk_hash_len(hash);
  hsk_resumption_psk13(hash, c->keys.v13.secrets.resumption, (hsk_bytes){&nonce, 1}, k->secret);
}

static HSK_NOINLINE hsk_built build_ticket(hsk_turn *t, const hsk_ticket *k, uint8_t nonce)
{
  uint8_t ticket[HSK_TICKET_LEN];
  hsk_ticket_seal(t->cfg->ticket_key, k, &t->c->rng, ticket);
  hsk_new_session_ticket13_fields fields = {
      .ticket_lifetime = k->lifetime,
      .ticket_age_add = k->age_add,
      .ticket_nonce = {&nonce, 1},
      .ticket = {ticket, sizeof ticket},
  };
  return hsk_new_session_ticket13_build(&fields, hsk_body(t), hsk_body_room(t));
}

/* A session that has come to its end gets no further ticket. */
hsk_result hsk_do_send_new_session_ticket13(hsk_turn *t)
{
  hsk_ticket k = {0};
  uint8_t nonce = t->c->tickets_due;
  fill_ticket(t, &k, nonce);
  hsk_built b = build_ticket(t, &k, nonce);
  hsk_wipe_bytes(&k, sizeof k);
  if (b.error != HSK_OK) return hsk_bad(b.error, 0);
  t->c->tickets_due--;
  return hsk_send_built(t, HSK_MSG_NEW_SESSION_TICKET, b);
}
