/* The options of hardshake connect: see connect.h. */
#include "connect.h"
#include <limits.h>
#include <string.h>
#include "names.h"

int connect_usage(const char *what, const char *value)
{
  fprintf(stderr, "hardshake connect: %s%s%s; see hardshake connect --help\n", what,
          value == NULL ? "" : ": ", value == NULL ? "" : value);
  return OUTCOME_USAGE;
}

const struct option connect_options[] = {{"ca", required_argument, NULL, O_CA},
                                         {"name", required_argument, NULL, O_NAME},
                                         {"tls1.2", no_argument, NULL, O_TLS12},
                                         {"tls1.3", no_argument, NULL, O_TLS13},
                                         {"time", required_argument, NULL, O_TIME},
                                         {"cert", required_argument, NULL, O_CERT},
                                         {"key", required_argument, NULL, O_KEY},
                                         {"suites", required_argument, NULL, O_SUITES},
                                         {"groups", required_argument, NULL, O_GROUPS},
                                         {"key-shares", required_argument, NULL, O_KEY_SHARES},
                                         {"record-size-limit", required_argument, NULL, O_RECORD_SIZE_LIMIT},
                                         {"ocsp", required_argument, NULL, O_OCSP},
                                         {"session", required_argument, NULL, O_SESSION},
                                         {"key-update", no_argument, NULL, O_KEY_UPDATE},
                                         {"export", required_argument, NULL, O_EXPORT},
                                         {"alpn", required_argument, NULL, O_ALPN},
                                         {"no-ems", no_argument, NULL, O_NO_EMS},
                                         {"require-ems", no_argument, NULL, O_REQUIRE_EMS},
                                         {"trace", no_argument, NULL, O_TRACE},
                                         {"keylog", required_argument, NULL, O_KEYLOG},
                                         {"timeout", required_argument, NULL, O_TIMEOUT},
                                         {"chunk", required_argument, NULL, O_CHUNK},
                                         {"out", required_argument, NULL, O_OUT},
                                         {"help", no_argument, NULL, O_HELP},
                                         {NULL, 0, NULL, 0}};

static int take_limit(settings *set, int option)
{
  long long n;
  switch (option) {
  case O_TIME:
    if (option_number(optarg, 0, INT64_MAX, &n) != 0)
      return connect_usage("--time wants seconds since 1970, not", optarg);
    set->cfg.now_time = n;
    return 0;
  case O_TIMEOUT:
    if (option_number(optarg, 0, 86400, &n) != 0)
      return connect_usage("--timeout wants 0 to 86400 seconds, not", optarg);
    set->session.timeout = (int)n;
    return 0;
  case O_RECORD_SIZE_LIMIT:
    if (option_number(optarg, 64, 65535, &n) != 0)
      return connect_usage("--record-size-limit wants 64 to 65535, not", optarg);
    set->cfg.record_size_limit = (uint32_t)n;
    return 0;
  case O_CHUNK:
    if (option_number(optarg, 1, INT_MAX, &n) != 0)
      return connect_usage("--chunk wants a number from 1, not", optarg);
    set->session.chunk = (size_t)n;
    return 0;
  default:
    if (option_number(optarg, HSK_OUT_MIN, HSK_RECORD_MAX, &n) != 0)
      return connect_usage("--out wants 64 to 18437, not", optarg);
    set->session.out_cap = (size_t)n;
    return 0;
  }
}

