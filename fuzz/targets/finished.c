/* Finished, of TLS 1.2 and of TLS 1.3. */
#include "msg/finished.h"
#include "parse.h"

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_finished_build(*(const hsk_bytes *)fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const struct {
    size_t len;
    enum ref_kind kind;
  } forms[] = {{HSK_VERIFY_DATA_LEN, REF_FINISHED12},
               {32, REF_FINISHED_SHA256},
               {HSK_VERIFY_DATA_MAX_LEN, REF_FINISHED_SHA384}};
  hsk_bytes fields = {data, size};
  for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
    hsk_result r = hsk_finished_parse(data, size, forms[i].len);
    FUZZ_CHECK((r.error == HSK_OK) == (size == forms[i].len), "grammar: RFC 5246 7.4.9, RFC 8446 4.4.4");
    if (fuzz_agrees(data, size, forms[i].kind, r)) fuzz_rebuild(build, &fields, data, size);
  }
  return 0;
}
