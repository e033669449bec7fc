/* Canonical re-encoding: what a parser accepts is, byte for byte, what the builder makes of the parsed fields. So no message
   has two encodings, and nothing that a peer may vary is lost in a view.
   Each function of this folder parses in[0..len), builds from the view into out, and answers 1 if both succeeded and len bytes
   were built, else 0. Its contract says: `iff`, exactly the grammar gets a 1; `same`, out then holds the bytes of in.
   Where the builder takes a struct of fields f, say before the call at which byte of in each pointer stands, as
   \forall integer k; f.data + (k - o) == in + k: from that the provers follow the copy.
   The functions are proved and never run. That of an extension takes the whole Extension: its contract requires the 4 bytes
   before extension_data to be those that hsk_extensions_next found. */
#ifndef HSK_REENCODE_H
#define HSK_REENCODE_H
#include "msg/ext/extensions.h"

/* Macros, not predicates: as COPIED in bytes.acsl.h. */
/* clang-format off: it takes ==> apart */
#define APART(in, len, out) \
  (\valid_read((in) + (0 .. (len)-1)) && \valid((out) + (0 .. (len)-1)) && \
   \separated((in) + (0 .. (len)-1), (out) + (0 .. (len)-1)))
#define EXTENSION(in, len, type) (4 <= (len) && U16(in, 0) == (type) && U16(in, 2) == (len) - 4)
#define SAME(result, in, len, out) \
  ((result) != 0 ==> \forall integer k; 0 <= k < (len) ==> (out)[k] == \at((in)[k], Pre))
/* clang-format on */

#endif
