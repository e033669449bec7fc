/* signature_algorithms (RFC 8446 4.2.3, RFC 5246 7.4.1.4.1). */
#ifndef HSK_MSG_SIGNATURE_ALGORITHMS_H
#define HSK_MSG_SIGNATURE_ALGORITHMS_H
#include "msg/ext/extensions.h"
#include "msg/handshake.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  hsk_span supported_signature_algorithms; /* 2 bytes each, at least one (hsk_u16_list_has) */
} hsk_signature_algorithms;

/* hsk_signature_algorithms_parse: on failure *sa is unchanged. Error: HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(sa) && \separated(sa, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *sa;
    ensures iff: \result.error == HSK_OK <==> SignatureSchemeList(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> sa->supported_signature_algorithms.off == off + 2 && sa->supported_signature_algorithms.off + sa->supported_signature_algorithms.len == end;
    ensures keep: \result.error != HSK_OK ==> *sa == \old(*sa); */
HSK_API HSK_NODISCARD hsk_result hsk_signature_algorithms_parse(const uint8_t *buf, size_t off, size_t end,
                                                                hsk_signature_algorithms *sa);

/* hsk_signature_algorithms_build writes the extension for 1 to 32766 algorithms (hash * 256 + signature each); for the answer
   see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(algorithms + (0 .. count-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= count <= 32766));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= count <= 32766), 6 + 2 * count, cap);
    ensures ok: BUILT_OK(\result, (1 <= count <= 32766), 6 + 2 * count, cap);
    ensures need: BUILT_NEED(\result, 6 + 2 * count);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_SIGNATURE_ALGORITHMS;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> SignatureSchemeList(out, 4, \result.need);
    ensures list: \result.error == HSK_OK ==> U16S(out, 6, algorithms, count); */
HSK_API HSK_NODISCARD hsk_built hsk_signature_algorithms_build(const uint16_t *algorithms, size_t count,
                                                               uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
