/* padding (RFC 7685 3). */
#include "ext.h"
#include "msg/ext/padding.h"

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_padding_build(*(const size_t *)fields, out, cap);
}

void fuzz_ext_PADDING(fuzz_place p)
{
  hsk_result r = hsk_padding_parse(p.data, p.off, p.end);
  size_t i = p.off, len = p.end - p.off;
  while (i < p.end && p.data[i] == 0)
    i++;
  FUZZ_CHECK((r.error == HSK_OK) == (i == p.end), "grammar: RFC 7685 3");
  FUZZ_CHECK((r.error == HSK_OK) == ref_accepts(REF_PADDING, p.data + p.off, len),
             "grammar: not as the reference");
  if (r.error == HSK_OK) {
    fuzz_ext_same(p, build, &len);
    return;
  }
  fuzz_refused(r, p.end, NULL, NULL, 0);
  FUZZ_CHECK(r.at == i, "refusal: not the first byte that is not zero");
}
