#include "options.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

int option_number(const char *text, long long min, long long max, long long *out)
{
  char *end;
  errno = 0;
  long long n = strtoll(text, &end, 10);
  if (errno != 0 || end == text || *end != 0 || n < min || n > max) return -1;
  *out = n;
  return 0;
}

int option_names(const char *text, uint32_t (*by_name)(const char *, size_t), uint16_t *out, size_t *len)
{
  for (*len = 0;; text++) {
    size_t n = strcspn(text, ",:");
    uint32_t found = by_name(text, n);
    if (found == 0 || *len == LIST_MAX) return -1;
    out[(*len)++] = (uint16_t)found;
    text += n;
    if (*text == 0) return 0;
  }
}

int option_protocols(const char *text, hsk_bytes *out, size_t *len)
{
  for (*len = 0;; text++) {
    size_t n = strcspn(text, ",");
    if (n == 0 || n > 255 || *len == LIST_MAX) return -1;
    out[*len].data = (const uint8_t *)text;
    out[(*len)++].len = n;
    text += n;
    if (*text == 0) return 0;
  }
}
