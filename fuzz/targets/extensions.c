/* The extensions block: it is walked, and the contents of each extension that has a type are read by its oracle in
 * fuzz/ext. */
#include "ext.h"
#include "msg/ext/contents.h"

static const struct {
  uint32_t type;
  void (*oracle)(fuzz_place p);
} oracles[] = {
#define HSK_X(name, number, wire_name, rfc) {number, fuzz_ext_##name},
#include "msg/ext/types.def"
#undef HSK_X
};

static void contents(uint32_t type, fuzz_place p)
{
  for (size_t i = 0; i < sizeof oracles / sizeof oracles[0]; i++)
    if (oracles[i].type == type) oracles[i].oracle(p);
}

/* What each message says of the block: allowed if each extension may stand there and pre_shared_key is the last one of a
 * ClientHello; the contents are right if each one's are, and what may not stand there has no contents. */
static void place(const uint8_t *data, size_t size, uint32_t message)
{
  uint32_t allowed = HSK_OK, right = HSK_OK;
  size_t off = 2;
  while (off < size) {
    hsk_extension e = hsk_extensions_next(data, off, size);
    size_t end = e.extension_data.off + e.extension_data.len;
    hsk_result r = hsk_extension_check(data, off + 4, end, e.extension_type, message);
    if (right == HSK_OK) right = r.error;
    int may = hsk_extension_may_stand(e.extension_type, message);
    FUZZ_CHECK(may || r.error == HSK_PEER_EXTENSION_NOT_ALLOWED, "grammar: contents in a wrong message");
    if (!may && allowed == HSK_OK) allowed = HSK_PEER_EXTENSION_NOT_ALLOWED;
    if (message == HSK_PLACE_CLIENT_HELLO && e.extension_type == HSK_EXTENSION_PRE_SHARED_KEY &&
        end != size && allowed == HSK_OK)
      allowed = HSK_PEER_PRE_SHARED_KEY_NOT_LAST;
    off = end;
  }
  hsk_result a = hsk_extensions_place_check(data, 2, size, message);
  hsk_result c = hsk_extensions_contents_check(data, 2, size, message);
  FUZZ_CHECK(a.error == allowed && a.at <= size, "grammar: RFC 8446 4.2");
  FUZZ_CHECK(c.error == right && c.at <= size, "grammar: the contents of a block");
}

/* A slow reading of RFC 5246 7.4.1.4: the number of extensions, or -1. */
static int count_extensions(const uint8_t *data, size_t off, size_t end)
{
  int n = 0;
  while (off < end) {
    if (end - off < 4) return -1;
    size_t l = (size_t)data[off + 2] * 256 + data[off + 3];
    if (end - off - 4 < l) return -1;
    for (size_t i = off + 4 + l; i + 4 <= end; i += 4 + (size_t)data[i + 2] * 256 + data[i + 3])
      if (data[i] == data[off] && data[i + 1] == data[off + 1]) return -1;
    off += 4 + l;
    n++;
  }
  return n > (int)HSK_EXTENSIONS_MAX ? -1 : n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  /* a block never starts at 0: its length stands before it */
  if (size < 2) return 0;
  hsk_result r = hsk_extensions_check(data, 2, size);
  int n = count_extensions(data, 2, size);
  FUZZ_CHECK((r.error == HSK_OK) == (n >= 0), "grammar: RFC 5246 7.4.1.4");
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, NULL, NULL, 0);
    return 0;
  }
  size_t off = 2;
  for (hsk_extension e = hsk_extensions_next(data, off, size); e.extension_data.off != 0;
       e = hsk_extensions_next(data, off, size)) {
    hsk_span f = hsk_extensions_find(data, 2, size, e.extension_type);
    FUZZ_CHECK(f.off == e.extension_data.off && f.len == e.extension_data.len, "grammar: find is not next");
    FUZZ_CHECK(hsk_extension_name(e.extension_type) != NULL, "no name");
    FUZZ_CHECK(hsk_extension_may_stand(e.extension_type + 0x10000, HSK_PLACE_CLIENT_HELLO),
               "grammar: a type that does not exist is not known");
    off = e.extension_data.off + e.extension_data.len;
    contents(e.extension_type, (fuzz_place){data, e.extension_data.off, off});
    n--;
  }
  FUZZ_CHECK(n == 0 && off == size, "grammar: next lost an extension");
  /* and one that is none */
  for (uint32_t message = 0; message <= HSK_PLACE_COUNT; message++)
    place(data, size, message);
  return 0;
}
