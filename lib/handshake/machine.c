#include "handshake/machine.h"

uint32_t hsk_next(uint32_t state, uint32_t input)
{
  if (state >= HSK_STATE_COUNT || input >= HSK_INPUT_COUNT) return HSK_FAILED;
  switch (state * HSK_INPUT_COUNT + input) {
#define HSK_T(from, in, to, action, rfc)                                                                     \
  case (uint32_t)(from)*HSK_INPUT_COUNT + (uint32_t)(in):                                                    \
    return to;
#include "handshake/states.def"
#undef HSK_T
  default:
    return HSK_FAILED;
  }
}

int hsk_legal(uint32_t state, uint32_t input)
{
  return hsk_next(state, input) != HSK_FAILED;
}

int hsk_is_connected(uint32_t state)
{
  return state == HSK_CLIENT12_CONNECTED || state == HSK_CLIENT13_CONNECTED ||
         state == HSK_SERVER12_CONNECTED || state == HSK_SERVER13_CONNECTED;
}

const char *hsk_row_rfc(uint32_t state, uint32_t input)
{
  if (state >= HSK_STATE_COUNT || input >= HSK_INPUT_COUNT) return "";
  switch (state * HSK_INPUT_COUNT + input) {
#define HSK_T(from, in, to, action, rfc)                                                                     \
  case (uint32_t)(from)*HSK_INPUT_COUNT + (uint32_t)(in):                                                    \
    return rfc;
#include "handshake/states.def"
#undef HSK_T
  default:
    return "";
  }
}

const char *hsk_state_name(uint32_t state)
{
  switch (state) {
#define HSK_S(name)                                                                                          \
  case name:                                                                                                 \
    return #name;
#include "handshake/state_names.def"
#undef HSK_S
  default:
    return "?";
  }
}

const char *hsk_input_name(uint32_t input)
{
  switch (input) {
#define HSK_I(name)                                                                                          \
  case name:                                                                                                 \
    return #name;
#include "handshake/input_names.def"
#undef HSK_I
  default:
    return "?";
  }
}
