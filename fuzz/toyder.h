/* DER written from the end to the front: a length is known when its contents stand. */
#ifndef FUZZ_TOYDER_H
#define FUZZ_TOYDER_H
#include "fuzz.h"
#include <string.h>

/* der: what is written so far is buf[at..) up to the end of the buffer. Whoever writes has seen to it that there is room. */
typedef struct {
  uint8_t *buf;
  size_t at;
} der;

static inline void put(der *d, const void *bytes, size_t len)
{
  FUZZ_CHECK(len <= d->at, "set-up: too little room for DER");
  d->at -= len;
  if (len != 0) memcpy(d->buf + d->at, bytes, len);
}

static inline void put_byte(der *d, size_t v)
{
  uint8_t b = (uint8_t)v;
  put(d, &b, 1);
}

/* wrap puts tag and length before what was written since end. */
static inline void wrap(der *d, uint8_t tag, size_t end)
{
  size_t len = end - d->at;
  if (len < 128) {
    put_byte(d, len);
  } else {
    size_t n = 0;
    for (; len != 0; len >>= 8, n++)
      put_byte(d, len & 0xff);
    put_byte(d, 0x80 | n);
  }
  put_byte(d, tag);
}

static inline void put_tlv(der *d, uint8_t tag, const void *bytes, size_t len)
{
  size_t end = d->at;
  put(d, bytes, len);
  wrap(d, tag, end);
}

#endif
