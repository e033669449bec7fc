/* status_request (RFC 6066 8, RFC 8446 4.4.2.1): the client's request, the server's empty answer in TLS 1.2, and the
 * CertificateStatus of a CertificateEntry. */
#include "ext.h"
#include "msg/certificate_status.h"
#include "msg/ext/status_request.h"

FUZZ_EXT_PARSER(status_request_parse)
FUZZ_EXT_PARSER(certificate_status_parse)
FUZZ_BUILDER_EMPTY(status_request_response_build)
FUZZ_BUILDER_BYTES(status_request_entry_build)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const hsk_bytes *f = fields;
  return hsk_status_request_build(f[0], f[1], out, cap);
}

void fuzz_ext_STATUS_REQUEST(fuzz_place p)
{
  hsk_status_request v;
  hsk_certificate_status s;
  fuzz_ext_empty(p, REF_STATUS_REQUEST_RESPONSE, hsk_status_request_response_parse(p.data, p.off, p.end),
                 status_request_response_build);
  if (fuzz_ext_accepts(p, REF_CERTIFICATE_STATUS, certificate_status_parse, &s, sizeof s)) {
    fuzz_ext_fills(p, s.ocsp_response, 4, 1);
    hsk_bytes response = fuzz_of(p.data, s.ocsp_response);
    fuzz_ext_same(p, status_request_entry_build, &response);
  }
  if (!fuzz_ext_accepts(p, REF_STATUS_REQUEST, status_request_parse, &v, sizeof v)) return;
  FUZZ_CHECK(p.data[p.off] == HSK_STATUS_OCSP && v.responder_id_list.off == p.off + 3, "grammar: RFC 6066 8");
  fuzz_ext_fills(p, v.request_extensions, 5 + v.responder_id_list.len, 0);
  fuzz_items16(p.data, v.responder_id_list);
  hsk_bytes f[2] = {fuzz_of(p.data, v.responder_id_list), fuzz_of(p.data, v.request_extensions)};
  fuzz_ext_same(p, build, f);
}
