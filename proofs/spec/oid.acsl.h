/* Known object identifiers: the rows of lib/x509/oids.def compare the contents as big-endian words of 4 bytes. */
/*@ logic integer OidWord0(uint8_t *p, integer b, integer n) = n == 3 ? U24(p, b) : U32(p, b);
    logic integer OidWord1(uint8_t *p, integer b, integer n) =
      n <= 4 ? 0 : n == 5 ? p[b+4] : n == 6 ? U16(p, b + 4) : n == 7 ? U24(p, b + 4) : U32(p, b + 4);
    logic integer OidWord2(uint8_t *p, integer b, integer n) = n <= 8 ? 0 : n == 9 ? p[b+8] : U16(p, b + 8);
*/
/* WordsPurpose and so on: the number of the OID of l bytes and these words, if it is of that kind, else 0. */
#define HSK_OID_ROW(id, n, w0, w1, w2) (l == n && a == w0 && b == w1 && c == w2) ? id:
#define HSK_OID_EXTENSION(id, n, w0, w1, w2, name) a == w0 ? id:
/*@ logic integer ShortExtension(integer a) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_EXTENSION
#define HSK_OID_EXTENSION_LONG(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer LongExtension(integer l, integer a, integer b, integer c) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_EXTENSION_LONG
#define HSK_OID_PURPOSE(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer WordsPurpose(integer l, integer a, integer b, integer c) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_PURPOSE
#define HSK_OID_SIGNATURE(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer WordsSignature(integer l, integer a, integer b, integer c) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_SIGNATURE
#define HSK_OID_KEY(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer WordsKey(integer l, integer a, integer b, integer c) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_KEY
#define HSK_OID_CURVE(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer WordsCurve(integer l, integer a, integer b, integer c) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_CURVE
#undef HSK_OID_ROW
/* OidExtension and so on: the number of the OID whose contents are the l bytes at b, if it is of that kind, else 0. */
/*@
    logic integer OidExtension(uint8_t *p, integer b, integer l) =
      l == 3 ? ShortExtension(U24(p, b)) :
      4 <= l <= 10 ? LongExtension(l, OidWord0(p, b, l), OidWord1(p, b, l), OidWord2(p, b, l)) : 0;
    logic integer OidPurpose(uint8_t *p, integer b, integer l) =
      3 <= l <= 10 ? WordsPurpose(l, OidWord0(p, b, l), OidWord1(p, b, l), OidWord2(p, b, l)) : 0;
    logic integer OidSignature(uint8_t *p, integer b, integer l) =
      3 <= l <= 10 ? WordsSignature(l, OidWord0(p, b, l), OidWord1(p, b, l), OidWord2(p, b, l)) : 0;
    logic integer OidKey(uint8_t *p, integer b, integer l) =
      3 <= l <= 10 ? WordsKey(l, OidWord0(p, b, l), OidWord1(p, b, l), OidWord2(p, b, l)) : 0;
    logic integer OidCurve(uint8_t *p, integer b, integer l) =
      3 <= l <= 10 ? WordsCurve(l, OidWord0(p, b, l), OidWord1(p, b, l), OidWord2(p, b, l)) : 0;
*/
