/* The changes of tweaks.def as functions, and their names. */
#include <string.h>
#include "chains.h"

#define TWEAK(name, ...)                                                                                     \
  static void name(spec *s)                                                                                  \
  {                                                                                                          \
    __VA_ARGS__;                                                                                             \
  }
#include "tweaks.def"
#undef TWEAK

const tweak tweaks[] = {
#define TWEAK(name, ...) {#name, name},
#include "tweaks.def"
#undef TWEAK
};
const size_t tweaks_len = sizeof tweaks / sizeof *tweaks;
