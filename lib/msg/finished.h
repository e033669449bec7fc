/* Finished (RFC 5246 7.4.9, RFC 8446 4.4.4): verify_data and nothing else, of a length that the version and the cipher suite fix. */
#ifndef HSK_MSG_FINISHED_H
#define HSK_MSG_FINISHED_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "finished.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_VERIFY_DATA_LEN     12 /* TLS 1.2, for every cipher suite of ours */
#define HSK_VERIFY_DATA_MAX_LEN 48 /* TLS 1.3: the length of the cipher suite's hash, 32 or 48 */

/* hsk_finished_parse: HSK_PEER_MALFORMED_FINISHED unless the body has verify_data_len bytes, which the caller knows:
   HSK_VERIFY_DATA_LEN in TLS 1.2, the length of the hash in TLS 1.3. verify_data is the whole body. */
/*@ requires \valid_read(buf + (0 .. len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> len == verify_data_len;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_FINISHED;
    ensures at: \result.at <= len; */
HSK_API HSK_NODISCARD hsk_result hsk_finished_parse(const uint8_t *buf, size_t len, size_t verify_data_len);

/* hsk_finished_build writes verify_data as the body; for the answer see hsk_built. Other than 12, 32 or 48 bytes are HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(verify_data.data + (0 .. verify_data.len-1));
    requires \separated(out + (0 .. cap-1), verify_data.data + (0 .. verify_data.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, VerifyDataLength(verify_data.len));
    ensures too_small: BUILT_TOO_SMALL(\result, VerifyDataLength(verify_data.len), verify_data.len, cap);
    ensures ok: BUILT_OK(\result, VerifyDataLength(verify_data.len), verify_data.len, cap);
    ensures need: BUILT_NEED(\result, verify_data.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures copied: \result.error == HSK_OK ==> COPIED(out, 0, verify_data.data, verify_data.len); */
HSK_API HSK_NODISCARD hsk_built hsk_finished_build(hsk_bytes verify_data, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
