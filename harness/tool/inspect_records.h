/* TLS messages in a file: bare handshake messages, or a stream of records. The answer is the exit status. */
#ifndef TOOL_INSPECT_RECORDS_H
#define TOOL_INSPECT_RECORDS_H
#include "core/bytes.h"

int inspect_handshake(hsk_bytes data);
int inspect_records(hsk_bytes data);

#endif
