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
/* Ghost code that walks over a block data[0..n) as it was at Pre and over its copy at out[o..o+n): what was a block has become
   a block. To be used where out[q] == \at(data[q - o], Pre) is known for the copy. */
#define GHOST_WALK_COPIED_BLOCK(out, o, data, n) \
  size_t i = 0, k = HSK_EXTENSIONS_MAX; \
  /@ loop invariant 0 <= i <= n && k <= HSK_EXTENSIONS_MAX; \
     loop invariant list_in: Extensions{Pre}(data, i, n); \
     loop invariant most_in: AtMostExtensions{Pre}(data, i, n, k); \
     loop invariant once_in: NoDuplicate{Pre}(data, i, n); \
     loop invariant list: Extensions(out, o + i, o + n) ==> Extensions(out, o, o + n); \
     loop invariant most: AtMostExtensions(out, o + i, o + n, k) ==> \
                          AtMostExtensions(out, o, o + n, HSK_EXTENSIONS_MAX); \
     loop invariant once: NoDuplicate(out, o + i, o + n) ==> NoDuplicate(out, o, o + n); \
     loop assigns i, k; loop variant k; @/ \
  while (i != n) { \
    /@ assert unfold_most: k > 0 && AtMostExtensions{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n, k - 1); @/ \
    /@ assert unfold_once: NoDuplicate{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n); @/ \
    /@ assert type: U16(out, o + i) == U16{Pre}(data, i); @/ \
    /@ assert len: U16(out, o + i + 2) == U16{Pre}(data, i + 2); @/ \
    /@ assert unfold: i + 4 + U16{Pre}(data, i + 2) <= n && \
                      Extensions{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n) && \
                      !HasExtension{Pre}(data, i + 4 + U16{Pre}(data, i + 2), n, U16{Pre}(data, i)); @/ \
    size_t next = i + 4 + out[o + i + 2] * 256u + out[o + i + 3]; \
    /@ assert next: next == i + 4 + U16{Pre}(data, i + 2); @/ \
    /@ assert where: o + next == o + i + 4 + U16(out, o + i + 2); @/ \
    size_t j = next; \
    /@ loop invariant next <= j <= n; \
       loop invariant wf: Extensions{Pre}(data, j, n); \
       loop invariant in: !HasExtension{Pre}(data, j, n, U16{Pre}(data, i)); \
       loop invariant has: HasExtension(out, o + next, o + n, U16(out, o + i)) ==> \
                           HasExtension(out, o + j, o + n, U16(out, o + i)); \
       loop assigns j; loop variant n - j; @/ \
    while (j != n) { \
      /@ assert other: U16(out, o + j) == U16{Pre}(data, j) && U16(out, o + j + 2) == U16{Pre}(data, j + 2); @/ \
      /@ assert junfold: j + 4 + U16{Pre}(data, j + 2) <= n && \
                         Extensions{Pre}(data, j + 4 + U16{Pre}(data, j + 2), n) && \
                         !HasExtension{Pre}(data, j + 4 + U16{Pre}(data, j + 2), n, U16{Pre}(data, i)); @/ \
      /@ assert differ: U16(out, o + j) != U16(out, o + i); @/ \
      /@ assert jfold: HasExtension(out, o + j, o + n, U16(out, o + i)) ==> \
                       HasExtension(out, o + j + 4 + U16(out, o + j + 2), o + n, U16(out, o + i)); @/ \
      j = j + 4 + out[o + j + 2] * 256u + out[o + j + 3]; \
    } \
    /@ assert none: !HasExtension(out, o + next, o + n, U16(out, o + i)); @/ \
    /@ assert fold: NoDuplicate(out, o + i + 4 + U16(out, o + i + 2), o + n) ==> NoDuplicate(out, o + i, o + n); @/ \
    i = next; \
    k = k - 1; \
  }
