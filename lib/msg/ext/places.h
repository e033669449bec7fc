/* Which extension may stand in which message: the table of RFC 8446 4.2, and for the ServerHello of TLS 1.2 the RFC of each extension
   (types.def names it). A TLS 1.2 server that answers supported_groups breaks RFC 4492 5.2, but some do, and clients look away.
   A ClientHello is one message for both versions. */
#ifndef HSK_MSG_PLACES_H
#define HSK_MSG_PLACES_H
#include "msg/ext/extensions.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_extension_place: a message that holds extensions; places.def has a row for each pair that may be. */
enum hsk_extension_place {
  HSK_PLACE_CLIENT_HELLO,
  HSK_PLACE_SERVER_HELLO12,
  HSK_PLACE_SERVER_HELLO13,
  HSK_PLACE_HELLO_RETRY_REQUEST,
  HSK_PLACE_ENCRYPTED_EXTENSIONS,
  HSK_PLACE_CERTIFICATE, /* an entry of the TLS 1.3 message */
  HSK_PLACE_CERTIFICATE_REQUEST,
  HSK_PLACE_NEW_SESSION_TICKET,
  HSK_PLACE_COUNT
};

#ifdef __FRAMAC__
#include "places.acsl.h"
#endif

/* hsk_extension_known: 1 if types.def has a row for this type. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> KnownExtension(extension_type); */
HSK_API int hsk_extension_known(uint32_t extension_type);

/* hsk_extension_may_stand: 1 if an extension of this type may stand in this message (enum hsk_extension_place). A type that we do not know may
   stand anywhere, reserved ones (GREASE, RFC 8701) among them: it is kept as a view, and whether it was offered is for others to say. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> MayStand(extension_type, place); */
HSK_API int hsk_extension_may_stand(uint32_t extension_type, uint32_t place);

/* hsk_extensions_place_check: each extension of an accepted sequence may stand in this message, and in a ClientHello nothing follows
   pre_shared_key. Errors, the first in the sequence: HSK_PEER_EXTENSION_NOT_ALLOWED, HSK_PEER_PRE_SHARED_KEY_NOT_LAST. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && Extensions(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ExtensionsInPlace(buf, off, end, place);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED ||
                    \result.error == HSK_PEER_PRE_SHARED_KEY_NOT_LAST;
    ensures allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED ==>
                     off <= \result.at && \result.at + 4 <= end && !MayStand(U16(buf, \result.at), place);
    ensures last: \result.error == HSK_PEER_PRE_SHARED_KEY_NOT_LAST ==>
                  off <= \result.at && \result.at + 4 <= end && place == HSK_PLACE_CLIENT_HELLO &&
                  U16(buf, \result.at) == HSK_EXTENSION_PRE_SHARED_KEY;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
HSK_API HSK_NODISCARD hsk_result hsk_extensions_place_check(const uint8_t *buf, size_t off, size_t end,
                                                            uint32_t place);

#ifdef __cplusplus
}
#endif
#endif
