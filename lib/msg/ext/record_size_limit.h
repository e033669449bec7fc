/* record_size_limit (RFC 8449 4): the same form both ways. */
#ifndef HSK_MSG_RECORD_SIZE_LIMIT_H
#define HSK_MSG_RECORD_SIZE_LIMIT_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* RFC 8449 4: a smaller limit is refused. */
#define HSK_RECORD_SIZE_LIMIT_MIN 64

typedef struct {
  uint32_t record_size_limit; /* 64 to 65535; one above the protocol's own limit says nothing */
} hsk_record_size_limit;

/* hsk_record_size_limit_parse: on failure *rsl is unchanged. Errors: HSK_PEER_MALFORMED_RECORD_SIZE_LIMIT,
   HSK_PEER_BAD_RECORD_SIZE_LIMIT (less than 64). */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(rsl) && \separated(rsl, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *rsl;
    ensures iff: \result.error == HSK_OK <==> RecordSizeLimit(buf, off, end);
    ensures malformed: \result.error == HSK_PEER_MALFORMED_RECORD_SIZE_LIMIT <==> end != off + 2;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_RECORD_SIZE_LIMIT || \result.error == HSK_PEER_BAD_RECORD_SIZE_LIMIT;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> rsl->record_size_limit == U16(buf, off);
    ensures keep: \result.error != HSK_OK ==> *rsl == \old(*rsl); */
HSK_API HSK_NODISCARD hsk_result hsk_record_size_limit_parse(const uint8_t *buf, size_t off, size_t end,
                                                             hsk_record_size_limit *rsl);

/* hsk_record_size_limit_build writes the extension with a limit of 64 to 65535; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (64 <= record_size_limit <= 65535));
    ensures too_small: BUILT_TOO_SMALL(\result, (64 <= record_size_limit <= 65535), 6, cap);
    ensures ok: BUILT_OK(\result, (64 <= record_size_limit <= 65535), 6, cap);
    ensures need: BUILT_NEED(\result, 6);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_RECORD_SIZE_LIMIT;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> RecordSizeLimit(out, 4, \result.need);
    ensures field: \result.error == HSK_OK ==> U16(out, 4) == record_size_limit; */
HSK_API HSK_NODISCARD hsk_built hsk_record_size_limit_build(uint32_t record_size_limit, uint8_t *out,
                                                            size_t cap);

#ifdef __cplusplus
}
#endif
#endif
