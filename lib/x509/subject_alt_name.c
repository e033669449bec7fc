#include "x509/subject_alt_name.h"

hsk_span hsk_subject_alt_name_parse(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bad = {0, 0};
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return bad;
  return hsk_general_names_check(buf, seq.off, end) ? seq : bad;
}
