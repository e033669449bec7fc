/* Certificate message. */
#include "msg/certificate.h"
#include "parse.h"

FUZZ_PARSER(certificate_parse)

#define MANY 1024

typedef struct {
  hsk_bytes list[MANY];
  size_t count;
} fields_t;

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const fields_t *f = fields;
  return hsk_certificate_build(f->list, f->count, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static fields_t f;
  hsk_certificate c;
  if (!fuzz_accepts(data, size, REF_CERTIFICATE, certificate_parse, &c, sizeof c)) return 0;
  size_t off = c.certificate_list.off, end = off + c.certificate_list.len, n = 0;
  FUZZ_CHECK(off == 3 && end == size, "grammar: RFC 5246 7.4.2");
  for (hsk_span s = hsk_certificate_next(data, off, end); s.off != 0;
       s = hsk_certificate_next(data, off, end)) {
    FUZZ_CHECK(s.off == off + 3 && s.len > 0 && s.len <= end - s.off, "grammar: RFC 5246 7.4.2");
    if (n < MANY) f.list[n] = fuzz_of(data, s);
    n++;
    off = s.off + s.len;
  }
  FUZZ_CHECK(off == end && n == c.count, "grammar: count is not the number of certificates");
  if (n > MANY) return 0;
  f.count = n;
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
