/* bench-both: CPU of full handshakes between a client and a server of ours (ECDHE-ECDSA, P-256, a chain of 2, no tickets), for each version and
   role: us in all, us in primitives, calls of primitives, us of our own. Then bulk data, for each suite that an ECDSA certificate allows: MB/s and
   per cent above the seam, of the side that writes and of the one that reads. Lines: handshake|what|all|primitives|calls|own and
   bulk|suite|MB/s|per cent|MB/s|per cent. */
#include <stdio.h>
#include <string.h>
#include "bench.h"
#include "pair.h"
#include "seam.h"

enum { RUNS = 401, RECORDS = 101, CONTENT = 16384 };
static pair p;
static double watch_cost;

/* side_clock: what one side took: ticks in all and in primitives, and calls of those. */
typedef struct {
  uint64_t all, primitives, from, spent;
  unsigned calls, called;
} side_clock;

static void start(side_clock *s)
{
  s->spent = seam.spent;
  s->called = seam.calls;
  s->from = ticks();
}

static void stop(side_clock *s)
{
  s->all += ticks() - s->from;
  s->primitives += seam.spent - s->spent;
  s->calls += seam.calls - s->called;
}

static double own_of(const side_clock *s)
{
  double own = (double)s->all - (double)s->primitives - watch_cost * s->calls;
  return own > 0 ? own : 0;
}

static hsk_result step(pair_end *e, side_clock *s)
{
  start(s);
  hsk_result r = pair_step(e);
  stop(s);
  return r;
}

/* connect shakes hands with one suite. 0: it failed. */
static int connect(const uint16_t *suite, uint32_t version, side_clock *client, side_clock *server)
{
  static const uint16_t p256 = HSK_SECP256R1;
  pair_init(&p);
  for (int i = 0; i < 2; i++) {
    hsk_config *cfg = i == 0 ? &p.client.cfg : &p.server.cfg;
    cfg->min_version = cfg->max_version = version;
    cfg->suites = suite;
    cfg->groups = &p256;
    cfg->suites_len = cfg->groups_len = 1;
  }
  p.server.cfg.credentials = pair_server_credential(PAIR_EC);
  p.server.cfg.credentials_len = 1;
  p.server.cfg.ticket_key.len = 0;
  p.client.cfg.new_session = NULL;
  seam_reset();
  start(client);
  hsk_result r = hsk_client(&p.client.c, &p.client.cfg, PAIR_NAME);
  stop(client);
  start(server);
  if (r.error == HSK_OK) r = hsk_server(&p.server.c, &p.server.cfg);
  stop(server);
  for (int i = 0; i < 20 && r.error == HSK_OK; i++) {
    r = step(&p.client, client);
    (void)pair_pass(&p.client, &p.server, SIZE_MAX);
    if (r.error == HSK_OK) r = step(&p.server, server);
    (void)pair_pass(&p.server, &p.client, SIZE_MAX);
    if (pair_connected(&p.client) && pair_connected(&p.server)) return 1;
  }
  return 0;
}

/* ---- handshakes ------------------------------------------------------------------------------------------- */

typedef struct {
  uint64_t all[RUNS], primitives[RUNS], own[RUNS];
  unsigned calls;
} sample;

static void keep(sample *to, size_t i, const side_clock *s)
{
  to->all[i] = s->all;
  to->primitives[i] = s->primitives;
  to->own[i] = (uint64_t)own_of(s);
  to->calls = s->calls;
}

/* As in shake.c: lower deciles, and the median of our own share. */
static void print(const char *who, const char *version, sample *s)
{
  double us = ticks_per_us();
  uint64_t own = median(s->own, RUNS);
  median(s->all, RUNS);
  median(s->primitives, RUNS);
  printf("handshake|%s, %s|%.1f|%.1f|%u|%.1f\n", who, version, (double)s->all[RUNS / 10] / us,
         (double)s->primitives[RUNS / 10] / us, s->calls, (double)own / us);
}

static int handshakes(const char *name, uint16_t suite, uint32_t version)
{
  static sample client, server;
  for (size_t i = 0; i < RUNS; i++) {
    side_clock c = {0}, s = {0};
    if (!connect(&suite, version, &c, &s)) return 0;
    keep(&client, i, &c);
    keep(&server, i, &s);
  }
  print("client", name, &client);
  print("server", name, &server);
  return 1;
}

/* ---- bulk data -------------------------------------------------------------------------------------------- */

static int send_some(const uint8_t *data, size_t len, size_t *taken, side_clock *s)
{
  start(s);
  hsk_result r = pair_step(&p.client);
  if (r.error == HSK_OK) r = hsk_write(&p.client.c, &p.client.io, data, len, taken);
  stop(s);
  return r.error == HSK_OK;
}

static int receive(size_t *got, side_clock *s)
{
  static uint8_t back[CONTENT];
  size_t have = 0;
  *got = 0;
  start(s);
  hsk_result r = pair_step(&p.server);
  do {
    if (r.error == HSK_OK) r = hsk_read(&p.server.c, &p.server.io, back, sizeof back, &have);
    *got += have;
  } while (r.error == HSK_OK && have != 0);
  stop(s);
  return r.error == HSK_OK;
}

/* pass_record: a record's worth of data goes from the client to the server. */
static int pass_record(side_clock *out, side_clock *in)
{
  static const uint8_t data[CONTENT];
  size_t sent = 0, received = 0;
  for (int i = 0; i < 10 && received < CONTENT; i++) {
    size_t n = 0;
    if (sent < CONTENT && !send_some(data + sent, CONTENT - sent, &n, out)) return 0;
    sent += n;
    (void)pair_pass(&p.client, &p.server, SIZE_MAX);
    if (!receive(&n, in)) return 0;
    received += n;
  }
  return received == CONTENT;
}

static int bulk(const char *name, uint16_t suite, uint32_t version)
{
  static uint64_t took[2][RECORDS], raw[2][RECORDS], own[2][RECORDS];
  side_clock ignored = {0}, ignored_too = {0};
  if (!connect(&suite, version, &ignored, &ignored_too)) return 0;
  for (size_t i = 0; i < RECORDS; i++) {
    side_clock s[2] = {{0}, {0}};
    if (!pass_record(&s[0], &s[1])) return 0;
    for (int k = 0; k < 2; k++) {
      took[k][i] = s[k].all;
      raw[k][i] = s[k].primitives;
      own[k][i] = (uint64_t)own_of(&s[k]);
    }
  }
  printf("bulk|%s", name);
  for (int k = 0; k < 2; k++)
    printf("|%.0f|%.1f", CONTENT * ticks_per_us() / (double)median(took[k], RECORDS),
           100 * (double)median(own[k], RECORDS) / (double)median(raw[k], RECORDS));
  putchar('\n');
  return 1;
}

int main(void)
{
  int ok = 1;
  watch_cost = seam_cost();
  ok = handshakes("TLS 1.2", 0xC02B, HSK_TLS12) && handshakes("TLS 1.3", 0x1301, HSK_TLS13);
  for (size_t i = 0; ok && hsk_suite_at(i) != NULL; i++) {
    const hsk_suite *s = hsk_suite_at(i);
    if (s->version == HSK_TLS12 && (s->key_exchange != HSK_KX_ECDHE || s->auth != HSK_KEY_EC)) continue;
    ok = bulk(s->name, (uint16_t)s->number, s->version);
  }
  if (!ok) fprintf(stderr, "bench-both: a connection failed\n");
  return !ok;
}
