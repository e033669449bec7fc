/* Known object identifiers: the rows of lib/x509/oids.def compare the contents as big-endian words of 4 bytes. */
/*@ logic integer OidWord0(uint8_t *p, integer b, integer n) = n == 3 ? U24(p, b) : U32(p, b);
    logic integer OidWord1(uint8_t *p, integer b, integer n) =
      n <= 4 ? 0 : n == 5 ? p[b+4] : n == 6 ? U16(p, b + 4) : n == 7 ? U24(p, b + 4) : U32(p, b + 4);
    logic integer OidWord2(uint8_t *p, integer b, integer n) = n <= 8 ? 0 : n == 9 ? p[b+8] : U16(p, b + 8);
*/
#define HSK_OID_ROW(id, n, w0, w1, w2)                                                                       \
  (l == n && OidWord0(p, b, n) == w0 && OidWord1(p, b, n) == w1 && OidWord2(p, b, n) == w2) ? id:
/* OidExtension and so on: the number of the OID whose contents are the l bytes at b, if it is of that kind, else 0. */
#define HSK_OID_EXTENSION(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer OidExtension(uint8_t *p, integer b, integer l) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_EXTENSION
#define HSK_OID_PURPOSE(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer OidPurpose(uint8_t *p, integer b, integer l) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_PURPOSE
#define HSK_OID_SIGNATURE(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer OidSignature(uint8_t *p, integer b, integer l) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_SIGNATURE
#define HSK_OID_KEY(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer OidKey(uint8_t *p, integer b, integer l) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_KEY
#define HSK_OID_CURVE(id, n, w0, w1, w2, name) HSK_OID_ROW(id, n, w0, w1, w2)
/*@ logic integer OidCurve(uint8_t *p, integer b, integer l) =
#include "lib/x509/oids.def"
    0; */
#undef HSK_OID_CURVE
#undef HSK_OID_ROW
