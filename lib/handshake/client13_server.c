/* TLS 1.3 client: the server's flight, from EncryptedExtensions to Finished (RFC 8446 4.3, 4.4). */
#include "handshake/conn13.h"
#include "handshake/credential.h"
#include "handshake/negotiate.h"
#include "handshake/peer.h"
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/certificate_status.h"
#include "msg/encrypted_extensions.h"
#include "msg/ext/contents.h"
#include "msg/handshake.h"

/* Each answers what we offered. From here on records obey the limits that both sides named (RFC 8449 4). */
hsk_result hsk_do_encrypted_extensions(hsk_turn *t)
{
  hsk_conn *c = t->c;
  hsk_encrypted_extensions ee;
  hsk_choice choice;
  hsk_result r = hsk_encrypted_extensions_parse(t->body, t->body_len, &ee);
  if (r.error == HSK_OK) r = hsk_check_encrypted_extensions(c, t->cfg, t->body, ee.extensions, &choice);
  if (r.error != HSK_OK) return r;
  hsk_keep_answer(t, &choice);
  return hsk_ok();
}

/* RFC 8446 4.3.2, 4.4.2: the contexts of the handshake itself are empty */
static hsk_result no_context(hsk_span context)
{
  return context.len == 0 ? hsk_ok() : hsk_bad(HSK_PEER_BAD_REQUEST_CONTEXT, context.off);
}

hsk_result hsk_do_certificate_request13(hsk_turn *t)
{
  hsk_certificate_request13 cr;
  hsk_result r = hsk_certificate_request13_parse(t->body, t->body_len, &cr);
  if (r.error == HSK_OK) r = no_context(cr.certificate_request_context);
  if (r.error != HSK_OK) return r;
  size_t at = cr.extensions.off, end = at + cr.extensions.len;
  r = hsk_extensions_place_check(t->body, at, end, HSK_PLACE_CERTIFICATE_REQUEST);
  if (r.error == HSK_OK) r = hsk_extensions_contents_check(t->body, at, end, HSK_PLACE_CERTIFICATE_REQUEST);
  if (r.error != HSK_OK) return r;
  return hsk_pick_credential13(t, cr.extensions);
}

/* RFC 8446 4.4.2: extensions of an entry answer those of our ClientHello. *response: its OCSP response, len 0: none. */
static hsk_result check_entry(const hsk_turn *t, hsk_span extensions, hsk_bytes *response)
{
  size_t at = extensions.off, end = at + extensions.len;
  hsk_result r = hsk_extensions_place_check(t->body, at, end, HSK_PLACE_CERTIFICATE);
  *response = (hsk_bytes){NULL, 0};
  while (r.error == HSK_OK) {
    hsk_extension e = hsk_extensions_next(t->body, at, end);
    hsk_certificate_status status;
    if (e.extension_data.off == 0) return hsk_ok();
    if (e.extension_type != HSK_EXTENSION_STATUS_REQUEST || !hsk_offers_status(t->cfg))
      return hsk_bad(HSK_PEER_EXTENSION_NOT_OFFERED, at);
    at = e.extension_data.off + e.extension_data.len;
    r = hsk_certificate_status_parse(t->body, e.extension_data.off, at, &status);
    if (r.error == HSK_OK)
      *response = (hsk_bytes){t->body + status.ocsp_response.off, status.ocsp_response.len};
  }
  return r;
}

/* The list's spans, the server's own certificate first, and the OCSP response that came with that. */
static HSK_NOINLINE hsk_result list_certificates(const hsk_turn *t, hsk_chain_scratch *scratch, size_t *count)
{
  hsk_certificate13 message;
  hsk_result r = hsk_certificate13_parse(t->body, t->body_len, &message);
  if (r.error == HSK_OK) r = no_context(message.certificate_request_context);
  if (r.error != HSK_OK) return r;
  size_t at = message.certificate_list.off, end = at + message.certificate_list.len;
  *count = 0;
  for (;;) {
    hsk_certificate_entry entry = hsk_certificate_entry_next(t->body, at, end);
    hsk_bytes response;
    if (entry.cert_data.off == 0) break;
    if (*count == HSK_CHAIN_MAX_CERTS) return hsk_bad(HSK_CERT_TOO_MANY, entry.cert_data.off);
    r = check_entry(t, entry.extensions, &response);
    if (r.error != HSK_OK) return r;
    if (*count == 0) scratch->staple = response;
    scratch->certs[(*count)++] = entry.cert_data;
    at = entry.extensions.off + entry.extensions.len;
  }
  /* RFC 8446 4.4.2.4: decode_error */
  return *count != 0 ? hsk_ok() : hsk_bad(HSK_PEER_NO_CERTIFICATE, 0);
}

/* RFC 8446 4.4.2.2: keyUsage, if present, allows signatures; whether the key's type does shows with the CertificateVerify. */
hsk_result hsk_do_server_certificate13(hsk_turn *t)
{
  size_t count;
  const hsk_cert *own;
  hsk_chain_scratch *scratch = hsk_chain_scratch_of(t);
  if (scratch == NULL) return hsk_bad(HSK_BUFFER_TOO_SMALL, 0);
  hsk_result r = list_certificates(t, scratch, &count);
  if (r.error == HSK_OK) r = hsk_check_peer(t, scratch, count, HSK_PURPOSE_SERVER_AUTH, &own);
  if (r.error != HSK_OK) return r;
  if ((own->key_usage & HSK_KU_DIGITAL_SIGNATURE) == 0)
    return hsk_bad(HSK_CERT_BAD_KEY_USAGE, own->extensions.off);
  t->c->failure.cert_index = UINT32_MAX;
  return hsk_ok();
}

hsk_result hsk_do_server_certificate_verify13(hsk_turn *t)
{
  hsk_result r = hsk_check_certificate_verify13(t);
  if (r.error == HSK_OK) t->c->peer_certified = 1;
  return r;
}

/* A PSK stands for the certificate of the connection that it comes from. */
hsk_result hsk_do_server_finished13(hsk_turn *t)
{
  hsk_conn *c = t->c;
  uint8_t digest[HSK_HASH_MAX];
  hsk_result r = hsk_keys_may_change(c);
  if (r.error == HSK_OK) r = hsk_check_finished13(t);
  if (r.error != HSK_OK) return r;
  if (c->resumed) c->peer_certified = 1;
  hsk_digest13_with(t, digest);
  hsk_secrets13_application(t, digest);
  hsk_read_application13(c);
  return hsk_ok();
}
