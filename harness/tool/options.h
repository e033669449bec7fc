/* Values of options that connect and serve share. */
#ifndef TOOL_OPTIONS_H
#define TOOL_OPTIONS_H
#include "core/bytes.h"

enum { LIST_MAX = 64 };

/* option_number reads a decimal number from min to max. -1: it is none. */
int option_number(const char *text, long long min, long long max, long long *out);
/* option_names reads a list of at most LIST_MAX names that by_name knows. -1: an unknown one, or too many. */
int option_names(const char *text, uint32_t (*by_name)(const char *, size_t), uint16_t *out, size_t *len);
/* option_protocols reads at most LIST_MAX names of 1 to 255 bytes. -1: others. */
int option_protocols(const char *text, hsk_bytes *out, size_t *len);

#endif
