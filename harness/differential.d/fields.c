/* What the fields of a message are, by the formats of kinds.def. */
#include "differential.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const kind_info kinds[KIND_COUNT] = {
#define KIND(id, name, type, format) {name, type, format},
#include "kinds.def"
#undef KIND
};

_Noreturn void die(const char *format, ...)
{
  va_list args;
  va_start(args, format);
  fputs("differential: ", stderr);
  vfprintf(stderr, format, args);
  fputc('\n', stderr);
  va_end(args);
  exit(2);
}

void bytes_splice(bytes *b, size_t off, size_t del, const void *ins, size_t n)
{
  if (off > b->len || del > b->len - off) die("splice beyond the end");
  if (b->len - del + n > b->cap || b->data == NULL) {
    b->cap = b->len - del + n + 64;
    b->data = realloc(b->data, b->cap);
    if (b->data == NULL) die("no memory");
  }
  memmove(b->data + off + n, b->data + off + del, b->len - off - del);
  if (n != 0) memcpy(b->data + off, ins, n);
  b->len = b->len - del + n;
}

void bytes_add(bytes *b, const void *data, size_t len)
{
  bytes_splice(b, b->len, 0, data, len);
}

void bytes_free(bytes *b)
{
  free(b->data);
  memset(b, 0, sizeof *b);
}

/* walk: the state of taking apart; off moves over the message, format over the text. */
typedef struct {
  enum kind_id kind;
  const bytes *message;
  field_list *fields;
  const char *format;
  size_t off;
} walk;

static size_t number_at(const bytes *b, size_t off, size_t width)
{
  size_t v = 0;
  if (off + width > b->len) die("a base message is too short");
  for (size_t i = 0; i < width; i++)
    v = v << 8 | b->data[off + i];
  return v;
}

static int field_add(walk *w, int parent, const char *name, size_t name_len, size_t width, size_t len)
{
  if (w->fields->count == FIELDS_MAX) die("a base message has too many fields");
  int i = w->fields->count++;
  field *f = &w->fields->at[i];
  memset(f, 0, sizeof *f);
  const char *outer = parent > 0 ? w->fields->at[parent].path : "";
  snprintf(f->path, sizeof f->path, "%s%s%.*s", outer, *outer ? "/" : "", (int)name_len, name);
  f->parent = parent;
  f->width = width;
  f->off = w->off;
  f->body = w->off + width;
  f->len = len;
  if (f->body + len > w->message->len) die("a base message ends within %s", f->path);
  return i;
}

static void sequence(walk *w, int parent, size_t end, char until);

/* contents takes apart the contents of field i by the format, which stands behind '<' and is left behind '>'. */
static void contents(walk *w, int i)
{
  size_t end = w->fields->at[i].body + w->fields->at[i].len;
  w->off = w->fields->at[i].body;
  sequence(w, i, end, '>');
  if (w->off != end) die("a base message has bytes left in %s", w->fields->at[i].path);
}

static const char *extension_label(uint32_t type)
{
  static char label[40];
  switch (type) {
#define HSK_X(name, number, wire_name, rfc)                                                                  \
  case number:                                                                                               \
    return wire_name;
#include "msg/ext/types.def"
#undef HSK_X
  default:
    snprintf(label, sizeof label, "type_%u", (unsigned)type);
    return label;
  }
}

static void extension(walk *w, int parent)
{
  uint32_t type = (uint32_t)number_at(w->message, w->off, 2);
  size_t len = number_at(w->message, w->off + 2, 2);
  const char *name = extension_label(type);
  int whole = field_add(w, parent, name, strlen(name), 0, 4 + len);
  w->fields->at[whole].is_extension = 1;
  w->fields->at[whole].type = type;
  w->off += 2;
  int data = field_add(w, whole, "data", 4, 2, len);
  const char *format = extension_format(w->kind, type), *back = w->format;
  if (format == NULL) {
    w->fields->at[data].is_last_known = 1;
    w->off += 2 + len;
    return;
  }
  w->off += 2;
  w->format = format;
  sequence(w, data, w->off + len, '\0');
  if (w->off != w->fields->at[data].body + len) die("%s: a base has bytes left", w->fields->at[data].path);
  w->format = back;
}

static void repeated(walk *w, int parent, size_t end)
{
  const char *again = ++w->format;
  int depth = 1;
  const char *behind = again;
  for (; depth > 0; behind++) {
    if (*behind == '{') depth++;
    if (*behind == '}') depth--;
    if (*behind == '\0') die("a format lacks }");
  }
  while (w->off < end) {
    w->format = again;
    sequence(w, parent, end, '}');
  }
  w->format = behind;
}

