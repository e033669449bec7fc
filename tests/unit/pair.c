/* See pair.h. */
#include "pair.h"
#include <string.h>
#include "peer_certs.h"

#define BYTES(a) ((hsk_bytes){(a), sizeof(a)})

static hsk_anchor anchors[2];
static hsk_private_key keys[4];
static hsk_credential credentials[4];
static const hsk_bytes chains[4][2] = {
    {{rsa_server_der, sizeof rsa_server_der}, {rsa_mid_der, sizeof rsa_mid_der}},
    {{ec_server_der, sizeof ec_server_der}, {ec_mid_der, sizeof ec_mid_der}},
    {{rsa_client_der, sizeof rsa_client_der}, {rsa_mid_der, sizeof rsa_mid_der}},
    {{ec_client_der, sizeof ec_client_der}, {ec_mid_der, sizeof ec_mid_der}}};

static void read_fixtures(void)
{
  const hsk_bytes ders[4] = {BYTES(rsa_server_key), BYTES(ec_server_key), BYTES(rsa_client_key),
                             BYTES(ec_client_key)};
  hsk_result r = hsk_anchor_from_cert(BYTES(rsa_root_der), &anchors[0]);
  if (r.error == HSK_OK) r = hsk_anchor_from_cert(BYTES(ec_root_der), &anchors[1]);
  for (size_t i = 0; i < 4 && r.error == HSK_OK; i++) {
    r = hsk_private_key_parse(ders[i].data, ders[i].len, &keys[i]);
    credentials[i] =
        (hsk_credential){.chain = chains[i], .chain_len = 2, .key_der = ders[i], .key = &keys[i]};
  }
}

const hsk_credential *pair_server_credential(enum pair_who who)
{
  if (credentials[0].chain_len == 0) read_fixtures();
  return &credentials[who];
}

const hsk_credential *pair_client_credential(enum pair_who who)
{
  if (credentials[0].chain_len == 0) read_fixtures();
  return &credentials[2 + who];
}

static void keep_session(void *arg, const hsk_session *session)
{
  pair *p = arg;
  if (p->sessions_len == PAIR_SESSIONS || session->ticket.len > PAIR_TICKET_MAX) return;
  hsk_session *s = &p->sessions[p->sessions_len];
  *s = *session;
  memcpy(p->tickets[p->sessions_len], session->ticket.data, session->ticket.len);
  s->ticket.data = p->tickets[p->sessions_len];
  p->sessions_len++;
}

static void point(pair_end *e)
{
  e->io.in = e->in;
  e->io.out = e->out;
  e->io.work = e->work;
}

static void init_end(pair_end *e, const uint8_t *seed)
{
  e->cfg.anchors = anchors;
  e->cfg.anchors_len = 2;
  e->cfg.now_time = PAIR_NOW;
  e->cfg.max_version = HSK_TLS13;
  e->cfg.seed = (hsk_bytes){seed, 32};
  e->in_cap = sizeof e->in;
  e->io.out_cap = sizeof e->out;
  e->io.work_cap = sizeof e->work;
  point(e);
}

void pair_init(pair *p)
{
  static const uint8_t seeds[2][32] = {"a fixed seed of the client", "another one of the server"};
  static const uint8_t ticket_key[32] = "what tickets are sealed with";
  static hsk_credential both[2];
  memset(p, 0, sizeof *p);
  both[0] = *pair_server_credential(PAIR_EC);
  both[1] = *pair_server_credential(PAIR_RSA);
  init_end(&p->client, seeds[0]);
  init_end(&p->server, seeds[1]);
  p->server.cfg.credentials = both;
  p->server.cfg.credentials_len = 2;
  p->server.cfg.ticket_key = BYTES(ticket_key);
  p->client.cfg.new_session = keep_session;
  p->client.cfg.new_session_arg = p;
}

static void restart(pair_end *e)
{
  e->io.in_len = e->io.in_used = e->io.out_len = 0;
}

void pair_start(pair *p)
{
  restart(&p->client);
  restart(&p->server);
  p->client.last = hsk_client(&p->client.c, &p->client.cfg, PAIR_NAME);
  p->server.last = hsk_server(&p->server.c, &p->server.cfg);
}

size_t pair_pass(pair_end *from, pair_end *to, size_t most)
{
  hsk_io *in = &to->io, *out = &from->io;
  memmove(in->in, in->in + in->in_used, in->in_len - in->in_used);
  in->in_len -= in->in_used;
  in->in_used = 0;
  size_t n = out->out_len;
  if (n > most) n = most;
  if (n > to->in_cap - in->in_len) n = to->in_cap - in->in_len;
  memcpy(in->in + in->in_len, out->out, n);
  in->in_len += n;
  memmove(out->out, out->out + n, out->out_len - n);
  out->out_len -= n;
  return n;
}

hsk_result pair_step(pair_end *e)
{
  e->last = hsk_step(&e->c, &e->cfg, &e->io);
  return e->last;
}

int pair_connected(const pair_end *e)
{
  return (hsk_wants(&e->c) & HSK_CAN_WRITE) != 0;
}

int pair_shake(pair *p, size_t most)
{
  for (size_t still = 0; still < 3;) {
    size_t moved = 0;
    (void)pair_step(&p->client);
    moved += pair_pass(&p->client, &p->server, most);
    (void)pair_step(&p->server);
    moved += pair_pass(&p->server, &p->client, most);
    still = moved != 0 ? 0 : still + 1;
  }
  return pair_connected(&p->client) && pair_connected(&p->server);
}

void pair_end_move(pair_end *to, const pair_end *from)
{
  memcpy(to, from, sizeof *to);
  point(to);
}

int pair_holds_nothing(const hsk_conn *c)
{
  static const hsk_conn zero;
  return memcmp(c->master_secret, zero.master_secret, sizeof c->master_secret) == 0 &&
         memcmp(&c->keys, &zero.keys, sizeof c->keys) == 0 &&
         memcmp(&c->read, &zero.read, sizeof c->read) == 0 &&
         memcmp(&c->write, &zero.write, sizeof c->write) == 0 &&
         memcmp(&c->next_read, &zero.next_read, sizeof c->next_read) == 0 &&
         memcmp(&c->next_write, &zero.next_write, sizeof c->next_write) == 0 &&
         memcmp(&c->transcript, &zero.transcript, sizeof c->transcript) == 0 &&
         memcmp(&c->rng, &zero.rng, sizeof c->rng) == 0;
}

int pair_say(pair_end *from, pair_end *to, size_t len)
{
  size_t sent = 0, got = 0;
  for (int i = 0; i < 10000 && got < len; i++) {
    uint8_t data[251], back[251];
    size_t n = len - sent < sizeof data ? len - sent : sizeof data, taken = 0, have = 0;
    for (size_t k = 0; k < n; k++)
      data[k] = (uint8_t)((sent + k) * 7 + 3);
    if (pair_step(from).error != HSK_OK) return 0;
    if (n != 0 && hsk_write(&from->c, &from->io, data, n, &taken).error != HSK_OK) return 0;
    sent += taken;
    (void)pair_pass(from, to, SIZE_MAX);
    if (pair_step(to).error != HSK_OK) return 0;
    (void)pair_pass(to, from, SIZE_MAX);
    while (hsk_read(&to->c, &to->io, back, sizeof back, &have).error == HSK_OK && have != 0) {
      for (size_t k = 0; k < have; k++)
        if (back[k] != (uint8_t)((got + k) * 7 + 3)) return 0;
      got += have;
      if (pair_step(to).error != HSK_OK) return 0;
    }
  }
  return got == len;
}
