/* Extensions, RFC 5246 7.4.1.4. */
/*@ // [i,e) is a sequence of extensions { u16 extension_type; opaque extension_data<0..2^16-1> }
    predicate Extensions(uint8_t *p, integer i, integer e) =
      i == e || (i + 4 <= e && i + 4 + U16(p,i+2) <= e && Extensions(p, i + 4 + U16(p,i+2), e));
    // and of no more than k
    predicate AtMostExtensions(uint8_t *p, integer i, integer e, integer k) =
      i == e || (k > 0 && AtMostExtensions(p, i + 4 + U16(p,i+2), e, k - 1));
    // some extension of [i,e) has type t
    predicate HasExtension(uint8_t *p, integer i, integer e, integer t) =
      i + 4 <= e && (U16(p,i) == t || HasExtension(p, i + 4 + U16(p,i+2), e, t));
    // the first extension of type t in [i,e) has its extension_data at o
    predicate FirstExtension(uint8_t *p, integer i, integer e, integer t, integer o) =
      i + 4 <= e && ((U16(p,i) == t && o == i + 4) ||
                     (U16(p,i) != t && FirstExtension(p, i + 4 + U16(p,i+2), e, t, o)));
    // no type occurs twice in [i,e)
    predicate NoDuplicate(uint8_t *p, integer i, integer e) =
      i == e || (!HasExtension(p, i + 4 + U16(p,i+2), e, U16(p,i)) && NoDuplicate(p, i + 4 + U16(p,i+2), e));
    // what a hello may hold
    predicate ExtensionBlock(uint8_t *p, integer i, integer e) =
      Extensions(p, i, e) && AtMostExtensions(p, i, e, HSK_EXTENSIONS_MAX) && NoDuplicate(p, i, e);
*/
