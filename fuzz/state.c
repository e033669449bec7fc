/* The target of each state, in one program: its name says which, state_<S>. The input is [way] and then a script, from a snapshot of a connection in
   that state. */
#include "play.h"
#include <string.h>

static const snapshot *snapshots;
static size_t count;

static uint32_t state_named(const char *name)
{
  for (uint32_t s = 0; s < HSK_STATE_COUNT; s++)
    if (strcmp(hsk_state_name(s) + strlen("HSK_"), name) == 0) return s;
  fuzz_breach("set-up: the program is to be named state_ and a state's name", __FILE__, __LINE__);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
  (void)argc;
  const char *path = (*argv)[0], *last = strrchr(path, '/');
  const char *name = last == NULL ? path : last + 1;
  FUZZ_CHECK(strncmp(name, "state_", 6) == 0, "set-up: the program is to be named state_ and a state's name");
  count = snapshot_all(&snapshots, state_named(name + 6));
  FUZZ_CHECK(count != 0, "set-up: no handshake rests in this state");
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 2) return 0;
  play_script(&snapshots[data[0] % count], data + 1, size - 1);
  return 0;
}
