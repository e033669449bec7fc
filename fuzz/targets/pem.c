/* PEM, with the real crypto library's decoder: objects one behind the other, into a large and into a small
 * buffer. */
#include "crypto/crypto.h"
#include "fuzz.h"
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static uint8_t out[1 << 16], again[1 << 16];
  size_t pos = 0;
  for (int objects = 0; objects < 8; objects++) {
    char label[32], other[32];
    size_t len = 0, len2 = 0, from = pos, pos2 = pos;
    hsk_result r = hsk_pem_decode((hsk_bytes){data, size}, &pos, label, out, sizeof out, &len);
    FUZZ_CHECK(r.error == HSK_OK || r.error == HSK_PEM_NOT_FOUND || r.error == HSK_PEM_BAD ||
                   r.error == HSK_BUFFER_TOO_SMALL,
               "refusal: another error");
    if (r.error != HSK_OK) {
      FUZZ_CHECK(r.at <= size && pos == from, "refusal: its place, or the position moved");
      return 0;
    }
    FUZZ_CHECK(pos > from && pos <= size && len <= sizeof out, "grammar: no progress");
    FUZZ_CHECK(memchr(label, 0, sizeof label) != NULL, "grammar: the label has no end");
    memset(again, 0xa5, sizeof again);
    r = hsk_pem_decode((hsk_bytes){data, size}, &pos2, other, again, len, &len2);
    FUZZ_CHECK(r.error == HSK_OK && len2 == len && memcmp(out, again, len) == 0,
               "I8: another answer in exact room");
    FUZZ_CHECK(len == sizeof again || again[len] == 0xa5, "I9: written behind the object");
    if (len == 0) continue;
    pos2 = from;
    r = hsk_pem_decode((hsk_bytes){data, size}, &pos2, other, again, len - 1, &len2);
    FUZZ_CHECK(r.error == HSK_BUFFER_TOO_SMALL, "I9: a buffer too small is accepted");
  }
  return 0;
}
