/* Inputs written as text: hexadecimal, with `(...)` for a length in DER, `[...]` for a length of two bytes, `<NN ...>` for NN (hexadecimal) times the
   same, and '...' for ASCII. */
#ifndef FUZZ_SEEDS_TEXT_H
#define FUZZ_SEEDS_TEXT_H
#include <stddef.h>
#include <stdint.h>

#define SEEDS_TEXT_MAX 8192

/* seeds_text writes what text says to out[0..SEEDS_TEXT_MAX) and answers its length. */
size_t seeds_text(const char *text, uint8_t *out);

#define NAME(cn)     "30(31(30(06(550403) 0c('" cn "'))))"
#define EXT(oid, v)  "30(06(" oid ") 04(" v "))"
#define CRIT(oid, v) "30(06(" oid ") 0101ff 04(" v "))"

#endif
