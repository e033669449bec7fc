/* One connection from the handshake to its end: stdin goes out, what comes back goes to stdout. */
#ifndef TOOL_SESSION_H
#define TOOL_SESSION_H
#include "report.h"

typedef struct {
  const hsk_config *cfg;
  const char *name;
  int socket;     /* non-blocking */
  int timeout;    /* seconds without a byte that the handshake or the closing may take, 0: no limit */
  size_t chunk;   /* at most so many bytes are received or sent at a time, 0: no limit */
  size_t out_cap; /* size of the output buffer, 0: HSK_RECORD_MAX */
  int trace;
} session_options;

enum outcome session_run(const session_options *options);

#endif
