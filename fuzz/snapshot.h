/* Snapshots: a connection of either role, its work bytes and what its watcher knows, in a given state of an honest handshake. */
#ifndef FUZZ_SNAPSHOT_H
#define FUZZ_SNAPSHOT_H
#include "crypto_null.h"
#include "watch.h"

/* snapshot: taken where the connection had consumed all input and its output was drained. */
typedef struct {
  const story *told;
  hsk_conn conn;
  size_t work_len; /* bytes of work that matter */
  uint8_t work[HSK_WORK_LEN];
  watch seen;
  size_t sent;             /* messages of the story that were delivered before */
  null_counters work_done; /* with the nonces that this side has used */
} snapshot;

/* snapshot_take runs the handshake of a way to its end and keeps the first moment in which one side is in state. 0: it never is. */
int snapshot_take(snapshot *s, story *told, const way *w, int is_server, uint32_t state);

/* snapshot_all takes one for each way and side that comes to state. Answers how many there are; *list: they, until the next call. */
#define SNAPSHOTS_MAX (2 * WAYS)
size_t snapshot_all(const snapshot **list, uint32_t state);

#endif
