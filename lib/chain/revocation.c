#include "chain/revocation.h"
#include "chain/crl_scope.h"
#include "chain/signer.h"
#include "x509/name.h"
#include "x509/values.h"

static hsk_crl_view view_of(const hsk_path_search *s, size_t i)
{
  hsk_crl_view v = {s->req->crls[i].data, &s->work->crls[i].crl};
  return v;
}

hsk_result hsk_revocation_start(const hsk_chain_request *req, hsk_chain_work *work)
{
  if (req->revocation == HSK_REVOCATION_OFF) return hsk_ok();
  if (req->crls_len > work->crls_len) return hsk_bad(HSK_CERT_BUDGET, 0);
  for (size_t i = 0; i < req->crls_len; i++) {
    hsk_chain_crl *c = &work->crls[i];
    c->usable = c->signer = 0;
    hsk_result r = hsk_crl_parse(req->crls[i].data, req->crls[i].len, &c->crl);
    if (r.error != HSK_OK || (c->crl.present & HSK_CRL_UNKNOWN_CRITICAL)) continue;
    /* 5.1.2.5: nextUpdate MUST be there */
    c->usable = c->crl.has_next_update && c->crl.this_update_time <= req->now_time &&
                req->now_time <= c->crl.next_update_time;
  }
  return hsk_ok();
}

/* What is asked for, and what has been heard */
typedef struct {
  hsk_crl_subject subject;
  uint32_t reasons; /* those that CRLs have covered so far */
  uint32_t error;   /* HSK_OK, HSK_CERT_REVOKED or HSK_CERT_BUDGET */
  uint32_t
      delegate; /* the certificate that is asked for signs CRLs beside the path: its number; 0: it is on the path */
} inquiry;

/* ---- signatures ---- */

/* 6.3.3 (f), (g): the signer's name is the CRL's issuer, it may sign CRLs, and it did. A bare anchor may. */
static hsk_answer signed_crl(hsk_path_search *s, size_t i, hsk_signer k)
{
  hsk_chain_crl *c = &s->work->crls[i];
  hsk_crl_view v = view_of(s, i);
  if (c->signer == k.number + 1) return HSK_ANSWER_YES;
  if ((k.cert->key_usage & HSK_KU_CRL_SIGN) == 0) return HSK_ANSWER_NO;
  if (!hsk_name_equal(v.der, c->crl.issuer, k.der, k.cert->subject)) return HSK_ANSWER_NO;
  hsk_bytes tbs = {v.der + c->crl.tbs.off, c->crl.tbs.len};
  hsk_bytes signature = {v.der + c->crl.signature.off, c->crl.signature.len};
  hsk_answer a = hsk_signature_check(s, c->crl.signature_scheme, tbs, signature, k.der, &k.cert->key);
  if (a == HSK_ANSWER_YES) c->signer = k.number + 1;
  return a;
}

/* Whether a certificate of the pool may stand beside the path as one that signs CRLs: one above has issued it. */
static hsk_answer is_delegate(hsk_path_search *s, uint32_t i)
{
  hsk_chain_slot *slot = &s->work->slots[i];
  hsk_signer d = hsk_signer_of(s, i);
  const hsk_cert *c = d.cert;
  if (slot->delegate != 0) return HSK_ANSWER_YES;
  if (c->version == 0 || (c->present & HSK_EXT_UNKNOWN_CRITICAL) || (c->key_usage & HSK_KU_CRL_SIGN) == 0)
    return HSK_ANSWER_NO;
  if (s->req->now_time < c->not_before_time || s->req->now_time > c->not_after_time) return HSK_ANSWER_NO;
  for (uint32_t n = 0; n < s->verdict->path_len; n++) {
    hsk_signer k = hsk_signer_above(s, n);
    if (!hsk_name_equal(d.der, c->issuer, k.der, k.cert->subject)) continue;
    hsk_answer a = hsk_issued_by(s, d.der, c, k.der, &k.cert->key);
    if (a == HSK_ANSWER_YES) slot->delegate = 1;
    if (a != HSK_ANSWER_NO) return a;
  }
  return HSK_ANSWER_NO;
}

/* Whether a CRL is signed by somebody who may: certificates of the path above the target, the anchor, and their delegates. Where the state of a
   delegate is asked for, no other delegate may speak, and it may itself only if its issuer has said so in its cRLIssuer. */
static hsk_answer is_signed(hsk_path_search *s, size_t i, const inquiry *q)
{
  for (uint32_t n = 0; n < s->verdict->path_len; n++) {
    hsk_answer a = signed_crl(s, i, hsk_signer_above(s, n));
    if (a != HSK_ANSWER_NO) return a;
  }
  for (uint32_t n = 1; n < s->req->certs_len; n++) {
    hsk_signer d = hsk_signer_of(s, n);
    if (q->delegate != 0 &&
        (n != q->delegate || !q->subject.has_point || q->subject.point.crl_issuer.off == 0))
      continue;
    if (!hsk_path_spend(s, 1)) return HSK_ANSWER_SPENT;
    if (d.cert->version == 0 ||
        !hsk_name_equal(s->req->crls[i].data, s->work->crls[i].crl.issuer, d.der, d.cert->subject))
      continue;
    hsk_answer a = is_delegate(s, n);
    if (a == HSK_ANSWER_YES) a = signed_crl(s, i, d);
    if (a != HSK_ANSWER_NO) return a;
  }
  return HSK_ANSWER_NO;
}

