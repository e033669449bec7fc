/* application_layer_protocol_negotiation (RFC 7301 3.1): the client's list, and the server's one protocol. */
#include "ext.h"
#include "msg/ext/alpn.h"

FUZZ_EXT_PARSER(alpn_parse)
FUZZ_EXT_PARSER(alpn_response_parse)
FUZZ_BUILDER_ITEMS(alpn_build)
FUZZ_BUILDER_BYTES(alpn_response_build)

/* The names of the list: how many they are, and each as a field of the builder. */
static const fuzz_items *names(fuzz_place p, hsk_span list)
{
  static fuzz_items f;
  size_t i = list.off, end = list.off + list.len;
  f.count = 0;
  for (hsk_span x = hsk_alpn_next(p.data, i, end); x.off != 0; x = hsk_alpn_next(p.data, i, end)) {
    FUZZ_CHECK(x.off == i + 1 && x.len > 0 && x.len <= end - x.off, "grammar: RFC 7301 3.1");
    if (f.count < FUZZ_MANY) f.v[f.count] = fuzz_of(p.data, x);
    f.count++;
    i = x.off + x.len;
  }
  FUZZ_CHECK(i == end, "grammar: a name was lost");
  return &f;
}

void fuzz_ext_ALPN(fuzz_place p)
{
  hsk_alpn v;
  hsk_alpn_response one;
  int list = fuzz_ext_accepts(p, REF_ALPN, alpn_parse, &v, sizeof v);
  int response = fuzz_ext_accepts(p, REF_ALPN_RESPONSE, alpn_response_parse, &one, sizeof one);
  FUZZ_CHECK(list || !response, "grammar: a response that is no list");
  if (!list) return;
  fuzz_ext_fills(p, v.protocol_name_list, 2, 2);
  const fuzz_items *f = names(p, v.protocol_name_list);
  FUZZ_CHECK(f->count > 0 && response == (f->count == 1), "grammar: RFC 7301 3.1");
  if (f->count <= FUZZ_MANY) fuzz_ext_same(p, alpn_build, f);
  if (!response) return;
  fuzz_ext_fills(p, one.protocol_name, 3, 1);
  hsk_bytes name = fuzz_of(p.data, one.protocol_name);
  fuzz_ext_same(p, alpn_response_build, &name);
}
