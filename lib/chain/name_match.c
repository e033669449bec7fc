/* Host names and addresses against subjectAltName (RFC 9525 6). */
#include "chain/address.h"
#include "chain/chain.h"
#include "x509/der.h"

#define TAG_DNS_NAME   0x82u /* GeneralName dNSName [2] */
#define TAG_IP_ADDRESS 0x87u /* GeneralName iPAddress [7] */
#define LABEL_MAX      63u
#define DNS_NAME_MAX   253u

int hsk_name_is_address(hsk_bytes name)
{
  uint8_t address[16];
  return hsk_address_parse(name, address) != 0;
}

static uint32_t lower(uint32_t c)
{
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static int is_ldh(uint32_t c)
{
  c = lower(c);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The length of the label at text[at]: 1 to 63 letters, digits and hyphens, no hyphen at either end (RFC 1034 3.5); 0: there is none. */
static size_t label_len(hsk_bytes text, size_t at)
{
  size_t n = 0;
  while (at + n < text.len && is_ldh(hsk_u8(text.data, at + n)))
    n++;
  if (n == 0 || n > LABEL_MAX) return 0;
  return hsk_u8(text.data, at) == '-' || hsk_u8(text.data, at + n - 1) == '-' ? 0 : n;
}

/* Labels joined by dots fill text[at..): how many; 0: something else does. */
static size_t count_labels(hsk_bytes text, size_t at)
{
  size_t labels = 0;
  if (text.len > DNS_NAME_MAX) return 0;
  for (;;) {
    size_t n = label_len(text, at);
    if (n == 0) return 0;
    labels++;
    at += n;
    if (at == text.len) return labels;
    if (hsk_u8(text.data, at) != '.') return 0;
    at++;
  }
}

static int equal_fold(hsk_bytes a, size_t a_at, hsk_bytes b, size_t b_at)
{
  if (a.len - a_at != b.len - b_at) return 0;
  for (size_t i = 0; a_at + i < a.len; i++)
    if (lower(hsk_u8(a.data, a_at + i)) != lower(hsk_u8(b.data, b_at + i))) return 0;
  return 1;
}

/* RFC 9525 6.3: `*` is the whole left-most label and stands for exactly one label. Two labels at least must follow, so that nobody speaks
   for a whole top-level domain. */
static int dns_matches(hsk_bytes presented, hsk_bytes name)
{
  if (presented.len < 2 || hsk_u8(presented.data, 0) != '*')
    return count_labels(presented, 0) != 0 && equal_fold(presented, 0, name, 0);
  if (hsk_u8(presented.data, 1) != '.' || count_labels(presented, 2) < 2) return 0;
  size_t first = label_len(name, 0);
  return first < name.len && equal_fold(presented, 1, name, first);
}

int hsk_name_match(const uint8_t *der, const hsk_cert *cert, hsk_bytes name)
{
  uint8_t address[16];
  size_t address_len = hsk_address_parse(name, address);
  /* a name that ends in a dot is the same name written absolutely (RFC 1034 3.1) */
  if (address_len == 0 && name.len > 1 && hsk_u8(name.data, name.len - 1) == '.') name.len--;
  if (address_len == 0 && count_labels(name, 0) == 0) return 0;
  size_t at = cert->subject_alt_name.off, end = at + cert->subject_alt_name.len;
  while (at < end) {
    uint32_t tag = hsk_u8(der, at);
    hsk_span entry = hsk_der_tlv(der, end, at, tag);
    if (entry.off == 0) return 0;
    hsk_bytes bytes = {der + entry.off, entry.len};
    if (address_len == 0 && tag == TAG_DNS_NAME && dns_matches(bytes, name)) return 1;
    if (address_len != 0 && tag == TAG_IP_ADDRESS && bytes.len == address_len &&
        hsk_equal(bytes.data, address, address_len))
      return 1;
    at = entry.off + entry.len;
  }
  return 0;
}
