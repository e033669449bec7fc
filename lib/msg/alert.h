/* Alert (RFC 5246 7.2, RFC 8446 6). The bytes are the same in both versions, but in TLS 1.3 the level says nothing: every alert other than those of
   hsk_alert_is_closure ends the connection, also one that nobody defined. The parser takes the two levels that exist in either version: a peer
   that sends another one is broken, and the answer, decode_error, ends the connection as its alert would. */
#ifndef HSK_MSG_ALERT_H
#define HSK_MSG_ALERT_H
#include "msg/built.h"

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_ALERT_LEN 2

/* AlertLevel */
enum hsk_alert_level { HSK_ALERT_WARNING = 1, HSK_ALERT_FATAL = 2 };

/* AlertDescription: RFC 5246 7.2, RFC 6066, RFC 7301, RFC 7507, RFC 8446 6. */
enum hsk_alert_description {
  HSK_ALERT_CLOSE_NOTIFY = 0,
  HSK_ALERT_UNEXPECTED_MESSAGE = 10,
  HSK_ALERT_BAD_RECORD_MAC = 20,
  HSK_ALERT_DECRYPTION_FAILED = 21,
  HSK_ALERT_RECORD_OVERFLOW = 22,
  HSK_ALERT_DECOMPRESSION_FAILURE = 30,
  HSK_ALERT_HANDSHAKE_FAILURE = 40,
  HSK_ALERT_NO_CERTIFICATE = 41,
  HSK_ALERT_BAD_CERTIFICATE = 42,
  HSK_ALERT_UNSUPPORTED_CERTIFICATE = 43,
  HSK_ALERT_CERTIFICATE_REVOKED = 44,
  HSK_ALERT_CERTIFICATE_EXPIRED = 45,
  HSK_ALERT_CERTIFICATE_UNKNOWN = 46,
  HSK_ALERT_ILLEGAL_PARAMETER = 47,
  HSK_ALERT_UNKNOWN_CA = 48,
  HSK_ALERT_ACCESS_DENIED = 49,
  HSK_ALERT_DECODE_ERROR = 50,
  HSK_ALERT_DECRYPT_ERROR = 51,
  HSK_ALERT_EXPORT_RESTRICTION = 60,
  HSK_ALERT_PROTOCOL_VERSION = 70,
  HSK_ALERT_INSUFFICIENT_SECURITY = 71,
  HSK_ALERT_INTERNAL_ERROR = 80,
  HSK_ALERT_INAPPROPRIATE_FALLBACK = 86,
  HSK_ALERT_USER_CANCELED = 90,
  HSK_ALERT_NO_RENEGOTIATION = 100,
  HSK_ALERT_MISSING_EXTENSION = 109,
  HSK_ALERT_UNSUPPORTED_EXTENSION = 110,
  HSK_ALERT_CERTIFICATE_UNOBTAINABLE = 111,
  HSK_ALERT_UNRECOGNIZED_NAME = 112,
  HSK_ALERT_BAD_CERTIFICATE_STATUS_RESPONSE = 113,
  HSK_ALERT_BAD_CERTIFICATE_HASH_VALUE = 114,
  HSK_ALERT_UNKNOWN_PSK_IDENTITY = 115,
  HSK_ALERT_CERTIFICATE_REQUIRED = 116,
  HSK_ALERT_NO_APPLICATION_PROTOCOL = 120
};

/* hsk_alert: any description is kept, also one that no RFC defines. */
typedef struct {
  uint32_t level;       /* enum hsk_alert_level */
  uint32_t description; /* enum hsk_alert_description */
} hsk_alert;

/* hsk_alert_parse reads an alert that fills buf[0..len). HSK_PEER_MALFORMED_ALERT: other than 2 bytes, or the level
   is neither warning nor fatal. */
/*@ requires \valid_read(buf + (0 .. len-1)) && \valid(alert) && \separated(alert, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *alert;
    ensures iff: \result.error == HSK_OK <==> len == 2 && (buf[0] == HSK_ALERT_WARNING || buf[0] == HSK_ALERT_FATAL);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_ALERT;
    ensures at: \result.at <= len;
    ensures level: \result.error == HSK_OK ==> alert->level == buf[0];
    ensures description: \result.error == HSK_OK ==> alert->description == buf[1];
    ensures keep: \result.error != HSK_OK ==> *alert == \old(*alert); */
HSK_API HSK_NODISCARD hsk_result hsk_alert_parse(const uint8_t *buf, size_t len, hsk_alert *alert);

/* hsk_alert_build writes an alert of HSK_ALERT_LEN bytes; for the answer see hsk_built. */
/*@ requires \valid(out + (0 .. cap-1));
    requires \valid_read(alert) && \separated(out + (0 .. cap-1), alert);
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, ((alert->level == HSK_ALERT_WARNING || alert->level == HSK_ALERT_FATAL) && alert->description <= 255));
    ensures too_small: BUILT_TOO_SMALL(\result, ((alert->level == HSK_ALERT_WARNING || alert->level == HSK_ALERT_FATAL) && alert->description <= 255), 2, cap);
    ensures ok: BUILT_OK(\result, ((alert->level == HSK_ALERT_WARNING || alert->level == HSK_ALERT_FATAL) && alert->description <= 255), 2, cap);
    ensures need: BUILT_NEED(\result, 2);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures level: \result.error == HSK_OK ==> out[0] == alert->level;
    ensures description: \result.error == HSK_OK ==> out[1] == alert->description; */
HSK_API HSK_NODISCARD hsk_built hsk_alert_build(const hsk_alert *alert, uint8_t *out, size_t cap);

/* hsk_alert_name: "bad_certificate", the RFC's word; "?" for another number. hsk_alert_level_name: "warning", "fatal" or "?". */
HSK_API const char *hsk_alert_name(uint32_t description);
HSK_API const char *hsk_alert_level_name(uint32_t level);

/* hsk_alert_is_closure: 1 for close_notify and user_canceled, which in TLS 1.3 are the alerts that are no errors (RFC 8446 6.1), else 0. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == (description == HSK_ALERT_CLOSE_NOTIFY || description == HSK_ALERT_USER_CANCELED ? 1 : 0); */
HSK_API int hsk_alert_is_closure(uint32_t description);

#ifdef __cplusplus
}
#endif
#endif
