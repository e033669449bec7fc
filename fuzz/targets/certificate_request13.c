/* CertificateRequest of TLS 1.3. */
#include "parse.h"
#include "msg/certificate_request13.h"
#include "msg/ext/extensions.h"

FUZZ_PARSER(certificate_request13_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const hsk_bytes *f = fields;
  return hsk_certificate_request13_build(f[0], f[1], out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_certificate_request13 v;
  if (!fuzz_accepts(data, size, REF_CERTIFICATE_REQUEST13, certificate_request13_parse, &v, sizeof v))
    return 0;
  FUZZ_CHECK(v.certificate_request_context.off == 1 &&
                 v.extensions.off == v.certificate_request_context.len + 3 &&
                 v.extensions.off + v.extensions.len == size,
             "grammar: RFC 8446 4.3.2");
  FUZZ_CHECK(hsk_extensions_check(data, v.extensions.off, size).error == HSK_OK, "grammar: RFC 8446 4.2");
  FUZZ_CHECK(hsk_extensions_find(data, v.extensions.off, size, HSK_EXTENSION_SIGNATURE_ALGORITHMS).off != 0,
             "grammar: RFC 8446 4.3.2 without signature_algorithms");
  hsk_bytes f[2] = {fuzz_of(data, v.certificate_request_context), fuzz_of(data, v.extensions)};
  fuzz_rebuild(build, f, data, size);
  return 0;
}
