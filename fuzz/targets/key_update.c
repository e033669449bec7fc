/* KeyUpdate, EndOfEarlyData and message_hash: each input is read as each of them. */
#include "parse.h"
#include "msg/end_of_early_data.h"
#include "msg/key_update.h"
#include "msg/message_hash.h"

FUZZ_PARSER(key_update_parse)
FUZZ_PARSER(message_hash_parse)

static hsk_built build_update(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_key_update_build(*(const uint32_t *)fields, out, cap);
}

static hsk_built build_end(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_end_of_early_data_build(out, cap);
}

static hsk_built build_hash(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_message_hash_build(*(const hsk_bytes *)fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  uint32_t request;
  hsk_span hash;
  int update = fuzz_accepts(data, size, REF_KEY_UPDATE, key_update_parse, &request, sizeof request);
  FUZZ_CHECK(update == (size == 1 && data[0] <= 1), "grammar: RFC 8446 4.6.3");
  if (update) fuzz_rebuild(build_update, &request, data, size);
  hsk_result r = hsk_end_of_early_data_parse(data, size);
  FUZZ_CHECK((r.error == HSK_OK) == (size == 0), "grammar: RFC 8446 4.5");
  if (r.error == HSK_OK)
    fuzz_rebuild(build_end, NULL, data, size);
  else
    fuzz_refused(r, size, NULL, NULL, 0);
  int whole = size == 36 || size == 52;
  whole = whole && data[0] == 254 && data[1] == 0 && data[2] == 0 && data[3] == size - 4;
  int is_hash = fuzz_accepts(data, size, REF_MESSAGE_HASH, message_hash_parse, &hash, sizeof hash);
  FUZZ_CHECK(is_hash == whole, "grammar: RFC 8446 4.4.1");
  if (!is_hash) return 0;
  FUZZ_CHECK(hash.off == 4 && hash.len + 4 == size, "grammar: RFC 8446 4.4.1");
  hsk_bytes b = fuzz_of(data, hash);
  fuzz_rebuild(build_hash, &b, data, size);
  return 0;
}
