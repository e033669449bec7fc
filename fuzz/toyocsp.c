#include "toyocsp.h"
#include "chain/ocsp.h"
#include "x509/cert.h"
#include "toyder.h"

static void put_hash(der *d, hsk_bytes of)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_hash_once(HSK_SHA256, of.data, of.len, digest);
  put_tlv(d, 0x04, digest, 32);
}

/* SingleResponse: CertID, good, thisUpdate, nextUpdate */
static void put_single(der *d, hsk_bytes leaf, const hsk_cert *cert, hsk_bytes issuer, const hsk_cert *by)
{
  size_t end = d->at;
  put_tlv(d, 0x18, "20260201000000Z", 15);
  wrap(d, 0xa0, end);
  put_tlv(d, 0x18, "20251201000000Z", 15);
  put_tlv(d, 0x80, "", 0);
  size_t id = d->at;
  put_tlv(d, 0x02, leaf.data + cert->serial.off, cert->serial.len);
  put_hash(d, hsk_key_bytes(issuer.data, by));
  put_hash(d, fuzz_of(leaf.data, cert->issuer));
  size_t algorithm = d->at;
  put_tlv(d, 0x06, "\x60\x86\x48\x01\x65\x03\x04\x02\x01", 9);
  wrap(d, 0x30, algorithm);
  wrap(d, 0x30, id);
  wrap(d, 0x30, end);
}

size_t toy_ocsp_good(hsk_bytes leaf, hsk_bytes issuer, const toy_key *key, uint32_t scheme, uint8_t *out)
{
  uint8_t data[TOY_OCSP_MAX], basic[TOY_OCSP_MAX];
  hsk_cert cert, by;
  FUZZ_CHECK(hsk_cert_parse(leaf.data, leaf.len, &cert).error == HSK_OK &&
                 hsk_cert_parse(issuer.data, issuer.len, &by).error == HSK_OK,
             "set-up: a certificate");
  der d = {data, sizeof data}, o = {out, TOY_OCSP_MAX};
  put_single(&d, leaf, &cert, issuer, &by);
  wrap(&d, 0x30, sizeof data);
  put_tlv(&d, 0x18, "20251201000000Z", 15);
  size_t id = d.at;
  put(&d, issuer.data + by.subject.off, by.subject.len);
  wrap(&d, 0xa1, id);
  wrap(&d, 0x30, sizeof data);
  size_t n = toy_sign_der((hsk_bytes){data + d.at, sizeof data - d.at}, scheme, key, (hsk_bytes){data, 0},
                          basic, sizeof basic);
  put(&o, basic, n);
  wrap(&o, 0x04, TOY_OCSP_MAX);
  put_tlv(&o, 0x06, "\x2b\x06\x01\x05\x05\x07\x30\x01\x01", 9);
  wrap(&o, 0x30, TOY_OCSP_MAX);
  wrap(&o, 0xa0, TOY_OCSP_MAX);
  put_tlv(&o, 0x0a, "\0", 1);
  wrap(&o, 0x30, TOY_OCSP_MAX);
  memmove(out, out + o.at, TOY_OCSP_MAX - o.at);
  return TOY_OCSP_MAX - o.at;
}
