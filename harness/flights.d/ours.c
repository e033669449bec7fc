/* The subject that is hardshake. */
#include "flights.h"
#include "hardshake.h"
#include <stdio.h>
#include <string.h>
#include "peer_certs.h"

#define OF(array) ((hsk_bytes){(array), sizeof(array)})

static hsk_conn conn;
static hsk_io io;
static hsk_config config;
static uint8_t in[2 * HSK_RECORD_MAX], out[HSK_RECORD_MAX],
    work[HSK_MAX_MESSAGE_LEN + sizeof(hsk_chain_scratch) + 16];
static bytes said; /* what it has sent and nobody has taken */
static hsk_result last;

/* --- secrets and sessions --- */

static struct {
  char label[48];
  uint8_t secret[48];
  size_t len;
} secrets[12];

static void logged(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret,
                   size_t len)
{
  (void)arg, (void)client_random;
  for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
    if (secrets[i].label[0] != '\0' && strcmp(secrets[i].label, label) != 0) continue;
    snprintf(secrets[i].label, sizeof secrets[i].label, "%s", label);
    memcpy(secrets[i].secret, secret, len);
    secrets[i].len = len;
    return;
  }
}

static const uint8_t *secret_of_ours(const char *label, size_t *len)
{
  for (size_t i = 0; i < sizeof secrets / sizeof *secrets; i++) {
    if (strcmp(secrets[i].label, label) != 0) continue;
    *len = secrets[i].len;
    return secrets[i].secret;
  }
  return NULL;
}

static hsk_session session, kept;
static uint8_t ticket[2048], kept_ticket[2048];

static void on_session(void *arg, const hsk_session *s)
{
  (void)arg;
  if (s->ticket.len > sizeof ticket) die("a ticket of %zu bytes", s->ticket.len);
  session = *s;
  memcpy(ticket, s->ticket.data, s->ticket.len);
}

static void keep(void)
{
  kept = session;
  memcpy(kept_ticket, ticket, sizeof ticket);
  kept.ticket.data = kept_ticket;
}

/* --- what it is told --- */

static hsk_credential credential_of(int rsa, int server)
{
  static const hsk_bytes chains[2][2][2] = {
      {{{ec_client_der, sizeof ec_client_der}, {ec_mid_der, sizeof ec_mid_der}},
       {{ec_server_der, sizeof ec_server_der}, {ec_mid_der, sizeof ec_mid_der}}},
      {{{rsa_client_der, sizeof rsa_client_der}, {rsa_mid_der, sizeof rsa_mid_der}},
       {{rsa_server_der, sizeof rsa_server_der}, {rsa_mid_der, sizeof rsa_mid_der}}}};
  static const hsk_bytes key_ders[2][2] = {
      {{ec_client_key, sizeof ec_client_key}, {ec_server_key, sizeof ec_server_key}},
      {{rsa_client_key, sizeof rsa_client_key}, {rsa_server_key, sizeof rsa_server_key}}};
  static hsk_private_key key;
  hsk_bytes der = key_ders[rsa][server];
  if (hsk_private_key_parse(der.data, der.len, &key).error != HSK_OK) die("a key of ours is none");
  return (hsk_credential){.chain = chains[rsa][server], .chain_len = 2, .key_der = der, .key = &key};
}

static uint16_t suite_of(const scenario *sc)
{
  static const struct {
    const char *name;
    uint16_t suite;
  } suites[] = {{"ECDHE-RSA-AES128-GCM-SHA256", 0xc02f},
                {"DHE-RSA-AES128-GCM-SHA256", 0x009e},
                {"AES128-GCM-SHA256", 0x009c}};
  for (size_t i = 0; i < 3 && sc->options.suites != NULL; i++)
    if (strcmp(suites[i].name, sc->options.suites) == 0) return suites[i].suite;
  return 0xc02b;
}

