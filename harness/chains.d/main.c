/* chains DIFFERENCES CASES [SHARE [WHICH]]: see harness/chains. */
#define _GNU_SOURCE /* FNM_EXTMATCH */
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "chain/chain.h"
#include "chains.h"

enum { WORKERS = 2, ROWS = 400 };

/* mbedTLS and the others ask this one. */
time_t time(time_t *t)
{
  if (t != NULL) *t = NOW;
  return NOW;
}

/* ---- the cases ---- */

static buf whole[KEYS][KEYS], root_whole; /* certificates as they should be, by role and issuer */

static void issue(buf *der, const spec *s)
{
  buf tbs;
  spec_tbs(s, &tbs);
  certificate(der, &tbs, &s->outer, s->signer);
}

static void prepare(void)
{
  spec s;
  keys_init();
  for (unsigned role = INT; role <= LEAF; role++)
    for (unsigned issuer = ROOT; issuer < role; issuer++) {
      spec_default(&s, role, issuer);
      issue(&whole[role][issuer], &s);
    }
  spec_default(&s, ROOT, ROOT);
  issue(&root_whole, &s);
}

/* The roles of a chain, from the target up to the anchor */
static const unsigned shapes[3][CHAIN_MAX] = {
    {LEAF, INT, ROOT, ROOT}, {LEAF, SUB, INT, ROOT}, {LEAF, ROOT, ROOT, ROOT}};
static const size_t depths[3] = {2, 3, 1};
static const char *const role_names[KEYS] = {"root", "int", "sub", "leaf", "stranger"};

static void fill(chain_case *c, size_t shape)
{
  c->len = depths[shape];
  for (size_t i = 0; i < c->len; i++)
    c->der[i] = whole[shapes[shape][i]][shapes[shape][i + 1]];
  c->root = root_whole;
  c->what[0] = 0;
}

static buf *place_of(chain_case *c, size_t i)
{
  return i < c->len ? &c->der[i] : &c->root;
}

static unsigned issuer_of(const chain_case *c, size_t shape, size_t i)
{
  return i < c->len ? shapes[shape][i + 1] : (unsigned)ROOT;
}

static void add_what(chain_case *c, const char *role, const char *what)
{
  size_t n = strlen(c->what);
  snprintf(c->what + n, sizeof c->what - n, "%s%s %s", n == 0 ? "" : ", ", role, what);
}

/* One tweak, or two: of the same certificate or of two */
static void tweaked(chain_case *c, size_t shape, size_t i, size_t n, size_t j, size_t m)
{
  spec s;
  spec_default(&s, shapes[shape][i], issuer_of(c, shape, i));
  tweaks[n].apply(&s);
  add_what(c, role_names[shapes[shape][i]], tweaks[n].name);
  if (j == i && m < tweaks_len) {
    tweaks[m].apply(&s);
    add_what(c, role_names[shapes[shape][i]], tweaks[m].name);
  }
  issue(place_of(c, i), &s);
  if (j == i || m >= tweaks_len) return;
  spec_default(&s, shapes[shape][j], issuer_of(c, shape, j));
  tweaks[m].apply(&s);
  add_what(c, role_names[shapes[shape][j]], tweaks[m].name);
  issue(place_of(c, j), &s);
}

/* An element of the TBSCertificate changed, and signed again; or of what is around it, and not */
static int mutated(chain_case *c, size_t shape, size_t i, uint64_t *random)
{
  char what[TEXT];
  spec s;
  buf tbs, changed = {.len = 0};
  spec_default(&s, shapes[shape][i], issuer_of(c, shape, i));
  spec_tbs(&s, &tbs);
  if (next_random(random) % 8 == 0) {
    buf from = *place_of(c, i);
    int did = mutate(&from, 1, place_of(c, i), random, what);
    strncat(what, ", unsigned", sizeof what - strlen(what) - 1);
    add_what(c, role_names[shapes[shape][i]], what);
    return did;
  }
  int did = mutate(&tbs, 0, &changed, random, what);
  add_what(c, role_names[shapes[shape][i]], what);
  certificate(place_of(c, i), &changed, &s.outer, s.signer);
  return did;
}

/* Case number n; 0: nothing was changed */
static int make_case(chain_case *c, uint64_t n)
{
  uint64_t random = n * 0x9e3779b97f4a7c15u + 1;
  for (int k = 0; k < 4; k++)
    (void)next_random(&random);
  for (size_t shape = 0; shape < 3; shape++) {
    uint64_t singles = (depths[shape] + 1) * tweaks_len;
    if (n < singles) {
      fill(c, shape);
      tweaked(c, shape, n / tweaks_len, n % tweaks_len, 0, tweaks_len);
      return 1;
    }
    n -= singles;
  }
  size_t shape = next_random(&random) % 3, places = depths[shape] + 1;
  fill(c, shape);
  size_t i = next_random(&random) % places;
  if (n % 3 != 0) return mutated(c, shape, i, &random);
  size_t first = next_random(&random) % tweaks_len, j = next_random(&random) % places;
  tweaked(c, shape, i, first, j, next_random(&random) % tweaks_len);
  return 1;
}

/* ---- the verdicts ---- */

typedef struct {
  unsigned long cases, accepted, refused, differ, defects;
} count;

