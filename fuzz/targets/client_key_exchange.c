/* ClientKeyExchange, all three forms: each input is read as each. */
#include "msg/client_key_exchange.h"
#include "parse.h"

FUZZ_PARSER(client_key_exchange_rsa_parse)
FUZZ_PARSER(client_key_exchange_dhe_parse)
FUZZ_PARSER(client_key_exchange_ecdhe_parse)

static hsk_built build_rsa(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_client_key_exchange_rsa_build(*(const hsk_bytes *)fields, out, cap);
}

static hsk_built build_dhe(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_client_key_exchange_dhe_build(*(const hsk_bytes *)fields, out, cap);
}

static hsk_built build_ecdhe(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_client_key_exchange_ecdhe_build(*(const hsk_bytes *)fields, out, cap);
}

static void check(fuzz_parser parse, enum ref_kind kind, fuzz_builder build, size_t prefix,
                  const uint8_t *data, size_t size)
{
  hsk_client_key_exchange k;
  if (!fuzz_accepts(data, size, kind, parse, &k, sizeof k)) return;
  FUZZ_CHECK(k.exchange_keys.off == prefix && k.exchange_keys.len == size - prefix,
             "grammar: RFC 5246 7.4.7");
  hsk_bytes keys = fuzz_of(data, k.exchange_keys);
  fuzz_rebuild(build, &keys, data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  check(client_key_exchange_rsa_parse, REF_CLIENT_KEY_EXCHANGE_RSA, build_rsa, 2, data, size);
  check(client_key_exchange_dhe_parse, REF_CLIENT_KEY_EXCHANGE_DHE, build_dhe, 2, data, size);
  check(client_key_exchange_ecdhe_parse, REF_CLIENT_KEY_EXCHANGE_ECDHE, build_ecdhe, 1, data, size);
  return 0;
}
