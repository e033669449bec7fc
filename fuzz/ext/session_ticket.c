/* session_ticket (RFC 5077 3.2): the client's ticket, which is all of it, and the server's empty answer. */
#include "ext.h"
#include "msg/ext/session_ticket.h"

FUZZ_EXT_PARSER(session_ticket_parse)
FUZZ_BUILDER_BYTES(session_ticket_build)
FUZZ_BUILDER_EMPTY(session_ticket_response_build)

void fuzz_ext_SESSION_TICKET(fuzz_place p)
{
  hsk_session_ticket v;
  FUZZ_CHECK(fuzz_ext_accepts(p, REF_SESSION_TICKET, session_ticket_parse, &v, sizeof v),
             "grammar: any bytes are a ticket");
  fuzz_ext_fills(p, v.ticket, 0, 0);
  hsk_bytes b = fuzz_of(p.data, v.ticket);
  fuzz_ext_same(p, session_ticket_build, &b);
  fuzz_ext_empty(p, REF_SESSION_TICKET_RESPONSE, hsk_session_ticket_response_parse(p.data, p.off, p.end),
                 session_ticket_response_build);
}
