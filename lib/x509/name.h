/* Name (RFC 5280 4.1.2.4): its form, a walk over its attributes, and comparison (RFC 5280 7.1). */
#ifndef HSK_X509_NAME_H
#define HSK_X509_NAME_H
#include "x509/der.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Attributes in one RelativeDistinguishedName that are accepted: sets are compared all against all. */
#define HSK_NAME_SET_MAX 16u

#ifdef __FRAMAC__
#include "name.acsl.h"
#endif

/* hsk_name_parse checks the Name that starts at off and ends before len: SEQUENCE OF SET (of 1 to HSK_NAME_SET_MAX, in DER order)
   OF SEQUENCE { OID, one element }. The result is the contents of the SEQUENCE (len == 0: the empty name); off == 0: malformed. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len &&
                Name(buf, off, len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer b, e; Name(buf, off, len, b, e) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len; */
hsk_span hsk_name_parse(const uint8_t *buf, size_t len, size_t off);

/* hsk_attribute: an AttributeTypeAndValue. */
typedef struct {
  hsk_span oid;    /* contents of type */
  hsk_span value;  /* contents of value */
  uint32_t tag;    /* the value's tag, such as HSK_DER_UTF8 */
  uint32_t joined; /* 1: in the same RelativeDistinguishedName as the one before it */
} hsk_attribute;

/* hsk_name_walk: a position in a name. */
typedef struct {
  size_t at, set_end, end;
} hsk_name_walk;

/* hsk_name_first starts a walk over a name that hsk_name_parse accepted, given its contents; hsk_name_next gives the next attribute,
   in the order of the encoding, or 0 at the end. */
HSK_API hsk_name_walk hsk_name_first(hsk_span contents);
HSK_API HSK_NODISCARD int hsk_name_next(const uint8_t *buf, hsk_name_walk *w, hsk_attribute *a);

/* hsk_name_equal: 1 if two names are the same (RFC 5280 7.1). The spans are Names with tag and length, that hsk_name_parse
   accepted. PrintableString, UTF8String, IA5String and TeletexString values are compared without regard to the
   case of ASCII letters, to space at either end and to the number of spaces in a row; any others byte for byte. */
HSK_API HSK_NODISCARD int hsk_name_equal(const uint8_t *a_buf, hsk_span a, const uint8_t *b_buf, hsk_span b);

/* hsk_name_within: 1 if the first RelativeDistinguishedNames of a are those of base, compared as hsk_name_equal does: a is base, or stands below it
   (RFC 5280 4.2.1.10). */
HSK_NODISCARD int hsk_name_within(const uint8_t *a_buf, hsk_span a, const uint8_t *base_buf, hsk_span base);

/* hsk_rdn_equal: 1 if two RelativeDistinguishedNames, given their contents, are the same. hsk_name_is_child: 1 if a consists of base and then the
   RelativeDistinguishedName with the contents rdn. */
HSK_NODISCARD int hsk_rdn_equal(const uint8_t *a_buf, hsk_span a, const uint8_t *b_buf, hsk_span b);
HSK_NODISCARD int hsk_name_is_child(const uint8_t *a_buf, hsk_span a, const uint8_t *base_buf, hsk_span base,
                                    const uint8_t *rdn_buf, hsk_span rdn);

#ifdef __cplusplus
}
#endif
#endif
