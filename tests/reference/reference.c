/* The interpreter of structs.h. */
#include "structs.h"

size_t ref_number(const uint8_t *p, size_t n)
{
  size_t v = 0;
  for (size_t i = 0; i < n; i++)
    v = v * 256 + p[i];
  return v;
}

static size_t length_bytes(size_t max)
{
  return max > 0xffff ? 3 : max > 0xff ? 2 : 1;
}

static const uint8_t *match(const ref_field *f, const uint8_t *p, const uint8_t *end);

/* the body of a vector or list is p[0..len) */
static int body_fits(const ref_field *f, const uint8_t *p, size_t len)
{
  const uint8_t *end = p + len;
  if (f->op == REF_LIST) {
    for (const uint8_t *q = p; q != end;) {
      q = match(f->of, q, end);
      if (q == NULL) return 0;
    }
  }
  return f->also == NULL || f->also(p, len);
}

/* where the field that starts at p ends, NULL: there is none */
static const uint8_t *match_field(const ref_field *f, const uint8_t *p, const uint8_t *end)
{
  size_t left = (size_t)(end - p), n, len;
  switch (f->op) {
  case REF_BYTES:
    return left < f->n ? NULL : p + f->n;
  case REF_NUMBER:
    if (left < f->n) return NULL;
    return ref_number(p, f->n) < f->min || ref_number(p, f->n) > f->max ? NULL : p + f->n;
  case REF_VECTOR:
  case REF_LIST:
    n = length_bytes(f->max);
    if (left < n) return NULL;
    len = ref_number(p, n);
    if (len < f->min || len > f->max || len > left - n) return NULL;
    return body_fits(f, p + n, len) ? p + n + len : NULL;
  case REF_OPTIONAL:
    return p == end ? p : match(f->of, p, end);
  case REF_REST:
    return body_fits(f, p, left) ? end : NULL;
  case REF_END:
    break;
  }
  return NULL;
}

static const uint8_t *match(const ref_field *f, const uint8_t *p, const uint8_t *end)
{
  for (; f->op != REF_END && p != NULL; f++)
    p = match_field(f, p, end);
  return p;
}

int ref_is(const ref_field *f, const uint8_t *p, size_t len)
{
  return match(f, p, p + len) == p + len;
}

int ref_accepts(enum ref_kind kind, const uint8_t *buf, size_t len)
{
  static const uint8_t nothing[1] = {0}; /* so that NULL means "no match" alone */
  const uint8_t *p = len == 0 ? nothing : buf;
  const ref_field *f = ref_message(kind);
  if (f == NULL) f = ref_extension_data(kind);
  return f != NULL ? ref_is(f, p, len) : ref_x509(kind, p, len) == 1;
}

const char *ref_name(enum ref_kind kind)
{
  static const char *const names[] = {
#define REF(kind, name, clause) name " (" clause ")",
#include "kinds.def"
#undef REF
  };
  return (size_t)kind < sizeof names / sizeof names[0] ? names[kind] : "?";
}
