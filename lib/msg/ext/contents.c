#include "msg/ext/contents.h"

/* unknown: a type without a case of its own is refused if types.def knows it: it may not stand in this message. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> !KnownExtension(type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> KnownExtension(type);
    ensures at: \result.at == off || \result.error == HSK_OK; */
static hsk_result unknown(size_t off, uint32_t type)
{
  return hsk_extension_known(type) ? hsk_bad(HSK_PEER_EXTENSION_NOT_ALLOWED, off) : hsk_ok();
}

/* padding, apart from the other types: the provers meet its quantifier alone. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ClientHelloContent(buf, off, end, HSK_EXTENSION_PADDING);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_MALFORMED_PADDING;
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result padding(const uint8_t *buf, size_t off, size_t end)
{
  return hsk_padding_parse(buf, off, end);
}

/* The forms of each message: a line here for each line of proofs/spec/contents.acsl.h. The views are not needed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ClientHelloContent(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_CLIENT_HELLO);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_CLIENT_HELLO);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result client_hello(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_server_name name;
  hsk_max_fragment_length fragment;
  hsk_status_request status;
  hsk_supported_groups groups;
  hsk_ec_point_formats formats;
  hsk_signature_algorithms algorithms;
  hsk_alpn alpn;
  hsk_record_size_limit limit;
  hsk_session_ticket ticket;
  hsk_pre_shared_key psk;
  hsk_supported_versions versions;
  hsk_cookie cookie;
  hsk_psk_key_exchange_modes modes;
  hsk_certificate_authorities authorities;
  hsk_signature_algorithms_cert algorithms_cert;
  hsk_key_share shares;
  hsk_renegotiation_info info;
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    return hsk_server_name_parse(buf, off, end, &name);
  case HSK_EXTENSION_MAX_FRAGMENT_LENGTH:
    return hsk_max_fragment_length_parse(buf, off, end, &fragment);
  case HSK_EXTENSION_STATUS_REQUEST:
    return hsk_status_request_parse(buf, off, end, &status);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return hsk_supported_groups_parse(buf, off, end, &groups);
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return hsk_ec_point_formats_parse(buf, off, end, &formats);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    return hsk_signature_algorithms_parse(buf, off, end, &algorithms);
  case HSK_EXTENSION_ALPN:
    return hsk_alpn_parse(buf, off, end, &alpn);
  case HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP:
    return hsk_signed_certificate_timestamp_parse(buf, off, end);
  case HSK_EXTENSION_PADDING:
    return padding(buf, off, end);
  case HSK_EXTENSION_ENCRYPT_THEN_MAC:
    return hsk_encrypt_then_mac_parse(buf, off, end);
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    return hsk_extended_master_secret_parse(buf, off, end);
  case HSK_EXTENSION_RECORD_SIZE_LIMIT:
    return hsk_record_size_limit_parse(buf, off, end, &limit);
  case HSK_EXTENSION_SESSION_TICKET:
    return hsk_session_ticket_parse(buf, off, end, &ticket);
  case HSK_EXTENSION_PRE_SHARED_KEY:
    return hsk_pre_shared_key_parse(buf, off, end, &psk);
  case HSK_EXTENSION_EARLY_DATA:
    return hsk_early_data_parse(buf, off, end);
  case HSK_EXTENSION_SUPPORTED_VERSIONS:
    return hsk_supported_versions_parse(buf, off, end, &versions);
  case HSK_EXTENSION_COOKIE:
    return hsk_cookie_parse(buf, off, end, &cookie);
  case HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES:
    return hsk_psk_key_exchange_modes_parse(buf, off, end, &modes);
  case HSK_EXTENSION_CERTIFICATE_AUTHORITIES:
    return hsk_certificate_authorities_parse(buf, off, end, &authorities);
  case HSK_EXTENSION_POST_HANDSHAKE_AUTH:
    return hsk_post_handshake_auth_parse(buf, off, end);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT:
    return hsk_signature_algorithms_cert_parse(buf, off, end, &algorithms_cert);
  case HSK_EXTENSION_KEY_SHARE:
    return hsk_key_share_parse(buf, off, end, &shares);
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    return hsk_renegotiation_info_parse(buf, off, end, &info);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ServerHello12Content(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_SERVER_HELLO12);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_SERVER_HELLO12);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result server_hello12(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_max_fragment_length fragment;
  hsk_supported_groups groups;
  hsk_ec_point_formats formats;
  hsk_alpn_response alpn;
  hsk_signed_certificate_timestamp_response sct;
  hsk_record_size_limit limit;
  hsk_renegotiation_info info;
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    return hsk_server_name_response_parse(buf, off, end);
  case HSK_EXTENSION_MAX_FRAGMENT_LENGTH:
    return hsk_max_fragment_length_parse(buf, off, end, &fragment);
  case HSK_EXTENSION_STATUS_REQUEST:
    return hsk_status_request_response_parse(buf, off, end);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return hsk_supported_groups_parse(buf, off, end, &groups);
  case HSK_EXTENSION_EC_POINT_FORMATS:
    return hsk_ec_point_formats_parse(buf, off, end, &formats);
  case HSK_EXTENSION_ALPN:
    return hsk_alpn_response_parse(buf, off, end, &alpn);
  case HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP:
    return hsk_signed_certificate_timestamp_response_parse(buf, off, end, &sct);
  case HSK_EXTENSION_ENCRYPT_THEN_MAC:
    return hsk_encrypt_then_mac_parse(buf, off, end);
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    return hsk_extended_master_secret_parse(buf, off, end);
  case HSK_EXTENSION_RECORD_SIZE_LIMIT:
    return hsk_record_size_limit_parse(buf, off, end, &limit);
  case HSK_EXTENSION_SESSION_TICKET:
    return hsk_session_ticket_response_parse(buf, off, end);
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    return hsk_renegotiation_info_parse(buf, off, end, &info);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ServerHello13Content(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_SERVER_HELLO13);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_SERVER_HELLO13);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result server_hello13(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_key_share_entry share;
  hsk_pre_shared_key_response psk;
  hsk_selected_version version;
  switch (type) {
  case HSK_EXTENSION_KEY_SHARE:
    return hsk_key_share_response_parse(buf, off, end, &share);
  case HSK_EXTENSION_PRE_SHARED_KEY:
    return hsk_pre_shared_key_response_parse(buf, off, end, &psk);
  case HSK_EXTENSION_SUPPORTED_VERSIONS:
    return hsk_selected_version_parse(buf, off, end, &version);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> HelloRetryRequestContent(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_HELLO_RETRY_REQUEST);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_HELLO_RETRY_REQUEST);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result hello_retry_request(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_key_share_retry retry;
  hsk_cookie cookie;
  hsk_selected_version version;
  switch (type) {
  case HSK_EXTENSION_KEY_SHARE:
    return hsk_key_share_retry_parse(buf, off, end, &retry);
  case HSK_EXTENSION_COOKIE:
    return hsk_cookie_parse(buf, off, end, &cookie);
  case HSK_EXTENSION_SUPPORTED_VERSIONS:
    return hsk_selected_version_parse(buf, off, end, &version);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> EncryptedExtensionsContent(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_ENCRYPTED_EXTENSIONS);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_ENCRYPTED_EXTENSIONS);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result encrypted_extensions(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_max_fragment_length fragment;
  hsk_supported_groups groups;
  hsk_alpn_response alpn;
  hsk_record_size_limit limit;
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    return hsk_server_name_response_parse(buf, off, end);
  case HSK_EXTENSION_MAX_FRAGMENT_LENGTH:
    return hsk_max_fragment_length_parse(buf, off, end, &fragment);
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    return hsk_supported_groups_parse(buf, off, end, &groups);
  case HSK_EXTENSION_ALPN:
    return hsk_alpn_response_parse(buf, off, end, &alpn);
  case HSK_EXTENSION_RECORD_SIZE_LIMIT:
    return hsk_record_size_limit_parse(buf, off, end, &limit);
  case HSK_EXTENSION_EARLY_DATA:
    return hsk_early_data_parse(buf, off, end);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> CertificateContent(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_CERTIFICATE);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_CERTIFICATE);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result certificate(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_certificate_status status;
  hsk_signed_certificate_timestamp_response sct;
  switch (type) {
  case HSK_EXTENSION_STATUS_REQUEST:
    return hsk_certificate_status_parse(buf, off, end, &status);
  case HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP:
    return hsk_signed_certificate_timestamp_response_parse(buf, off, end, &sct);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> CertificateRequestContent(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_CERTIFICATE_REQUEST);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_CERTIFICATE_REQUEST);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result certificate_request(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_signature_algorithms algorithms;
  hsk_signature_algorithms_cert algorithms_cert;
  hsk_certificate_authorities authorities;
  hsk_oid_filters filters;
  switch (type) {
  case HSK_EXTENSION_STATUS_REQUEST:
    return hsk_status_request_response_parse(buf, off, end);
  case HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP:
    return hsk_signed_certificate_timestamp_parse(buf, off, end);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    return hsk_signature_algorithms_parse(buf, off, end, &algorithms);
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT:
    return hsk_signature_algorithms_cert_parse(buf, off, end, &algorithms_cert);
  case HSK_EXTENSION_CERTIFICATE_AUTHORITIES:
    return hsk_certificate_authorities_parse(buf, off, end, &authorities);
  case HSK_EXTENSION_OID_FILTERS:
    return hsk_oid_filters_parse(buf, off, end, &filters);
  default:
    break;
  }
  return unknown(off, type);
}

/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> NewSessionTicketContent(buf, off, end, type);
    ensures not_allowed: \result.error == HSK_PEER_EXTENSION_NOT_ALLOWED <==> !MayStand(type, HSK_PLACE_NEW_SESSION_TICKET);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, type, HSK_PLACE_NEW_SESSION_TICKET);
    ensures at: off <= \result.at <= end || \result.error == HSK_OK; */
