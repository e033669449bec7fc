/* Finished. */
#include "fuzz.h"
#include "msg/finished.h"

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_finished_build(fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_result r = hsk_finished_parse(data, size);
  FUZZ_CHECK((r.error == HSK_OK) == (size == HSK_VERIFY_DATA_LEN), "grammar: RFC 5246 7.4.9");
  if (r.error == HSK_OK)
    fuzz_rebuild(build, data, data, size);
  else
    fuzz_refused(r, size, NULL, NULL, 0);
  return 0;
}
