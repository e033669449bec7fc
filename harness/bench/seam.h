/* The crypto seam with a stop-watch: the linker puts these wrappers (--wrap) between the library and its primitives. */
#ifndef HSK_BENCH_SEAM_H
#define HSK_BENCH_SEAM_H
#include <stddef.h>
#include <stdint.h>

/* seam: what the primitives took since it was set to zero: ticks and calls of the outermost ones, and the lowest address of the stack at
   which one was called. BearSSL's own client counts here too (timed_bearssl.c). */
typedef struct {
  uint64_t spent, from;
  unsigned depth, calls;
  uintptr_t lowest;
} seam_clock;
extern seam_clock seam;
void seam_reset(void);
void seam_enter(void);
void seam_leave(void);
/* seam_cost: ticks that the stop-watch itself adds to a call of a primitive. */
double seam_cost(void);

#endif
