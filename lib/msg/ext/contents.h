/* What stands in the extensions of a block: each in the form that it has in this message. */
#ifndef HSK_MSG_CONTENTS_H
#define HSK_MSG_CONTENTS_H
#include "msg/ext/alpn.h"
#include "msg/ext/certificate_authorities.h"
#include "msg/ext/cookie.h"
#include "msg/ext/early_data.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/encrypt_then_mac.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/key_share.h"
#include "msg/ext/max_fragment_length.h"
#include "msg/ext/oid_filters.h"
#include "msg/ext/padding.h"
#include "msg/ext/places.h"
#include "msg/ext/post_handshake_auth.h"
#include "msg/ext/pre_shared_key.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/ext/record_size_limit.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/session_ticket.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/signature_algorithms_cert.h"
#include "msg/ext/signed_certificate_timestamp.h"
#include "msg/ext/status_request.h"
#include "msg/ext/supported_groups.h"
#include "msg/ext/supported_versions.h"
#ifdef __FRAMAC__
#include "contents.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_extension_check: the extension_data buf[off..end) has the form that this type has in this message (enum hsk_extension_place). Any bytes
   do for a type that we do not know. Errors: HSK_PEER_EXTENSION_NOT_ALLOWED for a type that may not stand there, else those of the type's
   parser. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ExtensionContent(buf, off, end, extension_type, place);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(extension_type, place);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, extension_type, place);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_extension_check(const uint8_t *buf, size_t off, size_t end,
                                                     uint32_t extension_type, uint32_t place);

/* hsk_extensions_contents_check: hsk_extension_check of each extension of an accepted sequence; the error is that of the first that fails. The
   order of extensions is not looked at (hsk_extensions_place_check does). */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && Extensions(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ExtensionContents(buf, off, end, place);
    ensures refusal: \result.error == HSK_OK || FirstRefusal(buf, off, end, place, \result.error);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_extensions_contents_check(const uint8_t *buf, size_t off, size_t end,
                                                               uint32_t place);

#ifdef __cplusplus
}
#endif
#endif