static hsk_result new_session_ticket(const uint8_t *buf, size_t off, size_t end, uint32_t type)
{
  hsk_early_data_ticket early_data;
  switch (type) {
  case HSK_EXTENSION_EARLY_DATA:
    return hsk_early_data_ticket_parse(buf, off, end, &early_data);
  default:
    break;
  }
  return unknown(off, type);
}

hsk_result hsk_extension_check(const uint8_t *buf, size_t off, size_t end, uint32_t extension_type,
                               uint32_t place)
{
  switch (place) {
  case HSK_PLACE_CLIENT_HELLO:
    return client_hello(buf, off, end, extension_type);
  case HSK_PLACE_SERVER_HELLO12:
    return server_hello12(buf, off, end, extension_type);
  case HSK_PLACE_SERVER_HELLO13:
    return server_hello13(buf, off, end, extension_type);
  case HSK_PLACE_HELLO_RETRY_REQUEST:
    return hello_retry_request(buf, off, end, extension_type);
  case HSK_PLACE_ENCRYPTED_EXTENSIONS:
    return encrypted_extensions(buf, off, end, extension_type);
  case HSK_PLACE_CERTIFICATE:
    return certificate(buf, off, end, extension_type);
  case HSK_PLACE_CERTIFICATE_REQUEST:
    return certificate_request(buf, off, end, extension_type);
  case HSK_PLACE_NEW_SESSION_TICKET:
    return new_session_ticket(buf, off, end, extension_type);
  default:
    break;
  }
  return unknown(off, extension_type);
}

