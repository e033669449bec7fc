/* early_data (RFC 8446 4.2.10): empty in a ClientHello and in EncryptedExtensions, a number in a NewSessionTicket. */
#ifndef HSK_MSG_EARLY_DATA_H
#define HSK_MSG_EARLY_DATA_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_early_data_parse: HSK_PEER_MALFORMED_EARLY_DATA unless the extension_data is empty. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> off == end;
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_EARLY_DATA;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_early_data_parse(const uint8_t *buf, size_t off, size_t end);

/* hsk_early_data_build writes the extension; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 4, cap);
    ensures ok: BUILT_OK(\result, \true, 4, cap);
    ensures need: BUILT_NEED(\result, 4);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_EARLY_DATA;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4; */
HSK_API HSK_NODISCARD hsk_built hsk_early_data_build(uint8_t *out, size_t cap);

/* hsk_early_data_ticket: the form in a NewSessionTicket. */
typedef struct {
  uint32_t max_early_data_size; /* in bytes */
} hsk_early_data_ticket;

/* hsk_early_data_ticket_parse: on failure *ed is unchanged. Error: HSK_PEER_MALFORMED_EARLY_DATA. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(ed) && \separated(ed, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *ed;
    ensures iff: \result.error == HSK_OK <==> EarlyDataTicket(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_EARLY_DATA;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> ed->max_early_data_size == U32(buf, off);
    ensures keep: \result.error != HSK_OK ==> *ed == \old(*ed); */
HSK_API HSK_NODISCARD hsk_result hsk_early_data_ticket_parse(const uint8_t *buf, size_t off, size_t end,
                                                             hsk_early_data_ticket *ed);

/* hsk_early_data_ticket_build writes the extension of a NewSessionTicket; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, \true);
    ensures too_small: BUILT_TOO_SMALL(\result, \true, 8, cap);
    ensures ok: BUILT_OK(\result, \true, 8, cap);
    ensures need: BUILT_NEED(\result, 8);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_EARLY_DATA;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> EarlyDataTicket(out, 4, \result.need);
    ensures field: \result.error == HSK_OK ==> U32(out, 4) == max_early_data_size; */
HSK_API HSK_NODISCARD hsk_built hsk_early_data_ticket_build(uint32_t max_early_data_size, uint8_t *out,
                                                            size_t cap);

#ifdef __cplusplus
}
#endif
#endif
