/* A main for any target without a fuzzing engine: runs every file named, and every file in every folder named
   (one level). Prints how many it ran. Any compiler builds it. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
__attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);

static unsigned long ran;

static int run_file(const char *path)
{
  FILE *f = fopen(path, "rb");
  struct stat st;
  if (f == NULL || fstat(fileno(f), &st) != 0) {
    perror(path);
    return 1;
  }
  size_t size = (size_t)st.st_size;
  /* exactly as long as the input, so that a sanitizer sees a read past it */
  uint8_t *data = malloc(size == 0 ? 1 : size);
  int bad = data == NULL || fread(data, 1, size, f) != size;
  fclose(f);
  if (bad) {
    fprintf(stderr, "%s: cannot be read\n", path);
  } else {
    if (getenv("FUZZ_VERBOSE") != NULL) fprintf(stderr, "%s\n", path);
    (void)LLVMFuzzerTestOneInput(data, size);
    ran++;
  }
  free(data);
  return bad;
}

static int run_folder(const char *path)
{
  DIR *d = opendir(path);
  if (d == NULL) {
    perror(path);
    return 1;
  }
  int bad = 0;
  for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
    char name[4096];
    if (e->d_name[0] == '.') continue;
    int n = snprintf(name, sizeof name, "%s/%s", path, e->d_name);
    bad |= n < 0 || (size_t)n >= sizeof name ? 1 : run_file(name);
  }
  closedir(d);
  return bad;
}

int main(int argc, char **argv)
{
  int bad = 0;
  if (LLVMFuzzerInitialize != NULL) bad = LLVMFuzzerInitialize(&argc, &argv);
  for (int i = 1; i < argc; i++) {
    struct stat st;
    if (stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode))
      bad |= run_folder(argv[i]);
    else
      bad |= run_file(argv[i]);
  }
  printf("%lu inputs\n", ran);
  return bad;
}
