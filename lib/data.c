/* The verbs of hardshake.h for application data, and what can be asked of a connection. */
#include "hardshake.h"
#include "handshake/classify.h"
#include "handshake/pump.h"

static hsk_result refuse(const hsk_conn *c)
{
  return c->state == HSK_FAILED ? hsk_bad(c->failure.error, c->failure.at) : hsk_bad(HSK_BAD_CALL, 0);
}

hsk_result hsk_read(hsk_conn *c, hsk_io *io, uint8_t *buf, size_t cap, size_t *got)
{
  *got = 0;
  if (c->state == HSK_FAILED) return refuse(c);
  if (c->app_left == 0) return hsk_ok();
  size_t n = c->app_left < cap ? c->app_left : cap;
  hsk_put_bytes(buf, 0, io->in + io->in_used, n);
  hsk_consume(c, io, &c->app_left, n);
  *got = n;
  return hsk_ok();
}

static int can_write(const hsk_conn *c)
{
  return hsk_is_connected(c->state) && !c->want_close && c->alert_out == 0;
}

hsk_result hsk_write(hsk_conn *c, hsk_io *io, const uint8_t *data, size_t len, size_t *taken)
{
  *taken = 0;
  if (!can_write(c)) return refuse(c);
  /* nothing overtakes a message that waits, and keys are not used beyond their limit: hsk_step comes first */
  if (c->pending_len != c->pending_sent) return hsk_ok();
  size_t front = HSK_RECORD_HEADER_LEN + hsk_record_front(&c->write);
  size_t around = HSK_RECORD_HEADER_LEN + hsk_record_overhead(&c->write);
  size_t most = hsk_record_content_max(&c->write);
  while (*taken < len && io->out_cap - io->out_len > around && !hsk_record_update_due(&c->write)) {
    size_t n = io->out_cap - io->out_len - around;
    if (n > len - *taken) n = len - *taken;
    if (n > most) n = most;
    uint8_t *record = io->out + io->out_len;
    hsk_put_bytes(record, front, data + *taken, n);
    hsk_result r = hsk_record_seal(&c->write, HSK_APPLICATION_DATA, record, n);
    if (r.error != HSK_OK) return r;
    io->out_len += around + n;
    *taken += n;
  }
  return hsk_ok();
}

uint32_t hsk_wants(const hsk_conn *c)
{
  if (c->state == HSK_FAILED) return c->alert_out != 0 ? HSK_HAVE_OUT : 0;
  uint32_t wants = c->awaits;
  if (c->pending_sent != c->pending_len || c->alert_out != 0 ||
      (c->awaits == 0 && hsk_own_input(c) != HSK_IN_OTHER))
    wants |= HSK_HAVE_OUT;
  if (c->app_left != 0) wants |= HSK_HAVE_APP;
  if (can_write(c)) wants |= HSK_CAN_WRITE;
  if (c->state == HSK_CLOSED_BY_PEER) return wants | HSK_CLOSED;
  if ((wants & (HSK_HAVE_OUT | HSK_HAVE_APP)) == 0 && c->awaits == 0 && c->record_left == 0)
    wants |= HSK_WANT_IN;
  return wants;
}

size_t hsk_need_in(const hsk_conn *c)
{
  return c->need_in;
}

size_t hsk_need_out(const hsk_conn *c)
{
  return c->need_out;
}

uint32_t hsk_state_of(const hsk_conn *c)
{
  return c->state;
}

const hsk_failure *hsk_failed(const hsk_conn *c)
{
  return c->state == HSK_FAILED ? &c->failure : NULL;
}

uint32_t hsk_suite_of(const hsk_conn *c)
{
  return c->suite;
}

uint32_t hsk_version_of(const hsk_conn *c)
{
  return c->version;
}

int hsk_was_resumed(const hsk_conn *c)
{
  return c->resumed;
}

int hsk_was_retried(const hsk_conn *c)
{
  return c->retried;
}

size_t hsk_credential_of(const hsk_conn *c)
{
  return c->credential == 0 ? SIZE_MAX : c->credential - 1;
}

uint32_t hsk_peer_scheme_of(const hsk_conn *c)
{
  return c->peer_scheme;
}

hsk_bytes hsk_server_name_of(const hsk_conn *c)
{
  return (hsk_bytes){c->name, c->name_len};
}

uint32_t hsk_group_of(const hsk_conn *c)
{
  return c->group;
}

int hsk_has_ems(const hsk_conn *c)
{
  return c->ems != 0;
}

hsk_bytes hsk_alpn_of(const hsk_conn *c, const hsk_config *cfg)
{
  return c->alpn_chosen ? cfg->alpn[c->alpn_index] : (hsk_bytes){NULL, 0};
}
