/* What stands in the extensions: extension_data, beside each struct its clause. */
#include "structs.h"
#include "msg/ext/key_share.h" /* HSK_KEY_SHARES_MAX */

static const ref_field empty[] = {END};
/* An extension block without a length, as it stands inside of one. */
static int is_block(const uint8_t *p, size_t len)
{
  static const ref_field first[] = {BYTES("ExtensionType extension_type", 2),
                                    VECTOR("opaque extension_data<0..2^16-1>", 0, 0xffff), REST("the others"),
                                    END};
  for (size_t i = 0; i < len; i += 4 + ref_number(p + i + 2, 2))
    if (!ref_is(first, p + i, len - i)) return 0;
  return ref_extensions_also(p, len);
}
static const ref_field extensions[] = {REST_ALSO("Extensions", is_block), END};

/* RFC 6066 3: "The ServerNameList MUST NOT contain more than one name of the same name_type", and host_name(0) is the only one that has a
   syntax, so that there is one name */
static const ref_field server_name_struct[] = {EXACTLY("NameType name_type = host_name", 1, 0),
                                               VECTOR("opaque HostName<1..2^16-1>", 1, 0xffff), END};
static int is_one_name(const uint8_t *p, size_t len)
{
  return ref_is(server_name_struct, p, len);
}
static const ref_field server_name[] = {
    LIST_ALSO("ServerName server_name_list<1..2^16-1>", server_name_struct, 1, 0xffff, is_one_name), END};

/* RFC 6066 4: 2^9(1), 2^10(2), 2^11(3), 2^12(4) */
static const ref_field max_fragment_length[] = {NUMBER("enum MaxFragmentLength", 1, 1, 4), END};

/* RFC 6066 8 */
static const ref_field responder_id[] = {VECTOR("opaque ResponderID<1..2^16-1>", 1, 0xffff), END};
static const ref_field status_request[] = {
    EXACTLY("CertificateStatusType status_type = ocsp", 1, 1),
    LIST("ResponderID responder_id_list<0..2^16-1>", responder_id, 0, 0xffff),
    VECTOR("opaque Extensions<0..2^16-1>", 0, 0xffff), END};

/* RFC 8446 4.2.7, 4.2.3 */
static const ref_field number16[] = {BYTES("NamedGroup, SignatureScheme or ProtocolVersion", 2), END};
static const ref_field supported_groups[] = {
    LIST("NamedGroup named_group_list<2..2^16-1>", number16, 2, 0xffff), END};
static const ref_field signature_algorithms[] = {
    LIST("SignatureScheme supported_signature_algorithms<2..2^16-2>", number16, 2, 0xfffe), END};

/* RFC 4492 5.1.2 */
static const ref_field ec_point_formats[] = {VECTOR("ECPointFormat ec_point_format_list<1..2^8-1>", 1, 0xff),
                                             END};

/* RFC 7301 3.1: a server's list "MUST contain exactly one "ProtocolName"" */
static const ref_field protocol_name[] = {VECTOR("opaque ProtocolName<1..2^8-1>", 1, 0xff), END};
static int is_one_protocol(const uint8_t *p, size_t len)
{
  return ref_is(protocol_name, p, len);
}
static const ref_field alpn[] = {LIST("ProtocolName protocol_name_list<2..2^16-1>", protocol_name, 2, 0xffff),
                                 END};
static const ref_field alpn_response[] = {
    LIST_ALSO("ProtocolName protocol_name_list<2..2^16-1>", protocol_name, 2, 0xffff, is_one_protocol), END};

/* RFC 6962 3.3 */
static const ref_field serialized_sct[] = {VECTOR("opaque SerializedSCT<1..2^16-1>", 1, 0xffff), END};
static const ref_field sct_list[] = {LIST("SerializedSCT sct_list<1..2^16-1>", serialized_sct, 1, 0xffff),
                                     END};

/* RFC 7685 3: "an arbitrary number of zero bytes" */
static int is_zeros(const uint8_t *p, size_t len)
{
  for (size_t i = 0; i < len; i++)
    if (p[i] != 0) return 0;
  return 1;
}
static const ref_field padding[] = {REST_ALSO("zeros", is_zeros), END};

/* RFC 8449 4: "less than 64 ... illegal_parameter" */
static const ref_field record_size_limit[] = {NUMBER("uint16 RecordSizeLimit", 2, 64, 0xffff), END};

/* RFC 5077 3.2: the extension_data is the ticket */
static const ref_field session_ticket[] = {REST("opaque ticket<0..2^16-1>, without its length (4 of it)"),
                                           END};

/* RFC 8446 4.2.11: "one for each" of the identities there is a binder */
static const ref_field psk_identity[] = {VECTOR("opaque identity<1..2^16-1>", 1, 0xffff),
                                         BYTES("uint32 obfuscated_ticket_age", 4), END};
static const ref_field psk_binder[] = {VECTOR("opaque PskBinderEntry<32..255>", 32, 255), END};
static const ref_field offered_psks_struct[] = {
    LIST("PskIdentity identities<7..2^16-1>", psk_identity, 7, 0xffff),
    LIST("PskBinderEntry binders<33..2^16-1>", psk_binder, 33, 0xffff), END};
