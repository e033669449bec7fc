/* AlgorithmIdentifier (RFC 5280 4.1.1.2, RFC 4055 5, RFC 5758 3). */
#ifndef HSK_X509_ALGORITHM_H
#define HSK_X509_ALGORITHM_H
#include "x509/oid.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Signature algorithms, by their SignatureScheme numbers (RFC 8446 4.2.3): enum hsk_signature_scheme of crypto.h, which
   lies above this layer. */
#define HSK_X509_RSA_PKCS1_SHA256 0x0401u
#define HSK_X509_RSA_PKCS1_SHA384 0x0501u
#define HSK_X509_RSA_PKCS1_SHA512 0x0601u
#define HSK_X509_ECDSA_SHA256     0x0403u
#define HSK_X509_ECDSA_SHA384     0x0503u
#define HSK_X509_ECDSA_SHA512     0x0603u
/* Curves, by their NamedGroup numbers (RFC 8446 4.2.7). */
#define HSK_X509_SECP256R1 0x17u
#define HSK_X509_SECP384R1 0x18u
#define HSK_X509_SECP521R1 0x19u

#ifdef __FRAMAC__
#include "algorithm.acsl.h"
#endif

/* hsk_algorithm: a view of an AlgorithmIdentifier. */
typedef struct {
  hsk_span oid;        /* contents of algorithm */
  hsk_span parameters; /* with tag and length; len == 0: absent, and off is then the end */
} hsk_algorithm;

/* hsk_algorithm_parse reads the AlgorithmIdentifier at off, which ends before len. The result is the contents of its
   SEQUENCE; off == 0: malformed, and *a is unchanged. Parameters may be any one element, or absent. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(a) && \separated(a, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *a;
    ensures span: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len;
    ensures ok: \result.off != 0 ==>
                AlgorithmIdentifier(buf, off, len, \result.off, \result.off + \result.len, a->oid.off, a->parameters.off);
    ensures oid: \result.off != 0 ==> \result.off + 2 <= a->oid.off && a->oid.off + a->oid.len == a->parameters.off;
    ensures prm: \result.off != 0 ==> a->parameters.off + a->parameters.len == \result.off + \result.len;
    ensures uniq: \forall integer b, e, o, q; AlgorithmIdentifier(buf, off, len, b, e, o, q) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len &&
                  o == a->oid.off && q == a->parameters.off;
    ensures same: \result.off == 0 ==> *a == \old(*a); */
hsk_span hsk_algorithm_parse(const uint8_t *buf, size_t len, size_t off, hsk_algorithm *a);

/* hsk_parameters_are_null: 1 if the element at parameters is NULL, with tag and length. */
/*@ requires \valid_read(buf + (parameters.off .. parameters.off + parameters.len - 1));
    requires parameters.off + parameters.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> NullAt(buf, parameters.off, parameters.off + parameters.len); */
int hsk_parameters_are_null(const uint8_t *buf, hsk_span parameters);

#define HSK_SCHEME_BAD_PARAMETERS UINT32_MAX

/* hsk_algorithm_scheme: the scheme of a signature algorithm, 0: not supported, HSK_SCHEME_BAD_PARAMETERS: an algorithm that is
   supported, with parameters that it cannot have. RSA: NULL, or absent as RFC 4055 5 has everybody accept; ECDSA: absent
   (RFC 5758 3.2). */
/*@ requires \valid_read(buf + (a.oid.off .. a.oid.off + a.oid.len - 1)) && a.oid.off + a.oid.len <= SIZE_MAX;
    requires \valid_read(buf + (a.parameters.off .. a.parameters.off + a.parameters.len - 1));
    requires a.parameters.off + a.parameters.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == SignatureScheme(buf, a.oid.off, a.oid.len, a.parameters.off, a.parameters.len); */
uint32_t hsk_algorithm_scheme(const uint8_t *buf, hsk_algorithm a);

/* hsk_curve_group: the NamedGroup of the curve OID whose contents are given, 0: not supported. */
/*@ requires \valid_read(buf + (oid.off .. oid.off + oid.len - 1)) && oid.off + oid.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == CurveGroup(buf, oid.off, oid.len); */
uint32_t hsk_curve_group(const uint8_t *buf, hsk_span oid);

/* hsk_field_len: bytes of a coordinate (and of a private key) of a group above, 0 for other numbers. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == FieldLen(group); */
size_t hsk_field_len(uint32_t group);

#ifdef __cplusplus
}
#endif
#endif