/* content_at: hsk_extension_check of the extension at i, which ends at next. */
/*@ requires i + 4 <= next && next == i + 4 + U16(buf, i + 2) && \valid_read(buf + (0 .. next-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result.error == HSK_OK <==> ContentAt(buf, i, place);
    ensures refusal: \result.error == HSK_OK || Refusal(\result.error, U16(buf, i), place);
    ensures at: i <= \result.at <= next || \result.error == HSK_OK; */
static hsk_result content_at(const uint8_t *buf, size_t i, size_t next, uint32_t place)
{
  return hsk_extension_check(buf, i + 4, next, hsk_be16(buf, i), place);
}

hsk_result hsk_extensions_contents_check(const uint8_t *buf, size_t off, size_t end, uint32_t place)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant wf: Extensions(buf, i, end);
      loop invariant rest: ExtensionContents(buf, off, end, place) <==> ExtensionContents(buf, i, end, place);
      loop invariant first: \forall integer r; FirstRefusal(buf, i, end, place, r) ==> FirstRefusal(buf, off, end, place, r);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    size_t next = i + 4 + hsk_be16(buf, i + 2);
    //@ assert unfold: next <= end && Extensions(buf, next, end);
    hsk_result r = content_at(buf, i, next, place);
    //@ assert refused: r.error != HSK_OK ==> !ExtensionContents(buf, i, end, place);
    //@ assert first: r.error != HSK_OK ==> FirstRefusal(buf, i, end, place, r.error);
    /*@ assert accepted: r.error == HSK_OK ==>
          (ExtensionContents(buf, i, end, place) <==> ExtensionContents(buf, next, end, place)); */
    /*@ assert later: r.error == HSK_OK ==>
          (\forall integer x; FirstRefusal(buf, next, end, place, x) ==> FirstRefusal(buf, i, end, place, x)); */
    if (r.error != HSK_OK) return r;
    i = next;
  }
  //@ assert end: ExtensionContents(buf, i, end, place);
  return hsk_ok();
}
