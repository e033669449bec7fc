/* Messages, alerts and records: beside each struct its clause. Where a text of the RFC narrows the struct, it is quoted. */
#include "structs.h"
#include "msg/ext/extensions.h" /* HSK_EXTENSIONS_MAX */

/* RFC 8446 4.2: struct { ExtensionType extension_type; opaque extension_data<0..2^16-1>; } Extension; */
const ref_field ref_extension[] = {BYTES("ExtensionType extension_type", 2),
                                   VECTOR("opaque extension_data<0..2^16-1>", 0, 0xffff), END};

/* "There MUST NOT be more than one extension of the same type in a given extension block." And our own limit. */
int ref_extensions_also(const uint8_t *p, size_t len)
{
  static char seen[65536];
  size_t count = 0;
  int once = 1;
  for (size_t i = 0; i < len; i += 4 + ref_number(p + i + 2, 2), count++) {
    char *s = &seen[ref_number(p + i, 2)];
    if (*s) once = 0;
    *s = 1;
  }
  for (size_t i = 0; i < len; i += 4 + ref_number(p + i + 2, 2))
    seen[ref_number(p + i, 2)] = 0;
  return once && count <= HSK_EXTENSIONS_MAX;
}

static const ref_field nothing[] = {END};

/* RFC 5246 7.4.1.2; the body of RFC 8446 4.1.2 is the same, but for extensions, which TLS 1.2 may leave out */
static const ref_field cipher_suite[] = {BYTES("uint8 CipherSuite[2]", 2), END};
static const ref_field extensions_0[] = {
    LIST_ALSO("Extension extensions<0..2^16-1>", ref_extension, 0, 0xffff, ref_extensions_also), END};
static const ref_field client_hello[] = {
    BYTES("ProtocolVersion client_version", 2),
    BYTES("Random random", 32),
    VECTOR("SessionID session_id<0..32>", 0, 32),
    LIST("CipherSuite cipher_suites<2..2^16-2>", cipher_suite, 2, 0xfffe),
    VECTOR("CompressionMethod compression_methods<1..2^8-1>", 1, 0xff),
    OPTIONAL("select (extensions_present)", extensions_0),
    END};

/* RFC 5246 7.4.1.3 */
static const ref_field server_hello[] = {BYTES("ProtocolVersion server_version", 2),
                                         BYTES("Random random", 32),
                                         VECTOR("SessionID session_id<0..32>", 0, 32),
                                         BYTES("CipherSuite cipher_suite", 2),
                                         BYTES("CompressionMethod compression_method", 1),
                                         OPTIONAL("select (extensions_present)", extensions_0),
                                         END};

/* RFC 8446 4.1.3 and 4.1.4: one struct, "with Random set to the special value of the SHA-256 of "HelloRetryRequest"" or not */
static const ref_field hello13[] = {
    BYTES("ProtocolVersion legacy_version", 2),
    BYTES("Random random", 32),
    VECTOR("opaque legacy_session_id_echo<0..32>", 0, 32),
    BYTES("CipherSuite cipher_suite", 2),
    EXACTLY("uint8 legacy_compression_method = 0", 1, 0),
    LIST_ALSO("Extension extensions<6..2^16-1>", ref_extension, 6, 0xffff, ref_extensions_also),
    END};
static const ref_field with_special_random[] = {BYTES("ProtocolVersion legacy_version", 2),
                                                EXACTLY("CF 21 AD 74", 4, 0xCF21AD74),
                                                EXACTLY("E5 9A 61 11", 4, 0xE59A6111),
                                                EXACTLY("BE 1D 8C 02", 4, 0xBE1D8C02),
                                                EXACTLY("1E 65 B8 91", 4, 0x1E65B891),
                                                EXACTLY("C2 A2 11 16", 4, 0xC2A21116),
                                                EXACTLY("7A BB 8C 5E", 4, 0x7ABB8C5E),
                                                EXACTLY("07 9E 09 E2", 4, 0x079E09E2),
                                                EXACTLY("C8 A8 33 9C", 4, 0xC8A8339C),
                                                REST("the other fields"),
                                                END};
