/* Snapshots: a connection, its work bytes and what its watcher knows, in a given state. */
#ifndef FUZZ_SNAPSHOT_H
#define FUZZ_SNAPSHOT_H
#include "watch.h"

/* snapshot: taken where the client had consumed all input and its output was drained. */
typedef struct {
  hsk_config cfg; /* observe_arg is set by whoever restores */
  hsk_conn conn;
  size_t work_len; /* bytes of work that matter */
  uint8_t work[HSK_WORK_LEN];
  watch seen;
  size_t sent;             /* messages of the peer that were delivered before */
  uint64_t sealed;         /* how many of them were sealed */
  int ccs;                 /* the server's ChangeCipherSpec was among them */
  null_counters work_done; /* with the nonces that the client has used */
  peer12 peer;             /* after the complete handshake: all messages and keys */
} snapshot;

/* snapshot_take runs the handshake of a variant and keeps its first moment in state. 0: this variant never
 * rests there. */
int snapshot_take(snapshot *s, size_t variant, uint32_t state);

/* snapshot_all takes one for each variant that rests in state, into list[0..PEER12_VARIANTS). Answers how
 * many. */
size_t snapshot_all(snapshot *list, uint32_t state);

#endif