static void judge(const chain_case *c, FILE *out, count *n)
{
  char why[3][TEXT];
  int theirs[3] = {openssl_check(c, why[0]), gnutls_check(c, why[1]), mbedtls_check(c, why[2])};
  uint32_t ours = ours_check(c, HSK_PROFILE_RFC5280), path = ours;
  int others = theirs[0] + theirs[1] + theirs[2];
  if (ours != HSK_OK) path = ours_check(c, HSK_PROFILE_PATH);
  n->cases++;
  int defect = path == HSK_OK && others == 0;
  if (!defect && ours != HSK_OK && others == 0) n->refused++;
  if (ours == HSK_OK && others == 3) n->accepted++;
  if (!defect && (ours == HSK_OK) * 3 == others) return;
  n->differ++;
  fprintf(out, "%s\t%c%c%c\t%s\t%s; %s; %s\n", defect ? "PATH" : hsk_error_name(ours), theirs[0] ? 'a' : 'r',
          theirs[1] ? 'a' : 'r', theirs[2] ? 'a' : 'r', c->what, why[0], why[1], why[2]);
}

static void work(FILE *out, uint64_t cases, uint64_t share, uint64_t which, uint64_t me)
{
  static chain_case c;
  count n = {0, 0, 0, 0, 0};
  openssl_start();
  gnutls_start();
  for (uint64_t i = which + me * share; i < cases; i += WORKERS * share)
    if (make_case(&c, i)) judge(&c, out, &n);
  fprintf(out, "COUNT\t%lu\t%lu\t%lu\n", n.cases, n.accepted, n.refused);
}

/* ---- the table ---- */

typedef struct {
  char *ours, *theirs, *what, *clause;
  unsigned long used;
} row;

static row rows[ROWS];
static size_t rows_len;

static char *column(char **at)
{
  char *word = *at;
  *at += strcspn(*at, "\t\n");
  if (**at != 0) *(*at)++ = 0;
  return word;
}

static int read_rows(const char *path)
{
  static char text[1 << 17];
  FILE *f = fopen(path, "r");
  if (f == NULL) return 0;
  size_t len = fread(text, 1, sizeof text - 1, f);
  fclose(f);
  text[len] = 0;
  for (char *line = strtok(text, "\n"); line != NULL && rows_len < ROWS; line = strtok(NULL, "\n")) {
    char *at = line;
    if (line[0] == '#') continue;
    rows[rows_len] = (row){column(&at), column(&at), column(&at), column(&at), 0};
    rows_len++;
  }
  return 1;
}

static row *explain(const char *ours, const char *theirs, const char *what)
{
  for (size_t i = 0; i < rows_len; i++)
    if (fnmatch(rows[i].ours, ours, FNM_EXTMATCH) == 0 && fnmatch(rows[i].theirs, theirs, 0) == 0 &&
        fnmatch(rows[i].what, what, FNM_EXTMATCH) == 0)
      return &rows[i];
  return NULL;
}

static void add_up(FILE *f, count *all)
{
  static char line[1024];
  rewind(f);
  while (fgets(line, sizeof line, f) != NULL) {
    unsigned long n, accepted, refused;
    if (sscanf(line, "COUNT\t%lu\t%lu\t%lu", &n, &accepted, &refused) == 3) {
      all->cases += n;
      all->accepted += accepted;
      all->refused += refused;
      continue;
    }
    char *at = line, *ours = column(&at), *theirs = column(&at), *what = column(&at);
    row *r = explain(ours, theirs, what);
    all->differ++;
    if (r != NULL) {
      r->used++;
      continue;
    }
    all->defects++;
    printf("not ok - %s, others %s: %s (%s)\n", ours, theirs, what, column(&at));
  }
}

int main(int argc, char **argv)
{
  count all = {0, 0, 0, 0, 0};
  FILE *files[WORKERS];
  pid_t pids[WORKERS];
  if (argc < 3 || !read_rows(argv[1])) return 2;
  uint64_t cases = strtoull(argv[2], NULL, 10), share = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
  uint64_t which = argc > 4 ? strtoull(argv[4], NULL, 10) : 0;
  prepare();
  for (int w = 0; w < WORKERS; w++) {
    files[w] = tmpfile();
    pids[w] = files[w] == NULL ? -1 : fork();
    if (pids[w] < 0) return 2;
    if (pids[w] == 0) {
      work(files[w], cases, share, which, (uint64_t)w);
      return fclose(files[w]) != 0;
    }
  }
  for (int w = 0; w < WORKERS; w++) {
    int status;
    if (waitpid(pids[w], &status, 0) < 0 || status != 0) all.defects++, printf("not ok - a worker died\n");
    add_up(files[w], &all);
  }
  for (size_t i = 0; i < rows_len; i++) {
    if (getenv("VERBOSE") != NULL)
      printf("%6lu  %s %s %s (%s)\n", rows[i].used, rows[i].ours, rows[i].theirs, rows[i].what,
             rows[i].clause);
    if (rows[i].used != 0 || share != 1) continue;
    all.defects++;
    printf("not ok - no case needs this row: %s %s %s\n", rows[i].ours, rows[i].theirs, rows[i].what);
  }
  printf("%lu chains: all four accept %lu, all four refuse %lu, %lu differ with a reason\n", all.cases,
         all.accepted, all.refused, all.differ - all.defects);
  printf("%lu passed, %lu failed, 0 skipped\n", all.cases - all.defects, all.defects);
  return all.defects != 0;
}
