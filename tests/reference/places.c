/* RFC 8446 4.2: the table of extensions and the messages in which they may appear, with the form that each has there; the column
   SH12 is the ServerHello of TLS 1.2, from the RFC of each extension. In a CertificateRequest status_request is empty (4.4.2.1). */
#include "structs.h"

static const struct {
  unsigned type;
  /* ClientHello, ServerHello of 1.2, ServerHello, HelloRetryRequest, EncryptedExtensions, Certificate, CertificateRequest,
     NewSessionTicket: -1 where the extension may not stand */
  int form[REF_PLACE_COUNT];
} table[] = {
#define NO -1
    /*      CH, SH12, SH, HRR, EE, CT, CR, NST */
    {0, {REF_SERVER_NAME, REF_SERVER_NAME_RESPONSE, NO, NO, REF_SERVER_NAME_RESPONSE, NO, NO, NO}},
    {1, {REF_MAX_FRAGMENT_LENGTH, REF_MAX_FRAGMENT_LENGTH, NO, NO, REF_MAX_FRAGMENT_LENGTH, NO, NO, NO}},
    {5,
     {REF_STATUS_REQUEST, REF_STATUS_REQUEST_RESPONSE, NO, NO, NO, REF_CERTIFICATE_STATUS,
      REF_STATUS_REQUEST_RESPONSE, NO}},
    {10, {REF_SUPPORTED_GROUPS, REF_SUPPORTED_GROUPS, NO, NO, REF_SUPPORTED_GROUPS, NO, NO, NO}},
    {11, {REF_EC_POINT_FORMATS, REF_EC_POINT_FORMATS, NO, NO, NO, NO, NO, NO}},
    {13, {REF_SIGNATURE_ALGORITHMS, NO, NO, NO, NO, NO, REF_SIGNATURE_ALGORITHMS, NO}},
    {16, {REF_ALPN, REF_ALPN_RESPONSE, NO, NO, REF_ALPN_RESPONSE, NO, NO, NO}},
    {18,
     {REF_SIGNED_CERTIFICATE_TIMESTAMP, REF_SIGNED_CERTIFICATE_TIMESTAMP_RESPONSE, NO, NO, NO,
      REF_SIGNED_CERTIFICATE_TIMESTAMP_RESPONSE, REF_SIGNED_CERTIFICATE_TIMESTAMP, NO}},
    {21, {REF_PADDING, NO, NO, NO, NO, NO, NO, NO}},
    {22, {REF_ENCRYPT_THEN_MAC, REF_ENCRYPT_THEN_MAC, NO, NO, NO, NO, NO, NO}},
    {23, {REF_EXTENDED_MASTER_SECRET, REF_EXTENDED_MASTER_SECRET, NO, NO, NO, NO, NO, NO}},
    {28, {REF_RECORD_SIZE_LIMIT, REF_RECORD_SIZE_LIMIT, NO, NO, REF_RECORD_SIZE_LIMIT, NO, NO, NO}},
    {35, {REF_SESSION_TICKET, REF_SESSION_TICKET_RESPONSE, NO, NO, NO, NO, NO, NO}},
    {41, {REF_PRE_SHARED_KEY, NO, REF_PRE_SHARED_KEY_RESPONSE, NO, NO, NO, NO, NO}},
    {42, {REF_EARLY_DATA, NO, NO, NO, REF_EARLY_DATA, NO, NO, REF_EARLY_DATA_TICKET}},
    {43, {REF_SUPPORTED_VERSIONS, NO, REF_SELECTED_VERSION, REF_SELECTED_VERSION, NO, NO, NO, NO}},
    {44, {REF_COOKIE, NO, NO, REF_COOKIE, NO, NO, NO, NO}},
    {45, {REF_PSK_KEY_EXCHANGE_MODES, NO, NO, NO, NO, NO, NO, NO}},
    {47, {REF_CERTIFICATE_AUTHORITIES, NO, NO, NO, NO, NO, REF_CERTIFICATE_AUTHORITIES, NO}},
    {48, {NO, NO, NO, NO, NO, NO, REF_OID_FILTERS, NO}},
    {49, {REF_POST_HANDSHAKE_AUTH, NO, NO, NO, NO, NO, NO, NO}},
    {50, {REF_SIGNATURE_ALGORITHMS_CERT, NO, NO, NO, NO, NO, REF_SIGNATURE_ALGORITHMS_CERT, NO}},
    {51, {REF_KEY_SHARE, NO, REF_KEY_SHARE_RESPONSE, REF_KEY_SHARE_RETRY, NO, NO, NO, NO}},
    {65281, {REF_RENEGOTIATION_INFO, REF_RENEGOTIATION_INFO, NO, NO, NO, NO, NO, NO}},
#undef NO
};

int ref_may_stand(unsigned type, enum ref_place place)
{
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    if (table[i].type == type) return table[i].form[place] >= 0;
  return 1; /* "servers MUST ignore unrecognized extensions" */
}

int ref_extension_accepts(unsigned type, enum ref_place place, const uint8_t *buf, size_t len)
{
  for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
    if (table[i].type == type)
      return table[i].form[place] >= 0 && ref_accepts((enum ref_kind)table[i].form[place], buf, len);
  return 1; /* what we do not know has no form */
}

int ref_place_accepts(enum ref_place place, const uint8_t *p, size_t len)
{
  if (!ref_accepts(REF_EXTENSIONS, p, len)) return 0;
  for (size_t i = 0; i < len;) {
    size_t n = ref_number(p + i + 2, 2), end = i + 4 + n;
    unsigned type = (unsigned)ref_number(p + i, 2);
    if (!ref_extension_accepts(type, place, p + i + 4, n)) return 0;
    /* RFC 8446 4.2.11: "MUST be the last extension in the ClientHello" */
    if (type == 41 && place == REF_IN_CLIENT_HELLO && end != len) return 0;
    i = end;
  }
  return 1;
}
