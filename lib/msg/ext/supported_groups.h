/* supported_groups, once named elliptic_curves (RFC 8446 4.2.7, RFC 4492 5.1.1). */
#ifndef HSK_MSG_SUPPORTED_GROUPS_H
#define HSK_MSG_SUPPORTED_GROUPS_H
#include "msg/ext/extensions.h"
#include "msg/handshake.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  hsk_span named_group_list; /* 2 bytes each, at least one (hsk_u16_list_has) */
} hsk_supported_groups;

/* hsk_supported_groups_parse: on failure *sg is unchanged. Error: HSK_PEER_MALFORMED_SUPPORTED_GROUPS. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sg) && \separated(sg, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sg;
    ensures iff: \result.error == HSK_OK <==> NamedGroupList(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SUPPORTED_GROUPS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> sg->named_group_list.off == off + 2 && sg->named_group_list.off + sg->named_group_list.len == end;
    ensures keep: \result.error != HSK_OK ==> *sg == \old(*sg); */
HSK_API HSK_NODISCARD hsk_result hsk_supported_groups_parse(const uint8_t *buf, size_t off, size_t end,
                                                            hsk_supported_groups *sg);

/* hsk_supported_groups_build writes the extension for 1 to 32766 groups; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(named_groups + (0 .. count-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= count <= 32766));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= count <= 32766), 6 + 2 * count, cap);
    ensures ok: BUILT_OK(\result, (1 <= count <= 32766), 6 + 2 * count, cap);
    ensures need: BUILT_NEED(\result, 6 + 2 * count);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SUPPORTED_GROUPS;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> NamedGroupList(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> U16S(out, 6, named_groups, count); */
HSK_API HSK_NODISCARD hsk_built hsk_supported_groups_build(const uint16_t *named_groups, size_t count,
                                                           uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
