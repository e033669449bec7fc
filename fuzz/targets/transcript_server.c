/* All that a server receives, as bytes from the wire: [way][mode] and then the bytes. */
#include "play.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  play_transcript(HSK_SERVER_WAIT_CLIENT_HELLO, data, size);
  return 0;
}
