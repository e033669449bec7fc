#include "reencode.h"
#include "block.h"
#include "items16.h"
#include "msg/certificate_request.h"
#include "msg/certificate_request13.h"
/* CertificateRequest of TLS 1.2 and of TLS 1.3. */

/*@ requires APART(in, len, out) && len == 5 + t + a + n;
    requires 1 <= t <= 255 && 2 <= a <= 65534 && a % 2 == 0 && n <= 65535;
    requires types: in[0] == t;
    requires algorithms: U16(in, 1 + t) == a;
    requires authorities: U16(in, 3 + t + a) == n && Items16(in + (len - n), 0, n);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int fields_reencode(const uint8_t *in, size_t len, size_t t, size_t a, size_t n, uint8_t *out)
{
  hsk_certificate_request_fields f = {{in + 1, t}, {in + 3 + t, a}, {in + (len - n), n}};
  //@ assert where_types: \forall integer k; f.certificate_types.data + (k - 1) == in + k;
  //@ assert where_algorithms: \forall integer k; f.supported_signature_algorithms.data + (k - (3 + t)) == in + k;
  //@ assert where_authorities: \forall integer k; f.certificate_authorities.data + (k - (5 + t + a)) == in + k;
  hsk_built b = hsk_certificate_request_build(&f, out, len);
  //@ assert types_len: out[0] == in[0];
  //@ assert types: \forall integer k; 1 <= k < 1 + t ==> out[k] == in[k];
  //@ assert algorithms_len: out[1 + t] == in[1 + t] && out[2 + t] == in[2 + t];
  //@ assert algorithms: \forall integer k; 3 + t <= k < 3 + t + a ==> out[k] == in[k];
  //@ assert authorities_len: out[3 + t + a] == in[3 + t + a] && out[4 + t + a] == in[4 + t + a];
  //@ assert authorities: \forall integer k; 5 + t + a <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> CertificateRequest{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_certificate_request_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_certificate_request cr;
  hsk_result r = hsk_certificate_request_parse(in, len, &cr);
  if (r.error != HSK_OK) return 0;
  size_t t = cr.certificate_types.len, a = cr.supported_signature_algorithms.len,
         n = cr.certificate_authorities.len;
  hsk_items16_move(in, len - n, n);
  return fields_reencode(in, len, t, a, n, out);
}

/* has_moves: some extension of p[o .. o+n) has type t, so one of (p+o)[0 .. n) has. */
/*@ requires \valid_read(p + (0 .. o+n-1)) && o + n <= SIZE_MAX;
    requires Extensions(p, o, o + n) && HasExtension(p, o, o + n, t);
    terminates \true; exits \false; assigns \nothing;
    ensures HasExtension(p + o, 0, n, t); */
static void has_moves(const uint8_t *p, size_t o, size_t n, uint32_t t)
{
  const uint8_t *q = p + o;
  size_t i = 0;
  (void)n;
  /*@ loop invariant 0 <= i <= n;
      loop invariant list: Extensions(p, o + i, o + n);
      loop invariant has_in: HasExtension(p, o + i, o + n, t);
      loop invariant has: HasExtension(q, i, n, t) ==> HasExtension(q, 0, n, t);
      loop assigns i; loop variant n - i; */
  while (hsk_be16(q, i) != t) {
    //@ assert type: U16(q, i) == U16(p, o + i);
    //@ assert len: U16(q, i + 2) == U16(p, o + i + 2);
    //@ assert unfold: HasExtension(p, o + i + 4 + U16(p, o + i + 2), o + n, t) && Extensions(p, o + i + 4 + U16(p, o + i + 2), o + n);
    i += 4 + hsk_be16(q, i + 2);
  }
}

/* fields13_reencode builds from the numbers of the view: the proof of the copy does not carry the parser's facts. */
/*@ requires APART(in, len, out) && len == 3 + c + x && c <= 255 && x <= 65535;
    requires context: in[0] == c;
    requires extensions: U16(in, 1 + c) == x && ExtensionBlock(in + 3 + c, 0, x);
    requires algorithms: HasExtension(in + 3 + c, 0, x, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures all: \result == 1;
    ensures same: SAME(\result, in, len, out); */
static int fields13_reencode(const uint8_t *in, size_t len, size_t c, size_t x, uint8_t *out)
{
  hsk_bytes context = {in + 1, c}, extensions = {in + 3 + c, x};
  //@ assert where: \forall integer k; context.data + (k - 1) == in + k;
  //@ assert where_extensions: \forall integer k; extensions.data + (k - (3 + c)) == in + k;
  hsk_built b = hsk_certificate_request13_build(context, extensions, out, len);
  //@ assert context_len: out[0] == in[0];
  //@ assert context: \forall integer k; 1 <= k < 1 + c ==> out[k] == in[k];
  //@ assert len: out[1 + c] == in[1 + c] && out[2 + c] == in[2 + c];
  //@ assert extensions: \forall integer k; 3 + c <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> CertificateRequest13{Pre}(in, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_certificate_request13_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_certificate_request13 cr;
  hsk_result r = hsk_certificate_request13_parse(in, len, &cr);
  if (r.error != HSK_OK) return 0;
  size_t c = cr.certificate_request_context.len, x = cr.extensions.len;
  hsk_block_moves(in, 3 + c, x);
  has_moves(in, 3 + c, x, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
  return fields13_reencode(in, len, c, x, out);
}
