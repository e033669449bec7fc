/* Path building: a depth-first search with a stack of cursors instead of recursion. At each depth the candidates for the issuer are tried in
   three rounds: those whose key identifier matches, those that have none to compare, those whose identifier differs. Each round
   looks at the anchors first, so that the shortest path is found first. */
#include "chain/chain.h"
#include "chain/rules.h"
#include "crypto/crypto.h"
#include "x509/name.h"

enum { ROUNDS = 3 };

typedef struct {
  const hsk_chain_request *req;
  hsk_chain_work *work;
  hsk_chain_verdict *v;
  uint32_t max_signatures, max_steps, max_depth, blame_depth;
} search;

static const uint8_t *der_of(const search *s, uint32_t i)
{
  return s->req->base + s->req->certs[i].off;
}

/* Keeps the reason that was found farthest up, and the first of those: the best candidates come first. */
static void blame(search *s, uint32_t index, hsk_result why)
{
  s->v->cert_error[index] = why.error;
  if (s->v->result.error != HSK_CERT_UNKNOWN_CA && s->v->path_len <= s->blame_depth) return;
  s->blame_depth = s->v->path_len;
  s->v->result = why;
  s->v->index = index;
}

/* 0: the key identifiers match; 1: there is nothing to compare; 2: they differ (RFC 5280 4.2.1.1). */
static uint32_t round_of(const uint8_t *der, hsk_span authority, const uint8_t *issuer, hsk_span subject)
{
  if (authority.off == 0 || subject.off == 0) return 1;
  if (authority.len != subject.len) return 2;
  return hsk_equal(der + authority.off, issuer + subject.off, subject.len) ? 0 : 2;
}

/* Whether the path's last certificate is signed by key. Counts against the budget; *spent: it is used up. */
static int signed_by(search *s, uint32_t index, const uint8_t *base, const hsk_public_key *key, int *spent)
{
  const hsk_cert *cert = &s->work->certs[index];
  const uint8_t *der = der_of(s, index);
  *spent = s->v->signatures == s->max_signatures;
  if (*spent) return 0;
  s->v->signatures++;
  if (cert->signature_scheme == 0) {
    blame(s, index, hsk_bad(HSK_CERT_UNSUPPORTED_SIGNATURE, cert->signature_oid.off));
    return 0;
  }
  uint8_t digest[HSK_HASH_MAX];
  hsk_hash_once(hsk_scheme_hash(cert->signature_scheme), der + cert->tbs.off, cert->tbs.len, digest);
  hsk_bytes signature = {der + cert->signature.off, cert->signature.len};
  if (hsk_verify(cert->signature_scheme, base, key, digest, signature)) return 1;
  blame(s, index, hsk_bad(HSK_CERT_BAD_SIGNATURE, cert->signature.off));
  return 0;
}

/* The last certificate against an anchor: 1 if that ends the path. */
static int try_anchor(search *s, uint32_t last, const hsk_anchor *a, uint32_t round, int *spent)
{
  const hsk_cert *cert = &s->work->certs[last];
  const uint8_t *der = der_of(s, last);
  if (!hsk_name_equal(der, cert->issuer, a->der.data, a->subject)) return 0;
  if (round_of(der, cert->authority_key_id, a->der.data, a->key_id) != round) return 0;
  if (!hsk_key_strong(a->der.data, &a->key, s->req->min_rsa_bits)) {
    blame(s, last, hsk_bad(HSK_CERT_WEAK_KEY, cert->issuer.off));
    return 0;
  }
  return signed_by(s, last, a->der.data, &a->key, spent);
}

/* Whether candidate i, or its twin of the same name and key, stands on the path already. */
static int on_path(const search *s, uint32_t i)
{
  const hsk_cert *cert = &s->work->certs[i];
  for (uint32_t k = 0; k < s->v->path_len; k++) {
    uint32_t j = s->v->path[k];
    const hsk_cert *other = &s->work->certs[j];
    if (i == j) return 1;
    if (cert->spki.len == other->spki.len &&
        hsk_equal(der_of(s, i) + cert->spki.off, der_of(s, j) + other->spki.off, cert->spki.len) &&
        hsk_name_equal(der_of(s, i), cert->subject, der_of(s, j), other->subject))
      return 1;
  }
  return 0;
}

