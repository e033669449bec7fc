#include "x509/name.h"

static int is_text(uint32_t tag)
{
  return tag == HSK_DER_PRINTABLE || tag == HSK_DER_UTF8 || tag == HSK_DER_IA5 || tag == HSK_DER_TELETEX;
}

static uint32_t lower(uint32_t c)
{
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* skip_spaces: the offset of the first byte in [i,end) that is not a space, or end. */
static size_t skip_spaces(const uint8_t *buf, size_t i, size_t end)
{
  while (i < end && hsk_u8(buf, i) == ' ')
    i++;
  return i;
}

/* A run of spaces counts as one, and none counts at either end (RFC 4518 2.6.1); ASCII letters count as small ones. */
static int text_equal(const uint8_t *a, hsk_span x, const uint8_t *b, hsk_span y)
{
  size_t x_end = x.off + x.len, y_end = y.off + y.len;
  size_t i = skip_spaces(a, x.off, x_end), j = skip_spaces(b, y.off, y_end);
  while (i < x_end && j < y_end) {
    uint32_t c = hsk_u8(a, i), d = hsk_u8(b, j);
    if (c == ' ' || d == ' ') {
      size_t i_next = skip_spaces(a, i, x_end), j_next = skip_spaces(b, j, y_end);
      if (i_next == x_end || j_next == y_end) return i_next == x_end && j_next == y_end;
      if (c != d) return 0;
      i = i_next;
      j = j_next;
      continue;
    }
    if (lower(c) != lower(d)) return 0;
    i++;
    j++;
  }
  return skip_spaces(a, i, x_end) == x_end && skip_spaces(b, j, y_end) == y_end;
}

static int bytes_equal(const uint8_t *a, hsk_span x, const uint8_t *b, hsk_span y)
{
  return x.len == y.len && hsk_equal(a + x.off, b + y.off, x.len);
}

static int attribute_equal(const uint8_t *a, const hsk_attribute *x, const uint8_t *b, const hsk_attribute *y)
{
  if (!bytes_equal(a, x->oid, b, y->oid)) return 0;
  if (is_text(x->tag) && is_text(y->tag)) return text_equal(a, x->value, b, y->value);
  return x->tag == y->tag && bytes_equal(a, x->value, b, y->value);
}

/* has: 1 if the set of attributes buf[at..end) has one that equals x. */
static int has(const uint8_t *buf, size_t at, size_t end, const uint8_t *x_buf, const hsk_attribute *x)
{
  hsk_name_walk w = {at, end, end};
  hsk_attribute y;
  while (hsk_name_next(buf, &w, &y))
    if (attribute_equal(x_buf, x, buf, &y)) return 1;
  return 0;
}

/* subset: 1 if each attribute of the set a[i..i_end) is in b[j..j_end). */
static int subset(const uint8_t *a, size_t i, size_t i_end, const uint8_t *b, size_t j, size_t j_end)
{
  hsk_name_walk w = {i, i_end, i_end};
  hsk_attribute x;
  while (hsk_name_next(a, &w, &x))
    if (!has(b, j, j_end, a, &x)) return 0;
  return 1;
}

static size_t count(const uint8_t *buf, size_t at, size_t end)
{
  hsk_name_walk w = {at, end, end};
  hsk_attribute x;
  size_t n = 0;
  while (hsk_name_next(buf, &w, &x))
    n++;
  return n;
}

/* set_equal: RFC 5280 7.1: as many attributes, and for each of one a matching one of the other */
static int set_equal(const uint8_t *a, size_t i, size_t i_end, const uint8_t *b, size_t j, size_t j_end)
{
  return count(a, i, i_end) == count(b, j, j_end) && subset(a, i, i_end, b, j, j_end) &&
         subset(b, j, j_end, a, i, i_end);
}

/* The contents of a Name. */
static hsk_span contents(const uint8_t *buf, hsk_span name)
{
  return hsk_der_tlv(buf, name.off + name.len, name.off, HSK_DER_SEQUENCE);
}

/* What is left of two names once one of them ends, or has another RelativeDistinguishedName than the other */
typedef struct {
  size_t a, b; /* bytes */
} remains;

/* SIZE_MAX in both: they differ before either ends. */
static remains common_start(const uint8_t *a_buf, hsk_span a, const uint8_t *b_buf, hsk_span b)
{
  const remains differ = {SIZE_MAX, SIZE_MAX};
  hsk_span x = contents(a_buf, a), y = contents(b_buf, b);
  if (x.off == 0 || y.off == 0) return differ;
  size_t i = x.off, i_end = x.off + x.len, j = y.off, j_end = y.off + y.len;
  while (i != i_end && j != j_end) {
    hsk_span s = hsk_der_tlv(a_buf, i_end, i, HSK_DER_SET), t = hsk_der_tlv(b_buf, j_end, j, HSK_DER_SET);
    if (s.off == 0 || t.off == 0) return differ;
    i = s.off + s.len;
    j = t.off + t.len;
    if (!set_equal(a_buf, s.off, i, b_buf, t.off, j)) return differ;
  }
  remains r = {i_end - i, j_end - j};
  return r;
}

int hsk_name_equal(const uint8_t *a_buf, hsk_span a, const uint8_t *b_buf, hsk_span b)
{
  if (bytes_equal(a_buf, a, b_buf, b)) return 1;
  remains r = common_start(a_buf, a, b_buf, b);
  return r.a == 0 && r.b == 0;
}

int hsk_name_within(const uint8_t *a_buf, hsk_span a, const uint8_t *base_buf, hsk_span base)
{
  return common_start(a_buf, a, base_buf, base).b == 0;
}

int hsk_rdn_equal(const uint8_t *a_buf, hsk_span a, const uint8_t *b_buf, hsk_span b)
{
  size_t a_end = a.off + a.len, b_end = b.off + b.len;
  return set_equal(a_buf, a.off, a_end, b_buf, b.off, b_end);
}

int hsk_name_is_child(const uint8_t *a_buf, hsk_span a, const uint8_t *base_buf, hsk_span base,
                      const uint8_t *rdn_buf, hsk_span rdn)
{
  remains r = common_start(a_buf, a, base_buf, base);
  if (r.b != 0 || r.a == 0) return 0;
  size_t end = a.off + a.len;
  hsk_span last = hsk_der_tlv(a_buf, end, end - r.a, HSK_DER_SET);
  return last.off != 0 && last.off + last.len == end && hsk_rdn_equal(a_buf, last, rdn_buf, rdn);
}
