/* The extensions block and the contents of each extension that we know, in the client's and in the server's
 * form. */
#include "fuzz.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/extensions.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/ext/signature_algorithms.h"
#include "msg/ext/supported_groups.h"

#define MANY 512

/* where an Extension stands: type and length at off - 4, contents [off, end) */
typedef struct {
  const uint8_t *data;
  size_t off, end;
} place;

static void same(place p, fuzz_builder build, const void *fields)
{
  fuzz_rebuild(build, fields, p.data + p.off - 4, p.end - p.off + 4);
}

typedef struct {
  uint16_t v[MANY];
  size_t count;
} numbers;

static int numbers_of(place p, hsk_span list, numbers *n)
{
  n->count = list.len / 2;
  if (n->count > MANY) return 0;
  for (size_t i = 0; i < n->count; i++)
    n->v[i] = (uint16_t)hsk_be16(p.data, list.off + 2 * i);
  return 1;
}

static hsk_built build_groups(const void *fields, uint8_t *out, size_t cap)
{
  const numbers *n = fields;
  return hsk_supported_groups_build(n->v, n->count, out, cap);
}

static void groups(place p)
{
  static numbers n;
  hsk_supported_groups v = {{7, 9}}, before = v;
  hsk_result r = hsk_supported_groups_parse(p.data, p.off, p.end, &v);
  if (r.error != HSK_OK)
    fuzz_refused(r, p.end, &v, &before, sizeof v);
  else if (numbers_of(p, v.named_group_list, &n))
    same(p, build_groups, &n);
}

static hsk_built build_algorithms(const void *fields, uint8_t *out, size_t cap)
{
  const numbers *n = fields;
  return hsk_signature_algorithms_build(n->v, n->count, out, cap);
}

static void algorithms(place p)
{
  static numbers n;
  hsk_signature_algorithms v = {{7, 9}}, before = v;
  hsk_result r = hsk_signature_algorithms_parse(p.data, p.off, p.end, &v);
  if (r.error != HSK_OK)
    fuzz_refused(r, p.end, &v, &before, sizeof v);
  else if (numbers_of(p, v.supported_signature_algorithms, &n))
    same(p, build_algorithms, &n);
}

static hsk_built build_points(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_ec_point_formats_build(out, cap);
}

static void points(place p)
{
  hsk_ec_point_formats v = {{7, 9}}, before = v;
  hsk_result r = hsk_ec_point_formats_parse(p.data, p.off, p.end, &v);
  if (r.error != HSK_OK)
    fuzz_refused(r, p.end, &v, &before, sizeof v);
  else if (v.ec_point_format_list.len == 1 && hsk_u8(p.data, v.ec_point_format_list.off) == 0)
    same(p, build_points, NULL);
}

static hsk_built build_name(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_server_name_build(*(const hsk_bytes *)fields, out, cap);
}

static hsk_built build_name_response(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_server_name_response_build(out, cap);
}

static void server_name(place p)
{
  hsk_server_name v = {{7, 9}}, before = v;
  hsk_result r = hsk_server_name_parse(p.data, p.off, p.end, &v);
  if (r.error != HSK_OK) {
    fuzz_refused(r, p.end, &v, &before, sizeof v);
  } else if (v.host_name.len + 5 == p.end - p.off) { /* the only name */
    hsk_bytes name = fuzz_of(p.data, v.host_name);
    same(p, build_name, &name);
  }
  r = hsk_server_name_response_parse(p.data, p.off, p.end);
  FUZZ_CHECK((r.error == HSK_OK) == (p.off == p.end), "grammar: RFC 6066 3");
  if (r.error == HSK_OK) same(p, build_name_response, NULL);
}

static hsk_built build_ems(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_extended_master_secret_build(out, cap);
}

static void ems(place p)
{
  hsk_result r = hsk_extended_master_secret_parse(p.data, p.off, p.end);
  FUZZ_CHECK((r.error == HSK_OK) == (p.off == p.end), "grammar: RFC 7627 5.1");
  if (r.error == HSK_OK) same(p, build_ems, NULL);
}

static hsk_built build_renegotiation(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_renegotiation_info_build(*(const hsk_bytes *)fields, out, cap);
}

static void renegotiation(place p)
{
  hsk_renegotiation_info v = {{7, 9}}, before = v;
  hsk_result r = hsk_renegotiation_info_parse(p.data, p.off, p.end, &v);
  if (r.error != HSK_OK) {
    fuzz_refused(r, p.end, &v, &before, sizeof v);
    return;
  }
  hsk_bytes b = fuzz_of(p.data, v.renegotiated_connection);
  same(p, build_renegotiation, &b);
}

