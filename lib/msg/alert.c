#include "msg/alert.h"

hsk_result hsk_alert_parse(const uint8_t *buf, size_t len, hsk_alert *alert)
{
  if (len != HSK_ALERT_LEN)
    return hsk_bad(HSK_PEER_MALFORMED_ALERT, len < HSK_ALERT_LEN ? len : HSK_ALERT_LEN);
  uint32_t level = hsk_u8(buf, 0);
  if (level != HSK_ALERT_WARNING && level != HSK_ALERT_FATAL) return hsk_bad(HSK_PEER_MALFORMED_ALERT, 0);
  alert->level = level;
  alert->description = hsk_u8(buf, 1);
  return hsk_ok();
}

hsk_built hsk_alert_build(const hsk_alert *alert, uint8_t *out, size_t cap)
{
  uint32_t level = alert->level, description = alert->description;
  if (level != HSK_ALERT_WARNING && level != HSK_ALERT_FATAL) return hsk_built_bad_call();
  if (description > 255) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(HSK_ALERT_LEN, cap);
  if (b.error != HSK_OK) return b;
  hsk_put8(out, 0, level);
  hsk_put8(out, 1, description);
  return b;
}

const char *hsk_alert_name(uint32_t description)
{
  switch (description) {
  case HSK_ALERT_CLOSE_NOTIFY:
    return "close_notify";
  case HSK_ALERT_UNEXPECTED_MESSAGE:
    return "unexpected_message";
  case HSK_ALERT_BAD_RECORD_MAC:
    return "bad_record_mac";
  case HSK_ALERT_DECRYPTION_FAILED:
    return "decryption_failed";
  case HSK_ALERT_RECORD_OVERFLOW:
    return "record_overflow";
  case HSK_ALERT_DECOMPRESSION_FAILURE:
    return "decompression_failure";
  case HSK_ALERT_HANDSHAKE_FAILURE:
    return "handshake_failure";
  case HSK_ALERT_NO_CERTIFICATE:
    return "no_certificate";
  case HSK_ALERT_BAD_CERTIFICATE:
    return "bad_certificate";
  case HSK_ALERT_UNSUPPORTED_CERTIFICATE:
    return "unsupported_certificate";
  case HSK_ALERT_CERTIFICATE_REVOKED:
    return "certificate_revoked";
  case HSK_ALERT_CERTIFICATE_EXPIRED:
    return "certificate_expired";
  case HSK_ALERT_CERTIFICATE_UNKNOWN:
    return "certificate_unknown";
  case HSK_ALERT_ILLEGAL_PARAMETER:
    return "illegal_parameter";
  case HSK_ALERT_UNKNOWN_CA:
    return "unknown_ca";
  case HSK_ALERT_ACCESS_DENIED:
    return "access_denied";
  case HSK_ALERT_DECODE_ERROR:
    return "decode_error";
  case HSK_ALERT_DECRYPT_ERROR:
    return "decrypt_error";
  case HSK_ALERT_EXPORT_RESTRICTION:
    return "export_restriction";
  case HSK_ALERT_PROTOCOL_VERSION:
    return "protocol_version";
  case HSK_ALERT_INSUFFICIENT_SECURITY:
    return "insufficient_security";
  case HSK_ALERT_INTERNAL_ERROR:
    return "internal_error";
  case HSK_ALERT_INAPPROPRIATE_FALLBACK:
    return "inappropriate_fallback";
  case HSK_ALERT_USER_CANCELED:
    return "user_canceled";
  case HSK_ALERT_NO_RENEGOTIATION:
    return "no_renegotiation";
  case HSK_ALERT_MISSING_EXTENSION:
    return "missing_extension";
  case HSK_ALERT_UNSUPPORTED_EXTENSION:
    return "unsupported_extension";
  case HSK_ALERT_CERTIFICATE_UNOBTAINABLE:
    return "certificate_unobtainable";
  case HSK_ALERT_UNRECOGNIZED_NAME:
    return "unrecognized_name";
  case HSK_ALERT_BAD_CERTIFICATE_STATUS_RESPONSE:
    return "bad_certificate_status_response";
  case HSK_ALERT_BAD_CERTIFICATE_HASH_VALUE:
    return "bad_certificate_hash_value";
  case HSK_ALERT_UNKNOWN_PSK_IDENTITY:
    return "unknown_psk_identity";
  case HSK_ALERT_CERTIFICATE_REQUIRED:
    return "certificate_required";
  case HSK_ALERT_NO_APPLICATION_PROTOCOL:
    return "no_application_protocol";
  default:
    return "?";
  }
}

const char *hsk_alert_level_name(uint32_t level)
{
  return level == HSK_ALERT_WARNING ? "warning" : level == HSK_ALERT_FATAL ? "fatal" : "?";
}

int hsk_alert_is_closure(uint32_t description)
{
  return description == HSK_ALERT_CLOSE_NOTIFY || description == HSK_ALERT_USER_CANCELED;
}
