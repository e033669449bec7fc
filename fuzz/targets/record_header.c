/* Record headers: each input is [version, max_len: 2 bytes each] and what is read as a TLSPlaintext or a TLSCiphertext. */
#include "fuzz.h"
#include "record/record.h"
#include <string.h>

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_record_header_build(fields, out, cap);
}

/* A slow reading: what is wrong, in the order in which the bytes stand. version 0: any whose major number is 3. */
static uint32_t verdict(const uint8_t *p, int only_data, uint32_t version, size_t max_len)
{
  uint32_t found = (uint32_t)p[1] * 256 + p[2];
  if (only_data ? p[0] != 23 : p[0] < 20 || p[0] > 23) return HSK_PEER_BAD_RECORD_HEADER;
  if (version == 0 ? p[1] != 3 : version != HSK_RECORD_VERSION_IGNORED && found != version)
    return HSK_PEER_BAD_RECORD_VERSION;
  return (size_t)p[3] * 256 + p[4] > max_len ? HSK_PEER_RECORD_OVERFLOW : HSK_OK;
}

static void check(const uint8_t *data, size_t size, int only_data, uint32_t version, size_t max_len)
{
  hsk_record_header h, before;
  memset(&h, 0x5a, sizeof h);
  before = h;
  hsk_result r = only_data ? hsk_ciphertext13_header_parse(data, 4, max_len, &h)
                           : hsk_record_header_parse(data, 4, version, max_len, &h);
  FUZZ_CHECK(r.error == verdict(data + 4, only_data, version, max_len), "grammar: RFC 8446 5.1, 5.2");
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &h, &before, sizeof h);
    return;
  }
  FUZZ_CHECK(h.content_type == data[4] && h.version == hsk_be16(data, 5) &&
                 h.fragment_len == hsk_be16(data, 7),
             "grammar: a field of the header");
  if (h.fragment_len <= HSK_CIPHERTEXT_MAX) fuzz_rebuild(build, &h, data + 4, HSK_RECORD_HEADER_LEN);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 4 + HSK_RECORD_HEADER_LEN) return 0;
  size_t max_len = hsk_be16(data, 2);
  check(data, size, 0, 0, max_len);
  check(data, size, 0, hsk_be16(data, 0), max_len);
  check(data, size, 0, HSK_RECORD_VERSION_IGNORED, max_len);
  check(data, size, 1, 0x0303, max_len);
  return 0;
}
