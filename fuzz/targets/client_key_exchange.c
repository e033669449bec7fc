/* ClientKeyExchange, all three forms: each input is read as each. */
#include "fuzz.h"
#include "msg/client_key_exchange.h"

typedef hsk_result (*parser)(const uint8_t *buf, size_t len, hsk_client_key_exchange *cke);

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

static void check(parser parse, fuzz_builder build, size_t prefix, const uint8_t *data, size_t size)
{
  hsk_client_key_exchange k = {{11, 12}}, before = k;
  hsk_result r = parse(data, size, &k);
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &k, &before, sizeof k);
    return;
  }
  FUZZ_CHECK(k.exchange_keys.off == prefix && k.exchange_keys.len == size - prefix,
             "grammar: RFC 5246 7.4.7");
  hsk_bytes keys = fuzz_of(data, k.exchange_keys);
  fuzz_rebuild(build, &keys, data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  check(hsk_client_key_exchange_rsa_parse, build_rsa, 2, data, size);
  check(hsk_client_key_exchange_dhe_parse, build_dhe, 2, data, size);
  check(hsk_client_key_exchange_ecdhe_parse, build_ecdhe, 1, data, size);
  return 0;
}
