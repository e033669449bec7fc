/* psk_key_exchange_modes (RFC 8446 4.2.9), sent by clients alone. */
#ifndef HSK_MSG_PSK_KEY_EXCHANGE_MODES_H
#define HSK_MSG_PSK_KEY_EXCHANGE_MODES_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "simple_extensions.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* PskKeyExchangeMode */
enum hsk_psk_key_exchange_mode { HSK_PSK_KE = 0, HSK_PSK_DHE_KE = 1 };

typedef struct {
  hsk_span ke_modes; /* a byte each, at least one (hsk_u8_list_has) */
} hsk_psk_key_exchange_modes;

/* hsk_psk_key_exchange_modes_parse: on failure *pm is unchanged. Error: HSK_PEER_MALFORMED_PSK_KEY_EXCHANGE_MODES. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(pm) && \separated(pm, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *pm;
    ensures iff: \result.error == HSK_OK <==> PskKeyExchangeModes(buf, off, end);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_PSK_KEY_EXCHANGE_MODES;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK;
    ensures field: \result.error == HSK_OK ==> pm->ke_modes.off == off + 1 && pm->ke_modes.off + pm->ke_modes.len == end;
    ensures keep: \result.error != HSK_OK ==> *pm == \old(*pm); */
HSK_API HSK_NODISCARD hsk_result hsk_psk_key_exchange_modes_parse(const uint8_t *buf, size_t off, size_t end,
                                                                  hsk_psk_key_exchange_modes *pm);

/* hsk_psk_key_exchange_modes_build writes the extension with 1 to 255 modes, a byte each; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(ke_modes.data + (0 .. ke_modes.len-1));
    requires \separated(out + (0 .. cap-1), ke_modes.data + (0 .. ke_modes.len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, (1 <= ke_modes.len <= 255));
    ensures too_small: BUILT_TOO_SMALL(\result, (1 <= ke_modes.len <= 255), 5 + ke_modes.len, cap);
    ensures ok: BUILT_OK(\result, (1 <= ke_modes.len <= 255), 5 + ke_modes.len, cap);
    ensures need: BUILT_NEED(\result, 5 + ke_modes.len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures type: \result.error == HSK_OK ==> U16(out, 0) == HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES;
    ensures len: \result.error == HSK_OK ==> U16(out, 2) == \result.need - 4;
    ensures grammar: \result.error == HSK_OK ==> PskKeyExchangeModes(out, 4, \result.need);
    ensures field: \result.error == HSK_OK ==> COPIED(out, 5, ke_modes.data, ke_modes.len); */
HSK_API HSK_NODISCARD hsk_built hsk_psk_key_exchange_modes_build(hsk_bytes ke_modes, uint8_t *out,
                                                                 size_t cap);

#ifdef __cplusplus
}
#endif
#endif
