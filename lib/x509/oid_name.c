#include "x509/oid.h"

/* Names are for people: this file is apart from oid.c since strings take no part in proofs. */
#define NAME_ROW(id, l, a, b, c, text) {l, {a, b, c}, text},

static const struct {
  uint32_t n, w[3];
  const char *name;
} rows[] = {
#define HSK_OID_EXTENSION(id, n, w0, w1, w2, name)      NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_VALUE(id, n, w0, w1, w2, name)          NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_EXTENSION_LONG(id, n, w0, w1, w2, name) NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_PURPOSE(id, n, w0, w1, w2, name)        NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_SIGNATURE(id, n, w0, w1, w2, name)      NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_KEY(id, n, w0, w1, w2, name)            NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_CURVE(id, n, w0, w1, w2, name)          NAME_ROW(id, n, w0, w1, w2, name)
#define HSK_OID_SHOWN(id, n, w0, w1, w2, name)          NAME_ROW(id, n, w0, w1, w2, name)
#include "x509/oids.def"
};

const char *hsk_oid_name(const uint8_t *buf, size_t off, size_t len)
{
  uint32_t w[3] = {0, 0, 0};
  if (len > 12) return NULL;
  for (size_t i = 0; i < len; i++)
    w[i / 4] = w[i / 4] * 256u + hsk_u8(buf, off + i);
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (rows[i].n == len && rows[i].w[0] == w[0] && rows[i].w[1] == w[1] && rows[i].w[2] == w[2])
      return rows[i].name;
  return NULL;
}
