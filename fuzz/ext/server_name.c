/* server_name (RFC 6066 3): the client's name, and the server's empty answer. */
#include "ext.h"
#include "msg/ext/server_name.h"

FUZZ_EXT_PARSER(server_name_parse)
FUZZ_BUILDER_BYTES(server_name_build)
FUZZ_BUILDER_EMPTY(server_name_response_build)

void fuzz_ext_SERVER_NAME(fuzz_place p)
{
  hsk_server_name v;
  fuzz_ext_empty(p, REF_SERVER_NAME_RESPONSE, hsk_server_name_response_parse(p.data, p.off, p.end),
                 server_name_response_build);
  if (!fuzz_ext_accepts(p, REF_SERVER_NAME, server_name_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.host_name, 5, 1);
  hsk_bytes name = fuzz_of(p.data, v.host_name);
  fuzz_ext_same(p, server_name_build, &name);
}
