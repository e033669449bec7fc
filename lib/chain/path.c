/* A depth-first search with a stack of cursors instead of recursion. The candidates for an issuer are tried in three rounds: those whose key
   identifier matches, those that have none to compare, those whose identifier differs. Each round looks at the anchors
   first, so that the shortest path is found first. Names, key identifiers and rules come before signatures, which cost most; policies and
   revocation come last, once a path has reached an anchor, and if they refuse it the search goes on. */
#include "chain/path.h"
#include "chain/constraints.h"
#include "chain/ocsp.h"
#include "chain/policy.h"
#include "chain/revocation.h"
#include "chain/rules.h"
#include "crypto/crypto.h"
#include "x509/name.h"
#include "x509/pss.h"

enum { ROUNDS = 3, LAST_ROUND = ROUNDS - 1 };

/* What a candidate leads to */
typedef enum { NOTHING, GROWN, ARRIVED, SPENT } outcome;

static const uint8_t *der_of(const hsk_path_search *s, uint32_t i)
{
  return s->req->base + s->req->certs[i].off;
}

static const hsk_cert *cert_of(const hsk_path_search *s, uint32_t i)
{
  return &s->work->slots[i].cert;
}

static uint32_t rank_of(const hsk_path_search *s, uint32_t round)
{
  return s->verdict->path_len * ROUNDS + (LAST_ROUND - round);
}

/* Of reasons of one rank the first stays: it is about the better candidate. */
static void keep(hsk_path_search *s, hsk_reason *slot, uint32_t index, uint32_t rank, hsk_result why)
{
  s->work->slots[index].error = (uint16_t)why.error;
  if (slot->why.error != HSK_OK && rank <= slot->rank) return;
  slot->anchor = 0;
  slot->why = why;
  slot->index = index;
  slot->rank = rank;
}

/* RFC 5280 4.2.1.1. 0: the key identifiers match; 1: there is nothing to compare; 2: they differ. */
static uint32_t round_of(const uint8_t *der, hsk_span authority, const uint8_t *issuer, hsk_span subject)
{
  if (authority.off == 0 || subject.off == 0) return 1;
  if (authority.len != subject.len) return 2;
  return hsk_equal(der + authority.off, issuer + subject.off, subject.len) ? 0 : 2;
}

/* The same about an anchor, in place of the certificate that it would have signed */
static void keep_anchor(hsk_path_search *s, uint32_t number, uint32_t last, uint32_t rank, hsk_result why)
{
  hsk_reason *slot = &s->rule;
  if (slot->why.error != HSK_OK && rank <= slot->rank) return;
  slot->why = why;
  slot->index = last;
  slot->rank = rank;
  slot->anchor = number + 1;
}

/* A certificate that one key has signed is not badly signed, whatever other keys of the issuer's name say. */
static void mark_verified(hsk_path_search *s, uint32_t index, uint32_t signer)
{
  s->work->slots[index].signer = signer + 1;
  s->work->slots[index].error = HSK_OK;
  if (s->signature.index == index) s->signature.why = hsk_ok();
}

/* The scheme of a certificate's signature, 0: not supported. RSASSA-PSS is told by its parameters. */
static uint32_t scheme_of(const uint8_t *der, const hsk_cert *cert)
{
  uint32_t scheme = cert->signature_scheme;
  if (scheme == 0) scheme = hsk_signature_scheme(der, cert->signature.off, cert->tbs.off + cert->tbs.len);
  return hsk_scheme_hash(scheme) == 0 ? 0 : scheme;
}

