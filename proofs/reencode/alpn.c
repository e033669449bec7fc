#include "reencode.h"
#include "msg/ext/alpn.h"

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_ALPN);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> AlpnResponse{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_alpn_response_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_alpn_response alpn;
  hsk_result r = hsk_alpn_response_parse(in, 4, len, &alpn);
  if (r.error != HSK_OK) return 0;
  hsk_bytes name = {in + 7, alpn.protocol_name.len};
  hsk_built b = hsk_alpn_response_build(name, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert numbers: U16(in, 0) == HSK_EXTENSION_ALPN && U16(in, 2) == len - 4 && U16(in, 4) == len - 6;
  //@ assert type: out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: out[2] == in[2] && out[3] == in[3];
  //@ assert list: out[4] == in[4] && out[5] == in[5];
  //@ assert len: out[6] == in[6];
  //@ assert name: \forall integer k; 7 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/* names[0..count) are what hsk_alpn_next gives, one behind the other, of an extension_data that was accepted. */
/* clang-format off */
#define NAME_AT(names, j, in, len) \
  (0 <= ProtocolNamesSize(names, j) && (names)[j].data == (in) + (7 + ProtocolNamesSize(names, j)) && 1 <= (names)[j].len <= 255 && \
   (names)[j].len == (in)[6 + ProtocolNamesSize(names, j)] && 7 + ProtocolNamesSize(names, j) + (names)[j].len <= (len))
#define NAMES(names, count, in, len) \
  (6 + ProtocolNamesSize(names, count) == (len) && \forall integer j; 0 <= j < (count) ==> NAME_AT(names, j, in, len))
/* clang-format on */

/* names_same walks over the names: each stands in out where it stands in in. */
/*@ requires \valid_read(in + (0 .. len-1)) && \valid_read(out + (0 .. len-1)) && \valid_read(names + (0 .. count-1));
    requires items: NAMES(names, count, in, len);
    requires lens: \forall integer j; 0 <= j < count ==> out[6 + ProtocolNamesSize(names, j)] == names[j].len;
    requires bodies: \forall integer j; 0 <= j < count ==>
      COPIED(out, 7 + ProtocolNamesSize(names, j), names[j].data, names[j].len);
    terminates \true; exits \false; assigns \nothing;
    ensures same: \forall integer k; 6 <= k < len ==> out[k] == in[k]; */
static void names_same(const uint8_t *in, size_t len, const hsk_bytes *names, size_t count,
                       const uint8_t *out)
{
  size_t j = 0, o = 6;
  (void)in, (void)len, (void)out;
  /*@ loop invariant 0 <= j <= count && 6 <= o <= len;
      loop invariant at: o == 6 + ProtocolNamesSize(names, j);
      loop invariant same: \forall integer k; 6 <= k < o ==> out[k] == in[k];
      loop assigns j, o; loop variant count - j; */
  while (j < count) {
    //@ assert here: NAME_AT(names, j, in, len);
    //@ assert len: out[o] == in[o];
    //@ assert where: \forall integer k; names[j].data + (k - (o + 1)) == in + k;
    //@ assert copied: COPIED(out, o + 1, names[j].data, names[j].len);
    //@ assert name: \forall integer k; o + 1 <= k < o + 1 + names[j].len ==> out[k] == in[k];
    //@ assert size: ProtocolNamesSize(names, j + 1) == ProtocolNamesSize(names, j) + 1 + names[j].len;
    o += 1 + names[j].len;
    j++;
  }
}

/* names_build builds and compares: apart from the parser, whose facts the provers would try with each name. */
/*@ requires APART(in, len, out) && \valid_read(names + (0 .. count-1)) && 4 <= len;
    requires \separated(out + (0 .. len-1), names + (0 .. count-1));
    requires fit: ProtocolNamesFit(names, count);
    requires items: NAMES(names, count, in, len);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures built: \result == 1;
    ensures head: U16(out, 0) == HSK_EXTENSION_ALPN && U16(out, 2) == len - 4 && U16(out, 4) == len - 6;
    ensures names: \forall integer k; 6 <= k < len ==> out[k] == in[k]; */
static int names_build(const uint8_t *in, size_t len, const hsk_bytes *names, size_t count, uint8_t *out)
{
  hsk_built b = hsk_alpn_build(names, count, out, len);
  //@ assert ok: b.error == HSK_OK && b.need == len;
  //@ assert items: NAMES(names, count, in, len);
  names_same(in, len, names, count, out);
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_ALPN) && \valid_read(names + (0 .. count-1));
    requires \separated(out + (0 .. len-1), names + (0 .. count-1));
    requires items: Alpn(in, 4, len) ==> NAMES(names, count, in, len);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Alpn{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_alpn_reencode(const uint8_t *in, size_t len, const hsk_bytes *names, size_t count, uint8_t *out)
{
  hsk_alpn alpn;
  hsk_result r = hsk_alpn_parse(in, 4, len, &alpn);
  if (r.error != HSK_OK) return 0;
  //@ assert some: count >= 1 && ProtocolNamesSize(names, count) <= 65533;
  //@ assert fit: ProtocolNamesFit(names, count);
  int built = names_build(in, len, names, count, out);
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert numbers: U16(in, 0) == HSK_EXTENSION_ALPN && U16(in, 2) == len - 4 && U16(in, 4) == len - 6;
  //@ assert type: out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: out[2] == in[2] && out[3] == in[3];
  //@ assert list_len: out[4] == in[4] && out[5] == in[5];
  return built;
}
