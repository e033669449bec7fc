/* encrypt_then_mac (RFC 7366 2): empty both ways. Recognised only: with AEAD suites there is nothing to agree on (RFC 7366 3). */
#ifndef HSK_MSG_ENCRYPT_THEN_MAC_H
#define HSK_MSG_ENCRYPT_THEN_MAC_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_encrypt_then_mac_parse: HSK_PEER_MALFORMED_ENCRYPT_THEN_MAC unless the extension_data is empty. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_ENCRYPT_THEN_MAC;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_encrypt_then_mac_parse(const uint8_t *buf, size_t off, size_t end);

/* hsk_encrypt_then_mac_build writes the extension; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_ENCRYPT_THEN_MAC;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_API HSK_NODISCARD hsk_built hsk_encrypt_then_mac_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
