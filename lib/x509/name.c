#include "x509/name.h"

/* attribute_end: where the AttributeTypeAndValue at off ends, 0: malformed. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result != 0 ==> off + 2 <= \result <= len && Attribute(buf, off, len, \result);
    ensures uniq: \forall integer e; Attribute(buf, off, len, e) ==> \result != 0 && e == \result; */
static size_t attribute_end(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t end = seq.off + seq.len;
  hsk_span oid = hsk_der_oid(buf, end, seq.off);
  if (oid.off == 0) return 0;
  hsk_span value = hsk_der_any(buf, end, oid.off + oid.len);
  if (value.off == 0 || value.off + value.len != end) return 0;
  //@ assert value: DerAny(buf, oid.off + oid.len, end, value.off, end);
  //@ assert fields: AttributeIn(buf, seq.off, end);
  return end;
}

/* in_order: 1 if buf[i..j) may stand before buf[j..k) in a SET OF (X.690 11.6). */
/*@ requires \valid_read(buf + (i .. k-1)) && i <= j <= k;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> Before(buf, i, j, k); */
static int in_order(const uint8_t *buf, size_t i, size_t j, size_t k)
{
  size_t n = 0, shorter = j - i < k - j ? j - i : k - j;
  /*@ loop invariant 0 <= n <= shorter;
      loop invariant same: Prefix(buf, i, j, n);
      loop assigns n; loop variant shorter - n; */
  while (n < shorter) {
    uint32_t x = hsk_u8(buf, i + n), y = hsk_u8(buf, j + n);
    //@ assert at: x == buf[i + n] && y == buf[i + n + (j - i)];
    if (x != y) return x < y;
    n++;
  }
  //@ assert equal: \forall integer m; 0 <= m < shorter ==> buf[i + m] == buf[i + m + (j - i)];
  return k - j >= j - i;
}

/* set_is_good: 1 if buf[b..e) is the contents of a RelativeDistinguishedName. */
/*@ requires \valid_read(buf + (0 .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> SetContents(buf, b, e); */
static int set_is_good(const uint8_t *buf, size_t b, size_t e)
{
  uint32_t left = HSK_NAME_SET_MAX - 1;
  size_t prev = b, i = attribute_end(buf, e, b);
  if (i == 0) return 0;
  //@ ghost size_t second = i;
  /*@ loop invariant b <= prev <= i <= e && 0 <= left <= HSK_NAME_SET_MAX - 1;
      loop invariant rest: SetRest(buf, b, second, e, HSK_NAME_SET_MAX - 1) <==> SetRest(buf, prev, i, e, left);
      loop assigns i, prev, left; loop variant left; */
  while (i != e) {
    if (left == 0) return 0;
    size_t next = attribute_end(buf, e, i);
    if (next == 0 || !in_order(buf, prev, i, next)) return 0;
    prev = i;
    i = next;
    left--;
  }
  //@ assert all: SetRest(buf, b, second, e, HSK_NAME_SET_MAX - 1);
  return 1;
}

/* rdn_end: where the RelativeDistinguishedName at off ends, 0: malformed. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result != 0 ==> off + 2 <= \result <= len && Rdn(buf, off, len, \result);
    ensures uniq: \forall integer e; Rdn(buf, off, len, e) ==> \result != 0 && e == \result; */
static size_t rdn_end(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span set = hsk_der_tlv(buf, len, off, HSK_DER_SET);
  if (set.off == 0 || !set_is_good(buf, set.off, set.off + set.len)) return 0;
  return set.off + set.len;
}

hsk_span hsk_name_parse(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span bad = {0, 0};
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return bad;
  size_t i = seq.off, end = seq.off + seq.len;
  /*@ loop invariant seq.off <= i <= end;
      loop invariant rest: RdnSequence(buf, seq.off, end) <==> RdnSequence(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t next = rdn_end(buf, end, i);
    if (next == 0) return bad;
    i = next;
  }
  return seq;
}
