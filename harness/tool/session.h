/* One connection from the handshake to its end: stdin goes out, what comes back goes to stdout. */
#ifndef TOOL_SESSION_H
#define TOOL_SESSION_H
#include "report.h"

enum { EXPORT_MAX = 4096 };

/* exported: keying material to be printed, len 0: none */
typedef struct {
  char label[256];
  uint8_t context[256];
  size_t context_len, len;
} exported;

typedef struct {
  const hsk_config *cfg;
  const char *name;
  int socket;     /* non-blocking */
  int timeout;    /* seconds without a byte that the handshake or the closing may take, 0: no limit */
  size_t chunk;   /* at most so many bytes are received or sent at a time, 0: no limit */
  size_t out_cap; /* size of the output buffer, 0: HSK_RECORD_MAX */
  int trace;
  int key_update; /* new keys as soon as the connection stands */
  exported export;
} session_options;

enum outcome session_run(const session_options *options);

#endif
