#include "block.h"

/* header_moves: type and length of the extension at (p+o)[i] are those of the one at p[o+i]. */
/*@ requires \valid_read(p + (o + i .. o + i + 3)) && o + i + 3 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures type: U16(p + o, i) == U16(p, o + i);
    ensures len: U16(p + o, i + 2) == U16(p, o + i + 2); */
static void header_moves(const uint8_t *p, size_t o, size_t i)
{
  (void)p;
  (void)o;
  (void)i;
}

/* type_moves: no extension of p[o+from .. o+n) has type t, so none of (p+o)[from .. n) has. */
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && from <= n;
    requires Extensions(p, o + from, o + n) && !HasExtension(p, o + from, o + n, t);
    terminates \true; exits \false; assigns \nothing;
    ensures !HasExtension(p + o, from, n, t); */
static void type_moves(const uint8_t *p, size_t o, size_t n, size_t from, uint32_t t)
{
  const uint8_t *q = p + o;
  size_t i = from;
  /*@ loop invariant from <= i <= n;
      loop invariant list: Extensions(p, o + i, o + n);
      loop invariant none: !HasExtension(p, o + i, o + n, t);
      loop invariant rest: HasExtension(q, from, n, t) ==> HasExtension(q, i, n, t);
      loop assigns i; loop variant n - i; */
  while (i != n) {
    //@ assert type: U16(q, i) == U16(p, o + i);
    //@ assert len: U16(q, i + 2) == U16(p, o + i + 2);
    //@ assert other: U16(p, o + i) != t;
    i += 4 + hsk_be16(q, i + 2);
  }
}

void hsk_block_moves(const uint8_t *p, size_t o, size_t n)
{
  const uint8_t *q = p + o;
  size_t i = 0, k = HSK_EXTENSIONS_MAX;
  /*@ loop invariant 0 <= i <= n && k <= HSK_EXTENSIONS_MAX;
      loop invariant list_in: Extensions(p, o + i, o + n);
      loop invariant most_in: AtMostExtensions(p, o + i, o + n, k);
      loop invariant once_in: NoDuplicate(p, o + i, o + n);
      loop invariant list: Extensions(q, i, n) ==> Extensions(q, 0, n);
      loop invariant most: AtMostExtensions(q, i, n, k) ==> AtMostExtensions(q, 0, n, HSK_EXTENSIONS_MAX);
      loop invariant once: NoDuplicate(q, i, n) ==> NoDuplicate(q, 0, n);
      loop assigns i, k; loop variant n - i; */
  while (i != n) {
    header_moves(p, o, i);
    //@ assert type: U16(q, i) == U16(p, o + i);
    //@ assert len: U16(q, i + 2) == U16(p, o + i + 2);
    //@ assert unfold_once: NoDuplicate(p, o + i + 4 + U16(p, o + i + 2), o + n);
    //@ assert unfold: k > 0 && AtMostExtensions(p, o + i + 4 + U16(p, o + i + 2), o + n, k - 1);
    size_t next = i + 4 + hsk_be16(q, i + 2);
    type_moves(p, o, n, next, hsk_be16(q, i));
    i = next;
    k = k - 1;
  }
}
