/* NewSessionTicket of TLS 1.3. */
#include "parse.h"
#include "msg/ext/extensions.h"
#include "msg/new_session_ticket13.h"

FUZZ_PARSER(new_session_ticket13_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_new_session_ticket13_build(fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_new_session_ticket13 v;
  if (!fuzz_accepts(data, size, REF_NEW_SESSION_TICKET13, new_session_ticket13_parse, &v, sizeof v)) return 0;
  FUZZ_CHECK(v.ticket_nonce.off == 9 && v.ticket.off == v.ticket_nonce.len + 11 && v.ticket.len > 0 &&
                 v.extensions.off == v.ticket.off + v.ticket.len + 2 &&
                 v.extensions.off + v.extensions.len == size,
             "grammar: RFC 8446 4.6.1");
  FUZZ_CHECK(hsk_extensions_check(data, v.extensions.off, size).error == HSK_OK, "grammar: RFC 8446 4.2");
  hsk_new_session_ticket13_fields f = {v.ticket_lifetime, v.ticket_age_add, fuzz_of(data, v.ticket_nonce),
                                       fuzz_of(data, v.ticket), fuzz_of(data, v.extensions)};
  if (f.ticket_lifetime <= HSK_TICKET_LIFETIME_MAX) {
    fuzz_rebuild(build, &f, data, size);
    return 0;
  }
  /* a client reads it, but no server may send it */
  hsk_built b = hsk_new_session_ticket13_build(&f, NULL, 0);
  FUZZ_CHECK(b.error == HSK_BAD_CALL && b.need == 0, "grammar: a ticket that lives for more than 7 days");
  return 0;
}
