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

/* ref_place: the messages that hold extensions, in the order of enum hsk_extension_place. */
enum ref_place {
  REF_IN_CLIENT_HELLO,
  REF_IN_SERVER_HELLO12,
  REF_IN_SERVER_HELLO13,
  REF_IN_HELLO_RETRY_REQUEST,
  REF_IN_ENCRYPTED_EXTENSIONS,
  REF_IN_CERTIFICATE,
  REF_IN_CERTIFICATE_REQUEST,
  REF_IN_NEW_SESSION_TICKET,
  REF_PLACE_COUNT
};

/* ref_may_stand: 1 if an extension of this type may stand in this message, else 0. ref_extension_accepts: 1 if extension_data buf[0..len) may stand in this message under this type, else 0. ref_place_accepts: 1 if
   buf[0..len) is a sequence of extensions that this message may hold, else 0. */
int ref_may_stand(unsigned type, enum ref_place place);
int ref_extension_accepts(unsigned type, enum ref_place place, const uint8_t *buf, size_t len);
int ref_place_accepts(enum ref_place place, const uint8_t *buf, size_t len);

/* ref_name: "ClientHello (RFC 5246 7.4.1.2)". */
const char *ref_name(enum ref_kind kind);

#endif
