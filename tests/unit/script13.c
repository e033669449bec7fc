/* See script13.h. */
#include "script13.h"
#include <stdlib.h>
#include <string.h>
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/handshake.h"
#include "msg/new_session_ticket13.h"
#include "msg/server_hello.h"

static void keep(void *arg, const hsk_event *e)
{
  script *s = arg;
  if (e->kind != HSK_SAW_MESSAGE || e->direction != HSK_SENT || e->content_type != HSK_HANDSHAKE) return;
  if (s->count == SCRIPT_MESSAGES || e->message.len > SCRIPT_BYTES) abort();
  memcpy(s->message[s->count], e->message.data, e->message.len);
  s->len[s->count++] = e->message.len;
}

void script_record(script *s, enum script_scene scene)
{
  static const uint16_t theirs[] = {HSK_SECP384R1};
  static const uint8_t h2[] = {'h', '2'};
  static const hsk_bytes protocols[] = {{h2, 2}};
  pair *p = &s->p;
  memset(s, 0, sizeof *s);
  pair_init(p);
  p->client.cfg.alpn = p->server.cfg.alpn = protocols;
  p->client.cfg.alpn_len = p->server.cfg.alpn_len = 1;
  if (scene == SCENE_TLS12) p->server.cfg.max_version = HSK_TLS12;
  if (scene == SCENE_RETRY) {
    p->server.cfg.groups = theirs;
    p->server.cfg.groups_len = 1;
  }
  if (scene == SCENE_AUTH) p->server.cfg.client_auth = HSK_AUTH_REQUEST;
  if (scene == SCENE_PSK) {
    pair_start(p);
    if (!pair_shake(p, SIZE_MAX)) abort();
    p->client.cfg.session = &p->sessions[0];
  }
  p->server.cfg.observe = keep;
  p->server.cfg.observe_arg = s;
  pair_start(p);
  if (!pair_shake(p, SIZE_MAX)) abort();
  p->server.cfg.observe = NULL;
}

size_t script_find(const script *s, uint32_t msg_type, size_t nth)
{
  size_t i = 0;
  for (; i < s->count; i++)
    if (s->message[i][0] == msg_type && nth-- == 0) break;
  return i;
}

void script_restart(script *s)
{
  pair_end *k = &s->p.client;
  k->io.in_len = k->io.in_used = k->io.out_len = 0;
  k->last = hsk_client(&k->c, &k->cfg, PAIR_NAME);
  if (pair_step(k).error != HSK_OK) abort();
}

hsk_result script_deliver(script *s, const uint8_t *message, size_t len)
{
  pair_end *k = &s->p.client;
  hsk_result r = hsk_deliver(&k->c, &k->cfg, &k->io, HSK_HANDSHAKE, (hsk_bytes){message, len});
  k->last = r;
  k->io.out_len = 0;
  if (r.error == HSK_OK) r = pair_step(k);
  k->io.out_len = 0;
  return r;
}

void script_up_to(script *s, size_t i)
{
  script_restart(s);
  for (size_t k = 0; k < i; k++)
    if (script_deliver(s, s->message[k], s->len[k]).error != HSK_OK) abort();
}

static void set_len(script *s, size_t i, size_t len)
{
  s->len[i] = len;
  hsk_put24(s->message[i], 1, len - HSK_HANDSHAKE_HEADER_LEN);
}

void script_bytes(script *s, size_t i, long off, hsk_bytes bytes)
{
  size_t at = off < 0 ? s->len[i] - (size_t)-off : HSK_HANDSHAKE_HEADER_LEN + (size_t)off;
  memcpy(s->message[i] + at, bytes.data, bytes.len);
}

void script_body(script *s, size_t i, hsk_bytes body)
{
  memcpy(s->message[i] + HSK_HANDSHAKE_HEADER_LEN, body.data, body.len);
  set_len(s, i, HSK_HANDSHAKE_HEADER_LEN + body.len);
}

/* Where the extensions of message i stand, as a span of its body. */
static hsk_span extensions_of(const script *s, size_t i)
{
  const uint8_t *body = s->message[i] + HSK_HANDSHAKE_HEADER_LEN;
  size_t len = s->len[i] - HSK_HANDSHAKE_HEADER_LEN;
  hsk_server_hello sh;
  hsk_certificate13 c;
  hsk_certificate_request13 cr;
  hsk_new_session_ticket13 nst;
  hsk_span all = {2, len - 2};
  switch (s->message[i][0]) {
  case HSK_MSG_SERVER_HELLO:
    return hsk_server_hello_parse(body, len, &sh).error == HSK_OK ? sh.extensions : (hsk_span){0, 0};
  case HSK_MSG_CERTIFICATE:
    if (hsk_certificate13_parse(body, len, &c).error != HSK_OK) abort();
    return hsk_certificate_entry_next(body, c.certificate_list.off,
                                      c.certificate_list.off + c.certificate_list.len)
        .extensions;
  case HSK_MSG_CERTIFICATE_REQUEST:
    if (hsk_certificate_request13_parse(body, len, &cr).error != HSK_OK) abort();
    return cr.extensions;
  case HSK_MSG_NEW_SESSION_TICKET:
    if (hsk_new_session_ticket13_parse(body, len, &nst).error != HSK_OK) abort();
    return nst.extensions;
  default:
    return all;
  }
}

/* Puts bytes in the place of old_len others. */
static void splice(script *s, size_t i, size_t at, size_t old_len, const uint8_t *bytes, size_t len)
{
  uint8_t *m = s->message[i];
  if (s->len[i] + len - old_len > SCRIPT_BYTES) abort();
  memmove(m + at + len, m + at + old_len, s->len[i] - at - old_len);
  if (len != 0) memcpy(m + at, bytes, len);
  set_len(s, i, s->len[i] + len - old_len);
}

void script_extension(script *s, size_t i, uint32_t type, hsk_bytes data)
{
  uint8_t *body = s->message[i] + HSK_HANDSHAKE_HEADER_LEN, made[SCRIPT_BYTES];
  hsk_span block = extensions_of(s, i);
  hsk_span found = hsk_extensions_find(body, block.off, block.off + block.len, type);
  size_t before = s->len[i];
  size_t at = found.off != 0 ? found.off - 4 : block.off + block.len,
         old = found.off != 0 ? found.len + 4 : 0;
  size_t len = data.data == NULL ? 0 : data.len + 4;
  if (len != 0) {
    hsk_extension_header_put(made, type, data.len);
    memcpy(made + 4, data.data, data.len);
  }
  splice(s, i, HSK_HANDSHAKE_HEADER_LEN + at, old, made, len);
  size_t grown = s->len[i] - before;
  hsk_put16(body, block.off - 2, (block.len + grown) & 0xffff);
  if (s->message[i][0] == HSK_MSG_CERTIFICATE) hsk_put24(body, 1, (hsk_be24(body, 1) + grown) & 0xffffff);
}
