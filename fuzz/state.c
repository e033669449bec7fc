/* The target of one state, FUZZ_STATE: [variant] and then a script, from a snapshot of the client in that
 * state. */
#include "play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static snapshot snapshots[PEER12_VARIANTS];
  static size_t count;
  if (count == 0) {
    count = snapshot_all(snapshots, FUZZ_STATE);
    FUZZ_CHECK(count != 0, "set-up: no handshake rests in this state");
  }
  if (size < 2) return 0;
  play_script(&snapshots[data[0] % count], data + 1, size - 1);
  return 0;
}
