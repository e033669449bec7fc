#include "core/wipe.h"

void hsk_wipe_bytes(void *p, size_t n)
{
  uint8_t *b = (uint8_t *)p;
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant \forall integer k; 0 <= k < i ==> b[k] == 0;
      loop assigns i, b[0 .. n-1]; loop variant n - i; */
  while (i < n) {
    b[i] = 0;
    i++;
  }
#if defined(__GNUC__) && !defined(__FRAMAC__)
  /* The compiler must believe that these bytes are read, so it may not drop the stores above. */
  __asm__ __volatile__("" : : "r"(p) : "memory");
#endif
}

int hsk_equal_secret(const uint8_t *a, const uint8_t *b, size_t n)
{
  uint32_t acc = 0;
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant acc == 0 <==> \forall integer k; 0 <= k < i ==> a[k] == b[k];
      loop invariant acc <= 255;
      loop assigns i, acc; loop variant n - i; */
  while (i < n) {
    acc |= (uint32_t)(a[i] ^ b[i]);
    i++;
  }
  return acc == 0;
}
