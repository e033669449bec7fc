#include "sessions.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char front[] = "hardshake-session";

static int unreadable(const session_file *f, const char *why)
{
  fprintf(stderr, "hardshake: %s: %s\n", f->path, why);
  return -1;
}

/* Reads hexadecimal digits up to a space or the end. -1: other characters, or more than cap bytes. */
static int read_hex(FILE *in, uint8_t *out, size_t cap, size_t *len)
{
  *len = 0;
  int skipped = fscanf(in, " ");
  (void)skipped;
  for (;;) {
    unsigned byte;
    char digits[3] = {0};
    if (fscanf(in, "%2[0-9a-f]", digits) != 1) return 0;
    if (strlen(digits) != 2 || *len == cap || sscanf(digits, "%2x", &byte) != 1) return -1;
    hsk_put8(out, (*len)++, byte);
  }
}

static int read_session(FILE *in, session_file *f)
{
  hsk_session *s = &f->session;
  char word[sizeof front];
  if (fscanf(in, "%17s", word) != 1 || strcmp(word, front) != 0) return -1;
  if (fscanf(in, "%" SCNu32 " %" SCNu32 " %" SCNu32 " %" SCNu32 " %" SCNu32 " %" SCNd64, &s->version,
             &s->suite, &s->ems, &s->lifetime, &s->age_add, &s->issued_time) != 6)
    return -1;
  if (read_hex(in, s->secret, sizeof s->secret, &s->secret_len) != 0) return -1;
  s->ticket.data = f->ticket;
  return read_hex(in, f->ticket, sizeof f->ticket, &s->ticket.len);
}

int sessions_load(session_file *f)
{
  FILE *in = fopen(f->path, "r");
  if (in == NULL) return errno == ENOENT ? 0 : unreadable(f, strerror(errno));
  int read = read_session(in, f);
  fclose(in);
  if (read != 0 || hsk_suite_find(f->session.suite) == NULL) return unreadable(f, "not a session");
  return 1;
}

static void write_hex(FILE *out, const uint8_t *data, size_t len)
{
  fputc(' ', out);
  for (size_t i = 0; i < len; i++)
    fprintf(out, "%02x", hsk_u8(data, i));
}

void sessions_save(void *arg, const hsk_session *s)
{
  const session_file *f = arg;
  int fd = open(f->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  FILE *out = fd < 0 ? NULL : fdopen(fd, "w");
  if (out == NULL) {
    unreadable(f, strerror(errno));
    if (fd >= 0) close(fd);
    return;
  }
  fprintf(out, "%s %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRId64, front, s->version,
          s->suite, s->ems, s->lifetime, s->age_add, s->issued_time);
  write_hex(out, s->secret, s->secret_len);
  write_hex(out, s->ticket.data, s->ticket.len);
  fputc('\n', out);
  if (fclose(out) != 0) unreadable(f, strerror(errno));
}