/* Whether certs[index] is signed by key, which is that of candidate `signer`: NOTHING (no), GROWN (yes) or SPENT. */
static outcome signed_by(hsk_path_search *s, uint32_t index, uint32_t round, const uint8_t *base,
                         const hsk_public_key *key, uint32_t signer)
{
  const hsk_cert *cert = cert_of(s, index);
  const uint8_t *der = der_of(s, index);
  if (s->work->slots[index].signer == signer + 1) return GROWN;
  uint32_t scheme = scheme_of(der, cert);
  if (scheme == 0) {
    keep(s, &s->rule, index, rank_of(s, round),
         hsk_bad(HSK_CERT_UNSUPPORTED_SIGNATURE, cert->signature_oid.off));
    return NOTHING;
  }
  if (s->verdict->signatures == s->max_signatures) return SPENT;
  s->verdict->signatures++;
  uint8_t digest[HSK_HASH_MAX];
  hsk_hash_once(hsk_scheme_hash(scheme), der + cert->tbs.off, cert->tbs.len, digest);
  hsk_bytes signature = {der + cert->signature.off, cert->signature.len};
  if (hsk_verify(hsk_scheme_under(scheme, key->type), base, key, digest, signature)) {
    mark_verified(s, index, signer);
    return GROWN;
  }
  if (s->work->slots[index].signer == 0)
    keep(s, &s->signature, index, rank_of(s, round), hsk_bad(HSK_CERT_BAD_SIGNATURE, cert->signature.off));
  return NOTHING;
}

/* Takes n from the comparisons that are left; 0: there are too few. */
static int spend(hsk_path_search *s, size_t n)
{
  if (s->left < n) {
    s->left = 0;
    return 0;
  }
  s->left -= (uint32_t)n;
  return 1;
}

/* Every candidate of the right name is a step, and more than one if there is much to read in it. */
static int step(hsk_path_search *s, const hsk_cert *candidate)
{
  size_t cost = 1 + candidate->extensions.len / 1024;
  if (s->max_steps - s->verdict->steps < cost) return 0;
  s->verdict->steps += (uint32_t)cost;
  return 1;
}

/* Long names cost more to compare. */
static size_t name_cost(const hsk_cert *cert)
{
  return 1 + cert->issuer.len / 128;
}

/* Whether candidate i, or its twin of the same name and key, stands on the path already: a loop. */
static int on_path(const hsk_path_search *s, uint32_t i)
{
  const hsk_cert *cert = cert_of(s, i);
  for (uint32_t k = 0; k < s->verdict->path_len; k++) {
    uint32_t j = s->verdict->path[k];
    const hsk_cert *other = cert_of(s, j);
    if (i == j) return 1;
    if (cert->spki.len == other->spki.len &&
        hsk_equal(der_of(s, i) + cert->spki.off, der_of(s, j) + other->spki.off, cert->spki.len) &&
        hsk_name_equal(der_of(s, i), cert->subject, der_of(s, j), other->subject))
      return 1;
  }
  return 0;
}

/* Intermediates on the path that are not self-issued: only they count for pathLenConstraint (RFC 5280 6.1.4 (l)). */
static int is_counted(const hsk_path_search *s, uint32_t i)
{
  const hsk_cert *cert = cert_of(s, i);
  return !hsk_name_equal(der_of(s, i), cert->subject, der_of(s, i), cert->issuer);
}

static uint32_t counted_intermediates(const hsk_path_search *s)
{
  uint32_t n = 0;
  for (uint32_t k = 1; k < s->verdict->path_len; k++)
    if (is_counted(s, s->verdict->path[k])) n++;
  return n;
}

/* The names of everything on the path against the constraints of a candidate for the issuer of its last certificate. RFC 5280 6.1.3 (b): self-issued
   certificates are exempt, save the target. */
static outcome names_fit(hsk_path_search *s, uint32_t round, const uint8_t *ca,
                         const hsk_name_constraints *nc)
{
  if (nc->permitted.off == 0 && nc->excluded.off == 0) return GROWN;
  for (uint32_t k = 0; k < s->verdict->path_len; k++) {
    uint32_t i = s->verdict->path[k];
    if (k != 0 && !is_counted(s, i)) continue;
    hsk_result r = hsk_constraints_apply(ca, nc, der_of(s, i), cert_of(s, i), &s->left);
    if (r.error == HSK_CERT_BUDGET) return SPENT;
    if (r.error == HSK_OK) continue;
    keep(s, &s->rule, i, rank_of(s, round), r);
    return NOTHING;
  }
  return GROWN;
}

/* What is judged of a whole path, which leads to the verdict's anchor */
static outcome judge_path(hsk_path_search *s, uint32_t round)
{
  for (uint32_t k = 0; k < s->verdict->path_len; k++)
    if (!spend(s, cert_of(s, s->verdict->path[k])->extensions.len / 64)) return SPENT;
  hsk_result r = hsk_policy_check(s->req, s->work, s->verdict, &s->left);
  uint32_t index = s->verdict->path[0];
  if (r.error == HSK_OK) r = hsk_revocation_check(s, &index);
  if (r.error == HSK_OK) r = hsk_ocsp_check(s, &index);
  if (r.error == HSK_CERT_BUDGET) return SPENT;
  if (r.error == HSK_OK) return ARRIVED;
  keep(s, &s->rule, index, rank_of(s, round), r);
  return NOTHING;
}

