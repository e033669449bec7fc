/* The extensions of a message for a person to read. */
#ifndef TOOL_SHOW_EXTENSIONS_H
#define TOOL_SHOW_EXTENSIONS_H
#include "msg/ext/places.h"
#include "show.h"

/* show_extensions prints each extension of an accepted block in the form that it has in this message (enum hsk_extension_place), unknown
   ones in hexadecimal. Answers what the first parser that refuses said. */
hsk_result show_extensions(show s, const uint8_t *buf, hsk_span block, uint32_t place);

#endif
