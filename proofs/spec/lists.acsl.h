/* Lists of numbers of 2 bytes or of one byte, in [i,e): some element is v. */
/*@ predicate U16ListHas(uint8_t *p, integer i, integer e, integer v) =
      i + 2 <= e && (U16(p,i) == v || U16ListHas(p, i + 2, e, v));
    predicate U8ListHas(uint8_t *p, integer i, integer e, integer v) =
      i + 1 <= e && (p[i] == v || U8ListHas(p, i + 1, e, v));
*/
