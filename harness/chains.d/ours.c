#include "chains.h"
#include <string.h>
#include "chain/chain.h"

uint32_t ours_check(const chain_case *c, uint32_t profile)
{
  static uint8_t pool[CHAIN_MAX * sizeof c->der[0].data];
  static hsk_chain_slot slots[CHAIN_MAX];
  static hsk_policy_node nodes[64];
  hsk_span certs[CHAIN_MAX];
  hsk_chain_work work = {.slots = slots, .slots_len = CHAIN_MAX, .nodes = nodes, .nodes_len = 64};
  hsk_chain_verdict verdict;
  hsk_anchor anchor;
  size_t used = 1;
  hsk_result r = hsk_anchor_from_cert((hsk_bytes){c->root.data, c->root.len}, &anchor);
  if (r.error != HSK_OK) return r.error;
  for (size_t i = 0; i < c->len; i++) {
    certs[i] = (hsk_span){used, c->der[i].len};
    memcpy(pool + used, c->der[i].data, c->der[i].len);
    used += c->der[i].len;
  }
  hsk_chain_request req = {.base = pool,
                           .certs = certs,
                           .certs_len = c->len,
                           .anchors = &anchor,
                           .anchors_len = 1,
                           .now_time = NOW,
                           .profile = profile,
                           .purpose = HSK_PURPOSE_SERVER_AUTH,
                           .name = {(const uint8_t *)HOST, sizeof HOST - 1}};
  r = hsk_chain_check(&req, &work, &verdict);
  if (r.error != HSK_CERT_UNKNOWN_CA) return r.error;
  /* an issuer that does not parse is one that was not sent: say why it does not */
  for (size_t i = 1; i < c->len; i++)
    if (slots[i].cert.version == 0) return slots[i].error;
  return r.error;
}
