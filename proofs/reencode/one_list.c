#include "reencode.h"
#include "msg/ext/cookie.h"
#include "msg/ext/psk_key_exchange_modes.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/signature_algorithms_cert.h"
#include "msg/ext/supported_groups.h"
#include "msg/ext/supported_versions.h"
/* The extensions that hold one vector. Builders of lists of numbers take an array, hence `values`. */

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_COOKIE);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> Cookie{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_cookie_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_cookie v;
  hsk_result r = hsk_cookie_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  //@ assert at: v.cookie.off == 6 && v.cookie.len == len - 6;
  hsk_bytes cookie = {in + 6, len - 6};
  hsk_built b = hsk_cookie_build(cookie, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4] && out[5] == in[5];
  //@ assert copied: b.error == HSK_OK ==> \forall integer k; 6 <= k < 6 + (len - 6) ==> out[k] == (in + 6)[k - 6];
  //@ assert cookie: b.error == HSK_OK ==> \forall integer k; 6 <= k < len ==> out[k] == in[k];
  //@ assert built: b.error == HSK_OK && b.need == len;
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_PSK_KEY_EXCHANGE_MODES);
    terminates \true; exits \false; assigns out[0 .. len-1];
    ensures iff: \result == 1 <==> PskKeyExchangeModes{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_psk_key_exchange_modes_reencode(const uint8_t *in, size_t len, uint8_t *out)
{
  hsk_psk_key_exchange_modes v;
  hsk_result r = hsk_psk_key_exchange_modes_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  //@ assert at: v.ke_modes.off == 5 && v.ke_modes.len == len - 5;
  hsk_bytes modes = {in + 5, len - 5};
  hsk_built b = hsk_psk_key_exchange_modes_build(modes, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert len: b.error == HSK_OK ==> out[4] == in[4];
  //@ assert copied: b.error == HSK_OK ==> \forall integer k; 5 <= k < 5 + (len - 5) ==> out[k] == (in + 5)[k - 5];
  //@ assert modes: b.error == HSK_OK ==> \forall integer k; 5 <= k < len ==> out[k] == in[k];
  //@ assert built: b.error == HSK_OK && b.need == len;
  return b.error == HSK_OK;
}

/* values_of reads count numbers at off. */
/*@ requires \valid_read(in + (0 .. off + 2 * count - 1)) && \valid(values + (0 .. count-1)) && off <= 6 && count <= 32767;
    terminates \true; exits \false; assigns values[0 .. count-1];
    ensures U16S(in, off, values, count); */
static void values_of(const uint8_t *in, size_t off, uint16_t *values, size_t count)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= count;
      loop invariant U16S(in, off, values, i);
      loop assigns i, values[0 .. count-1]; loop variant count - i; */
  while (i < count) {
    values[i] = (uint16_t)hsk_be16(in, off + 2 * i);
    i++;
  }
}

/* same_bytes: equal numbers have equal bytes; a walk for the provers' sake. */
/*@ requires \valid_read(in + (0 .. off + 2 * count - 1)) && \valid_read(out + (0 .. off + 2 * count - 1));
    requires off <= 6 && count <= 32767 && U16S(in, off, values, count) && U16S(out, off, values, count);
    requires \valid_read(values + (0 .. count-1));
    terminates \true; exits \false; assigns \nothing;
    ensures \forall integer k; off <= k < off + 2 * count ==> out[k] == in[k]; */
static void same_bytes(const uint8_t *in, const uint8_t *out, size_t off, const uint16_t *values,
                       size_t count)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= count;
      loop invariant \forall integer k; off <= k < off + 2 * i ==> out[k] == in[k];
      loop assigns i; loop variant count - i; */
  while (i < count) {
    //@ assert ours: U16(out, off + 2 * i) == values[i];
    //@ assert theirs: U16(in, off + 2 * i) == values[i];
    //@ assert number: U16(out, off + 2 * i) == U16(in, off + 2 * i);
    //@ assert bytes: out[off + 2 * i] == in[off + 2 * i] && out[off + 2 * i + 1] == in[off + 2 * i + 1];
    i++;
  }
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SUPPORTED_GROUPS);
    requires \valid(values + (0 .. 32767));
    terminates \true; exits \false; assigns out[0 .. len-1], values[0 .. 32767];
    ensures iff: \result == 1 <==> NamedGroupList{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_supported_groups_reencode(const uint8_t *in, size_t len, uint8_t *out, uint16_t *values)
{
  hsk_supported_groups v;
  hsk_result r = hsk_supported_groups_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  size_t count = v.named_group_list.len / 2;
  //@ assert whole: 2 * count == len - 6;
  values_of(in, 6, values, count);
  //@ assert read: \forall integer k; 0 <= k < count ==> \at(U16(in, 6 + 2 * k), Pre) == values[k];
  hsk_built b = hsk_supported_groups_build(values, count, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert built: b.error == HSK_OK && b.need == len;
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert still: \forall integer k; 0 <= k < count ==> \at(U16(in, 6 + 2 * k), Pre) == values[k];
  /*@ assert same_in: \forall integer k; 0 <= k < count ==>
        in[6 + 2 * k] == \at(in[6 + 2 * k], Pre) &&
        in[6 + 2 * k + 1] == \at(in[6 + 2 * k + 1], Pre); */
  /*@ assert bytes: \forall integer k; 0 <= k < count ==>
        \at(in[6 + 2 * k] * 256 + in[6 + 2 * k + 1], Pre) == values[k]; */
  //@ assert kept: U16S(in, 6, values, count);
  same_bytes(in, out, 6, values, count);
  //@ assert prefix: out[4] == in[4] && out[5] == in[5];
  //@ assert list: \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SIGNATURE_ALGORITHMS);
    requires \valid(values + (0 .. 32767));
    terminates \true; exits \false; assigns out[0 .. len-1], values[0 .. 32767];
    ensures iff: \result == 1 <==> SignatureSchemeList{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_signature_algorithms_reencode(const uint8_t *in, size_t len, uint8_t *out, uint16_t *values)
{
  hsk_signature_algorithms v;
  hsk_result r = hsk_signature_algorithms_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  size_t count = v.supported_signature_algorithms.len / 2;
  //@ assert whole: 2 * count == len - 6;
  values_of(in, 6, values, count);
  //@ assert read: \forall integer k; 0 <= k < count ==> \at(U16(in, 6 + 2 * k), Pre) == values[k];
  hsk_built b = hsk_signature_algorithms_build(values, count, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert built: b.error == HSK_OK && b.need == len;
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert still: \forall integer k; 0 <= k < count ==> \at(U16(in, 6 + 2 * k), Pre) == values[k];
  /*@ assert same_in: \forall integer k; 0 <= k < count ==>
        in[6 + 2 * k] == \at(in[6 + 2 * k], Pre) &&
        in[6 + 2 * k + 1] == \at(in[6 + 2 * k + 1], Pre); */
  /*@ assert bytes: \forall integer k; 0 <= k < count ==>
        \at(in[6 + 2 * k] * 256 + in[6 + 2 * k + 1], Pre) == values[k]; */
  //@ assert kept: U16S(in, 6, values, count);
  same_bytes(in, out, 6, values, count);
  //@ assert prefix: out[4] == in[4] && out[5] == in[5];
  //@ assert list: \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SIGNATURE_ALGORITHMS_CERT);
    requires \valid(values + (0 .. 32767));
    terminates \true; exits \false; assigns out[0 .. len-1], values[0 .. 32767];
    ensures iff: \result == 1 <==> SignatureSchemeList{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_signature_algorithms_cert_reencode(const uint8_t *in, size_t len, uint8_t *out, uint16_t *values)
{
  hsk_signature_algorithms_cert v;
  hsk_result r = hsk_signature_algorithms_cert_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  size_t count = v.supported_signature_algorithms.len / 2;
  //@ assert whole: 2 * count == len - 6;
  values_of(in, 6, values, count);
  //@ assert read: \forall integer k; 0 <= k < count ==> \at(U16(in, 6 + 2 * k), Pre) == values[k];
  hsk_built b = hsk_signature_algorithms_cert_build(values, count, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert built: b.error == HSK_OK && b.need == len;
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert still: \forall integer k; 0 <= k < count ==> \at(U16(in, 6 + 2 * k), Pre) == values[k];
  /*@ assert same_in: \forall integer k; 0 <= k < count ==>
        in[6 + 2 * k] == \at(in[6 + 2 * k], Pre) &&
        in[6 + 2 * k + 1] == \at(in[6 + 2 * k + 1], Pre); */
  /*@ assert bytes: \forall integer k; 0 <= k < count ==>
        \at(in[6 + 2 * k] * 256 + in[6 + 2 * k + 1], Pre) == values[k]; */
  //@ assert kept: U16S(in, 6, values, count);
  same_bytes(in, out, 6, values, count);
  //@ assert prefix: out[4] == in[4] && out[5] == in[5];
  //@ assert list: \forall integer k; 6 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}

/*@ requires APART(in, len, out) && EXTENSION(in, len, HSK_EXTENSION_SUPPORTED_VERSIONS);
    requires \valid(values + (0 .. 32767));
    terminates \true; exits \false; assigns out[0 .. len-1], values[0 .. 32767];
    ensures iff: \result == 1 <==> SupportedVersions{Pre}(in, 4, len);
    ensures same: SAME(\result, in, len, out); */
int hsk_supported_versions_reencode(const uint8_t *in, size_t len, uint8_t *out, uint16_t *values)
{
  hsk_supported_versions v;
  hsk_result r = hsk_supported_versions_parse(in, 4, len, &v);
  if (r.error != HSK_OK) return 0;
  size_t count = v.versions.len / 2;
  //@ assert whole: 2 * count == len - 5;
  values_of(in, 5, values, count);
  //@ assert read: \forall integer k; 0 <= k < count ==> \at(U16(in, 5 + 2 * k), Pre) == values[k];
  hsk_built b = hsk_supported_versions_build(values, count, out, len);
  //@ assert type: b.error == HSK_OK ==> out[0] == in[0] && out[1] == in[1];
  //@ assert data_len: b.error == HSK_OK ==> out[2] == in[2] && out[3] == in[3];
  //@ assert built: b.error == HSK_OK && b.need == len;
  //@ assert frame: \forall integer k; 0 <= k < len ==> in[k] == \at(in[k], Pre);
  //@ assert still: \forall integer k; 0 <= k < count ==> \at(U16(in, 5 + 2 * k), Pre) == values[k];
  /*@ assert same_in: \forall integer k; 0 <= k < count ==>
        in[5 + 2 * k] == \at(in[5 + 2 * k], Pre) &&
        in[5 + 2 * k + 1] == \at(in[5 + 2 * k + 1], Pre); */
  /*@ assert bytes: \forall integer k; 0 <= k < count ==>
        \at(in[5 + 2 * k] * 256 + in[5 + 2 * k + 1], Pre) == values[k]; */
  //@ assert kept: U16S(in, 5, values, count);
  same_bytes(in, out, 5, values, count);
  //@ assert prefix: out[4] == in[4];
  //@ assert list: \forall integer k; 5 <= k < len ==> out[k] == in[k];
  return b.error == HSK_OK;
}
