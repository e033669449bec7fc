/* CertificateStatus. */
#include "parse.h"
#include "msg/certificate_status.h"

static hsk_result parse(const uint8_t *data, size_t size, void *view)
{
  return hsk_certificate_status_parse(data, 0, size, view);
}

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_certificate_status_build(*(const hsk_bytes *)fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_certificate_status v;
  if (!fuzz_accepts(data, size, REF_CERTIFICATE_STATUS, parse, &v, sizeof v)) return 0;
  FUZZ_CHECK(data[0] == HSK_STATUS_OCSP && v.ocsp_response.off == 4 && v.ocsp_response.len > 0 &&
                 v.ocsp_response.len + 4 == size,
             "grammar: RFC 6066 8");
  hsk_bytes response = fuzz_of(data, v.ocsp_response);
  fuzz_rebuild(build, &response, data, size);
  return 0;
}
