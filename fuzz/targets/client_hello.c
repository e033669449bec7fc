/* ClientHello. */
#include "msg/client_hello.h"
#include "parse.h"

FUZZ_PARSER(client_hello_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_client_hello_build(fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_client_hello ch;
  if (!fuzz_accepts(data, size, REF_CLIENT_HELLO, client_hello_parse, &ch, sizeof ch)) return 0;
  FUZZ_CHECK(ch.random.len == 32 && ch.session_id.len <= 32, "grammar: RFC 5246 7.4.1.2");
  FUZZ_CHECK(ch.cipher_suites.len >= 2 && ch.cipher_suites.len % 2 == 0, "grammar: RFC 5246 7.4.1.2");
  FUZZ_CHECK(ch.compression_methods.len >= 1, "grammar: RFC 5246 7.4.1.2");
  hsk_client_hello_fields f = {.client_version = ch.client_version,
                               .random = data + ch.random.off,
                               .session_id = fuzz_of(data, ch.session_id),
                               .cipher_suites = fuzz_of(data, ch.cipher_suites),
                               .compression_methods = fuzz_of(data, ch.compression_methods),
                               .has_extensions = ch.extensions.off != 0,
                               .extensions = fuzz_of(data, ch.extensions)};
  fuzz_rebuild(build, &f, data, size);
  return 0;
}
