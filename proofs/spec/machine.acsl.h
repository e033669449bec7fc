/* states.def as relations: legal(s, m, n) says that input m leads from state s to state n; has_row(s, m) that it leads anywhere.
   Frama-C preprocesses annotations from the project's root, hence the path. */
#define HSK_T(f, e, t, action, rfc) || (s == f && m == e && n == t)
/*@ predicate legal(integer s, integer m, integer n) = \false
#include "lib/handshake/states.def"
  ; */
#undef HSK_T
#define HSK_T(f, e, t, action, rfc) || (s == f && m == e)
/*@ predicate has_row(integer s, integer m) = \false
#include "lib/handshake/states.def"
  ; */
#undef HSK_T
