/* What our ClientHello offers: see negotiate.h. */
#include "handshake/negotiate.h"
#include "handshake/ticket.h"
#include "msg/ext/record_size_limit.h"

static const uint16_t default_groups[] = {HSK_X25519,    HSK_SECP256R1, HSK_SECP384R1,
                                          HSK_SECP521R1, HSK_FFDHE2048, HSK_FFDHE3072};
static const uint16_t schemes[] = {HSK_ECDSA_SHA256,       HSK_RSA_PSS_SHA256,     HSK_RSA_PKCS1_SHA256,
                                   HSK_ECDSA_SHA384,       HSK_RSA_PSS_SHA384,     HSK_RSA_PKCS1_SHA384,
                                   HSK_ECDSA_SHA512,       HSK_RSA_PSS_SHA512,     HSK_RSA_PKCS1_SHA512,
                                   HSK_RSA_PSS_PSS_SHA256, HSK_RSA_PSS_PSS_SHA384, HSK_RSA_PSS_PSS_SHA512};
#define SCHEMES (sizeof schemes / sizeof schemes[0])

static size_t suite_count(const hsk_config *cfg)
{
  if (cfg->suites_len != 0) return cfg->suites_len;
  size_t n = 0;
  while (hsk_suite_at(n) != NULL && hsk_suite_by_default(hsk_suite_at(n)))
    n++;
  return n;
}

/* The suite at i of the list, NULL if its version is not offered. */
static const hsk_suite *suite_at(const hsk_config *cfg, size_t i)
{
  const hsk_suite *suite = cfg->suites_len != 0 ? hsk_suite_find(cfg->suites[i]) : hsk_suite_at(i);
  return (suite->version == HSK_TLS13 ? hsk_offers_tls13(cfg) : hsk_offers_tls12(cfg)) ? suite : NULL;
}

const uint16_t *hsk_groups_of(const hsk_config *cfg, size_t *count)
{
  *count = cfg->groups_len != 0 ? cfg->groups_len : sizeof default_groups / sizeof default_groups[0];
  return cfg->groups_len != 0 ? cfg->groups : default_groups;
}

const hsk_suite *hsk_own_suite_at(const hsk_config *cfg, size_t i)
{
  if (i >= suite_count(cfg)) return NULL;
  return cfg->suites_len != 0 ? hsk_suite_find(cfg->suites[i]) : hsk_suite_at(i);
}

uint32_t hsk_group_at(const hsk_config *cfg, size_t i)
{
  size_t n;
  const uint16_t *groups = hsk_groups_of(cfg, &n);
  return i < n ? groups[i] : 0;
}

const uint16_t *hsk_schemes_of(const hsk_config *cfg, size_t *count)
{
  *count = cfg->schemes_len != 0 ? cfg->schemes_len : SCHEMES;
  return cfg->schemes_len != 0 ? cfg->schemes : schemes;
}

uint32_t hsk_verify_scheme_at(const hsk_config *cfg, size_t i)
{
  size_t n;
  const uint16_t *ours = hsk_schemes_of(cfg, &n);
  return i < n ? ours[i] : 0;
}

int hsk_offers_ecdhe(const hsk_config *cfg)
{
  for (size_t i = 0; i < suite_count(cfg); i++) {
    const hsk_suite *suite = suite_at(cfg, i);
    if (suite != NULL && suite->key_exchange == HSK_KX_ECDHE) return 1;
  }
  return 0;
}

/* A version without a suite of its own is not offered. */
static int lists_version(const hsk_config *cfg, uint32_t version)
{
  for (size_t i = 0; i < cfg->suites_len; i++) {
    const hsk_suite *suite = hsk_suite_find(cfg->suites[i]);
    if (suite != NULL && suite->version == version) return 1;
  }
  return cfg->suites_len == 0;
}

int hsk_offers_tls13(const hsk_config *cfg)
{
  return cfg->max_version != HSK_TLS12 && lists_version(cfg, HSK_TLS13);
}

int hsk_offers_tls12(const hsk_config *cfg)
{
  return cfg->min_version <= HSK_TLS12 && lists_version(cfg, HSK_TLS12);
}

int hsk_offers_tickets12(const hsk_conn *c, const hsk_config *cfg)
{
  return hsk_offers_tls12(cfg) && (cfg->new_session != NULL || hsk_offers_session(c, cfg, HSK_TLS12));
}

int hsk_offers_psk(const hsk_conn *c, const hsk_config *cfg)
{
  return cfg->new_session != NULL || hsk_offers_session(c, cfg, HSK_TLS13);
}

int hsk_offers_status(const hsk_config *cfg)
{
  return cfg->ocsp != HSK_REVOCATION_OFF;
}

