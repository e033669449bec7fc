/* See certificates12.h. */
#include "handshake/certificates12.h"
#include "msg/certificate.h"

HSK_NOINLINE hsk_result hsk_list_certificates12(const hsk_turn *t, hsk_span *certs, size_t *count)
{
  hsk_certificate message;
  hsk_result r = hsk_certificate_parse(t->body, t->body_len, &message);
  if (r.error != HSK_OK) return r;
  size_t at = message.certificate_list.off, end = at + message.certificate_list.len;
  *count = 0;
  for (;;) {
    hsk_span cert = hsk_certificate_next(t->body, at, end);
    if (cert.off == 0) break;
    if (*count == HSK_CHAIN_MAX_CERTS) return hsk_bad(HSK_CERT_TOO_MANY, cert.off);
    certs[*count] = cert;
    (*count)++;
    at = cert.off + cert.len;
  }
  if (*count == 0) return hsk_bad(HSK_PEER_NO_CERTIFICATE, 0);
  return hsk_ok();
}
