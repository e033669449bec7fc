/* states.def as a relation: legal(s, m, n) says that input m leads from state s to state n. */
#define HSK_T(f, e, t, action, rfc) || (s == f && m == e && n == t)
/*@ predicate legal(integer s, integer m, integer n) = \false
#include "handshake/states.def"
  ; */
#undef HSK_T
