#include "x509/name.h"

hsk_name_walk hsk_name_first(hsk_span contents)
{
  hsk_name_walk w = {contents.off, contents.off, 0};
  w.end = contents.off + contents.len;
  return w;
}

int hsk_name_next(const uint8_t *buf, hsk_name_walk *w, hsk_attribute *a)
{
  uint32_t joined = 1;
  if (w->at == w->end) return 0;
  if (w->at == w->set_end) {
    hsk_span set = hsk_der_tlv(buf, w->end, w->at, HSK_DER_SET);
    if (set.off == 0) return 0;
    w->at = set.off;
    w->set_end = set.off + set.len;
    joined = 0;
  }
  hsk_span seq = hsk_der_tlv(buf, w->set_end, w->at, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  size_t end = seq.off + seq.len;
  hsk_span oid = hsk_der_tlv(buf, end, seq.off, HSK_DER_OID);
  if (oid.off == 0) return 0;
  size_t value_at = oid.off + oid.len;
  hsk_span value = hsk_der_any(buf, end, value_at);
  if (value.off == 0) return 0;
  a->oid = oid;
  a->value = value;
  a->tag = hsk_u8(buf, value_at);
  a->joined = joined;
  w->at = end;
  return 1;
}