/* What an anchor restricts, and whether its key is one to trust */
static outcome anchor_allows(hsk_path_search *s, uint32_t last, uint32_t round, uint32_t number)
{
  const hsk_anchor *a = &s->req->anchors[number];
  hsk_cert_values v;
  hsk_result r = hsk_ok();
  if (a->cert.version != 0) {
    r = hsk_rules_issuer(s->req, a->der.data, &a->cert, HSK_ROLE_ANCHOR, counted_intermediates(s), &v);
    if (r.error == HSK_OK) return names_fit(s, round, a->der.data, &v.names);
  } else if (!hsk_key_strong(a->der.data, &a->cert.key, s->req->min_rsa_bits)) {
    r = hsk_bad(HSK_CERT_WEAK_KEY, 0);
  }
  if (r.error == HSK_OK) return GROWN;
  r.at = cert_of(s, last)->issuer.off;
  keep_anchor(s, number, last, rank_of(s, round), r);
  return NOTHING;
}

/* The path's last certificate against an anchor */
static outcome try_anchor(hsk_path_search *s, uint32_t last, uint32_t round, uint32_t number)
{
  const hsk_anchor *a = &s->req->anchors[number];
  const hsk_cert *cert = cert_of(s, last);
  const uint8_t *der = der_of(s, last);
  if (round_of(der, cert->authority_key_id, a->der.data, a->cert.subject_key_id) != round) return NOTHING;
  if (!spend(s, name_cost(cert))) return SPENT;
  if (!hsk_name_equal(der, cert->issuer, a->der.data, a->cert.subject)) return NOTHING;
  if (!step(s, &a->cert)) return SPENT;
  outcome o = anchor_allows(s, last, round, number);
  if (o != GROWN) return o;
  o = signed_by(s, last, round, a->der.data, &a->cert.key, (uint32_t)s->req->certs_len + number);
  if (o != GROWN) return o;
  s->verdict->anchor = number;
  return judge_path(s, round);
}

/* The path's last certificate against candidate i of the pool */
static outcome try_issuer(hsk_path_search *s, uint32_t last, uint32_t round, uint32_t i)
{
  const hsk_cert *cert = cert_of(s, last), *issuer = cert_of(s, i);
  const uint8_t *der = der_of(s, last), *issuer_der = der_of(s, i);
  hsk_cert_values v;
  if (i == 0 || issuer->version == 0) return NOTHING;
  if (round_of(der, cert->authority_key_id, issuer_der, issuer->subject_key_id) != round) return NOTHING;
  if (!spend(s, name_cost(cert))) return SPENT;
  if (!hsk_name_equal(der, cert->issuer, issuer_der, issuer->subject)) return NOTHING;
  if (!step(s, issuer)) return SPENT;
  if (on_path(s, i)) return NOTHING;
  uint32_t below = counted_intermediates(s);
  hsk_result r = hsk_rules_issuer(s->req, issuer_der, issuer, HSK_ROLE_ISSUER, below, &v);
  if (r.error == HSK_OK &&
      (s->verdict->path_len > HSK_CHAIN_MAX_DEPTH || (below >= s->max_depth && is_counted(s, i))))
    r = hsk_bad(HSK_CERT_PATH_TOO_LONG, issuer->subject.off);
  if (r.error != HSK_OK) {
    keep(s, &s->rule, i, rank_of(s, round), r);
    return NOTHING;
  }
  outcome o = names_fit(s, round, issuer_der, &v.names);
  if (o != GROWN) return o;
  o = signed_by(s, last, round, issuer_der, &issuer->key, i);
  if (o != GROWN) return o;
  s->verdict->path[s->verdict->path_len] = i;
  s->work->tried[s->verdict->path_len] = 0;
  s->verdict->path_len++;
  return GROWN;
}

