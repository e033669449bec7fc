/* Lists that stand at p + o stand at o in p: what is known of an accepted message is said of its parts, which the builders take as
   hsk_bytes. Recursive predicates need a walk over the list for that, so each is a function. */
#ifndef HSK_REENCODE_BLOCK_H
#define HSK_REENCODE_BLOCK_H
#include "msg/ext/extensions.h"

/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && ExtensionBlock(p, o, o + n);
    terminates \true; exits \false; assigns \nothing;
    ensures block: ExtensionBlock(p + o, 0, n); */
void hsk_block_moves(const uint8_t *p, size_t o, size_t n);

#endif
