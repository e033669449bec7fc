/* ServerKeyExchange, both forms: each input is read as either. */
#include "msg/server_key_exchange.h"
#include "parse.h"

FUZZ_PARSER(server_key_exchange_dhe_parse)
FUZZ_PARSER(server_key_exchange_ecdhe_parse)

static hsk_built build_dhe(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_server_key_exchange_dhe_build(fields, out, cap);
}

static hsk_built build_ecdhe(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_server_key_exchange_ecdhe_build(fields, out, cap);
}

static void check(int dhe, const uint8_t *data, size_t size)
{
  hsk_server_key_exchange k;
  int good =
      dhe ? fuzz_accepts(data, size, REF_SERVER_KEY_EXCHANGE_DHE, server_key_exchange_dhe_parse, &k, sizeof k)
          : fuzz_accepts(data, size, REF_SERVER_KEY_EXCHANGE_ECDHE, server_key_exchange_ecdhe_parse, &k,
                         sizeof k);
  if (!good) return;
  hsk_server_key_exchange_fields f = {.algorithm = k.algorithm, .signature = fuzz_of(data, k.signature)};
  if (dhe) {
    f.dh_p = fuzz_of(data, k.dh_p);
    f.dh_g = fuzz_of(data, k.dh_g);
    f.dh_Ys = fuzz_of(data, k.dh_Ys);
    FUZZ_CHECK(f.dh_p.len != 0 && f.dh_g.len != 0 && f.dh_Ys.len != 0, "grammar: RFC 5246 7.4.3");
  } else {
    f.named_curve = k.named_curve;
    f.point = fuzz_of(data, k.point);
    FUZZ_CHECK(data[0] == 3 && f.point.len != 0, "grammar: RFC 4492 5.4");
  }
  FUZZ_CHECK(k.params_len + 4 + k.signature.len == size,
             "grammar: what is signed is all before the signature");
  fuzz_rebuild(dhe ? build_dhe : build_ecdhe, &f, data, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  check(1, data, size);
  check(0, data, size);
  return 0;
}
