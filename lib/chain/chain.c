/* hsk_chain_check: parse the pool once, judge the target, look for a path, and compare the name. */
#include "chain/chain.h"
#include "chain/path.h"
#include "chain/rules.h"

static const uint8_t *der_of(const hsk_chain_request *req, size_t i)
{
  return req->base + req->certs[i].off;
}

static void clear(hsk_chain_verdict *v)
{
  v->index = v->path_len = v->anchor = v->signatures = v->steps = 0;
  for (size_t i = 0; i <= HSK_CHAIN_MAX_DEPTH; i++)
    v->path[i] = 0;
  for (size_t i = 0; i < HSK_CHAIN_MAX_CERTS; i++)
    v->cert_error[i] = HSK_OK;
}

/* Parses each certificate once. One that cannot be read is left out of the search (version 0), unless it is the target. */
static hsk_result parse_pool(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *v)
{
  for (size_t i = 0; i < req->certs_len; i++) {
    work->certs[i].version = 0;
    hsk_result r = hsk_cert_parse(der_of(req, i), req->certs[i].len, &work->certs[i]);
    v->cert_error[i] = r.error;
    if (i == 0 && r.error != HSK_OK) return r;
  }
  return hsk_ok();
}

/* RFC 5280 leaves trust in an end entity to the store: a target that is itself an anchor, byte for byte, is a path of one. */
static int is_anchor(const hsk_chain_request *req, const hsk_anchor *a)
{
  return a->der.len == req->certs[0].len && hsk_equal(a->der.data, der_of(req, 0), a->der.len);
}

static hsk_result find_path(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *v)
{
  for (size_t i = 0; i < req->anchors_len; i++) {
    if (!is_anchor(req, &req->anchors[i])) continue;
    v->anchor = (uint32_t)i;
    v->path_len = 1;
    return hsk_ok();
  }
  hsk_path_search s;
  hsk_path_start(&s, req, work, v);
  return hsk_path_find(&s);
}

/* The name comes last, so that a stranger's certificate is called untrusted before it is called misnamed. */
static hsk_result check(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *v)
{
  if (req->certs_len == 0 || req->anchors_len > HSK_CHAIN_MAX_ANCHORS) return hsk_bad(HSK_BAD_CALL, 0);
  if (req->certs_len > HSK_CHAIN_MAX_CERTS) return hsk_bad(HSK_CERT_TOO_MANY, 0);
  hsk_result r = parse_pool(req, work, v);
  if (r.error == HSK_OK) r = hsk_rules_target(req, der_of(req, 0), &work->certs[0]);
  if (r.error == HSK_OK) r = find_path(req, work, v);
  if (r.error != HSK_OK || req->name.len == 0) return r;
  if (hsk_name_match(der_of(req, 0), &work->certs[0], req->name)) return r;
  return hsk_bad(HSK_CERT_NAME_MISMATCH, work->certs[0].subject_alt_name.off);
}

hsk_result hsk_chain_check(const hsk_chain_request *req, hsk_chain_work *work, hsk_chain_verdict *verdict)
{
  clear(verdict);
  hsk_result r = check(req, work, verdict);
  verdict->result = r;
  if (r.error != HSK_OK) verdict->cert_error[verdict->index] = r.error;
  return r;
}

hsk_result hsk_anchor_from_cert(hsk_bytes der, hsk_anchor *anchor)
{
  hsk_cert cert;
  hsk_result r = hsk_cert_parse(der.data, der.len, &cert);
  if (r.error != HSK_OK) return r;
  if (cert.present & HSK_EXT_UNKNOWN_CRITICAL)
    return hsk_bad(HSK_CERT_UNKNOWN_CRITICAL, cert.unknown_critical.off);
  if (cert.key.type == HSK_KEY_UNSUPPORTED_TYPE) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, cert.spki.off);
  anchor->der = der;
  anchor->subject = cert.subject;
  anchor->key = cert.key;
  anchor->key_id = cert.subject_key_id;
  return hsk_ok();
}
