/* Alert: every string of 2 bytes with a known level, and nothing else. */
#include "msg/alert.h"
#include "parse.h"

FUZZ_PARSER(alert_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_alert_build(fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size >= 2) {
    FUZZ_CHECK(hsk_alert_name(data[1]) != NULL && hsk_alert_level_name(data[0]) != NULL, "no name");
    FUZZ_CHECK(hsk_alert_is_closure(data[1]) == (data[1] == 0 || data[1] == 90), "RFC 8446 6.1");
  }
  hsk_alert alert;
  if (!fuzz_accepts(data, size, REF_ALERT, alert_parse, &alert, sizeof alert)) return 0;
  FUZZ_CHECK(size == 2 && (data[0] == 1 || data[0] == 2), "grammar: RFC 5246 7.2");
  fuzz_rebuild(build, &alert, data, size);
  return 0;
}
