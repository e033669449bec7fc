#include "chain/address.h"

/* A number of up to max_digits digits in base 10 or 16 at text[*at]; -1: there is none, or it has more digits. */
static int32_t number(hsk_bytes text, size_t *at, uint32_t base, size_t max_digits)
{
  int32_t v = 0;
  size_t start = *at;
  while (*at < text.len) {
    uint32_t c = hsk_u8(text.data, *at), digit;
    if (c >= '0' && c <= '9')
      digit = c - '0';
    else if (base == 16 && c >= 'a' && c <= 'f')
      digit = c - 'a' + 10;
    else if (base == 16 && c >= 'A' && c <= 'F')
      digit = c - 'A' + 10;
    else
      break;
    if (*at - start == max_digits) return -1;
    v = v * (int32_t)base + (int32_t)digit;
    (*at)++;
  }
  return *at == start ? -1 : v;
}

static int parse_v4(hsk_bytes text, size_t at, uint8_t *address, size_t to)
{
  for (size_t i = 0; i < 4; i++) {
    if (i != 0) {
      if (at == text.len || hsk_u8(text.data, at) != '.') return 0;
      at++;
    }
    size_t start = at;
    int32_t v = number(text, &at, 10, 3);
    if (v < 0 || v > 255 || (at - start > 1 && hsk_u8(text.data, start) == '0')) return 0;
    hsk_put8(address, to + i, (size_t)v);
  }
  return at == text.len;
}

static int is_colon(hsk_bytes text, size_t at)
{
  return at < text.len && hsk_u8(text.data, at) == ':';
}

/* Moves the groups behind "::" to the end and fills the gap with zeros. */
static int spread(uint8_t *address, size_t have, size_t gap)
{
  if (have == 16) return 0;
  size_t tail = have - gap;
  for (size_t i = 0; i < tail; i++)
    hsk_put8(address, 15 - i, hsk_u8(address, have - 1 - i));
  for (size_t i = gap; i < 16 - tail; i++)
    hsk_put8(address, i, 0);
  return 1;
}

static int parse_v6(hsk_bytes text, uint8_t *address)
{
  size_t at = 0, have = 0, gap = 17; /* gap: bytes in front of "::" */
  if (is_colon(text, 0) && !is_colon(text, 1)) return 0;
  if (is_colon(text, 0)) at = 1;
  while (at < text.len) {
    if (is_colon(text, at)) {
      if (gap != 17) return 0;
      gap = have;
      if (++at == text.len) break;
    }
    if (have == 16) return 0;
    size_t start = at;
    int32_t v = number(text, &at, 16, 4);
    if (v < 0) return 0;
    if (at < text.len && hsk_u8(text.data, at) == '.') {
      if (have > 12 || !parse_v4(text, start, address, have)) return 0;
      have += 4;
      break;
    }
    hsk_put16(address, have, (size_t)v);
    have += 2;
    if (at == text.len) break;
    if (!is_colon(text, at)) return 0;
    if (++at == text.len) return 0;
  }
  return gap == 17 ? have == 16 : spread(address, have, gap);
}

size_t hsk_address_parse(hsk_bytes text, uint8_t address[16])
{
  if (parse_v4(text, 0, address, 0)) return 4;
  return parse_v6(text, address) ? 16 : 0;
}

/* put_number writes v in base 10 or 16 without leading zeros; the offset behind it. */
static size_t put_number(uint8_t *out, size_t at, uint32_t v, uint32_t base)
{
  uint32_t unit = 1;
  while (v / unit >= base)
    unit *= base;
  for (; unit != 0; unit /= base) {
    uint32_t digit = v / unit % base;
    hsk_put8(out, at, digit < 10 ? '0' + digit : 'a' + digit - 10);
    at++;
  }
  return at;
}

/* How many zero groups of a 16-byte address begin at group i */
static size_t zero_groups(const uint8_t *address, size_t i)
{
  size_t n = 0;
  while (i + n < 8 && hsk_be16(address, 2 * (i + n)) == 0)
    n++;
  return n;
}

/* The first of the longest runs of zero groups, if it has two at least, is what "::" stands for (RFC 5952 4.2). */
static size_t text_v6(const uint8_t *address, uint8_t *out)
{
  size_t gap = 8, gap_len = 1, at = 0;
  for (size_t i = 0; i < 8; i++) {
    size_t n = zero_groups(address, i);
    if (n <= gap_len) continue;
    gap = i;
    gap_len = n;
  }
  for (size_t i = 0; i < 8; i++) {
    if (i == gap) {
      hsk_put8(out, at++, ':');
      if (i + gap_len == 8) hsk_put8(out, at++, ':');
      i += gap_len - 1;
      continue;
    }
    if (i != 0) hsk_put8(out, at++, ':');
    at = put_number(out, at, hsk_be16(address, 2 * i), 16);
  }
  return at;
}

size_t hsk_address_text(const uint8_t *address, size_t len, uint8_t *out)
{
  size_t at = 0;
  if (len == 16) return text_v6(address, out);
  for (size_t i = 0; i < 4; i++) {
    if (i != 0) hsk_put8(out, at++, '.');
    at = put_number(out, at, hsk_u8(address, i), 10);
  }
  return at;
}
