/* What our ClientHello offers: see negotiate.h. */
#include "handshake/negotiate.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/supported_groups.h"

static const uint16_t default_groups[] = {HSK_X25519, HSK_SECP256R1, HSK_SECP384R1, HSK_SECP521R1};
static const uint16_t schemes[] = {HSK_ECDSA_SHA256,     HSK_RSA_PKCS1_SHA256, HSK_ECDSA_SHA384,
                                   HSK_RSA_PKCS1_SHA384, HSK_ECDSA_SHA512,     HSK_RSA_PKCS1_SHA512};
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

static const uint16_t *groups_of(const hsk_config *cfg, size_t *count)
{
  *count = cfg->groups_len != 0 ? cfg->groups_len : sizeof default_groups / sizeof default_groups[0];
  return cfg->groups_len != 0 ? cfg->groups : default_groups;
}

static const uint16_t *schemes_of(const hsk_config *cfg, size_t *count)
{
  *count = cfg->schemes_len != 0 ? cfg->schemes_len : SCHEMES;
  return cfg->schemes_len != 0 ? cfg->schemes : schemes;
}

static int offers_ecdhe(const hsk_config *cfg)
{
  for (size_t i = 0; i < suite_count(cfg); i++) {
    const hsk_suite *suite = suite_at(cfg, i);
    if (suite != NULL && suite->key_exchange == HSK_KX_ECDHE) return 1;
  }
  return 0;
}

int hsk_offers_tls13(const hsk_config *cfg)
{
  return cfg->max_version == HSK_TLS13;
}

int hsk_offers_tls12(const hsk_config *cfg)
{
  return cfg->min_version <= HSK_TLS12;
}

hsk_result hsk_config_check(const hsk_config *cfg)
{
  size_t groups_len;
  const uint16_t *groups = groups_of(cfg, &groups_len);
  for (size_t i = 0; i < cfg->suites_len; i++)
    if (hsk_suite_find(cfg->suites[i]) == NULL) return hsk_bad(HSK_BAD_CONFIG, i);
  for (size_t i = 0; i < groups_len; i++)
    if (hsk_ec_share_len(groups[i]) == 0) return hsk_bad(HSK_BAD_CONFIG, i);
  for (size_t i = 0; i < cfg->credentials_len; i++)
    if (cfg->credentials[i].chain_len == 0) return hsk_bad(HSK_BAD_CONFIG, i);
  if (cfg->ems > HSK_EMS_OFF) return hsk_bad(HSK_BAD_CONFIG, 0);
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
  const uint16_t *groups = groups_of(cfg, &n);
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
  const uint16_t *ours = schemes_of(cfg, &n);
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
  return b;
}

/* hsk_block: extensions one behind the other; the first error stays. */
typedef struct {
  uint8_t *out;
  size_t cap, len;
  uint32_t error;
} block;

static size_t room(const block *b)
{
  return b->cap - b->len;
}

static void add(block *b, hsk_built built)
{
  if (b->error != HSK_OK) return;
  if (built.error != HSK_OK)
    b->error = built.error;
  else
    b->len += built.need;
}

hsk_built hsk_offer_extensions(const hsk_conn *c, const hsk_config *cfg, uint8_t *out, size_t cap)
{
  block b = {out, cap, 0, HSK_OK};
  hsk_bytes name = {c->name, c->name_len};
  /* RFC 6066 3: literal addresses are not permitted in server_name */
  if (name.len != 0 && !hsk_name_is_address(name)) add(&b, hsk_server_name_build(name, out, room(&b)));
  add(&b, hsk_renegotiation_info_build((hsk_bytes){NULL, 0}, out + b.len, room(&b)));
  if (cfg->ems != HSK_EMS_OFF) add(&b, hsk_extended_master_secret_build(out + b.len, room(&b)));
  if (offers_ecdhe(cfg)) {
    size_t n;
    const uint16_t *groups = groups_of(cfg, &n);
    add(&b, hsk_supported_groups_build(groups, n, out + b.len, room(&b)));
    add(&b, hsk_ec_point_formats_build(out + b.len, room(&b)));
  }
  add(&b, hsk_signature_algorithms_build(schemes, SCHEMES, out + b.len, room(&b)));
  if (cfg->alpn_len != 0) add(&b, hsk_alpn_build(cfg->alpn, cfg->alpn_len, out + b.len, room(&b)));
  return (hsk_built){b.len, b.error};
}
