/* NameConstraints (RFC 5280 4.2.1.10). */
#ifndef HSK_X509_NAME_CONSTRAINTS_H
#define HSK_X509_NAME_CONSTRAINTS_H
#include "x509/general_name.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_name_constraints: the contents of GeneralSubtrees; off == 0: absent. */
typedef struct {
  hsk_span permitted, excluded;
} hsk_name_constraints;

/* hsk_name_constraints_parse reads the extnValue buf[off..end), 0: malformed. Checked: one of the lists at least is there, none is empty;
   minimum and maximum are not encoded, as RFC 5280 has it (X.690 11.5 leaves out a minimum of 0); the base of each subtree has the
   form of a constraint: a DNS name without a leading dot or wildcard, a mailbox, host or domain, an address with a mask whose ones
   come first. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(nc) && \separated(nc, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *nc;
    ensures in: \result != 0 ==> nc->permitted.off + nc->permitted.len <= end && nc->excluded.off + nc->excluded.len <= end;
    ensures some: \result != 0 ==> nc->permitted.off != 0 || nc->excluded.off != 0;
    ensures same: \result == 0 ==> *nc == \old(*nc); */
HSK_NODISCARD int hsk_name_constraints_parse(const uint8_t *buf, size_t off, size_t end,
                                             hsk_name_constraints *nc);

/* hsk_subtree_parse reads the GeneralSubtree at off, which ends before len, 0: malformed. base is as in hsk_general_name, save that an
   iPAddress has 8 or 32 bytes; base.next is the offset behind the subtree. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(base) && \separated(base, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *base;
    ensures in: \result != 0 ==> off < base->value.off && base->value.off + base->value.len <= base->next <= len;
    ensures same: \result == 0 ==> *base == \old(*base); */
HSK_NODISCARD int hsk_subtree_parse(const uint8_t *buf, size_t len, size_t off, hsk_general_name *base);

#ifdef __cplusplus
}
#endif
#endif
