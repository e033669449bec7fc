#include "items16.h"

void hsk_items16_move(const uint8_t *p, size_t o, size_t n)
{
  const uint8_t *q = p + o;
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant list_in: Items16(p, o + i, o + n);
      loop invariant list: Items16(q, i, n) ==> Items16(q, 0, n);
      loop assigns i; loop variant n - i; */
  while (i != n) {
    //@ assert len: U16(q, i) == U16(p, o + i);
    i += 2 + hsk_be16(q, i);
  }
}
