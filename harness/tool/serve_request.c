/* Requests of hardshake serve --root: GET of a regular file below one directory. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "serve.h"

/* open_below opens the regular file that path names below root. Each step is opened by itself and no link is followed, so
   that nothing outside can be reached; names that begin with a dot are nobody's business. */
static int open_below(int root, const char *path)
{
  int fd = dup(root);
  while (fd >= 0 && *path != 0) {
    char step[256];
    size_t n = strcspn(path, "/");
    if (n == 0 || n >= sizeof step || *path == '.') break;
    memcpy(step, path, n);
    step[n] = 0;
    path += n;
    int last = *path == 0;
    int next = openat(fd, step, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | (last ? 0 : O_DIRECTORY));
    close(fd);
    fd = next;
    struct stat st;
    if (last && fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) return fd;
    if (!last) path++;
  }
  if (fd >= 0) close(fd);
  return -1;
}

static void answer(served *s, const char *status)
{
  struct stat st;
  long long len = s->file >= 0 && fstat(s->file, &st) == 0 ? (long long)st.st_size : 0;
  int n = snprintf((char *)s->answer, sizeof s->answer,
                   "HTTP/1.0 %s\r\nContent-Length: %lld\r\nConnection: close\r\n\r\n", status, len);
  s->answer_len = (size_t)n;
  s->answered = 1;
}

/* path_of copies the path of "GET /PATH HTTP/1.x", without its query; a directory's is its index.html. 0: there is none. */
static int path_of(const char *line, char *path, size_t cap)
{
  size_t n;
  if (strncmp(line, "GET /", 5) != 0) return 0;
  line += 5;
  n = strcspn(line, " \r\n");
  if (strncmp(line + n, " HTTP/1.", 8) != 0) return 0;
  n = strcspn(line, "? ");
  if (n + sizeof "index.html" > cap) return 0;
  memcpy(path, line, n);
  path[n] = 0;
  if (n == 0 || path[n - 1] == '/') memcpy(path + n, "index.html", sizeof "index.html");
  return 1;
}

static void judge_request(served *s, int root)
{
  char text[REQUEST_MAX + 1], path[REQUEST_MAX];
  memcpy(text, s->request, s->request_len);
  text[s->request_len] = 0;
  if (strlen(text) != s->request_len || !path_of(text, path, sizeof path)) {
    answer(s, "400 Bad Request");
    return;
  }
  s->file = open_below(root, path);
  answer(s, s->file >= 0 ? "200 OK" : "404 Not Found");
}

static int is_whole(const served *s)
{
  for (size_t i = 1; i < s->request_len; i++) {
    if (hsk_u8(s->request, i) != '\n') continue;
    if (hsk_u8(s->request, i - 1) == '\n') return 1;
    if (i >= 3 && hsk_u8(s->request, i - 1) == '\r' && hsk_u8(s->request, i - 2) == '\n') return 1;
  }
  return 0;
}

void serve_request(served *s, int root, const uint8_t *data, size_t len)
{
  if (s->answered) return; /* a body, or a second request: nobody waits for it */
  size_t room = sizeof s->request - s->request_len, n = len < room ? len : room;
  memcpy(s->request + s->request_len, data, n);
  s->request_len += n;
  if (is_whole(s))
    judge_request(s, root);
  else if (s->request_len == sizeof s->request)
    answer(s, "431 Request Header Fields Too Large");
}

void serve_more(served *s)
{
  if (s->file < 0) return;
  ssize_t n = read(s->file, s->answer, sizeof s->answer);
  s->answer_sent = 0;
  s->answer_len = n > 0 ? (size_t)n : 0;
  if (n > 0) return;
  close(s->file);
  s->file = -1;
}
