/* Lists of opaque Item<1..2^16-1>: DistinguishedName (RFC 8446 4.2.4), ResponderID (RFC 6066 8), SerializedSCT (RFC 6962 3.3). */
/*@ // [i,e) is a sequence of them
    predicate Items16(uint8_t *p, integer i, integer e) =
      i == e || (i + 2 <= e && 1 <= U16(p,i) && i + 2 + U16(p,i) <= e && Items16(p, i + 2 + U16(p,i), e));
*/
/* What hsk_items16_build takes: n items c[0..n), Items16Size bytes with their lengths. */
/*@ logic integer Items16Size(hsk_bytes *c, integer n) = n <= 0 ? 0 : Items16Size(c, n - 1) + 2 + c[n - 1].len;
    predicate Items16Fit(hsk_bytes *c, integer n) =
      (\forall integer j; 0 <= j < n ==> 1 <= c[j].len) && Items16Size(c, n) <= 65535;
*/
/* Ghost code that walks over a list data[0..n) as it was at Pre and over its copy at out[o..o+n): what was a list of items has
   become one. To be used where out[q] == \at(data[q - o], Pre) is known for the copy. */
#define GHOST_WALK_COPIED_ITEMS16(out, o, data, n) \
  size_t w = 0; \
  /@ loop invariant 0 <= w <= n; \
     loop invariant list_in: Items16{Pre}(data, w, n); \
     loop invariant list: Items16(out, o + w, o + n) ==> Items16(out, o, o + n); \
     loop assigns w; loop variant n - w; @/ \
  while (w != n) { \
    /@ assert unfold: w + 2 <= n && 1 <= U16{Pre}(data, w) && w + 2 + U16{Pre}(data, w) <= n && \
                      Items16{Pre}(data, w + 2 + U16{Pre}(data, w), n); @/ \
    /@ assert same: U16(out, o + w) == U16{Pre}(data, w); @/ \
    size_t next = w + 2 + out[o + w] * 256u + out[o + w + 1]; \
    /@ assert next: next == w + 2 + U16{Pre}(data, w) && o + next == o + w + 2 + U16(out, o + w); @/ \
    /@ assert fold: Items16(out, o + w + 2 + U16(out, o + w), o + n) ==> Items16(out, o + w, o + n); @/ \
    w = next; \
  }
