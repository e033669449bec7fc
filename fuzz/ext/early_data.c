/* early_data (RFC 8446 4.2.10): empty in the hellos, a number in a NewSessionTicket. */
#include "ext.h"
#include "msg/ext/early_data.h"

FUZZ_EXT_PARSER(early_data_ticket_parse)
FUZZ_BUILDER_EMPTY(early_data_build)
FUZZ_BUILDER_NUMBER(early_data_ticket_build)

void fuzz_ext_EARLY_DATA(fuzz_place p)
{
  hsk_early_data_ticket v;
  fuzz_ext_empty(p, REF_EARLY_DATA, hsk_early_data_parse(p.data, p.off, p.end), early_data_build);
  int ticket = fuzz_ext_accepts(p, REF_EARLY_DATA_TICKET, early_data_ticket_parse, &v, sizeof v);
  FUZZ_CHECK(ticket == (p.end - p.off == 4), "grammar: RFC 8446 4.2.10");
  if (ticket) fuzz_ext_same(p, early_data_ticket_build, &v.max_early_data_size);
}
