/* ServerHello. */
#include "msg/server_hello.h"
#include "parse.h"

FUZZ_PARSER(server_hello_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_server_hello_build(fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_server_hello sh;
  if (!fuzz_accepts(data, size, REF_SERVER_HELLO, server_hello_parse, &sh, sizeof sh)) return 0;
  FUZZ_CHECK(sh.random.len == 32 && sh.session_id.len <= 32, "grammar: RFC 5246 7.4.1.3");
  hsk_server_hello_fields f = {.server_version = sh.server_version,
                               .random = data + sh.random.off,
                               .session_id = fuzz_of(data, sh.session_id),
                               .cipher_suite = sh.cipher_suite,
                               .compression_method = sh.compression_method,
                               .has_extensions = sh.extensions.off != 0,
                               .extensions = fuzz_of(data, sh.extensions)};
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
