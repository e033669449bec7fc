/* Host names, addresses, mailboxes and URIs against subjectAltName (RFC 9525 6, RFC 5280 4.2.1.6). */
#include "chain/address.h"
#include "chain/chain.h"
#include "x509/general_name.h"
#include "x509/text_name.h"

int hsk_name_is_address(hsk_bytes name)
{
  uint8_t address[16];
  return hsk_address_parse(name, address) != 0;
}

/* RFC 9525 6.3: `*` is the whole left-most label and stands for exactly one label. Two labels at least must follow, so that nobody speaks
   for a whole top-level domain. */
static int dns_matches(hsk_bytes presented, hsk_bytes name)
{
  if (!hsk_dns_presented(presented)) return 0;
  if (hsk_u8(presented.data, 0) != '*') return hsk_text_equal(presented, name);
  if (hsk_dns_labels(hsk_text_from(presented, 2)) < 2) return 0;
  size_t first = hsk_dns_label_len(name, 0);
  return first < name.len && hsk_text_equal(hsk_text_from(presented, 1), hsk_text_from(name, first));
}

/* RFC 5280 7.5: the local part as it is, the domain without regard to case */
static int mailbox_matches(hsk_bytes presented, hsk_bytes name)
{
  size_t at = hsk_mailbox_at(name);
  if (at == 0 || hsk_mailbox_at(presented) != at || !hsk_equal(presented.data, name.data, at)) return 0;
  return hsk_text_equal(hsk_text_from(presented, at), hsk_text_from(name, at));
}

static int same_bytes(hsk_bytes a, hsk_bytes b)
{
  return a.len == b.len && hsk_equal(a.data, b.data, a.len);
}

/* What is looked for: a kind of GeneralName, and its value. */
typedef struct {
  uint32_t kind;
  hsk_bytes value;
} wanted;

static int matches(const wanted *w, uint32_t kind, hsk_bytes presented)
{
  if (kind != w->kind) return 0;
  if (kind == HSK_DNS_NAME) return dns_matches(presented, w->value);
  if (kind == HSK_RFC822_NAME) return mailbox_matches(presented, w->value);
  return same_bytes(presented, w->value);
}

static int find(const uint8_t *der, const hsk_cert *cert, const wanted *w)
{
  hsk_general_name g;
  size_t at = cert->subject_alt_name.off, end = at + cert->subject_alt_name.len;
  while (at != end && hsk_general_name_parse(der, end, at, &g)) {
    hsk_bytes presented = {der + g.value.off, g.value.len};
    if (matches(w, g.kind, presented)) return 1;
    at = g.next;
  }
  return 0;
}

int hsk_name_match(const uint8_t *der, const hsk_cert *cert, hsk_bytes name)
{
  uint8_t address[16];
  size_t address_len = hsk_address_parse(name, address);
  if (address_len != 0) {
    wanted w = {HSK_IP_ADDRESS, {address, address_len}};
    return find(der, cert, &w);
  }
  /* a name that ends in a dot is the same name written absolutely (RFC 1034 3.1) */
  if (name.len > 1 && hsk_u8(name.data, name.len - 1) == '.') name.len--;
  wanted w = {HSK_DNS_NAME, name};
  return hsk_dns_labels(name) != 0 && find(der, cert, &w);
}

int hsk_name_match_kind(const uint8_t *der, const hsk_cert *cert, uint32_t kind, hsk_bytes name)
{
  wanted w = {HSK_RFC822_NAME, name};
  if (kind == HSK_NAME_HOST) return hsk_name_match(der, cert, name);
  if (kind == HSK_NAME_URI) w.kind = HSK_URI;
  return name.len != 0 && find(der, cert, &w);
}