static int is_offered(const uint8_t *p, size_t len)
{
  if (!ref_is(offered_psks_struct, p, len)) return 0;
  size_t end = 2 + ref_number(p, 2), identities = 0, binders = 0;
  for (size_t i = 2; i < end; i += 6 + ref_number(p + i, 2))
    identities++;
  for (size_t i = end + 2; i < len; i += 1 + ref_number(p + i, 1))
    binders++;
  return identities == binders;
}
static const ref_field offered_psks[] = {REST_ALSO("OfferedPsks", is_offered), END};
static const ref_field uint16[] = {BYTES("uint16 selected_identity, selected_group or selected_version", 2),
                                   END};

/* RFC 8446 4.2.10, 4.2.1, 4.2.2, 4.2.9, 4.2.4 */
static const ref_field early_data_ticket[] = {BYTES("uint32 max_early_data_size", 4), END};
static const ref_field supported_versions[] = {LIST("ProtocolVersion versions<2..254>", number16, 2, 254),
                                               END};
static const ref_field cookie[] = {VECTOR("opaque cookie<1..2^16-1>", 1, 0xffff), END};
static const ref_field ke_modes[] = {VECTOR("PskKeyExchangeMode ke_modes<1..255>", 1, 255), END};
static const ref_field distinguished_name[] = {VECTOR("opaque DistinguishedName<1..2^16-1>", 1, 0xffff), END};
static const ref_field certificate_authorities[] = {
    LIST("DistinguishedName authorities<3..2^16-1>", distinguished_name, 3, 0xffff), END};

/* RFC 8446 4.2.5 */
static const ref_field oid_filter[] = {VECTOR("opaque certificate_extension_oid<1..2^8-1>", 1, 0xff),
                                       VECTOR("opaque certificate_extension_values<0..2^16-1>", 0, 0xffff),
                                       END};
static const ref_field oid_filters[] = {LIST("OIDFilter filters<0..2^16-1>", oid_filter, 0, 0xffff), END};

/* RFC 8446 4.2.8: "Clients MUST NOT offer multiple KeyShareEntry values for the same group." And our own limit. */
static const ref_field key_share_entry[] = {BYTES("NamedGroup group", 2),
                                            VECTOR("opaque key_exchange<1..2^16-1>", 1, 0xffff), END};
static int is_each_once(const uint8_t *p, size_t len)
{
  size_t count = 0;
  for (size_t i = 0; i < len; i += 4 + ref_number(p + i + 2, 2), count++)
    for (size_t j = 0; j < i; j += 4 + ref_number(p + j + 2, 2))
      if (ref_number(p + i, 2) == ref_number(p + j, 2)) return 0;
  return count <= HSK_KEY_SHARES_MAX;
}
static const ref_field key_share[] = {
    LIST_ALSO("KeyShareEntry client_shares<0..2^16-1>", key_share_entry, 0, 0xffff, is_each_once), END};

/* RFC 5746 3.2 */
static const ref_field renegotiation_info[] = {VECTOR("opaque renegotiated_connection<0..255>", 0, 255), END};

const ref_field *ref_extension_data(enum ref_kind kind)
{
  switch (kind) {
  case REF_EXTENSIONS:
    return extensions;
  case REF_SERVER_NAME:
    return server_name;
  case REF_MAX_FRAGMENT_LENGTH:
    return max_fragment_length;
  case REF_STATUS_REQUEST:
    return status_request;
  case REF_SUPPORTED_GROUPS:
    return supported_groups;
  case REF_EC_POINT_FORMATS:
    return ec_point_formats;
  case REF_SIGNATURE_ALGORITHMS:
  case REF_SIGNATURE_ALGORITHMS_CERT:
    return signature_algorithms;
  case REF_ALPN:
    return alpn;
  case REF_ALPN_RESPONSE:
    return alpn_response;
  case REF_SIGNED_CERTIFICATE_TIMESTAMP_RESPONSE:
    return sct_list;
  case REF_PADDING:
    return padding;
  case REF_RECORD_SIZE_LIMIT:
    return record_size_limit;
  case REF_SESSION_TICKET:
    return session_ticket;
  case REF_PRE_SHARED_KEY:
    return offered_psks;
  case REF_EARLY_DATA_TICKET:
    return early_data_ticket;
  case REF_SUPPORTED_VERSIONS:
    return supported_versions;
  case REF_PRE_SHARED_KEY_RESPONSE:
  case REF_KEY_SHARE_RETRY:
  case REF_SELECTED_VERSION:
    return uint16;
  case REF_COOKIE:
    return cookie;
  case REF_PSK_KEY_EXCHANGE_MODES:
    return ke_modes;
  case REF_CERTIFICATE_AUTHORITIES:
    return certificate_authorities;
  case REF_OID_FILTERS:
    return oid_filters;
  case REF_KEY_SHARE:
    return key_share;
  case REF_KEY_SHARE_RESPONSE:
    return key_share_entry;
  case REF_RENEGOTIATION_INFO:
    return renegotiation_info;
  case REF_SERVER_NAME_RESPONSE:
  case REF_STATUS_REQUEST_RESPONSE:
  case REF_SIGNED_CERTIFICATE_TIMESTAMP:
  case REF_ENCRYPT_THEN_MAC:
  case REF_EXTENDED_MASTER_SECRET:
  case REF_SESSION_TICKET_RESPONSE:
  case REF_EARLY_DATA:
  case REF_POST_HANDSHAKE_AUTH:
    return empty;
  default:
    return NULL;
  }
}
