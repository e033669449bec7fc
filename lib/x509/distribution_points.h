/* CRLDistributionPoints and FreshestCRL (RFC 5280 4.2.1.13, 4.2.1.15), IssuingDistributionPoint (RFC 5280 5.2.5). */
#ifndef HSK_X509_DISTRIBUTION_POINTS_H
#define HSK_X509_DISTRIBUTION_POINTS_H
#include "x509/general_name.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ReasonFlags as bits; bit 0 is not used. A CRL for all reasons has them all. */
#define HSK_ALL_REASONS 0x1feu

/* GeneralNames in one fullName or cRLIssuer: those of a certificate are compared with those of a CRL, all against all. */
#define HSK_POINT_NAMES_MAX 16u

/* hsk_point_name: a DistributionPointName. Either is the contents of its element; both off == 0: absent. */
typedef struct {
  hsk_span full;     /* fullName: GeneralNames */
  hsk_span relative; /* nameRelativeToCRLIssuer: the contents of a RelativeDistinguishedName */
} hsk_point_name;

/* hsk_distribution_point: one DistributionPoint. */
typedef struct {
  hsk_point_name name;
  uint32_t reasons;    /* bits of ReasonFlags, HSK_ALL_REASONS where the field is absent */
  hsk_span crl_issuer; /* cRLIssuer: the contents of GeneralNames; off == 0: absent */
  size_t next;         /* the offset behind the point */
} hsk_distribution_point;

/* hsk_distribution_points_parse reads the extnValue buf[off..end): the contents of the SEQUENCE; off == 0: malformed or empty. Each point
   has a name or a cRLIssuer, and a relative name has at most one cRLIssuer. hsk_distribution_point_parse reads one point, 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.off != 0 ==> off < \result.off && \result.off + \result.len == end; */
HSK_NODISCARD hsk_span hsk_distribution_points_parse(const uint8_t *buf, size_t off, size_t end);
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(p) && \separated(p, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *p;
    ensures in: \result != 0 ==> off < p->next <= len;
    ensures same: \result == 0 ==> *p == \old(*p); */
HSK_NODISCARD int hsk_distribution_point_parse(const uint8_t *buf, size_t len, size_t off,
                                               hsk_distribution_point *p);

/* hsk_issuing_point: IssuingDistributionPoint, which says what a CRL covers. */
typedef struct {
  hsk_point_name name;
  uint32_t only_user, only_ca, only_attribute, indirect; /* 0 or 1 */
  uint32_t reasons; /* onlySomeReasons, HSK_ALL_REASONS where it is absent */
} hsk_issuing_point;

/* hsk_issuing_point_parse reads the extnValue buf[off..end), 0: malformed. One field at least is there, and of the three onlyContains... at
   most one. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(p) && \separated(p, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *p;
    ensures same: \result == 0 ==> *p == \old(*p); */
HSK_NODISCARD int hsk_issuing_point_parse(const uint8_t *buf, size_t off, size_t end, hsk_issuing_point *p);

#ifdef __cplusplus
}
#endif
#endif
