/* From flags to a configuration. */
#include "shim.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "crypto/kex.h"

/* OpenSSL's names, which -cipher may use, beside IANA's. */
static const struct {
  const char *openssl;
  uint16_t suite;
} openssl_names[] = {
    {"ECDHE-ECDSA-AES128-GCM-SHA256", 0xc02b},
    {"ECDHE-RSA-AES128-GCM-SHA256", 0xc02f},
    {"ECDHE-ECDSA-AES256-GCM-SHA384", 0xc02c},
    {"ECDHE-RSA-AES256-GCM-SHA384", 0xc030},
    {"ECDHE-ECDSA-CHACHA20-POLY1305", 0xcca9},
    {"ECDHE-RSA-CHACHA20-POLY1305", 0xcca8},
    {"AES128-GCM-SHA256", 0x009c},
    {"AES256-GCM-SHA384", 0x009d},
};

static uint16_t suite_named(const char *name, size_t len)
{
  for (size_t i = 0; hsk_suite_at(i) != NULL; i++)
    if (strlen(hsk_suite_at(i)->name) == len && memcmp(hsk_suite_at(i)->name, name, len) == 0)
      return (uint16_t)hsk_suite_at(i)->number;
  for (size_t i = 0; i < sizeof openssl_names / sizeof openssl_names[0]; i++)
    if (strlen(openssl_names[i].openssl) == len && memcmp(openssl_names[i].openssl, name, len) == 0)
      return openssl_names[i].suite;
  return 0;
}

static void add_suites_of_tls13(run *r)
{
  for (size_t i = 0; hsk_suite_at(i) != NULL; i++)
    if (hsk_suite_at(i)->version == HSK_TLS13 && hsk_suite_by_default(hsk_suite_at(i)))
      r->suites[r->cfg.suites_len++] = (uint16_t)hsk_suite_at(i)->number;
}

/* -cipher is about TLS 1.2; those of TLS 1.3 cannot be chosen. Suites that we have not are left out. */
static void choose_suites(run *r)
{
  if (r->f->cipher == NULL) return;
  add_suites_of_tls13(r);
  size_t before = r->cfg.suites_len;
  for (const char *p = r->f->cipher; *p != 0;) {
    size_t len = strcspn(p, ":|[]");
    uint16_t suite = suite_named(p, len);
    if (suite != 0 && r->cfg.suites_len < LIST_MAX) r->suites[r->cfg.suites_len++] = suite;
    p += len;
    p += strspn(p, ":|[]");
  }
  if (r->cfg.suites_len == before) unimplemented("none of these cipher suites");
  r->cfg.suites = r->suites;
}

static void choose_versions(run *r)
{
  const flags *f = r->f;
  if (f->max_version != 0 && f->max_version < (int)HSK_TLS12) unimplemented("TLS 1.1 and below");
  r->cfg.min_version = f->min_version == (int)HSK_TLS13 || f->no_tls12 ? HSK_TLS13 : HSK_TLS12;
  r->cfg.max_version = f->max_version == (int)HSK_TLS12 || f->no_tls13 ? HSK_TLS12 : HSK_TLS13;
  if (r->cfg.min_version > r->cfg.max_version) unimplemented("TLS 1.1 and below");
}

/* Keeps the numbers that we have. */
static void filter(number_list *l, int (*known)(uint32_t), const char *what)
{
  size_t n = 0;
  for (size_t i = 0; i < l->len; i++)
    if (known(l->at[i])) l->at[n++] = l->at[i];
  if (l->given && n == 0) unimplemented(what);
  l->len = n;
}

static int have_group(uint32_t group)
{
  return hsk_kex_share_len(group) != 0;
}

static int have_scheme(uint32_t scheme)
{
  return hsk_scheme_hash(scheme) != 0;
}

static void choose_lists(run *r)
{
  static const uint16_t usual[] = {HSK_X25519, HSK_SECP256R1, HSK_SECP384R1};
  static number_list curves, shares, schemes;
  curves = r->f->curves;
  shares = r->f->key_shares;
  schemes = r->f->verify_prefs;
  filter(&curves, have_group, "none of these groups");
  filter(&shares, have_group, "none of these key shares");
  filter(&schemes, have_scheme, "none of these signature schemes");
  r->cfg.groups = curves.len != 0 ? curves.at : usual;
  r->cfg.groups_len = curves.len != 0 ? curves.len : sizeof usual / sizeof usual[0];
  r->cfg.key_shares = shares.at;
  r->cfg.key_shares_len = shares.len;
  r->cfg.schemes = schemes.at;
  r->cfg.schemes_len = schemes.len;
}

