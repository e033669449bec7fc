/* The claims of states.def's states, one step: proved, never run. */
#include "steps.h"

void hsk_step_keeps_claims(uint32_t s, uint32_t m, uint32_t n)
{
  (void)s;
  (void)m;
  (void)n;
}
