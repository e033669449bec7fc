/* Files of rows that explain differences: patterns for a case and for what the two say, a clause, a sentence. */
#ifndef ROWS_H
#define ROWS_H
#include "differential.h"

enum { MESSAGE, MUTATION, OURS, THEIRS, CLAUSE, SENTENCE, COLUMNS };
typedef struct {
  char *column[COLUMNS];
  size_t used;
} row;
typedef struct {
  const char *name;
  row *at;
  size_t count;
} table;

/* rows_load reads a file of rows with the columns that `columns` names, others are "*". */
table rows_load(const char *dir, const char *name, const int *columns, int n);
/* rows_explain: 1 if a row fits; all that fit count as used. */
int rows_explain(table *t, const char *message, const char *mutation, const char *ours, const char *theirs);
/* rows_stale: how many rows explain nothing, which are failures if whole. verbose: how much each explains. */
size_t rows_stale(const table *t, int whole, int verbose);

#endif
