#include "show.h"
#include <stdarg.h>
#include <string.h>

#define VALUE_COLUMN 22 /* from the label's first character to the value's */

show show_deeper(show s)
{
  s.indent += 2;
  return s;
}

static void label_put(show s, const char *label)
{
  fprintf(s.to, "%*s%-*s ", s.indent, "", VALUE_COLUMN - 1, label);
}

void show_line(show s, const char *label, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  label_put(s, label);
  vfprintf(s.to, format, args);
  fputc('\n', s.to);
  va_end(args);
}

void show_head(show s, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  fprintf(s.to, "%*s", s.indent, "");
  vfprintf(s.to, format, args);
  fputc('\n', s.to);
  va_end(args);
}

void show_hex(show s, const char *label, const uint8_t *data, size_t len)
{
  if (len == 0) {
    show_line(s, label, "(empty)");
    return;
  }
  for (size_t i = 0; i < len; i += 32) {
    label_put(s, i == 0 ? label : "");
    for (size_t k = i; k < len && k < i + 32; k++)
      fprintf(s.to, "%02x", hsk_u8(data, k));
    fputc('\n', s.to);
  }
}

void show_numbers(show s, const char *label, const uint8_t *buf, hsk_span list, const char *(*name)(uint32_t))
{
  for (size_t i = 0; i + 1 < list.len; i += 2) {
    uint32_t n = hsk_be16(buf, list.off + i);
    show_line(s, i == 0 ? label : "", "%04X %s", n, name(n));
  }
}

void show_refused(show s, const uint8_t *data, size_t len, size_t base, hsk_result why)
{
  size_t first = why.at > 8 ? why.at - 8 : 0, last = why.at + 9 < len ? why.at + 9 : len;
  show_line(s, "REFUSED", "at byte %zu (0x%zx): %s", base + why.at, base + why.at, hsk_error_name(why.error));
  show_line(s, "", "%s (%s)", hsk_error_sentence(why.error), hsk_error_rfc(why.error));
  label_put(s, "bytes there");
  for (size_t i = first; i < last; i++)
    fprintf(s.to, i == why.at ? "[%02x] " : "%02x ", hsk_u8(data, i));
  fputs(why.at >= len ? "[end]\n" : "\n", s.to);
}

void text_escape(const uint8_t *data, size_t len, char *out, size_t cap)
{
  size_t n = 0;
  for (size_t i = 0; i < len && n + 5 < cap; i++) {
    uint32_t b = hsk_u8(data, i);
    if (b >= 0x20 && b < 0x7f && b != '\\')
      out[n++] = (char)b;
    else
      n += (size_t)snprintf(out + n, cap - n, "\\x%02x", b);
  }
  out[n] = 0;
}
