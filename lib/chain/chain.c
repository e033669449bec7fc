/* hsk_chain_check: parse the pool once, judge the target, look for a path, and compare the name. */
#include "chain/chain.h"
#include "chain/path.h"
#include "chain/revocation.h"
#include "chain/rules.h"

static const uint8_t *der_of(const hsk_chain_request *req, size_t i)
{
  return req->base + req->certs[i].off;
}

static void clear(hsk_chain_verdict *v, const hsk_chain_slot *slots)
{
  v->index = v->path_len = v->anchor = v->anchor_blamed = 0;
  v->signatures = v->steps = v->comparisons = 0;
  v->slots = slots;
  for (size_t i = 0; i <= HSK_CHAIN_MAX_DEPTH; i++)
    v->path[i] = 0;
}

/* Parses each certificate once. One that cannot be read is left out of the search (version 0), unless it is the target. */
static hsk_result parse_pool(const hsk_chain_request *req, hsk_chain_work *work)
{
  hsk_result target = hsk_ok();
  for (size_t i = 0; i < req->certs_len; i++) {
    hsk_chain_slot *slot = &work->slots[i];
    slot->cert.version = slot->signer = 0;
    slot->delegate = 0;
    hsk_result r = hsk_cert_parse(der_of(req, i), req->certs[i].len, &slot->cert);
    slot->error = (uint16_t)r.error;
    if (i == 0) target = r;
    if (target.error != HSK_OK) break;
  }
  return target;
}

/* RFC 5280 leaves trust in an end entity to the store: a target that is itself an anchor, byte for byte, is a path of one. */
static int is_anchor(const hsk_chain_request *req, const hsk_anchor *a)
{
  return a->der.len == req->certs[0].len && hsk_equal(a->der.data, der_of(req, 0), a->der.len);
}

/* The number of the anchor that the target is, or how many there are. */
static size_t own_anchor(const hsk_chain_request *req)
{
  size_t i = 0;
  while (i < req->anchors_len && !is_anchor(req, &req->anchors[i]))
    i++;
  return i;
}

static hsk_result find_path(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *v)
{
  hsk_cert_values values;
  size_t own = own_anchor(req);
  uint32_t role = own < req->anchors_len ? HSK_ROLE_TRUSTED : HSK_ROLE_TARGET;
  hsk_result r = hsk_rules_target(req, der_of(req, 0), &work->slots[0].cert, role, &values);
  if (r.error != HSK_OK) return r;
  if (role == HSK_ROLE_TRUSTED) {
    v->anchor = (uint32_t)own;
    v->path_len = 1;
    return r;
  }
  hsk_path_search s;
  r = hsk_revocation_start(req, work);
  if (r.error != HSK_OK) return r;
  hsk_path_start(&s, req, work, v);
  r = hsk_path_find(&s);
  v->comparisons = s.max_comparisons - s.left;
  return r;
}

static hsk_result check_call(const hsk_chain_request *req, const hsk_chain_work *work)
{
  if (req->certs_len == 0 || req->anchors_len > HSK_CHAIN_MAX_ANCHORS) return hsk_bad(HSK_BAD_CALL, 0);
  if (req->purpose < HSK_PURPOSE_SERVER_AUTH || req->purpose > HSK_PURPOSE_ANY)
    return hsk_bad(HSK_BAD_CALL, 0);
  if (req->profile > HSK_PROFILE_PATH || req->name_kind > HSK_NAME_URI ||
      req->revocation > HSK_REVOCATION_REQUIRED || req->ocsp_mode > HSK_REVOCATION_REQUIRED)
    return hsk_bad(HSK_BAD_CALL, 0);
  if (req->certs_len > work->slots_len || req->certs_len > HSK_CHAIN_MAX_POOL)
    return hsk_bad(HSK_CERT_TOO_MANY, 0);
  return hsk_ok();
}

/* The name comes last, so that a stranger's certificate is called untrusted before it is called misnamed. */
static hsk_result check(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *v)
{
  hsk_result r = parse_pool(req, work);
  if (r.error == HSK_OK) r = find_path(req, work, v);
  if (r.error != HSK_OK || req->name.len == 0) return r;
  const hsk_cert *target = &work->slots[0].cert;
  if (hsk_name_match_kind(der_of(req, 0), target, req->name_kind, req->name)) return r;
  return hsk_bad(HSK_CERT_NAME_MISMATCH, target->subject_alt_name.off);
}

hsk_result hsk_chain_check(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *verdict)
{
  clear(verdict, work->slots);
  work->policies = work->any_policy = 0;
  hsk_result r = check_call(req, work);
  if (r.error == HSK_OK) r = check(req, work, verdict);
  if (r.error != HSK_OK && !verdict->anchor_blamed && verdict->index < work->slots_len)
    work->slots[verdict->index].error = (uint16_t)r.error;
  verdict->result = r;
  return r;
}
