/* NewSessionTicket of TLS 1.2. */
#include "parse.h"
#include "msg/new_session_ticket.h"

FUZZ_PARSER(new_session_ticket_parse)

typedef struct {
  uint32_t hint;
  hsk_bytes ticket;
} fields_t;

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const fields_t *f = fields;
  return hsk_new_session_ticket_build(f->hint, f->ticket, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_new_session_ticket v;
  if (!fuzz_accepts(data, size, REF_NEW_SESSION_TICKET, new_session_ticket_parse, &v, sizeof v)) return 0;
  FUZZ_CHECK(v.ticket.off == 6 && v.ticket.len + 6 == size, "grammar: RFC 5077 3.3");
  fields_t f = {v.ticket_lifetime_hint, fuzz_of(data, v.ticket)};
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
