/* What all builders promise. Macros, not predicates: Qed then sees the sums and folds them, which the provers need. */
/* b: the answer; fits: the fields fit the format; size: the bytes that they take. */
#define BUILT_BAD_CALL(b, fits)          ((b).error == HSK_BAD_CALL <==> !(fits))
#define BUILT_TOO_SMALL(b, fits, size, cap) ((b).error == HSK_BUFFER_TOO_SMALL <==> (fits) && (size) > (cap))
#define BUILT_OK(b, fits, size, cap)     ((b).error == HSK_OK <==> (fits) && (size) <= (cap))
#define BUILT_NEED(b, size)              ((b).need == ((b).error == HSK_BAD_CALL ? 0 : (size)))
/* On failure nothing is written; on success nothing behind need. */
#define BUILT_KEEPS(b, out, cap) \
  (\forall integer k; 0 <= k < (cap) && ((b).error != HSK_OK || k >= (b).need) ==> (out)[k] == \old((out)[k]))
/* The list of n numbers v[0..n) stands at o, 2 bytes each. */
#define U16S(p, o, v, n) (\forall integer k_; 0 <= k_ < (n) ==> U16(p, (o) + 2 * k_) == (v)[k_])
