/* types.def and places.def as relations: t is a type that we know; it may stand in place l. Frama-C preprocesses annotations from the
   project's root, hence the paths. */
#define HSK_X(name, number, wire_name, rfc) || t == number
/*@ predicate KnownExtension(integer t) = \false
#include "lib/msg/ext/types.def"
  ; */
#undef HSK_X
#define HSK_P(type, place) || (t == HSK_EXTENSION_##type && l == HSK_PLACE_##place)
/*@ predicate HasPlace(integer t, integer l) = \false
#include "lib/msg/ext/places.def"
  ; */
#undef HSK_P
/*@ // RFC 8446 4.2: "which it recognizes and which is not specified for the message in which it appears"
    predicate MayStand(integer t, integer l) = !KnownExtension(t) || HasPlace(t, l);
    predicate AllMayStand(uint8_t *p, integer i, integer e, integer l) =
      i == e || (MayStand(U16(p,i), l) && AllMayStand(p, i + 4 + U16(p,i+2), e, l));
    // RFC 8446 4.2.11: nothing follows pre_shared_key
    predicate PreSharedKeyLast(uint8_t *p, integer i, integer e) =
      i == e || ((U16(p,i) == HSK_EXTENSION_PRE_SHARED_KEY ==> i + 4 + U16(p,i+2) == e) &&
                 PreSharedKeyLast(p, i + 4 + U16(p,i+2), e));
    predicate ExtensionsInPlace(uint8_t *p, integer i, integer e, integer l) =
      AllMayStand(p, i, e, l) && (l == HSK_PLACE_CLIENT_HELLO ==> PreSharedKeyLast(p, i, e));
*/
