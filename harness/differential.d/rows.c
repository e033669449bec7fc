/* See rows.h. */
#define _GNU_SOURCE /* patterns such as @(a|b) */
#include "rows.h"
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

table rows_load(const char *dir, const char *name, const int *columns, int n)
{
  table t = {name, NULL, 0};
  char path[256], line[1024];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  FILE *f = fopen(path, "r");
  if (f == NULL) die("no %s", path);
  while (fgets(line, sizeof line, f) != NULL) {
    if (line[0] == '#' || line[0] == '\n') continue;
    line[strcspn(line, "\n")] = '\0';
    t.at = realloc(t.at, (t.count + 1) * sizeof *t.at);
    if (t.at == NULL) die("no memory");
    row *r = &t.at[t.count++];
    char *copy = strdup(line);
    r->used = 0;
    for (int i = 0; i < COLUMNS; i++)
      r->column[i] = "*";
    for (int i = 0; i < n; i++) {
      if (copy == NULL) die("%s: a row lacks columns: %s", path, line);
      char *tab = strchr(copy, '\t');
      r->column[columns[i]] = copy;
      copy = tab == NULL ? NULL : tab + 1;
      if (tab != NULL) *tab = '\0';
    }
    if (copy != NULL || r->column[SENTENCE][0] == '\0') die("%s: not the columns of a row: %s", path, line);
  }
  fclose(f);
  return t;
}

static int fits(const row *r, int column, const char *text)
{
  return fnmatch(r->column[column], text, FNM_EXTMATCH) == 0;
}

int rows_explain(table *t, const char *message, const char *mutation, const char *ours, const char *theirs)
{
  int found = 0;
  for (size_t i = 0; i < t->count; i++) {
    row *r = &t->at[i];
    if (!fits(r, THEIRS, theirs) || !fits(r, OURS, ours) || !fits(r, MESSAGE, message) ||
        !fits(r, MUTATION, mutation))
      continue;
    r->used++;
    found = 1;
  }
  return found;
}

size_t rows_stale(const table *t, int whole, int verbose)
{
  size_t n = 0;
  for (size_t i = 0; i < t->count; i++) {
    const row *r = &t->at[i];
    if (verbose)
      printf("row %s: %zu: %s %s %s %s\n", t->name, r->used, r->column[MESSAGE], r->column[MUTATION],
             r->column[OURS], r->column[THEIRS]);
    if (r->used != 0 || !whole) continue;
    n++;
    printf("FAIL %s: a row explains nothing: %s %s %s %s\n", t->name, r->column[MESSAGE], r->column[MUTATION],
           r->column[OURS], r->column[THEIRS]);
  }
  return n;
}
