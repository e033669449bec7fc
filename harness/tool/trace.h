/* hardshake connect --trace: what hsk_config.observe sees, for a person, on stderr. */
#ifndef TOOL_TRACE_H
#define TOOL_TRACE_H
#include "hardshake.h"
#include "show_message.h"

typedef struct {
  message_context messages;
  const hsk_config *cfg;
} tracer;

void trace_event(void *arg, const hsk_event *event); /* arg is the tracer */
void trace_agreed(const hsk_conn *c, const hsk_config *cfg);

#endif
