/* Cases out of a message: every field broken in every way that we know, and random changes from a fixed seed. */
#include "differential.h"
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  case_list *cases;
  enum kind_id kind;
  const char *scenario;
  const bytes *base;
  const field_list *fields;
  unsigned turn;
  uint64_t random;
} maker;

test_case *case_add(case_list *cases, enum kind_id kind, const char *scenario, const char *mutation,
                    const bytes *message)
{
  if (cases->count == cases->cap) {
    cases->cap = cases->cap * 2 + 1024;
    cases->at = realloc(cases->at, cases->cap * sizeof *cases->at);
    if (cases->at == NULL) die("no memory");
  }
  test_case *c = &cases->at[cases->count++];
  memset(c, 0, sizeof *c);
  c->kind = kind;
  snprintf(c->scenario, sizeof c->scenario, "%s", scenario);
  snprintf(c->mutation, sizeof c->mutation, "%s", mutation);
  bytes_add(&c->message, message->data, message->len);
  return c;
}

int case_wanted(const case_list *cases, enum kind_id kind)
{
  return cases->only == NULL || fnmatch(cases->only, kinds[kind].name, 0) == 0;
}

static void keep(maker *m, const char *what, const char *where, bytes *message)
{
  char mutation[128];
  snprintf(mutation, sizeof mutation, "%s %s", what, where);
  if (m->turn++ % m->cases->share == 0) case_add(m->cases, m->kind, m->scenario, mutation, message);
  bytes_free(message);
}

static bytes copy_of_base(const maker *m)
{
  bytes b = {0};
  bytes_add(&b, m->base->data, m->base->len);
  return b;
}

static void put_number(uint8_t *at, size_t width, size_t value)
{
  for (size_t i = width; i-- > 0; value >>= 8)
    at[i] = (uint8_t)value;
}
static size_t max_of(size_t width)
{
  return ((size_t)1 << (8 * width)) - 1;
}

/* outgrown: 1 if field `in` or one around it could not say its new length. */
static int outgrown(const maker *m, int in, size_t del, size_t n)
{
  for (int i = in; i >= 0; i = m->fields->at[i].parent) {
    const field *f = &m->fields->at[i];
    if (f->width != 0 && f->len - del + n > max_of(f->width)) return 1;
  }
  return 0;
}

/* edited is the base with `del` bytes at off, in the contents of field `in`, replaced by ins[0..n); the lengths around them follow. */
static int edited(const maker *m, int in, size_t off, size_t del, const void *ins, size_t n, bytes *out)
{
  if (outgrown(m, in, del, n)) return 0;
  *out = copy_of_base(m);
  bytes_splice(out, off, del, ins, n);
  for (int i = in; i >= 0; i = m->fields->at[i].parent) {
    const field *f = &m->fields->at[i];
    if (f->width != 0) put_number(out->data + f->off, f->width, f->len - del + n);
  }
  return 1;
}

static void edit(maker *m, const char *what, const char *where, int in, size_t off, size_t del,
                 const void *ins, size_t n)
{
  bytes b;
  if (edited(m, in, off, del, ins, n, &b)) keep(m, what, where, &b);
}

/* --- one field --- */

static void lengths(maker *m, const field *f)
{
  const struct {
    const char *what;
    size_t value;
  } wrong[] = {
      {"length+1", f->len + 1}, {"length-1", f->len - 1}, {"length=0", 0}, {"length=max", max_of(f->width)}};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    if (wrong[i].value > max_of(f->width) || wrong[i].value == f->len) continue;
    bytes b = copy_of_base(m);
    put_number(b.data + f->off, f->width, wrong[i].value);
    keep(m, wrong[i].what, f->path, &b);
  }
}

/* The same contents again and again: to a length of two bytes, or up to 255. */
static void longer(maker *m, int i, const field *f)
{
  bytes more = {0};
  while (f->len + more.len <= (f->width == 1 ? 255 - f->len : 256))
    bytes_add(&more, m->base->data + f->body, f->len);
  edit(m, "long", f->path, i, f->body + f->len, 0, more.data, more.len);
  bytes_free(&more);
}

static void contents(maker *m, int i, const field *f)
{
  static const uint8_t zero = 0;
  const uint8_t *body = m->base->data + f->body;
  if (f->len > 0) {
    edit(m, "empty", f->path, i, f->body, f->len, NULL, 0);
    edit(m, "double", f->path, i, f->body + f->len, 0, body, f->len);
  }
  if (f->len > 0 && f->width != 0) longer(m, i, f);
  if (f->len > 1) edit(m, "cut", f->path, i, f->body + f->len - 1, 1, NULL, 0);
  edit(m, "grow", f->path, i, f->body + f->len, 0, &zero, 1);
}