/* One position of the cursor: candidate n of 3 rounds for the issuer of the path's last certificate */
static outcome try_candidate(hsk_path_search *s, uint32_t n)
{
  uint32_t last = s->verdict->path[s->verdict->path_len - 1];
  uint32_t anchors = (uint32_t)s->req->anchors_len, per_round = anchors + (uint32_t)s->req->certs_len;
  uint32_t round = n / per_round, i = n % per_round;
  return i < anchors ? try_anchor(s, last, round, i) : try_issuer(s, last, round, i - anchors);
}

/* All candidates for the last certificate's issuer have been tried. */
static void backtrack(hsk_path_search *s)
{
  uint32_t last = s->verdict->path[s->verdict->path_len - 1];
  uint16_t error = s->work->slots[last].error;
  keep(s, &s->dead_end, last, rank_of(s, LAST_ROUND),
       hsk_bad(HSK_CERT_UNKNOWN_CA, cert_of(s, last)->issuer.off));
  /* what was said before is more specific; and one whose issuer was found is not the one that lacks it */
  if (error != HSK_OK || s->work->slots[last].signer != 0) s->work->slots[last].error = error;
  s->verdict->path_len--;
}

/* Something specific is said before "unknown CA", unless it is about a candidate with another key identifier and a better one led
   farther. */
static hsk_result explain(hsk_path_search *s)
{
  const hsk_reason *r = &s->rule;
  if (r->why.error == HSK_OK || (s->signature.why.error != HSK_OK && s->signature.rank > r->rank))
    r = &s->signature;
  if (r->why.error == HSK_OK || (r->rank % ROUNDS == 0 && s->dead_end.rank > r->rank)) r = &s->dead_end;
  s->verdict->index = r->index;
  if (r->anchor != 0) {
    s->verdict->anchor = r->anchor - 1;
    s->verdict->anchor_blamed = 1;
  }
  return r->why;
}

static hsk_result out_of_budget(hsk_path_search *s)
{
  uint32_t last = s->verdict->path[s->verdict->path_len - 1];
  s->verdict->index = last;
  s->work->slots[last].error = HSK_CERT_BUDGET;
  s->verdict->path_len = 0;
  return hsk_bad(HSK_CERT_BUDGET, 0);
}

void hsk_path_start(hsk_path_search *s, const hsk_chain_request *req, hsk_chain_work *work,
                    hsk_chain_verdict *verdict)
{
  const hsk_reason none = {{0, HSK_OK}, 0, 0, 0};
  s->req = req;
  s->work = work;
  s->verdict = verdict;
  s->max_signatures = req->budget_signatures != 0 ? req->budget_signatures : HSK_CHAIN_SIGNATURES;
  s->max_steps = req->budget_steps != 0 ? req->budget_steps : HSK_CHAIN_STEPS;
  s->max_comparisons = req->budget_comparisons != 0 ? req->budget_comparisons : HSK_CHAIN_COMPARISONS;
  s->left = s->max_comparisons;
  s->max_depth = HSK_CHAIN_MAX_DEPTH;
  if (req->max_depth != 0 && req->max_depth < HSK_CHAIN_MAX_DEPTH) s->max_depth = req->max_depth;
  if (req->max_depth == HSK_CHAIN_NO_DEPTH) s->max_depth = 0;
  s->rule = s->signature = s->dead_end = none;
}

/* What was said of these certificates on other paths does not matter any more. */
static hsk_result arrived(hsk_path_search *s)
{
  for (uint32_t k = 0; k < s->verdict->path_len; k++)
    s->work->slots[s->verdict->path[k]].error = HSK_OK;
  return hsk_ok();
}

hsk_result hsk_path_find(hsk_path_search *s)
{
  uint32_t candidates = ROUNDS * (uint32_t)(s->req->anchors_len + s->req->certs_len);
  s->verdict->path[0] = 0;
  s->verdict->path_len = 1;
  s->work->tried[0] = 0;
  while (s->verdict->path_len != 0) {
    uint32_t *cursor = &s->work->tried[s->verdict->path_len - 1];
    if (*cursor == candidates) {
      backtrack(s);
      continue;
    }
    outcome o = try_candidate(s, (*cursor)++);
    if (o == SPENT) return out_of_budget(s);
    if (o == ARRIVED) return arrived(s);
  }
  return explain(s);
}
