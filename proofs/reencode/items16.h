/* As block.h, for the lists of opaque items with a length of 2 bytes. */
#ifndef HSK_REENCODE_ITEMS16_H
#define HSK_REENCODE_ITEMS16_H
#include "msg/items16.h"

/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX && Items16(p, o, o + n);
    terminates \true; exits \false; assigns \nothing;
    ensures list: Items16(p + o, 0, n); */
void hsk_items16_move(const uint8_t *p, size_t o, size_t n);

#endif
