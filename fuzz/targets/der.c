/* DER readers against a slow reading of X.690, at the first 33 offsets of the input. */
#include "parse.h"
#include "x509/der.h"

/* The element at off: 1, and its contents in [*b, *e). X.690 8.1.2, 8.1.3, 10.1. */
static int slow_tlv(const uint8_t *p, size_t len, size_t off, size_t *b, size_t *e)
{
  if (off + 2 > len || (p[off] & 31) == 31) return 0;
  size_t n = p[off + 1], at = off + 2;
  if (n >= 0x80) {
    size_t bytes = n - 0x80;
    if (bytes < 1 || bytes > 3 || at + bytes > len || p[at] == 0) return 0;
    n = 0;
    for (size_t i = 0; i < bytes; i++)
      n = n * 256 + p[at++];
    if (n < 128) return 0;
  }
  if (n > len - at) return 0;
  *b = at;
  *e = at + n;
  return 1;
}

static int slow_int(const uint8_t *p, size_t n)
{
  if (n == 0) return 0;
  return n == 1 || !((p[0] == 0x00 && p[1] < 0x80) || (p[0] == 0xff && p[1] >= 0x80));
}

static int slow_oid(const uint8_t *p, size_t n)
{
  int fresh = 1; /* at the start of a subidentifier */
  for (size_t i = 0; i < n; i++) {
    if (fresh && p[i] == 0x80) return 0;
    fresh = p[i] < 0x80;
  }
  return n != 0 && fresh;
}

static int slow_bits(const uint8_t *p, size_t n)
{
  if (n == 0 || p[0] > 7) return 0;
  if (n == 1) return p[0] == 0;
  return (p[n - 1] & ((1u << p[0]) - 1)) == 0;
}

static void contents(const uint8_t *p, size_t b, size_t e)
{
  size_t n = e - b;
  int is_int = slow_int(p + b, n), is_nat = is_int && p[b] < 0x80, zero = n == 1 && p[b] == 0;
  FUZZ_CHECK((hsk_der_is_int(p, b, e) != 0) == is_int, "grammar: X.690 8.3, INTEGER");
  FUZZ_CHECK((hsk_der_is_nat(p, b, e) != 0) == is_nat, "grammar: X.690 8.3, INTEGER >= 0");
  FUZZ_CHECK((hsk_der_is_pos(p, b, e) != 0) == (is_nat && !zero), "grammar: X.690 8.3, INTEGER > 0");
  FUZZ_CHECK((hsk_der_is_bool(p, b, e) != 0) == (n == 1 && (p[b] == 0 || p[b] == 0xff)),
             "grammar: X.690 11.1");
  FUZZ_CHECK((hsk_der_is_oid(p, b, e) != 0) == slow_oid(p + b, n), "grammar: X.690 8.19");
  FUZZ_CHECK((hsk_der_is_bits(p, b, e) != 0) == slow_bits(p + b, n), "grammar: X.690 8.6, 11.2");
}

static void check(hsk_span s, int ok, size_t b, size_t e, const char *what)
{
  FUZZ_CHECK((s.off != 0) == ok, what);
  FUZZ_CHECK(!ok || (s.off == b && s.len == e - b), what);
}

static void at(const uint8_t *p, size_t len, size_t off)
{
  size_t b = 0, e = 0;
  int ok = slow_tlv(p, len, off, &b, &e);
  uint32_t tag = off < len ? p[off] : 0;
  check(hsk_der_any(p, len, off), ok, b, e, "grammar: X.690 8.1");
  FUZZ_CHECK(ref_accepts(REF_DER, p + off, len - off) == (ok && e == len), "grammar: not as the reference");
  if ((tag & 31) != 31) check(hsk_der_tlv(p, len, off, tag), ok, b, e, "grammar: X.690 8.1, by tag");
  FUZZ_CHECK(hsk_der_tlv(p, len, off, tag ^ 1).off == 0 || (tag & 31) == 30, "grammar: another tag");
  if (!ok) return;
  contents(p, b, e);
  size_t skip = e - b > 1 && p[b] == 0;
  check(hsk_der_uint(p, len, off), tag == 2 && slow_int(p + b, e - b) && p[b] < 0x80, b + skip, e,
        "grammar: uint");
  check(hsk_der_oid(p, len, off), tag == 6 && slow_oid(p + b, e - b), b, e, "grammar: oid");
  check(hsk_der_octet_bits(p, len, off), tag == 3 && e - b >= 1 && p[b] == 0, b + 1, e,
        "grammar: octet bits");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size > 320) size = 320;
  for (size_t off = 0; off <= size && off <= 32; off++)
    at(data, size, off);
  return 0;
}
