/* CertificateRequest. */
#include "msg/certificate_request.h"
#include "parse.h"

FUZZ_PARSER(certificate_request_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_certificate_request_build(fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_certificate_request cr;
  if (!fuzz_accepts(data, size, REF_CERTIFICATE_REQUEST, certificate_request_parse, &cr, sizeof cr)) return 0;
  hsk_certificate_request_fields f = {fuzz_of(data, cr.certificate_types),
                                      fuzz_of(data, cr.supported_signature_algorithms),
                                      fuzz_of(data, cr.certificate_authorities)};
  FUZZ_CHECK(f.certificate_types.len != 0, "grammar: RFC 5246 7.4.4");
  FUZZ_CHECK(f.supported_signature_algorithms.len != 0 && f.supported_signature_algorithms.len % 2 == 0,
             "grammar: RFC 5246 7.4.4");
  size_t off = cr.certificate_authorities.off, end = off + f.certificate_authorities.len;
  for (hsk_span s = hsk_distinguished_name_next(data, off, end); s.off != 0;
       s = hsk_distinguished_name_next(data, off, end)) {
    FUZZ_CHECK(s.off == off + 2 && s.len > 0 && s.len <= end - s.off, "grammar: RFC 5246 7.4.4");
    off = s.off + s.len;
  }
  FUZZ_CHECK(off == end && end == size, "grammar: the names do not fill their list");
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
