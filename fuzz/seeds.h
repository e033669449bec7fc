/* What the programs share that write seeds: seeds.c (toy handshakes, the library's builders), record.c and record_openssl.c (real
 * handshakes). Each seed is a file DIR/<target>/<label>-<number>; fuzz/make_corpus gives them names. */
#ifndef FUZZ_SEEDS_H
#define FUZZ_SEEDS_H
#include <stddef.h>
#include <stdint.h>

extern const char *seeds_dir, *seeds_label;

/* seeds_put writes one seed; exits if it cannot. */
void seeds_put(const char *target, const void *data, size_t len);

/* seeds_message writes a handshake message (its header at m[0..4)) to the targets of its body, its header, and what is in it: the block of
 * extensions and each of them. */
void seeds_message(const uint8_t *m, size_t len);

/* seeds_block: a sequence of extensions, to the targets of the block and of each. */
void seeds_block(const uint8_t *block, size_t len);

/* seeds_builders writes what the library's builders make. */
void seeds_builders(void);

/* seeds_states writes scripts for the state of each name, and to REGRESSIONS/<target> those that show something: every kind of message
   (fuzz/matrix_kinds.def), every step of each handshake. */
void seeds_states(const char *regressions);

/* seeds_x509 writes extensions, revocation lists, OCSP responses, and paths with them. */
void seeds_x509(void);

#endif
