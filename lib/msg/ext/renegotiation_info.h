/* renegotiation_info (RFC 5746 3.2): the same form both ways. */
#ifndef HSK_MSG_RENEGOTIATION_INFO_H
#define HSK_MSG_RENEGOTIATION_INFO_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The signalling cipher suite that a client may send in its place, RFC 5746 3.3. */
#define HSK_EMPTY_RENEGOTIATION_INFO_SCSV 0x00ffu

typedef struct {
  hsk_span renegotiated_connection; /* 0..255 bytes; empty in a first handshake */
} hsk_renegotiation_info;

/* hsk_renegotiation_info_parse: on failure *ri is unchanged. Error: HSK_PEER_MALFORMED_RENEGOTIATION_INFO. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ri) && \separated(ri, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ri;
    ensures iff: \result.error == HSK_OK <==> Vec8(buf, off, end, 0, 255, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_RENEGOTIATION_INFO;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> ri->renegotiated_connection.off == off + 1 && ri->renegotiated_connection.off + ri->renegotiated_connection.len == end;
    ensures keep: \result.error != HSK_OK ==> *ri == \old(*ri); */
HSK_API HSK_NODISCARD hsk_result hsk_renegotiation_info_parse(const uint8_t *buf, size_t off, size_t end,
                                                              hsk_renegotiation_info *ri);

/* hsk_renegotiation_info_build writes the extension; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(renegotiated_connection.data + (0 .. renegotiated_connection.len-1));
    requires \separated(out + (0 .. cap-1), renegotiated_connection.data + (0 .. renegotiated_connection.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (renegotiated_connection.len <= 255));
    ensures too_small: BUILT_TOO_SMALL(\result, (renegotiated_connection.len <= 255), 5 + renegotiated_connection.len, cap);
    ensures ok: BUILT_OK(\result, (renegotiated_connection.len <= 255), 5 + renegotiated_connection.len, cap);
    ensures need: BUILT_NEED(\result, 5 + renegotiated_connection.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_RENEGOTIATION_INFO;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> Vec8(out, 4, \result.need, 0, 255, \result.need);
    ensures field: \result.error == HSK_OK ==> COPIED(out, 5, renegotiated_connection.data, renegotiated_connection.len); */
HSK_API HSK_NODISCARD hsk_built hsk_renegotiation_info_build(hsk_bytes renegotiated_connection, uint8_t *out,
                                                             size_t cap);

#ifdef __cplusplus
}
#endif
#endif
