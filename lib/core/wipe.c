#include "core/wipe.h"

/*@ requires \valid(b + (0 .. n-1));
    terminates \true; exits \false; assigns b[0 .. n-1];
    ensures \forall integer k; 0 <= k < n ==> b[k] == 0; */
static void zero(uint8_t *b, size_t n)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant \forall integer k; 0 <= k < i ==> b[k] == 0;
      loop assigns i, b[0 .. n-1]; loop variant n - i; */
  while (i < n) {
    b[i] = 0;
    i++;
  }
}

void hsk_wipe_bytes(void *p, size_t n)
{
  zero((uint8_t *)p, n);
#if defined(__GNUC__) && !defined(__FRAMAC__)
  /* The compiler must believe that these bytes are read, so it may not drop the stores above. */
  __asm__ __volatile__("" : : "r"(p) : "memory");
#endif
}

/* Counts the differing bytes. The comparison becomes a flag and an addition (setne, add) and the loop runs n times
   whatever the bytes are; a count also proves, where an OR of XORs does not. tests/shell/constant_time.sh watches. */
int hsk_equal_secret(const uint8_t *a, const uint8_t *b, size_t n)
{
  size_t differing = 0;
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant differing <= i;
      loop invariant same: differing == 0 <==> \forall integer k; 0 <= k < i ==> a[k] == b[k];
      loop assigns i, differing; loop variant n - i; */
  while (i < n) {
    differing += (size_t)(a[i] != b[i]);
    i++;
  }
  return differing == 0;
}
