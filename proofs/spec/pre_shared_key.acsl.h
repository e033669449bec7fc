/* pre_shared_key, RFC 8446 4.2.11. */
/*@ // [i,e) is a sequence of PskIdentity { opaque identity<1..2^16-1>; uint32 obfuscated_ticket_age }
    predicate PskIdentities(uint8_t *p, integer i, integer e) =
      i == e || (i + 2 <= e && 1 <= U16(p,i) && i + 6 + U16(p,i) <= e && PskIdentities(p, i + 6 + U16(p,i), e));
    // [i,e) is a sequence of opaque PskBinderEntry<32..255>
    predicate PskBinders(uint8_t *p, integer i, integer e) =
      i == e || (i + 1 <= e && 32 <= p[i] && i + 1 + p[i] <= e && PskBinders(p, i + 1 + p[i], e));
    // how many there are
    logic integer PskIdentityCount(uint8_t *p, integer i, integer e) =
      i >= e || U16(p,i) < 0 ? 0 : 1 + PskIdentityCount(p, i + 6 + U16(p,i), e);
    logic integer PskBinderCount(uint8_t *p, integer i, integer e) =
      i >= e || p[i] < 0 ? 0 : 1 + PskBinderCount(p, i + 1 + p[i], e);
    // OfferedPsks but for the counts; b: where identities ends and the list of binders begins, with its length
    predicate OfferedPsksLists(uint8_t *p, integer i, integer e, integer b) =
      Vec16(p, i, e, 7, 65535, b) && PskIdentities(p, i + 2, b) && Vec16(p, b, e, 33, 65535, e) && PskBinders(p, b + 2, e);
    predicate OfferedPsksEnds(uint8_t *p, integer i, integer e, integer b) =
      OfferedPsksLists(p, i, e, b) && PskIdentityCount(p, i + 2, b) == PskBinderCount(p, b + 2, e);
    predicate OfferedPsks(uint8_t *p, integer i, integer e) = OfferedPsksEnds(p, i, e, i + 2 + U16(p, i));
    predicate OfferedPsksMalformed(uint8_t *p, integer i, integer e) =
      !OfferedPsksLists(p, i, e, i + 2 + U16(p, i));
    // what a builder takes
    predicate OfferedPsksFit(uint8_t *id, integer n, uint8_t *bi, integer m) =
      7 <= n && 33 <= m && n + m <= 65531 && PskIdentities(id, 0, n) && PskBinders(bi, 0, m) &&
      PskIdentityCount(id, 0, n) == PskBinderCount(bi, 0, m);
*/
#define OFFERED_PSKS_FITS(i, b) OfferedPsksFit{Pre}((i).data, (i).len, (b).data, (b).len)
/* Ghost code that walks over a list data[0..n) as it was at Pre and over its copy at out[o..o+n): what was a list of identities or of
   binders has become one, of as many. To be used where out[q] == \at(data[q - o], Pre) is known for the copy. */
#define GHOST_WALK_COPIED_IDENTITIES(out, o, data, n) \
  size_t w = 0, c = 0; \
  /@ loop invariant 0 <= w <= n && c <= w; \
     loop invariant list_in: PskIdentities{Pre}(data, w, n); \
     loop invariant list: PskIdentities(out, o + w, o + n) ==> PskIdentities(out, o, o + n); \
     loop invariant were: PskIdentityCount{Pre}(data, 0, n) == c + PskIdentityCount{Pre}(data, w, n); \
     loop invariant are: PskIdentityCount(out, o, o + n) == c + PskIdentityCount(out, o + w, o + n); \
     loop assigns w, c; loop variant n - w; @/ \
  while (w != n) { \
    /@ assert was: PskIdentityCount{Pre}(data, w, n) == 1 + PskIdentityCount{Pre}(data, w + 6 + U16{Pre}(data, w), n); @/ \
    /@ assert unfold: w + 2 <= n && 1 <= U16{Pre}(data, w) && w + 6 + U16{Pre}(data, w) <= n && \
                      PskIdentities{Pre}(data, w + 6 + U16{Pre}(data, w), n); @/ \
    /@ assert same: U16(out, o + w) == U16{Pre}(data, w); @/ \
    size_t next = w + 6 + out[o + w] * 256u + out[o + w + 1]; \
    /@ assert next: next == w + 6 + U16{Pre}(data, w) && o + next == o + w + 6 + U16(out, o + w); @/ \
    /@ assert fold: PskIdentities(out, o + w + 6 + U16(out, o + w), o + n) ==> PskIdentities(out, o + w, o + n); @/ \
    /@ assert is: PskIdentityCount(out, o + w, o + n) == 1 + PskIdentityCount(out, o + w + 6 + U16(out, o + w), o + n); @/ \
    w = next; \
    c = c + 1; \
  }
#define GHOST_WALK_COPIED_BINDERS(out, o, data, n) \
  size_t u = 0, d = 0; \
  /@ loop invariant 0 <= u <= n && d <= u; \
     loop invariant list_in: PskBinders{Pre}(data, u, n); \
     loop invariant list: PskBinders(out, o + u, o + n) ==> PskBinders(out, o, o + n); \
     loop invariant were: PskBinderCount{Pre}(data, 0, n) == d + PskBinderCount{Pre}(data, u, n); \
     loop invariant are: PskBinderCount(out, o, o + n) == d + PskBinderCount(out, o + u, o + n); \
     loop assigns u, d; loop variant n - u; @/ \
  while (u != n) { \
    size_t l = out[o + u]; \
    /@ assert l: l == \at(data[\at(u, Here)], Pre); @/ \
    /@ assert unfold: 32 <= l && u + 1 + l <= n && PskBinders{Pre}(data, u + 1 + l, n); @/ \
    /@ assert fold: PskBinders(out, o + u + 1 + out[o + u], o + n) ==> PskBinders(out, o + u, o + n); @/ \
    /@ assert was: PskBinderCount{Pre}(data, u, n) == 1 + PskBinderCount{Pre}(data, u + 1 + l, n); @/ \
    /@ assert is: PskBinderCount(out, o + u, o + n) == 1 + PskBinderCount(out, o + u + 1 + out[o + u], o + n); @/ \
    u = u + 1 + l; \
    d = d + 1; \
  }
