/* GeneralName, RFC 5280 4.2.1.6 and appendix A.2. */
/*@ predicate Ascii(uint8_t *p, integer b, integer e) = \forall integer k; b <= k < e ==> p[k] < 128;
    predicate OtherName(uint8_t *p, integer b, integer e) =
      \exists integer o, q, v, w; OidTLV(p, b, e, o, q) && DerTLV(p, q, e, 0xa0, v, e) && DerAny(p, v, e, w, e);
    // one or more whole elements: what is checked of an x400Address
    predicate Elements(uint8_t *p, integer i, integer e) =
      i == e || \exists integer b, j; DerAny(p, i, e, b, j) && Elements(p, j, e);
    predicate StringTag(integer t) = t == 0x0c || t == 0x13 || t == 0x14 || t == 0x1c || t == 0x1e;
    predicate DirectoryString(uint8_t *p, integer i, integer e) =
      i < e && StringTag(p[i]) && \exists integer b; DerTLV(p, i, e, p[i], b, e) && b < e;
    // [tag] EXPLICIT DirectoryString at i, which ends at e
    predicate TaggedString(uint8_t *p, integer i, integer n, integer tag, integer e) =
      \exists integer b; DerTLV(p, i, n, tag, b, e) && DirectoryString(p, b, e);
    predicate EdiPartyName(uint8_t *p, integer b, integer e) =
      TaggedString(p, b, e, 0xa1, e) ||
      \exists integer a; TaggedString(p, b, e, 0xa0, a) && TaggedString(p, a, e, 0xa1, e);
    predicate DirectoryName(uint8_t *p, integer b, integer e) = \exists integer s; Name(p, b, e, s, e);
    logic integer GeneralTag(integer k) =
      k == 0 ? 0xa0 : k == 1 ? 0x81 : k == 2 ? 0x82 : k == 3 ? 0xa3 : k == 4 ? 0xa4 : k == 5 ? 0xa5 :
      k == 6 ? 0x86 : k == 7 ? 0x87 : 0x88;
    // [b,e) is the value of a GeneralName of kind k
    predicate GeneralValue(uint8_t *p, integer k, integer b, integer e) =
      (k == 0 && OtherName(p, b, e)) || ((k == 1 || k == 2 || k == 6) && Ascii(p, b, e)) ||
      (k == 3 && b != e && Elements(p, b, e)) || (k == 4 && DirectoryName(p, b, e)) ||
      (k == 5 && EdiPartyName(p, b, e)) || (k == 7 && (e - b == 4 || e - b == 16)) || (k == 8 && DerOid(p, b, e));
    predicate GeneralName(uint8_t *p, integer i, integer n, integer k, integer b, integer e) =
      0 <= k <= 8 && DerTLV(p, i, n, GeneralTag(k), b, e) && GeneralValue(p, k, b, e);
    predicate GeneralNamesRest(uint8_t *p, integer i, integer e) =
      i == e || \exists integer k, b, j; GeneralName(p, i, e, k, b, j) && GeneralNamesRest(p, j, e);
    predicate GeneralNames(uint8_t *p, integer i, integer e) = i != e && GeneralNamesRest(p, i, e);
    // SubjectAltName: the contents are [b,e)
    predicate SubjectAltName(uint8_t *p, integer i, integer e, integer b) =
      DerTLV(p, i, e, 0x30, b, e) && GeneralNames(p, b, e);
    // AuthorityKeyIdentifier (4.2.1.1)
    predicate IssuerAndSerial(uint8_t *p, integer i, integer e) =
      \exists integer b, j, s; DerTLV(p, i, e, 0xa1, b, j) && GeneralNames(p, b, j) &&
                               DerTLV(p, j, e, 0x82, s, e) && DerInt(p, s, e);
    // its contents [s,e), with the keyIdentifier in [k,a); k == 0, a == s: it is absent
    predicate AuthorityKeyFields(uint8_t *p, integer s, integer e, integer k, integer a) =
      (DerTLV(p, s, e, 0x80, k, a) || (k == 0 && a == s)) && (a == e || IssuerAndSerial(p, a, e));
    predicate AuthorityKeyId(uint8_t *p, integer i, integer e, integer k, integer a) =
      \exists integer s; DerTLV(p, i, e, 0x30, s, e) && AuthorityKeyFields(p, s, e, k, a);
*/
