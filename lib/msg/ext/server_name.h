/* server_name (RFC 6066 3). */
#ifndef HSK_MSG_SERVER_NAME_H
#define HSK_MSG_SERVER_NAME_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "server_name.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_server_name: a view of the client's form. */
typedef struct {
  hsk_span host_name; /* 1..2^16-1 bytes */
} hsk_server_name;

/* hsk_server_name_parse reads a ServerNameList of exactly one host_name: no other name_type has a defined syntax. On failure *sn is unchanged.
   Error: HSK_PEER_MALFORMED_SERVER_NAME. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sn) && \separated(sn, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sn;
    ensures iff: \result.error == HSK_OK <==> ServerName(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SERVER_NAME;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> sn->host_name.off == off + 5 && sn->host_name.off + sn->host_name.len == end;
    ensures keep: \result.error != HSK_OK ==> *sn == \old(*sn); */
HSK_API HSK_NODISCARD hsk_result hsk_server_name_parse(const uint8_t *buf, size_t off, size_t end,
                                                       hsk_server_name *sn);

/* hsk_server_name_response_parse reads the server's form, which is empty. Error: HSK_PEER_MALFORMED_SERVER_NAME. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SERVER_NAME;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_server_name_response_parse(const uint8_t *buf, size_t off, size_t end);

/* hsk_server_name_build writes the client's form with one host_name of 1 to 65530 bytes; hsk_server_name_response_build the
   server's. For the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(host_name.data + (0 .. host_name.len-1));
    requires \separated(out + (0 .. cap-1), host_name.data + (0 .. host_name.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= host_name.len <= 65530));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= host_name.len <= 65530), 9 + host_name.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= host_name.len <= 65530), 9 + host_name.len, cap);
    ensures need: BUILT_NEED(\result, 9 + host_name.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SERVER_NAME;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> ServerName(out, 4, \result.need);
    ensures name: \result.error == HSK_OK ==> COPIED(out, 9, host_name.data, host_name.len); */
HSK_API HSK_NODISCARD hsk_built hsk_server_name_build(hsk_bytes host_name, uint8_t *out, size_t cap);
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SERVER_NAME;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_API HSK_NODISCARD hsk_built hsk_server_name_response_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
