/* One element of a DER string changed. The string is taken apart into a tree, also within the OCTET STRINGs of extensions, and put together
   again around the change. */
#include "chains.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NODES = 256, NONE = -1 };

enum action {
  FLIP,
  RETAG,
  DROP,
  TWICE,
  SWAP,
  EMPTY,
  LONGER,
  SHORTER,
  LONG_LENGTH,
  INDEFINITE,
  COPY,
  SPECIAL,
  ZERO_FIRST,
  NOISE,
  ACTIONS
};
static const char *const action_names[ACTIONS] = {
    "flip",    "retag",       "drop",       "twice", "swap",    "empty",      "longer",
    "shorter", "long length", "indefinite", "copy",  "special", "zero first", "noise"};

typedef struct {
  unsigned tag;
  size_t at, len; /* contents */
  int parent, child, next;
} node;

typedef struct {
  const buf *from;
  node nodes[NODES];
  int count, target;
  enum action action;
  uint64_t *random;
} tree;

uint32_t next_random(uint64_t *state)
{
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

/* The length of the element at at, with its contents at *body; 0: it does not fit before end */
static size_t element(const buf *b, size_t at, size_t end, size_t *body)
{
  if (end - at < 2) return 0;
  size_t len = b->data[at + 1], n = 2;
  if (len >= 0x80) {
    n = 2 + (len & 0x7f);
    if (n > 4 || n == 2 || end - at < n) return 0;
    len = n == 3 ? b->data[at + 2] : (size_t)b->data[at + 2] << 8 | b->data[at + 3];
  }
  *body = at + n;
  return len <= end - at - n ? n + len : 0;
}

/* Whether buf[at..end) is a row of whole elements */
static int is_row(const buf *b, size_t at, size_t end)
{
  size_t body;
  if (at == end) return 0;
  while (at < end) {
    size_t n = element(b, at, end, &body);
    if (n == 0) return 0;
    at += n;
  }
  return 1;
}

static void take_apart(tree *t, size_t at, size_t end, int parent)
{
  int last = NONE;
  while (at < end && t->count < NODES) {
    size_t body, n = element(t->from, at, end, &body);
    if (n == 0) return;
    int i = t->count++;
    t->nodes[i] = (node){t->from->data[at], body, at + n - body, parent, NONE, NONE};
    if (last == NONE && parent != NONE) t->nodes[parent].child = i;
    if (last != NONE) t->nodes[last].next = i;
    last = i;
    unsigned tag = t->nodes[i].tag;
    if ((tag & 0x20) != 0 || (tag == 4 && is_row(t->from, body, at + n))) take_apart(t, body, at + n, i);
    at += n;
  }
}

static void put_with_head(const tree *t, buf *out, unsigned tag, const buf *contents, int changed)
{
  uint8_t head[6] = {(uint8_t)tag, 0x83, 0, (uint8_t)(contents->len >> 8), (uint8_t)contents->len};
  if (changed && t->action == LONG_LENGTH) {
    put(out, head, 5);
    put(out, contents->data, contents->len);
  } else if (changed && t->action == INDEFINITE) {
    head[1] = 0x80;
    put(out, head, 2);
    put(out, contents->data, contents->len);
    put(out, "\0", 2);
  } else {
    put_tlv(out, tag, contents->data, contents->len);
  }
}

static void change_contents(const tree *t, buf *c)
{
  static const uint8_t specials[] = {0x00, 0x01, 0x7f, 0x80, 0xff};
  uint32_t r = next_random(t->random);
  switch (t->action) {
  case FLIP:
    if (c->len != 0) c->data[r / 8 % c->len] ^= (uint8_t)(1u << r % 8);
    break;
  case EMPTY:
    c->len = 0;
    break;
  case LONGER:
    put(c, &specials[r % 5], 1);
    break;
  case SHORTER:
    if (c->len != 0) c->len--;
    break;
  case COPY: {
    const node *other = &t->nodes[r % (uint32_t)t->count];
    c->len = 0;
    put(c, t->from->data + other->at, other->len);
    break;
  }
  case SPECIAL:
    c->len = 0;
    put(c, &specials[r % 5], 1);
    break;
  case ZERO_FIRST:
    memmove(c->data + 1, c->data, c->len < 4000 ? c->len++ : 0);
    c->data[0] = 0;
    break;
  case NOISE:
    for (size_t i = 0; i < c->len; i++)
      c->data[i] = (uint8_t)next_random(t->random);
    break;
  default:
    break;
  }
}

static unsigned other_tag(const tree *t, unsigned tag)
{
  static const uint8_t tags[] = {0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x14, 0x16,
                                 0x17, 0x18, 0x1c, 0x1e, 0x30, 0x31, 0x80, 0x82, 0xa0, 0xa3};
  uint32_t r = next_random(t->random);
  return r % 4 == 0 ? tag ^ 1u << r / 4 % 8 : tags[r / 4 % sizeof tags];
}

static void together(const tree *t, int i, buf *out);

static void children(const tree *t, int i, buf *out)
{
  for (int k = t->nodes[i].child; k != NONE; k = t->nodes[k].next) {
    int next = t->nodes[k].next;
    if (k == t->target && t->action == SWAP && next != NONE) {
      buf later = {.len = 0};
      together(t, k, &later);
      together(t, next, out);
      put(out, later.data, later.len);
      k = next;
    } else {
      together(t, k, out);
    }
  }
}

static void together(const tree *t, int i, buf *out)
{
  const node *n = &t->nodes[i];
  int changed = i == t->target;
  buf contents = {.len = 0};
  if (changed && t->action == DROP) return;
  if (n->child != NONE)
    children(t, i, &contents);
  else
    put(&contents, t->from->data + n->at, n->len);
  if (changed) change_contents(t, &contents);
  put_with_head(t, out, changed && t->action == RETAG ? other_tag(t, n->tag) : n->tag, &contents, changed);
  if (changed && t->action == TWICE) put_with_head(t, out, n->tag, &contents, 0);
}

static int place_among(const tree *t, int i)
{
  int place = 0;
  for (int k = t->nodes[t->nodes[i].parent].child; k != i; k = t->nodes[k].next)
    place++;
  return place;
}

/* "issuer.0.1": the field of the TBSCertificate, then the way down; "extensions.0/15.1": with the last byte of the extension's OID. In a whole
   certificate what is not within the TBSCertificate is "tbs", "outer algorithm" or "signature". */
static void describe(const tree *t, int is_whole, char what[TEXT])
{
  static const char *const fields[] = {"version",  "serial",  "algorithm", "issuer",
                                       "validity", "subject", "key",       "extensions"};
  static const char *const outside[] = {"tbs", "outer algorithm", "signature"};
  int way[16], depth = 0;
  for (int i = t->target; i != NONE && depth < 16; i = t->nodes[i].parent)
    way[depth++] = i;
  size_t used = 0;
  int top = depth - 2;
  what[0] = 0;
  if (is_whole && top > 0 && place_among(t, way[top]) == 0) top--;
  is_whole = is_whole && top == depth - 2;
  for (int level = top; level >= 0; level--) {
    int place = place_among(t, way[level]);
    const node *n = &t->nodes[way[level]];
    if (level == top && place < (is_whole ? 3 : 8))
      used += (size_t)snprintf(what + used, TEXT - used, "%s", (is_whole ? outside : fields)[place]);
    else if (level == top - 2 && t->nodes[way[top]].tag == 0xa3 && n->child != NONE &&
             t->nodes[n->child].len >= 3)
      used += (size_t)snprintf(what + used, TEXT - used, "/%u", t->from->data[t->nodes[n->child].at + 2]);
    else
      used += (size_t)snprintf(what + used, TEXT - used, ".%d", place);
  }
  snprintf(what + used, TEXT - used, " %s", action_names[t->action]);
}

int mutate(const buf *from, int is_whole, buf *to, uint64_t *random, char what[TEXT])
{
  static tree t;
  t.from = from;
  t.count = 0;
  t.random = random;
  take_apart(&t, 0, from->len, NONE);
  t.target = 1 + (int)(next_random(random) % (uint32_t)(t.count - 1));
  t.action = (enum action)(next_random(random) % ACTIONS);
  to->len = 0;
  describe(&t, is_whole, what);
  together(&t, 0, to);
  return to->len != from->len || memcmp(to->data, from->data, to->len) != 0;
}
