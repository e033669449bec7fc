/* CertificateVerify. */
#include "fuzz.h"
#include "msg/certificate_verify.h"
#include <string.h>

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
  hsk_certificate_verify cv, before;
  memset(&cv, 0x5a, sizeof cv);
  before = cv;
  hsk_result r = hsk_certificate_verify_parse(data, size, &cv);
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &cv, &before, sizeof cv);
    return 0;
  }
  fields_t f = {cv.algorithm, fuzz_of(data, cv.signature)};
  FUZZ_CHECK(size == 4 + f.signature.len, "grammar: RFC 5246 7.4.8");
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
