#include "parse.h"
#include <stdio.h>
#include <string.h>

int fuzz_agrees(const uint8_t *data, size_t size, enum ref_kind kind, hsk_result r)
{
  int accepted = r.error == HSK_OK;
  if (accepted != ref_accepts(kind, data, size)) {
    fprintf(stderr, "%s: the parser says %s\n", ref_name(kind), hsk_error_name(r.error));
    fuzz_breach("grammar: the parser and the reference disagree", __FILE__, __LINE__);
  }
  if (!accepted) fuzz_refused(r, size, NULL, NULL, 0);
  return accepted;
}

int fuzz_accepts(const uint8_t *data, size_t size, enum ref_kind kind, fuzz_parser parse, void *view,
                 size_t view_len)
{
  static uint8_t before[256];
  FUZZ_CHECK(view_len <= sizeof before, "set-up: a view that is larger than expected");
  memset(view, 0x5a, view_len);
  memcpy(before, view, view_len);
  hsk_result r = parse(data, size, view);
  if (fuzz_agrees(data, size, kind, r)) return 1;
  fuzz_refused(r, size, view, before, view_len);
  return 0;
}
