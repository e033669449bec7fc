/* See bench.h. */
#include "bench.h"
#include <stdlib.h>

static double now_us(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

double ticks_per_us(void)
{
  static double rate;
  if (rate != 0) return rate;
  double from_us = now_us(), to_us;
  uint64_t from = ticks();
  do
    to_us = now_us();
  while (to_us - from_us < 50000);
  rate = (double)(ticks() - from) / (to_us - from_us);
  return rate;
}

static int order(const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

uint64_t median(uint64_t *v, size_t n)
{
  qsort(v, n, sizeof *v, order);
  return v[n / 2];
}
