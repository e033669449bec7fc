/* Names in ASCII: DNS names (RFC 1034 3.5), mailboxes (RFC 5321 4.1.2), the host of a URI (RFC 3986 3.2). */
#ifndef HSK_X509_TEXT_NAME_H
#define HSK_X509_TEXT_NAME_H
#include "core/bytes.h"
#ifdef __FRAMAC__
#include "text_name.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_DNS_NAME_MAX 253u

/* hsk_text_from: the bytes of text from the offset at. */
/*@ requires at <= text.len && \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures \result.data == text.data + at && \result.len == text.len - at; */
static inline hsk_bytes hsk_text_from(hsk_bytes text, size_t at)
{
  hsk_bytes rest = {text.data + at, text.len - at};
  return rest;
}

/* hsk_ascii_lower: the small letter of an ASCII capital, anything else as it is. */
/*@ requires c <= 255; terminates \true; exits \false; assigns \nothing; ensures \result == Lower(c) && \result <= 255; */
static inline uint32_t hsk_ascii_lower(uint32_t c)
{
  return c >= 'A' && c <= 'Z' ? c + 32u : c;
}

/* hsk_dns_label_len: the length of the label at text[at], 1 to 63 letters, digits and hyphens without a hyphen at either end; 0:
   there is none. */
/*@ requires at <= text.len && \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result <= 63 && at + \result <= text.len;
    ensures ok: \result != 0 ==> Label(text.data, at, text.len, at + \result);
    ensures uniq: \forall integer e; Label(text.data, at, text.len, e) ==> e == at + \result; */
size_t hsk_dns_label_len(hsk_bytes text, size_t at);

/* hsk_dns_labels: how many labels, joined by dots, fill text; 0: something else does. */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result != 0 ==> 1 <= text.len <= HSK_DNS_NAME_MAX;
    ensures ok: \result != 0 ==> DnsName(text.data, text.len, \result);
    ensures uniq: \forall integer k; DnsName(text.data, text.len, k) ==> \result != 0 && k == \result;
    ensures yes: \result != 0 ==> IsDnsName(text.data, text.len);
    ensures no: \result == 0 ==> !IsDnsName(text.data, text.len); */
size_t hsk_dns_labels(hsk_bytes text);

/* hsk_dns_presented: 1 if text is a DNS name that a certificate may present: labels, and `*.` may stand before at least one of them. */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result != 0 ==> text.len != 0;
    ensures iff: \result != 0 <==> DnsPresented(text.data, text.len); */
int hsk_dns_presented(hsk_bytes text);

/* hsk_text_equal: 1 if two texts are the same but for the case of ASCII letters. */
/*@ requires \valid_read(a.data + (0 .. a.len-1)) && \valid_read(b.data + (0 .. b.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> (a.len == b.len && SameText(a.data, b.data, a.len)); */
int hsk_text_equal(hsk_bytes a, hsk_bytes b);

/* hsk_dns_within: 1 if name is domain, or a name below it; every name is within the empty domain. */
/*@ requires \valid_read(name.data + (0 .. name.len-1)) && \valid_read(domain.data + (0 .. domain.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DnsWithin(name.data, name.len, domain.data, domain.len); */
int hsk_dns_within(hsk_bytes name, hsk_bytes domain);

/* hsk_mailbox_at: the offset of the `@` between the local part and the domain of a mailbox, 0: text is none. The domain is a DNS
   name: address literals are refused. */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result != 0 ==> \result + 1 < text.len;
    ensures ok: \result != 0 ==> Mailbox(text.data, text.len, \result);
    ensures uniq: \forall integer a; Mailbox(text.data, text.len, a) ==> a == \result; */
size_t hsk_mailbox_at(hsk_bytes text);

/* hsk_uri_is_absolute: 1 if text begins with a scheme, and something follows (RFC 5280 4.2.1.6). */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> \exists integer e; Scheme(text.data, text.len, e) && e + 1 < text.len; */
int hsk_uri_is_absolute(hsk_bytes text);
/* hsk_uri_host: the host of a URI that has an authority with a DNS name as its host; len 0: it has none. */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: \valid_read(\result.data + (0 .. \result.len-1)) && \result.len <= text.len;
    ensures ok: \result.len != 0 ==> \exists integer f; 0 <= f && \result.data == text.data + f &&
                UriHost(text.data, text.len, f, f + \result.len);
    ensures uniq: \forall integer f, t; UriHost(text.data, text.len, f, t) ==>
                  \result.len != 0 && \result.data == text.data + f && t == f + \result.len; */
hsk_bytes hsk_uri_host(hsk_bytes text);

#ifdef __cplusplus
}
#endif
#endif
