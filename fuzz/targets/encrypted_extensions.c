/* EncryptedExtensions. */
#include "parse.h"
#include "msg/encrypted_extensions.h"
#include "msg/ext/extensions.h"

FUZZ_PARSER(encrypted_extensions_parse)

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_encrypted_extensions_build(*(const hsk_bytes *)fields, out, cap);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_encrypted_extensions v;
  if (!fuzz_accepts(data, size, REF_ENCRYPTED_EXTENSIONS, encrypted_extensions_parse, &v, sizeof v)) return 0;
  FUZZ_CHECK(v.extensions.off == 2 && v.extensions.len + 2 == size, "grammar: RFC 8446 4.3.1");
  FUZZ_CHECK(hsk_extensions_check(data, 2, size).error == HSK_OK, "grammar: RFC 8446 4.2");
  hsk_bytes extensions = fuzz_of(data, v.extensions);
  fuzz_rebuild(build, &extensions, data, size);
  return 0;
}
