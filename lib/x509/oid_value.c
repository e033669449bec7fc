#include "x509/oid.h"

/* The contents as words, as in the rows of oids.def */
typedef struct {
  uint32_t n, w0, w1, w2;
} words;

/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing; */
static words words_of(const uint8_t *buf, size_t off, size_t len)
{
  words w = {0, 0, 0, 0};
  if (len != 3 && (len < 8 || len > 10)) return w;
  w.n = (uint32_t)len;
  w.w0 = len == 3 ? hsk_be24(buf, off) : hsk_be32(buf, off);
  if (len > 3) w.w1 = hsk_be32(buf, off + 4);
  if (len == 9) w.w2 = hsk_u8(buf, off + 8);
  if (len == 10) w.w2 = hsk_be16(buf, off + 8);
  return w;
}

uint32_t hsk_oid_value(const uint8_t *buf, size_t off, size_t len)
{
  words w = words_of(buf, off, len);
#define HSK_OID_VALUE(id, l, a, b, c, name)                                                                  \
  if (w.n == (l) && w.w0 == (a) && w.w1 == (b) && w.w2 == (c)) return id;
#include "x509/oids.def"
  return HSK_OID_NONE;
}
