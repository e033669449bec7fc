/* hardshake connect: options and files; the connection itself is session.c. */
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "commands.h"
#include "files.h"
#include "names.h"
#include "net.h"
#include "session.h"
#include "trace.h"

static const char help[] =
    "usage: hardshake connect HOST:PORT --ca FILE [options]\n"
    "\n"
    "Opens a TLS 1.2 connection, checks the server's certificate, sends standard input and prints what comes "
    "back.\n"
    "HOST is a name or an address; an IPv6 address stands in brackets: [::1]:443. At the end of standard "
    "input\n"
    "close_notify is sent, and what still arrives is printed until the server closes.\n"
    "\n"
    "who is trusted, who we are\n"
    "  --ca FILE          trust the certificates of this PEM file (repeatable; at least one)\n"
    "  --name NAME        DNS name or IP address that the server's certificate must be for (HOST)\n"
    "  --time SECONDS     judge certificates at this time, in seconds since 1970 (now)\n"
    "  --cert FILE        our certificate and its intermediates, PEM, our own first\n"
    "  --key FILE         our private key, PEM: PKCS#8, PKCS#1 or SEC 1, not encrypted\n"
    "what is offered\n"
    "  --suites LIST      cipher suites in order of preference, IANA names or hexadecimal numbers (all that "
    "we have)\n"
    "  --groups LIST      elliptic groups in order of preference, such as x25519,secp256r1\n"
    "  --alpn LIST        application protocols in order of preference, such as h2,http/1.1\n"
    "  --no-ems           do not offer the extended master secret (RFC 7627)\n"
    "  --require-ems      refuse a server without it\n"
    "what is shown\n"
    "  --trace            print messages, state transitions, the chain and what was agreed on stderr\n"
    "  --keylog FILE      append the master secret to FILE in the NSS key log format (for debugging: whoever "
    "reads\n"
    "                     the file can read the connection)\n"
    "limits\n"
    "  --timeout SECONDS  longest silence in the handshake and at the close (30; 0: no limit)\n"
    "  --chunk N          receive and send at most N bytes at a time (a debugging aid)\n"
    "  --out N            use an output buffer of N bytes, at least 64 (a debugging aid)\n"
    "\n"
    "exit status: 0 fine; 1 usage; 2 a local error (file, network, configuration); 3 the server broke the "
    "protocol\n"
    "or chose what we do not accept; 4 its certificate was refused; 5 it sent a fatal alert; 6 the "
    "connection ended\n"
    "without close_notify or fell silent\n";

enum { LIST_MAX = 64 };

typedef struct {
  const char *target, *name, *cert, *key, *keylog;
  anchor_list anchors;
  cert_list chain;
  hsk_private_key private_key;
  hsk_credential credential;
  uint16_t suites[LIST_MAX], groups[LIST_MAX];
  hsk_bytes alpn[LIST_MAX];
  hsk_config cfg;
  session_options session;
} settings;

static int usage(const char *what, const char *value)
{
  fprintf(stderr, "hardshake connect: %s%s%s; see hardshake connect --help\n", what,
          value == NULL ? "" : ": ", value == NULL ? "" : value);
  return OUTCOME_USAGE;
}

/* number reads a decimal number from min to max. -1: it is none. */
static int number(const char *text, long long min, long long max, long long *out)
{
  char *end;
  errno = 0;
  long long n = strtoll(text, &end, 10);
  if (errno != 0 || end == text || *end != 0 || n < min || n > max) return -1;
  *out = n;
  return 0;
}

/* numbers reads a list of names that by_name knows. -1: an unknown one, or too many. */
static int numbers(const char *text, uint32_t (*by_name)(const char *, size_t), uint16_t *out, size_t *len)
{
  for (*len = 0;; text++) {
    size_t n = strcspn(text, ",:");
    uint32_t found = by_name(text, n);
    if (found == 0 || *len == LIST_MAX) return -1;
    out[(*len)++] = (uint16_t)found;
    text += n;
    if (*text == 0) return 0;
  }
}

static int protocols(const char *text, hsk_bytes *out, size_t *len)
{
  for (*len = 0;; text++) {
    size_t n = strcspn(text, ",");
    if (n == 0 || n > 255 || *len == LIST_MAX) return -1;
    out[*len].data = (const uint8_t *)text;
    out[(*len)++].len = n;
    text += n;
    if (*text == 0) return 0;
  }
}

enum {
  O_CA = 1,
  O_NAME,
  O_TLS12,
  O_TLS13,
  O_TIME,
  O_CERT,
  O_KEY,
  O_SUITES,
  O_GROUPS,
  O_ALPN,
  O_NO_EMS,
  O_REQUIRE_EMS,
  O_TRACE,
  O_KEYLOG,
  O_TIMEOUT,
  O_CHUNK,
  O_OUT,
  O_HELP
};

