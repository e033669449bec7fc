/* What the tests of chain/ share: certificates in files that a script has made, and rows that name them. */
#ifndef HSK_TESTS_CHAIN_UTIL_H
#define HSK_TESTS_CHAIN_UTIL_H
#include "msg_util.h"
#include <unistd.h>
#include "chain/chain.h"

#ifndef NOW
#define NOW 1767225600 /* 2026-01-01 */
#endif

/* A row without a profile is about RFC 5280 6 alone. */
#define STRICT (1 + HSK_PROFILE_RFC5280)
#define WEBPKI (1 + HSK_PROFILE_WEBPKI)

typedef struct {
  const char *name, *certs, *anchors; /* names of files, with a space between; anchors NAME*N repeats it */
  uint32_t error;
  const char *blamed;
  const char *host;
  int64_t now;
  uint32_t purpose, max_depth, signatures, steps, min_rsa, path_len, profile, kind, policy_flags, comparisons,
      anchor_blamed, revocation;
  const char *policy, *suffix, *crls;
  const char *ocsp; /* responses: CERT=FILE with a space between */
  uint32_t ocsp_mode;
} row;

static char dir[] = "/tmp/hsk-chains-XXXXXX";
static uint8_t pool[40000];
enum { MOST = 24 };
static hsk_span spans[MOST];
static char names[MOST][40];
static size_t pool_len, count;
static uint8_t anchor_der[8][2000];
static hsk_anchor anchors[128];
static size_t anchors_len;
enum { MOST_CRLS = 8 };
static uint8_t crl_der[MOST_CRLS][1000];
static hsk_bytes crls[MOST_CRLS];
static size_t crls_len;
static hsk_chain_crl lists[MOST_CRLS];
static uint8_t ocsp_der[4][3000];
static hsk_bytes responses[MOST];
static hsk_chain_slot slots[HSK_CHAIN_MAX_CERTS];
static hsk_policy_node nodes[64];
static hsk_chain_work work;
static hsk_chain_verdict verdict;

static int setup(void **state)
{
  char command[100];
  (void)state;
  if (mkdtemp(dir) == NULL) return -1;
  snprintf(command, sizeof command, SCRIPT " %s", dir);
  return system(command);
}

static int teardown(void **state)
{
  char command[100];
  (void)state;
  snprintf(command, sizeof command, "rm -rf %s", dir);
  return system(command);
}

static size_t load(const char *name, uint8_t *to, size_t cap)
{
  char path[100];
  snprintf(path, sizeof path, "%s/%s.der", dir, name);
  FILE *f = fopen(path, "rb");
  if (f == NULL) fail_msg("%s is missing", path);
  size_t n = fread(to, 1, cap, f);
  fclose(f);
  return n;
}

/* word copies the next word of a text; 0 at its end */
static int word(const char **text, char out[40])
{
  while (**text == ' ')
    (*text)++;
  size_t n = strcspn(*text, " ");
  if (n == 0) return 0;
  assert_true(n < 40);
  memcpy(out, *text, n);
  out[n] = 0;
  *text += n;
  return 1;
}

/* Puts the certificates into the pool, a byte apart so that no offset is 0; all but the first in reverse order if asked to. */
static void fill_pool(const char *certs, int reverse)
{
  const char *at = certs;
  count = 0;
  while (word(&at, names[count]))
    assert_true(++count < MOST);
  for (size_t i = 1, j = count - 1; reverse && i < j; i++, j--) {
    char swap[40];
    memcpy(swap, names[i], 40);
    memcpy(names[i], names[j], 40);
    memcpy(names[j], swap, 40);
  }
  pool_len = 1;
  for (size_t i = 0; i < count; i++) {
    spans[i].off = pool_len;
    spans[i].len = load(names[i], pool + pool_len, sizeof pool - pool_len);
    pool_len += spans[i].len;
  }
}

static void fill_anchors(const char *list)
{
  char name[40];
  size_t files = 0;
  anchors_len = 0;
  while (word(&list, name)) {
    char *star = strchr(name, '*');
    int times = star == NULL ? 1 : atoi(star + 1);
    if (star != NULL) *star = 0;
    size_t n = load(name, anchor_der[files], sizeof *anchor_der);
    for (; times > 0; times--) {
      hsk_bytes der = {anchor_der[files], n};
      assert_int_equal(hsk_anchor_from_cert(der, &anchors[anchors_len++]).error, HSK_OK);
    }
    files++;
  }
}

static int is_suffix(void *arg, hsk_bytes domain)
{
  const char *suffix = arg;
  return domain.len == strlen(suffix) && memcmp(domain.data, suffix, domain.len) == 0;
}

