/* Names: [a 2-byte length] name, name. Form, walk and comparison, the last beside a slow one. */
#include "parse.h"
#include "x509/name.h"
#include <string.h>

#define MANY 64

/* An attribute in the form in which equal ones are the same bytes. */
typedef struct {
  uint8_t bytes[512];
  size_t len, set; /* set: number of its RelativeDistinguishedName */
} plain;

typedef struct {
  plain attribute[MANY];
  size_t count;
} plain_name;

static int is_text(uint32_t tag)
{
  return tag == HSK_DER_PRINTABLE || tag == HSK_DER_UTF8 || tag == HSK_DER_IA5 || tag == 0x14;
}

/* RFC 5280 7.1: small letters, one space for many, none at the ends */
static void fold(const uint8_t *buf, const hsk_attribute *a, plain *p)
{
  p->len = 0;
  p->bytes[p->len++] = (uint8_t)a->oid.len;
  for (size_t i = 0; i < a->oid.len; i++)
    p->bytes[p->len++] = buf[a->oid.off + i];
  p->bytes[p->len++] = is_text(a->tag) ? 0x1f : (uint8_t)a->tag; /* no element has the tag 0x1f */
  size_t start = p->len;
  for (size_t i = 0; i < a->value.len; i++) {
    uint8_t c = buf[a->value.off + i];
    if (is_text(a->tag)) {
      if (c >= 'A' && c <= 'Z') c = (uint8_t)(c + 32);
      if (c == ' ' && (p->len == start || p->bytes[p->len - 1] == ' ')) continue;
    }
    p->bytes[p->len++] = c;
  }
  if (is_text(a->tag) && p->len > start && p->bytes[p->len - 1] == ' ') p->len--;
}

/* 0: too large to compare slowly */
static int walk(const uint8_t *buf, hsk_span contents, plain_name *n)
{
  size_t set = 0;
  hsk_attribute a;
  n->count = 0;
  hsk_name_walk w = hsk_name_first(contents);
  while (hsk_name_next(buf, &w, &a)) {
    FUZZ_CHECK(a.oid.off >= contents.off && a.value.off + a.value.len <= contents.off + contents.len,
               "grammar: an attribute outside of its name");
    if (!a.joined) set++;
    if (n->count == MANY || a.oid.len + a.value.len + 3 > sizeof n->attribute[0].bytes) return 0;
    fold(buf, &a, &n->attribute[n->count]);
    n->attribute[n->count++].set = set;
  }
  return 1;
}

static int within(const plain *x, const plain_name *n)
{
  for (size_t i = 0; i < n->count; i++)
    if (n->attribute[i].set == x->set && n->attribute[i].len == x->len &&
        memcmp(n->attribute[i].bytes, x->bytes, x->len) == 0)
      return 1;
  return 0;
}

static int slow_equal(const plain_name *a, const plain_name *b)
{
  for (size_t i = 0; i < a->count; i++)
    if (!within(&a->attribute[i], b)) return 0;
  for (size_t i = 0; i < b->count; i++)
    if (!within(&b->attribute[i], a)) return 0;
  return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static plain_name a, b;
  fuzz_input in = {data, size};
  hsk_bytes first = fuzz_block(&in);
  if (in.len == 0 || first.len == 0) return 0;
  size_t second = size - in.len;
  hsk_span x = hsk_name_parse(data, second, 2), y = hsk_name_parse(data, size, second);
  FUZZ_CHECK(x.off == 0 || x.off + x.len <= second, "grammar: a name behind its end");
  FUZZ_CHECK(ref_accepts(REF_NAME, data + 2, first.len) == (x.off != 0 && x.off + x.len == second),
             "grammar: not as the reference");
  if (x.off == 0 || y.off == 0) return 0;
  hsk_span nx = {2, x.off + x.len - 2}, ny = {second, y.off + y.len - second};
  FUZZ_CHECK(hsk_name_equal(data, nx, data, nx) == 1, "RFC 5280 7.1: a name is not itself");
  int same = hsk_name_equal(data, nx, data, ny);
  FUZZ_CHECK(same == hsk_name_equal(data, ny, data, nx), "RFC 5280 7.1: not symmetric");
  if (walk(data, x, &a) && walk(data, y, &b)) FUZZ_CHECK(same == slow_equal(&a, &b), "RFC 5280 7.1");
  return 0;
}
