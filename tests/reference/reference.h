/* A second opinion on every format: slow, plain recognisers, written from the RFCs' structs and not from lib/. Nothing of lib/ is
   called here but for a few names of limits. Unit tests compare it with the parsers on all small inputs, and fuzz targets on whatever
   they find. */
#ifndef HSK_TESTS_REFERENCE_H
#define HSK_TESTS_REFERENCE_H
#include <stddef.h>
#include <stdint.h>

enum ref_kind {
#define REF(kind, name, clause) REF_##kind,
#include "kinds.def"
#undef REF
  REF_KIND_COUNT
};

/* ref_accepts: 1 if buf[0..len) is exactly one of this kind, else 0. */
int ref_accepts(enum ref_kind kind, const uint8_t *buf, size_t len);

/* ref_name: "ClientHello (RFC 5246 7.4.1.2)". */
const char *ref_name(enum ref_kind kind);

#endif
