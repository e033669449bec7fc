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
/*@ requires \valid_read(presented.data + (0 .. presented.len-1)) && \valid_read(name.data + (0 .. name.len-1));
    requires IsDnsName(name.data, name.len);
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DnsMatches(presented.data, presented.len, name.data, name.len); */
static int dns_matches(hsk_bytes presented, hsk_bytes name)
{
  if (!hsk_dns_presented(presented)) return 0;
  if (hsk_u8(presented.data, 0) != '*') return hsk_text_equal(presented, name);
  //@ assert label: \forall integer e; !Label(presented.data, 0, presented.len, e);
  //@ assert labels: \forall integer k; !Labels(presented.data, 0, presented.len, k);
  //@ assert wildcard: Wildcard(presented.data, presented.len);
  if (hsk_dns_labels(hsk_text_from(presented, 2)) < 2) return 0;
  size_t first = hsk_dns_label_len(name, 0);
  //@ assert only: \forall integer e; Label(name.data, 0, name.len, e) ==> e == first;
  return first < name.len && hsk_text_equal(hsk_text_from(presented, 1), hsk_text_from(name, first));
}

/* RFC 5280 7.5: the local part as it is, the domain without regard to case */
/*@ requires \valid_read(presented.data + (0 .. presented.len-1)) && \valid_read(name.data + (0 .. name.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures yes: \result != 0 ==> MailboxMatches(presented.data, presented.len, name.data, name.len);
    ensures no: \result == 0 ==> !MailboxMatches(presented.data, presented.len, name.data, name.len); */
static int mailbox_matches(hsk_bytes presented, hsk_bytes name)
{
  size_t at = hsk_mailbox_at(name);
  //@ assert only: \forall integer a; Mailbox(name.data, name.len, a) ==> a == at;
  if (at == 0 || hsk_mailbox_at(presented) != at || !hsk_equal(presented.data, name.data, at)) return 0;
  return hsk_text_equal(hsk_text_from(presented, at), hsk_text_from(name, at));
}

/*@ requires \valid_read(a.data + (0 .. a.len-1)) && \valid_read(b.data + (0 .. b.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> (a.len == b.len && SameBytes(a.data, b.data, b.len)); */
static int same_bytes(hsk_bytes a, hsk_bytes b)
{
  return a.len == b.len && hsk_equal(a.data, b.data, a.len);
}

/*@ requires \valid_read(presented.data + (0 .. presented.len-1)) && \valid_read(name.data + (0 .. name.len-1));
    requires kind == HSK_DNS_NAME ==> IsDnsName(name.data, name.len);
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> NameMatches(kind, presented.data, presented.len, name.data, name.len); */
static int matches(uint32_t kind, hsk_bytes presented, hsk_bytes name)
{
  if (kind == HSK_DNS_NAME) return dns_matches(presented, name);
  if (kind == HSK_RFC822_NAME) return mailbox_matches(presented, name);
  return same_bytes(presented, name);
}

/* Whether a name of this kind in subjectAltName matches. */
/*@ requires \valid_read(cert) && ReadableAltNames(der, cert) && \valid_read(name.data + (0 .. name.len-1));
    requires kind == HSK_DNS_NAME ==> IsDnsName(name.data, name.len);
    terminates \true; exits \false; assigns \nothing;
    ensures bool: \result == 0 || \result == 1;
    ensures iff: \result != 0 <==> AltNamesHave(der, cert, kind, name.data, name.len); */
static int find(const uint8_t *der, const hsk_cert *cert, uint32_t kind, hsk_bytes name)
{
  hsk_general_name g;
  size_t start = cert->subject_alt_name.off, at = start, end = at + cert->subject_alt_name.len;
  /*@ loop invariant start <= at <= end;
      loop invariant rest: NamesHave(der, start, end, kind, name.data, name.len) <==>
                           NamesHave(der, at, end, kind, name.data, name.len);
      loop assigns at, g; loop variant end - at; */
  while (at != end && hsk_general_name_parse(der, end, at, &g)) {
    hsk_bytes presented = {der + g.value.off, g.value.len};
    if (g.kind == kind && matches(kind, presented, name)) return 1;
    at = g.next;
  }
  return 0;
}

/* The address that name writes, if any, against the iPAddresses. */
/*@ requires \valid_read(cert) && ReadableAltNames(der, cert) && \valid_read(name.data + (0 .. name.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures bool: \result == 0 || \result == 1; */
static int address_matches(const uint8_t *der, const hsk_cert *cert, hsk_bytes name)
{
  uint8_t address[16];
  hsk_bytes bytes = {address, hsk_address_parse(name, address)};
  return bytes.len != 0 && find(der, cert, HSK_IP_ADDRESS, bytes);
}

int hsk_name_match(const uint8_t *der, const hsk_cert *cert, hsk_bytes name)
{
  if (hsk_name_is_address(name)) return address_matches(der, cert, name);
  /* a name that ends in a dot is the same name written absolutely (RFC 1034 3.1) */
  if (name.len > 1 && hsk_u8(name.data, name.len - 1) == '.') name.len--;
  return hsk_dns_labels(name) != 0 && find(der, cert, HSK_DNS_NAME, name);
}

int hsk_name_match_kind(const uint8_t *der, const hsk_cert *cert, uint32_t kind, hsk_bytes name)
{
  if (kind == HSK_NAME_HOST) return hsk_name_match(der, cert, name);
  return name.len != 0 && find(der, cert, kind == HSK_NAME_URI ? HSK_URI : HSK_RFC822_NAME, name);
}
