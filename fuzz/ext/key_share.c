/* key_share (RFC 8446 4.2.8): the client's shares, the server's one, and the group that a HelloRetryRequest selects. */
#include "ext.h"
#include "msg/ext/key_share.h"

FUZZ_EXT_PARSER(key_share_parse)
FUZZ_EXT_PARSER(key_share_retry_parse)
FUZZ_EXT_PARSER(key_share_response_parse)
FUZZ_BUILDER_BYTES(key_share_build)
FUZZ_BUILDER_NUMBER(key_share_retry_build)

typedef struct {
  uint32_t group;
  hsk_bytes key_exchange;
} entry_fields;

static hsk_built build_entry(const void *fields, uint8_t *out, size_t cap)
{
  const entry_fields *f = fields;
  return hsk_key_share_entry_build(f->group, f->key_exchange, out, cap);
}

static hsk_built build_response(const void *fields, uint8_t *out, size_t cap)
{
  const entry_fields *f = fields;
  return hsk_key_share_response_build(f->group, f->key_exchange, out, cap);
}

/* Each share once, found by its group, and built again. */
static void shares(fuzz_place p, hsk_span list)
{
  size_t i = list.off, n = 0;
  for (hsk_key_share_entry x = hsk_key_share_next(p.data, i, p.end); x.key_exchange.off != 0;
       x = hsk_key_share_next(p.data, i, p.end)) {
    hsk_span k = x.key_exchange, found = hsk_key_share_find(p.data, list.off, p.end, x.group);
    FUZZ_CHECK(k.off == i + 4 && k.len > 0 && fuzz_inside(k, p.end), "grammar: RFC 8446 4.2.8");
    FUZZ_CHECK(found.off == k.off && found.len == k.len, "grammar: two shares of one group");
    entry_fields f = {x.group, fuzz_of(p.data, k)};
    fuzz_rebuild(build_entry, &f, p.data + i, 4 + k.len);
    i = k.off + k.len;
    n++;
  }
  FUZZ_CHECK(i == p.end && n <= HSK_KEY_SHARES_MAX, "grammar: a share was lost, or they are too many");
}

void fuzz_ext_KEY_SHARE(fuzz_place p)
{
  hsk_key_share v;
  hsk_key_share_retry retry;
  hsk_key_share_entry one;
  int is_retry = fuzz_ext_accepts(p, REF_KEY_SHARE_RETRY, key_share_retry_parse, &retry, sizeof retry);
  FUZZ_CHECK(is_retry == (p.end - p.off == 2), "grammar: RFC 8446 4.2.8");
  if (is_retry) fuzz_ext_same(p, key_share_retry_build, &retry.selected_group);
  if (fuzz_ext_accepts(p, REF_KEY_SHARE_RESPONSE, key_share_response_parse, &one, sizeof one)) {
    fuzz_ext_fills(p, one.key_exchange, 4, 1);
    entry_fields f = {one.group, fuzz_of(p.data, one.key_exchange)};
    fuzz_ext_same(p, build_response, &f);
  }
  if (!fuzz_ext_accepts(p, REF_KEY_SHARE, key_share_parse, &v, sizeof v)) return;
  fuzz_ext_fills(p, v.client_shares, 2, 0);
  shares(p, v.client_shares);
  hsk_bytes list = fuzz_of(p.data, v.client_shares);
  fuzz_ext_same(p, key_share_build, &list);
}