static void value(maker *m, const field *f)
{
  static const char *const what[] = {"value=0", "value=max", "value+1", "value-1"};
  for (int i = 0; i < 4; i++) {
    bytes b = copy_of_base(m);
    uint8_t *last = &b.data[f->body + f->len - 1];
    if (i < 2) memset(b.data + f->body, i == 0 ? 0 : 255, f->len);
    if (i == 2) ++*last;
    if (i == 3) --*last;
    if (memcmp(b.data, m->base->data, b.len) == 0)
      bytes_free(&b);
    else
      keep(m, what[i], f->path, &b);
  }
}

/* A fixed field, a vector with its length, an item of a list or an extension, as a whole. */
static void whole(maker *m, const field *f)
{
  size_t size = f->body + f->len - f->off,
         parent_end = m->fields->at[f->parent].body + m->fields->at[f->parent].len;
  const uint8_t *at = m->base->data + f->off;
  edit(m, "remove", f->path, f->parent, f->off, size, NULL, 0);
  edit(m, "repeat", f->path, f->parent, f->off, 0, at, size);
  edit(m, "end-before", f->path, f->parent, f->off, parent_end - f->off, NULL, 0);
  edit(m, "truncate", f->path, 0, f->off, m->base->len - f->off, NULL, 0);
  if (f->width > 1) edit(m, "truncate-in", f->path, 0, f->off + 1, m->base->len - f->off - 1, NULL, 0);
  if (f->len > 1)
    edit(m, "halve", f->path, 0, f->body + f->len / 2, m->base->len - f->body - f->len / 2, NULL, 0);
}

static void moved(maker *m, const field *f)
{
  const field *list = &m->fields->at[f->parent];
  size_t end = list->body + list->len;
  for (int last = 0; last < 2; last++) {
    bytes b = copy_of_base(m);
    bytes_splice(&b, f->off, f->len, NULL, 0);
    bytes_splice(&b, last ? end - f->len : list->body, 0, m->base->data + f->off, f->len);
    keep(m, last ? "move-last" : "move-first", f->path, &b);
  }
  static const uint16_t other[] = {0x0a0a, 0x1234, 0xfafa};
  for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
    bytes b = copy_of_base(m);
    put_number(b.data + f->off, 2, other[i]);
    keep(m, i == 1 ? "unknown-type" : "grease-type", f->path, &b);
  }
}

/* --- extensions that are added --- */

static const struct {
  uint16_t type;
  const char *form, *hex;
} samples[] = {
    {0, "client", "000d00000a612e6578616d706c652e"},
    {0, "two", "0010000005612e6578610000056272656578"},
    {1, "any", "01"},
    {1, "other", "05"},
    {5, "client", "0100000000"},
    {5, "response", "0100000130"},
    {10, "any", "0004001d0017"},
    {11, "any", "0100"},
    {11, "compressed", "0101"},
    {13, "any", "000404030804"},
    {16, "client", "000c02683208687474702f312e31"},
    {16, "server", "0003026832"},
    {18, "response", "0006000461626364"},
    {21, "zeros", "0000000000"},
    {21, "ones", "0101"},
    {28, "any", "4000"},
    {28, "small", "003f"},
    {35, "ticket", "6162636465666768"},
    {41, "client",
     "000a00046162636400000000002120000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"},
    {41, "server", "0000"},
    {42, "ticket", "00004000"},
    {43, "client", "0403040303"},
    {43, "server", "0304"},
    {43, "server12", "0303"},
    {44, "any", "000461626364"},
    {45, "client", "020001"},
    {47, "any", "000400023000"},
    {48, "any", "000603551d250000"},
    {50, "any", "000404030804"},
    {51, "empty-list", "0000"},
    {51, "client", "0024001d002009f0b7ea7a2b9a02b7e9d0f3c6bb3d33f0bb5b1a8a1b6bd16c1bf60cfbcc9f52"},
    {51, "server", "001d002009f0b7ea7a2b9a02b7e9d0f3c6bb3d33f0bb5b1a8a1b6bd16c1bf60cfbcc9f52"},
    {51, "retry", "0018"},
    {65281, "first", "00"},
    {65281, "again", "0c000102030405060708090a0b"},
    {0x0a0a, "grease", ""},
    {0xfafa, "grease", "00"},
    {0x1234, "unknown", "00010203"},
    {14, "use_srtp", "0004000100020"},
    {17, "status_v2", "00070100040000"},
    {27, "compress", "020002"},
    {13172, "npn", ""},
};

static void insert(maker *m, int list, const char *form, uint16_t type, const uint8_t *data, size_t len)
{
  const field *f = &m->fields->at[list];
  uint8_t extension[512] = {(uint8_t)(type >> 8), (uint8_t)type, (uint8_t)(len >> 8), (uint8_t)len};
  if (len != 0) memcpy(extension + 4, data, len);
  int there = 0;
  for (int i = 0; i < m->fields->count; i++)
    there |=
        m->fields->at[i].is_extension && m->fields->at[i].parent == list && m->fields->at[i].type == type;
  char what[64];
  snprintf(what, sizeof what, "%s %u:%s", there ? "second" : "add", type, form);
  edit(m, what, f->path, list, f->body, 0, extension, 4 + len);
  if (!there) edit(m, what, f->path, list, f->body + f->len, 0, extension, 4 + len);
}