static int take_offer(settings *set, int option)
{
  hsk_config *cfg = &set->cfg;
  switch (option) {
  case O_SUITES:
    if (option_names(optarg, suite_by_name, set->suites, &cfg->suites_len) != 0)
      return connect_usage("--suites names an unknown cipher suite", optarg);
    cfg->suites = set->suites;
    for (size_t i = 0; i < cfg->suites_len; i++)
      if (hsk_suite_find(cfg->suites[i]) == NULL)
        return connect_usage("--suites names a suite that is not supported", optarg);
    return 0;
  case O_KEY_SHARES:
    if (option_names(optarg, group_by_name, set->shares, &cfg->key_shares_len) != 0 ||
        cfg->key_shares_len > HSK_OFFERED_SHARES_MAX)
      return connect_usage("--key-shares wants one or two groups, not", optarg);
    cfg->key_shares = set->shares;
    return 0;
  case O_GROUPS:
    if (option_names(optarg, group_by_name, set->groups, &cfg->groups_len) != 0)
      return connect_usage("--groups names an unknown group", optarg);
    cfg->groups = set->groups;
    return 0;
  default:
    if (option_protocols(optarg, set->alpn, &cfg->alpn_len) != 0)
      return connect_usage("--alpn wants names of 1 to 255 bytes, separated by commas, not", optarg);
    cfg->alpn = set->alpn;
    return 0;
  }
}

static int take_ocsp(settings *set)
{
  static const char *const modes[] = {"off", "preferred", "required"};
  for (uint32_t i = 0; i < 3; i++)
    if (strcmp(optarg, modes[i]) == 0) {
      set->cfg.ocsp = i;
      return 0;
    }
  return connect_usage("--ocsp is off, preferred or required, not", optarg);
}

/* LABEL:CONTEXT:LENGTH, the context in hexadecimal; empty: none */
static int take_export(settings *set)
{
  exported *e = &set->session.export;
  const char *context = strchr(optarg, ':'), *length = context == NULL ? NULL : strchr(context + 1, ':');
  long long n;
  size_t label_len = length == NULL ? 0 : (size_t)(context - optarg);
  if (label_len == 0 || label_len >= sizeof e->label || option_number(length + 1, 1, EXPORT_MAX, &n) != 0)
    return connect_usage("--export wants LABEL:CONTEXT:LENGTH, not", optarg);
  memcpy(e->label, optarg, label_len);
  e->len = (size_t)n;
  for (const char *digits = context + 1; digits < length; digits += 2) {
    unsigned byte;
    if (length - digits < 2 || strspn(digits, "0123456789abcdefABCDEF") < 2 ||
        e->context_len == sizeof e->context || sscanf(digits, "%2x", &byte) != 1)
      return connect_usage("--export wants its context in hexadecimal, not", optarg);
    hsk_put8(e->context, e->context_len++, byte);
  }
  return 0;
}

static int take_more(settings *set, int option)
{
  switch (option) {
  case O_TLS12:
    set->cfg.min_version = set->cfg.max_version = HSK_TLS12;
    return 0;
  case O_TLS13:
    set->cfg.min_version = set->cfg.max_version = HSK_TLS13;
    return 0;
  case O_OCSP:
    return take_ocsp(set);
  case O_SESSION:
    set->resume.path = optarg;
    return 0;
  case O_KEY_UPDATE:
    set->session.key_update = 1;
    return 0;
  case O_EXPORT:
    return take_export(set);
  default: /* getopt_long has said what is wrong */
    return OUTCOME_USAGE;
  }
}

int connect_option(settings *set, int option)
{
  switch (option) {
  case O_CA:
    return anchors_add(optarg, &set->anchors) == 0 ? 0 : OUTCOME_LOCAL;
  case O_NAME:
    set->name = optarg;
    return 0;
  case O_CERT:
    set->cert = optarg;
    return 0;
  case O_KEY:
    set->key = optarg;
    return 0;
  case O_NO_EMS:
    set->cfg.ems = HSK_EMS_OFF;
    return 0;
  case O_REQUIRE_EMS:
    set->cfg.ems = HSK_EMS_REQUIRE;
    return 0;
  case O_TRACE:
    set->session.trace = 1;
    return 0;
  case O_KEYLOG:
    set->keylog = optarg;
    return 0;
  case O_SUITES:
  case O_GROUPS:
  case O_KEY_SHARES:
  case O_ALPN:
    return take_offer(set, option);
  case O_TIME:
  case O_TIMEOUT:
  case O_CHUNK:
  case O_RECORD_SIZE_LIMIT:
  case O_OUT:
    return take_limit(set, option);
  default:
    return take_more(set, option);
  }
}
