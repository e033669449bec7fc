#include "x509/basic_constraints.h"

/* path_len_of: the number with this magnitude, or 2^31 if it is larger. */
static uint32_t path_len_of(const uint8_t *buf, hsk_span m)
{
  const uint32_t most = 0x80000000u;
  if (m.len == 1) return hsk_u8(buf, m.off);
  if (m.len == 2) return hsk_be16(buf, m.off);
  if (m.len == 3) return hsk_be24(buf, m.off);
  if (m.len > 4) return most;
  uint32_t v = hsk_be32(buf, m.off);
  return v > most ? most : v;
}

int hsk_basic_constraints_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *is_ca,
                                uint32_t *path_len)
{
  uint32_t limit = HSK_NO_PATH_LEN;
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  if (seq.len == 0) {
    *is_ca = 0;
    *path_len = HSK_NO_PATH_LEN;
    return 1;
  }
  /* X.690 11.5: FALSE, the default, is not encoded. RFC 5280 4.2.1.9: no pathLenConstraint without cA. */
  hsk_span ca = hsk_der_tlv(buf, end, seq.off, HSK_DER_BOOLEAN);
  if (ca.off == 0 || ca.len != 1 || hsk_u8(buf, ca.off) != 255) return 0;
  size_t at = ca.off + ca.len;
  if (at != end) {
    hsk_span m = hsk_der_uint(buf, end, at);
    if (m.off == 0 || m.off + m.len != end) return 0;
    limit = path_len_of(buf, m);
  }
  *is_ca = 1;
  *path_len = limit;
  return 1;
}