/* "clients MUST ignore the ServerHello.legacy_version value" (4.2.1), but "receiving a Hello message with [it] set to 0x0300 MUST abort" (D.5) */
static const ref_field ssl3[] = {EXACTLY("ProtocolVersion legacy_version = 0x0300", 2, 0x0300),
                                 REST("the other fields"), END};
static int is_hello13(const uint8_t *p, size_t len)
{
  return ref_is(hello13, p, len) && !ref_is(ssl3, p, len);
}
static int is_server_hello13(const uint8_t *p, size_t len)
{
  return is_hello13(p, len) && !ref_is(with_special_random, p, len);
}
static int is_hello_retry_request(const uint8_t *p, size_t len)
{
  return is_hello13(p, len) && ref_is(with_special_random, p, len);
}
static const ref_field server_hello13[] = {REST_ALSO("ServerHello", is_server_hello13), END};
static const ref_field hello_retry_request[] = {REST_ALSO("HelloRetryRequest", is_hello_retry_request), END};

/* RFC 5246 7.4.2 */
static const ref_field asn1_cert[] = {VECTOR("opaque ASN.1Cert<1..2^24-1>", 1, 0xffffff), END};
static const ref_field certificate[] = {LIST("ASN.1Cert certificate_list<0..2^24-1>", asn1_cert, 0, 0xffffff),
                                        END};

/* RFC 8446 4.4.2, X.509 */
static const ref_field certificate_entry[] = {
    VECTOR("opaque cert_data<1..2^24-1>", 1, 0xffffff),
    LIST_ALSO("Extension extensions<0..2^16-1>", ref_extension, 0, 0xffff, ref_extensions_also), END};
static const ref_field certificate13[] = {
    VECTOR("opaque certificate_request_context<0..2^8-1>", 0, 0xff),
    LIST("CertificateEntry certificate_list<0..2^24-1>", certificate_entry, 0, 0xffffff), END};

/* RFC 5246 7.4.3 and 4.7: ServerDHParams, then digitally-signed */
#define DIGITALLY_SIGNED                                                                                     \
  BYTES("SignatureAndHashAlgorithm algorithm", 2), VECTOR("opaque signature<0..2^16-1>", 0, 0xffff)
static const ref_field server_key_exchange_dhe[] = {
    VECTOR("opaque dh_p<1..2^16-1>", 1, 0xffff), VECTOR("opaque dh_g<1..2^16-1>", 1, 0xffff),
    VECTOR("opaque dh_Ys<1..2^16-1>", 1, 0xffff), DIGITALLY_SIGNED, END};
/* RFC 4492 5.4: ServerECDHParams of a named_curve(3) */
static const ref_field server_key_exchange_ecdhe[] = {
    EXACTLY("ECCurveType curve_type = named_curve", 1, 3), BYTES("NamedCurve namedcurve", 2),
    VECTOR("opaque point<1..2^8-1>", 1, 0xff), DIGITALLY_SIGNED, END};
static const ref_field certificate_verify[] = {DIGITALLY_SIGNED, END};

/* RFC 5246 7.4.4; of 7.4.1.4.1 the bounds of supported_signature_algorithms */
static const ref_field algorithm[] = {BYTES("SignatureAndHashAlgorithm", 2), END};
static const ref_field distinguished_name[] = {VECTOR("opaque DistinguishedName<1..2^16-1>", 1, 0xffff), END};
static const ref_field certificate_request[] = {
    VECTOR("ClientCertificateType certificate_types<1..2^8-1>", 1, 0xff),
    LIST("SignatureAndHashAlgorithm supported_signature_algorithms<2..2^16-2>", algorithm, 2, 0xfffe),
    LIST("DistinguishedName certificate_authorities<0..2^16-1>", distinguished_name, 0, 0xffff), END};

/* RFC 8446 4.3.2: "The "signature_algorithms" extension MUST be specified" */
static int has_signature_algorithms(const uint8_t *p, size_t len)
{
  for (size_t i = 0; i < len; i += 4 + ref_number(p + i + 2, 2))
    if (ref_number(p + i, 2) == 13) return ref_extensions_also(p, len);
  return 0;
}
static const ref_field certificate_request13[] = {
    VECTOR("opaque certificate_request_context<0..2^8-1>", 0, 0xff),
    LIST_ALSO("Extension extensions<2..2^16-1>", ref_extension, 2, 0xffff, has_signature_algorithms), END};

