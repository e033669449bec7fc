/* Host names against subjectAltName, beside a slow reading of RFC 9525 6.3: [name, a 2-byte length before it]
 * and then GeneralNames. */
#include "chain/chain.h"
#include "fuzz.h"
#include "x509/der.h"
#include "x509/general_name.h"
#include <string.h>

#define LABELS 130

typedef struct {
  hsk_bytes label[LABELS];
  size_t count;
} labels;

/* Splits at dots. 0: not a host name. star: the first label may be `*`. */
static int split(hsk_bytes name, int star, labels *out)
{
  size_t from = 0;
  out->count = 0;
  if (name.len == 0 || name.len > 253) return 0;
  for (size_t i = 0; i <= name.len; i++) {
    if (i < name.len && name.data[i] != '.') continue;
    hsk_bytes l = {name.data + from, i - from};
    if (l.len == 0 || l.len > 63 || out->count == LABELS) return 0;
    out->label[out->count++] = l;
    from = i + 1;
    if (star && out->count == 1 && l.len == 1 && l.data[0] == '*') continue;
    if (l.data[0] == '-' || l.data[l.len - 1] == '-') return 0;
    for (size_t k = 0; k < l.len; k++) {
      uint8_t c = l.data[k];
      if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-')) return 0;
    }
  }
  return 1;
}

static int same_label(hsk_bytes a, hsk_bytes b)
{
  if (a.len != b.len) return 0;
  for (size_t i = 0; i < a.len; i++) {
    uint8_t x = a.data[i], y = b.data[i];
    if (x >= 'A' && x <= 'Z') x = (uint8_t)(x - 'A' + 'a');
    if (y >= 'A' && y <= 'Z') y = (uint8_t)(y - 'A' + 'a');
    if (x != y) return 0;
  }
  return 1;
}

static int slow_dns(hsk_bytes presented, hsk_bytes name)
{
  static labels p, n;
  if (!split(presented, 1, &p) || !split(name, 0, &n) || p.count != n.count) return 0;
  int star = p.label[0].len == 1 && p.label[0].data[0] == '*';
  if (star && p.count < 3) return 0;
  for (size_t i = star ? 1 : 0; i < p.count; i++)
    if (!same_label(p.label[i], n.label[i])) return 0;
  return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  hsk_bytes name = fuzz_block(&in);
  size_t off = size - in.len;
  if (in.len == 0 || name.len == 0 || off < 3) return 0;
  hsk_cert cert;
  memset(&cert, 0, sizeof cert);
  cert.present = HSK_EXT_SUBJECT_ALT_NAME;
  cert.subject_alt_name = (hsk_span){off, in.len};
  int dns = 0, address = 0;
  hsk_bytes absolute = name;
  if (name.len > 1 && name.data[name.len - 1] == '.') absolute.len--;
  for (size_t at = off; at < size;) {
    hsk_general_name g;
    hsk_span s = hsk_der_any(data, size, at);
    /* hsk_cert_parse refuses such a certificate */
    if (s.off == 0 || !hsk_general_name_parse(data, size, at, &g)) return 0;
    if (data[at] == 0x82) dns |= slow_dns(fuzz_of(data, s), absolute);
    if (data[at] == 0x87) address = 1;
    at = s.off + s.len;
  }
  int match = hsk_name_match(data, &cert, name);
  if (hsk_name_is_address(name))
    FUZZ_CHECK(!match || address, "I11: an address matches what is no iPAddress");
  else
    FUZZ_CHECK(match == dns, "I11: RFC 9525 6.3");
  return 0;
}
