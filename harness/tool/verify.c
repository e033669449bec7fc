/* hardshake verify: a certificate and its chain, judged by the library's validator alone. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "commands.h"
#include "explain.h"
#include "files.h"
#include "report.h"
#include "show_values.h"

static const char help[] =
    "usage: hardshake verify FILE --ca FILE [options]\n"
    "\n"
    "Looks for a path from the first certificate of FILE to a trust anchor and checks it by RFC 5280. "
    "Certificates\n"
    "and revocation lists are read as PEM or DER; further certificates of FILE are taken as intermediates.\n"
    "\n"
    "what there is\n"
    "  --ca FILE          trust the certificates of this file (repeatable; at least one)\n"
    "  --untrusted FILE   certificates that a path may lead through, in any order (repeatable)\n"
    "  --crl FILE         revocation lists (repeatable)\n"
    "  --ocsp FILE        an OCSP response, as stapled to FILE's certificate; a second one belongs to the "
    "next certificate of\n"
    "                     FILE, and so on (repeatable)\n"
    "what is asked for\n"
    "  --name NAME        DNS name or IP address that the certificate must be for; a name with an @ is a "
    "mailbox\n"
    "  --purpose WHAT     server, client or any (server)\n"
    "  --profile WHICH    rfc5280, webpki (the CA/Browser Forum's rules as well), path (RFC 5280 6 alone) "
    "(rfc5280)\n"
    "  --time SECONDS     judge at this time, in seconds since 1970 (now)\n"
    "  --revocation HOW   required, preferred or off, by revocation lists (preferred if there are any)\n"
    "  --stapling HOW     the same, by OCSP responses (preferred if there are any)\n"
    "  --policy OID       accept this certificate policy, such as 2.23.140.1.2.1 (repeatable), and require "
    "one\n"
    "  --depth N          intermediates allowed, self-issued ones apart\n"
    "  --min-rsa BITS     shortest RSA modulus (2048)\n"
    "what is shown\n"
    "  --explain          each certificate, what was said of it, and the clause\n"
    "\n"
    "exit status: 0 valid; 1 usage; 2 a file cannot be read; 3 the certificate is malformed; 4 refused; 5 "
    "revoked, or\n"
    "not known to be not; 6 the budget is used up\n";

enum { POLICIES_MAX = 16, OID_MAX = 64, NODES = 1024, VERIFY_REVOKED = 5, VERIFY_BUDGET = 6 };

typedef struct {
  const char *target;
  anchor_list anchors;
  cert_list certs, crls, ocsp;
  uint8_t oids[POLICIES_MAX][OID_MAX];
  hsk_bytes policies[POLICIES_MAX];
  hsk_chain_request req;
  int explain, revocation_set, stapling_set;
} settings;

static int usage(const char *what, const char *value)
{
  fprintf(stderr, "hardshake verify: %s%s%s; see hardshake verify --help\n", what, value == NULL ? "" : ": ",
          value == NULL ? "" : value);
  return OUTCOME_USAGE;
}

static int number(const char *text, long long max, long long *out)
{
  char *end;
  errno = 0;
  *out = strtoll(text, &end, 10);
  return errno == 0 && end != text && *end == 0 && *out >= 0 && *out <= max ? 0 : -1;
}

/* The place of text in a list of words that ends in NULL, -1: it is none of them. */
static int choice(const char *text, const char *const *words)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp(text, words[i]) == 0) return i;
  return -1;
}

/* put_arc writes a number in base 128 (X.690 8.19.2); the bytes written. */
static size_t put_arc(uint8_t *out, unsigned long arc)
{
  size_t n = 1;
  for (unsigned long rest = arc; rest >= 128; rest /= 128)
    n++;
  for (size_t i = n; i > 0; i--, arc /= 128)
    out[i - 1] = (uint8_t)(arc % 128 + (i == n ? 0 : 128));
  return n;
}

