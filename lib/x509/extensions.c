#include "x509/extensions.h"
#include "x509/authority_key_id.h"
#include "x509/subject_alt_name.h"
#include "x509/subject_key_id.h"

size_t hsk_cert_extension_next(const uint8_t *buf, size_t len, size_t off, hsk_cert_extension *x)
{
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t end = seq.off + seq.len;
  hsk_span oid = hsk_der_oid(buf, end, seq.off);
  if (oid.off == 0) return 0;
  size_t at = oid.off + oid.len;
  hsk_span critical = hsk_der_tlv(buf, end, at, HSK_DER_BOOLEAN);
  if (critical.off != 0) {
    if (critical.len != 1 || hsk_u8(buf, critical.off) != 255) return 0;
    at = critical.off + 1;
  }
  hsk_span value = hsk_der_tlv(buf, end, at, HSK_DER_OCTET_STRING);
  if (value.off == 0 || value.off + value.len != end) return 0;
  x->oid.off = oid.off;
  x->oid.len = oid.len;
  x->critical = critical.off != 0 ? 1 : 0;
  x->value.off = value.off;
  x->value.len = value.len;
  return end;
}

void hsk_cert_extensions_none(hsk_cert_extensions *x)
{
  const hsk_cert_extensions none = {0, 0, 0, HSK_NO_PATH_LEN, UINT32_MAX, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}};
  *x = none;
}

/* has_oid: 1 if one of the well-formed extensions in buf[off..end) has this OID. */
static int has_oid(const uint8_t *buf, size_t off, size_t end, hsk_span oid)
{
  size_t i = off;
  while (i != end) {
    hsk_span seq = hsk_der_tlv(buf, end, i, HSK_DER_SEQUENCE);
    if (seq.off == 0) return 0;
    hsk_span other = hsk_der_tlv(buf, seq.off + seq.len, seq.off, HSK_DER_OID);
    if (other.len == oid.len && hsk_equal(buf + other.off, buf + oid.off, oid.len)) return 1;
    i = seq.off + seq.len;
  }
  return 0;
}

/* The bit of a known extension, 0: unknown. */
static uint32_t bit_of(uint32_t oid)
{
  switch (oid) {
  case HSK_OID_BASIC_CONSTRAINTS:
    return HSK_EXT_BASIC_CONSTRAINTS;
  case HSK_OID_KEY_USAGE:
    return HSK_EXT_KEY_USAGE;
  case HSK_OID_EXT_KEY_USAGE:
    return HSK_EXT_EXT_KEY_USAGE;
  case HSK_OID_SUBJECT_ALT_NAME:
    return HSK_EXT_SUBJECT_ALT_NAME;
  case HSK_OID_AUTHORITY_KEY_ID:
    return HSK_EXT_AUTHORITY_KEY_ID;
  case HSK_OID_SUBJECT_KEY_ID:
    return HSK_EXT_SUBJECT_KEY_ID;
  default:
    return 0;
  }
}

/* value_parse reads the extnValue of the extension that bit stands for. */
static int value_parse(const uint8_t *buf, uint32_t bit, hsk_span v, hsk_cert_extensions *x)
{
  size_t end = v.off + v.len;
  switch (bit) {
  case HSK_EXT_BASIC_CONSTRAINTS:
    return hsk_basic_constraints_parse(buf, v.off, end, &x->is_ca, &x->path_len);
  case HSK_EXT_KEY_USAGE:
    x->key_usage = hsk_key_usage_parse(buf, v.off, end);
    return x->key_usage != 0;
  case HSK_EXT_EXT_KEY_USAGE:
    x->ext_key_usage = hsk_ext_key_usage_parse(buf, v.off, end);
    return x->ext_key_usage != 0;
  case HSK_EXT_SUBJECT_ALT_NAME:
    x->subject_alt_name = hsk_subject_alt_name_parse(buf, v.off, end);
    return x->subject_alt_name.off != 0;
  case HSK_EXT_AUTHORITY_KEY_ID:
    return hsk_authority_key_id_parse(buf, v.off, end, &x->authority_key_id);
  case HSK_EXT_SUBJECT_KEY_ID:
    x->subject_key_id = hsk_subject_key_id_parse(buf, v.off, end);
    return x->subject_key_id.off != 0;
  default:
    return 0;
  }
}

/* one_extension takes up the extension e, which starts at `at`, of the list that starts at first. */
static hsk_result one_extension(const uint8_t *buf, size_t first, size_t at, const hsk_cert_extension *e,
                                hsk_cert_extensions *x)
{
  uint32_t bit = bit_of(hsk_oid_extension(buf, e->oid.off, e->oid.len));
  if (bit == 0) {
    if (has_oid(buf, first, at, e->oid)) return hsk_bad(HSK_CERT_DUPLICATE_EXTENSION, at);
    if (!e->critical) return hsk_ok();
    if (x->unknown_critical.off == 0) x->unknown_critical = e->oid;
    x->present |= HSK_EXT_UNKNOWN_CRITICAL;
    x->critical |= HSK_EXT_UNKNOWN_CRITICAL;
    return hsk_ok();
  }
  if (x->present & bit) return hsk_bad(HSK_CERT_DUPLICATE_EXTENSION, at);
  if (!value_parse(buf, bit, e->value, x)) return hsk_bad(HSK_CERT_BAD_EXTENSION, e->value.off);
  x->present |= bit;
  if (e->critical) x->critical |= bit;
  return hsk_ok();
}

hsk_result hsk_cert_extensions_parse(const uint8_t *buf, size_t off, size_t end, hsk_cert_extensions *x)
{
  hsk_cert_extensions found;
  hsk_cert_extension e;
  hsk_cert_extensions_none(&found);
  size_t i = off;
  if (i == end) return hsk_bad(HSK_CERT_BAD_EXTENSION, off);
  for (uint32_t left = HSK_CERT_EXTENSIONS_MAX; i != end; left--) {
    if (left == 0) return hsk_bad(HSK_CERT_BAD_EXTENSION, i);
    size_t next = hsk_cert_extension_next(buf, end, i, &e);
    if (next == 0) return hsk_bad(HSK_CERT_BAD_EXTENSION, i);
    hsk_result r = one_extension(buf, off, i, &e, &found);
    if (r.error != HSK_OK) return r;
    i = next;
  }
  *x = found;
  return hsk_ok();
}
