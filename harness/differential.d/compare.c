/* The two verdicts of each case, compared. */
#include "rows.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *said(const verdict *v)
{
  return v->outcome == REFUSED ? v->why : v->outcome == ACCEPTED ? "accepted" : "incomplete";
}

/* explained: 1 if a row fits; all that fit count as used. */
static int explained(table *t, const test_case *c)
{
  char message[96];
  snprintf(message, sizeof message, "%s@%s", kinds[c->kind].name, c->scenario);
  return rows_explain(t, message, c->mutation, said(&c->ours), said(&c->theirs));
}

enum count { CASES, ACCEPT, MEANING, REFUSE, SAME_ALERT, WAIT, EXPLAINED, UNEXPLAINED, COUNTS };
typedef size_t counts[COUNTS];

/* classify: how a case counts. A meaning is what OpenSSL refuses though the form is right: a bad signature, no suite in common; if the
   codec refuses the same message for its form, both do. What nobody changed has to be accepted by both. */
static enum count classify(const test_case *c, table *meanings, table *differences)
{
  int whole = strcmp(c->mutation, "whole") == 0;
  if (whole) return c->ours.outcome == ACCEPTED && c->theirs.outcome == ACCEPTED ? ACCEPT : UNEXPLAINED;
  if (c->theirs.outcome == REFUSED && c->ours.outcome == ACCEPTED && explained(meanings, c)) return MEANING;
  if (c->ours.outcome == c->theirs.outcome)
    return c->ours.outcome == ACCEPTED ? ACCEPT : c->ours.outcome == REFUSED ? REFUSE : WAIT;
  return explained(differences, c) ? EXPLAINED : UNEXPLAINED;
}

static void show(const char *what, const test_case *c, int verbose)
{
  char alerts[2][16] = {"", ""};
  const verdict *v[2] = {&c->ours, &c->theirs};
  for (int i = 0; i < 2; i++)
    if (v[i]->alert != HSK_NO_ALERT) snprintf(alerts[i], sizeof alerts[i], " (%u)", v[i]->alert);
  printf("%s %s@%s\t%s\t%s%s\t%s%s\n", what, kinds[c->kind].name, c->scenario, c->mutation, said(&c->ours),
         alerts[0], said(&c->theirs), alerts[1]);
  if (!verbose) return;
  for (size_t i = 0; i < c->message.len; i++)
    printf("%02x", c->message.data[i]);
  printf("\n");
}

static void line(const char *name, const size_t *n)
{
  printf("%-28s", name);
  for (int i = 0; i < COUNTS; i++)
    printf(" %11zu", n[i]);
  printf("\n");
}

int compare(case_list *cases, const char *dir, int whole, int verbose)
{
  static const int difference[] = {MESSAGE, MUTATION, OURS, THEIRS, CLAUSE, SENTENCE},
                   meaning[] = {MESSAGE, MUTATION, THEIRS, CLAUSE, SENTENCE};
  static counts kind_counts[KIND_COUNT], all;
  table differences = rows_load(dir, "differences.tsv", difference, 6),
        meanings = rows_load(dir, "meanings.tsv", meaning, 5);
  for (size_t i = 0; i < cases->count; i++) {
    const test_case *c = &cases->at[i];
    enum count n = classify(c, &meanings, &differences);
    size_t *of = kind_counts[c->kind];
    of[CASES]++, all[CASES]++, of[n]++, all[n]++;
    if (n == REFUSE && c->ours.alert == c->theirs.alert) of[SAME_ALERT]++, all[SAME_ALERT]++;
    if (n == UNEXPLAINED) show("FAIL", c, verbose);
    if (n == REFUSE && verbose && c->ours.alert != c->theirs.alert) show("other alert", c, 0);
  }
  size_t failed =
      all[UNEXPLAINED] + rows_stale(&differences, whole, verbose) + rows_stale(&meanings, whole, verbose);
  printf("%-28s %11s %11s %11s %11s %11s %11s %11s %11s\n", "message", "cases", "both accept", "meaning",
         "both refuse", "same alert", "both wait", "explained", "unexplained");
  for (int i = 0; i < KIND_COUNT; i++)
    line(kinds[i].name, kind_counts[i]);
  line("all", all);
  printf("meaning: OpenSSL refuses what the message says, the form being right (meanings.tsv); same alert: "
         "of those that both refuse\n");
  printf("%zu passed, %zu failed, 0 skipped\n", all[CASES] - all[UNEXPLAINED], failed);
  return failed == 0;
}
