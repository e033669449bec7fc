/* What the two made of each flight, compared: outcome and alert. */
#include "flights.h"
#include <stdio.h>
#include <string.h>
#include "rows.h"

/* what a subject did, as rows name it */
static void said(const verdict *v, char out[96])
{
  if (v->outcome == REFUSED && v->alert == HSK_NO_ALERT)
    snprintf(out, 96, "%s", v->why);
  else if (v->outcome == REFUSED)
    snprintf(out, 96, "%s: %u", v->why, v->alert);
  else
    snprintf(out, 96, "%s",
             v->outcome == ACCEPTED       ? "completes"
             : strcmp(v->why, "cut") == 0 ? "goes on"
                                          : "waits");
}

/* Where the peer could not go on, a subject that does not refuse has said all that it can. */
static int agree(const verdict *a, const verdict *b)
{
  int cut = strcmp(a->why, "cut") == 0 || strcmp(b->why, "cut") == 0;
  if (a->outcome == REFUSED || b->outcome == REFUSED) return a->outcome == b->outcome && a->alert == b->alert;
  return cut || a->outcome == b->outcome;
}

enum count { CASES, COMPLETE, OTHERWISE, REFUSE, EXPLAINED, UNEXPLAINED, COUNTS };

static void line(const char *name, const size_t *n)
{
  printf("%-28s", name);
  for (int i = 0; i < COUNTS; i++)
    printf(" %11zu", n[i]);
  printf("\n");
}

static enum count classify(const test_case *c, table *rows)
{
  char message[96], texts[2][96];
  const verdict *o = &c->ours, *t = &c->theirs;
  if (agree(o, t) && (strcmp(c->mutation, "whole") != 0 || o->outcome == ACCEPTED))
    return o->outcome == REFUSED                              ? REFUSE
           : o->outcome == ACCEPTED && t->outcome == ACCEPTED ? COMPLETE
                                                              : OTHERWISE;
  said(o, texts[0]);
  said(t, texts[1]);
  snprintf(message, sizeof message, "%s@%s", kinds[c->kind].name, c->scenario);
  if (rows_explain(rows, message, c->mutation, texts[0], texts[1])) return EXPLAINED;
  printf("FAIL %s\t%s\t%s\t%s\n", message, c->mutation, texts[0], texts[1]);
  return UNEXPLAINED;
}

int report(const case_list *cases, const char *dir, int whole, int verbose)
{
  static const int columns[] = {MESSAGE, MUTATION, OURS, THEIRS, CLAUSE, SENTENCE};
  size_t all[COUNTS] = {0};
  table rows = rows_load(dir, "differences.tsv", columns, COLUMNS);
  printf("%-28s %11s %11s %11s %11s %11s %11s\n", "scenario", "flights", "complete", "go on, wait",
         "same alert", "explained", "unexplained");
  for (size_t s = 0; s < scenarios_len; s++) {
    size_t of[COUNTS] = {0};
    for (size_t i = 0; i < cases->count; i++) {
      const test_case *c = &cases->at[i];
      if (strcmp(c->scenario, scenarios[s].name) != 0) continue;
      enum count n = classify(c, &rows);
      of[CASES]++, all[CASES]++, of[n]++, all[n]++;
    }
    line(scenarios[s].name, of);
  }
  line("all", all);
  size_t failed = all[UNEXPLAINED] + rows_stale(&rows, whole, verbose);
  if (whole && all[CASES] < 10000) failed++, printf("FAIL fewer than 10000 flights\n");
  printf("%zu passed, %zu failed, 0 skipped\n", all[CASES] - all[UNEXPLAINED], failed);
  return failed == 0;
}
