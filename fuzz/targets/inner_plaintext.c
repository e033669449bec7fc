/* TLSInnerPlaintext: content, its type, zeros. The input is [max_len, 2 bytes] and the cleartext of a record. */
#include "fuzz.h"
#include "record/inner_plaintext.h"
#include <string.h>

typedef struct {
  uint32_t content_type;
  const uint8_t *content;
  size_t content_len, padding_len;
} fields_t;

/* The builder writes behind content that stands in its place; it only does if there is room for all. */
static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const fields_t *f = fields;
  size_t all = f->content_len + 1 + f->padding_len;
  if (cap >= all && f->content_len != 0) memcpy(out, f->content, f->content_len);
  return hsk_inner_plaintext_build(f->content_type, f->content_len, f->padding_len, out, cap);
}

/* A slow reading of RFC 8446 5.4: the last byte that is not zero is the type. */
static uint32_t verdict(const uint8_t *data, size_t off, size_t end, size_t max_len, size_t *type_at)
{
  if (end - off > max_len) return HSK_PEER_RECORD_OVERFLOW;
  size_t i = end;
  while (i > off && data[i - 1] == 0)
    i--;
  if (i == off || data[i - 1] < 21 || data[i - 1] > 23) return HSK_PEER_MALFORMED_INNER_PLAINTEXT;
  *type_at = i - 1;
  return i - 1 == off && data[off] != 23 ? HSK_PEER_EMPTY_HANDSHAKE_RECORD : HSK_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_inner_plaintext v, before;
  if (size < 2) return 0;
  size_t max_len = hsk_be16(data, 0), at = 0;
  memset(&v, 0x5a, sizeof v);
  before = v;
  hsk_result r = hsk_inner_plaintext_parse(data, 2, size, max_len, &v);
  FUZZ_CHECK(r.error == verdict(data, 2, size, max_len, &at), "grammar: RFC 8446 5.4");
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &v, &before, sizeof v);
    return 0;
  }
  FUZZ_CHECK(v.content.off == 2 && v.content.len == at - 2 && v.content_type == data[at],
             "grammar: RFC 8446 5.2");
  fields_t f = {v.content_type, data + 2, v.content.len, size - at - 1};
  if (size - 2 <= HSK_INNER_PLAINTEXT_MAX) fuzz_rebuild(build, &f, data + 2, size - 2);
  return 0;
}
