/* The target of one extension, FUZZ_EXT: the input is the extension_data. It stands behind its type and length at the
 * end of a block of its own, so that a sanitizer sees a read past it. */
#include "ext.h"
#include <stdlib.h>
#include <string.h>

#define PASTE(a, b)       a##b
#define FUNCTION(name)    PASTE(fuzz_ext_, name)
#define TYPE_NUMBER(name) PASTE(HSK_EXTENSION_, name)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size > 0xffff) return 0;
  uint8_t *block = malloc(size + 4);
  if (block == NULL) return 0;
  hsk_put16(block, 0, TYPE_NUMBER(FUZZ_EXT));
  hsk_put16(block, 2, size);
  if (size != 0) memcpy(block + 4, data, size);
  FUNCTION(FUZZ_EXT)((fuzz_place){block, 4, size + 4});
  free(block);
  return 0;
}
