/* Policy mappings, RFC 5280 4.2.1.5. */
/*@ // SEQUENCE { issuerDomainPolicy [o,q), subjectDomainPolicy [s,e) } at i
    predicate PolicyPair(uint8_t *p, integer b, integer e, integer o, integer q, integer s) =
      OidTLV(p, b, e, o, q) && OidTLV(p, q, e, s, e);
    predicate PolicyMapping(uint8_t *p, integer i, integer n, integer o, integer q, integer s, integer e) =
      \exists integer b; DerTLV(p, i, n, 0x30, b, e) && PolicyPair(p, b, e, o, q, s);
    // the contents of the OID anyPolicy, 2.5.29.32.0
    predicate AnyPolicy(uint8_t *p, integer o, integer l) = l == 4 && U32(p, o) == 0x551d2000;
*/
