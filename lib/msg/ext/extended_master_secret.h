/* extended_master_secret (RFC 7627 5.1): empty both ways. */
#ifndef HSK_MSG_EXTENDED_MASTER_SECRET_H
#define HSK_MSG_EXTENDED_MASTER_SECRET_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_extended_master_secret_parse: HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET unless the extension_data is empty. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_extended_master_secret_parse(const uint8_t *buf, size_t off, size_t end);

/* hsk_extended_master_secret_build writes the extension; for the answer see hsk_built. */
HSK_API HSK_NODISCARD hsk_built hsk_extended_master_secret_build(uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
