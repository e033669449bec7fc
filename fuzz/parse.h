/* What the targets of messages share: a parser is asked, and so is the reference of tests/reference. */
#ifndef FUZZ_PARSE_H
#define FUZZ_PARSE_H
#include "fuzz.h"
#include "reference.h"

/* fuzz_parser: a parser of a message behind one signature; FUZZ_PARSER(x) makes the function x of this type out of
 * hsk_x. */
typedef hsk_result (*fuzz_parser)(const uint8_t *data, size_t size, void *view);
#define FUZZ_PARSER(name)                                                                                    \
  static hsk_result name(const uint8_t *data, size_t size, void *view)                                       \
  {                                                                                                          \
    return hsk_##name(data, size, view);                                                                     \
  }

/* fuzz_accepts parses into view, a struct of view_len bytes: 1 if the message is accepted, 0 if it is refused, which
 * is checked as fuzz_refused does. Either way the reference must say the same. */
int fuzz_accepts(const uint8_t *data, size_t size, enum ref_kind kind, fuzz_parser parse, void *view,
                 size_t view_len);

/* fuzz_agrees: the same for a parser without a view, whose answer is r. */
int fuzz_agrees(const uint8_t *data, size_t size, enum ref_kind kind, hsk_result r);

#endif
