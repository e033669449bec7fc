/* The recursive parts of X.509 in DER, from X.690 and RFC 5280's ASN.1: one function for each production. A function takes p[0..len) and
   says if that is one such thing and nothing else. */
#include <string.h>
#include "structs.h"
#include "x509/extensions.h" /* HSK_CERT_EXTENSIONS_MAX */
#include "x509/name.h"       /* HSK_NAME_SET_MAX */

/* An element: its tag, its contents, and how many bytes it has in all; 0 of them: there is none. */
typedef struct {
  unsigned tag;
  const uint8_t *body;
  size_t len, size;
} element;

/* X.690 8.1.2: tag numbers above 30 take more bytes, and X.509 has none. 8.1.3 and 10.1: the definite form, with as few bytes as
   can be. More than 3 bytes of length are more than we take. */
static element first_element(const uint8_t *p, size_t len)
{
  element none = {0, NULL, 0, 0}, e = {0, NULL, 0, 0};
  size_t n, shortest;
  if (len < 2 || (p[0] & 0x1f) == 0x1f) return none;
  e.tag = p[0];
  if (p[1] < 0x80) {
    n = 0;
    e.len = p[1];
  } else {
    n = p[1] & 0x7f;
    if (n == 0 || n > 3 || len < 2 + n) return none;
    e.len = ref_number(p + 2, n);
    shortest = e.len < 0x80 ? 0 : e.len < 0x100 ? 1 : e.len < 0x10000 ? 2 : 3;
    if (n != shortest) return none;
  }
  if (e.len > len - 2 - n) return none;
  e.body = p + 2 + n;
  e.size = 2 + n + e.len;
  return e;
}

typedef int (*production)(const uint8_t *p, size_t len);

/* one element with this tag, whose contents are `of` */
static int is_tagged(const uint8_t *p, size_t len, unsigned tag, production of)
{
  element e = first_element(p, len);
  return e.size != 0 && e.size == len && e.tag == tag && of(e.body, e.len);
}

/* elements one behind the other, each of which is `of`: how many, or -1 */
static long count_of(const uint8_t *p, size_t len, production of)
{
  long count = 0;
  for (size_t i = 0; i < len; count++) {
    element e = first_element(p + i, len - i);
    if (e.size == 0 || !of(p + i, e.size)) return -1;
    i += e.size;
  }
  return count;
}

static int is_anything(const uint8_t *p, size_t len)
{
  (void)p;
  (void)len;
  return 1;
}
static int is_element(const uint8_t *p, size_t len)
{
  element e = first_element(p, len);
  return e.size != 0 && e.size == len;
}

/* X.690 8.19: sub-identifiers, the last byte of each below 0x80, "the leading octet ... shall not be 80 (hex)" */
static int is_oid_contents(const uint8_t *p, size_t len)
{
  if (len == 0) return 0;
  int starts = 1;
  for (size_t i = 0; i < len; i++) {
    if (starts && p[i] == 0x80) return 0;
    starts = p[i] < 0x80;
  }
  return starts;
}
static int is_oid(const uint8_t *p, size_t len)
{
  return is_tagged(p, len, 0x06, is_oid_contents);
}

/* AttributeTypeAndValue ::= SEQUENCE { type OBJECT IDENTIFIER, value ANY DEFINED BY type } */
static int is_attribute_contents(const uint8_t *p, size_t len)
{
  element type = first_element(p, len);
  return type.size != 0 && is_oid(p, type.size) && is_element(p + type.size, len - type.size);
}
static int is_attribute(const uint8_t *p, size_t len)
{
  return is_tagged(p, len, 0x30, is_attribute_contents);
}

/* X.690 11.6: "the encodings of the component values of a set-of value shall appear in ascending order, the encodings being compared as
   octet strings with the shorter components being padded at their trailing end with 0-octets" */
static int is_ascending(const uint8_t *a, size_t a_len, const uint8_t *b, size_t b_len)
{
  for (size_t i = 0; i < a_len || i < b_len; i++) {
    unsigned x = i < a_len ? a[i] : 0, y = i < b_len ? b[i] : 0;
    if (x != y) return x < y;
  }
  return 1;
}

/* RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue, and no more of them than we take */
static int is_rdn_contents(const uint8_t *p, size_t len)
{
  long count = count_of(p, len, is_attribute);
  if (count < 1 || count > (long)HSK_NAME_SET_MAX) return 0;
  element a = first_element(p, len);
  for (size_t i = 0; i + a.size < len;) {
    element b = first_element(p + i + a.size, len - i - a.size);
    if (!is_ascending(p + i, a.size, p + i + a.size, b.size)) return 0;
    i += a.size;
    a = b;
  }
  return 1;
}
static int is_rdn(const uint8_t *p, size_t len)
{
  return is_tagged(p, len, 0x31, is_rdn_contents);
}
/* RDNSequence ::= SEQUENCE OF RelativeDistinguishedName */
static int is_rdns(const uint8_t *p, size_t len)
{
  return count_of(p, len, is_rdn) >= 0;
}
static int is_name(const uint8_t *p, size_t len)
{
  return is_tagged(p, len, 0x30, is_rdns);
}

