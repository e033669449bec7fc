#include "x509/general_name.h"

/* is_ascii: 1 if s is the contents of an IA5String. */
static int is_ascii(const uint8_t *buf, hsk_span s)
{
  for (size_t i = 0; i < s.len; i++)
    if (hsk_u8(buf, s.off + i) >= 128) return 0;
  return 1;
}

/* fills: 1 if contents that start at a tag and end with s are whole, given that s was read from them. */
static int fills(hsk_span s, size_t end)
{
  return s.off != 0 && s.off + s.len == end;
}

/* OtherName: OID, [0] EXPLICIT of one element. */
static int other_name(const uint8_t *buf, hsk_span s)
{
  size_t end = s.off + s.len;
  hsk_span oid = hsk_der_oid(buf, end, s.off);
  if (oid.off == 0) return 0;
  hsk_span value = hsk_der_tlv(buf, end, oid.off + oid.len, HSK_DER_CONSTRUCTED(0));
  return fills(value, end) && fills(hsk_der_any(buf, end, value.off), end);
}

/* ORAddress: only that it is one or more whole elements. */
static int whole_elements(const uint8_t *buf, hsk_span s)
{
  size_t i = s.off, end = s.off + s.len;
  while (i != end) {
    hsk_span any = hsk_der_any(buf, end, i);
    if (any.off == 0) return 0;
    i = any.off + any.len;
  }
  return s.len != 0;
}

/* directory_string: 1 if buf[off..end) is one DirectoryString. */
static int directory_string(const uint8_t *buf, size_t off, size_t end)
{
  if (!fills(hsk_der_any(buf, end, off), end)) return 0;
  switch (hsk_u8(buf, off)) {
  case HSK_DER_UTF8:
  case HSK_DER_PRINTABLE:
  case HSK_DER_TELETEX:
  case HSK_DER_UNIVERSAL:
  case HSK_DER_BMP:
    return 1;
  default:
    return 0;
  }
}

/* EDIPartyName: [0] nameAssigner OPTIONAL, [1] partyName, each EXPLICIT around a DirectoryString. */
static int edi_party_name(const uint8_t *buf, hsk_span s)
{
  size_t at = s.off, end = s.off + s.len;
  hsk_span assigner = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (assigner.off != 0) {
    at = assigner.off + assigner.len;
    if (!directory_string(buf, assigner.off, at)) return 0;
  }
  hsk_span party = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(1));
  return fills(party, end) && directory_string(buf, party.off, end);
}

/* The kind of a GeneralName by its tag, UINT32_MAX: none. otherName, x400Address, directoryName and ediPartyName are constructed. */
static uint32_t kind_of(uint32_t tag)
{
  switch (tag) {
  case HSK_DER_CONSTRUCTED(0):
  case HSK_DER_CONSTRUCTED(3):
  case HSK_DER_CONSTRUCTED(4):
  case HSK_DER_CONSTRUCTED(5):
    return tag - HSK_DER_CONSTRUCTED(0);
  case HSK_DER_CONTEXT(1):
  case HSK_DER_CONTEXT(2):
  case HSK_DER_CONTEXT(6):
  case HSK_DER_CONTEXT(7):
  case HSK_DER_CONTEXT(8):
    return tag - HSK_DER_CONTEXT(0);
  default:
    return UINT32_MAX;
  }
}

static int value_is_good(const uint8_t *buf, uint32_t kind, hsk_span s)
{
  size_t end = s.off + s.len;
  switch (kind) {
  case HSK_OTHER_NAME:
    return other_name(buf, s);
  case HSK_RFC822_NAME:
  case HSK_DNS_NAME:
  case HSK_URI:
    return is_ascii(buf, s);
  case HSK_X400_ADDRESS:
    return whole_elements(buf, s);
  case HSK_DIRECTORY_NAME:
    return fills(hsk_name_parse(buf, end, s.off), end);
  case HSK_EDI_PARTY_NAME:
    return edi_party_name(buf, s);
  case HSK_IP_ADDRESS:
    return s.len == 4 || s.len == 16;
  case HSK_REGISTERED_ID:
    return hsk_der_is_oid(buf, s.off, end);
  default:
    return 0;
  }
}

int hsk_general_name_parse(const uint8_t *buf, size_t len, size_t off, hsk_general_name *g)
{
  hsk_span s = hsk_der_any(buf, len, off);
  if (s.off == 0) return 0;
  uint32_t kind = kind_of(hsk_u8(buf, off));
  if (!value_is_good(buf, kind, s)) return 0;
  g->kind = kind;
  g->value.off = s.off;
  g->value.len = s.len;
  g->next = s.off + s.len;
  return 1;
}

int hsk_general_names_check(const uint8_t *buf, size_t off, size_t end)
{
  hsk_general_name g;
  size_t i = off;
  if (i == end) return 0;
  while (i != end) {
    if (!hsk_general_name_parse(buf, end, i, &g)) return 0;
    i = g.next;
  }
  return 1;
}