static size_t from_hex(const char *hex, uint8_t *out)
{
  size_t n = 0;
  unsigned v;
  for (; sscanf(hex + 2 * n, "%2x", &v) == 1; n++)
    out[n] = (uint8_t)v;
  return n;
}

/* count extensions of unknown types, or of one */
static void many_extensions(maker *m, int list, const char *what, size_t count, int one_type)
{
  bytes all = {0};
  for (size_t i = 0; i < count; i++)
    bytes_add(&all, (uint8_t[]){0x40, (uint8_t)(one_type ? 0 : i), 0, 0}, 4);
  edit(m, what, m->fields->at[list].path, list, m->fields->at[list].body, 0, all.data, all.len);
  bytes_free(&all);
}

static void inserts(maker *m, int list)
{
  uint8_t data[256];
  uint16_t before = 0xffff;
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
    uint16_t type = samples[i].type;
    size_t len = from_hex(samples[i].hex, data);
    insert(m, list, samples[i].form, type, data, len);
    if (type == before) continue;
    before = type;
    insert(m, list, "empty", type, NULL, 0);
    insert(m, list, "junk", type, (const uint8_t *)"\xff\xff\xff", 3);
  }
  many_extensions(m, list, "add 100 unknown", 100, 0);
  many_extensions(m, list, "add 129 unknown", 129, 0);
  many_extensions(m, list, "add unknown twice", 2, 1);
}

/* --- random changes --- */

static size_t below(maker *m, size_t n)
{
  m->random ^= m->random << 13;
  m->random ^= m->random >> 7;
  m->random ^= m->random << 17;
  return (size_t)(m->random >> 11) % n;
}

/* innermost: the path of the smallest field around off */
static const char *innermost(const maker *m, size_t off)
{
  const field *found = &m->fields->at[0];
  for (int i = 0; i < m->fields->count; i++) {
    const field *f = &m->fields->at[i];
    if (f->off <= off && off < f->body + f->len) found = f;
  }
  return found->path;
}

/* The type of the message stays: it says what the message is. */
static void flip(maker *m)
{
  size_t first = kinds[m->kind].type == NO_HANDSHAKE_TYPE ? 0 : 1;
  bytes b = copy_of_base(m);
  const char *where = "message";
  for (size_t n = 1 + below(m, 3) / 2; n > 0; n--) {
    size_t off = first + below(m, b.len - first);
    b.data[off] ^= (uint8_t)(1u << below(m, 8));
    where = innermost(m, off);
  }
  keep(m, "flip", where, &b);
}

static void random_contents(maker *m)
{
  uint8_t body[256];
  size_t n = below(m, 2 * m->fields->at[0].len + 9);
  if (n > sizeof body) n = sizeof body;
  for (size_t i = 0; i < n; i++)
    body[i] = (uint8_t)below(m, below(m, 2) ? 256 : 4);
  edit(m, "random", "message", 0, m->fields->at[0].body, m->fields->at[0].len, body, n);
}

/* --- all --- */

/* The items of a list are alike: the first and the last stand for all. */
static int in_the_middle(const maker *m, int i)
{
  int same_before = 0, same_behind = 0;
  const field *f = &m->fields->at[i];
  if (f->is_extension) return 0;
  for (int j = 0; j < m->fields->count; j++)
    if (j != i && strcmp(m->fields->at[j].path, f->path) == 0) *(j < i ? &same_before : &same_behind) = 1;
  return same_before && same_behind;
}

static void field_cases(maker *m, int i)
{
  const field *f = &m->fields->at[i];
  if (f->width != 0) lengths(m, f);
  if (!f->is_extension) contents(m, i, f);
  if (f->width == 0 && f->len >= 1 && f->len <= 4) value(m, f);
  if (f->parent >= 0) whole(m, f);
  if (f->is_extension) moved(m, f);
  size_t n = strlen(f->path);
  int is_block =
      n >= 10 && strcmp(f->path + n - 10, "extensions") == 0 && (n == 10 || f->path[n - 11] == '/');
  if (is_block) inserts(m, i);
}

void mutate(case_list *cases, enum kind_id kind, const char *scenario, const bytes *base, size_t at_least)
{
  static field_list fields;
  maker m = {cases, kind, scenario, base, &fields, (unsigned)kind + cases->which, 0};
  fields_of(kind, base, &fields);
  m.random = 0x9e3779b97f4a7c15u + 977 * (uint64_t)kind + base->len;
  case_add(cases, kind, scenario, "whole", base);
  for (int i = 0; i < fields.count; i++)
    if (!in_the_middle(&m, i)) field_cases(&m, i);
  size_t made = m.turn - (unsigned)kind - cases->which,
         flips = made < at_least ? at_least - made : at_least / 4;
  for (size_t i = 0; i < flips; i++) {
    if (base->len > 12 ? i % 7 != 0 : i % 7 == 0)
      flip(&m);
    else
      random_contents(&m);
  }
}
