/* pre_shared_key (RFC 8446 4.2.11): the client's OfferedPsks, and the index of the one that the server selects. */
#include "ext.h"
#include "msg/ext/pre_shared_key.h"

FUZZ_EXT_PARSER(pre_shared_key_parse)
FUZZ_EXT_PARSER(pre_shared_key_response_parse)
FUZZ_BUILDER_NUMBER(pre_shared_key_response_build)

typedef struct {
  hsk_bytes identity;
  uint32_t age;
} identity_fields;

static hsk_built build_identity(const void *fields, uint8_t *out, size_t cap)
{
  const identity_fields *f = fields;
  return hsk_psk_identity_build(f->identity, f->age, out, cap);
}

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const hsk_bytes *f = fields;
  return hsk_pre_shared_key_build(f[0], f[1], out, cap);
}

static hsk_built build_binder(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_psk_binder_build(*(const size_t *)fields, out, cap);
}

static size_t identities(fuzz_place p, hsk_span list)
{
  size_t i = list.off, end = list.off + list.len, n = 0;
  for (hsk_psk_identity x = hsk_psk_identity_next(p.data, i, end); x.identity.off != 0;
       x = hsk_psk_identity_next(p.data, i, end)) {
    FUZZ_CHECK(x.identity.off == i + 2 && x.identity.len > 0 && fuzz_inside(x.identity, end - 4),
               "grammar: RFC 8446 4.2.11");
    identity_fields f = {fuzz_of(p.data, x.identity), x.obfuscated_ticket_age};
    fuzz_rebuild(build_identity, &f, p.data + i, 6 + x.identity.len);
    i = x.identity.off + x.identity.len + 4;
    n++;
  }
  FUZZ_CHECK(i == end, "grammar: an identity was lost");
  return n;
}

/* A binder is built as zeros: it is known when the hello that holds it stands. */
static void binder_room(size_t len)
{
  static uint8_t zeros[256];
  zeros[0] = (uint8_t)len;
  fuzz_rebuild(build_binder, &len, zeros, 1 + len);
}

static size_t binders(fuzz_place p, hsk_span list)
{
  size_t i = list.off, end = list.off + list.len, n = 0;
  for (hsk_span x = hsk_psk_binder_next(p.data, i, end); x.off != 0;
       x = hsk_psk_binder_next(p.data, i, end)) {
    FUZZ_CHECK(x.off == i + 1 && x.len >= 32 && fuzz_inside(x, end), "grammar: RFC 8446 4.2.11");
    binder_room(x.len);
    i = x.off + x.len;
    n++;
  }
  FUZZ_CHECK(i == end, "grammar: a binder was lost");
  return n;
}

void fuzz_ext_PRE_SHARED_KEY(fuzz_place p)
{
  hsk_pre_shared_key v;
  hsk_pre_shared_key_response one;
  int response =
      fuzz_ext_accepts(p, REF_PRE_SHARED_KEY_RESPONSE, pre_shared_key_response_parse, &one, sizeof one);
  FUZZ_CHECK(response == (p.end - p.off == 2), "grammar: RFC 8446 4.2.11");
  if (response) fuzz_ext_same(p, pre_shared_key_response_build, &one.selected_identity);
  if (!fuzz_ext_accepts(p, REF_PRE_SHARED_KEY, pre_shared_key_parse, &v, sizeof v)) return;
  FUZZ_CHECK(v.identities.off == p.off + 2 && v.binders_at == v.identities.off + v.identities.len,
             "grammar: RFC 8446 4.2.11");
  fuzz_ext_fills(p, v.binders, v.binders_at + 2 - p.off, 33);
  size_t n = identities(p, v.identities);
  FUZZ_CHECK(n > 0 && n == v.count && n == binders(p, v.binders), "grammar: not a binder for each identity");
  hsk_bytes f[2] = {fuzz_of(p.data, v.identities), fuzz_of(p.data, v.binders)};
  fuzz_ext_same(p, build, f);
}
