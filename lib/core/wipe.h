/* Secrets: wiping and comparing without a data-dependent branch or address. */
#ifndef HSK_CORE_WIPE_H
#define HSK_CORE_WIPE_H
#include "core/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_wipe_bytes sets n bytes to zero in a way that the compiler may not drop. */
/*@ requires \valid((uint8_t *)p + (0 .. n-1));
    terminates \true; exits \false; assigns ((uint8_t *)p)[0 .. n-1];
    ensures \forall integer k; 0 <= k < n ==> ((uint8_t *)p)[k] == 0; */
void hsk_wipe_bytes(void *p, size_t n);

/* hsk_equal_secret: 1 if the n bytes at a and b are the same, else 0, in time that depends on n alone. */
/*@ requires \valid_read(a + (0 .. n-1)) && \valid_read(b + (0 .. n-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == 1 <==> \forall integer k; 0 <= k < n ==> a[k] == b[k];
    ensures \result == 0 || \result == 1; */
int hsk_equal_secret(const uint8_t *a, const uint8_t *b, size_t n);

#ifdef __cplusplus
}
#endif
#endif
