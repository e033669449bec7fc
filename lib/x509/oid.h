/* Object identifiers that hardshake knows: the rows of oids.def. Other OIDs are fine where X.509 allows any. */
#ifndef HSK_X509_OID_H
#define HSK_X509_OID_H
#include "x509/der.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_oid: a number per row. */
enum hsk_oid {
  HSK_OID_NONE,
#define HSK_OID_EXTENSION(id, n, w0, w1, w2, name)      id,
#define HSK_OID_VALUE(id, n, w0, w1, w2, name)          id,
#define HSK_OID_EXTENSION_LONG(id, n, w0, w1, w2, name) id,
#define HSK_OID_PURPOSE(id, n, w0, w1, w2, name)        id,
#define HSK_OID_SIGNATURE(id, n, w0, w1, w2, name)      id,
#define HSK_OID_KEY(id, n, w0, w1, w2, name)            id,
#define HSK_OID_CURVE(id, n, w0, w1, w2, name)          id,
#define HSK_OID_SHOWN(id, n, w0, w1, w2, name)          id,
#include "x509/oids.def"
  HSK_OID_COUNT
};

#ifdef __FRAMAC__
#include "oid.acsl.h"
#endif

/* hsk_oid_extension, ...: the number of the OID whose contents are the len bytes at off, if it is of that kind, else
   HSK_OID_NONE. The kinds: certificate extensions, key purposes, signature algorithms, key algorithms, curves. */
/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == OidExtension(buf, off, len); */
uint32_t hsk_oid_extension(const uint8_t *buf, size_t off, size_t len);
/* hsk_oid_value: the same of further extensions of certificates and CRLs, which hsk_cert_extensions_parse takes down without reading them. */
/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing; */
uint32_t hsk_oid_value(const uint8_t *buf, size_t off, size_t len);
/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == OidPurpose(buf, off, len); */
uint32_t hsk_oid_purpose(const uint8_t *buf, size_t off, size_t len);
/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == OidSignature(buf, off, len); */
uint32_t hsk_oid_signature(const uint8_t *buf, size_t off, size_t len);
/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == OidKey(buf, off, len); */
uint32_t hsk_oid_key(const uint8_t *buf, size_t off, size_t len);
/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == OidCurve(buf, off, len); */
uint32_t hsk_oid_curve(const uint8_t *buf, size_t off, size_t len);

/* hsk_oid_name: the short name of an OID of any kind, such as "subjectAltName" or "CN"; NULL: not known. */
HSK_API const char *hsk_oid_name(const uint8_t *buf, size_t off, size_t len);

#ifdef __cplusplus
}
#endif
#endif
