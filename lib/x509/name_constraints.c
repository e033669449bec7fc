#include "x509/name_constraints.h"
#include "x509/text_name.h"

int hsk_subtree_parse(const uint8_t *buf, size_t len, size_t off, hsk_general_name *base)
{
  hsk_general_name g;
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t end = seq.off + seq.len;
  hsk_span address = hsk_der_tlv(buf, end, seq.off, HSK_DER_CONTEXT(7));
  if (address.off != 0) {
    if (address.off + address.len != end || (address.len != 8 && address.len != 32)) return 0;
    base->kind = HSK_IP_ADDRESS;
    base->value = address;
    base->next = end;
    return 1;
  }
  if (!hsk_general_name_parse(buf, end, seq.off, &g) || g.next != end) return 0;
  *base = g;
  return 1;
}

/* A domain, or what stands below one: `.example.com`. Nothing: everything. */
static int is_host_or_domain(hsk_bytes text)
{
  if (text.len == 0) return 1;
  if (hsk_u8(text.data, 0) == '.') text = hsk_text_from(text, 1);
  return hsk_dns_labels(text) != 0;
}

/* RFC 4632: the ones of a mask come before its zeros. */
static int is_mask(const uint8_t *buf, size_t off, size_t end)
{
  uint32_t expected = 1;
  for (size_t i = off; i < end; i++) {
    for (uint32_t bit = 128; bit != 0; bit /= 2) {
      uint32_t is = hsk_u8(buf, i) / bit % 2;
      if (is > expected) return 0;
      expected = is;
    }
  }
  return 1;
}

static int base_is_good(const uint8_t *buf, const hsk_general_name *base)
{
  hsk_bytes text = {buf + base->value.off, base->value.len};
  switch (base->kind) {
  case HSK_DNS_NAME:
    return text.len == 0 || hsk_dns_labels(text) != 0;
  case HSK_RFC822_NAME:
    return is_host_or_domain(text) || hsk_mailbox_at(text) != 0;
  case HSK_URI:
    return is_host_or_domain(text);
  case HSK_IP_ADDRESS:
    return is_mask(buf, base->value.off + base->value.len / 2, base->value.off + base->value.len);
  default:
    return 1;
  }
}

/* subtrees_check: 1 if buf[off..end) consists of one or more subtrees. */
static int subtrees_check(const uint8_t *buf, size_t off, size_t end)
{
  hsk_general_name base;
  size_t i = off;
  if (off == end) return 0;
  while (i != end) {
    if (!hsk_subtree_parse(buf, end, i, &base) || !base_is_good(buf, &base)) return 0;
    i = base.next;
  }
  return 1;
}

int hsk_name_constraints_parse(const uint8_t *buf, size_t off, size_t end, hsk_name_constraints *nc)
{
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end || seq.len == 0) return 0;
  size_t at = seq.off;
  hsk_span permitted = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(0));
  if (permitted.off != 0) {
    at = permitted.off + permitted.len;
    if (!subtrees_check(buf, permitted.off, at)) return 0;
  }
  hsk_span excluded = hsk_der_tlv(buf, end, at, HSK_DER_CONSTRUCTED(1));
  if (excluded.off != 0) {
    at = excluded.off + excluded.len;
    if (!subtrees_check(buf, excluded.off, at)) return 0;
  }
  if (at != end) return 0;
  nc->permitted = permitted;
  nc->excluded = excluded;
  return 1;
}
