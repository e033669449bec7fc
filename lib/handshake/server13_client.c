/* TLS 1.3 server: what the client sends behind our flight (RFC 8446 4.4). */
#include "handshake/conn13.h"
#include "handshake/peer.h"
#include "msg/certificate13.h"
#include "msg/ext/contents.h"

/* What extends an entry answers our CertificateRequest, which asks for nothing of the kind (RFC 8446 4.4.2). */
static hsk_result check_entry(const hsk_turn *t, hsk_span extensions)
{
  size_t at = extensions.off, end = at + extensions.len;
  hsk_result r = hsk_extensions_place_check(t->body, at, end, HSK_PLACE_CERTIFICATE);
  if (r.error != HSK_OK) return r;
  return extensions.len == 0 ? r : hsk_bad(HSK_PEER_EXTENSION_NOT_OFFERED, at);
}

static HSK_NOINLINE hsk_result list_certificates(const hsk_turn *t, hsk_span *certs, size_t *count)
{
  hsk_certificate13 message;
  hsk_result r = hsk_certificate13_parse(t->body, t->body_len, &message);
  if (r.error != HSK_OK) return r;
  /* 4.4.2: it repeats the CertificateRequest's, which is empty in a handshake */
  if (message.certificate_request_context.len != 0) return hsk_bad(HSK_PEER_BAD_REQUEST_CONTEXT, 1);
  size_t at = message.certificate_list.off, end = at + message.certificate_list.len;
  for (*count = 0;; (*count)++) {
    hsk_certificate_entry e = hsk_certificate_entry_next(t->body, at, end);
    if (e.cert_data.off == 0) return hsk_ok();
    if (*count == HSK_CHAIN_MAX_CERTS) return hsk_bad(HSK_CERT_TOO_MANY, e.cert_data.off);
    r = check_entry(t, e.extensions);
    if (r.error != HSK_OK) return r;
    certs[*count] = e.cert_data;
    at = e.extensions.off + e.extensions.len;
  }
}

hsk_result hsk_do_client_certificate13(hsk_turn *t)
{
  size_t count;
  const hsk_cert *own;
  hsk_chain_scratch *scratch = hsk_chain_scratch_of(t);
  if (scratch == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_result r = list_certificates(t, scratch->certs, &count);
  if (r.error == HSK_OK) r = hsk_check_peer(t, scratch, count, HSK_PURPOSE_CLIENT_AUTH, &own);
  if (r.error != HSK_OK) return r;
  if ((own->key_usage & HSK_KU_DIGITAL_SIGNATURE) == 0)
    return hsk_bad(HSK_CERT_BAD_KEY_USAGE, own->extensions.off);
  t->c->failure.cert_index = UINT32_MAX;
  return hsk_ok();
}

hsk_result hsk_do_client_certificate_verify13(hsk_turn *t)
{
  hsk_result r = hsk_check_certificate_verify13(t);
  if (r.error == HSK_OK) t->c->peer_certified = 1;
  return r;
}

hsk_result hsk_do_client_finished13(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX];
  hsk_result r = hsk_check_finished13(t);
  if (r.error == HSK_OK) r = hsk_keys_may_change(c);
  if (r.error != HSK_OK) return r;
  hsk_digest13_with(t, digest);
  hsk_secrets13_resumption(c, digest);
  hsk_read_application13(c);
  /* nothing more is hashed */
  hsk_transcript_keep(&c->transcript, 0);
  return hsk_ok();
}
