#include "show_revocation.h"
#include "show_cert.h"
#include "show_name.h"
#include "show_values.h"
#include "x509/crl.h"
#include "x509/oid.h"
#include "x509/ocsp.h"

static void show_time(show s, const char *label, int64_t time)
{
  char text[40];
  time_text(time, text, sizeof text);
  show_line(s, label, "%s", text);
}

static void show_named(show s, const char *label, const uint8_t *der, hsk_span name)
{
  char text[1024];
  name_text(der, name, text, sizeof text);
  show_line(s, label, "%s", text);
}

static const char *reason_name(uint32_t reason)
{
  static const char *const names[] = {
      "unspecified",   "keyCompromise",        "cACompromise",    "affiliationChanged",
      "superseded",    "cessationOfOperation", "certificateHold", "?",
      "removeFromCRL", "privilegeWithdrawn",   "aACompromise"};
  return reason < sizeof names / sizeof *names ? names[reason] : "?";
}

/* ---- revocation lists ---- */

static void show_entry(show s, const uint8_t *der, const hsk_crl_entry *e)
{
  show deeper = show_deeper(s);
  show_hex(s, "revoked", der + e->serial.off, e->serial.len);
  show_time(deeper, "revocationDate", e->revocation_time);
  if (e->reason != HSK_REASON_UNSPECIFIED) show_line(deeper, "reasonCode", "%s", reason_name(e->reason));
  if (e->certificate_issuer.off != 0)
    show_general_names(deeper, "certificateIssuer", der, e->certificate_issuer);
  if (e->unknown_critical) show_line(deeper, "", "an unknown extension is critical");
}

static void show_issuing_point(show s, const uint8_t *der, const hsk_issuing_point *p)
{
  show_head(s, "issuingDistributionPoint");
  s = show_deeper(s);
  show_point_name(s, der, &p->name);
  show_reasons(s, p->reasons);
  if (p->only_user) show_line(s, "", "onlyContainsUserCerts");
  if (p->only_ca) show_line(s, "", "onlyContainsCACerts");
  if (p->only_attribute) show_line(s, "", "onlyContainsAttributeCerts");
  if (p->indirect) show_line(s, "", "indirectCRL");
}

hsk_result show_crl(show s, const uint8_t *der, size_t len)
{
  hsk_crl c;
  hsk_crl_entry e;
  hsk_result r = hsk_crl_parse(der, len, &c);
  if (r.error != HSK_OK) return r;
  show_line(s, "version", "v%u", c.version);
  show_named(s, "issuer", der, c.issuer);
  show_time(s, "thisUpdate", c.this_update_time);
  if (c.has_next_update) show_time(s, "nextUpdate", c.next_update_time);
  if (c.authority_key_id.off != 0)
    show_hex(s, "keyIdentifier", der + c.authority_key_id.off, c.authority_key_id.len);
  if (c.number.off != 0) show_hex(s, "cRLNumber", der + c.number.off, c.number.len);
  if (c.base_number.off != 0) show_hex(s, "BaseCRLNumber", der + c.base_number.off, c.base_number.len);
  if (c.present & HSK_CRL_ISSUING_POINT) show_issuing_point(s, der, &c.point);
  if (c.present & HSK_CRL_UNKNOWN_CRITICAL) show_line(s, "", "an unknown extension is critical");
  size_t end = c.entries.off + c.entries.len;
  for (size_t at = c.entries.off; at != end && hsk_crl_entry_parse(der, end, at, &e); at = e.next)
    show_entry(s, der, &e);
  if (c.signature_scheme == 0) show_line(s, "signatureAlgorithm", "(not supported)");
  show_hex(s, "signatureValue", der + c.signature.off, c.signature.len);
  return r;
}

/* ---- OCSP responses ---- */

static const char *hash_name(uint32_t hash)
{
  static const char *const names[] = {"another hash", "?", "SHA-1", "?", "SHA-256", "SHA-384", "SHA-512"};
  return names[hash < sizeof names / sizeof *names ? hash : 1];
}

static void show_single(show s, const uint8_t *der, const hsk_ocsp_single *x)
{
  static const char *const states[] = {"good", "revoked", "unknown"};
  show_hex(s, "serialNumber", der + x->serial.off, x->serial.len);
  s = show_deeper(s);
  show_line(s, "hashAlgorithm", "%s", hash_name(x->hash));
  show_hex(s, "issuerNameHash", der + x->name_hash.off, x->name_hash.len);
  show_hex(s, "issuerKeyHash", der + x->key_hash.off, x->key_hash.len);
  show_line(s, "certStatus", "%s", states[x->status]);
  if (x->status == HSK_OCSP_REVOKED) {
    show_time(s, "revocationTime", x->revocation_time);
    show_line(s, "revocationReason", "%s", reason_name(x->reason));
  }
  show_time(s, "thisUpdate", x->this_update_time);
  if (x->has_next_update) show_time(s, "nextUpdate", x->next_update_time);
  if (x->unknown_critical) show_line(s, "", "an unknown extension is critical");
}

static void show_responder(show s, const uint8_t *der, const hsk_ocsp *o)
{
  if (o->by_name.off != 0)
    show_named(s, "responderID", der, o->by_name);
  else
    show_hex(s, "responderID", der + o->by_key.off, o->by_key.len);
}

static void show_certs(show s, const uint8_t *der, const hsk_ocsp *o)
{
  size_t at = o->certs.off, end = at + o->certs.len, index = 0;
  while (at != end) {
    hsk_span c = hsk_ocsp_cert_next(der, end, &at);
    if (c.off == 0) return;
    show_head(s, "certificate %zu, %zu bytes", index++, c.len);
    hsk_result r = show_cert_brief(show_deeper(s), der + c.off, c.len);
    if (r.error != HSK_OK) show_refused(show_deeper(s), der + c.off, c.len, c.off, r);
  }
}

hsk_result show_ocsp(show s, const uint8_t *der, size_t len)
{
  static const char *const names[] = {"successful", "malformedRequest", "internalError", "tryLater",
                                      "?",          "sigRequired",      "unauthorized"};
  hsk_ocsp o;
  hsk_ocsp_single x;
  hsk_result r = hsk_ocsp_parse(der, len, &o);
  if (r.error != HSK_OK) return r;
  show_line(s, "responseStatus", "%s", names[o.response_status]);
  if (o.response_status != HSK_OCSP_SUCCESSFUL) return r;
  show_responder(s, der, &o);
  show_time(s, "producedAt", o.produced_at_time);
  size_t end = o.responses.off + o.responses.len;
  for (size_t at = o.responses.off; at != end && hsk_ocsp_single_parse(der, end, at, &x); at = x.next)
    show_single(s, der, &x);
  if (o.nonce.off != 0) show_hex(s, "nonce", der + o.nonce.off, o.nonce.len);
  if (o.unknown_critical) show_line(s, "", "an unknown extension is critical");
  if (o.signature_scheme == 0) show_line(s, "signatureAlgorithm", "(not supported)");
  show_hex(s, "signature", der + o.signature.off, o.signature.len);
  show_certs(s, der, &o);
  return r;
}
