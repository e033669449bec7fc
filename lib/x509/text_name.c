#include "x509/text_name.h"

#define LABEL_MAX 63u

/*@ requires c <= 255;
    terminates \true; exits \false; assigns \nothing;
    ensures \result != 0 <==> Letter(c); */
static int is_letter(uint32_t c)
{
  c = hsk_ascii_lower(c);
  return c >= 'a' && c <= 'z';
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result != 0 <==> Digit(c); */
static int is_digit(uint32_t c)
{
  return c >= '0' && c <= '9';
}

size_t hsk_dns_label_len(hsk_bytes text, size_t at)
{
  size_t i = at;
  /*@ loop invariant at <= i <= text.len;
      loop invariant \forall integer k; at <= k < i ==> LetterDigitHyphen(text.data[k]);
      loop assigns i; loop variant text.len - i; */
  while (i < text.len) {
    uint32_t c = hsk_u8(text.data, i);
    if (!is_letter(c) && !is_digit(c) && c != '-') break;
    i++;
  }
  //@ assert stop: \forall integer e; Label(text.data, at, text.len, e) ==> e == i;
  if (i == at || i - at > LABEL_MAX) return 0;
  return hsk_u8(text.data, at) == '-' || hsk_u8(text.data, i - 1) == '-' ? 0 : i - at;
}

size_t hsk_dns_labels(hsk_bytes text)
{
  size_t labels = 0, at = 0;
  if (text.len > HSK_DNS_NAME_MAX) return 0;
  /*@ loop invariant 0 <= labels <= at <= text.len;
      loop invariant rest: \forall integer k; Labels(text.data, 0, text.len, k) <==> Labels(text.data, at, text.len, k - labels);
      loop assigns labels, at; loop variant text.len - at; */
  while (at < text.len) {
    size_t n = hsk_dns_label_len(text, at);
    if (n == 0) return 0;
    labels++;
    at += n;
    //@ assert all: at == text.len ==> DnsName(text.data, text.len, labels);
    if (at == text.len) return labels;
    if (hsk_u8(text.data, at) != '.') return 0;
    at++;
  }
  return 0;
}

int hsk_dns_presented(hsk_bytes text)
{
  if (text.len > 2 && hsk_u8(text.data, 0) == '*' && hsk_u8(text.data, 1) == '.')
    return hsk_dns_labels(hsk_text_from(text, 2)) != 0;
  return hsk_dns_labels(text) != 0;
}

int hsk_text_equal(hsk_bytes a, hsk_bytes b)
{
  if (a.len != b.len) return 0;
  /*@ loop invariant 0 <= i <= a.len;
      loop invariant \forall integer k; 0 <= k < i ==> Lower(a.data[k]) == Lower(b.data[k]);
      loop assigns i; loop variant a.len - i; */
  for (size_t i = 0; i < a.len; i++)
    if (hsk_ascii_lower(hsk_u8(a.data, i)) != hsk_ascii_lower(hsk_u8(b.data, i))) return 0;
  return 1;
}

int hsk_dns_within(hsk_bytes name, hsk_bytes domain)
{
  if (domain.len == 0) return 1;
  if (name.len < domain.len) return 0;
  size_t at = name.len - domain.len;
  if (at != 0 && hsk_u8(name.data, at - 1) != '.') return 0;
  return hsk_text_equal(hsk_text_from(name, at), domain);
}

/* atext of RFC 5322 3.2.3, and the dot between atoms */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result != 0 <==> AtomChar(c); */
static int is_atext(uint32_t c)
{
  if (c <= ' ' || c >= 127) return 0;
  switch (c) {
  case '(':
  case ')':
  case '<':
  case '>':
  case '[':
  case ']':
  case ':':
  case ';':
  case '@':
  case '\\':
  case ',':
  case '"':
    return 0;
  default:
    return 1;
  }
}

/* local is a Dot-string: atoms joined by dots. */
/*@ requires \valid_read(local.data + (0 .. local.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> DotString(local.data, local.len); */
static int is_dot_string(hsk_bytes local)
{
  uint32_t before = '.';
  /*@ loop invariant 0 <= i <= local.len;
      loop invariant before == (i == 0 ? '.' : local.data[i-1]);
      loop invariant atoms: \forall integer k; 0 <= k < i ==> AtomChar(local.data[k]);
      loop invariant first: i > 0 ==> local.data[0] != '.';
      loop invariant single: \forall integer k; 0 < k < i ==> local.data[k] != '.' || local.data[k-1] != '.';
      loop assigns i, before; loop variant local.len - i; */
  for (size_t i = 0; i < local.len; i++) {
    uint32_t c = hsk_u8(local.data, i);
    if (!is_atext(c) || (c == '.' && before == '.')) return 0;
    before = c;
  }
  return before != '.';
}

/* local is a Quoted-string: printable characters between quotes, a backslash before those that need one. */
/*@ requires \valid_read(local.data + (0 .. local.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> QuotedString(local.data, local.len); */
static int is_quoted(hsk_bytes local)
{
  if (local.len < 2 || hsk_u8(local.data, 0) != '"' || hsk_u8(local.data, local.len - 1) != '"') return 0;
  /*@ loop invariant 1 <= i <= local.len - 1;
      loop invariant rest: Quoted(local.data, 1, local.len - 1) <==> Quoted(local.data, i, local.len - 1);
      loop assigns i; loop variant local.len - i; */
  for (size_t i = 1; i < local.len - 1; i++) {
    uint32_t c = hsk_u8(local.data, i);
    if (c < ' ' || c >= 127 || c == '"') return 0;
    if (c != '\\') continue;
    i++;
    if (i == local.len - 1 || hsk_u8(local.data, i) < ' ' || hsk_u8(local.data, i) >= 127) return 0;
  }
  return 1;
}

size_t hsk_mailbox_at(hsk_bytes text)
{
  size_t at = text.len;
  /*@ loop invariant 0 <= at <= text.len;
      loop invariant \forall integer k; at <= k < text.len ==> text.data[k] != '@';
      loop assigns at; loop variant at; */
  while (at > 0 && hsk_u8(text.data, at - 1) != '@')
    at--;
  //@ assert last: \forall integer a; Mailbox(text.data, text.len, a) ==> a == at - 1;
  if (at < 2 || hsk_dns_labels(hsk_text_from(text, at)) == 0) return 0;
  hsk_bytes local = {text.data, at - 1};
  return is_dot_string(local) || is_quoted(local) ? at - 1 : 0;
}

/* The length of the scheme at the start of a URI (RFC 3986 3.1), 0: there is none. */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result != 0 ==> Scheme(text.data, text.len, \result);
    ensures uniq: \forall integer e; Scheme(text.data, text.len, e) ==> e == \result; */
static size_t scheme_len(hsk_bytes text)
{
  size_t i = 0;
  if (text.len == 0 || !is_letter(hsk_u8(text.data, 0))) return 0;
  /*@ loop invariant 0 <= i <= text.len;
      loop invariant \forall integer k; 0 <= k < i ==> SchemeChar(text.data[k]);
      loop assigns i; loop variant text.len - i; */
  while (i < text.len) {
    uint32_t c = hsk_u8(text.data, i);
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') break;
    i++;
  }
  return i < text.len && hsk_u8(text.data, i) == ':' ? i : 0;
}

int hsk_uri_is_absolute(hsk_bytes text)
{
  size_t n = scheme_len(text);
  return n != 0 && text.len - n > 1;
}

/* The authority of a URI, len 0: it has none or it is empty. */
/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.off + \result.len <= text.len;
    ensures ok: \result.len != 0 ==> Authority(text.data, text.len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer b, e; Authority(text.data, text.len, b, e) ==>
                  (b < e ==> b == \result.off) && e - b == \result.len; */
static hsk_span authority(hsk_bytes text)
{
  hsk_span a = {0, 0};
  size_t n = scheme_len(text);
  if (n == 0 || text.len - n < 3 || hsk_u8(text.data, n + 1) != '/' || hsk_u8(text.data, n + 2) != '/')
    return a;
  size_t from = n + 3, end = from;
  /*@ loop invariant from <= end <= text.len;
      loop invariant \forall integer k; from <= k < end ==> !AuthorityEnd(text.data[k]);
      loop assigns end; loop variant text.len - end; */
  while (end < text.len && hsk_u8(text.data, end) != '/' && hsk_u8(text.data, end) != '?' &&
         hsk_u8(text.data, end) != '#')
    end++;
  a.off = from;
  a.len = end - from;
  return a;
}

/* The host in an authority: behind the last @, before the colon of a port. */
/*@ requires a.off + a.len <= text.len && \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures in: a.off <= \result.off && \result.off + \result.len <= a.off + a.len;
    ensures ok: HostPart(text.data, a.off, a.off + a.len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer f, t; HostPart(text.data, a.off, a.off + a.len, f, t) ==>
                  f == \result.off && t == \result.off + \result.len; */
static hsk_span host_part(hsk_bytes text, hsk_span a)
{
  size_t from = a.off + a.len;
  /*@ loop invariant a.off <= from <= a.off + a.len;
      loop invariant \forall integer k; from <= k < a.off + a.len ==> text.data[k] != '@';
      loop assigns from; loop variant from; */
  while (from > a.off && hsk_u8(text.data, from - 1) != '@')
    from--;
  size_t end = from;
  /*@ loop invariant from <= end <= a.off + a.len;
      loop invariant \forall integer k; from <= k < end ==> text.data[k] != ':';
      loop assigns end; loop variant a.off + a.len - end; */
  while (end < a.off + a.len && hsk_u8(text.data, end) != ':')
    end++;
  hsk_span host = {from, end - from};
  return host;
}

hsk_bytes hsk_uri_host(hsk_bytes text)
{
  hsk_bytes none = {NULL, 0};
  hsk_span a = authority(text);
  if (a.len == 0) return none;
  hsk_span part = host_part(text, a);
  hsk_bytes host = {text.data + part.off, part.len};
  return hsk_dns_labels(host) != 0 ? host : none;
}
