#include "matrix.h"
#include "handshake/machine.h"
#include "msg/handshake.h"
#include "record/record.h"
#include <stdio.h>
#include <stdlib.h>

#define MATRIX_ANY 256u

static unsigned long messages[HSK_STATE_COUNT][MATRIX_KINDS], rows[HSK_STATE_COUNT][HSK_INPUT_COUNT];

static const struct {
  const char *name;
  uint32_t content_type, first;
} kinds[MATRIX_KINDS] = {
#define MATRIX_KIND(name, content_type, first_byte) {#name, content_type, first_byte},
#include "matrix_kinds.def"
#undef MATRIX_KIND
};

static void put(void)
{
  FILE *f = fopen(getenv("FUZZ_MATRIX"), "a");
  if (f == NULL) return;
  for (uint32_t s = 0; s < HSK_STATE_COUNT; s++) {
    for (uint32_t k = 0; k < MATRIX_KINDS; k++)
      if (messages[s][k] != 0)
        fprintf(f, "message %s %s %lu\n", hsk_state_name(s), kinds[k].name, messages[s][k]);
    for (uint32_t i = 0; i < HSK_INPUT_COUNT; i++)
      if (rows[s][i] != 0) fprintf(f, "row %s %s %lu\n", hsk_state_name(s), hsk_input_name(i), rows[s][i]);
  }
  (void)fclose(f);
}

static int counting(void)
{
  static int on = -1;
  if (on >= 0) return on;
  on = getenv("FUZZ_MATRIX") != NULL;
  if (on) (void)atexit(put);
  return on;
}

void matrix_message(uint32_t state, uint32_t content_type, hsk_bytes m)
{
  size_t at = content_type == HSK_ALERT ? 1 : 0; /* behind the level */
  if (!counting() || m.len <= at) return;
  for (uint32_t k = 0; k < MATRIX_KINDS; k++)
    if (kinds[k].content_type == content_type &&
        (kinds[k].first == MATRIX_ANY || kinds[k].first == m.data[at])) {
      messages[state][k]++;
      return;
    }
}

void matrix_transition(uint32_t state, uint32_t input)
{
  if (counting()) rows[state][input]++;
}