/* ---- the state of one certificate ---- */

/* The newest word on the certificate in a list and the deltas that amend it: 6.3.3 (c), (h)-(k) */
static uint32_t look_up(hsk_path_search *s, size_t i, inquiry *q)
{
  hsk_crl_view list = view_of(s, i), newest = list;
  uint32_t found = hsk_crl_find(list, &q->subject, &s->left);
  for (size_t d = 0; d < s->req->crls_len; d++) {
    hsk_crl_view delta = view_of(s, d);
    if (!hsk_path_spend(s, 1)) return HSK_CRL_NO_BUDGET;
    if (!s->work->crls[d].usable || !hsk_crl_same_scope(list, delta)) continue;
    /* two deltas: the one that was made later counts */
    if (newest.crl != list.crl && delta.crl->this_update_time < newest.crl->this_update_time) continue;
    hsk_answer a = is_signed(s, d, q);
    if (a == HSK_ANSWER_SPENT) return HSK_CRL_NO_BUDGET;
    if (a != HSK_ANSWER_YES || s->work->crls[d].signer != s->work->crls[i].signer) continue;
    uint32_t amended = hsk_crl_find(delta, &q->subject, &s->left);
    if (amended != HSK_CRL_ABSENT) found = amended;
    newest = delta;
  }
  return found;
}

/* One complete CRL for one distribution point */
static void ask_list(hsk_path_search *s, size_t i, inquiry *q)
{
  const hsk_chain_crl *c = &s->work->crls[i];
  if (!c->usable || (c->crl.present & HSK_CRL_DELTA)) return;
  if (!hsk_path_spend(s, 1)) q->error = HSK_CERT_BUDGET;
  if (q->error != HSK_OK) return;
  uint32_t reasons = hsk_crl_covers(view_of(s, i), &q->subject);
  if ((reasons & ~q->reasons) == 0) return;
  hsk_answer a = is_signed(s, i, q);
  if (a == HSK_ANSWER_SPENT) q->error = HSK_CERT_BUDGET;
  if (a != HSK_ANSWER_YES) return;
  uint32_t found = look_up(s, i, q);
  if (found == HSK_CRL_NO_BUDGET) q->error = HSK_CERT_BUDGET;
  if (found == HSK_CRL_LISTED) q->error = HSK_CERT_REVOKED;
  q->reasons |= reasons;
}

static void ask_point(hsk_path_search *s, inquiry *q)
{
  for (size_t i = 0; i < s->req->crls_len && q->error == HSK_OK && q->reasons != HSK_ALL_REASONS; i++)
    ask_list(s, i, q);
}

/* 6.3.3: each distribution point, and if some reason is left, the CRL that the issuer gives without one */
static uint32_t state_of(hsk_path_search *s, const uint8_t *der, const hsk_cert *cert, uint32_t delegate)
{
  hsk_cert_values v;
  inquiry q = {.subject = {.der = der, .cert = cert}, .error = HSK_OK, .delegate = delegate};
  if (hsk_cert_values_parse(der, cert, &v).error != HSK_OK) return HSK_CERT_REVOCATION_UNKNOWN;
  size_t at = v.distribution_points.off, end = at + v.distribution_points.len;
  q.subject.has_point = 1;
  while (at != end && q.error == HSK_OK && hsk_distribution_point_parse(der, end, at, &q.subject.point)) {
    ask_point(s, &q);
    at = q.subject.point.next;
  }
  q.subject.has_point = 0;
  if (q.error == HSK_OK) ask_point(s, &q);
  if (q.error != HSK_OK) return q.error;
  int unknown = q.reasons != HSK_ALL_REASONS && s->req->revocation == HSK_REVOCATION_REQUIRED;
  return unknown ? HSK_CERT_REVOCATION_UNKNOWN : HSK_OK;
}

static uint32_t state_of_pool(hsk_path_search *s, uint32_t index, uint32_t delegate)
{
  hsk_signer who = hsk_signer_of(s, index);
  return state_of(s, who.der, who.cert, delegate);
}

uint32_t hsk_revocation_of_stranger(hsk_path_search *s, const uint8_t *der, const hsk_cert *cert)
{
  return s->req->revocation == HSK_REVOCATION_OFF ? HSK_OK : state_of(s, der, cert, UINT32_MAX);
}

static hsk_result state_result(const hsk_path_search *s, uint32_t index, uint32_t error)
{
  return error == HSK_OK ? hsk_ok() : hsk_bad(error, s->work->slots[index].cert.serial.off);
}

hsk_result hsk_revocation_check(hsk_path_search *s, uint32_t *index)
{
  if (s->req->revocation == HSK_REVOCATION_OFF) return hsk_ok();
  for (size_t i = 0; i < s->req->certs_len; i++)
    s->work->slots[i].delegate = 0;
  for (size_t i = 0; i < s->req->crls_len; i++)
    s->work->crls[i].signer = 0;
  for (uint32_t k = s->verdict->path_len; k > 0; k--) {
    *index = s->verdict->path[k - 1];
    hsk_result r = state_result(s, *index, state_of_pool(s, *index, 0));
    if (r.error != HSK_OK) return r;
  }
  for (uint32_t i = 1; i < s->req->certs_len; i++) {
    if (s->work->slots[i].delegate == 0) continue;
    *index = i;
    hsk_result r = state_result(s, i, state_of_pool(s, i, i));
    if (r.error != HSK_OK) return r;
  }
  return hsk_ok();
}
