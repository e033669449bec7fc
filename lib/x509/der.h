/* DER (ITU-T X.690), strict: definite minimal lengths of up to 3 bytes, one-byte tags, one encoding per value.
   A reader takes (buf, len, off) where len is the end of the enclosing element, and answers the contents as a span;
   off == 0 says malformed, or another tag. The element that follows starts at span.off + span.len. */
#ifndef HSK_X509_DER_H
#define HSK_X509_DER_H
#include "core/bytes.h"
#ifdef __FRAMAC__
#include "der.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Tags: class, constructed bit and number in one byte (X.690 8.1.2). */
#define HSK_DER_BOOLEAN      0x01u
#define HSK_DER_INTEGER      0x02u
#define HSK_DER_BIT_STRING   0x03u
#define HSK_DER_OCTET_STRING 0x04u
#define HSK_DER_NULL         0x05u
#define HSK_DER_OID          0x06u
#define HSK_DER_UTF8         0x0cu
#define HSK_DER_PRINTABLE    0x13u
#define HSK_DER_TELETEX      0x14u
#define HSK_DER_IA5          0x16u
#define HSK_DER_UTC_TIME     0x17u
#define HSK_DER_GENERALIZED  0x18u
#define HSK_DER_UNIVERSAL    0x1cu
#define HSK_DER_BMP          0x1eu
#define HSK_DER_SEQUENCE     0x30u
#define HSK_DER_SET          0x31u
/* [n], context-specific: IMPLICIT of a primitive type, and anything constructed. */
#define HSK_DER_CONTEXT(n)     (0x80u + (n))
#define HSK_DER_CONSTRUCTED(n) (0xa0u + (n))

/* hsk_der_end: the offset behind an element, given its contents. */
/*@ requires s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == s.off + s.len; */
static inline size_t hsk_der_end(hsk_span s)
{
  return s.off + s.len;
}

/* hsk_der_tlv: the element with this tag. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len &&
                DerTLV(buf, off, len, tag, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer b, e; DerTLV(buf, off, len, tag, b, e) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len; */
hsk_span hsk_der_tlv(const uint8_t *buf, size_t len, size_t off, uint32_t tag);

/* hsk_der_any: the element at off, whatever its tag, which is buf[off]. Tag numbers above 30 are refused. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len &&
                DerAny(buf, off, len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer b, e; DerAny(buf, off, len, b, e) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len; */
hsk_span hsk_der_any(const uint8_t *buf, size_t len, size_t off);

/* hsk_der_is_int, ...: 1 if buf[b..e) is valid as the contents of an element of that type, else 0. nat: an INTEGER that is
   not negative; pos: a positive one. */
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerInt(buf, b, e); */
int hsk_der_is_int(const uint8_t *buf, size_t b, size_t e);
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerNat(buf, b, e); */
int hsk_der_is_nat(const uint8_t *buf, size_t b, size_t e);
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerPos(buf, b, e); */
int hsk_der_is_pos(const uint8_t *buf, size_t b, size_t e);
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerBool(buf, b, e); */
int hsk_der_is_bool(const uint8_t *buf, size_t b, size_t e);
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerOid(buf, b, e); */
int hsk_der_is_oid(const uint8_t *buf, size_t b, size_t e);
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerBits(buf, b, e); */
int hsk_der_is_bits(const uint8_t *buf, size_t b, size_t e);

/* hsk_der_true: 1 if a BOOLEAN that is TRUE, 3 bytes long, stands at off and ends within end. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DerTrue(buf, off, end); */
int hsk_der_true(const uint8_t *buf, size_t off, size_t end);

/* hsk_der_oid: the contents of an OBJECT IDENTIFIER. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len &&
                OidTLV(buf, off, len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer b, e; OidTLV(buf, off, len, b, e) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len; */
hsk_span hsk_der_oid(const uint8_t *buf, size_t len, size_t off);

/* hsk_der_uint: the magnitude of an INTEGER that is not negative, without the sign byte: big-endian, no leading zero
   (0 itself is one zero byte). */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && 1 <= \result.len && \result.off + \result.len <= len &&
                DerUint(buf, off, len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer m, e; DerUint(buf, off, len, m, e) ==>
                  \result.off != 0 && m == \result.off && e == \result.off + \result.len; */
hsk_span hsk_der_uint(const uint8_t *buf, size_t len, size_t off);

/* hsk_der_octet_bits: the bytes of a BIT STRING that has no unused bits, without the byte that says so. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 3 <= \result.off && \result.off + \result.len <= len &&
                OctetBits(buf, off, len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer b, e; OctetBits(buf, off, len, b, e) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len; */
hsk_span hsk_der_octet_bits(const uint8_t *buf, size_t len, size_t off);

#ifdef __cplusplus
}
#endif
#endif
