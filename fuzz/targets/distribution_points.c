/* CRLDistributionPoints and IssuingDistributionPoint: a byte says which, then an extnValue. */
#include "fuzz.h"
#include "x509/distribution_points.h"
#include <string.h>

static void name_inside(const hsk_point_name *n, size_t end)
{
  FUZZ_CHECK(fuzz_inside(n->full, end) && fuzz_inside(n->relative, end), "grammar: a name outside");
  FUZZ_CHECK(n->full.off == 0 || n->relative.off == 0, "grammar: two names");
}

static void points(const uint8_t *buf, size_t end)
{
  hsk_distribution_point p, before;
  hsk_span list = hsk_distribution_points_parse(buf, 0, end);
  if (list.off == 0) return;
  FUZZ_CHECK(list.off + list.len == end && list.len != 0, "grammar: RFC 5280 4.2.1.13, the list");
  for (size_t at = list.off; at != end; at = before.next) {
    FUZZ_CHECK(hsk_distribution_point_parse(buf, end, at, &p), "grammar: a point that was accepted");
    FUZZ_CHECK(p.next > at && p.next <= end && fuzz_inside(p.crl_issuer, p.next), "grammar: a point");
    name_inside(&p.name, p.next);
    FUZZ_CHECK(p.name.full.off != 0 || p.name.relative.off != 0 || p.crl_issuer.off != 0,
               "grammar: RFC 5280 4.2.1.13, a name or an issuer");
    FUZZ_CHECK(p.reasons != 0 && (p.reasons & ~HSK_ALL_REASONS) == 0, "grammar: ReasonFlags");
    memcpy(&before, &p, sizeof p);
    FUZZ_CHECK(!hsk_distribution_point_parse(buf, p.next - 1, at, &p) && memcmp(&p, &before, sizeof p) == 0,
               "refusal: a point without its end");
  }
}

static void issuing(const uint8_t *buf, size_t end)
{
  hsk_issuing_point p, before;
  memset(&p, 0x5a, sizeof p);
  before = p;
  if (!hsk_issuing_point_parse(buf, 0, end, &p)) {
    FUZZ_CHECK(memcmp(&p, &before, sizeof p) == 0, "refusal: the output was changed");
    return;
  }
  name_inside(&p.name, end);
  FUZZ_CHECK(p.only_user + p.only_ca + p.only_attribute <= 1 && p.indirect <= 1, "grammar: RFC 5280 5.2.5");
  FUZZ_CHECK((p.reasons & ~HSK_ALL_REASONS) == 0, "grammar: ReasonFlags");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0) return 0;
  if (data[0] % 2 == 0)
    points(data + 1, size - 1);
  else
    issuing(data + 1, size - 1);
  return 0;
}
