/* OCSPResponse: whatever is accepted has its fields inside, in order, and each of its states and certificates too. */
#include "fuzz.h"
#include "x509/ocsp.h"
#include <string.h>

static size_t hash_len(uint32_t hash)
{
  return hash == HSK_OCSP_SHA1 ? 20 : hash == HSK_OCSP_SHA256 ? 32 : hash == HSK_OCSP_SHA384 ? 48 : 64;
}

static void singles(const uint8_t *der, const hsk_ocsp *o)
{
  hsk_ocsp_single x, before;
  size_t at = o->responses.off, end = at + o->responses.len;
  while (at != end) {
    FUZZ_CHECK(hsk_ocsp_single_parse(der, end, at, &x), "grammar: a state that was accepted");
    FUZZ_CHECK(x.next > at && x.next <= end && x.name_hash.off > at &&
                   x.name_hash.off + x.name_hash.len < x.key_hash.off &&
                   x.key_hash.off + x.key_hash.len < x.serial.off && x.serial.off + x.serial.len < x.next,
               "grammar: RFC 6960 4.2.1, the order of a state");
    FUZZ_CHECK(x.serial.len >= 1 && x.status <= HSK_OCSP_UNKNOWN, "grammar: RFC 6960 4.2.1, a state");
    FUZZ_CHECK(x.reason <= 10 && x.reason != 7 && (x.reason == 0 || x.status == HSK_OCSP_REVOKED),
               "grammar: CRLReason");
    FUZZ_CHECK(x.hash == 0 || (x.name_hash.len == hash_len(x.hash) && x.key_hash.len == hash_len(x.hash)),
               "grammar: a hash of another length");
    memcpy(&before, &x, sizeof x);
    if (!hsk_ocsp_single_parse(der, x.next - 1, at, &x))
      FUZZ_CHECK(memcmp(&x, &before, sizeof x) == 0, "refusal: the output was changed");
    else
      FUZZ_CHECK(0, "grammar: a state without its end");
    at = before.next;
  }
}

static void certs(const uint8_t *der, const hsk_ocsp *o)
{
  size_t at = o->certs.off, end = at + o->certs.len;
  while (at != end) {
    size_t start = at;
    hsk_span c = hsk_ocsp_cert_next(der, end, &at);
    FUZZ_CHECK(c.off == start && c.off + c.len == at && at <= end && der[c.off] == 0x30,
               "grammar: a certificate that was accepted");
  }
}

static void fields(const uint8_t *der, size_t len, const hsk_ocsp *o)
{
  const hsk_span all[] = {o->tbs, o->by_name, o->by_key, o->responses, o->nonce, o->signature, o->certs};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    FUZZ_CHECK(fuzz_inside(all[i], len), "grammar: a field outside of the response");
  FUZZ_CHECK((o->by_name.off == 0) != (o->by_key.off == 0), "grammar: ResponderID");
  FUZZ_CHECK(o->by_key.off == 0 || o->by_key.len == HSK_OCSP_KEY_HASH_LEN, "grammar: KeyHash");
  FUZZ_CHECK(der[o->tbs.off] == 0x30 && o->tbs.off < o->responses.off &&
                 o->responses.off + o->responses.len <= o->tbs.off + o->tbs.len &&
                 o->tbs.off + o->tbs.len < o->signature.off,
             "grammar: RFC 6960 4.2.1, the order");
  FUZZ_CHECK(o->nonce.off == 0 || (o->nonce.len >= 1 && o->nonce.len <= HSK_OCSP_NONCE_MAX),
             "grammar: RFC 9654 2.1");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_ocsp o, before;
  memset(&o, 0x5a, sizeof o);
  before = o;
  hsk_result r = hsk_ocsp_parse(data, size, &o);
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &o, &before, sizeof o);
    FUZZ_CHECK(r.error == HSK_CERT_BAD_OCSP, "refusal: another error");
    return 0;
  }
  FUZZ_CHECK(o.response_status <= HSK_OCSP_UNAUTHORIZED && o.response_status != 4,
             "grammar: OCSPResponseStatus");
  if (o.response_status == HSK_OCSP_SUCCESSFUL) {
    fields(data, size, &o);
    singles(data, &o);
    certs(data, &o);
  } else {
    FUZZ_CHECK(o.tbs.len == 0 && o.signature.len == 0, "grammar: an error with a response");
  }
  FUZZ_CHECK(hsk_ocsp_parse(data, size - 1, &o).error == HSK_CERT_BAD_OCSP,
             "grammar: a response without its end");
  return 0;
}
