/* RFC 5246 6.2.1: struct { ContentType type; ProtocolVersion version; uint16 length; }. version 0 stands for "any 3.x" (RFC 5246 E.1),
   HSK_RECORD_VERSION_IGNORED for any at all (RFC 8446 5.1). */
/*@ predicate RecordHeader(uint8_t *p, integer i, integer version, integer max_len) =
      20 <= p[i] <= 23 &&
      (version == 0 ? p[i+1] == 3 : version == HSK_RECORD_VERSION_IGNORED || U16(p, i + 1) == version) &&
      U16(p, i + 3) <= max_len;
    // RFC 8446 5.2, the header of a TLSCiphertext: application_data, 0x0303, length
    predicate Ciphertext13Header(uint8_t *p, integer i, integer max_len) =
      p[i] == 23 && U16(p, i + 1) == 0x0303 && U16(p, i + 3) <= max_len;
    // what a header is built from: longer than the limit of TLS 1.2 no fragment is
    predicate RecordHeaderFits(integer type, integer version, integer len) =
      20 <= type <= 23 && version <= 65535 && len <= HSK_CIPHERTEXT_MAX;
*/
/* RFC 8446 5.2, 5.4: struct { opaque content[n]; ContentType type; uint8 zeros[length_of_padding]; } TLSInnerPlaintext in [i,e);
   the type is found from the end, as the last byte that is not zero. */
/*@ // its type is at t
    predicate InnerType(uint8_t *p, integer i, integer e, integer t) =
      i <= t < e && p[t] != 0 && \forall integer k; t < k < e ==> p[k] == 0;
    // a protected change_cipher_spec, or a type that nobody defined, is refused (5); so is an alert or a handshake record without content (5.4)
    predicate InnerTypeFits(integer type, integer n) = 21 <= type <= 23 && (n > 0 || type == 23);
    predicate InnerPlaintextAt(uint8_t *p, integer i, integer e, integer max_len, integer t) =
      e - i <= max_len && InnerType(p, i, e, t) && InnerTypeFits(p[t], t - i);
    predicate InnerPlaintext(uint8_t *p, integer i, integer e, integer max_len) =
      \exists integer t; InnerPlaintextAt(p, i, e, max_len, t);
*/
#define INNER_PLAINTEXT_FITS(type, content, padding) \
  (InnerTypeFits((type), (content)) && (content) + 1 + (padding) <= HSK_INNER_PLAINTEXT_MAX)