/* oid_parse writes the contents of an OBJECT IDENTIFIER in dotted form; 0: it is none. */
static size_t oid_parse(const char *text, uint8_t *out)
{
  unsigned long arc, first = 0;
  size_t len = 0;
  for (int count = 0;; count++) {
    char *end;
    if (*text < '0' || *text > '9') return 0;
    arc = strtoul(text, &end, 10);
    if (len + 10 > OID_MAX || arc > UINT32_MAX || (count == 0 && arc > 2)) return 0;
    if (count == 0)
      first = arc;
    else
      len += put_arc(out + len, count == 1 ? 40 * first + arc : arc);
    if (*end == 0) return count > 0 ? len : 0;
    if (*end != '.') return 0;
    text = end + 1;
  }
}

static int take_policy(settings *set)
{
  size_t i = set->req.policies_len;
  if (i == POLICIES_MAX) return usage("too many policies", optarg);
  size_t len = oid_parse(optarg, set->oids[i]);
  if (len == 0) return usage("--policy wants an object identifier, not", optarg);
  set->policies[i] = (hsk_bytes){set->oids[i], len};
  set->req.policies = set->policies;
  set->req.policies_len++;
  set->req.policy_flags |= HSK_POLICY_EXPLICIT;
  return 0;
}

enum {
  O_CA = 1,
  O_UNTRUSTED,
  O_CRL,
  O_OCSP,
  O_NAME,
  O_PURPOSE,
  O_PROFILE,
  O_TIME,
  O_REVOCATION,
  O_STAPLING,
  O_POLICY,
  O_DEPTH,
  O_RSA,
  O_EXPLAIN
};

static const struct option options[] = {{"ca", required_argument, NULL, O_CA},
                                        {"untrusted", required_argument, NULL, O_UNTRUSTED},
                                        {"crl", required_argument, NULL, O_CRL},
                                        {"ocsp", required_argument, NULL, O_OCSP},
                                        {"name", required_argument, NULL, O_NAME},
                                        {"purpose", required_argument, NULL, O_PURPOSE},
                                        {"profile", required_argument, NULL, O_PROFILE},
                                        {"time", required_argument, NULL, O_TIME},
                                        {"revocation", required_argument, NULL, O_REVOCATION},
                                        {"stapling", required_argument, NULL, O_STAPLING},
                                        {"policy", required_argument, NULL, O_POLICY},
                                        {"depth", required_argument, NULL, O_DEPTH},
                                        {"min-rsa", required_argument, NULL, O_RSA},
                                        {"explain", no_argument, NULL, O_EXPLAIN},
                                        {"help", no_argument, NULL, 'h'},
                                        {NULL, 0, NULL, 0}};

static int take_choice(settings *set, int option)
{
  static const char *const purposes[] = {"server", "client", "any", NULL},
                           *const profiles[] = {"rfc5280", "webpki", "path", NULL},
                           *const hows[] = {"off", "preferred", "required", NULL};
  const char *const *words = option == O_PURPOSE ? purposes : option == O_PROFILE ? profiles : hows;
  int i = choice(optarg, words);
  if (i < 0) return usage("unknown word", optarg);
  if (option == O_PURPOSE) set->req.purpose = HSK_PURPOSE_SERVER_AUTH + (uint32_t)i;
  if (option == O_PROFILE) set->req.profile = (uint32_t)i;
  if (option == O_REVOCATION) {
    set->req.revocation = (uint32_t)i;
    set->revocation_set = 1;
  }
  if (option == O_STAPLING) {
    set->req.ocsp_mode = (uint32_t)i;
    set->stapling_set = 1;
  }
  return 0;
}

