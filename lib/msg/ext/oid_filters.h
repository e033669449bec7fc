/* oid_filters (RFC 8446 4.2.5): CertificateRequest. */
#ifndef HSK_MSG_OID_FILTERS_H
#define HSK_MSG_OID_FILTERS_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "oid_filters.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_oid_filters: a view of the extension. */
typedef struct {
  hsk_span filters; /* OIDFilter one behind the other, may be empty (hsk_oid_filter_next) */
} hsk_oid_filters;

/* hsk_oid_filters_parse: on failure *of is unchanged. Error: HSK_PEER_MALFORMED_OID_FILTERS. Neither the DER inside nor that no OID
   occurs twice is looked at: whoever selects a certificate by a filter does that. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(of) && \separated(of, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *of;
    ensures iff: \result.error == HSK_OK <==> OidFilters(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_OID_FILTERS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> of->filters.off == off + 2 && of->filters.off + of->filters.len == end;
    ensures keep: \result.error != HSK_OK ==> *of == \old(*of); */
HSK_API HSK_NODISCARD hsk_result hsk_oid_filters_parse(const uint8_t *buf, size_t off, size_t end,
                                                       hsk_oid_filters *of);

/* hsk_oid_filter: a view of one OIDFilter. */
typedef struct {
  hsk_span certificate_extension_oid;    /* 1..255 bytes of DER; off == 0: there is none */
  hsk_span certificate_extension_values; /* DER, may be empty */
} hsk_oid_filter;

/* hsk_oid_filter_next: the OIDFilter that starts at off in an accepted list that ends at end; certificate_extension_oid.off == 0: there
   is none (off is end). The first is at filters.off, the next behind certificate_extension_values. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && OidFilterList(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.certificate_extension_oid.off == 0 <==> off == end;
    ensures oid: off != end ==> \result.certificate_extension_oid.off == off + 1 &&
                 \result.certificate_extension_oid.len == buf[off] && \result.certificate_extension_oid.len >= 1;
    ensures values: off != end ==> \result.certificate_extension_values.off == off + 3 + buf[off] &&
                    \result.certificate_extension_values.len == U16(buf, off + 1 + buf[off]);
    ensures rest: off != end ==> \result.certificate_extension_values.off + \result.certificate_extension_values.len <= end &&
                  OidFilterList(buf, \result.certificate_extension_values.off + \result.certificate_extension_values.len, end); */
HSK_API hsk_oid_filter hsk_oid_filter_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_oid_filter_build writes one OIDFilter with an OID of 1 to 255 and values of at most 65535 bytes: an element of the list that
   hsk_oid_filters_build takes, in wire form and of at most 65533 bytes, to write the extension. For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(oid.data + (0 .. oid.len-1)) && \valid_read(values.data + (0 .. values.len-1));
    requires \separated(out + (0 .. cap-1), oid.data + (0 .. oid.len-1));
    requires \separated(out + (0 .. cap-1), values.data + (0 .. values.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= oid.len <= 255 && values.len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= oid.len <= 255 && values.len <= 65535), 3 + oid.len + values.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= oid.len <= 255 && values.len <= 65535), 3 + oid.len + values.len, cap);
    ensures need: BUILT_NEED(\result, 3 + oid.len + values.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> OidFilter(out, 0, \result.need, 1 + oid.len, \result.need);
    ensures oid: \result.error == HSK_OK ==> COPIED(out, 1, oid.data, oid.len);
    ensures values: \result.error == HSK_OK ==> COPIED(out, 3 + oid.len, values.data, values.len); */
HSK_API HSK_NODISCARD hsk_built hsk_oid_filter_build(hsk_bytes oid, hsk_bytes values, uint8_t *out,
                                                     size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(filters.data + (0 .. filters.len-1));
    requires \separated(out + (0 .. cap-1), filters.data + (0 .. filters.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, OID_FILTERS_FITS(filters));
    ensures too_small: BUILT_TOO_SMALL(\result, OID_FILTERS_FITS(filters), 6 + filters.len, cap);
    ensures ok: BUILT_OK(\result, OID_FILTERS_FITS(filters), 6 + filters.len, cap);
    ensures need: BUILT_NEED(\result, 6 + filters.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_OID_FILTERS;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> OidFilters(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> COPIED(out, 6, filters.data, filters.len); */
HSK_API HSK_NODISCARD hsk_built hsk_oid_filters_build(hsk_bytes filters, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
