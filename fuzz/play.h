/* Plays a fuzz input against a snapshot, twice: at two addresses and in other chunks, and holds both to the
 * oracles. */
#ifndef FUZZ_PLAY_H
#define FUZZ_PLAY_H
#include "snapshot.h"

/* play_script: the input is [mode] and then actions of the peer and of the application; see play.c.
   play_wire: the input is [mode] and then bytes as they come from the wire. Both abort on a breach. */
void play_script(const snapshot *s, const uint8_t *data, size_t size);
void play_wire(const snapshot *s, const uint8_t *data, size_t size);

/* play_transcript: [variant][mode] and then what a side receives from the first byte on, which begins in state start. */
void play_transcript(uint32_t start, const uint8_t *data, size_t size);

#endif