static int take_number(settings *set, int option)
{
  long long n;
  if (number(optarg, option == O_TIME ? INT64_MAX : option == O_DEPTH ? HSK_CHAIN_MAX_DEPTH : 4096, &n) != 0)
    return usage("not a number in range", optarg);
  if (option == O_TIME) set->req.now_time = n;
  if (option == O_DEPTH) set->req.max_depth = n == 0 ? HSK_CHAIN_NO_DEPTH : (uint32_t)n;
  if (option == O_RSA) set->req.min_rsa_bits = (uint32_t)n;
  return 0;
}

static int take_option(settings *set, int option)
{
  switch (option) {
  case O_CA:
    return anchors_add(optarg, &set->anchors) == 0 ? 0 : OUTCOME_LOCAL;
  case O_UNTRUSTED:
    return objects_add(optarg, "CERTIFICATE", &set->certs) == 0 ? 0 : OUTCOME_LOCAL;
  case O_CRL:
    return objects_add(optarg, "X509 CRL", &set->crls) == 0 ? 0 : OUTCOME_LOCAL;
  case O_OCSP:
    return objects_add(optarg, "OCSP RESPONSE", &set->ocsp) == 0 ? 0 : OUTCOME_LOCAL;
  case O_NAME:
    set->req.name = (hsk_bytes){(const uint8_t *)optarg, strlen(optarg)};
    set->req.name_kind = strchr(optarg, '@') != NULL ? HSK_NAME_MAILBOX : HSK_NAME_HOST;
    return 0;
  case O_PURPOSE:
  case O_PROFILE:
  case O_REVOCATION:
  case O_STAPLING:
    return take_choice(set, option);
  case O_TIME:
  case O_DEPTH:
  case O_RSA:
    return take_number(set, option);
  case O_POLICY:
    return take_policy(set);
  case O_EXPLAIN:
    set->explain = 1;
    return 0;
  default: /* getopt_long has said what is wrong */
    return OUTCOME_USAGE;
  }
}

/* The target comes first, then what else its file holds, then --untrusted: in one buffer, as the validator wants them. */
static int make_pool(settings *set, uint8_t **pool, hsk_span **spans)
{
  cert_list own = {NULL, 0};
  size_t used = 1, total = 1, n = 0;
  if (objects_add(set->target, "CERTIFICATE", &own) != 0) return OUTCOME_LOCAL;
  const cert_list *lists[2] = {&own, &set->certs};
  for (size_t l = 0; l < 2; l++)
    for (size_t i = 0; i < lists[l]->len; i++)
      total += lists[l]->certs[i].len;
  *pool = malloc(total);
  *spans = calloc(own.len + set->certs.len, sizeof **spans);
  if (*pool == NULL || *spans == NULL) return OUTCOME_LOCAL;
  for (size_t l = 0; l < 2; l++)
    for (size_t i = 0; i < lists[l]->len; i++) {
      hsk_bytes der = lists[l]->certs[i];
      memcpy(*pool + used, der.data, der.len);
      (*spans)[n++] = (hsk_span){used, der.len};
      used += der.len;
    }
  set->req.base = *pool;
  set->req.certs = *spans;
  set->req.certs_len = n;
  for (size_t i = 0; i < own.len; i++)
    file_drop(&own.certs[i]);
  free(own.certs);
  return 0;
}

static int exit_status(uint32_t error)
{
  switch (error) {
  case HSK_OK:
    return OUTCOME_FINE;
  case HSK_CERT_REVOKED:
  case HSK_CERT_REVOCATION_UNKNOWN:
  case HSK_CERT_BAD_OCSP:
  case HSK_CERT_OCSP_REFUSED:
  case HSK_CERT_OCSP_UNKNOWN_CRITICAL:
  case HSK_CERT_OCSP_BAD_RESPONDER:
  case HSK_CERT_OCSP_BAD_SIGNATURE:
  case HSK_CERT_OCSP_OTHER_CERT:
  case HSK_CERT_OCSP_NOT_CURRENT:
  case HSK_CERT_OCSP_UNKNOWN:
  case HSK_CERT_OCSP_MISSING:
  case HSK_CERT_NOT_STAPLED:
    return VERIFY_REVOKED;
  case HSK_CERT_BUDGET:
  case HSK_CERT_TOO_MANY:
    return VERIFY_BUDGET;
  default:
    return error >= HSK_CERT_BAD_DER && error <= HSK_CERT_BAD_KEY ? OUTCOME_PROTOCOL : OUTCOME_CERTIFICATE;
  }
}

