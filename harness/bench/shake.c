/* bench-shake LEAF INT2 INT1 ROOT: client CPU of a full handshake, hardshake's and BearSSL's own, with what their primitives took;
   and the same for the validation of a chain (DER files). Prints a line for each: what, us in all, us in primitives, calls of primitives,
   us of our own. Over many runs; both clients talk to the same BearSSL server, whose work is not counted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "bench.h"
#include "peer.h"
#include "seam.h"
#include "timed_bearssl.h"

enum {
  RUNS = 401,
  KIND = PEER_ECDHE_ECDSA,
  SUITE = BR_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
  WIRE = 20000
};
static peer_server server;
static uint8_t wire[WIRE];

/* sample: ticks of one run: in all, and of our own when the primitives and the stop-watch are taken away. */
typedef struct {
  uint64_t all[RUNS], primitives[RUNS], own[RUNS];
  unsigned calls;
} sample;
static double watch_cost;

static void record(sample *s, size_t i, uint64_t all)
{
  double own = (double)all - (double)seam.spent - watch_cost * seam.calls;
  s->all[i] = all;
  s->primitives[i] = seam.spent;
  s->own[i] = own > 0 ? (uint64_t)own : 0;
  s->calls = seam.calls;
}

/* The first two: the lower decile, since other work on the machine only adds. Our own share: the median. */
static void print(const char *what, sample *s)
{
  double us = ticks_per_us();
  uint64_t own = median(s->own, RUNS);
  median(s->all, RUNS); /* sorts */
  median(s->primitives, RUNS);
  printf("%s|%.1f|%.1f|%u|%.1f\n", what, (double)s->all[RUNS / 10] / us,
         (double)s->primitives[RUNS / 10] / us, s->calls, (double)own / us);
}

/* One handshake of hardshake's client. Answers its ticks, 0: it failed. */
static uint64_t hardshake_once(void)
{
  static peer_client k;
  uint64_t took = 0, from;
  peer_start(&server, PEER_ECDHE_ECDSA, SUITE, 0);
  if (!peer_client_start(&k, PEER_ECDHE_ECDSA, 0)) return 0;
  seam_reset();
  from = ticks(); /* again, on the clock */
  hsk_result r = hsk_client(&k.c, &k.cfg, PEER_NAME);
  took += ticks() - from;
  for (int i = 0; i < 20 && r.error == HSK_OK; i++) {
    from = ticks();
    r = hsk_step(&k.c, &k.cfg, &k.io);
    took += ticks() - from;
    if (hsk_wants(&k.c) & HSK_CAN_WRITE) return took;
    peer_give(&server, k.io.out, k.io.out_len);
    k.io.out_len = 0;
    peer_client_feed(&k, wire, peer_take(&server, wire, sizeof wire));
  }
  return 0;
}

static size_t bearssl_take(timed_client *t)
{
  size_t len, n = 0;
  unsigned char *from;
  while ((from = br_ssl_engine_sendrec_buf(&t->sc.eng, &len)) != NULL) {
    memcpy(wire + n, from, len);
    n += len;
    br_ssl_engine_sendrec_ack(&t->sc.eng, len);
  }
  return n;
}

static void bearssl_give(timed_client *t, size_t len)
{
  size_t room;
  unsigned char *to;
  for (size_t at = 0; at < len && (to = br_ssl_engine_recvrec_buf(&t->sc.eng, &room)) != NULL; at += room) {
    if (room > len - at) room = len - at;
    memcpy(to, wire + at, room);
    br_ssl_engine_recvrec_ack(&t->sc.eng, room);
  }
}

static uint64_t bearssl_once(void)
{
  static timed_client t;
  uint64_t took = 0, from;
  peer_start(&server, PEER_ECDHE_ECDSA, SUITE, 0);
  seam_reset();
  from = ticks();
  timed_client_start(&t, SUITE, &server.anchor, PEER_NOW, PEER_NAME);
  took += ticks() - from;
  for (int i = 0; i < 20; i++) {
    from = ticks();
    size_t len = bearssl_take(&t);
    took += ticks() - from;
    if (br_ssl_engine_last_error(&t.sc.eng) != 0) return 0;
    if (br_ssl_engine_current_state(&t.sc.eng) & BR_SSL_SENDAPP) return took;
    peer_give(&server, wire, len);
    len = peer_take(&server, wire, sizeof wire);
    from = ticks();
    bearssl_give(&t, len);
    took += ticks() - from;
  }
  return 0;
}

/* ---- the chain -------------------------------------------------------------------------------------------- */

enum { CERTS = 4, FILE_MAX = 8192 };
static uint8_t chain_bytes[CERTS * FILE_MAX];
static hsk_span certs[CERTS];
static hsk_anchor anchor;

static int read_chain(char **names)
{
  size_t at = 1; /* a span that starts at 0 is none */
  for (size_t i = 0; i < CERTS; i++) {
    FILE *f = fopen(names[i], "rb");
    if (f == NULL) return 0;
    certs[i].off = at;
    certs[i].len = fread(chain_bytes + at, 1, FILE_MAX, f);
    at += certs[i].len;
    fclose(f);
  }
  hsk_bytes root = {chain_bytes + certs[CERTS - 1].off, certs[CERTS - 1].len};
  return hsk_anchor_from_cert(root, &anchor).error == HSK_OK;
}

static uint64_t chain_once(void)
{
  static hsk_chain_slot slots[CERTS];
  hsk_chain_work work = {.slots = slots, .slots_len = CERTS};
  hsk_chain_verdict verdict;
  const char *name = "www.bench.example";
  hsk_chain_request req = {.base = chain_bytes,
                           .certs = certs,
                           .certs_len = CERTS - 1,
                           .anchors = &anchor,
                           .anchors_len = 1,
                           .now_time = PEER_NOW,
                           .purpose = HSK_PURPOSE_SERVER_AUTH,
                           .name = {(const uint8_t *)name, strlen(name)}};
  seam_reset();
  uint64_t from = ticks();
  hsk_result r = hsk_chain_check(&req, &work, &verdict);
  uint64_t took = ticks() - from;
  return r.error == HSK_OK && verdict.path_len == 3 ? took : 0;
}

static int run(const char *what, uint64_t (*once)(void))
{
  static sample s;
  for (size_t i = 0; i < RUNS; i++) {
    uint64_t took = once();
    if (took == 0) {
      fprintf(stderr, "bench-shake: %s failed\n", what);
      return 0;
    }
    record(&s, i, took);
  }
  print(what, &s);
  return 1;
}

int main(int argc, char **argv)
{
  if (argc != 1 + CERTS || !read_chain(argv + 1)) return 2;
  watch_cost = seam_cost();
  return !(run("handshake hardshake", hardshake_once) && run("handshake BearSSL", bearssl_once) &&
           run("chain hardshake", chain_once));
}
