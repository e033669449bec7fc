/* Numbers and vectors of the TLS presentation language, RFC 5246 4.1-4.4 and RFC 8446 3.3-3.5. */
/*@ logic integer U16(uint8_t *p, integer i) = p[i]*256 + p[i+1];
    logic integer U24(uint8_t *p, integer i) = p[i]*65536 + p[i+1]*256 + p[i+2];
    logic integer U32(uint8_t *p, integer i) = p[i]*16777216 + p[i+1]*65536 + p[i+2]*256 + p[i+3];
    // a length-prefixed vector of min..max bytes starts at i and ends just before e, inside [0,n)
    predicate Vec8(uint8_t *p, integer i, integer n, integer min, integer max, integer e) =
      i + 1 <= n && min <= p[i] <= max && e == i + 1 + p[i] && e <= n;
    predicate Vec16(uint8_t *p, integer i, integer n, integer min, integer max, integer e) =
      i + 2 <= n && min <= U16(p,i) <= max && e == i + 2 + U16(p,i) && e <= n;
    predicate Vec24(uint8_t *p, integer i, integer n, integer min, integer max, integer e) =
      i + 3 <= n && min <= U24(p,i) <= max && e == i + 3 + U24(p,i) && e <= n;
*/
/* A macro, not a predicate: Qed then sees p+a+b and folds it, which the provers need in callers. */
#define COPIED(p, o, q, n) (\forall integer k; (o) <= k < (o) + (n) ==> (p)[k] == (q)[k - (o)])
/* As COPIED, of a source as it was when the function was called. */
#define COPIED_OLD(p, o, q, n) \
  (\forall integer k; (o) <= k < (o) + (n) ==> (p)[k] == \at((q)[k - (o)], Pre))
