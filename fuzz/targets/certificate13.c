/* Certificate of TLS 1.3. */
#include "parse.h"
#include "msg/certificate13.h"
#include "msg/ext/extensions.h"

#define MANY 1024

typedef struct {
  hsk_bytes context;
  hsk_certificate_entry_fields list[MANY];
  size_t count;
} fields_t;

FUZZ_PARSER(certificate13_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const fields_t *f = fields;
  return hsk_certificate13_build(f->context, f->list, f->count, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static fields_t f;
  hsk_certificate13 c;
  if (!fuzz_accepts(data, size, REF_CERTIFICATE13, certificate13_parse, &c, sizeof c)) return 0;
  size_t i = c.certificate_list.off, n = 0;
  FUZZ_CHECK(c.certificate_request_context.off == 1 && i == c.certificate_request_context.len + 4 &&
                 i + c.certificate_list.len == size,
             "grammar: RFC 8446 4.4.2");
  for (hsk_certificate_entry e = hsk_certificate_entry_next(data, i, size); e.cert_data.off != 0;
       e = hsk_certificate_entry_next(data, i, size)) {
    FUZZ_CHECK(e.cert_data.off == i + 3 && e.cert_data.len > 0 &&
                   e.extensions.off == e.cert_data.off + e.cert_data.len + 2 &&
                   fuzz_inside(e.extensions, size),
               "grammar: RFC 8446 4.4.2");
    i = e.extensions.off + e.extensions.len;
    FUZZ_CHECK(hsk_extensions_check(data, e.extensions.off, i).error == HSK_OK, "grammar: RFC 8446 4.2");
    if (n < MANY)
      f.list[n] = (hsk_certificate_entry_fields){fuzz_of(data, e.cert_data), fuzz_of(data, e.extensions)};
    n++;
  }
  FUZZ_CHECK(i == size && n == c.count, "grammar: count is not the number of entries");
  if (n > MANY) return 0;
  f.count = n;
  f.context = fuzz_of(data, c.certificate_request_context);
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
