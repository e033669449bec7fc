/* Shapes that several extensions share: nothing at all, and a list of 2-byte numbers. For the files of this folder; each extension has a
   header of its own. */
#ifndef HSK_MSG_SHAPES_H
#define HSK_MSG_SHAPES_H
#include "msg/ext/extensions.h"
#include "msg/handshake.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_empty_parse: error (at: off) unless off is end. */
/*@ requires off <= end && error != HSK_OK;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == error;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_NODISCARD hsk_result hsk_empty_parse(size_t off, size_t end, uint32_t error);

/* hsk_empty_build writes an extension without extension_data. */
/*@ requires \valid(out + (0 .. cap-1)) && extension_type <= 65535;
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == extension_type;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_NODISCARD hsk_built hsk_empty_build(uint32_t extension_type, uint8_t *out, size_t cap);

/* hsk_u16_list_parse: error unless buf[off..end) is a list of at least one number and at most max bytes, behind its 2 bytes of length. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && error != HSK_OK;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> Vec16(buf, off, end, 2, max, end) && U16(buf, off) % 2 == 0;
    ensures errors: \result.error == HSK_OK || \result.error == error;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_NODISCARD hsk_result hsk_u16_list_parse(const uint8_t *buf, size_t off, size_t end, size_t max,
                                            uint32_t error);

/* hsk_u16_list_build writes an extension that holds such a list of 1 to 32766 numbers. */
/*@ requires \valid(out + (0 .. cap-1)) && extension_type <= 65535;
    requires \valid_read(values + (0 .. count-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= count <= 32766));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= count <= 32766), 6 + 2 * count, cap);
    ensures ok: BUILT_OK(\result, (1 <= count <= 32766), 6 + 2 * count, cap);
    ensures need: BUILT_NEED(\result, 6 + 2 * count);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == extension_type;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures list_len: \result.error == HSK_OK ==> U16(out, 4) == 2 * count;
    ensures list: \result.error == HSK_OK ==> U16S(out, 6, values, count); */
HSK_NODISCARD hsk_built hsk_u16_list_build(uint32_t extension_type, const uint16_t *values, size_t count,
                                           uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
