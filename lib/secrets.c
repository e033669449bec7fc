/* The verbs of hardshake.h for what a connection's secrets give besides its own protection: exported keys, and new traffic keys. */
#include "hardshake.h"
#include "handshake/conn13.h"

#define RANDOM_LEN      32u
#define EXPORT13_LABELS 249u

static size_t length_of(const char *text)
{
  size_t n = 0;
  while (text[n] != 0)
    n++;
  return n;
}

/* RFC 5705 4: PRF(master_secret, label, client_random + server_random [+ context length + context]) */
static hsk_result export12(const hsk_conn *c, const char *label, hsk_bytes context, uint8_t *out, size_t len)
{
  uint8_t front[2 * RANDOM_LEN + 2];
  /* RFC 7627 5.4: without the extended master secret two connections can share it */
  if (!c->ems) return hsk_bad(HSK_EXPORT_UNSAFE, 0);
  if (context.len > 65535) return hsk_bad(HSK_BAD_CALL, 0);
  hsk_put_bytes(front, 0, c->client_random, RANDOM_LEN);
  hsk_put_bytes(front, RANDOM_LEN, c->server_random, RANDOM_LEN);
  hsk_put16(front, 2 * RANDOM_LEN, context.len);
  hsk_prf(hsk_hash_of(c), (hsk_bytes){c->master_secret, sizeof c->master_secret}, label,
          (hsk_bytes){front, context.data == NULL ? 2 * RANDOM_LEN : sizeof front}, context, out, len);
  return hsk_ok();
}

static int may_export(const hsk_conn *c)
{
  return hsk_is_connected(c->state) || c->state == HSK_CLOSING12 || c->state == HSK_CLOSING13;
}

hsk_result hsk_export(const hsk_conn *c, const char *label, hsk_bytes context, uint8_t *out, size_t len)
{
  if (c->state == HSK_FAILED) return hsk_bad(c->failure.error, c->failure.at);
  if (!may_export(c)) return hsk_bad(HSK_BAD_CALL, 0);
  if (c->version != HSK_TLS13) return export12(c, label, context, out, len);
  uint32_t hash = hsk_hash_of(c);
  if (length_of(label) > EXPORT13_LABELS || len > 255 * hsk_hash_len(hash)) return hsk_bad(HSK_BAD_CALL, 0);
  hsk_exporter13(hash, c->keys.v13.secrets.exporter, label, context, out, len);
  return hsk_ok();
}

hsk_result hsk_update_keys(hsk_conn *c, int ask_peer)
{
  if (c->state == HSK_FAILED) return hsk_bad(c->failure.error, c->failure.at);
  if (c->state != HSK_CLIENT13_CONNECTED && c->state != HSK_SERVER13_CONNECTED)
    return hsk_bad(HSK_BAD_CALL, 0);
  c->update_due = ask_peer ? 2 : 1;
  return hsk_ok();
}
