/* Printing for a person: indented lines `label   value`, one value column per depth. */
#ifndef TOOL_SHOW_H
#define TOOL_SHOW_H
#include <stdio.h>
#include "core/bytes.h"

typedef struct {
  FILE *to;
  int indent; /* spaces before the label */
} show;

show show_deeper(show s);

/* show_line prints one line; format as in printf. show_head prints a heading without a value column. */
__attribute__((format(printf, 3, 4))) void show_line(show s, const char *label, const char *format, ...);
__attribute__((format(printf, 2, 3))) void show_head(show s, const char *format, ...);

/* show_hex prints bytes in hexadecimal, 32 a line; nothing as `(empty)`. */
void show_hex(show s, const char *label, const uint8_t *data, size_t len);

/* show_numbers prints a list of 2-byte numbers by name, one a line, with the number beside it. */
void show_numbers(show s, const char *label, const uint8_t *buf, hsk_span list,
                  const char *(*name)(uint32_t));

/* show_refused prints where and why something was refused, with the bytes around data[at]; base is added
   to the offsets that are printed. */
void show_refused(show s, const uint8_t *data, size_t len, size_t base, hsk_result why);

/* text_escape copies bytes to out as printable ASCII, anything else as \xHH, cut to cap - 1 characters. */
void text_escape(const uint8_t *data, size_t len, char *out, size_t cap);

#endif
