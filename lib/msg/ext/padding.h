/* padding (RFC 7685 3): zero bytes in a ClientHello. */
#ifndef HSK_MSG_PADDING_H
#define HSK_MSG_PADDING_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_padding_parse: HSK_PEER_MALFORMED_PADDING (at: the first byte that is not zero) unless all bytes are zero. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> Padding(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_PADDING;
    ensures at: \result.error != HSK_OK ==> off <= \result.at < end && buf[\result.at] != 0; */
HSK_API HSK_NODISCARD hsk_result hsk_padding_parse(const uint8_t *buf, size_t off, size_t end);

/* hsk_padding_build writes the extension with 0 to 65535 zero bytes; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (padding_len <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (padding_len <= 65535), 4 + padding_len, cap);
    ensures ok: BUILT_OK(\result, (padding_len <= 65535), 4 + padding_len, cap);
    ensures need: BUILT_NEED(\result, 4 + padding_len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_PADDING;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> Padding(out, 4, \result.need); */
HSK_API HSK_NODISCARD hsk_built hsk_padding_build(size_t padding_len, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
