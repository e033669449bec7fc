/* BasicConstraints (RFC 5280 4.2.1.9). */
#ifndef HSK_X509_BASIC_CONSTRAINTS_H
#define HSK_X509_BASIC_CONSTRAINTS_H
#include "x509/der.h"
#ifdef __FRAMAC__
#include "extension_values.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_NO_PATH_LEN UINT32_MAX

/* hsk_basic_constraints_parse reads the extnValue buf[off..end): is_ca is 0 or 1; path_len is HSK_NO_PATH_LEN where the field is
   absent, and a number that does not fit in 31 bits counts as 2^31. 0: malformed, and nothing is written. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(is_ca) && \valid(path_len);
    requires \separated(is_ca, path_len, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *is_ca, *path_len;
    ensures iff: \result != 0 <==> BasicConstraints(buf, off, end);
    ensures ca: \result != 0 ==> (*is_ca == 1 <==> IsCa(buf, off, end)) && (*is_ca == 0 || *is_ca == 1);
    ensures len: \result != 0 ==> \forall integer m; PathLenAt(buf, off, end, m) ==> *path_len == PathLenOf(buf, m, end);
    ensures none: \result != 0 && *path_len == HSK_NO_PATH_LEN ==> \forall integer m; !PathLenAt(buf, off, end, m);
    ensures same: \result == 0 ==> *is_ca == \old(*is_ca) && *path_len == \old(*path_len); */
HSK_NODISCARD int hsk_basic_constraints_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *is_ca,
                                              uint32_t *path_len);

#ifdef __cplusplus
}
#endif
#endif
