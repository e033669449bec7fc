/* What the oracles of extensions share. Each extension has a file in fuzz/ext with the function fuzz_ext_NAME, which
 * reads an extension_data in all of its forms; fuzz/ext.c makes a target out of each, and the target
 * `extensions` calls them for what it finds in a block. */
#ifndef FUZZ_EXT_H
#define FUZZ_EXT_H
#include "parse.h"
#include "msg/ext/extensions.h"

/* fuzz_place: where an Extension stands: type and length at off - 4, extension_data at [off, end). */
typedef struct {
  const uint8_t *data;
  size_t off, end;
} fuzz_place;

#define HSK_X(name, number, wire_name, rfc) void fuzz_ext_##name(fuzz_place p);
#include "msg/ext/types.def"
#undef HSK_X

/* fuzz_ext_parser: a parser of extension_data behind one signature. FUZZ_EXT_PARSER(x) makes the function x of
 * this type out of hsk_x. */
typedef hsk_result (*fuzz_ext_parser)(fuzz_place p, void *view);
#define FUZZ_EXT_PARSER(name)                                                                                \
  static hsk_result name(fuzz_place p, void *view)                                                           \
  {                                                                                                          \
    return hsk_##name(p.data, p.off, p.end, view);                                                           \
  }

/* fuzz_ext_accepts parses into view, a struct of view_len bytes: 1 if the form is accepted, 0 if it is refused, which
 * is checked as fuzz_refused does. Either way the reference must say the same. */
int fuzz_ext_accepts(fuzz_place p, enum ref_kind kind, fuzz_ext_parser parse, void *view, size_t view_len);

/* fuzz_ext_same: build(fields) is the extension at p, byte by byte; see fuzz_rebuild. */
void fuzz_ext_same(fuzz_place p, fuzz_builder build, const void *fields);

/* fuzz_ext_fills: the span is all of the extension_data from p.off + prefix on, and has at least min bytes. */
void fuzz_ext_fills(fuzz_place p, hsk_span s, size_t prefix, size_t min);

/* fuzz_ext_empty: a form without contents, whose parser has answered r. Accepted if, and only if, it is empty. */
void fuzz_ext_empty(fuzz_place p, enum ref_kind kind, hsk_result r, fuzz_builder build);

/* The fields of builders. fuzz_numbers_of: the list of 2-byte numbers in s, NULL if they are more than FUZZ_MANY. */
#define FUZZ_MANY 4096
typedef struct {
  size_t count;
  uint16_t v[FUZZ_MANY];
} fuzz_numbers;
typedef struct {
  size_t count;
  hsk_bytes v[FUZZ_MANY];
} fuzz_items;
const fuzz_numbers *fuzz_numbers_of(const uint8_t *data, hsk_span s);

/* fuzz_items16: an accepted list of items with a length of 2 bytes: each is visited once, and they build the same list. */
void fuzz_items16(const uint8_t *data, hsk_span list);

/* Builders behind the signature of fuzz_builder: out of hsk_x, with no fields, with fuzz_numbers, with fuzz_items, with
 * hsk_bytes, with one uint32_t. */
#define FUZZ_BUILDER_EMPTY(name)                                                                             \
  static hsk_built name(const void *fields, uint8_t *out, size_t cap)                                        \
  {                                                                                                          \
    (void)fields;                                                                                            \
    return hsk_##name(out, cap);                                                                             \
  }
#define FUZZ_BUILDER_NUMBERS(name)                                                                           \
  static hsk_built name(const void *fields, uint8_t *out, size_t cap)                                        \
  {                                                                                                          \
    const fuzz_numbers *n = fields;                                                                          \
    return hsk_##name(n->v, n->count, out, cap);                                                             \
  }
#define FUZZ_BUILDER_ITEMS(name)                                                                             \
  static hsk_built name(const void *fields, uint8_t *out, size_t cap)                                        \
  {                                                                                                          \
    const fuzz_items *n = fields;                                                                            \
    return hsk_##name(n->v, n->count, out, cap);                                                             \
  }
#define FUZZ_BUILDER_BYTES(name)                                                                             \
  static hsk_built name(const void *fields, uint8_t *out, size_t cap)                                        \
  {                                                                                                          \
    return hsk_##name(*(const hsk_bytes *)fields, out, cap);                                                 \
  }
#define FUZZ_BUILDER_NUMBER(name)                                                                            \
  static hsk_built name(const void *fields, uint8_t *out, size_t cap)                                        \
  {                                                                                                          \
    return hsk_##name(*(const uint32_t *)fields, out, cap);                                                  \
  }
#endif
