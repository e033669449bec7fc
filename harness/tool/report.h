/* Outcomes: exit statuses, and the line that says why a connection failed. */
#ifndef TOOL_REPORT_H
#define TOOL_REPORT_H
#include "hardshake.h"

enum outcome {
  OUTCOME_FINE = 0,
  OUTCOME_USAGE = 1,
  OUTCOME_LOCAL = 2,       /* a file, the network, our configuration */
  OUTCOME_PROTOCOL = 3,    /* the peer broke the protocol or chose what we do not accept */
  OUTCOME_CERTIFICATE = 4, /* the peer's certificate or chain was refused */
  OUTCOME_ALERT = 5,       /* the peer sent a fatal alert */
  OUTCOME_TRUNCATED = 6    /* the connection ended or fell silent too early */
};

enum outcome outcome_of(uint32_t error);

/* report_failure prints why c failed: one line on stderr. */
enum outcome report_failure(const hsk_conn *c);

#endif