uint32_t hsk_record_limit(const hsk_config *cfg)
{
  uint32_t most = hsk_offers_tls13(cfg) ? HSK_INNER_PLAINTEXT_MAX : HSK_PLAINTEXT_MAX;
  return cfg->record_size_limit < most ? cfg->record_size_limit : most;
}

static int bad_limit(const hsk_config *cfg)
{
  return cfg->record_size_limit != 0 && cfg->record_size_limit < HSK_RECORD_SIZE_LIMIT_MIN;
}

static int bad_versions(const hsk_config *cfg)
{
  return (cfg->min_version != 0 && cfg->min_version != HSK_TLS12 && cfg->min_version != HSK_TLS13) ||
         (cfg->max_version != 0 && cfg->max_version != HSK_TLS12 && cfg->max_version != HSK_TLS13) ||
         (!hsk_offers_tls12(cfg) && !hsk_offers_tls13(cfg));
}

/* A share is for a group that is offered, and for each but one (RFC 8446 4.2.8). */
static int bad_key_shares(const hsk_config *cfg)
{
  for (size_t i = 0; i < cfg->key_shares_len && i < HSK_OFFERED_SHARES_MAX; i++) {
    if (!hsk_offers_group(cfg, cfg->key_shares[i])) return 1;
    for (size_t j = 0; j < i; j++)
      if (cfg->key_shares[j] == cfg->key_shares[i]) return 1;
  }
  return cfg->key_shares_len > HSK_OFFERED_SHARES_MAX;
}

/* A key that is not one would make no tickets, and nobody would notice. */
static int bad_ticket_key(const hsk_config *cfg)
{
  return cfg->ticket_key.len != 0 ? cfg->ticket_key.len != HSK_TICKET_KEY_LEN : cfg->stateless_retry != 0;
}

hsk_result hsk_config_check(const hsk_config *cfg)
{
  size_t groups_len;
  const uint16_t *groups = hsk_groups_of(cfg, &groups_len);
  for (size_t i = 0; i < cfg->suites_len; i++)
    if (hsk_suite_find(cfg->suites[i]) == NULL) return hsk_bad(HSK_BAD_CONFIG, i);
  for (size_t i = 0; i < groups_len; i++)
    if (hsk_kex_share_len(groups[i]) == 0) return hsk_bad(HSK_BAD_CONFIG, i);
  for (size_t i = 0; i < cfg->credentials_len; i++)
    if (cfg->credentials[i].chain_len == 0) return hsk_bad(HSK_BAD_CONFIG, i);
  if (cfg->ems > HSK_EMS_OFF || bad_limit(cfg) || bad_versions(cfg) || bad_key_shares(cfg) ||
      bad_ticket_key(cfg))
    return hsk_bad(HSK_BAD_CONFIG, 0);
  return hsk_ok();
}

int hsk_offers_suite(const hsk_config *cfg, uint32_t suite)
{
  for (size_t i = 0; i < suite_count(cfg); i++) {
    const hsk_suite *ours = suite_at(cfg, i);
    if (ours != NULL && ours->number == suite) return 1;
  }
  return 0;
}

int hsk_offers_group(const hsk_config *cfg, uint32_t group)
{
  size_t n;
  const uint16_t *groups = hsk_groups_of(cfg, &n);
  for (size_t i = 0; i < n; i++)
    if (groups[i] == group) return 1;
  return 0;
}

uint32_t hsk_scheme_at(size_t i)
{
  return i < SCHEMES ? schemes[i] : 0;
}

int hsk_offers_scheme(const hsk_config *cfg, uint32_t scheme)
{
  size_t n;
  const uint16_t *ours = hsk_schemes_of(cfg, &n);
  for (size_t i = 0; i < n; i++)
    if (ours[i] == scheme) return 1;
  return 0;
}

hsk_built hsk_offer_suites(const hsk_config *cfg, uint8_t *out, size_t cap)
{
  hsk_built b = {0, HSK_OK};
  for (size_t i = 0; i < suite_count(cfg); i++) {
    const hsk_suite *suite = suite_at(cfg, i);
    if (suite == NULL) continue;
    if (cap - b.need < 2) return (hsk_built){b.need, HSK_BUFFER_TOO_SMALL};
    hsk_put16(out, b.need, suite->number);
    b.need += 2;
  }
  if (!cfg->fallback) return b;
  if (cap - b.need < 2) return (hsk_built){b.need, HSK_BUFFER_TOO_SMALL};
  hsk_put16(out, b.need, HSK_FALLBACK_SCSV);
  b.need += 2;
  return b;
}