static int self_issued(const search *s, uint32_t i)
{
  const hsk_cert *cert = &s->work->certs[i];
  return hsk_name_equal(der_of(s, i), cert->subject, der_of(s, i), cert->issuer);
}

/* Intermediates on the path that are not self-issued (RFC 5280 6.1.4 (l)). */
static uint32_t counted_intermediates(const search *s)
{
  uint32_t n = 0;
  for (uint32_t k = 1; k < s->v->path_len; k++)
    if (!self_issued(s, s->v->path[k])) n++;
  return n;
}

/* The last certificate against candidate i of the pool: 1 if i may stand above it. */
static int try_issuer(search *s, uint32_t last, uint32_t i, uint32_t round, int *spent)
{
  const hsk_cert *cert = &s->work->certs[last], *issuer = &s->work->certs[i];
  if (i == 0 || issuer->version == 0) return 0;
  if (!hsk_name_equal(der_of(s, last), cert->issuer, der_of(s, i), issuer->subject)) return 0;
  if (round_of(der_of(s, last), cert->authority_key_id, der_of(s, i), issuer->subject_key_id) != round)
    return 0;
  if (on_path(s, i)) return 0;
  hsk_result r = hsk_rules_issuer(s->req, der_of(s, i), issuer, counted_intermediates(s));
  if (r.error == HSK_OK && s->v->path_len > s->max_depth)
    r = hsk_bad(HSK_CERT_PATH_TOO_LONG, issuer->subject.off);
  if (r.error != HSK_OK) {
    blame(s, i, r);
    return 0;
  }
  return signed_by(s, last, der_of(s, i), &issuer->key, spent);
}

/* RFC 5280 leaves trust in an end entity to the store: a certificate that is itself an anchor needs no path. */
static int is_anchor(const search *s, const hsk_anchor *a)
{
  hsk_span target = s->req->certs[0];
  return a->der.len == target.len && hsk_equal(a->der.data, s->req->base + target.off, target.len);
}

static hsk_result out_of_budget(search *s)
{
  s->v->result = hsk_bad(HSK_CERT_BUDGET, 0);
  return s->v->result;
}

static hsk_result found(search *s, uint32_t anchor)
{
  s->v->anchor = anchor;
  s->v->index = 0;
  s->v->result = hsk_ok();
  for (uint32_t k = 0; k < s->v->path_len; k++)
    s->v->cert_error[s->v->path[k]] = HSK_OK;
  return s->v->result;
}

/* One cursor position: candidate number n of the last certificate. 0: nothing; 1: the path ends at an anchor; 2: it grew. */
static int visit(search *s, uint32_t n, int *spent)
{
  uint32_t last = s->v->path[s->v->path_len - 1];
  uint32_t per_round = (uint32_t)(s->req->anchors_len + s->req->certs_len);
  uint32_t round = n / per_round, i = n % per_round;
  if (i < s->req->anchors_len) {
    if (!try_anchor(s, last, &s->req->anchors[i], round, spent)) return 0;
    s->v->anchor = i;
    return 1;
  }
  i -= (uint32_t)s->req->anchors_len;
  if (!try_issuer(s, last, i, round, spent)) return 0;
  s->v->path[s->v->path_len] = i;
  s->work->tried[s->v->path_len] = 0;
  s->v->path_len++;
  return 2;
}

static hsk_result build(search *s)
{
  uint32_t candidates = ROUNDS * (uint32_t)(s->req->anchors_len + s->req->certs_len);
  s->v->path[0] = 0;
  s->v->path_len = 1;
  s->work->tried[0] = 0;
  while (s->v->path_len != 0) {
    uint32_t *cursor = &s->work->tried[s->v->path_len - 1];
    int spent = 0;
    if (*cursor == candidates) {
      s->v->path_len--;
      continue;
    }
    if (s->v->steps == s->max_steps) return out_of_budget(s);
    s->v->steps++;
    int outcome = visit(s, (*cursor)++, &spent);
    if (spent) return out_of_budget(s);
    if (outcome == 1) return found(s, s->v->anchor);
  }
  return s->v->result;
}

