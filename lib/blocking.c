#include "blocking.h"
#include "core/wipe.h"

/* Moves what is left of in to the front. */
static void compact(hsk_io *io)
{
  for (size_t i = io->in_used; i < io->in_len; i++)
    hsk_put8(io->in, i - io->in_used, hsk_u8(io->in, i));
  io->in_len -= io->in_used;
  io->in_used = 0;
}

static hsk_result drain(hsk_stream *s)
{
  size_t sent = 0;
  while (sent < s->io.out_len) {
    int n = s->send(s->arg, s->out + sent, s->io.out_len - sent);
    if (n <= 0) return hsk_eof(&s->conn);
    sent += (size_t)n;
  }
  s->io.out_len = 0;
  return hsk_ok();
}

static hsk_result fill(hsk_stream *s)
{
  compact(&s->io);
  int n = s->receive(s->arg, s->in + s->io.in_len, sizeof s->in - s->io.in_len);
  if (n <= 0) return hsk_eof(&s->conn);
  s->io.in_len += (size_t)n;
  return hsk_ok();
}

/* The lent buffers are named anew, so that a moved hsk_stream works. */
static void lend(hsk_stream *s)
{
  s->io.in = s->in;
  s->io.out = s->out;
  s->io.work = s->work;
}

/* An alert that found no room before is sent, too. */
static hsk_result step(hsk_stream *s)
{
  hsk_result r = hsk_step(&s->conn, s->cfg, &s->io), sent = drain(s);
  if (r.error != HSK_OK && sent.error == HSK_OK && (hsk_wants(&s->conn) & HSK_HAVE_OUT)) {
    r = hsk_step(&s->conn, s->cfg, &s->io);
    sent = drain(s);
  }
  return r.error != HSK_OK ? r : sent;
}

/* Steps and moves bytes until one of the wanted flags is up, or the peer has closed. */
static hsk_result run_until(hsk_stream *s, uint32_t wanted)
{
  const uint32_t elsewhere = HSK_WANT_SIGN | HSK_WANT_DECRYPT | HSK_WANT_CHAIN;
  lend(s);
  for (;;) {
    hsk_result r = step(s);
    if (r.error != HSK_OK) return r;
    uint32_t wants = hsk_wants(&s->conn);
    if (wants & HSK_HAVE_OUT) continue;
    if (wants & elsewhere) return hsk_bad(HSK_BAD_CALL, 0);
    if (wants & (wanted | HSK_CLOSED)) return hsk_ok();
    r = fill(s);
    if (r.error != HSK_OK) return r;
  }
}

static void start(hsk_stream *s, const hsk_config *cfg)
{
  s->cfg = cfg;
  s->io = (hsk_io){.out_cap = sizeof s->out, .work_cap = sizeof s->work};
}

hsk_result hsk_stream_connect(hsk_stream *s, const hsk_config *cfg, const char *name)
{
  start(s, cfg);
  hsk_result r = hsk_client(&s->conn, cfg, name);
  return r.error == HSK_OK ? run_until(s, HSK_CAN_WRITE) : r;
}

hsk_result hsk_stream_accept(hsk_stream *s, const hsk_config *cfg)
{
  start(s, cfg);
  hsk_result r = hsk_server(&s->conn, cfg);
  return r.error == HSK_OK ? run_until(s, HSK_CAN_WRITE) : r;
}

hsk_result hsk_stream_read(hsk_stream *s, uint8_t *buf, size_t cap, size_t *got)
{
  *got = 0;
  hsk_result r = run_until(s, HSK_HAVE_APP);
  return r.error == HSK_OK ? hsk_read(&s->conn, &s->io, buf, cap, got) : r;
}

hsk_result hsk_stream_write(hsk_stream *s, const uint8_t *data, size_t len)
{
  lend(s);
  while (len != 0) {
    size_t taken;
    hsk_result r = hsk_write(&s->conn, &s->io, data, len, &taken);
    if (r.error == HSK_OK) r = drain(s);
    /* nothing was taken: a message of the library's own, such as a KeyUpdate, goes first */
    if (r.error == HSK_OK && taken == 0) r = step(s);
    if (r.error != HSK_OK) return r;
    data += taken;
    len -= taken;
  }
  return hsk_ok();
}

hsk_result hsk_stream_close(hsk_stream *s)
{
  hsk_result r = hsk_close(&s->conn);
  while (r.error == HSK_OK) {
    uint8_t dropped[256];
    size_t got;
    r = hsk_stream_read(s, dropped, sizeof dropped, &got);
    if (r.error == HSK_OK && got == 0) break;
  }
  hsk_wipe_bytes(s->in, sizeof s->in);
  hsk_wipe_bytes(s->out, sizeof s->out);
  hsk_wipe_bytes(s->work, sizeof s->work);
  hsk_wipe(&s->conn);
  return r;
}