/* The user-constrained-policy-set, where a policy was asked for */
static void print_policies(const hsk_chain_request *req, const hsk_chain_work *work)
{
  for (size_t i = 0; i < work->policies; i++) {
    const hsk_policy_node *n = &work->nodes[i];
    const hsk_span oid = {n->oid_at, n->oid_len};
    show_oid((show){stdout, 2}, "policy", req->base + req->certs[n->cert].off, oid);
  }
  if (work->any_policy) show_line((show){stdout, 2}, "policy", "any that was asked for");
}

static int judge(settings *set)
{
  static hsk_policy_node nodes[NODES];
  hsk_chain_request *req = &set->req;
  hsk_chain_verdict verdict;
  hsk_chain_work work = {
      .nodes = nodes, .nodes_len = NODES, .slots_len = req->certs_len, .crls_len = set->crls.len};
  work.slots = calloc(req->certs_len, sizeof *work.slots);
  work.crls = calloc(set->crls.len + 1, sizeof *work.crls);
  if (work.slots == NULL || work.crls == NULL) return OUTCOME_LOCAL;
  req->anchors = set->anchors.anchors;
  req->anchors_len = set->anchors.len;
  req->crls = set->crls.certs;
  req->crls_len = set->crls.len;
  req->ocsp = set->ocsp.certs;
  req->ocsp_len = set->ocsp.len;
  if (!set->stapling_set && req->ocsp_len != 0) req->ocsp_mode = HSK_REVOCATION_PREFERRED;
  if (!set->revocation_set && req->crls_len != 0) req->revocation = HSK_REVOCATION_PREFERRED;
  hsk_result r = hsk_chain_check(req, &work, &verdict);
  explain_verdict(stdout, req, &verdict, set->explain);
  if (r.error == HSK_OK) print_policies(req, &work);
  free(work.slots);
  free(work.crls);
  return exit_status(r.error);
}

static void drop(settings *set)
{
  for (size_t i = 0; i < set->anchors.len; i++)
    file_drop(&set->anchors.anchors[i].der);
  free(set->anchors.anchors);
  cert_list *lists[3] = {&set->certs, &set->crls, &set->ocsp};
  for (size_t l = 0; l < 3; l++) {
    for (size_t i = 0; i < lists[l]->len; i++)
      file_drop(&lists[l]->certs[i]);
    free(lists[l]->certs);
  }
}

static int run(settings *set)
{
  uint8_t *pool = NULL;
  hsk_span *spans = NULL;
  int status = make_pool(set, &pool, &spans);
  if (status == 0) status = judge(set);
  free(pool);
  free(spans);
  return status;
}

int command_verify(int argc, char **argv)
{
  static settings set;
  int option, status = 0;
  set.req.purpose = HSK_PURPOSE_SERVER_AUTH;
  set.req.now_time = time(NULL);
  argv[0] = (char *)(uintptr_t) "hardshake verify";
  while (status == 0 && (option = getopt_long(argc, argv, "h", options, NULL)) != -1) {
    if (option == 'h') {
      fputs(help, stdout);
      return OUTCOME_FINE;
    }
    status = take_option(&set, option);
  }
  if (status == 0 && optind + 1 != argc) status = usage("one file is wanted", NULL);
  if (status == 0 && set.anchors.len == 0) status = usage("--ca is wanted", NULL);
  if (status == 0) {
    set.target = argv[optind];
    status = run(&set);
  }
  drop(&set);
  return status;
}
