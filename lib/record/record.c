#include "record/record.h"

hsk_result hsk_record_header_parse(const uint8_t *buf, size_t off, uint32_t version, size_t max_len,
                                   hsk_record_header *h)
{
  uint32_t type = hsk_u8(buf, off), v = hsk_be16(buf, off + 1), len = hsk_be16(buf, off + 3);
  if (type < HSK_CHANGE_CIPHER_SPEC || type > HSK_APPLICATION_DATA)
    return hsk_bad(HSK_PEER_BAD_RECORD_HEADER, off);
  if (version != HSK_RECORD_VERSION_IGNORED && (version == 0 ? v / 256 != 3 : v != version))
    return hsk_bad(HSK_PEER_BAD_RECORD_VERSION, off + 1);
  if (len > max_len) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, off + 3);
  h->content_type = type;
  h->version = v;
  h->fragment_len = len;
  return hsk_ok();
}

hsk_result hsk_ciphertext13_header_parse(const uint8_t *buf, size_t off, size_t max_len, hsk_record_header *h)
{
  uint32_t len = hsk_be16(buf, off + 3);
  if (hsk_u8(buf, off) != HSK_APPLICATION_DATA) return hsk_bad(HSK_PEER_BAD_RECORD_HEADER, off);
  if (hsk_be16(buf, off + 1) != HSK_TLS12) return hsk_bad(HSK_PEER_BAD_RECORD_VERSION, off + 1);
  if (len > max_len) return hsk_bad(HSK_PEER_RECORD_OVERFLOW, off + 3);
  h->content_type = HSK_APPLICATION_DATA;
  h->version = HSK_TLS12;
  h->fragment_len = len;
  return hsk_ok();
}

hsk_built hsk_record_header_build(const hsk_record_header *h, uint8_t *out, size_t cap)
{
  uint32_t type = h->content_type, version = h->version;
  size_t len = h->fragment_len;
  if (type < HSK_CHANGE_CIPHER_SPEC || type > HSK_APPLICATION_DATA) return hsk_built_bad_call();
  if (version > 65535 || len > HSK_CIPHERTEXT_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(HSK_RECORD_HEADER_LEN, cap);
  if (b.error != HSK_OK) return b;
  hsk_put8(out, 0, type);
  hsk_put16(out, 1, version);
  hsk_put16(out, 3, len);
  return b;
}

void hsk_record_header_put(uint8_t *out, size_t off, uint32_t content_type, size_t fragment_len)
{
  hsk_put8(out, off, content_type);
  hsk_put16(out, off + 1, HSK_TLS12);
  hsk_put16(out, off + 3, fragment_len);
}