static void add_credential(run *r, const credential_flags *c)
{
  if (c->cert_file == NULL || c->key_file == NULL) return;
  size_t i = r->cfg.credentials_len++;
  hsk_credential *own = &r->credentials[i];
  if (chain_read(c->cert_file, &r->chains[i]) != 0) exit(2);
  if (key_read(c->key_file, &r->key_der[i], &r->keys[i]) != 0) unimplemented("a private key of this kind");
  own->chain = r->chains[i].certs;
  own->chain_len = r->chains[i].len;
  own->key_der = r->key_der[i];
  own->key =
      r->f->async ? NULL : &r->keys[i]; /* async: the shim answers HSK_WANT_SIGN and HSK_WANT_DECRYPT */
  static number_list prefs[CREDENTIALS_MAX + 1];
  prefs[i] = c->signing_prefs;
  filter(&prefs[i], have_scheme, "none of these signature schemes");
  own->schemes = prefs[i].at;
  own->schemes_len = prefs[i].len;
  own->must_match_issuer = (uint32_t)c->must_match_issuer;
  if (c->ocsp_response != NULL) {
    own->ocsp_response.data = r->ocsp[i];
    own->ocsp_response.len = base64_read(c->ocsp_response, r->ocsp[i], sizeof r->ocsp[i]);
  }
}

static void choose_credentials(run *r)
{
  for (size_t i = 0; i < r->f->credentials_len; i++)
    add_credential(r, &r->f->credentials[i]);
  add_credential(r, &r->f->plain);
  r->cfg.credentials = r->credentials;
}

static void choose_alpn(run *r)
{
  const flags *f = r->f;
  r->cfg.alpn = r->alpn;
  if (f->server && f->select_alpn != NULL)
    r->alpn[r->cfg.alpn_len++] = (hsk_bytes){(const uint8_t *)f->select_alpn, strlen(f->select_alpn)};
  if (f->server && f->reject_alpn)
    r->alpn[r->cfg.alpn_len++] = (hsk_bytes){(const uint8_t *)"none of them", 12};
  if (f->server || f->advertise_alpn == NULL) return;
  const uint8_t *p = (const uint8_t *)f->advertise_alpn, *end = p + strlen(f->advertise_alpn);
  for (; p < end && r->cfg.alpn_len < LIST_MAX; p += 1 + *p)
    r->alpn[r->cfg.alpn_len++] = (hsk_bytes){p + 1, *p};
}

static void choose_tickets(run *r)
{
  static uint8_t made[32];
  static int ready;
  if (!ready) {
    hsk_rng rng;
    if (!hsk_rng_init(&rng, (hsk_bytes){NULL, 0})) exit(2);
    hsk_rng_bytes(&rng, made, sizeof made);
    ready = 1;
  }
  if (!r->f->server) {
    r->cfg.new_session = r->f->no_ticket ? NULL : session_keep;
    r->cfg.session = have_session && r->is_resume && !r->f->no_ticket ? &the_session : NULL;
    return;
  }
  if (r->f->no_ticket) return;
  memcpy(r->ticket_key, made, sizeof made);
  if (r->f->ticket_key != NULL && base64_read(r->f->ticket_key, r->ticket_key, sizeof r->ticket_key) < 32)
    exit(2);
  r->cfg.ticket_key = (hsk_bytes){r->ticket_key, 32};
}

void setup(run *r)
{
  const flags *f = r->f;
  choose_versions(r);
  choose_suites(r);
  choose_lists(r);
  choose_credentials(r);
  choose_alpn(r);
  choose_tickets(r);
  if (f->use_client_ca_list != NULL && f->use_client_ca_list[0] != '<') unimplemented("-use-client-ca-list");
  r->cfg.judge_elsewhere = 1; /* the runner says by flags what the verdict is */
  r->cfg.client_auth = f->require_any_client_certificate ? HSK_AUTH_REQUIRE
                       : f->verify_peer                  ? HSK_AUTH_REQUEST
                                                         : HSK_AUTH_OFF;
  r->cfg.ocsp = f->enable_ocsp_stapling ? HSK_REVOCATION_PREFERRED : HSK_REVOCATION_OFF;
  r->cfg.fallback = (uint32_t)f->fallback_scsv;
  r->cfg.now_time = (int64_t)time(NULL);
  r->cfg.observe = observe;
  r->cfg.observe_arg = r;
}
