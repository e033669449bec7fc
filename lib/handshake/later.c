/* Actions that are still to be written; each goes to the file of its role and version. */
#include "handshake/server_negotiate.h"
#define LATER(name)                                                                                          \
  hsk_result hsk_do_##name(hsk_turn *t)                                                                      \
  {                                                                                                          \
    (void)t;                                                                                                 \
    return hsk_bad(HSK_INTERNAL_ERROR, 0);                                                                   \
  }