typedef struct {
  hsk_bytes v[MANY];
  size_t count;
} protocols;

static hsk_built build_alpn(const void *fields, uint8_t *out, size_t cap)
{
  const protocols *f = fields;
  return hsk_alpn_build(f->v, f->count, out, cap);
}

static hsk_built build_alpn_response(const void *fields, uint8_t *out, size_t cap)
{
  return hsk_alpn_response_build(*(const hsk_bytes *)fields, out, cap);
}

static void alpn(place p)
{
  static protocols f;
  hsk_alpn v = {{7, 9}}, before = v;
  hsk_result r = hsk_alpn_parse(p.data, p.off, p.end, &v);
  hsk_alpn_response one = {{7, 9}}, one_before = one;
  hsk_result s = hsk_alpn_response_parse(p.data, p.off, p.end, &one);
  if (s.error != HSK_OK) {
    fuzz_refused(s, p.end, &one, &one_before, sizeof one);
  } else {
    hsk_bytes name = fuzz_of(p.data, one.protocol_name);
    same(p, build_alpn_response, &name);
  }
  if (r.error != HSK_OK) {
    FUZZ_CHECK(s.error != HSK_OK, "grammar: a response that is no list");
    fuzz_refused(r, p.end, &v, &before, sizeof v);
    return;
  }
  size_t i = v.protocol_name_list.off, end = i + v.protocol_name_list.len, n = 0;
  for (hsk_span x = hsk_alpn_next(p.data, i, end); x.off != 0; x = hsk_alpn_next(p.data, i, end)) {
    FUZZ_CHECK(x.off == i + 1 && x.len > 0 && x.len <= end - x.off, "grammar: RFC 7301 3.1");
    if (n < MANY) f.v[n] = fuzz_of(p.data, x);
    n++;
    i = x.off + x.len;
  }
  FUZZ_CHECK(i == end && (s.error == HSK_OK) == (n == 1), "grammar: RFC 7301 3.1");
  f.count = n;
  if (n <= MANY) same(p, build_alpn, &f);
}

static void contents(uint32_t type, place p)
{
  switch (type) {
  case HSK_EXTENSION_SERVER_NAME:
    server_name(p);
    break;
  case HSK_EXTENSION_SUPPORTED_GROUPS:
    groups(p);
    break;
  case HSK_EXTENSION_EC_POINT_FORMATS:
    points(p);
    break;
  case HSK_EXTENSION_SIGNATURE_ALGORITHMS:
    algorithms(p);
    break;
  case HSK_EXTENSION_ALPN:
    alpn(p);
    break;
  case HSK_EXTENSION_EXTENDED_MASTER_SECRET:
    ems(p);
    break;
  case HSK_EXTENSION_RENEGOTIATION_INFO:
    renegotiation(p);
    break;
  default:
    break;
  }
}

/* A slow reading of RFC 5246 7.4.1.4: the number of extensions, or -1. */
static int count_extensions(const uint8_t *data, size_t off, size_t end)
{
  int n = 0;
  while (off < end) {
    if (end - off < 4) return -1;
    size_t l = (size_t)data[off + 2] * 256 + data[off + 3];
    if (end - off - 4 < l) return -1;
    for (size_t i = off + 4 + l; i + 4 <= end; i += 4 + (size_t)data[i + 2] * 256 + data[i + 3])
      if (data[i] == data[off] && data[i + 1] == data[off + 1]) return -1;
    off += 4 + l;
    n++;
  }
  return n > (int)HSK_EXTENSIONS_MAX ? -1 : n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  /* a block never starts at 0: its length stands before it */
  if (size < 2) return 0;
  hsk_result r = hsk_extensions_check(data, 2, size);
  int n = count_extensions(data, 2, size);
  FUZZ_CHECK((r.error == HSK_OK) == (n >= 0), "grammar: RFC 5246 7.4.1.4");
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, NULL, NULL, 0);
    return 0;
  }
  size_t off = 2;
  for (hsk_extension e = hsk_extensions_next(data, off, size); e.extension_data.off != 0;
       e = hsk_extensions_next(data, off, size)) {
    hsk_span f = hsk_extensions_find(data, 2, size, e.extension_type);
    FUZZ_CHECK(f.off == e.extension_data.off && f.len == e.extension_data.len, "grammar: find is not next");
    FUZZ_CHECK(hsk_extension_name(e.extension_type) != NULL, "no name");
    off = e.extension_data.off + e.extension_data.len;
    contents(e.extension_type, (place){data, e.extension_data.off, off});
    n--;
  }
  FUZZ_CHECK(n == 0 && off == size, "grammar: next lost an extension");
  return 0;
}
