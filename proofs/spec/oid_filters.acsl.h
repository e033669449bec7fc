/* OIDFilterExtension, RFC 8446 4.2.5: OIDFilter filters<0..2^16-1>, each { opaque certificate_extension_oid<1..2^8-1>;
   opaque certificate_extension_values<0..2^16-1> }. */
/*@ // the OIDFilter at i has its values behind v, and ends just before e2
    predicate OidFilter(uint8_t *p, integer i, integer e, integer v, integer e2) =
      Vec8(p, i, e, 1, 255, v) && Vec16(p, v, e, 0, 65535, e2);
    // [i,e) is a sequence of OIDFilter
    logic integer OidFilterEnd(uint8_t *p, integer i) = i + 3 + p[i] + U16(p, i + 1 + p[i]);
    predicate OidFilterList(uint8_t *p, integer i, integer e) =
      i == e || (i + 4 <= e && 1 <= p[i] && i + 3 + p[i] <= e && OidFilterEnd(p, i) <= e && OidFilterList(p, OidFilterEnd(p, i), e));
    predicate OidFilters(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 0, 65535, e) && OidFilterList(p, i + 2, e);
*/
#define OID_FILTERS_FITS(l) ((l).len <= 65533 && OidFilterList{Pre}((l).data, 0, (l).len))
