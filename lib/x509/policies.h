/* Certificate policies: certificatePolicies, policyMappings, policyConstraints, inhibitAnyPolicy (RFC 5280 4.2.1.4, 4.2.1.5, 4.2.1.11,
   4.2.1.14). */
#ifndef HSK_X509_POLICIES_H
#define HSK_X509_POLICIES_H
#include "x509/der.h"
#ifdef __FRAMAC__
#include "policies.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* Policies, and mappings, that one certificate may have: each is compared with all others. */
#define HSK_POLICIES_MAX 64u

/* hsk_policies_parse reads the extnValue buf[off..end) of certificatePolicies: the contents of the SEQUENCE, which hsk_policy_next walks;
   off == 0: malformed, empty, more than HSK_POLICIES_MAX, or a policy occurs twice. Of qualifiers the frame is checked. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.off != 0 ==> off < \result.off && \result.off + \result.len == end; */
HSK_NODISCARD hsk_span hsk_policies_parse(const uint8_t *buf, size_t off, size_t end);

/* hsk_policy_next: the contents of the policyIdentifier of the PolicyInformation at *at, which moves behind it; off == 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && \valid(at) && *at <= end && \separated(at, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *at;
    ensures in: \result.off != 0 ==> \old(*at) < \result.off && \result.off + \result.len <= *at <= end;
    ensures same: \result.off == 0 ==> *at == \old(*at); */
hsk_span hsk_policy_next(const uint8_t *buf, size_t end, size_t *at);

/* hsk_policy_mapping: one pair of policyMappings. */
typedef struct {
  hsk_span issuer, subject; /* contents of the OIDs */
  size_t next;
} hsk_policy_mapping;

/* hsk_policy_mappings_parse reads the extnValue buf[off..end) of policyMappings: the contents of the SEQUENCE; off == 0: malformed, empty,
   more than HSK_POLICIES_MAX, or anyPolicy is mapped, which RFC 5280 6.1.4 (a) forbids. hsk_policy_mapping_parse reads one. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.off != 0 ==> off < \result.off && \result.off + \result.len == end; */
HSK_NODISCARD hsk_span hsk_policy_mappings_parse(const uint8_t *buf, size_t off, size_t end);
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(m) && \separated(m, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *m;
    ensures ok: \result != 0 ==> PolicyMapping(buf, off, len, m->issuer.off, m->issuer.off + m->issuer.len, m->subject.off, m->next);
    ensures ko: \result == 0 ==> \forall integer o, q, s, e; !PolicyMapping(buf, off, len, o, q, s, e);
    ensures in: \result != 0 ==> off < m->issuer.off && m->issuer.off + m->issuer.len < m->subject.off &&
                m->subject.off + m->subject.len == m->next && m->next <= len;
    ensures same: \result == 0 ==> *m == \old(*m); */
HSK_NODISCARD int hsk_policy_mapping_parse(const uint8_t *buf, size_t len, size_t off, hsk_policy_mapping *m);

/* hsk_is_any_policy: 1 if the OID with these contents is anyPolicy. */
/*@ requires \valid_read(buf + (oid.off .. oid.off + oid.len - 1)) && oid.off + oid.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> AnyPolicy(buf, oid.off, oid.len); */
int hsk_is_any_policy(const uint8_t *buf, hsk_span oid);

/* SkipCerts: a number of certificates; HSK_SKIP_NONE: absent. Numbers that do not fit in 31 bits count as 2^31. */
#define HSK_SKIP_NONE UINT32_MAX

/* hsk_policy_constraints_parse reads the extnValue buf[off..end) of policyConstraints; one of the fields at least is there.
   hsk_inhibit_any_policy_parse reads that of inhibitAnyPolicy. 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(require_explicit) && \valid(inhibit_mapping);
    requires \separated(require_explicit, inhibit_mapping, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *require_explicit, *inhibit_mapping;
    ensures some: \result != 0 ==> *require_explicit != HSK_SKIP_NONE || *inhibit_mapping != HSK_SKIP_NONE;
    ensures same: \result == 0 ==> *require_explicit == \old(*require_explicit) && *inhibit_mapping == \old(*inhibit_mapping); */
HSK_NODISCARD int hsk_policy_constraints_parse(const uint8_t *buf, size_t off, size_t end,
                                               uint32_t *require_explicit, uint32_t *inhibit_mapping);
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(skip) && \separated(skip, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *skip;
    ensures \result != 0 ==> *skip != HSK_SKIP_NONE;
    ensures same: \result == 0 ==> *skip == \old(*skip); */
HSK_NODISCARD int hsk_inhibit_any_policy_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *skip);

#ifdef __cplusplus
}
#endif
#endif
