/* Fields for builders, made out of a fuzzer's input: short ones are its bytes, long ones zeros. */
#ifndef FUZZ_PIECES_H
#define FUZZ_PIECES_H
#include "parse.h"

/* fuzz_piece: bytes of any length: up to 249 of the input, or as many zeros as stand near a limit of the formats (2^8, 2^16, 2^24). */
hsk_bytes fuzz_piece(fuzz_input *in);

/* fuzz_pieces: an array of them, or many times the same one. fuzz_values: an array of numbers; one count tells how many. Both stay true until the next call. */
const hsk_bytes *fuzz_pieces(fuzz_input *in, size_t *count);
const uint16_t *fuzz_values(fuzz_input *in, size_t *count);

/* fuzz_number: any number of 32 bits, small ones and those near 2^16 more often. */
uint32_t fuzz_number(fuzz_input *in);

/* fuzz_wrapped: a builder that takes its fields from the input. fuzz_checker: what must accept all that it builds; NULL: there is no parser. */
typedef hsk_built (*fuzz_wrapped)(fuzz_input in, uint8_t *out, size_t cap);
typedef hsk_result (*fuzz_checker)(const uint8_t *data, size_t size);

/* fuzz_built checks what every builder promises: it answers the same for less room; it writes all or nothing; what it built is accepted by
 * the parser, and by the reference. prefix bytes at the front are not for these two (the header of an extension). */
void fuzz_built(fuzz_wrapped build, fuzz_checker parse, enum ref_kind kind, size_t prefix, fuzz_input in);

#endif
