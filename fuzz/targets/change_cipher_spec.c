/* ChangeCipherSpec: the byte 1. */
#include "msg/change_cipher_spec.h"
#include "parse.h"

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_change_cipher_spec_build(out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_result r = hsk_change_cipher_spec_parse(data, size);
  FUZZ_CHECK((r.error == HSK_OK) == (size == 1 && data[0] == 1), "grammar: RFC 5246 7.1");
  if (fuzz_agrees(data, size, REF_CHANGE_CIPHER_SPEC, r)) fuzz_rebuild(build, NULL, data, size);
  return 0;
}
