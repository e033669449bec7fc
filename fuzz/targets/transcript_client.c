/* The whole server transcript as bytes from the wire: [variant][mode] and then what the client receives. */
#include "play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static snapshot snapshots[PEER12_VARIANTS];
  static size_t count;
  if (count == 0) {
    count = snapshot_all(snapshots, HSK_CLIENT_START);
    FUZZ_CHECK(count == PEER12_VARIANTS, "set-up: a handshake does not start");
  }
  if (size < 2) return 0;
  play_wire(&snapshots[data[0] % count], data + 1, size - 1);
  return 0;
}
