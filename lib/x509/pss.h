/* RSASSA-PSS as a signature algorithm (RFC 4055 3.1). */
#ifndef HSK_X509_PSS_H
#define HSK_X509_PSS_H
#include "x509/algorithm.h"
#include "x509/key.h"
#ifdef __FRAMAC__
#include "pss.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_X509_RSA_PSS_SHA256 0x0804u
#define HSK_X509_RSA_PSS_SHA384 0x0805u
#define HSK_X509_RSA_PSS_SHA512 0x0806u
/* The hash of such a scheme, enum hsk_hash of crypto.h. */
#define HSK_X509_PSS_HASH(scheme) ((scheme)-0x0800u)

/* hsk_pss_scheme: the scheme of the RSASSA-PSS-params that fill buf[off..end): SHA-256, SHA-384 or SHA-512, the same hash in MGF1, and a
   salt as long as the hash (RFC 8446 4.2.3). 0: parameters that are not supported; HSK_SCHEME_BAD_PARAMETERS: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \forall integer h; 1 <= h <= 3 ==> (\result == 0x0803 + h <==> PssParams(buf, off, end, h));
    ensures range: \result == 0 || \result == 4294967295 || 0x0804 <= \result <= 0x0806; */
uint32_t hsk_pss_scheme(const uint8_t *buf, size_t off, size_t end);

/* hsk_signature_scheme reads the AlgorithmIdentifier at off, which ends before len: the scheme as hsk_algorithm_scheme tells it, RSASSA-PSS
   too. 0: not supported; HSK_SCHEME_BAD_PARAMETERS: malformed. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing; */
uint32_t hsk_signature_scheme(const uint8_t *buf, size_t len, size_t off);

/* hsk_scheme_under: the scheme of a signature that a certificate or CRL names as rsa_pss_rsae_..., under a key of type key_type: TLS has another
   number, five above, for the same algorithm under a key for RSASSA-PSS (RFC 8446 4.2.3). Any other stays. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == (key_type == 4 && 0x0804 <= scheme <= 0x0806 ? scheme + 5 : scheme); */
uint32_t hsk_scheme_under(uint32_t scheme, uint32_t key_type);

#ifdef __cplusplus
}
#endif
#endif
