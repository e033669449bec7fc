#include "explain.h"
#include "show_cert.h"
#include "show_name.h"
#include "show_revocation.h"

static const uint8_t *der_of(const hsk_chain_request *req, uint32_t i)
{
  return req->base + req->certs[i].off;
}

static void print_subject(FILE *to, const hsk_chain_request *req, const hsk_chain_verdict *v, uint32_t i)
{
  char text[512];
  const hsk_cert *c = &v->slots[i].cert;
  if (c->version == 0) {
    fputs("(cannot be read)", to);
    return;
  }
  name_text(der_of(req, i), c->subject, text, sizeof text);
  fputs(text[0] != 0 ? text : "(empty)", to);
}

static void print_anchor(FILE *to, const hsk_chain_request *req, uint32_t i)
{
  char text[512];
  const hsk_anchor *a = &req->anchors[i];
  name_text(a->der.data, a->cert.subject, text, sizeof text);
  fprintf(to, "anchor %u: %s", i, text);
}

static void say_error(show s, const char *label, uint32_t error)
{
  show_line(s, label, "%s", hsk_error_name(error));
  show_line(s, "", "%s (%s)", hsk_error_sentence(error), hsk_error_rfc(error));
}

/* Where certificate i stands on the path, path_len: it does not. */
static uint32_t place_of(const hsk_chain_verdict *v, uint32_t i)
{
  uint32_t k = 0;
  while (k < v->path_len && v->path[k] != i)
    k++;
  return k;
}

/* What the response for certificate i says of itself */
static void explain_ocsp(show s, const hsk_chain_request *req, uint32_t i)
{
  if (i >= req->ocsp_len || req->ocsp[i].len == 0) return;
  show_head(s, "OCSP response");
  hsk_result r = show_ocsp(show_deeper(s), req->ocsp[i].data, req->ocsp[i].len);
  if (r.error != HSK_OK) show_refused(show_deeper(s), req->ocsp[i].data, req->ocsp[i].len, 0, r);
}

static void explain_one(show s, const hsk_chain_request *req, const hsk_chain_verdict *v, uint32_t i)
{
  const hsk_chain_slot *slot = &v->slots[i];
  int valid = v->result.error == HSK_OK;
  uint32_t k = place_of(v, i);
  fprintf(s.to, "%*scertificate %u: ", s.indent, "", i);
  print_subject(s.to, req, v, i);
  fputc('\n', s.to);
  s = show_deeper(s);
  if (slot->cert.version != 0) {
    hsk_result r = show_cert_brief(s, der_of(req, i), req->certs[i].len);
    (void)r; /* it was read before */
  }
  if (!valid && i == v->index && !v->anchor_blamed)
    show_refused(s, der_of(req, i), req->certs[i].len, 0, v->result);
  else if (slot->error != HSK_OK)
    say_error(s, "REFUSED", slot->error);
  else if (valid && k + 1 < v->path_len)
    show_line(s, "verdict", "valid, issued by certificate %u", v->path[k + 1]);
  else if (valid && k < v->path_len)
    show_line(s, "verdict", "valid, issued by anchor %u", v->anchor);
  else
    show_line(s, "verdict", slot->signer != 0 ? "signature verified, not on a path" : "not tried");
  if (slot->delegate != 0) show_line(s, "", "signs revocation lists beside the path");
  explain_ocsp(s, req, i);
}

static void print_path(FILE *to, const hsk_chain_request *req, const hsk_chain_verdict *v)
{
  for (uint32_t k = 0; k < v->path_len; k++) {
    fprintf(to, "  %*scertificate %u: ", (int)(2 * k), "", v->path[k]);
    print_subject(to, req, v, v->path[k]);
    fputc('\n', to);
  }
  fprintf(to, "  %*s", (int)(2 * v->path_len), "");
  print_anchor(to, req, v->anchor);
  fputc('\n', to);
}

void explain_verdict(FILE *to, const hsk_chain_request *req, const hsk_chain_verdict *v, int all)
{
  show s = {to, 0};
  if (all) {
    for (uint32_t i = 0; i < req->certs_len; i++)
      explain_one(s, req, v, i);
    for (size_t i = 0; i < req->crls_len; i++) {
      hsk_crl c;
      hsk_result r = hsk_crl_parse(req->crls[i].data, req->crls[i].len, &c);
      fprintf(to, "revocation list %zu\n", i);
      if (r.error != HSK_OK) show_refused(show_deeper(s), req->crls[i].data, req->crls[i].len, 0, r);
      char text[512];
      if (r.error != HSK_OK) continue;
      name_text(req->crls[i].data, c.issuer, text, sizeof text);
      show_line(show_deeper(s), "issuer", "%s", text);
    }
    fprintf(to, "work: %u signatures, %u candidates, %u comparisons\n", v->signatures, v->steps,
            v->comparisons);
  }
  if (v->result.error == HSK_OK) {
    fputs("valid\n", to);
    print_path(to, req, v);
    return;
  }
  fprintf(to, "REFUSED: %s: %s (%s)", hsk_error_name(v->result.error), hsk_error_sentence(v->result.error),
          hsk_error_rfc(v->result.error));
  if (v->anchor_blamed) {
    fputs("; ", to);
    print_anchor(to, req, v->anchor);
    fputc('\n', to);
    return;
  }
  fprintf(to, "; certificate %u, byte %zu\n", v->index, v->result.at);
}
