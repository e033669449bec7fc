/* See seeds_text.h. */
#include "seeds_text.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  char kind; /* what opened it */
  size_t at, times;
} opened;

/* A length of under 65536 bytes goes before out[at..*n). */
static void prefix(uint8_t *out, size_t at, size_t *n, int is_der)
{
  size_t len = *n - at, extra = !is_der ? 2 : len < 128 ? 1 : len < 256 ? 2 : 3;
  memmove(out + at + extra, out + at, len);
  if (is_der && extra > 1) out[at] = (uint8_t)(0x80 + extra - 1);
  for (size_t i = is_der && extra > 1 ? 1 : 0; i < extra; i++)
    out[at + i] = (uint8_t)(len >> (8 * (extra - 1 - i)));
  *n += extra;
}

static void finish(uint8_t *out, const opened *o, size_t *n)
{
  size_t len = *n - o->at;
  if (o->kind != '<') {
    prefix(out, o->at, n, o->kind == '(');
    return;
  }
  for (size_t i = 1; i < o->times; i++)
    memcpy(out + o->at + i * len, out + o->at, len);
  *n = o->at + o->times * len;
}

static uint8_t hex(const char *text)
{
  const char digits[3] = {text[0], text[1], 0};
  return (uint8_t)strtoul(digits, NULL, 16);
}

size_t seeds_text(const char *text, uint8_t *out)
{
  size_t n = 0, depth = 0;
  opened open[32];
  for (; *text != 0; text++) {
    if (*text == '(' || *text == '[' || *text == '<') {
      open[depth] = (opened){*text, n, 0};
      if (*text == '<') open[depth].times = hex(text + 1), text += 2;
      depth++;
    } else if (*text == ')' || *text == ']' || *text == '>') {
      finish(out, &open[--depth], &n);
    } else if (*text == '\'') {
      for (text++; *text != '\''; text++)
        out[n++] = (uint8_t)*text;
    } else if (*text != ' ') {
      out[n++] = hex(text++);
    }
  }
  return n;
}
