/* What all builders promise. Macros, not predicates: Qed then sees the sums and folds them. */
/* fits: the fields fit the format; size: the bytes that they take. */
#define BUILT(r, fits, size, cap) \
  (((r).error == HSK_BAD_CALL <==> !(fits)) && ((fits) ==> (r).need == (size)) && \
   ((r).error == HSK_BAD_CALL ==> (r).need == 0) && \
   ((r).error == HSK_OK <==> (fits) && (size) <= (cap)) && \
   ((r).error == HSK_BUFFER_TOO_SMALL <==> (fits) && (size) > (cap)))
/* Bytes k of [0,cap) outside [0,n) keep their value. */
#define KEPT_FROM(out, n, cap) (\forall integer k; (n) <= k < (cap) ==> (out)[k] == \old((out)[k]))
/* The list of n numbers v[0..n) stands at o, 2 bytes each. */
#define U16S(p, o, v, n) (\forall integer k_; 0 <= k_ < (n) ==> U16(p, (o) + 2 * k_) == (v)[k_])