/* one_field: NAME:SHAPE at w->format. */
static void one_field(walk *w, int parent, size_t end)
{
  const char *name = w->format;
  size_t name_len = strcspn(name, ":");
  if (name[name_len] != ':') die("a format lacks : at %s", name);
  w->format = name + name_len + 1;
  if (*w->format == '*') {
    w->format++;
    field_add(w, parent, name, name_len, 0, end - w->off);
    w->off = end;
    return;
  }
  char *rest;
  size_t n = strtoul(w->format, &rest, 10);
  w->format = rest;
  if (*rest != '<') {
    field_add(w, parent, name, name_len, 0, n);
    w->off += n;
    return;
  }
  w->format++;
  contents(w, field_add(w, parent, name, name_len, n, number_at(w->message, w->off, n)));
}

static void sequence(walk *w, int parent, size_t end, char until)
{
  while (*w->format != until) {
    if (*w->format == ' ') {
      w->format++;
    } else if (*w->format == '{') {
      repeated(w, parent, end);
    } else if (*w->format == 'E') {
      w->format++;
      extension(w, parent);
    } else if (*w->format == '?' && w->off == end) {
      w->format += strlen(w->format);
      return;
    } else {
      if (*w->format == '?') w->format++;
      one_field(w, parent, end);
    }
  }
  if (until != '\0') w->format++;
}

void fields_of(enum kind_id kind, const bytes *message, field_list *fields)
{
  walk w = {kind, message, fields, kinds[kind].format, 0};
  fields->count = 0;
  if (kinds[kind].type == NO_HANDSHAKE_TYPE) {
    field_add(&w, -1, "message", 7, 0, message->len);
  } else {
    w.off = 1;
    field_add(&w, -1, "message", 7, 3, number_at(message, 1, 3));
    w.off = 4;
  }
  sequence(&w, 0, message->len, '\0');
  if (w.off != message->len) die("%s: the base message has bytes left", kinds[kind].name);
}

/* --- the contents of extensions --- */

typedef struct {
  uint32_t type;
  const char *messages; /* names of kinds, as a list with a space behind each */
  const char *format;
} contents_row;

#define CH         "client_hello "
#define SH         "server_hello "
#define EE         "encrypted_extensions "
#define SERVERS    SH EE
#define REQUESTS   CH "certificate_request_13 "
#define EVERYWHERE ""
static const contents_row contents_table[] = {
    {0, CH, "list:2<{type:1 name:2<n:*>}>"},
    {0, SERVERS, ""},
    {1, CH SERVERS, "code:1"},
    {5, CH, "status_type:1 responders:2<{id:2<r:*>}> request_extensions:2<x:*>"},
    {5, "certificate_13 ", "status_type:1 response:3<ocsp:*>"},
    {5, SH, ""},
    {10, CH EE, "groups:2<{group:2}>"},
    {11, CH SH, "formats:1<{format:1}>"},
    {13, REQUESTS, "algorithms:2<{algorithm:2}>"},
    {16, CH SERVERS, "protocols:2<{protocol:1<name:*>}>"},
    {18, CH, ""},
    {18, "certificate_13 ", "scts:2<{sct:2<s:*>}>"},
    {21, CH, "zeros:*"},
    {22, CH SH, ""},
    {23, CH SH, ""},
    {28, CH SERVERS, "limit:2"},
    {35, CH, "ticket:*"},
    {35, SH, ""},
    {41, CH, "identities:2<{identity:2<i:*> age:4}> binders:2<{binder:1<b:*>}>"},
    {41, "server_hello_13 ", "selected:2"},
    {42, CH EE, ""},
    {42, "new_session_ticket_13 ", "max_size:4"},
    {43, CH, "versions:1<{version:2}>"},
    {43, "server_hello_13 hello_retry_request ", "selected:2"},
    {44, CH "hello_retry_request ", "cookie:2<c:*>"},
    {45, CH, "modes:1<{mode:1}>"},
    {47, REQUESTS, "authorities:2<{name:2<dn:*>}>"},
    {48, "certificate_request_13 ", "filters:2<{oid:1<o:*> values:2<v:*>}>"},
    {49, CH, ""},
    {50, REQUESTS, "algorithms:2<{algorithm:2}>"},
    {51, CH, "shares:2<{group:2 key:2<k:*>}>"},
    {51, "server_hello_13 ", "group:2 key:2<k:*>"},
    {51, "hello_retry_request ", "group:2"},
    {65281, CH SH, "connection:1<c:*>"},
};

const char *extension_format(enum kind_id kind, uint32_t extension_type)
{
  char name[48];
  snprintf(name, sizeof name, "%s ", kinds[kind].name);
  for (size_t i = 0; i < sizeof contents_table / sizeof *contents_table; i++) {
    const contents_row *row = &contents_table[i];
    if (row->type != extension_type) continue;
    const char *at = strstr(row->messages, name);
    if (at != NULL && (at == row->messages || at[-1] == ' ')) return row->format;
  }
  return NULL;
}
