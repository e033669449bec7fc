/* What lists of Extension have in common, in whatever structure they stand (RFC 5280 4.2, 5.2, RFC 6960 4.4). */
#ifndef HSK_X509_EXTENSION_LIST_H
#define HSK_X509_EXTENSION_LIST_H
#include "x509/extensions.h"
#ifdef __FRAMAC__
#include "extension_list.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_extension_is_new: 1 if buf[first..at) consists of extensions, none of which has the OID, given its contents: a list has none twice (RFC 5280 4.2). */
/*@ requires \valid_read(buf + (0 .. at-1)) && first <= at;
    requires \valid_read(buf + (oid.off .. oid.off + oid.len - 1)) && oid.off + oid.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> LacksOid(buf, first, at, oid.off, oid.len);
    ensures one: \result == 0 || \result == 1; */
HSK_NODISCARD int hsk_extension_is_new(const uint8_t *buf, size_t first, size_t at, hsk_span oid);

/* hsk_extension_id: the number of the extension whose OID has these contents, HSK_OID_NONE: not known. */
/*@ requires \valid_read(buf + (oid.off .. oid.off + oid.len - 1)) && oid.off + oid.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures known: OidExtension(buf, oid.off, oid.len) != HSK_OID_NONE ==> \result == OidExtension(buf, oid.off, oid.len); */
uint32_t hsk_extension_id(const uint8_t *buf, hsk_span oid);

#ifdef __cplusplus
}
#endif
#endif
