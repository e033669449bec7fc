/* The table is the machine of the RFCs, no row more and none less: proved, never run. */
#include "handshake/machine.h"
#ifdef __FRAMAC__
#include "flight.acsl.h"
#endif

/*@ terminates \true; exits \false; assigns \nothing;
    ensures sound: legal(s, m, n) ==> Flight(s, m, n);
    ensures complete: Flight(s, m, n) ==> legal(s, m, n);
    ensures one: legal(s, m, n) && legal(s, m, other) ==> n == other;
    ensures row: legal(s, m, n) ==> has_row(s, m); */
void hsk_table_is_the_rfcs_machine(uint32_t s, uint32_t m, uint32_t n, uint32_t other)
{
  (void)s;
  (void)m;
  (void)n;
  (void)other;
}
