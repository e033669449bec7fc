/* The options of hardshake serve: see serve.h. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include "names.h"
#include "report.h"
#include "serve.h"

enum {
  O_CERT = 1,
  O_KEY,
  O_OCSP,
  O_REQUEST,
  O_REQUIRE,
  O_CLIENT_CA,
  O_ROOT,
  O_RESUME,
  O_TRACE,
  O_ALPN,
  O_GROUPS,
  O_SUITES,
  O_TLS12,
  O_TLS13,
  O_CONNECTIONS,
  O_TIMEOUT
};

const struct option serve_options[] = {{"cert", required_argument, NULL, O_CERT},
                                       {"key", required_argument, NULL, O_KEY},
                                       {"ocsp", required_argument, NULL, O_OCSP},
                                       {"request-client-cert", no_argument, NULL, O_REQUEST},
                                       {"require-client-cert", no_argument, NULL, O_REQUIRE},
                                       {"client-ca", required_argument, NULL, O_CLIENT_CA},
                                       {"root", required_argument, NULL, O_ROOT},
                                       {"resume", no_argument, NULL, O_RESUME},
                                       {"trace", no_argument, NULL, O_TRACE},
                                       {"alpn", required_argument, NULL, O_ALPN},
                                       {"groups", required_argument, NULL, O_GROUPS},
                                       {"suites", required_argument, NULL, O_SUITES},
                                       {"tls1.2", no_argument, NULL, O_TLS12},
                                       {"tls1.3", no_argument, NULL, O_TLS13},
                                       {"connections", required_argument, NULL, O_CONNECTIONS},
                                       {"timeout", required_argument, NULL, O_TIMEOUT},
                                       {"help", no_argument, NULL, SERVE_HELP},
                                       {NULL, 0, NULL, 0}};

int serve_usage(const char *what, const char *value)
{
  fprintf(stderr, "hardshake serve: %s%s%s; see hardshake serve --help\n", what, value == NULL ? "" : ": ",
          value == NULL ? "" : value);
  return OUTCOME_USAGE;
}

/* The n-th --cert and the n-th --key belong together; --ocsp is for the last --cert before it. */
static int take_credential(serve_settings *set, int option)
{
  size_t *len = option == O_CERT ? &set->chains_len : &set->keys_len;
  hsk_credential *c = &set->credentials[*len < CREDENTIALS_MAX ? *len : 0];
  if (option == O_OCSP) {
    if (set->chains_len == 0) return serve_usage("--ocsp stands behind the --cert that it is for", NULL);
    return file_read(optarg, &set->credentials[set->chains_len - 1].ocsp_response) == 0 ? 0 : OUTCOME_LOCAL;
  }
  if (*len == CREDENTIALS_MAX) return serve_usage("more than 16 certificates or keys", NULL);
  if (option == O_CERT) {
    cert_list *chain = &set->chains[*len];
    if (chain_read(optarg, chain) != 0) return OUTCOME_LOCAL;
    c->chain = chain->certs;
    c->chain_len = chain->len;
  } else {
    if (key_read(optarg, &c->key_der, &set->keys[*len]) != 0) return OUTCOME_LOCAL;
    c->key = &set->keys[*len];
  }
  ++*len;
  return 0;
}

static int take_choice(serve_settings *set, int option)
{
  hsk_config *cfg = &set->cfg;
  switch (option) {
  case O_SUITES:
    if (option_names(optarg, suite_by_name, set->suites, &cfg->suites_len) != 0)
      return serve_usage("--suites names an unknown cipher suite", optarg);
    cfg->suites = set->suites;
    for (size_t i = 0; i < cfg->suites_len; i++)
      if (hsk_suite_find(cfg->suites[i]) == NULL)
        return serve_usage("--suites names a suite that is not supported", optarg);
    return 0;
  case O_GROUPS:
    if (option_names(optarg, group_by_name, set->groups, &cfg->groups_len) != 0)
      return serve_usage("--groups names an unknown group", optarg);
    cfg->groups = set->groups;
    return 0;
  default:
    if (option_protocols(optarg, set->alpn, &cfg->alpn_len) != 0)
      return serve_usage("--alpn wants names of 1 to 255 bytes, separated by commas, not", optarg);
    cfg->alpn = set->alpn;
    return 0;
  }
}

static int take_limit(serve_settings *set, int option)
{
  long long n;
  if (option == O_TIMEOUT) {
    if (option_number(optarg, 0, 86400, &n) != 0)
      return serve_usage("--timeout wants 0 to 86400 seconds, not", optarg);
    set->timeout = (int)n;
    return 0;
  }
  if (option_number(optarg, 1, INT32_MAX, &n) != 0)
    return serve_usage("--connections wants a number from 1, not", optarg);
  set->connections = (unsigned long)n;
  return 0;
}

static int take_root(serve_settings *set)
{
  set->root = open(optarg, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (set->root >= 0) return 0;
  fprintf(stderr, "hardshake: %s: %s\n", optarg, strerror(errno));
  return OUTCOME_LOCAL;
}

int serve_option(serve_settings *set, int option)
{
  switch (option) {
  case O_CERT:
  case O_KEY:
  case O_OCSP:
    return take_credential(set, option);
  case O_REQUEST:
  case O_REQUIRE:
    set->cfg.client_auth = option == O_REQUEST ? HSK_AUTH_REQUEST : HSK_AUTH_REQUIRE;
    return 0;
  case O_CLIENT_CA:
    return anchors_add(optarg, &set->anchors) == 0 ? 0 : OUTCOME_LOCAL;
  case O_ROOT:
    return take_root(set);
  case O_RESUME:
    set->resume = 1;
    return 0;
  case O_TRACE:
    set->trace = 1;
    return 0;
  case O_TLS12:
  case O_TLS13:
    set->cfg.min_version = set->cfg.max_version = option == O_TLS12 ? HSK_TLS12 : HSK_TLS13;
    return 0;
  case O_SUITES:
  case O_GROUPS:
  case O_ALPN:
    return take_choice(set, option);
  case O_CONNECTIONS:
  case O_TIMEOUT:
    return take_limit(set, option);
  default: /* getopt_long has said what is wrong */
    return OUTCOME_USAGE;
  }
}
