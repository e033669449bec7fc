/* NameConstraints and what they do to names: [2-byte length] an extnValue, [2-byte length] a subject as Name, then GeneralNames. */
#include "chain/chain.h"
#include "chain/constraints.h"
#include "fuzz.h"
#include "x509/name.h"
#include <string.h>

/* The offset that a body may have: never 0 */
#define FRONT 1u

static uint32_t subtrees(const uint8_t *buf, hsk_span list)
{
  hsk_general_name g;
  uint32_t kinds = 0;
  size_t at = list.off, end = list.off + list.len;
  while (at != end) {
    FUZZ_CHECK(hsk_subtree_parse(buf, end, at, &g), "grammar: a subtree that was accepted");
    FUZZ_CHECK(g.next > at && g.next <= end && g.kind <= HSK_REGISTERED_ID && g.value.off > at &&
                   g.value.off + g.value.len <= g.next,
               "grammar: RFC 5280 4.2.1.10, a subtree");
    FUZZ_CHECK(g.kind != HSK_IP_ADDRESS || g.value.len == 8 || g.value.len == 32,
               "grammar: RFC 5280 4.2.1.10, an address");
    kinds |= 1u << g.kind;
    at = g.next;
  }
  return kinds;
}

static void apply(const uint8_t *ca, const hsk_name_constraints *nc, fuzz_input *in)
{
  static uint8_t names[8192];
  hsk_cert cert;
  memset(&cert, 0, sizeof cert);
  hsk_bytes subject = fuzz_block(in);
  if (FRONT + subject.len + in->len > sizeof names) return;
  if (subject.len != 0) memcpy(names + FRONT, subject.data, subject.len);
  hsk_span s = hsk_name_parse(names, FRONT + subject.len, FRONT);
  if (s.off == 0 || s.off + s.len != FRONT + subject.len) return;
  cert.subject = (hsk_span){FRONT, subject.len};
  size_t at = FRONT + subject.len, len = in->len;
  if (len != 0) memcpy(names + at, in->data, len);
  if (len != 0 && !hsk_general_names_check(names, at, at + len)) return;
  if (len != 0) cert.subject_alt_name = (hsk_span){at, len};
  uint32_t left = HSK_CHAIN_COMPARISONS, none = 0;
  hsk_result r = hsk_constraints_apply(ca, nc, names, &cert, &left), again;
  FUZZ_CHECK(r.error == HSK_OK || r.error == HSK_CERT_NAME_NOT_PERMITTED, "grammar: another answer");
  uint32_t used = HSK_CHAIN_COMPARISONS - left;
  /* what is excluded stays so without the permitted subtrees; what is allowed by both is allowed by each */
  hsk_name_constraints one = *nc;
  one.permitted = (hsk_span){0, 0};
  left = HSK_CHAIN_COMPARISONS;
  again = hsk_constraints_apply(ca, &one, names, &cert, &left);
  FUZZ_CHECK(r.error != HSK_OK || again.error == HSK_OK, "I11: fewer constraints refuse more");
  if (used != 0) {
    again = hsk_constraints_apply(ca, nc, names, &cert, &none);
    FUZZ_CHECK(again.error == HSK_CERT_BUDGET || again.error == r.error, "I10: no budget");
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  fuzz_input in = {data, size};
  hsk_bytes value = fuzz_block(&in);
  static uint8_t ca[8192];
  hsk_name_constraints nc, before;
  if (value.len > sizeof ca - FRONT) return 0;
  if (value.len != 0) memcpy(ca + FRONT, value.data, value.len);
  memset(&nc, 0x5a, sizeof nc);
  before = nc;
  if (!hsk_name_constraints_parse(ca, FRONT, FRONT + value.len, &nc)) {
    FUZZ_CHECK(memcmp(&nc, &before, sizeof nc) == 0, "refusal: the output was changed");
    return 0;
  }
  FUZZ_CHECK((nc.permitted.off != 0 || nc.excluded.off != 0) &&
                 fuzz_inside(nc.permitted, FRONT + value.len) && fuzz_inside(nc.excluded, FRONT + value.len),
             "grammar: RFC 5280 4.2.1.10");
  (void)subtrees(ca, nc.permitted);
  (void)subtrees(ca, nc.excluded);
  apply(ca, &nc, &in);
  return 0;
}
