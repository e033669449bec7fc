/* A session in a file, to be resumed by a later connection: one line of text. Whoever reads the file can take the session over. */
#ifndef TOOL_SESSIONS_H
#define TOOL_SESSIONS_H
#include "hardshake.h"

enum { TICKET_MAX = 16384 };

typedef struct {
  const char *path; /* NULL: none is wanted */
  hsk_session session;
  uint8_t ticket[TICKET_MAX];
} session_file;

/* sessions_load reads path into f->session, if there is such a file: 1. 0: there is none. -1, and a line on stderr: it cannot be read. */
int sessions_load(session_file *f);

/* sessions_save is a hsk_config.new_session; arg is the session_file, whose file it replaces. */
void sessions_save(void *arg, const hsk_session *session);

#endif
