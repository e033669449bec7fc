/* cookie (RFC 8446 4.2.2): the same form both ways. */
#ifndef HSK_MSG_COOKIE_H
#define HSK_MSG_COOKIE_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  hsk_span cookie; /* at least one byte */
} hsk_cookie;

/* hsk_cookie_parse: on failure *ck is unchanged. Error: HSK_PEER_MALFORMED_COOKIE. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ck) && \separated(ck, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ck;
    ensures iff: \result.error == HSK_OK <==> Cookie(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_COOKIE;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> ck->cookie.off == off + 2 && ck->cookie.off + ck->cookie.len == end;
    ensures keep: \result.error != HSK_OK ==> *ck == \old(*ck); */
HSK_API HSK_NODISCARD hsk_result hsk_cookie_parse(const uint8_t *buf, size_t off, size_t end, hsk_cookie *ck);

/* hsk_cookie_build writes the extension with a cookie of 1 to 65533 bytes; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(cookie.data + (0 .. cookie.len-1));
    requires \separated(out + (0 .. cap-1), cookie.data + (0 .. cookie.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= cookie.len <= 65533));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= cookie.len <= 65533), 6 + cookie.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= cookie.len <= 65533), 6 + cookie.len, cap);
    ensures need: BUILT_NEED(\result, 6 + cookie.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_COOKIE;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> Cookie(out, 4, \result.need);
    ensures field: \result.error == HSK_OK ==> COPIED(out, 6, cookie.data, cookie.len); */
HSK_API HSK_NODISCARD hsk_built hsk_cookie_build(hsk_bytes cookie, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
