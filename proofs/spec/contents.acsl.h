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
/* The errors that a refused content of type t may get, in the message l: those of its parser. */
/*@ predicate ContentError(integer r, integer t, integer l) =
      t == HSK_EXTENSION_SERVER_NAME ? r == HSK_PEER_MALFORMED_SERVER_NAME :
      t == HSK_EXTENSION_MAX_FRAGMENT_LENGTH ? r == HSK_PEER_MALFORMED_MAX_FRAGMENT_LENGTH || r == HSK_PEER_BAD_MAX_FRAGMENT_LENGTH :
      t == HSK_EXTENSION_STATUS_REQUEST ?
        r == (l == HSK_PLACE_CERTIFICATE ? HSK_PEER_MALFORMED_CERTIFICATE_STATUS : HSK_PEER_MALFORMED_STATUS_REQUEST) :
      t == HSK_EXTENSION_SUPPORTED_GROUPS ? r == HSK_PEER_MALFORMED_SUPPORTED_GROUPS :
      t == HSK_EXTENSION_EC_POINT_FORMATS ? r == HSK_PEER_MALFORMED_EC_POINT_FORMATS :
      t == HSK_EXTENSION_SIGNATURE_ALGORITHMS ? r == HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS :
      t == HSK_EXTENSION_ALPN ? r == HSK_PEER_MALFORMED_ALPN :
      t == HSK_EXTENSION_SIGNED_CERTIFICATE_TIMESTAMP ? r == HSK_PEER_MALFORMED_SIGNED_CERTIFICATE_TIMESTAMP :
      t == HSK_EXTENSION_PADDING ? r == HSK_PEER_MALFORMED_PADDING :
      t == HSK_EXTENSION_ENCRYPT_THEN_MAC ? r == HSK_PEER_MALFORMED_ENCRYPT_THEN_MAC :
      t == HSK_EXTENSION_EXTENDED_MASTER_SECRET ? r == HSK_PEER_MALFORMED_EXTENDED_MASTER_SECRET :
      t == HSK_EXTENSION_RECORD_SIZE_LIMIT ? r == HSK_PEER_MALFORMED_RECORD_SIZE_LIMIT || r == HSK_PEER_BAD_RECORD_SIZE_LIMIT :
      t == HSK_EXTENSION_SESSION_TICKET ? r == HSK_PEER_MALFORMED_SESSION_TICKET :
      t == HSK_EXTENSION_PRE_SHARED_KEY ? r == HSK_PEER_MALFORMED_PRE_SHARED_KEY || r == HSK_PEER_PSK_BINDER_COUNT :
      t == HSK_EXTENSION_EARLY_DATA ? r == HSK_PEER_MALFORMED_EARLY_DATA :
      t == HSK_EXTENSION_SUPPORTED_VERSIONS ? r == HSK_PEER_MALFORMED_SUPPORTED_VERSIONS :
      t == HSK_EXTENSION_COOKIE ? r == HSK_PEER_MALFORMED_COOKIE :
      t == HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES ? r == HSK_PEER_MALFORMED_PSK_KEY_EXCHANGE_MODES :
      t == HSK_EXTENSION_CERTIFICATE_AUTHORITIES ? r == HSK_PEER_MALFORMED_CERTIFICATE_AUTHORITIES :
      t == HSK_EXTENSION_OID_FILTERS ? r == HSK_PEER_MALFORMED_OID_FILTERS :
      t == HSK_EXTENSION_POST_HANDSHAKE_AUTH ? r == HSK_PEER_MALFORMED_POST_HANDSHAKE_AUTH :
      t == HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT ? r == HSK_PEER_MALFORMED_SIGNATURE_ALGORITHMS_CERT :
      t == HSK_EXTENSION_KEY_SHARE ? r == HSK_PEER_MALFORMED_KEY_SHARE || r == HSK_PEER_DUPLICATE_KEY_SHARE :
      t == HSK_EXTENSION_RENEGOTIATION_INFO && r == HSK_PEER_MALFORMED_RENEGOTIATION_INFO;
    // what a type is refused with: its place first, then its content
    predicate Refusal(integer r, integer t, integer l) =
      MayStand(t, l) ? ContentError(r, t, l) : r == HSK_PEER_EXTENSION_NOT_ALLOWED;
    // the first extension of the sequence [i,e) whose content is refused is refused with r
    predicate FirstRefusal(uint8_t *p, integer i, integer e, integer l, integer r) =
      i + 4 <= e && (ContentAt(p, i, l) ? FirstRefusal(p, i + 4 + U16(p,i+2), e, l, r) : Refusal(r, U16(p,i), l));
*/
