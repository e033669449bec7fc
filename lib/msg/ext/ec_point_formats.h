/* ec_point_formats (RFC 4492 5.1.2 and 5.2): the same form both ways. */
#ifndef HSK_MSG_EC_POINT_FORMATS_H
#define HSK_MSG_EC_POINT_FORMATS_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_EC_POINT_UNCOMPRESSED 0

typedef struct {
  hsk_span ec_point_format_list; /* a byte each, at least one (hsk_u8_list_has) */
} hsk_ec_point_formats;

/* hsk_ec_point_formats_parse: on failure *pf is unchanged. Error: HSK_PEER_MALFORMED_EC_POINT_FORMATS. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(pf) && \separated(pf, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *pf;
    ensures iff: \result.error == HSK_OK <==> Vec8(buf, off, end, 1, 255, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_EC_POINT_FORMATS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> pf->ec_point_format_list.off == off + 1 && pf->ec_point_format_list.off + pf->ec_point_format_list.len == end;
    ensures keep: \result.error != HSK_OK ==> *pf == \old(*pf); */
HSK_API HSK_NODISCARD hsk_result hsk_ec_point_formats_parse(const uint8_t *buf, size_t off, size_t end,
                                                            hsk_ec_point_formats *pf);

/* hsk_ec_point_formats_build writes the extension that lists `uncompressed` alone, which is all that we take; for the
   answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 6, cap);
    ensures ok: BUILT_OK(\result, \true, 6, cap);
    ensures need: BUILT_NEED(\result, 6);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_EC_POINT_FORMATS;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures list: \result.error == HSK_OK ==> out[4] == 1 && out[5] == HSK_EC_POINT_UNCOMPRESSED; */
HSK_API HSK_NODISCARD hsk_built hsk_ec_point_formats_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