/* RFC 5246 7.4.7.1, 7.4.7.2 (explicit); RFC 4492 5.7 (explicit) */
static const ref_field client_key_exchange_rsa[] = {
    VECTOR("public-key-encrypted PreMasterSecret<0..2^16-1>", 0, 0xffff), END};
static const ref_field client_key_exchange_dhe[] = {VECTOR("opaque dh_Yc<1..2^16-1>", 1, 0xffff), END};
static const ref_field client_key_exchange_ecdhe[] = {VECTOR("opaque point<1..2^8-1>", 1, 0xff), END};

/* RFC 5246 7.4.9; RFC 8446 4.4.4 */
static const ref_field finished12[] = {BYTES("opaque verify_data[12]", 12), END};
static const ref_field finished_sha256[] = {BYTES("opaque verify_data[Hash.length]", 32), END};
static const ref_field finished_sha384[] = {BYTES("opaque verify_data[Hash.length]", 48), END};

/* RFC 5077 3.3 */
static const ref_field new_session_ticket[] = {BYTES("uint32 ticket_lifetime_hint", 4),
                                               VECTOR("opaque ticket<0..2^16-1>", 0, 0xffff), END};
/* RFC 8446 4.6.1 */
static const ref_field new_session_ticket13[] = {
    BYTES("uint32 ticket_lifetime", 4),
    BYTES("uint32 ticket_age_add", 4),
    VECTOR("opaque ticket_nonce<0..255>", 0, 255),
    VECTOR("opaque ticket<1..2^16-1>", 1, 0xffff),
    LIST_ALSO("Extension extensions<0..2^16-2>", ref_extension, 0, 0xfffe, ref_extensions_also),
    END};

/* RFC 6066 8: no syntax is given for another status_type than ocsp(1) */
static const ref_field certificate_status[] = {EXACTLY("CertificateStatusType status_type = ocsp", 1, 1),
                                               VECTOR("opaque OCSPResponse<1..2^24-1>", 1, 0xffffff), END};

/* RFC 8446 4.6.3: update_not_requested(0), update_requested(1) */
static const ref_field key_update[] = {NUMBER("KeyUpdateRequest request_update", 1, 0, 1), END};

/* RFC 8446 4.4.1: message_hash(254) || 00 00 Hash.length || Hash(ClientHello1); the hashes have 32 or 48 bytes */
static const ref_field hash32[] = {EXACTLY("uint24 length", 3, 32), BYTES("Hash(ClientHello1)", 32), END};
static const ref_field hash48[] = {EXACTLY("uint24 length", 3, 48), BYTES("Hash(ClientHello1)", 48), END};
static int is_hash(const uint8_t *p, size_t len)
{
  return ref_is(hash32, p, len) || ref_is(hash48, p, len);
}
static const ref_field message_hash[] = {EXACTLY("HandshakeType msg_type = message_hash", 1, 254),
                                         REST_ALSO("length, hash", is_hash), END};

/* RFC 5246 7.2: warning(1), fatal(2); a description that no RFC defines is for the connection to judge */
static const ref_field alert[] = {NUMBER("AlertLevel level", 1, 1, 2),
                                  BYTES("AlertDescription description", 1), END};
/* RFC 5246 7.1 */
static const ref_field change_cipher_spec[] = {EXACTLY("enum { change_cipher_spec(1) } type", 1, 1), END};

/* RFC 8446 5.1: legacy_record_version "MUST be ignored for all purposes"; "The length MUST NOT exceed 2^14 bytes." */
static const ref_field plaintext_header[] = {NUMBER("ContentType type", 1, 20, 23),
                                             BYTES("ProtocolVersion legacy_record_version", 2),
                                             NUMBER("uint16 length", 2, 0, 16384), END};
