/* bench-parse HELLO CERT: time the parsers of a ClientHello (hexadecimal, with its handshake header) and of a certificate
   (DER), and print a line for each: library, what, ns.
   bench-parse HELLO CERT LIBRARY hello|frame|cert N: do one of them N times, for an instruction counter. */
#include "bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const subject *const subjects[] = {&hardshake_subject, &hardshake_all_subject, &openssl_subject,
                                          &mbedtls_subject, &bearssl_subject};
enum { SUBJECTS = sizeof subjects / sizeof subjects[0], FILE_MAX = 65536 };

static size_t read_file(const char *name, uint8_t *buf)
{
  FILE *f = fopen(name, "rb");
  size_t n = f ? fread(buf, 1, FILE_MAX, f) : 0;
  if (f) fclose(f);
  return n;
}

static size_t from_hex(uint8_t *buf, size_t len)
{
  size_t n = 0;
  char two[3] = "";
  for (size_t i = 0, have = 0; i < len; i++) {
    if (buf[i] == '\n') continue;
    two[have++] = (char)buf[i];
    if (have == 2) {
      buf[n++] = (uint8_t)strtoul(two, NULL, 16);
      have = 0;
    }
  }
  return n;
}

static int (*pick(const subject *s, const char *what))(void)
{
  if (strcmp(what, "hello") == 0) return s->hello;
  if (strcmp(what, "frame") == 0) return s->hello_frame;
  return s->cert;
}

static int repeat(int (*f)(void), unsigned long n)
{
  while (n-- != 0)
    if (!f()) return 0;
  return 1;
}

static double batch_ns(int (*f)(void), unsigned long n)
{
  uint64_t from = ticks();
  repeat(f, n);
  return (double)(ticks() - from) / ticks_per_us() * 1000 / (double)n;
}

static int order(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* The median over many batches of what f takes more than frame, which run in turn so that both see the same machine. */
static double time_ns(int (*f)(void), int (*frame)(void))
{
  enum { BATCHES = 101 };
  double took[BATCHES];
  unsigned long n = 1;
  while (n < 100000 && batch_ns(f, n) * (double)n < 500000)
    n *= 2;
  for (size_t i = 0; i < BATCHES; i++) {
    double with = batch_ns(f, n);
    took[i] = with - (frame ? batch_ns(frame, n) : 0);
  }
  qsort(took, BATCHES, sizeof *took, order);
  return took[BATCHES / 2];
}

int main(int argc, char **argv)
{
  static uint8_t hello[FILE_MAX], cert[FILE_MAX];
  if (argc != 3 && argc != 6) return 2;
  size_t hello_len = from_hex(hello, read_file(argv[1], hello)), cert_len = read_file(argv[2], cert);
  for (size_t i = 0; i < SUBJECTS; i++) {
    const subject *s = subjects[i];
    if (argc == 6 && strcmp(argv[3], s->name) != 0) continue;
    if (!s->prepare(hello, hello_len, cert, cert_len) || (s->hello && !s->hello()) ||
        (s->cert && !s->cert())) {
      fprintf(stderr, "bench-parse: %s does not accept the input\n", s->name);
      return 1;
    }
    if (argc == 6) {
      int (*f)(void) = pick(s, argv[4]);
      return f == NULL ? 3 : !repeat(f, strtoul(argv[5], NULL, 10));
    }
    if (s->hello) printf("%s|hello|%.0f|%s\n", s->name, time_ns(s->hello, s->hello_frame), s->how_hello);
    if (s->cert) printf("%s|cert|%.0f|%s\n", s->name, time_ns(s->cert, NULL), s->how_cert);
  }
  return 0;
}
