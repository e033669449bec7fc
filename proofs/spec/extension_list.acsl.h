/* Lists of Extension, RFC 5280 4.2: an OID stands in one of them at most. */
/*@ // [i,e) consists of extensions, none of which has the OID whose contents are the l bytes at o
    predicate LacksOid(uint8_t *p, integer i, integer e, integer o, integer l) =
      i == e || \exists integer b, q, c, v, j; Extension(p, i, e, b, q, c, v, j) && !(q - b == l && SameBytes(p, b, o, l)) &&
                                               LacksOid(p, j, e, o, l);
*/