/* Parses the pool once. A certificate other than the target that cannot be read is left out: version stays 0. */
static hsk_result parse_pool(search *s)
{
  for (uint32_t i = 0; i < s->req->certs_len; i++) {
    s->work->certs[i].version = 0;
    hsk_result r = hsk_cert_parse(der_of(s, i), s->req->certs[i].len, &s->work->certs[i]);
    s->v->cert_error[i] = r.error;
    if (r.error != HSK_OK && i == 0) return r;
  }
  return hsk_ok();
}

static hsk_result start(search *s)
{
  const hsk_chain_request *req = s->req;
  hsk_chain_verdict *v = s->v;
  v->index = v->path_len = v->anchor = v->signatures = v->steps = 0;
  s->max_signatures = req->budget_signatures != 0 ? req->budget_signatures : HSK_CHAIN_SIGNATURES;
  s->max_steps = req->budget_steps != 0 ? req->budget_steps : HSK_CHAIN_STEPS;
  s->max_depth =
      req->max_depth != 0 && req->max_depth < HSK_CHAIN_MAX_DEPTH ? req->max_depth : HSK_CHAIN_MAX_DEPTH;
  s->blame_depth = 0;
  if (req->certs_len == 0) return hsk_bad(HSK_BAD_CALL, 0);
  if (req->certs_len > HSK_CHAIN_MAX_CERTS) return hsk_bad(HSK_CERT_TOO_MANY, 0);
  hsk_result r = parse_pool(s);
  return r.error == HSK_OK ? hsk_rules_target(req, der_of(s, 0), &s->work->certs[0]) : r;
}

static hsk_result search_path(search *s)
{
  s->v->result = hsk_bad(HSK_CERT_UNKNOWN_CA, s->work->certs[0].issuer.off);
  for (uint32_t i = 0; i < s->req->anchors_len; i++) {
    if (!is_anchor(s, &s->req->anchors[i])) continue;
    s->v->path[0] = 0;
    s->v->path_len = 1;
    return found(s, i);
  }
  return build(s);
}

/* RFC 9525 6: the name comes last, so that a stranger's certificate is called untrusted before it is called misnamed. */
static hsk_result check_name(search *s)
{
  const hsk_cert *cert = &s->work->certs[0];
  if (s->req->name.len == 0 || hsk_name_match(der_of(s, 0), cert, s->req->name)) return hsk_ok();
  return hsk_bad(HSK_CERT_NAME_MISMATCH, cert->subject_alt_name.off);
}

hsk_result hsk_chain_check(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *verdict)
{
  search s = {.req = req, .work = work, .v = verdict};
  hsk_result r = start(&s);
  if (r.error == HSK_OK) r = search_path(&s);
  if (r.error == HSK_OK) r = check_name(&s);
  verdict->result = r;
  if (r.error == HSK_CERT_NAME_MISMATCH || verdict->path_len == 0) {
    uint32_t i = verdict->index;
    if (r.error != HSK_CERT_TOO_MANY && req->certs_len != 0) verdict->cert_error[i] = r.error;
  }
  return r;
}

hsk_result hsk_anchor_from_cert(hsk_bytes der, hsk_anchor *anchor)
{
  hsk_cert cert;
  hsk_result r = hsk_cert_parse(der.data, der.len, &cert);
  if (r.error != HSK_OK) return r;
  if (cert.key.type == HSK_KEY_UNSUPPORTED_TYPE) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, cert.spki.off);
  anchor->der = der;
  anchor->subject = cert.subject;
  anchor->key = cert.key;
  anchor->key_id = cert.subject_key_id;
  return hsk_ok();
}
