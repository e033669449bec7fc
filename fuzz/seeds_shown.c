/* shown DIR: writes each input of seeds_shown.def to DIR/<target>/<name>. */
#define _POSIX_C_SOURCE 200809L
#include "seeds_text.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
  const char *target, *name, *text;
} rows[] = {
#define SHOW(target, name, text) {#target, name, text},
#include "seeds_shown.def"
#undef SHOW
};

int main(int argc, char **argv)
{
  static uint8_t out[SEEDS_TEXT_MAX];
  if (argc != 2) return 2;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", argv[1], rows[i].target);
    (void)mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/%s/%s", argv[1], rows[i].target, rows[i].name);
    FILE *f = fopen(path, "wb");
    size_t n = seeds_text(rows[i].text, out);
    if (f == NULL || fwrite(out, 1, n, f) != n || fclose(f) != 0) {
      perror(path);
      return 1;
    }
  }
  return 0;
}
