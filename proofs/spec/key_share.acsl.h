/* key_share, RFC 8446 4.2.8: KeyShareEntry is { NamedGroup group; opaque key_exchange<1..2^16-1> }. */
/*@ // a KeyShareEntry fills [i,e)
    predicate KeyShareEntry(uint8_t *p, integer i, integer e) = i + 2 <= e && Vec16(p, i + 2, e, 1, 65535, e);
    // [i,e) is a sequence of them
    predicate KeyShareEntries(uint8_t *p, integer i, integer e) =
      i == e || (i + 4 <= e && 1 <= U16(p,i+2) && i + 4 + U16(p,i+2) <= e && KeyShareEntries(p, i + 4 + U16(p,i+2), e));
    // and of no more than k
    predicate AtMostShares(uint8_t *p, integer i, integer e, integer k) =
      i == e || (k > 0 && AtMostShares(p, i + 4 + U16(p,i+2), e, k - 1));
    // some entry of [i,e) is for group g
    predicate HasShare(uint8_t *p, integer i, integer e, integer g) =
      i + 4 <= e && (U16(p,i) == g || HasShare(p, i + 4 + U16(p,i+2), e, g));
    // no group occurs twice in [i,e)
    predicate NoDuplicateShare(uint8_t *p, integer i, integer e) =
      i == e || (!HasShare(p, i + 4 + U16(p,i+2), e, U16(p,i)) && NoDuplicateShare(p, i + 4 + U16(p,i+2), e));
    predicate ClientShares(uint8_t *p, integer i, integer e) =
      KeyShareEntries(p, i, e) && AtMostShares(p, i, e, HSK_KEY_SHARES_MAX) && NoDuplicateShare(p, i, e);
    // the ClientHello's form, KeyShareClientHello: client_shares<0..2^16-1>
    predicate KeyShare(uint8_t *p, integer i, integer e) = Vec16(p, i, e, 0, 65535, e) && ClientShares(p, i + 2, e);
    predicate KeyShareMalformed(uint8_t *p, integer i, integer e) =
      !(Vec16(p, i, e, 0, 65535, e) && KeyShareEntries(p, i + 2, e) && AtMostShares(p, i + 2, e, HSK_KEY_SHARES_MAX));
*/
#define KEY_SHARE_FITS(l) ((l).len <= 65533 && ClientShares{Pre}((l).data, 0, (l).len))
/* Ghost code that walks over a list data[0..n) as it was at Pre and over its copy at out[o..o+n): what was a list of shares has
   become one. To be used where out[q] == \at(data[q - o], Pre) is known for the copy. */
#define GHOST_WALK_COPIED_SHARES(out, o, data, n) \
  size_t i = 0, k = HSK_KEY_SHARES_MAX; \
  /@ loop invariant 0 <= i <= n && k <= HSK_KEY_SHARES_MAX; \
     loop invariant list_in: KeyShareEntries{Pre}(data, i, n); \
     loop invariant most_in: AtMostShares{Pre}(data, i, n, k); \
     loop invariant once_in: NoDuplicateShare{Pre}(data, i, n); \
     loop invariant list: KeyShareEntries(out, o + i, o + n) ==> KeyShareEntries(out, o, o + n); \
     loop invariant most: AtMostShares(out, o + i, o + n, k) ==> AtMostShares(out, o, o + n, HSK_KEY_SHARES_MAX); \
     loop invariant once: NoDuplicateShare(out, o + i, o + n) ==> NoDuplicateShare(out, o, o + n); \
     loop assigns i, k; loop variant k; @/ \
  while (i != n) { \
    /@ assert unfold_most: k > 0 && AtMostShares{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n, k - 1); @/ \
    /@ assert unfold_once: NoDuplicateShare{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n); @/ \
    /@ assert group: U16(out, o + i) == U16{Pre}(data, i); @/ \
    /@ assert len: U16(out, o + i + 2) == U16{Pre}(data, i + 2); @/ \
    /@ assert unfold: i + 4 + U16{Pre}(data, i + 2) <= n && 1 <= U16{Pre}(data, i + 2) && \
                      KeyShareEntries{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n) && \
                      !HasShare{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n, U16{Pre}(data, i)); @/ \
    size_t next = i + 4 + out[o + i + 2] * 256u + out[o + i + 3]; \
    /@ assert next: next == i + 4 + U16{Pre}(data, i + 2); @/ \
    /@ assert where: o + next == o + i + 4 + U16(out, o + i + 2); @/ \
    size_t j = next; \
    /@ loop invariant next <= j <= n; \
       loop invariant wf: KeyShareEntries{Pre}(data, j, n); \
       loop invariant in: !HasShare{Pre}(data, j, n, U16{Pre}(data, i)); \
       loop invariant has: HasShare(out, o + next, o + n, U16(out, o + i)) ==> HasShare(out, o + j, o + n, U16(out, o + i)); \
       loop assigns j; loop variant n - j; @/ \
    while (j != n) { \
      /@ assert other: U16(out, o + j) == U16{Pre}(data, j) && U16(out, o + j + 2) == U16{Pre}(data, j + 2); @/ \
      /@ assert junfold: j + 4 + U16{Pre}(data, j + 2) <= n && \
                         KeyShareEntries{Pre}(data, j + 4 + U16{Pre}(data, j + 2), n) && \
                         !HasShare{Pre}(data, j + 4 + U16{Pre}(data, j + 2), n, U16{Pre}(data, i)); @/ \
      /@ assert differ: U16(out, o + j) != U16(out, o + i); @/ \
      /@ assert jfold: HasShare(out, o + j, o + n, U16(out, o + i)) ==> \
                       HasShare(out, o + j + 4 + U16(out, o + j + 2), o + n, U16(out, o + i)); @/ \
      size_t after = j + 4 + out[o + j + 2] * 256u + out[o + j + 3]; \
      /@ assert after: after == j + 4 + U16{Pre}(data, j + 2) && o + after == o + j + 4 + U16(out, o + j + 2); @/ \
      j = after; \
    } \
    /@ assert none: !HasShare(out, o + next, o + n, U16(out, o + i)); @/ \
    /@ assert fold: NoDuplicateShare(out, o + i + 4 + U16(out, o + i + 2), o + n) ==> NoDuplicateShare(out, o + i, o + n); @/ \
    i = next; \
    k = k - 1; \
  }
