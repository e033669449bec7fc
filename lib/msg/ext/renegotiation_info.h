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
HSK_API HSK_NODISCARD hsk_built hsk_renegotiation_info_build(hsk_bytes renegotiated_connection, uint8_t *out,
                                                             size_t cap);

#ifdef __cplusplus
}
#endif
#endif
