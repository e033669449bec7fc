/* See ways.h. */
#include "ways.h"
#include <string.h>
#include "peer12.h"
#include "toyocsp.h"

const way ways[WAYS] = {
    {.name = "1.2, ECDHE, ECDSA", .version = HSK_TLS12, .suite = 0xC02B, .server = PAIR_EC},
    {.name = "1.2, ECDHE, RSA", .version = HSK_TLS12, .suite = 0xC030, .group = HSK_SECP384R1},
    {.name = "1.2, DHE", .version = HSK_TLS12, .suite = 0x009E},
    {.name = "1.2, RSA", .version = HSK_TLS12, .suite = 0x009D},
    {.name = "1.2, RSA, EC client", .version = HSK_TLS12, .suite = 0x009C, .client = 1 + PAIR_EC},
    {.name = "1.2, ECDHE, RSA client", .version = HSK_TLS12, .suite = 0xCCA8, .client = 1 + PAIR_RSA},
    {.name = "1.2, DHE, EC client", .version = HSK_TLS12, .suite = 0x009F, .client = 1 + PAIR_EC},
    {.name = "1.2, stapled", .version = HSK_TLS12, .suite = 0xC02B, .server = PAIR_EC, .stapled = 1},
    {.name = "1.2, resumed", .version = HSK_TLS12, .suite = 0xC02F, .resumed = 1},
    {.name = "1.2, resumed, RSA", .version = HSK_TLS12, .suite = 0x009C, .resumed = 1},
    {.name = "1.3, ECDSA", .version = HSK_TLS13, .suite = 0x1301, .server = PAIR_EC},
    {.name = "1.3, RSA, SHA-384", .version = HSK_TLS13, .suite = 0x1302},
    {.name = "1.3, retried", .version = HSK_TLS13, .suite = 0x1303, .group = HSK_SECP384R1},
    {.name = "1.3, retried, FFDHE", .version = HSK_TLS13, .suite = 0x1301, .group = HSK_FFDHE2048},
    {.name = "1.3, EC client", .version = HSK_TLS13, .suite = 0x1301, .client = 1 + PAIR_EC},
    {.name = "1.3, RSA client, retried",
     .version = HSK_TLS13,
     .suite = 0x1303,
     .group = HSK_SECP256R1,
     .client = 1 + PAIR_RSA},
    {.name = "1.3, resumed", .version = HSK_TLS13, .suite = 0x1301, .server = PAIR_EC, .resumed = 1},
    {.name = "1.3, resumed, retried",
     .version = HSK_TLS13,
     .suite = 0x1302,
     .group = HSK_SECP521R1,
     .resumed = 1},
    {.name = "1.2, RSA, stapled", .version = HSK_TLS12, .suite = 0x009C, .stapled = 1, .alpn = 1},
    {.name = "1.2, asked, no certificate", .version = HSK_TLS12, .suite = 0xC030, .asked = 1, .alpn = 1},
    {.name = "1.2, no tickets, no extended master secret",
     .version = HSK_TLS12,
     .suite = 0x009E,
     .unresumable = 1},
    {.name = "1.2, resumed, ticket renewed",
     .version = HSK_TLS12,
     .suite = 0xC02F,
     .resumed = 1,
     .later = 4000},
    {.name = "1.3, asked, no certificate",
     .version = HSK_TLS13,
     .suite = 0x1301,
     .asked = 1,
     .alpn = 1,
     .stateless = 1}};

/* Servers by enum pair_who, then clients; 1 is the certificate of their issuer. */
static const hsk_credential *credential(size_t i, int stapled)
{
  static hsk_credential all[4], with_staple[4];
  static hsk_private_key keys[4];
  static uint8_t staples[4][TOY_OCSP_MAX];
  static hsk_bytes chains[4][2];
  const toy_key *key;
  chains[i][0] = peer12_certificate(2 + i, &key);
  hsk_bytes der = {key->der, key->der_len};
  FUZZ_CHECK(hsk_private_key_parse(der.data, der.len, &keys[i]).error == HSK_OK, "set-up: a private key");
  chains[i][1] = peer12_certificate(1, &key);
  all[i] = (hsk_credential){.chain = chains[i], .chain_len = 2, .key_der = der, .key = &keys[i]};
  if (!stapled) return &all[i];
  with_staple[i] = all[i];
  with_staple[i].ocsp_response =
      (hsk_bytes){staples[i], toy_ocsp_good(chains[i][0], chains[i][1], key, HSK_ECDSA_SHA384, staples[i])};
  return &with_staple[i];
}

void way_again(pair *p)
{
  null_work.nonces = 0; /* the seeds are the same again, and so are keys and nonces */
  pair_start(p);
}

static void set_alpn(hsk_config *client, hsk_config *server)
{
  static const hsk_bytes alpn[] = {{(const uint8_t *)"h2", 2}, {(const uint8_t *)"http/1.1", 8}};
  client->alpn = server->alpn = alpn;
  client->alpn_len = server->alpn_len = 2;
}

static void forbid_tickets(hsk_config *client, hsk_config *server)
{
  client->new_session = NULL;
  server->ticket_key = (hsk_bytes){NULL, 0};
  client->ems = HSK_EMS_OFF;
}

void way_start(pair *p, const way *w)
{
  pair_init(p);
  hsk_config *client = &p->client.cfg, *server = &p->server.cfg;
  client->anchors = server->anchors = peer12_anchor();
  client->anchors_len = server->anchors_len = 1;
  client->now_time = server->now_time = TOY_NOW;
  client->max_version = server->max_version = w->version;
  server->suites = &w->suite;
  server->suites_len = 1;
  server->groups = &w->group;
  server->groups_len = w->group != 0;
  server->credentials = credential(w->server, w->stapled);
  server->credentials_len = 1;
  server->client_auth = w->client != 0 ? HSK_AUTH_REQUIRE : w->asked ? HSK_AUTH_REQUEST : HSK_AUTH_OFF;
  client->credentials = w->client != 0 ? credential(1 + w->client, 0) : NULL;
  client->credentials_len = w->client != 0;
  server->stateless_retry = (uint32_t)w->stateless;
  client->ocsp = w->stapled ? HSK_REVOCATION_PREFERRED : HSK_REVOCATION_OFF;
  if (w->alpn) set_alpn(client, server);
  if (w->unresumable) forbid_tickets(client, server);
  way_again(p);
  if (!w->resumed) return;
  FUZZ_CHECK(pair_shake(p, SIZE_MAX) && p->sessions_len != 0, "set-up: no session");
  client->session = &p->sessions[0];
  client->now_time = server->now_time = TOY_NOW + w->later;
  way_again(p);
}

int way_done(const pair *p, const way *w)
{
  const hsk_conn *client = &p->client.c, *server = &p->server.c;
  return pair_connected(&p->client) && pair_connected(&p->server) && hsk_version_of(server) == w->version &&
         hsk_suite_of(client) == w->suite && hsk_suite_of(server) == w->suite &&
         hsk_was_resumed(client) == w->resumed && hsk_was_resumed(server) == w->resumed;
}
