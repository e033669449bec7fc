#include "core/bytes.h"

int hsk_equal(const uint8_t *a, const uint8_t *b, size_t n)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant \forall integer k; 0 <= k < i ==> a[k] == b[k];
      loop assigns i; loop variant n - i; */
  while (i < n) {
    if (a[i] != b[i]) return 0;
    i++;
  }
  return 1;
}

void hsk_put_bytes(uint8_t *restrict out, size_t off, const uint8_t *restrict src, size_t n)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= n;
      loop invariant COPIED(out, off, src, i);
      loop assigns i, out[off .. off+n-1]; loop variant n - i; */
  while (i < n) {
    out[off + i] = src[i];
    i++;
  }
}

void hsk_put_vec8(uint8_t *out, size_t off, hsk_bytes src)
{
  hsk_put8(out, off, src.len);
  hsk_put_bytes(out, off + 1, src.data, src.len);
}

void hsk_put_vec16(uint8_t *out, size_t off, hsk_bytes src)
{
  hsk_put16(out, off, src.len);
  hsk_put_bytes(out, off + 2, src.data, src.len);
}

void hsk_put_vec24(uint8_t *out, size_t off, hsk_bytes src)
{
  hsk_put24(out, off, src.len);
  hsk_put_bytes(out, off + 3, src.data, src.len);
}
