/* BearSSL's own client with the stop-watch of seam.h around its primitives. */
#ifndef HSK_BENCH_TIMED_BEARSSL_H
#define HSK_BENCH_TIMED_BEARSSL_H
#include <bearssl.h>

typedef struct {
  br_ssl_client_context sc;
  br_x509_minimal_context xc;
  unsigned char buffers[BR_SSL_BUFSIZE_BIDI];
} timed_client;

/* timed_client_start: a client for one connection with one suite, that trusts anchor; now_time in seconds since 1970. */
void timed_client_start(timed_client *t, uint16_t suite, const br_x509_trust_anchor *anchor, int64_t now_time,
                        const char *name);
#endif
