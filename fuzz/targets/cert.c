/* Certificate: whatever is accepted has its fields inside, in order, and parses the same at another address.
 */
#include "chain/chain.h"
#include "fuzz.h"
#include <string.h>

static void spans(const hsk_cert *c, size_t len)
{
  const hsk_span all[] = {
      c->tbs,       c->serial,           c->signature_oid,    c->issuer,         c->subject,
      c->spki,      c->signature,        c->extensions,       c->key.modulus,    c->key.exponent,
      c->key.point, c->subject_alt_name, c->authority_key_id, c->subject_key_id, c->unknown_critical};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    FUZZ_CHECK(fuzz_inside(all[i], len), "grammar: a field outside of the certificate");
}

static void fields(const uint8_t *der, const hsk_cert *c)
{
  FUZZ_CHECK(c->version >= 1 && c->version <= 3, "grammar: RFC 5280 4.1.2.1");
  FUZZ_CHECK(c->extensions.off == 0 || c->version == 3, "grammar: RFC 5280 4.1.2.9");
  FUZZ_CHECK(c->serial.len >= 1 && c->serial.len <= 20, "grammar: RFC 5280 4.1.2.2");
  FUZZ_CHECK(c->tbs.off < c->issuer.off && c->issuer.off < c->subject.off && c->subject.off < c->spki.off &&
                 c->spki.off < c->signature_oid.off && c->signature_oid.off < c->signature.off,
             "grammar: RFC 5280 4.1, the order");
  FUZZ_CHECK(der[c->tbs.off] == 0x30 && der[c->issuer.off] == 0x30 && der[c->spki.off] == 0x30,
             "grammar: tags");
  FUZZ_CHECK(c->is_ca <= 1 && (c->is_ca || c->path_len == HSK_NO_PATH_LEN), "grammar: RFC 5280 4.2.1.9");
  FUZZ_CHECK((c->critical & ~c->present) == 0, "grammar: critical, but absent");
  FUZZ_CHECK((c->present == 0) == (c->extensions.off == 0) || c->extensions.off != 0, "grammar: extensions");
  if (c->key.type == HSK_KEY_RSA || c->key.type == HSK_KEY_RSA_PSS)
    FUZZ_CHECK(c->key.modulus.len > 0 && der[c->key.modulus.off] != 0, "grammar: RFC 3279 2.3.1");
  if (c->key.type == HSK_KEY_EC)
    FUZZ_CHECK(der[c->key.point.off] == 4 && c->key.group >= 0x17 && c->key.group <= 0x19,
               "grammar: RFC 5480 2.2");
}

/* every byte but those of the last field decides: a shorter or longer string is refused */
static void whole(const uint8_t *der, size_t len)
{
  hsk_cert c;
  FUZZ_CHECK(hsk_cert_parse(der, len - 1, &c).error != HSK_OK, "grammar: a certificate without its end");
  static uint8_t longer[1 << 14];
  if (len >= sizeof longer) return;
  memcpy(longer, der, len);
  longer[len] = 0;
  FUZZ_CHECK(hsk_cert_parse(longer, len + 1, &c).error == HSK_CERT_TRAILING_BYTES, "grammar: trailing bytes");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_cert c, before;
  memset(&c, 0x5a, sizeof c);
  before = c;
  hsk_result r = hsk_cert_parse(data, size, &c);
  if (r.error != HSK_OK) {
    fuzz_refused(r, size, &c, &before, sizeof c);
    FUZZ_CHECK(hsk_error_class_of(r.error) == HSK_CLASS_CERT, "refusal: not a certificate error");
    return 0;
  }
  spans(&c, size);
  fields(data, &c);
  whole(data, size);
  hsk_anchor a;
  r = hsk_anchor_from_cert((hsk_bytes){data, size}, &a);
  int usable = c.key.type != HSK_KEY_UNSUPPORTED_TYPE && (c.present & HSK_EXT_UNKNOWN_CRITICAL) == 0;
  FUZZ_CHECK(r.error != HSK_OK || usable, "grammar: anchor");
  FUZZ_CHECK(!usable || r.error == HSK_OK || r.error == HSK_CERT_BAD_EXTENSION, "grammar: anchor");
  int dns = hsk_name_match(data, &c, (hsk_bytes){(const uint8_t *)"www.example.net", 15});
  int address = hsk_name_match(data, &c, (hsk_bytes){(const uint8_t *)"192.0.2.1", 9});
  FUZZ_CHECK((dns == 0 || dns == 1) && (address == 0 || address == 1), "grammar: neither yes nor no");
  return 0;
}
