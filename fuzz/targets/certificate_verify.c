/* CertificateVerify. */
#include "msg/certificate_verify.h"
#include "parse.h"

FUZZ_PARSER(certificate_verify_parse)

typedef struct {
  uint32_t algorithm;
  hsk_bytes signature;
} fields_t;

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const fields_t *f = fields;
  return hsk_certificate_verify_build(f->algorithm, f->signature, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_certificate_verify cv;
  if (!fuzz_accepts(data, size, REF_CERTIFICATE_VERIFY, certificate_verify_parse, &cv, sizeof cv)) return 0;
  fields_t f = {cv.algorithm, fuzz_of(data, cv.signature)};
  FUZZ_CHECK(size == 4 + f.signature.len, "grammar: RFC 5246 7.4.8");
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
