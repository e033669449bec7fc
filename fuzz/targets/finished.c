/* Finished, of TLS 1.2 and of TLS 1.3. */
#include "fuzz.h"
#include "msg/finished.h"

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_finished_build(*(const hsk_bytes *)fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const size_t lengths[] = {HSK_VERIFY_DATA_LEN, 32, HSK_VERIFY_DATA_MAX_LEN};
  for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
    hsk_result r = hsk_finished_parse(data, size, lengths[i]);
    FUZZ_CHECK((r.error == HSK_OK) == (size == lengths[i]), "grammar: RFC 5246 7.4.9, RFC 8446 4.4.4");
    hsk_bytes fields = {data, size};
    if (r.error == HSK_OK)
      fuzz_rebuild(build, &fields, data, size);
    else
      fuzz_refused(r, size, NULL, NULL, 0);
  }
  return 0;
}