static void setup(const scenario *sc)
{
  static hsk_anchor anchors[2];
  static hsk_credential credential;
  static uint16_t suites[2];
  static const uint16_t groups[] = {0x001d, 0x0017, 0x0018, 0x0100}, retry_group[] = {0x0018};
  static const uint8_t seed[32] = "the same random numbers anew", ticket_key[32] = "seals tickets";
  static const uint8_t staple[] = {0x30, 0x03, 0x0a, 0x01, 0x06};
  static const hsk_bytes protocols[] = {{(const uint8_t *)"h2", 2}, {(const uint8_t *)"http/1.1", 8}};
  unsigned with = sc->options.with;
  int server = sc->subject == SERVER;
  if (hsk_anchor_from_cert(OF(ec_root_der), &anchors[0]).error != HSK_OK ||
      hsk_anchor_from_cert(OF(rsa_root_der), &anchors[1]).error != HSK_OK)
    die("an anchor of ours is none");
  credential = credential_of((with & WITH_RSA) != 0, server);
  suites[0] = 0x1301, suites[1] = suite_of(sc);
  memset(&session, 0, sizeof session);
  memset(&kept, 0, sizeof kept);
  config = (hsk_config){
      .anchors = anchors,
      .anchors_len = 2,
      .min_version =
          sc->options.version == TLS1_3_VERSION && (server || !(with & WITH_BOTH)) ? HSK_TLS13 : HSK_TLS12,
      .max_version =
          sc->options.version == TLS1_3_VERSION || (with & WITH_BOTH && !server) ? HSK_TLS13 : HSK_TLS12,
      .suites = suites,
      .suites_len = 2,
      .groups = groups,
      .groups_len = 4,
      .now_time = PEERS_NOW,
      .seed = {seed, sizeof seed},
      .keylog = logged,
      .tickets = 1};
  if (server && (with & WITH_RETRY)) config.groups = retry_group, config.groups_len = 1;
  if (server || (with & WITH_MUTUAL)) config.credentials = &credential, config.credentials_len = 1;
  if (server && (with & WITH_MUTUAL)) config.client_auth = HSK_AUTH_REQUIRE;
  if (server && (with & WITH_TICKET)) config.ticket_key = OF(ticket_key);
  if (!server && (with & WITH_TICKET)) config.new_session = on_session;
  if (server && (with & WITH_STATUS)) credential.ocsp_response = OF(staple);
  if (with & WITH_OFFERS) config.alpn = protocols, config.alpn_len = server ? 1 : 2;
}

/* --- a connection --- */

static void run(void)
{
  uint8_t data[256];
  size_t got;
  for (int again = 1; again;) {
    last = hsk_step(&conn, &config, &io);
    again = io.out_len != 0;
    bytes_add(&said, io.out, io.out_len);
    io.out_len = 0;
    while (last.error == HSK_OK && (hsk_wants(&conn) & HSK_HAVE_APP)) {
      last = hsk_read(&conn, &io, data, sizeof data, &got);
      again = 1;
    }
  }
}

static void start(const scenario *sc, int resumes)
{
  memset(secrets, 0, sizeof secrets);
  bytes_free(&said);
  io = (hsk_io){.in = in, .out = out, .out_cap = sizeof out, .work = work, .work_cap = sizeof work};
  config.session = resumes && kept.ticket.len != 0 ? &kept : NULL;
  last = sc->subject == SERVER ? hsk_server(&conn, &config) : hsk_client(&conn, &config, "server.example");
  if (last.error != HSK_OK) die("%s: we do not start: %s", sc->name, hsk_error_name(last.error));
  run();
}

static void give(const uint8_t *data, size_t len)
{
  memmove(in, in + io.in_used, io.in_len - io.in_used);
  io.in_len -= io.in_used;
  io.in_used = 0;
  while (len > 0) {
    size_t n = sizeof in - io.in_len;
    if (n == 0) return; /* it has failed, or waits for no more than it holds */
    if (n > len) n = len;
    memcpy(in + io.in_len, data, n);
    io.in_len += n, data += n, len -= n;
    run();
    memmove(in, in + io.in_used, io.in_len - io.in_used);
    io.in_len -= io.in_used;
    io.in_used = 0;
  }
}

static void take(bytes *to)
{
  bytes_add(to, said.data, said.len);
  bytes_free(&said);
}

static verdict judge(void)
{
  verdict v = {INCOMPLETE, HSK_NO_ALERT, "-"};
  const hsk_failure *f = hsk_failed(&conn);
  if (f != NULL) {
    v.outcome = REFUSED;
    v.alert = f->alert_sent;
    snprintf(v.why, sizeof v.why, "%s", hsk_error_name(f->error));
  } else if (hsk_wants(&conn) & (HSK_CAN_WRITE | HSK_CLOSED)) {
    v.outcome = ACCEPTED;
  }
  return v;
}

static void end(void)
{
  hsk_wipe(&conn);
}

const subject ours = {"ours", setup, start, give, take, secret_of_ours, judge, keep, end};