static hsk_chain_request request_of(const row *r)
{
  hsk_bytes host = {(const uint8_t *)r->host, r->host == NULL ? 0 : strlen(r->host)};
  static hsk_bytes policy;
  policy = (hsk_bytes){(const uint8_t *)r->policy, r->policy == NULL ? 0 : strlen(r->policy)};
  return (hsk_chain_request){.base = pool,
                             .certs = spans,
                             .certs_len = count,
                             .anchors = anchors,
                             .anchors_len = anchors_len,
                             .now_time = r->now == 0 ? NOW : r->now,
                             .profile = r->profile == 0 ? HSK_PROFILE_PATH : r->profile - 1,
                             .purpose = r->purpose == 0 ? HSK_PURPOSE_SERVER_AUTH : r->purpose,
                             .max_depth = r->max_depth,
                             .name = host,
                             .budget_signatures = r->signatures,
                             .budget_steps = r->steps,
                             .budget_comparisons = r->comparisons,
                             .name_kind = r->kind,
                             .policy_flags = r->policy_flags,
                             .revocation = r->revocation,
                             .crls = crls,
                             .crls_len = crls_len,
                             .ocsp_mode = r->ocsp_mode,
                             .ocsp = responses,
                             .ocsp_len = r->ocsp == NULL ? 0 : count,
                             .policies = &policy,
                             .policies_len = policy.len != 0,
                             .is_public_suffix = r->suffix == NULL ? NULL : is_suffix,
                             .suffix_arg = (void *)(uintptr_t)r->suffix,
                             .min_rsa_bits = r->min_rsa};
}

/* What a test makes of the certificates that the script made */
static inline void save(const char *name, const uint8_t *der, size_t n)
{
  char path[100];
  snprintf(path, sizeof path, "%s/%s.der", dir, name);
  FILE *f = fopen(path, "wb");
  assert_non_null(f);
  assert_int_equal(fwrite(der, 1, n, f), n);
  fclose(f);
}

static void fill_crls(const char *list)
{
  char name[40];
  crls_len = 0;
  while (list != NULL && word(&list, name)) {
    crls[crls_len] = (hsk_bytes){crl_der[crls_len], load(name, crl_der[crls_len], sizeof *crl_der)};
    assert_true(++crls_len <= MOST_CRLS);
  }
}

/* Each response goes to the place that its certificate has in the pool. */
static void fill_ocsp(const char *list)
{
  char name[40];
  size_t n = 0;
  memset(responses, 0, sizeof responses);
  while (list != NULL && word(&list, name)) {
    size_t i = 0;
    char *file = strchr(name, '=');
    assert_non_null(file);
    *file++ = 0;
    while (i < count && strcmp(names[i], name) != 0)
      i++;
    assert_true(i < count && n < sizeof ocsp_der / sizeof *ocsp_der);
    responses[i] = (hsk_bytes){ocsp_der[n], load(file, ocsp_der[n], sizeof *ocsp_der)};
    n++;
  }
}

/* What must hold of every verdict, whatever the row says */
static void check_verdict(const row *r, const hsk_chain_request *req, hsk_result got)
{
  assert_int_equal(verdict.result.error, got.error);
  assert_int_equal(verdict.result.at, got.at);
  assert_true(verdict.index < count);
  assert_true(got.at <= spans[verdict.index].len);
  assert_true(verdict.signatures <= (req->budget_signatures ? req->budget_signatures : HSK_CHAIN_SIGNATURES));
  assert_true(verdict.steps <= (req->budget_steps ? req->budget_steps : HSK_CHAIN_STEPS));
  assert_int_equal(verdict.anchor_blamed, r->anchor_blamed);
  if (!verdict.anchor_blamed) assert_int_equal(slots[verdict.index].error, got.error);
  if (got.error != HSK_OK) return;
  assert_in_range(verdict.path_len, 1, HSK_CHAIN_MAX_DEPTH + 1);
  assert_int_equal(verdict.path[0], 0);
  assert_true(verdict.anchor < anchors_len);
  for (size_t i = 0; i < verdict.path_len; i++) {
    assert_int_equal(slots[verdict.path[i]].error, HSK_OK);
    for (size_t j = 0; j < i; j++)
      assert_int_not_equal(verdict.path[i], verdict.path[j]);
  }
  if (r->path_len != 0) assert_int_equal(verdict.path_len, r->path_len);
}

static void run(const row *r, int reverse)
{
  fill_pool(r->certs, reverse);
  fill_anchors(r->anchors);
  fill_crls(r->crls);
  fill_ocsp(r->ocsp);
  hsk_chain_request req = request_of(r);
  memset(slots, 0xa5, sizeof slots);
  memset(nodes, 0xa5, sizeof nodes);
  memset(lists, 0xa5, sizeof lists);
  work = (hsk_chain_work){.slots = slots,
                          .slots_len = HSK_CHAIN_MAX_CERTS,
                          .nodes = nodes,
                          .nodes_len = 64,
                          .crls = lists,
                          .crls_len = MOST_CRLS};
  memset(&verdict, 0xa5, sizeof verdict);
  hsk_result got = hsk_chain_check(&req, &work, &verdict);
  if (got.error != r->error)
    fail_msg("%s: %s of %s", r->name, hsk_error_name(got.error), names[verdict.index]);
  if (r->blamed != NULL && strcmp(names[verdict.index], r->blamed) != 0)
    fail_msg("%s: %s is blamed", r->name, names[verdict.index]);
  check_verdict(r, &req, got);
}

static void run_all(const row *rows, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    run(&rows[i], 0);
    run(&rows[i], 1);
  }
}

#define RUN(rows) run_all(rows, sizeof rows / sizeof *rows)

#endif
