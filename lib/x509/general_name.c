#include "x509/general_name.h"

/* is_ascii: 1 if s is the contents of an IA5String. */
/*@ requires \valid_read(buf + (0 .. s.off + s.len - 1)) && s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> Ascii(buf, s.off, s.off + s.len); */
static int is_ascii(const uint8_t *buf, hsk_span s)
{
  size_t i = s.off, end = s.off + s.len;
  /*@ loop invariant s.off <= i <= end;
      loop invariant Ascii(buf, s.off, i);
      loop assigns i; loop variant end - i; */
  while (i < end) {
    if (hsk_u8(buf, i) >= 128) return 0;
    i++;
  }
  return 1;
}

/* OtherName: OID, [0] EXPLICIT of one element. */
/*@ requires \valid_read(buf + (0 .. s.off + s.len - 1)) && s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> OtherName(buf, s.off, s.off + s.len); */
static int other_name(const uint8_t *buf, hsk_span s)
{
  size_t end = s.off + s.len;
  hsk_span oid = hsk_der_oid(buf, end, s.off);
  if (oid.off == 0) return 0;
  hsk_span value = hsk_der_tlv(buf, end, oid.off + oid.len, HSK_DER_CONSTRUCTED(0));
  if (value.off == 0 || value.off + value.len != end) return 0;
  hsk_span any = hsk_der_any(buf, end, value.off);
  if (any.off == 0 || any.off + any.len != end) return 0;
  //@ assert explicit: DerTLV(buf, oid.off + oid.len, end, 0xa0, value.off, end) && DerAny(buf, value.off, end, any.off, end);
  return 1;
}

/* ORAddress: only that it is one or more whole elements. */
/*@ requires \valid_read(buf + (0 .. s.off + s.len - 1)) && s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> s.len != 0 && Elements(buf, s.off, s.off + s.len); */
static int whole_elements(const uint8_t *buf, hsk_span s)
{
  size_t i = s.off, end = s.off + s.len;
  /*@ loop invariant s.off <= i <= end;
      loop invariant rest: Elements(buf, s.off, end) <==> Elements(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span any = hsk_der_any(buf, end, i);
    if (any.off == 0) return 0;
    i = any.off + any.len;
  }
  return s.len != 0;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> StringTag(tag); */
static int is_string_tag(uint32_t tag)
{
  switch (tag) {
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

/* directory_string: 1 if buf[off..end) is one DirectoryString. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DirectoryString(buf, off, end); */
static int directory_string(const uint8_t *buf, size_t off, size_t end)
{
  if (off == end || !is_string_tag(hsk_u8(buf, off))) return 0;
  hsk_span s = hsk_der_tlv(buf, end, off, hsk_u8(buf, off));
  return s.off != 0 && s.off + s.len == end && s.len != 0;
}

/* tagged_string: where a DirectoryString in an element with this tag ends, 0: malformed. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result != 0 ==> off < \result <= len && TaggedString(buf, off, len, tag, \result);
    ensures uniq: \forall integer e; TaggedString(buf, off, len, tag, e) ==> \result != 0 && e == \result; */
static size_t tagged_string(const uint8_t *buf, size_t len, size_t off, uint32_t tag)
{
  hsk_span s = hsk_der_tlv(buf, len, off, tag);
  if (s.off == 0 || !directory_string(buf, s.off, s.off + s.len)) return 0;
  return s.off + s.len;
}

/* EDIPartyName: [0] nameAssigner OPTIONAL, [1] partyName, each EXPLICIT around a DirectoryString. */
/*@ requires \valid_read(buf + (0 .. s.off + s.len - 1)) && s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> EdiPartyName(buf, s.off, s.off + s.len); */
static int edi_party_name(const uint8_t *buf, hsk_span s)
{
  size_t end = s.off + s.len;
  size_t assigner_end = tagged_string(buf, end, s.off, HSK_DER_CONSTRUCTED(0));
  if (assigner_end == 0) return tagged_string(buf, end, s.off, HSK_DER_CONSTRUCTED(1)) == end && s.len != 0;
  return tagged_string(buf, end, assigner_end, HSK_DER_CONSTRUCTED(1)) == end;
}

/* The kind of a GeneralName by its tag, UINT32_MAX: none. otherName, x400Address, directoryName and ediPartyName are constructed. */
/*@ requires tag <= 255;
    terminates \true; exits \false; assigns \nothing;
    ensures known: \result <= 8 ==> tag == GeneralTag(\result);
    ensures range: \result <= 8 || \result == UINT32_MAX;
    ensures all: \forall integer k; 0 <= k <= 8 && tag == GeneralTag(k) ==> \result == k; */
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

/*@ requires \valid_read(buf + (0 .. s.off + s.len - 1)) && s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DirectoryName(buf, s.off, s.off + s.len); */
static int directory_name(const uint8_t *buf, hsk_span s)
{
  hsk_span name = hsk_name_parse(buf, s.off + s.len, s.off);
  size_t end = s.off + s.len;
  if (name.off == 0 || name.off + name.len != end) return 0;
  //@ assert name: Name(buf, s.off, end, name.off, end);
  return 1;
}

/*@ requires \valid_read(buf + (0 .. s.off + s.len - 1)) && s.off + s.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> GeneralValue(buf, kind, s.off, s.off + s.len); */
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
    return directory_name(buf, s);
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
  /*@ loop invariant off <= i <= end;
      loop invariant rest: GeneralNamesRest(buf, off, end) <==> GeneralNamesRest(buf, i, end);
      loop assigns i, g; loop variant end - i; */
  while (i != end) {
    if (!hsk_general_name_parse(buf, end, i, &g)) return 0;
    i = g.next;
  }
  return 1;
}
