/* pre_shared_key, RFC 8446 4.2.11. */
/*@ // [i,e) is a sequence of PskIdentity { opaque identity<1..2^16-1>; uint32 obfuscated_ticket_age }
    predicate PskIdentities(uint8_t *p, integer i, integer e) =
      i == e || (i + 2 <= e && 1 <= U16(p,i) && i + 6 + U16(p,i) <= e && PskIdentities(p, i + 6 + U16(p,i), e));
    // [i,e) is a sequence of opaque PskBinderEntry<32..255>
    predicate PskBinders(uint8_t *p, integer i, integer e) =
      i == e || (i + 1 <= e && 32 <= p[i] && i + 1 + p[i] <= e && PskBinders(p, i + 1 + p[i], e));
    // how many there are
    logic integer PskIdentityCount(uint8_t *p, integer i, integer e) =
      i >= e ? 0 : 1 + PskIdentityCount(p, i + 6 + U16(p,i), e);
    logic integer PskBinderCount(uint8_t *p, integer i, integer e) =
      i >= e ? 0 : 1 + PskBinderCount(p, i + 1 + p[i], e);
    // OfferedPsks but for the counts; b: where identities ends and the list of binders begins, with its length
    predicate OfferedPsksLists(uint8_t *p, integer i, integer e, integer b) =
      Vec16(p, i, e, 7, 65535, b) && PskIdentities(p, i + 2, b) && Vec16(p, b, e, 33, 65535, e) && PskBinders(p, b + 2, e);
    predicate OfferedPsksEnds(uint8_t *p, integer i, integer e, integer b) =
      OfferedPsksLists(p, i, e, b) && PskIdentityCount(p, i + 2, b) == PskBinderCount(p, b + 2, e);
    predicate OfferedPsks(uint8_t *p, integer i, integer e) = \exists integer b; OfferedPsksEnds(p, i, e, b);
    predicate OfferedPsksMalformed(uint8_t *p, integer i, integer e) = \forall integer b; !OfferedPsksLists(p, i, e, b);
    // what a builder takes
    predicate OfferedPsksFit(uint8_t *id, integer n, uint8_t *bi, integer m) =
      7 <= n && 33 <= m && n + m <= 65531 && PskIdentities(id, 0, n) && PskBinders(bi, 0, m) &&
      PskIdentityCount(id, 0, n) == PskBinderCount(bi, 0, m);
*/
#define OFFERED_PSKS_FITS(i, b) OfferedPsksFit{Pre}((i).data, (i).len, (b).data, (b).len)
