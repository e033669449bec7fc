#include "msg/certificate13.h"

hsk_result hsk_certificate13_parse(const uint8_t *buf, size_t len, hsk_certificate13 *c)
{
  hsk_span context = hsk_vec8(buf, len, 0, 0, 255);
  if (context.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, 0);
  size_t o = context.off + context.len;
  hsk_span list = hsk_vec24(buf, len, o, 0, 16777215);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, o);
  if (list.off + list.len != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, list.off + list.len);
  size_t i = list.off, count = 0;
  /*@ loop invariant list.off <= i <= len && count <= i;
      loop invariant rest: CertificateEntries(buf, list.off, len) <==> CertificateEntries(buf, i, len);
      loop invariant count: CertificateEntriesCount(buf, list.off, len) == count + CertificateEntriesCount(buf, i, len);
      loop assigns i, count; loop variant len - i; */
  while (i != len) {
    hsk_span cert = hsk_vec24(buf, len, i, 1, 16777215);
    //@ assert cert: cert.off == 0 ==> !Vec24(buf, i, len, 1, 16777215, i + 3 + U24(buf, i));
    if (cert.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, i);
    size_t x = cert.off + cert.len;
    hsk_span extensions = hsk_vec16(buf, len, x, 0, 65535);
    //@ assert extensions: extensions.off == 0 ==> !Vec16(buf, x, len, 0, 65535, x + 2 + U16(buf, x));
    if (extensions.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, x);
    hsk_result r = hsk_extensions_check(buf, extensions.off, extensions.off + extensions.len);
    if (r.error != HSK_OK) return r;
    i = extensions.off + extensions.len;
    count++;
  }
  //@ assert witness: Certificate13Ends(buf, len, context.off + context.len);
  c->certificate_request_context.off = context.off;
  c->certificate_request_context.len = context.len;
  c->certificate_list.off = list.off;
  c->certificate_list.len = list.len;
  c->count = count;
  return hsk_ok();
}

hsk_certificate_entry hsk_certificate_entry_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_certificate_entry r = {{0, 0}, {0, 0}};
  if (off == end) return r;
  r.cert_data.off = off + 3;
  r.cert_data.len = hsk_be24(buf, off);
  size_t x = r.cert_data.off + r.cert_data.len;
  r.extensions.off = x + 2;
  r.extensions.len = hsk_be16(buf, x);
  return r;
}

/* list_len: the length of a list of these entries, SIZE_MAX if they do not fit the format. */
static size_t list_len(const hsk_certificate_entry_fields *entries, size_t count)
{
  size_t total = 0, i = 0;
  while (i < count) {
    const hsk_bytes cert = {entries[i].cert_data.data, entries[i].cert_data.len};
    const hsk_bytes ex = {entries[i].extensions.data, entries[i].extensions.len};
    if (cert.len == 0 || ex.len > 65535 || hsk_extensions_check(ex.data, 0, ex.len).error != HSK_OK)
      return SIZE_MAX;
    if (cert.len > 16777215 || total + 5 + cert.len + ex.len > 16777215) return SIZE_MAX;
    total += 5 + cert.len + ex.len;
    i++;
  }
  return total;
}

/* list_put writes the entries, one behind the other, to out + o. */
static void list_put(uint8_t *out, size_t o, const hsk_certificate_entry_fields *entries, size_t count)
{
  size_t at = o, i = 0;
  while (i < count) {
    const hsk_bytes cert = {entries[i].cert_data.data, entries[i].cert_data.len};
    const hsk_bytes ex = {entries[i].extensions.data, entries[i].extensions.len};
    hsk_put_vec24(out, at, cert);
    hsk_put_vec16(out, at + 3 + cert.len, ex);
    at += 5 + cert.len + ex.len;
    i++;
  }
}

hsk_built hsk_certificate13_build(hsk_bytes certificate_request_context,
                                  const hsk_certificate_entry_fields *entries, size_t count, uint8_t *out,
                                  size_t cap)
{
  if (certificate_request_context.len > 255) return hsk_built_bad_call();
  size_t total = list_len(entries, count), o = 1 + certificate_request_context.len;
  if (total == SIZE_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(o + 3 + total, cap);
  if (b.error != HSK_OK) return b;
  hsk_put_vec8(out, 0, certificate_request_context);
  hsk_put24(out, o, total);
  list_put(out, o + 3, entries, count);
  return b;
}
