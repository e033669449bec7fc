/* CertificateList: whatever is accepted has its fields inside, in order, and each of its entries too. */
#include "fuzz.h"
#include "x509/crl.h"
#include <string.h>

static void entries(const uint8_t *der, const hsk_crl *c)
{
  hsk_crl_entry e;
  uint32_t unknown = 0, issuer = 0;
  size_t at = c->entries.off, end = at + c->entries.len;
  while (at != end) {
    FUZZ_CHECK(hsk_crl_entry_parse(der, end, at, &e), "grammar: an entry that was accepted");
    FUZZ_CHECK(e.next > at && e.next <= end && e.serial.off > at && e.serial.len >= 1 &&
                   e.serial.off + e.serial.len <= e.next,
               "grammar: RFC 5280 5.1, an entry");
    FUZZ_CHECK(e.reason <= 10 && e.reason != 7, "grammar: RFC 5280 5.3.1");
    FUZZ_CHECK(fuzz_inside(e.certificate_issuer, e.next), "grammar: RFC 5280 5.3.3");
    unknown |= e.unknown_critical;
    issuer |= e.certificate_issuer.off != 0;
    at = e.next;
  }
  FUZZ_CHECK(!unknown || (c->present & HSK_CRL_UNKNOWN_CRITICAL), "grammar: an unknown critical extension");
  FUZZ_CHECK(issuer == ((c->present & HSK_CRL_CERTIFICATE_ISSUER) != 0), "grammar: certificateIssuer");
}

static void fields(const uint8_t *der, size_t len, const hsk_crl *c)
{
  const hsk_span all[] = {c->tbs,
                          c->issuer,
                          c->entries,
                          c->signature,
                          c->number,
                          c->authority_key_id,
                          c->base_number,
                          c->point_value,
                          c->point.name.full,
                          c->point.name.relative};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    FUZZ_CHECK(fuzz_inside(all[i], len), "grammar: a field outside of the list");
  FUZZ_CHECK(c->version == 1 || c->version == 2, "grammar: RFC 5280 5.1.2.1");
  FUZZ_CHECK(der[c->tbs.off] == 0x30 && der[c->issuer.off] == 0x30, "grammar: tags");
  FUZZ_CHECK(c->tbs.off < c->issuer.off && c->issuer.off + c->issuer.len <= c->tbs.off + c->tbs.len &&
                 c->signature.off + c->signature.len == len,
             "grammar: RFC 5280 5.1, the order");
  FUZZ_CHECK(c->version == 2 || c->present == 0 || c->present == HSK_CRL_UNKNOWN_CRITICAL,
             "grammar: extensions in version 1");
  FUZZ_CHECK((c->present & HSK_CRL_DELTA) == 0 || (c->present & HSK_CRL_NUMBER), "grammar: RFC 5280 5.2.4");
  FUZZ_CHECK(c->number.len <= 20 && c->base_number.len <= 20, "grammar: RFC 5280 5.2.3");
  FUZZ_CHECK(c->point.only_user + c->point.only_ca + c->point.only_attribute <= 1, "grammar: RFC 5280 5.2.5");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_crl c, before;
  memset(&c, 0x5a, sizeof c);
  before = c;
  hsk_result r = hsk_crl_parse(data, size, &c);
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &c, &before, sizeof c);
    FUZZ_CHECK(r.error == HSK_CERT_BAD_CRL, "refusal: another error");
    return 0;
  }
  fields(data, size, &c);
  entries(data, &c);
  FUZZ_CHECK(hsk_crl_parse(data, size - 1, &c).error == HSK_CERT_BAD_CRL, "grammar: a list without its end");
  return 0;
}
