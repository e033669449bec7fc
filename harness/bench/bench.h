/* What the programs of `make bench` share: a clock, and the subjects that parse. */
#ifndef HSK_BENCH_H
#define HSK_BENCH_H
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* ticks: a cheap clock; ticks_per_us says how fast it runs. */
static inline uint64_t ticks(void)
{
#if defined(__x86_64__) || defined(__i386__)
  return __builtin_ia32_rdtsc();
#else
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
#endif
}
double ticks_per_us(void);
/* median sorts v. */
uint64_t median(uint64_t *v, size_t n);

/* subject: one library as a parser. Each function does its work once and answers 1, or 0 if it was refused; NULL: the library has no way
   to do that. hello_frame is what surrounds the parser and is subtracted: set-up that a server needs once per connection. */
typedef struct {
  const char *name;
  int (*prepare)(const uint8_t *hello, size_t hello_len, const uint8_t *cert, size_t cert_len);
  int (*hello)(void), (*hello_frame)(void);
  int (*cert)(void);
  const char *how_hello, *how_cert;
} subject;
extern const subject hardshake_subject, hardshake_all_subject, openssl_subject, mbedtls_subject,
    bearssl_subject;

#endif
