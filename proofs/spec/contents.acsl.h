/* What stands in an extension of type t, by message. Each line names the grammar of the RFC that types.def names for t; a type without a
   line is either unknown or must not stand there (RFC 8446 4.2). Written apart from places.def, and proved to agree with it. */
/*@ predicate ClientHelloContent(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_SERVER_NAME ? ServerName(p, i, e) :
      t == HSK_EXTENSION_MAX_FRAGMENT_LENGTH ? MaxFragmentLength(p, i, e) :
      t == HSK_EXTENSION_STATUS_REQUEST ? StatusRequest(p, i, e) :
      t == HSK_EXTENSION_SUPPORTED_GROUPS ? NamedGroupList(p, i, e) :
      t == HSK_EXTENSION_EC_POINT_FORMATS ? Vec8(p, i, e, 1, 255, e) :
      t == HSK_EXTENSION_SIGNATURE_ALGORITHMS ? SignatureSchemeList(p, i, e) :
      t == HSK_EXTENSION_ALPN ? Alpn(p, i, e) :
      t == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP ? i == e :
      t == HSK_EXTENSION_PADDING ? Padding(p, i, e) :
      t == HSK_EXTENSION_ENCRYPT_THEN_MAC ? i == e :
      t == HSK_EXTENSION_EXTENDED_MASTER_SECRET ? i == e :
      t == HSK_EXTENSION_RECORD_SIZE_LIMIT ? RecordSizeLimit(p, i, e) :
      t == HSK_EXTENSION_SESSION_TICKET ? \true :
      t == HSK_EXTENSION_PRE_SHARED_KEY ? OfferedPsks(p, i, e) :
      t == HSK_EXTENSION_EARLY_DATA ? i == e :
      t == HSK_EXTENSION_SUPPORTED_VERSIONS ? SupportedVersions(p, i, e) :
      t == HSK_EXTENSION_COOKIE ? Cookie(p, i, e) :
      t == HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES ? PskKeyExchangeModes(p, i, e) :
      t == HSK_EXTENSION_CERTIFICATE_AUTHORITIES ? CertificateAuthorities(p, i, e) :
      t == HSK_EXTENSION_POST_HANDSHAKE_AUTH ? i == e :
      t == HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT ? SignatureSchemeList(p, i, e) :
      t == HSK_EXTENSION_KEY_SHARE ? KeyShare(p, i, e) :
      t == HSK_EXTENSION_RENEGOTIATION_INFO ? Vec8(p, i, e, 0, 255, e) : !KnownExtension(t);
    predicate ServerHello12Content(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_SERVER_NAME ? i == e :
      t == HSK_EXTENSION_MAX_FRAGMENT_LENGTH ? MaxFragmentLength(p, i, e) :
      t == HSK_EXTENSION_STATUS_REQUEST ? i == e :
      t == HSK_EXTENSION_SUPPORTED_GROUPS ? NamedGroupList(p, i, e) :
      t == HSK_EXTENSION_EC_POINT_FORMATS ? Vec8(p, i, e, 1, 255, e) :
      t == HSK_EXTENSION_ALPN ? AlpnResponse(p, i, e) :
      t == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP ? SctList(p, i, e) :
      t == HSK_EXTENSION_ENCRYPT_THEN_MAC ? i == e :
      t == HSK_EXTENSION_EXTENDED_MASTER_SECRET ? i == e :
      t == HSK_EXTENSION_RECORD_SIZE_LIMIT ? RecordSizeLimit(p, i, e) :
      t == HSK_EXTENSION_SESSION_TICKET ? i == e :
      t == HSK_EXTENSION_RENEGOTIATION_INFO ? Vec8(p, i, e, 0, 255, e) : !KnownExtension(t);
    predicate ServerHello13Content(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_KEY_SHARE ? KeyShareEntry(p, i, e) :
      t == HSK_EXTENSION_PRE_SHARED_KEY ? e == i + 2 :
      t == HSK_EXTENSION_SUPPORTED_VERSIONS ? SelectedVersion(p, i, e) : !KnownExtension(t);
    predicate HelloRetryRequestContent(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_KEY_SHARE ? e == i + 2 :
      t == HSK_EXTENSION_COOKIE ? Cookie(p, i, e) :
      t == HSK_EXTENSION_SUPPORTED_VERSIONS ? SelectedVersion(p, i, e) : !KnownExtension(t);
    predicate EncryptedExtensionsContent(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_SERVER_NAME ? i == e :
      t == HSK_EXTENSION_MAX_FRAGMENT_LENGTH ? MaxFragmentLength(p, i, e) :
      t == HSK_EXTENSION_SUPPORTED_GROUPS ? NamedGroupList(p, i, e) :
      t == HSK_EXTENSION_ALPN ? AlpnResponse(p, i, e) :
      t == HSK_EXTENSION_RECORD_SIZE_LIMIT ? RecordSizeLimit(p, i, e) :
      t == HSK_EXTENSION_EARLY_DATA ? i == e : !KnownExtension(t);
    predicate CertificateContent(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_STATUS_REQUEST ? CertificateStatus(p, i, e) :
      t == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP ? SctList(p, i, e) : !KnownExtension(t);
    predicate CertificateRequestContent(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_STATUS_REQUEST ? i == e :
      t == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP ? i == e :
      t == HSK_EXTENSION_SIGNATURE_ALGORITHMS ? SignatureSchemeList(p, i, e) :
      t == HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT ? SignatureSchemeList(p, i, e) :
      t == HSK_EXTENSION_CERTIFICATE_AUTHORITIES ? CertificateAuthorities(p, i, e) :
      t == HSK_EXTENSION_OID_FILTERS ? OidFilters(p, i, e) : !KnownExtension(t);
    predicate NewSessionTicketContent(uint8_t *p, integer i, integer e, integer t) =
      t == HSK_EXTENSION_EARLY_DATA ? EarlyDataTicket(p, i, e) : !KnownExtension(t);
    predicate ExtensionContent(uint8_t *p, integer i, integer e, integer t, integer l) =
      l == HSK_PLACE_CLIENT_HELLO ? ClientHelloContent(p, i, e, t) :
      l == HSK_PLACE_SERVER_HELLO12 ? ServerHello12Content(p, i, e, t) :
      l == HSK_PLACE_SERVER_HELLO13 ? ServerHello13Content(p, i, e, t) :
      l == HSK_PLACE_HELLO_RETRY_REQUEST ? HelloRetryRequestContent(p, i, e, t) :
      l == HSK_PLACE_ENCRYPTED_EXTENSIONS ? EncryptedExtensionsContent(p, i, e, t) :
      l == HSK_PLACE_CERTIFICATE ? CertificateContent(p, i, e, t) :
      l == HSK_PLACE_CERTIFICATE_REQUEST ? CertificateRequestContent(p, i, e, t) :
      l == HSK_PLACE_NEW_SESSION_TICKET ? NewSessionTicketContent(p, i, e, t) : !KnownExtension(t);
    // the extension at i, and each extension of the sequence [i,e)
    predicate ContentAt(uint8_t *p, integer i, integer l) = ExtensionContent(p, i + 4, i + 4 + U16(p,i+2), U16(p,i), l);
    predicate ExtensionContents(uint8_t *p, integer i, integer e, integer l) =
      i == e || (ContentAt(p, i, l) && ExtensionContents(p, i + 4 + U16(p,i+2), e, l));
*/