/* RFC 5246 6.2.3: "The length MUST NOT exceed 2^14 + 2048." */
static const ref_field ciphertext12_header[] = {NUMBER("ContentType type", 1, 20, 23),
                                                EXACTLY("ProtocolVersion version = 0x0303", 2, 0x0303),
                                                NUMBER("uint16 length", 2, 0, 16384 + 2048), END};
/* RFC 8446 5.2: "The length MUST NOT exceed 2^14 + 256 bytes." */
static const ref_field ciphertext13_header[] = {
    EXACTLY("ContentType opaque_type = application_data", 1, 23),
    EXACTLY("ProtocolVersion legacy_record_version = 0x0303", 2, 0x0303),
    NUMBER("uint16 length", 2, 0, 16384 + 256), END};

/* RFC 8446 5.2, 5.4: content, its type, zeros. "If a receiving implementation does not find a non-zero octet in the cleartext, it MUST
   terminate"; 5.1: zero-length fragments of Handshake and Alert are not sent; 5: a change_cipher_spec is never protected. "The full
   encoded TLSInnerPlaintext MUST NOT exceed 2^14 + 1 octets." */
static int is_inner(const uint8_t *p, size_t len)
{
  size_t n = len;
  while (n > 0 && p[n - 1] == 0)
    n--;
  if (n == 0 || len > 16385) return 0;
  return p[n - 1] == 23 || ((p[n - 1] == 21 || p[n - 1] == 22) && n > 1);
}
static const ref_field inner_plaintext[] = {REST_ALSO("content, type, zeros", is_inner), END};

const ref_field *ref_message(enum ref_kind kind)
{
  switch (kind) {
  case REF_HELLO_REQUEST:
  case REF_SERVER_HELLO_DONE:
  case REF_END_OF_EARLY_DATA:
    return nothing;
  case REF_CLIENT_HELLO:
    return client_hello;
  case REF_SERVER_HELLO:
    return server_hello;
  case REF_SERVER_HELLO13:
    return server_hello13;
  case REF_HELLO_RETRY_REQUEST:
    return hello_retry_request;
  case REF_ENCRYPTED_EXTENSIONS:
    return extensions_0; /* RFC 8446 4.3.1 */
  case REF_CERTIFICATE:
    return certificate;
  case REF_CERTIFICATE13:
    return certificate13;
  case REF_SERVER_KEY_EXCHANGE_DHE:
    return server_key_exchange_dhe;
  case REF_SERVER_KEY_EXCHANGE_ECDHE:
    return server_key_exchange_ecdhe;
  case REF_CERTIFICATE_REQUEST:
    return certificate_request;
  case REF_CERTIFICATE_REQUEST13:
    return certificate_request13;
  case REF_CLIENT_KEY_EXCHANGE_RSA:
    return client_key_exchange_rsa;
  case REF_CLIENT_KEY_EXCHANGE_DHE:
    return client_key_exchange_dhe;
  case REF_CLIENT_KEY_EXCHANGE_ECDHE:
    return client_key_exchange_ecdhe;
  case REF_CERTIFICATE_VERIFY:
    return certificate_verify;
  case REF_FINISHED12:
    return finished12;
  case REF_FINISHED_SHA256:
    return finished_sha256;
  case REF_FINISHED_SHA384:
    return finished_sha384;
  case REF_NEW_SESSION_TICKET:
    return new_session_ticket;
  case REF_NEW_SESSION_TICKET13:
    return new_session_ticket13;
  case REF_CERTIFICATE_STATUS:
    return certificate_status;
  case REF_KEY_UPDATE:
    return key_update;
  case REF_MESSAGE_HASH:
    return message_hash;
  case REF_ALERT:
    return alert;
  case REF_CHANGE_CIPHER_SPEC:
    return change_cipher_spec;
  case REF_PLAINTEXT_HEADER:
    return plaintext_header;
  case REF_CIPHERTEXT12_HEADER:
    return ciphertext12_header;
  case REF_CIPHERTEXT13_HEADER:
    return ciphertext13_header;
  case REF_INNER_PLAINTEXT:
    return inner_plaintext;
  default:
    return NULL;
  }
}
