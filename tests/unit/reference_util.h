/* Exhaustive comparison of the library's parsers with the reference of tests/reference: all inputs that a row describes. */
#ifndef HSK_TESTS_REFERENCE_UTIL_H
#define HSK_TESTS_REFERENCE_UTIL_H
#include "msg_util.h"
#include "../reference/reference.h"

/* ref_parse: does the library accept buf[off..end)? off is 0 or, for what stands inside of something else, REF_LEAD. */
typedef int (*ref_parse)(const uint8_t *buf, size_t off, size_t end);
#define REF_LEAD  3
#define REF_LEN   1000
#define REF_TOKEN 200

/* ref_row: all inputs made of the prefix and up to `depth` of the tokens, which are separated by commas; and the prefix with
   all strings of up to two bytes. */
typedef struct {
  enum ref_kind kind;
  ref_parse parse;
  size_t lead;
  const char *prefix;
  size_t depth;
  const char *tokens;
  int only_sound; /* 1: the reference looks at less, so that the library may refuse what it accepts */
} ref_row;

typedef struct {
  const ref_row *row;
  uint8_t token[12][REF_TOKEN];
  size_t token_len[12], tokens;
  uint8_t *exact[REF_LEN]; /* a block for each length: a sanitizer sees a read before or behind it */
  unsigned long tried, accepted;
} ref_run;

static inline void ref_compare(ref_run *r, const uint8_t *input, size_t len)
{
  const ref_row *row = r->row;
  size_t size = row->lead + len;
  assert_true(size < REF_LEN);
  if (r->exact[size] == NULL) r->exact[size] = malloc(size + (size == 0));
  uint8_t *buf = r->exact[size];
  assert_non_null(buf);
  memset(buf, 0x30, row->lead);
  if (len > 0) memcpy(buf + row->lead, input, len);
  int lib = row->parse(buf, row->lead, size), ref = ref_accepts(row->kind, buf + row->lead, len);
  r->tried++;
  r->accepted += lib != 0;
  if (lib == ref || (row->only_sound && ref)) return;
  printf("%s: the library says %d, the reference %d:", ref_name(row->kind), lib, ref);
  for (size_t i = 0; i < len; i++)
    printf(" %02x", input[i]);
  printf("\n");
  fail();
}

static inline void ref_enumerate(ref_run *r, uint8_t *input, size_t len, size_t depth)
{
  ref_compare(r, input, len);
  if (depth == 0) return;
  for (size_t t = 0; t < r->tokens; t++) {
    memcpy(input + len, r->token[t], r->token_len[t]);
    ref_enumerate(r, input, len + r->token_len[t], depth - 1);
  }
}

static inline void ref_row_check(const ref_row *row, unsigned long *tried)
{
  static ref_run run;
  static uint8_t input[BUF_MAX], scratch[BUF_MAX];
  ref_run *r = &run;
  memset(r, 0, sizeof *r);
  r->row = row;
  for (const char *t = row->tokens; *t != 0;) {
    char text[3 * REF_TOKEN];
    size_t n = strcspn(t, ",");
    assert_true(n < sizeof text && r->tokens < 12);
    memcpy(text, t, n);
    text[n] = 0;
    r->token_len[r->tokens] = bytes_of(text, scratch);
    assert_true(r->token_len[r->tokens] <= REF_TOKEN);
    memcpy(r->token[r->tokens], scratch, r->token_len[r->tokens]);
    r->tokens++;
    t += n + (t[n] == ',');
  }
  size_t len = bytes_of(row->prefix, input);
  ref_enumerate(r, input, len, row->depth);
  for (unsigned v = 0; v < 256; v++) {
    input[len] = (uint8_t)v;
    ref_compare(r, input, len + 1);
    for (unsigned w = 0; w < 256; w++) {
      input[len + 1] = (uint8_t)w;
      ref_compare(r, input, len + 2);
    }
  }
  printf("  %-66s %8lu inputs, %6lu accepted\n", ref_name(row->kind), r->tried, r->accepted);
  if (r->accepted == 0) fail_msg("%s: nothing was accepted", ref_name(row->kind));
  *tried += r->tried;
  for (size_t i = 0; i < REF_LEN; i++)
    free(r->exact[i]);
}

#define REF_CHECK(rows) ref_rows_check(rows, sizeof rows / sizeof rows[0])
static inline void ref_rows_check(const ref_row *rows, size_t count)
{
  unsigned long tried = 0;
  for (size_t i = 0; i < count; i++)
    ref_row_check(&rows[i], &tried);
  printf("  %lu inputs in all\n", tried);
}
#endif
