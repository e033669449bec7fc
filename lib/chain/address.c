#include "chain/address.h"

/* A number that was read, and the offset behind it; end 0: there is none. */
typedef struct {
  size_t end;
  uint32_t value;
} number;

/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> at < text.len && text.data[at] == c; */
static int is_char(hsk_bytes text, size_t at, uint32_t c)
{
  return at < text.len && hsk_u8(text.data, at) == c;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> Digit(c); */
static int is_digit(uint32_t c)
{
  return c >= '0' && c <= '9';
}

/* A number 0..255 in decimal, without leading zeros, that no digit follows */
/*@ requires \valid_read(text.data + (0 .. text.len-1)) && at <= text.len;
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.end <= text.len && \result.value <= 255;
    ensures ok: \result.end != 0 ==> Octet(text.data, at, text.len, \result.end);
    ensures value: \result.end != 0 ==> \result.value == Decimal(text.data, at, \result.end);
    ensures uniq: \forall integer e; Octet(text.data, at, text.len, e) ==> e == \result.end; */
static number octet(hsk_bytes text, size_t at)
{
  number n = {0, 0};
  size_t i = at;
  uint32_t v = 0;
  /*@ loop invariant at <= i <= text.len && i - at <= 3;
      loop invariant digits: \forall integer k; at <= k < i ==> Digit(text.data[k]);
      loop invariant zero: i == at ==> v == 0;
      loop invariant one: i == at + 1 ==> v == text.data[at] - '0';
      loop invariant two: i == at + 2 ==> v == (text.data[at] - '0') * 10 + (text.data[at+1] - '0');
      loop invariant three: i == at + 3 ==>
        v == ((text.data[at] - '0') * 10 + (text.data[at+1] - '0')) * 10 + (text.data[at+2] - '0');
      loop assigns i, v; loop variant text.len - i; */
  while (i < text.len && i - at < 3 && is_digit(hsk_u8(text.data, i))) {
    v = v * 10 + (hsk_u8(text.data, i) - '0');
    i++;
  }
  if (i < text.len && is_digit(hsk_u8(text.data, i))) return n;
  //@ assert stop: \forall integer e; Octet(text.data, at, text.len, e) ==> e == i;
  if (i == at || v > 255 || (i - at > 1 && hsk_u8(text.data, at) == '0')) return n;
  //@ assert value: v == Decimal(text.data, at, i);
  //@ assert it: Octet(text.data, at, text.len, i);
  n.end = i;
  n.value = v;
  return n;
}

/*@ requires \valid_read(text.data + (0 .. text.len-1)) && at <= text.len && to <= 12 && \valid(address + (0 .. 15));
    terminates \true; exits \false; assigns address[to .. to+3];
    ensures bool: \result == 0 || \result == 1;
    ensures yes: \result == 1 ==> \old(AddressV4(text.data, at, text.len));
    ensures no: \result == 0 ==> !\old(AddressV4(text.data, at, text.len));
    ensures value: \result == 1 ==> \forall integer a, b, c; \old(AddressV4Ends(text.data, at, text.len, a, b, c)) ==>
      address[to] == \old(Decimal(text.data, at, a)) && address[to+1] == \old(Decimal(text.data, a + 1, b)) &&
      address[to+2] == \old(Decimal(text.data, b + 1, c)) && address[to+3] == \old(Decimal(text.data, c + 1, text.len)); */
static int parse_v4(hsk_bytes text, size_t at, uint8_t *address, size_t to)
{
  number a = octet(text, at);
  if (a.end == 0 || !is_char(text, a.end, '.')) return 0;
  number b = octet(text, a.end + 1);
  if (b.end == 0 || !is_char(text, b.end, '.')) return 0;
  number c = octet(text, b.end + 1);
  if (c.end == 0 || !is_char(text, c.end, '.')) return 0;
  number d = octet(text, c.end + 1);
  if (d.end == 0 || d.end != text.len) return 0;
  //@ assert ends: AddressV4Ends(text.data, at, text.len, a.end, b.end, c.end);
  /*@ assert only: \forall integer x, y, z; AddressV4Ends(text.data, at, text.len, x, y, z) ==>
                     x == a.end && y == b.end && z == c.end; */
  hsk_put8(address, to, a.value);
  hsk_put8(address, to + 1, b.value);
  hsk_put8(address, to + 2, c.value);
  hsk_put8(address, to + 3, d.value);
  return 1;
}

/* The value of a hexadecimal digit, 16: it is none. */
/*@ terminates \true; exits \false; assigns \nothing; ensures \result <= 16; */
static uint32_t hex_digit(uint32_t c)
{
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

/* One to four hexadecimal digits that none follows */
/*@ requires \valid_read(text.data + (0 .. text.len-1)) && at <= text.len;
    terminates \true; exits \false; assigns \nothing;
    ensures in: \result.end != 0 ==> at < \result.end <= text.len && \result.value <= 65535; */
static number group(hsk_bytes text, size_t at)
{
  number n = {0, 0};
  size_t i = at;
  uint32_t v = 0;
  /*@ loop invariant at <= i <= text.len && i - at <= 4;
      loop invariant i == at ==> v == 0;
      loop invariant i == at + 1 ==> v <= 15;
      loop invariant i == at + 2 ==> v <= 255;
      loop invariant i == at + 3 ==> v <= 4095;
      loop invariant i == at + 4 ==> v <= 65535;
      loop assigns i, v; loop variant text.len - i; */
  while (i < text.len && i - at < 4) {
    uint32_t digit = hex_digit(hsk_u8(text.data, i));
    if (digit == 16) break;
    v = v * 16 + digit;
    i++;
  }
  if (i == at || (i < text.len && hex_digit(hsk_u8(text.data, i)) != 16)) return n;
  n.end = i;
  n.value = v;
  return n;
}

/* Moves the groups behind "::" to the end and fills the gap with zeros. */
/*@ requires have <= 16 && gap <= have && \valid(address + (0 .. 15));
    terminates \true; exits \false; assigns address[0 .. 15];
    ensures iff: \result != 0 <==> have < 16; */
static int spread(uint8_t *address, size_t have, size_t gap)
{
  if (have == 16) return 0;
  size_t tail = have - gap;
  /*@ loop invariant 0 <= i <= tail; loop assigns i, address[0 .. 15]; loop variant tail - i; */
  for (size_t i = 0; i < tail; i++)
    hsk_put8(address, 15 - i, hsk_u8(address, have - 1 - i));
  /*@ loop invariant gap <= i <= 16 - tail; loop assigns i, address[0 .. 15]; loop variant 16 - i; */
  for (size_t i = gap; i < 16 - tail; i++)
    hsk_put8(address, i, 0);
  return 1;
}

/*@ requires \valid_read(text.data + (0 .. text.len-1)) && \valid(address + (0 .. 15));
    terminates \true; exits \false; assigns address[0 .. 15]; */
static int parse_v6(hsk_bytes text, uint8_t *address)
{
  size_t at = 0, have = 0, gap = 17; /* gap: bytes in front of "::" */
  if (is_char(text, 0, ':') && !is_char(text, 1, ':')) return 0;
  if (is_char(text, 0, ':')) at = 1;
  /*@ loop invariant 0 <= at <= text.len;
      loop invariant have <= 16 && have % 2 == 0;
      loop invariant gap == 17 || gap <= have;
      loop assigns at, have, gap, address[0 .. 15]; loop variant text.len - at; */
  while (at < text.len) {
    if (is_char(text, at, ':')) {
      if (gap != 17) return 0;
      gap = have;
      if (++at == text.len) break;
    }
    if (have == 16) return 0;
    number n = group(text, at);
    if (n.end == 0) return 0;
    if (is_char(text, n.end, '.')) {
      if (have > 12 || !parse_v4(text, at, address, have)) return 0;
      have += 4;
      break;
    }
    hsk_put16(address, have, n.value);
    have += 2;
    at = n.end;
    if (at == text.len) break;
    if (!is_char(text, at, ':')) return 0;
    if (++at == text.len) return 0;
  }
  return gap == 17 ? have == 16 : spread(address, have, gap);
}

/*@ requires \valid_read(text.data + (0 .. text.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> !NoColon(text.data, text.len); */
static int has_colon(hsk_bytes text)
{
  size_t i = 0;
  /*@ loop invariant 0 <= i <= text.len;
      loop invariant \forall integer k; 0 <= k < i ==> text.data[k] != ':';
      loop assigns i; loop variant text.len - i; */
  while (i < text.len && hsk_u8(text.data, i) != ':')
    i++;
  return i < text.len;
}

size_t hsk_address_parse(hsk_bytes text, uint8_t address[16])
{
  if (has_colon(text)) return parse_v6(text, address) ? 16 : 0;
  return parse_v4(text, 0, address, 0) ? 4 : 0;
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