static int is_ia5(const uint8_t *p, size_t len)
{
  for (size_t i = 0; i < len; i++)
    if (p[i] > 0x7f) return 0;
  return 1;
}
/* OtherName ::= SEQUENCE { type-id OBJECT IDENTIFIER, value [0] EXPLICIT ANY DEFINED BY type-id } */
static int is_other_name(const uint8_t *p, size_t len)
{
  element id = first_element(p, len);
  return id.size != 0 && is_oid(p, id.size) && is_tagged(p + id.size, len - id.size, 0xa0, is_element);
}
/* DirectoryString ::= CHOICE { teletexString, printableString, universalString, utf8String, bmpString }, each SIZE (1..MAX) */
static int is_directory_string(const uint8_t *p, size_t len)
{
  element e = first_element(p, len);
  return is_element(p, len) && e.len >= 1 && memchr("\x14\x13\x1c\x0c\x1e", (int)e.tag, 5) != NULL;
}
/* EDIPartyName ::= SEQUENCE { nameAssigner [0] DirectoryString OPTIONAL, partyName [1] DirectoryString } */
static int is_edi_party_name(const uint8_t *p, size_t len)
{
  element a = first_element(p, len);
  size_t i = a.size != 0 && a.tag == 0xa0 ? a.size : 0;
  return (i == 0 || is_tagged(p, i, 0xa0, is_directory_string)) &&
         is_tagged(p + i, len - i, 0xa1, is_directory_string);
}
static int is_address(const uint8_t *p, size_t len)
{
  (void)p;
  return len == 4 || len == 16;
}
/* ORAddress: of its form we look at whole elements alone, and there is one at least */
static int is_x400(const uint8_t *p, size_t len)
{
  return count_of(p, len, is_element) >= 1;
}
/* GeneralName ::= CHOICE { otherName [0], rfc822Name [1], dNSName [2], x400Address [3], directoryName [4] EXPLICIT since Name is a
   CHOICE, ediPartyName [5], uniformResourceIdentifier [6], iPAddress [7], registeredID [8] } */
static int is_general_name(const uint8_t *p, size_t len)
{
  static const struct {
    unsigned tag;
    production of;
  } choice[] = {{0xa0, is_other_name}, {0x81, is_ia5},     {0x82, is_ia5},
                {0xa3, is_x400},       {0xa4, is_name},    {0xa5, is_edi_party_name},
                {0x86, is_ia5},        {0x87, is_address}, {0x88, is_oid_contents}};
  for (size_t i = 0; i < sizeof choice / sizeof choice[0]; i++)
    if (is_tagged(p, len, choice[i].tag, choice[i].of)) return 1;
  return 0;
}

/* ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId */
static int is_purposes(const uint8_t *p, size_t len)
{
  return count_of(p, len, is_oid) >= 1;
}

/* Extension ::= SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }; X.690 11.1: TRUE is FF;
   11.5: a default value is not encoded */
static int is_extension_contents(const uint8_t *p, size_t len)
{
  element id = first_element(p, len);
  if (id.size == 0 || !is_oid(p, id.size)) return 0;
  p += id.size;
  len -= id.size;
  if (len >= 3 && memcmp(p, "\x01\x01\xff", 3) == 0) {
    p += 3;
    len -= 3;
  }
  return is_tagged(p, len, 0x04, is_anything);
}
static int is_extension(const uint8_t *p, size_t len)
{
  return is_tagged(p, len, 0x30, is_extension_contents);
}
/* Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension; RFC 5280 4.2: "MUST NOT include more than one instance of a particular extension".
   What is in extnValue is not looked at here. */
static int is_extensions(const uint8_t *p, size_t len)
{
  long count = count_of(p, len, is_extension);
  if (count < 1 || count > (long)HSK_CERT_EXTENSIONS_MAX) return 0;
  for (size_t i = 0; i < len;) {
    element a = first_element(p + i, len - i), a_id = first_element(a.body, a.len);
    for (size_t j = i + a.size; j < len;) {
      element b = first_element(p + j, len - j), b_id = first_element(b.body, b.len);
      if (a_id.len == b_id.len && memcmp(a_id.body, b_id.body, a_id.len) == 0) return 0;
      j += b.size;
    }
    i += a.size;
  }
  return 1;
}

int ref_x509(enum ref_kind kind, const uint8_t *p, size_t len)
{
  switch (kind) {
  case REF_DER:
    return is_element(p, len);
  case REF_NAME:
    return is_name(p, len);
  case REF_GENERAL_NAMES:
    return count_of(p, len, is_general_name) >= 1;
  case REF_EXT_KEY_USAGE:
    return is_tagged(p, len, 0x30, is_purposes);
  case REF_CERT_EXTENSIONS:
    return is_extensions(p, len);
  default:
    return -1;
  }
}
