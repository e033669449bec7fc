#ifndef HSK_SIMPLE_EXTENSIONS_ACSL_H
#define HSK_SIMPLE_EXTENSIONS_ACSL_H
/* Extensions of one field; each fills its extension_data [i,e). */
/*@ // RFC 6066 4: enum { 2^9(1), 2^10(2), 2^11(3), 2^12(4), (255) } MaxFragmentLength
    predicate MaxFragmentLength(uint8_t *p, integer i, integer e) = e == i + 1 && 1 <= p[i] <= 4;
    // RFC 8449 4: uint16 RecordSizeLimit, at least 64
    predicate RecordSizeLimit(uint8_t *p, integer i, integer e) = e == i + 2 && U16(p, i) >= 64;
    // RFC 8446 4.2.3: SignatureScheme supported_signature_algorithms<2..2^16-2>
    predicate SignatureSchemeList(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 2, 65534, e) && U16(p, i) % 2 == 0;
    // RFC 8446 4.2.7: NamedGroup named_group_list<2..2^16-1>
    predicate NamedGroupList(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 2, 65535, e) && U16(p, i) % 2 == 0;
    // RFC 8446 4.2.1, client_hello: ProtocolVersion versions<2..254>
    predicate SupportedVersions(uint8_t *p, integer i, integer e) = Vec8(p, i, e, 2, 254, e) && p[i] % 2 == 0;
    // RFC 8446 4.2.1, server_hello and HelloRetryRequest: ProtocolVersion selected_version
    predicate SelectedVersion(uint8_t *p, integer i, integer e) = e == i + 2;
    // RFC 8446 4.2.2: opaque cookie<1..2^16-1>
    predicate Cookie(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 1, 65535, e);
    // RFC 8446 4.2.9: PskKeyExchangeMode ke_modes<1..255>
    predicate PskKeyExchangeModes(uint8_t *p, integer i, integer e) = Vec8(p, i, e, 1, 255, e);
    // RFC 8446 4.2.10, new_session_ticket: uint32 max_early_data_size
    predicate EarlyDataTicket(uint8_t *p, integer i, integer e) = e == i + 4;
    // RFC 7685 3: zero bytes, any number
    predicate Padding(uint8_t *p, integer i, integer e) = \forall integer k; i <= k < e ==> p[k] == 0;
*/
#endif
