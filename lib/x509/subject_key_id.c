#include "x509/subject_key_id.h"

hsk_span hsk_subject_key_id_parse(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bad = {0, 0};
  hsk_span s = hsk_der_tlv(buf, end, off, HSK_DER_OCTET_STRING);
  if (s.off == 0 || s.off + s.len != end) return bad;
  return s;
}
