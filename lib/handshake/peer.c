#include "handshake/peer.h"
#include "x509/cert.h"

hsk_chain_scratch *hsk_chain_scratch_of(const hsk_turn *t)
{
  union {
    uint8_t *byte;
    hsk_chain_scratch *scratch;
    hsk_chain_crl *crl;
    hsk_policy_node *node;
  } p, rest;
  size_t at = t->scratch_at, crls = t->cfg->revocation == HSK_REVOCATION_OFF ? 0 : t->cfg->crls_len;
  p.byte = t->io->work + at;
  size_t skip = (16u - (size_t)((uintptr_t)p.byte % 16u)) % 16u;
  if (t->io->work_cap - at < sizeof(hsk_chain_scratch) + 16u) return NULL;
  size_t room = t->io->work_cap - at - skip - sizeof(hsk_chain_scratch);
  if (room / sizeof(hsk_chain_crl) < crls) return NULL;
  p.byte += skip;
  rest.byte = p.byte + sizeof(hsk_chain_scratch);
  p.scratch->work.slots = p.scratch->slots;
  p.scratch->work.slots_len = HSK_CHAIN_MAX_CERTS;
  p.scratch->staple = (hsk_bytes){NULL, 0};
  p.scratch->work.crls = rest.crl;
  p.scratch->work.crls_len = crls;
  rest.byte += crls * sizeof(hsk_chain_crl);
  p.scratch->work.nodes = rest.node;
  p.scratch->work.nodes_len = (room - crls * sizeof(hsk_chain_crl)) / sizeof(hsk_policy_node);
  return p.scratch;
}

static HSK_NOINLINE void observe_chain(const hsk_turn *t, const hsk_chain_scratch *scratch)
{
  if (t->cfg->observe == NULL) return;
  hsk_event e = {.kind = HSK_SAW_CHAIN,
                 .chain = &scratch->verdict,
                 .certificate_message = {t->body, t->body_len},
                 .staple = scratch->staple};
  t->cfg->observe(t->cfg->observe_arg, &e);
}

/* Keeps the key until its last use: bytes from 1 on, since a span at 0 means "absent". */
static HSK_NOINLINE hsk_result keep_peer_key(hsk_conn *c, const uint8_t *der, const hsk_public_key *key)
{
  hsk_public_key kept = *key;
  hsk_span *parts[3] = {&kept.modulus, &kept.exponent, &kept.point};
  size_t at = 1;
  for (size_t i = 0; i < 3; i++) {
    if (parts[i]->off == 0) continue;
    if (sizeof c->keys.v13.front - at < parts[i]->len)
      return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, parts[i]->off);
    hsk_put_bytes(c->keys.bytes, at, der + parts[i]->off, parts[i]->len);
    parts[i]->off = at;
    at += parts[i]->len;
  }
  c->peer_key = kept;
  return hsk_ok();
}

static HSK_NOINLINE hsk_result check_chain(hsk_turn *t, hsk_chain_scratch *scratch, size_t count,
                                           uint32_t purpose)
{
  hsk_chain_request req = {
      .base = t->body,
      .certs = scratch->certs,
      .certs_len = count,
      .anchors = t->cfg->anchors,
      .anchors_len = t->cfg->anchors_len,
      .now_time = t->cfg->now_time,
      .profile = t->cfg->profile,
      .purpose = purpose,
      .max_depth = t->cfg->max_depth,
      .name = {t->c->name, t->c->is_server ? 0 : t->c->name_len},
      .budget_signatures = t->cfg->budget_signatures,
      .budget_steps = t->cfg->budget_steps,
      .min_rsa_bits = t->cfg->min_rsa_bits,
      .revocation = t->cfg->revocation,
      .crls = t->cfg->crls,
      .crls_len = t->cfg->crls_len,
      .ocsp_mode = t->c->is_server ? HSK_REVOCATION_OFF : t->cfg->ocsp,
      .ocsp = &scratch->staple,
      .ocsp_len = scratch->staple.len != 0,
  };
  return hsk_chain_check(&req, &scratch->work, &scratch->verdict);
}

/* The caller will judge: all that is needed here is a key that can be read. */
static hsk_result parse_own(hsk_turn *t, hsk_chain_scratch *scratch)
{
  hsk_span der = scratch->certs[0];
  hsk_chain_verdict *v = &scratch->verdict;
  hsk_chain_verdict none = {0};
  *v = none;
  v->index = 0;
  v->result = hsk_cert_parse(t->body + der.off, der.len, &scratch->slots[0].cert);
  if (v->result.error == HSK_OK) t->c->awaits = HSK_WANT_CHAIN;
  return v->result;
}

hsk_result hsk_check_peer(hsk_turn *t, hsk_chain_scratch *scratch, size_t count, uint32_t purpose,
                          const hsk_cert **own)
{
  hsk_conn *c = t->c;
  hsk_result r = t->cfg->judge_elsewhere ? parse_own(t, scratch) : check_chain(t, scratch, count, purpose);
  observe_chain(t, scratch);
  c->failure.cert_index = scratch->verdict.index;
  if (r.error != HSK_OK) return r;
  c->failure.cert_index = 0;
  *own = &scratch->slots[0].cert;
  return keep_peer_key(c, t->body + scratch->certs[0].off, &scratch->slots[0].cert.key);
}
