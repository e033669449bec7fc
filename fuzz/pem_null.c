/* The PEM half of crypto_null.c: RFC 7468 in its strict form, without BearSSL. */
#include "crypto/crypto.h"
#include <string.h>

static int digit(uint8_t c)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *p = c == 0 ? NULL : strchr(digits, c);
  return p == NULL ? -1 : (int)(p - digits);
}

static size_t line_end(hsk_bytes text, size_t i)
{
  while (i < text.len && text.data[i] != '\n')
    i++;
  return i;
}

static int starts(hsk_bytes text, size_t i, const char *with)
{
  size_t n = strlen(with);
  return text.len - i >= n && memcmp(text.data + i, with, n) == 0;
}

/* One line of base64; bits carry over. 0: not base64 */
static int decode_line(hsk_bytes line, uint32_t *bits, uint32_t *have, uint8_t *out, size_t cap, size_t *len)
{
  for (size_t i = 0; i < line.len; i++) {
    uint8_t c = line.data[i];
    if (c == '\r' || c == ' ' || c == '=') continue;
    int d = digit(c);
    if (d < 0) return 0;
    *bits = *bits << 6 | (uint32_t)d;
    *have += 6;
    if (*have < 8) continue;
    *have -= 8;
    if (*len < cap) out[*len] = (uint8_t)(*bits >> *have);
    (*len)++;
  }
  return 1;
}

hsk_result hsk_pem_decode(hsk_bytes text, size_t *pos, char label[32], uint8_t *out, size_t cap, size_t *len)
{
  size_t i = *pos, n = 0;
  uint32_t bits = 0, have = 0;
  while (i < text.len && !starts(text, i, "-----BEGIN "))
    i = line_end(text, i) + 1;
  if (i >= text.len) return hsk_bad(HSK_PEM_NOT_FOUND, text.len);
  size_t from = i + 11, end = line_end(text, i), to = from;
  while (to < end && text.data[to] != '-')
    to++;
  if (to - from > 31 || !starts(text, to, "-----")) return hsk_bad(HSK_PEM_BAD, i);
  for (i = end + 1; i < text.len && !starts(text, i, "-----END "); i = end + 1) {
    end = line_end(text, i);
    if (!decode_line((hsk_bytes){text.data + i, end - i}, &bits, &have, out, cap, &n))
      return hsk_bad(HSK_PEM_BAD, i);
  }
  if (i >= text.len) return hsk_bad(HSK_PEM_BAD, *pos);
  if (n > cap) return hsk_bad(HSK_BUFFER_TOO_SMALL, *pos);
  memcpy(label, text.data + from, to - from);
  label[to - from] = 0;
  *len = n;
  *pos = line_end(text, i);
  return hsk_ok();
}
