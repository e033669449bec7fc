/* flights DATA [SHARE [WHICH]]: DATA has the explained differences; SHARE: one in so many of the flights, WHICH of them (1: all, and then a
   row of DATA that explains nothing is a failure). ONLY in the environment is a pattern of scenarios, VERBOSE says how much each row explains. */
#define _GNU_SOURCE /* patterns such as @(a|b) */
#include "flights.h"
#include <fnmatch.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>

enum { EDITS_OF_A_MESSAGE = 150 };

static verdict play(const scenario *sc, const subject *sub, const plan *p)
{
  static course c;
  verdict v = course_run(&c, sc, sub, p, sc->resumes);
  if (v.outcome == INCOMPLETE && c.cut) strcpy(v.why, "cut");
  course_end(&c);
  return v;
}

static const plan nothing = {.unit = -1, .act = ACT_WHOLE};

/* prepare: a session to resume, if the scenario wants one. */
static void prepare(const scenario *sc, const subject *sub)
{
  static course c;
  sub->setup(sc);
  if (!sc->resumes) return;
  verdict v = course_run(&c, sc, sub, &nothing, 0);
  if (v.outcome != ACCEPTED) die("%s: no first connection with %s: %s", sc->name, sub->name, v.why);
  if (sc->subject == SERVER)
    peers_keep(c.peer);
  else
    sub->keep();
  SSL_set_shutdown(c.peer, SSL_SENT_SHUTDOWN | SSL_RECEIVED_SHUTDOWN);
  course_end(&c);
}

static void plan_all(flight_list *list, const scenario *sc)
{
  static course c;
  course_run(&c, sc, &theirs, &nothing, sc->resumes);
  if (c.count == 0 || c.failed)
    die("%s: %d messages, %s", sc->name, c.count,
        c.failed ? ERR_reason_error_string(ERR_peek_last_error()) : "no failure");
  for (int i = 0; i < c.count; i++)
    heal(&c, &c.units[i]); /* signatures of the length that they will have */
  plans_add(list, sc, c.units, c.count, EDITS_OF_A_MESSAGE);
  course_end(&c);
}

/* share_of keeps one in so many of the cases from `first` on. */
static void share_of(flight_list *list, size_t first, unsigned share, unsigned which)
{
  size_t n = first;
  for (size_t i = first; i < list->cases.count; i++) {
    if (i % share != which % share && i != first) continue;
    list->cases.at[n] = list->cases.at[i];
    list->plans[n++] = list->plans[i];
  }
  list->cases.count = n;
}

static void run_scenario(flight_list *list, const scenario *sc, unsigned share, unsigned which)
{
  size_t first = list->cases.count;
  prepare(sc, &theirs);
  plan_all(list, sc);
  share_of(list, first, share, which);
  for (size_t i = first; i < list->cases.count; i++)
    list->cases.at[i].theirs = play(sc, &theirs, &list->plans[i]);
  prepare(sc, &theirs); /* our peer has no session with another */
  prepare(sc, &ours);
  for (size_t i = first; i < list->cases.count; i++)
    list->cases.at[i].ours = play(sc, &ours, &list->plans[i]);
}

int main(int argc, char **argv)
{
  static flight_list list = {.cases.share = 1};
  const char *only = getenv("ONLY");
  if (argc < 2) die("usage: flights DATA [SHARE [WHICH]]");
  unsigned share = argc > 2 ? (unsigned)atoi(argv[2]) : 1, which = argc > 3 ? (unsigned)atoi(argv[3]) : 0;
  if (share == 0) die("a share of 0 is none");
  for (size_t i = 0; i < scenarios_len; i++)
    if (only == NULL || fnmatch(only, scenarios[i].name, FNM_EXTMATCH) == 0)
      run_scenario(&list, &scenarios[i], share, which);
  return report(&list.cases, argv[1], share == 1 && only == NULL, getenv("VERBOSE") != NULL) ? 0 : 1;
}
