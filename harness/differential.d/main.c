/* differential OUT DATA [SHARE [WHICH]]: OUT/certs is what harness/certs made, logs go to OUT; DATA has the explained differences. SHARE:
   one in so many cases, WHICH of them (1: all, and then a row of DATA that explains nothing is a failure). VERBOSE in the environment shows
   the bytes of what fails, ONLY is a pattern of messages. */
#include "differential.h"
#include <stdlib.h>

int main(int argc, char **argv)
{
  static case_list cases = {.share = 1};
  if (argc < 3) die("usage: differential OUT DATA [SHARE [WHICH]]");
  cases.only = getenv("ONLY");
  if (argc > 3) cases.share = (unsigned)atoi(argv[3]);
  if (argc > 4) cases.which = (unsigned)atoi(argv[4]);
  if (cases.share == 0) die("a share of 0 is none");
  memory_cases(&cases);
  server_cases(&cases, argv[1]);
  for (size_t i = 0; i < cases.count; i++)
    cases.at[i].ours = our_verdict(cases.at[i].kind, &cases.at[i].message);
  return compare(&cases, argv[2], cases.share == 1 && cases.only == NULL, getenv("VERBOSE") != NULL) ? 0 : 1;
}
