/* ServerHello of TLS 1.3 and HelloRetryRequest: each input is read as either, and as a ServerHello of any version. */
#include "parse.h"
#include "msg/server_hello13.h"
#include <string.h>

FUZZ_PARSER(server_hello_parse)
FUZZ_PARSER(server_hello13_parse)
FUZZ_PARSER(hello_retry_request_parse)

static hsk_built build_hello(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_server_hello13_build(fields, out, cap);
}

static hsk_built build_retry(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_hello_retry_request_build(fields, out, cap);
}

/* RFC 8446 4.1.3: the values of Random that say something */
static const uint8_t retry_random[32] = {0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c,
                                         0x02, 0x1e, 0x65, 0xb8, 0x91, 0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb,
                                         0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c};

static void randoms(const uint8_t *random)
{
  uint32_t downgrade = 0;
  if (memcmp(random + 24, "DOWNGRD\1", 8) == 0) downgrade = 0x0303;
  if (memcmp(random + 24, "DOWNGRD\0", 8) == 0) downgrade = 0x0302;
  FUZZ_CHECK(hsk_random_downgrade(random, 0) == downgrade, "I12: RFC 8446 4.1.3");
  FUZZ_CHECK(hsk_random_is_retry(random, 0) == (memcmp(random, retry_random, 32) == 0),
             "grammar: RFC 8446 4.1.3");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_server_hello any, v;
  if (size >= 34) randoms(data + 2);
  int is_any = fuzz_accepts(data, size, REF_SERVER_HELLO, server_hello_parse, &any, sizeof any);
  int is_retry = fuzz_accepts(data, size, REF_HELLO_RETRY_REQUEST, hello_retry_request_parse, &v, sizeof v);
  int is_hello =
      !is_retry && fuzz_accepts(data, size, REF_SERVER_HELLO13, server_hello13_parse, &v, sizeof v);
  FUZZ_CHECK((is_retry || is_hello) == (is_any && any.server_version != 0x0300 &&
                                        any.compression_method == 0 && any.extensions.len >= 6),
             "grammar: RFC 8446 4.1.3");
  if (!is_retry && !is_hello) return 0;
  FUZZ_CHECK(is_retry == (memcmp(data + 2, retry_random, 32) == 0), "grammar: RFC 8446 4.1.4");
  FUZZ_CHECK(memcmp(&any, &v, sizeof v) == 0, "grammar: another view than that of any ServerHello");
  if (v.server_version != 0x0303) return 0; /* is never built */
  hsk_server_hello_fields f = {.server_version = v.server_version,
                               .random = is_retry ? NULL : data + v.random.off,
                               .session_id = fuzz_of(data, v.session_id),
                               .cipher_suite = v.cipher_suite,
                               .compression_method = v.compression_method,
                               .has_extensions = 1,
                               .extensions = fuzz_of(data, v.extensions)};
  fuzz_rebuild(is_retry ? build_retry : build_hello, &f, data, size);
  return 0;
}
