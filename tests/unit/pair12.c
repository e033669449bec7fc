/* See pair12.h. */
#include "pair12.h"
#include <string.h>

static const uint8_t ticket_key[32] = "thirty-two bytes for the tickets";

void pair12_init(pair12 *d)
{
  memset(d, 0, sizeof *d);
  pair_init(&d->p);
  for (int i = 0; i < 2; i++) {
    d->server[i] = *pair_server_credential((enum pair_who)i);
    d->client[i] = *pair_client_credential((enum pair_who)i);
  }
  d->p.server.cfg.credentials = d->server;
  d->p.server.cfg.max_version = d->p.client.cfg.max_version = HSK_TLS12;
  d->p.server.cfg.ticket_key.len = 0;
}

void pair12_client_has(pair12 *d, enum pair_who who)
{
  d->p.client.cfg.credentials = &d->client[who];
  d->p.client.cfg.credentials_len = 1;
}

void pair12_tickets(pair12 *d)
{
  d->p.server.cfg.ticket_key = (hsk_bytes){ticket_key, sizeof ticket_key};
}

void pair12_resume(pair12 *d)
{
  d->p.client.cfg.session = d->p.sessions_len == 0 ? NULL : &d->p.sessions[d->p.sessions_len - 1];
}

int pair12_shake(pair12 *d)
{
  return pair_shake(&d->p, SIZE_MAX);
}

int pair12_echo(pair12 *d)
{
  return pair_say(&d->p.client, &d->p.server, 1000) && pair_say(&d->p.server, &d->p.client, 1000);
}

int pair12_close(pair12 *d)
{
  pair_end *client = &d->p.client, *server = &d->p.server;
  if (hsk_close(&client->c).error != HSK_OK) return 0;
  for (int i = 0; i < 4; i++) {
    if (pair_step(client).error != HSK_OK || pair_step(server).error != HSK_OK) return 0;
    pair_pass(client, server, SIZE_MAX);
    pair_pass(server, client, SIZE_MAX);
  }
  return (hsk_wants(&client->c) & HSK_CLOSED) && (hsk_wants(&server->c) & HSK_CLOSED);
}

uint32_t pair12_error(const pair_end *e)
{
  const hsk_failure *f = hsk_failed(&e->c);
  return f == NULL ? HSK_OK : f->error;
}
