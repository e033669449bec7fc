#include "x509/text_name.h"

#define LABEL_MAX 63u

static int is_letter(uint32_t c)
{
  c = hsk_ascii_lower(c);
  return c >= 'a' && c <= 'z';
}

static int is_digit(uint32_t c)
{
  return c >= '0' && c <= '9';
}

size_t hsk_dns_label_len(hsk_bytes text, size_t at)
{
  size_t i = at;
  /*@ loop invariant at <= i <= text.len; loop assigns i; loop variant text.len - i; */
  while (i < text.len) {
    uint32_t c = hsk_u8(text.data, i);
    if (!is_letter(c) && !is_digit(c) && c != '-') break;
    i++;
  }
  if (i == at || i - at > LABEL_MAX) return 0;
  return hsk_u8(text.data, at) == '-' || hsk_u8(text.data, i - 1) == '-' ? 0 : i - at;
}

size_t hsk_dns_labels(hsk_bytes text)
{
  size_t labels = 0, at = 0;
  if (text.len > HSK_DNS_NAME_MAX) return 0;
  /*@ loop invariant 0 <= labels <= at <= text.len; loop assigns labels, at; loop variant text.len - at; */
  while (at < text.len) {
    size_t n = hsk_dns_label_len(text, at);
    if (n == 0) return 0;
    labels++;
    at += n;
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
  /*@ loop invariant 0 <= i <= a.len; loop assigns i; loop variant a.len - i; */
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
static int is_dot_string(hsk_bytes local)
{
  uint32_t before = '.';
  for (size_t i = 0; i < local.len; i++) {
    uint32_t c = hsk_u8(local.data, i);
    if (!is_atext(c) || (c == '.' && before == '.')) return 0;
    before = c;
  }
  return before != '.';
}

/* local is a Quoted-string: printable characters between quotes, a backslash before those that need one. */
static int is_quoted(hsk_bytes local)
{
  if (local.len < 2 || hsk_u8(local.data, 0) != '"' || hsk_u8(local.data, local.len - 1) != '"') return 0;
  for (size_t i = 1; i + 1 < local.len; i++) {
    uint32_t c = hsk_u8(local.data, i);
    if (c < ' ' || c >= 127 || c == '"') return 0;
    if (c != '\\') continue;
    i++;
    if (i + 1 >= local.len || hsk_u8(local.data, i) < ' ' || hsk_u8(local.data, i) >= 127) return 0;
  }
  return 1;
}

size_t hsk_mailbox_at(hsk_bytes text)
{
  size_t at = text.len;
  while (at > 0 && hsk_u8(text.data, at - 1) != '@')
    at--;
  if (at < 2 || hsk_dns_labels(hsk_text_from(text, at)) == 0) return 0;
  hsk_bytes local = {text.data, at - 1};
  return is_dot_string(local) || is_quoted(local) ? at - 1 : 0;
}

/* The length of the scheme at the start of a URI (RFC 3986 3.1), 0: there is none. */
static size_t scheme_len(hsk_bytes text)
{
  size_t i = 0;
  if (text.len == 0 || !is_letter(hsk_u8(text.data, 0))) return 0;
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
  return n != 0 && n + 1 < text.len;
}

hsk_bytes hsk_uri_host(hsk_bytes text)
{
  hsk_bytes none = {NULL, 0};
  size_t n = scheme_len(text), from = n + 3, end = from;
  if (n == 0 || text.len < from || hsk_u8(text.data, n + 1) != '/' || hsk_u8(text.data, n + 2) != '/')
    return none;
  while (end < text.len && hsk_u8(text.data, end) != '/' && hsk_u8(text.data, end) != '?' &&
         hsk_u8(text.data, end) != '#')
    end++;
  for (size_t i = from; i < end; i++)
    if (hsk_u8(text.data, i) == '@') from = i + 1;
  for (size_t i = from; i < end; i++)
    if (hsk_u8(text.data, i) == ':') end = i;
  hsk_bytes host = {text.data + from, end - from};
  return hsk_dns_labels(host) != 0 ? host : none;
}
