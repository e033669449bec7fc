#include "reencode.h"
#include "msg/certificate.h"

/* list[0..count) is what hsk_certificate_next gives, one behind the other, of a body that was accepted. */
/* clang-format off */
#define CERTIFICATE_AT(list, j, in, len) \
  (0 <= CertificatesSize(list, j) && (list)[j].data == (in) + (6 + CertificatesSize(list, j)) && 1 <= (list)[j].len && \
   (list)[j].len == U24(in, 3 + CertificatesSize(list, j)) && 6 + CertificatesSize(list, j) + (list)[j].len <= (len))
#define CERTIFICATES(list, count, in, len) \
  (3 + CertificatesSize(list, count) == (len) && \forall integer j; 0 <= j < (count) ==> CERTIFICATE_AT(list, j, in, len))
/* clang-format on */

/* Equal numbers have equal bytes. */
/*@ requires \valid_read(a + (0 .. 2)) && \valid_read(b + (0 .. 2)) && U24(a, 0) == U24(b, 0);
    terminates \true; exits \false; assigns \nothing;
    ensures bytes: a[0] == b[0] && a[1] == b[1] && a[2] == b[2]; */
static void u24_same(const uint8_t *a, const uint8_t *b)
{
  (void)a, (void)b;
}

/* certificates_same walks over the list: each certificate stands in out where it stands in in. */
/*@ requires \valid_read(in + (0 .. len-1)) && \valid_read(out + (0 .. len-1)) && \valid_read(list + (0 .. count-1));
    requires items: CERTIFICATES(list, count, in, len);
    requires lens: \forall integer j; 0 <= j < count ==> U24(out, 3 + CertificatesSize(list, j)) == list[j].len;
    requires bodies: \forall integer j; 0 <= j < count ==>
      COPIED(out, 6 + CertificatesSize(list, j), list[j].data, list[j].len);
    terminates \true; exits \false; assigns \nothing;
    ensures same: \forall integer k; 3 <= k < len ==> out[k] == in[k]; */
static void certificates_same(const uint8_t *in, size_t len, const hsk_bytes *list, size_t count,
                              const uint8_t *out)
{
  size_t j = 0, o = 3;
  (void)in, (void)len, (void)out;
  /*@ loop invariant 0 <= j <= count && 3 <= o <= len;
      loop invariant at: o == 3 + CertificatesSize(list, j);
      loop invariant same: \forall integer k; 3 <= k < o ==> out[k] == in[k];
      loop assigns j, o; loop variant count - j; */
  while (j < count) {
    //@ assert here: CERTIFICATE_AT(list, j, in, len);
    //@ assert number: U24(out, o) == U24(in, o);
    //@ assert len: out[o] == in[o] && out[o + 1] == in[o + 1] && out[o + 2] == in[o + 2];
    //@ assert where: \forall integer k; list[j].data + (k - (o + 3)) == in + k;
    //@ assert copied: COPIED(out, o + 3, list[j].data, list[j].len);
    //@ assert body: \forall integer k; o + 3 <= k < o + 3 + list[j].len ==> out[k] == in[k];
    //@ assert size: CertificatesSize(list, j + 1) == CertificatesSize(list, j) + 3 + list[j].len;
    o += 3 + list[j].len;
    j++;
  }
}

/*@ requires APART(in, len, out) && \valid_read(list + (0 .. count-1));
    requires \separated(out + (0 .. len-1), list + (0 .. count-1));
    requires items: Certificate(in, len) ==> CERTIFICATES(list, count, in, len);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Certificate{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_certificate_reencode(const uint8_t *in, size_t len, const hsk_bytes *list, size_t count, uint8_t *out)
{
  hsk_certificate c;
  hsk_result r = hsk_certificate_parse(in, len, &c);
  if (r.error != HSK_OK) return 0;
  //@ assert fit: CertificatesFit(list, count);
  hsk_built b = hsk_certificate_build(list, count, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert items: CERTIFICATES(list, count, in, len);
  certificates_same(in, len, list, count, out);
  //@ assert number: U24(out, 0) == U24(in, 0);
  u24_same(out, in);
  //@ assert len: out[0] == in[0] && out[1] == in[1] && out[2] == in[2];
  return b.error == HSK_OK;
}
