/* GeneralName (RFC 5280 4.2.1.6): the names in subjectAltName and elsewhere. */
#ifndef HSK_X509_GENERAL_NAME_H
#define HSK_X509_GENERAL_NAME_H
#include "x509/name.h"
#ifdef __FRAMAC__
#include "general_name.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* enum hsk_general_name_kind: the choices, by the numbers of their tags. */
enum hsk_general_name_kind {
  HSK_OTHER_NAME = 0,
  HSK_RFC822_NAME = 1,
  HSK_DNS_NAME = 2,
  HSK_X400_ADDRESS = 3,
  HSK_DIRECTORY_NAME = 4,
  HSK_EDI_PARTY_NAME = 5,
  HSK_URI = 6,
  HSK_IP_ADDRESS = 7,
  HSK_REGISTERED_ID = 8
};

/* hsk_general_name: one name. value is the contents of the tagged element: the text, the address, the OID; of a
   directoryName it is the Name with tag and length. */
typedef struct {
  uint32_t kind;
  hsk_span value;
  size_t next; /* the offset behind the name */
} hsk_general_name;

/* hsk_general_name_parse reads the GeneralName that starts at off and ends before len, 0: malformed, and *g is unchanged.
   Checked: IA5String contents are ASCII, an iPAddress has 4 or 16 bytes, the forms of the other kinds; of an x400Address only
   that it consists of whole elements. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(g) && \separated(g, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *g;
    ensures ok: \result != 0 ==> GeneralName(buf, off, len, g->kind, g->value.off, g->next);
    ensures in: \result != 0 ==> off + 2 <= g->value.off && g->value.off + g->value.len == g->next <= len;
    ensures uniq: \forall integer k, b, e; GeneralName(buf, off, len, k, b, e) ==>
                  \result != 0 && k == g->kind && b == g->value.off && e == g->next;
    ensures same: \result == 0 ==> *g == \old(*g); */
HSK_API HSK_NODISCARD int hsk_general_name_parse(const uint8_t *buf, size_t len, size_t off,
                                                 hsk_general_name *g);

/* hsk_general_names_check: 1 if buf[off..end) consists of one or more GeneralNames. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> GeneralNames(buf, off, end); */
HSK_NODISCARD int hsk_general_names_check(const uint8_t *buf, size_t off, size_t end);

#ifdef __cplusplus
}
#endif
#endif
