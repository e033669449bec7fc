#include "msg/certificate.h"

hsk_result hsk_certificate_parse(const uint8_t *buf, size_t len, hsk_certificate *c)
{
  hsk_span list = hsk_vec24(buf, len, 0, 0, 16777215);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, 0);
  if (list.off + list.len != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, list.off + list.len);
  size_t i = 3, count = 0;
  /*@ loop invariant 3 <= i <= len && count <= i;
      loop invariant rest: CertificateList(buf, 3, len) <==> CertificateList(buf, i, len);
      loop invariant count: CertificateCount(buf, 3, len) == count + CertificateCount(buf, i, len);
      loop assigns i, count; loop variant len - i; */
  while (i != len) {
    hsk_span cert = hsk_vec24(buf, len, i, 1, 16777215);
    //@ assert here: cert.off == 0 ==> !Vec24(buf, i, len, 1, 16777215, i + 3 + U24(buf, i));
    if (cert.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, i);
    i = cert.off + cert.len;
    count++;
  }
  c->certificate_list.off = list.off;
  c->certificate_list.len = list.len;
  c->count = count;
  return hsk_ok();
}

hsk_span hsk_certificate_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 3;
  r.len = hsk_be24(buf, off);
  return r;
}

/* list_len: the length of a list of these certificates, SIZE_MAX if it does not fit the format. */
static size_t list_len(const hsk_bytes *certificate_list, size_t count)
{
  size_t total = 0;
  for (size_t i = 0; i < count; i++) {
    if (certificate_list[i].len == 0 || certificate_list[i].len > 16777215) return SIZE_MAX;
    total += 3 + certificate_list[i].len;
    if (total > 16777215) return SIZE_MAX;
  }
  return total;
}

hsk_built hsk_certificate_build(const hsk_bytes *certificate_list, size_t count, uint8_t *out, size_t cap)
{
  size_t total = list_len(certificate_list, count);
  if (total == SIZE_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(3 + total, cap);
  if (b.error != HSK_OK) return b;
  hsk_put24(out, 0, total);
  size_t at = 3;
  for (size_t i = 0; i < count; i++) {
    hsk_put_vec24(out, at, certificate_list[i]);
    at += 3 + certificate_list[i].len;
  }
  return b;
}
