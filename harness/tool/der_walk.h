/* Walking over DER, be it broken or not, for display alone: nothing relies on it. */
#ifndef TOOL_DER_WALK_H
#define TOOL_DER_WALK_H
#include "core/bytes.h"

typedef struct {
  uint32_t tag;      /* the identifier byte */
  hsk_span contents; /* off == 0: there is no further element, or it is broken */
  size_t next;       /* behind the element */
} der_element;

/* der_next: the element that starts at buf[off] and ends within end. */
der_element der_next(const uint8_t *buf, size_t off, size_t end);

/* oid_text: the contents of an OBJECT IDENTIFIER as `2.5.29.19`. */
void oid_text(const uint8_t *oid, size_t len, char *out, size_t cap);

#endif
