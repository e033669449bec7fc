/* harness/wycheproof [-v] DECISIONS FILE.json...: Project Wycheproof's vectors (https://github.com/C2SP/wycheproof) through the crypto seam and our
   own key parsers. "valid" tests must be accepted with the result that they say, "invalid" ones refused, and "acceptable" ones go as the table
   DECISIONS says. What TLS does not use (curves, hashes, lengths) is skipped, with the reason and how many there were. */
#include "wycheproof.h"
#include <stdlib.h>

enum { DECISIONS = 64, REASONS = 64 };

/* A row of the table: type, flag, accept or refuse, and the clause and reason, which are for readers */
typedef struct {
  char type[40], flag[40], verdict[10];
} decision;

static decision decisions[DECISIONS];
static size_t decisions_len;

typedef struct {
  char text[160];
  unsigned count;
} reason;

static reason reasons[REASONS];
static unsigned passed, failed, skipped, acceptable;
static int verbose;

static int read_decisions(const char *path)
{
  char line[512];
  FILE *f = fopen(path, "r");
  if (f == NULL) return 0;
  while (fgets(line, sizeof line, f) != NULL && decisions_len < DECISIONS) {
    decision *d = &decisions[decisions_len];
    if (line[0] == '#') continue;
    if (sscanf(line, "%39[^\t]\t%39[^\t]\t%9[^\t]", d->type, d->flag, d->verdict) == 3) decisions_len++;
  }
  fclose(f);
  return 1;
}

static int has_flag(const json_t *test, const char *flag)
{
  size_t i;
  json_t *f;
  if (strcmp(flag, "*") == 0) return 1;
  json_array_foreach(json_object_get(test, "flags"), i, f)
  {
    if (strcmp(json_string_value(f), flag) == 0) return 1;
  }
  return 0;
}

/* A type ends in * where several share its beginning. */
static int is_type(const char *pattern, const char *type)
{
  size_t n = strcspn(pattern, "*");
  return strncmp(pattern, type, n) == 0 && (pattern[n] == '*' || type[n] == 0);
}

/* What must become of a test; the first row that fits decides. */
static const char *expected(const wp_test *t)
{
  const char *result = wp_text(t, "result");
  if (strcmp(result, "valid") == 0) return "accept";
  if (strcmp(result, "acceptable") != 0) return "refuse";
  for (size_t i = 0; i < decisions_len; i++)
    if (is_type(decisions[i].type, t->type) && has_flag(t->test, decisions[i].flag))
      return decisions[i].verdict;
  return "undecided";
}

static void count_skip(const wp_test *t)
{
  size_t i = 0;
  skipped++;
  while (i + 1 < REASONS && reasons[i].count != 0 && strcmp(reasons[i].text, t->why) != 0)
    i++;
  snprintf(reasons[i].text, sizeof reasons[i].text, "%s", t->why);
  reasons[i].count++;
}

static wp_check check_of(const char *type)
{
  wp_check c = wp_sign_check(type);
  if (c == NULL) c = wp_agree_check(type);
  return c != NULL ? c : wp_secret_check(type);
}

static void one(const char *file, wp_test *t)
{
  static const char *const names[] = {"refused", "accepted", "accepted with another result", "skipped"};
  static char unknown[160];
  wp_check check = check_of(t->type);
  wp_reset();
  t->why = NULL;
  snprintf(unknown, sizeof unknown, "tests of type %s: not something that TLS or X.509 asks of us", t->type);
  enum wp_outcome found = check == NULL ? wp_skip(t, unknown) : check(t);
  const char *wanted = expected(t);
  int right = found == (strcmp(wanted, "accept") == 0 ? WP_ACCEPTED : WP_REFUSED) && *wanted != 'u';
  if (found == WP_SKIPPED) {
    count_skip(t);
    if (!verbose) return;
  } else {
    *(right ? &passed : &failed) += 1;
    acceptable += strcmp(wp_text(t, "result"), "acceptable") == 0;
  }
  if (found == WP_SKIPPED || !right || verbose)
    printf("%s - %s %ld (%s): %s, expected: %s%s%s\n",
           found == WP_SKIPPED ? "skip"
           : right             ? "ok"
                               : "not ok",
           file, wp_number(t, "tcId"), wp_text(t, "comment"), names[found], wanted,
           t->why != NULL ? "; " : "", t->why != NULL ? t->why : "");
}

/* Older files say in their schema's name alone what their tests are. */
static const char *type_of(const json_t *root, const json_t *group)
{
  const char *type = json_string_value(json_object_get(group, "type"));
  const char *schema = json_string_value(json_object_get(root, "schema"));
  return type != NULL ? type : schema != NULL ? schema : "unknown";
}

static int judge(const char *path)
{
  json_error_t why;
  size_t i, j;
  json_t *group, *test;
  const char *slash = strrchr(path, '/'), *name = slash != NULL ? slash + 1 : path;
  json_t *root = json_load_file(path, 0, &why);
  if (root == NULL) {
    fprintf(stderr, "wycheproof: %s: %s\n", path, why.text);
    return 0;
  }
  const char *algorithm = json_string_value(json_object_get(root, "algorithm"));
  json_array_foreach(json_object_get(root, "testGroups"), i, group)
  {
    json_array_foreach(json_object_get(group, "tests"), j, test)
    {
      wp_test t = {group, test, algorithm != NULL ? algorithm : "", type_of(root, group), NULL};
      one(name, &t);
    }
  }
  json_decref(root);
  return 1;
}

int main(int argc, char **argv)
{
  int at = 1, bad = 0;
  if (argc > 1 && strcmp(argv[1], "-v") == 0) verbose = at++;
  if (argc < at + 2 || !read_decisions(argv[at])) {
    fputs("usage: wycheproof [-v] DECISIONS FILE.json...\n", stderr);
    return 2;
  }
  for (at++; at < argc; at++)
    bad |= !judge(argv[at]);
  for (size_t i = 0; i < REASONS && reasons[i].count != 0; i++)
    printf("skip - %u: %s\n", reasons[i].count, reasons[i].text);
  if (acceptable != 0) printf("%u of these are acceptable in either way and went as decided\n", acceptable);
  printf("%u passed, %u failed, %u skipped\n", passed, failed, skipped);
  return bad ? 2 : failed != 0;
}