static const struct option options[] = {{"ca", required_argument, NULL, O_CA},
                                        {"name", required_argument, NULL, O_NAME},
                                        {"tls1.2", no_argument, NULL, O_TLS12},
                                        {"tls1.3", no_argument, NULL, O_TLS13},
                                        {"time", required_argument, NULL, O_TIME},
                                        {"cert", required_argument, NULL, O_CERT},
                                        {"key", required_argument, NULL, O_KEY},
                                        {"suites", required_argument, NULL, O_SUITES},
                                        {"groups", required_argument, NULL, O_GROUPS},
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
    if (number(optarg, 0, INT64_MAX, &n) != 0) return usage("--time wants seconds since 1970, not", optarg);
    set->cfg.now_time = n;
    return 0;
  case O_TIMEOUT:
    if (number(optarg, 0, 86400, &n) != 0) return usage("--timeout wants 0 to 86400 seconds, not", optarg);
    set->session.timeout = (int)n;
    return 0;
  case O_CHUNK:
    if (number(optarg, 1, INT_MAX, &n) != 0) return usage("--chunk wants a number from 1, not", optarg);
    set->session.chunk = (size_t)n;
    return 0;
  default:
    if (number(optarg, HSK_OUT_MIN, HSK_RECORD_MAX, &n) != 0)
      return usage("--out wants 64 to 18437, not", optarg);
    set->session.out_cap = (size_t)n;
    return 0;
  }
}

static int take_offer(settings *set, int option)
{
  hsk_config *cfg = &set->cfg;
  switch (option) {
  case O_SUITES:
    if (numbers(optarg, suite_by_name, set->suites, &cfg->suites_len) != 0)
      return usage("--suites names an unknown cipher suite", optarg);
    cfg->suites = set->suites;
    for (size_t i = 0; i < cfg->suites_len; i++)
      if (hsk_suite_find(cfg->suites[i]) == NULL)
        return usage("--suites names a suite that is not supported", optarg);
    return 0;
  case O_GROUPS:
    if (numbers(optarg, group_by_name, set->groups, &cfg->groups_len) != 0)
      return usage("--groups names an unknown group", optarg);
    cfg->groups = set->groups;
    return 0;
  default:
    if (protocols(optarg, set->alpn, &cfg->alpn_len) != 0)
      return usage("--alpn wants names of 1 to 255 bytes, separated by commas, not", optarg);
    cfg->alpn = set->alpn;
    return 0;
  }
}

/* take_option: 0, or the exit status. */
static int take_option(settings *set, int option)
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
  case O_TLS12:
    set->cfg.min_version = set->cfg.max_version = HSK_TLS12;
    return 0;
  case O_TLS13:
    set->cfg.min_version = set->cfg.max_version = HSK_TLS13;
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
  case O_ALPN:
    return take_offer(set, option);
  case O_TIME:
  case O_TIMEOUT:
  case O_CHUNK:
  case O_OUT:
    return take_limit(set, option);
  default: /* getopt_long has said what is wrong */
    return OUTCOME_USAGE;
  }
}

static void write_keylog(void *arg, const char *label, const uint8_t client_random[32], const uint8_t *secret,
                         size_t len)
{
  FILE *f = arg;
  fprintf(f, "%s ", label);
  for (size_t i = 0; i < 32; i++)
    fprintf(f, "%02x", hsk_u8(client_random, i));
  fputc(' ', f);
  for (size_t i = 0; i < len; i++)
    fprintf(f, "%02x", hsk_u8(secret, i));
  fputc('\n', f);
  fflush(f);
}

static int load_files(settings *set)
{
  hsk_config *cfg = &set->cfg;
  if (set->cert != NULL) {
    if (chain_read(set->cert, &set->chain) != 0) return OUTCOME_LOCAL;
    if (key_read(set->key, &set->credential.key_der, &set->private_key) != 0) return OUTCOME_LOCAL;
    set->credential.chain = set->chain.certs;
    set->credential.chain_len = set->chain.len;
    set->credential.key = &set->private_key;
    cfg->credentials = &set->credential;
    cfg->credentials_len = 1;
  }
  if (set->keylog != NULL) {
    FILE *f = fopen(set->keylog, "a");
    if (f == NULL) {
      fprintf(stderr, "hardshake: %s: %s\n", set->keylog, strerror(errno));
      return OUTCOME_LOCAL;
    }
    cfg->keylog = write_keylog;
    cfg->keylog_arg = f;
  }
  return 0;
}

static int run(settings *set)
{
  static tracer t;
  char host[256], port[32];
  hsk_config *cfg = &set->cfg;
  if (net_split(set->target, host, sizeof host, port, sizeof port) != 0)
    return usage("not HOST:PORT or [ADDRESS]:PORT", set->target);
  int status = load_files(set);
  if (status != 0) return status;
  cfg->anchors = set->anchors.anchors;
  cfg->anchors_len = set->anchors.len;
  if (set->session.trace) {
    t.cfg = cfg;
    cfg->observe = trace_event;
    cfg->observe_arg = &t;
  }
  set->session.cfg = cfg;
  set->session.name = set->name != NULL ? set->name : host;
  set->session.socket = net_dial(host, port, set->session.timeout);
  if (set->session.socket < 0) return OUTCOME_LOCAL;
  return (int)session_run(&set->session);
}

int command_connect(int argc, char **argv)
{
  static settings set;
  int option;
  set.cfg.now_time = (int64_t)time(NULL);
  set.session.timeout = 30;
  while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
    if (option == O_HELP) {
      fputs(help, stdout);
      return 0;
    }
    int status = take_option(&set, option);
    if (status != 0) return status;
  }
  if (optind + 1 != argc) return usage("one HOST:PORT is wanted", NULL);
  set.target = argv[optind];
  if (set.anchors.len == 0) return usage("--ca is wanted: nobody is trusted without it", NULL);
  if ((set.cert == NULL) != (set.key == NULL)) return usage("--cert and --key belong together", NULL);
  int status = run(&set);
  file_drop(&set.credential.key_der);
  return status;
}
