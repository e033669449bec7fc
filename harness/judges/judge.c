#include "judge.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "crypto/crypto.h"

void judge_start(judge_case *c)
{
  c->used = 1; /* a span at 0 means "absent" */
  c->certs_len = c->anchors_len = c->crls_len = 0;
  c->unreadable = hsk_ok();
}

hsk_span judge_add_pem(judge_case *c, const char *pem)
{
  hsk_bytes text = {(const uint8_t *)pem, strlen(pem)};
  hsk_span none = {0, 0}, der = {c->used, 0};
  size_t pos = 0;
  char label[32];
  hsk_result r = hsk_pem_decode(text, &pos, label, c->pool + c->used, JUDGE_POOL - c->used, &der.len);
  if (r.error != HSK_OK) return none;
  c->used += der.len;
  return der;
}

hsk_span judge_add_file(judge_case *c, const char *path)
{
  hsk_span none = {0, 0}, der = {c->used, 0};
  FILE *f = fopen(path, "rb");
  if (f == NULL) return none;
  der.len = fread(c->pool + c->used, 1, JUDGE_POOL - c->used, f);
  fclose(f);
  c->used += der.len;
  return der.len == 0 ? none : der;
}

void judge_add_cert(judge_case *c, hsk_span der)
{
  if (c->certs_len < JUDGE_CERTS) c->certs[c->certs_len++] = der;
}

void judge_add_anchor(judge_case *c, hsk_span der)
{
  hsk_bytes bytes = {c->pool + der.off, der.len};
  if (c->anchors_len == JUDGE_ANCHORS) return;
  hsk_result r = hsk_anchor_from_cert(bytes, &c->anchors[c->anchors_len]);
  if (r.error == HSK_OK)
    c->anchors_len++;
  else
    c->unreadable = r;
}

void judge_add_crl(judge_case *c, hsk_span der)
{
  hsk_bytes bytes = {c->pool + der.off, der.len};
  if (c->crls_len < JUDGE_CRLS) c->crls[c->crls_len++] = bytes;
}

hsk_result judge_check(judge_case *c, hsk_chain_request *req)
{
  req->base = c->pool;
  req->certs = c->certs;
  req->certs_len = c->certs_len;
  req->anchors = c->anchors;
  req->anchors_len = c->anchors_len;
  req->crls = c->crls;
  req->crls_len = c->crls_len;
  c->work = (hsk_chain_work){.slots = c->slots,
                             .slots_len = JUDGE_CERTS,
                             .nodes = c->nodes,
                             .nodes_len = sizeof c->nodes / sizeof *c->nodes,
                             .crls = c->lists,
                             .crls_len = JUDGE_CRLS};
  double from = judge_clock_ms();
  hsk_result r = hsk_chain_check(req, &c->work, &c->verdict);
  c->ms = judge_clock_ms() - from;
  return r;
}

void judge_note(judge_count *n, const char *id, int expected_ok, hsk_result found, const char *remark)
{
  int right = (found.error == HSK_OK) == (expected_ok != 0);
  if (right)
    n->passed++;
  else
    n->failed++;
  if (!right || n->verbose)
    printf("%s - %s: %s, expected %s%s%s\n", right ? "ok" : "not ok", id, hsk_error_name(found.error),
           expected_ok ? "success" : "failure", *remark != 0 ? "; " : "", remark);
}

int judge_end(const judge_count *n)
{
  if (n->worst[0] != 0) printf("longest: %s, %.2f ms\n", n->worst, n->worst_ms);
  printf("%u passed, %u failed, %u skipped\n", n->passed, n->failed, n->skipped);
  return n->failed != 0;
}

double judge_clock_ms(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* ---- public suffixes (https://publicsuffix.org/list/): rules one a line, `!` excepts, `*` is one label ---- */

static char **rules;
static size_t rules_len;

static int compare(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

int judge_suffixes(const char *path)
{
  char line[512];
  FILE *f = fopen(path, "r");
  if (f == NULL) return 0;
  while (fgets(line, sizeof line, f) != NULL) {
    line[strcspn(line, " \t\r\n")] = 0;
    if (line[0] == 0 || strncmp(line, "//", 2) == 0) continue;
    char **more = realloc(rules, (rules_len + 1) * sizeof *rules);
    if (more == NULL) break;
    rules = more;
    rules[rules_len++] = strdup(line);
  }
  fclose(f);
  qsort(rules, rules_len, sizeof *rules, compare);
  return rules_len != 0;
}

static int has_rule(const char *rule)
{
  return bsearch(&rule, rules, rules_len, sizeof *rules, compare) != NULL;
}

int judge_is_public_suffix(void *arg, hsk_bytes domain)
{
  char name[256], rule[260];
  (void)arg;
  if (domain.len == 0 || domain.len >= sizeof name) return 0;
  for (size_t i = 0; i < domain.len; i++) {
    uint8_t c = domain.data[i];
    name[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  name[domain.len] = 0;
  snprintf(rule, sizeof rule, "!%s", name);
  if (has_rule(rule)) return 0;
  const char *dot = strchr(name, '.');
  /* a name without a dot is one by the list's default rule `*` */
  if (dot == NULL || has_rule(name)) return 1;
  snprintf(rule, sizeof rule, "*%s", dot);
  return has_rule(rule);
}
