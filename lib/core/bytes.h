/* Reading and writing fields of byte strings: the only place, with der.c's leaf checks, that indexes bytes.
   A reader takes (buf, len, off) and returns values or spans; nothing is copied, nothing moves. */
#ifndef HSK_CORE_BYTES_H
#define HSK_CORE_BYTES_H
#include "core/status.h"
#ifdef __FRAMAC__
#include "bytes.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_span: the body of a field, bytes [off, off+len) of the buffer that was parsed. It stays true when the
   buffer moves. off == 0 means "absent" or, from a reader, "malformed": a body never starts at 0, since a
   prefix comes before it. */
typedef struct {
  size_t off, len;
} hsk_span;

/* hsk_bytes: bytes that the caller owns; data may be NULL when len is 0. */
typedef struct {
  const uint8_t *data;
  size_t len;
} hsk_bytes;

/* hsk_u8, hsk_be16, hsk_be24, hsk_be32: the big-endian number at off. */
/*@ requires \valid_read(buf + off);
    terminates \true; exits \false; assigns \nothing;
    ensures \result == buf[off] && \result <= 255; */
static inline uint32_t hsk_u8(const uint8_t *buf, size_t off)
{
  return buf[off];
}
/*@ requires \valid_read(buf + (off .. off+1)) && off + 1 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == U16(buf, off) && \result <= 65535; */
static inline uint32_t hsk_be16(const uint8_t *buf, size_t off)
{
  return buf[off] * 256u + buf[off + 1];
}
/*@ requires \valid_read(buf + (off .. off+2)) && off + 2 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == U24(buf, off) && \result <= 16777215; */
static inline uint32_t hsk_be24(const uint8_t *buf, size_t off)
{
  return buf[off] * 65536u + buf[off + 1] * 256u + buf[off + 2];
}
/*@ requires \valid_read(buf + (off .. off+3)) && off + 3 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == U32(buf, off); */
static inline uint32_t hsk_be32(const uint8_t *buf, size_t off)
{
  return buf[off] * 16777216u + buf[off + 1] * 65536u + buf[off + 2] * 256u + buf[off + 3];
}

/* hsk_vec8, hsk_vec16, hsk_vec24: the vector of min..max bytes (RFC 5246 4.3) whose length prefix of 1, 2 or
   3 bytes starts at off. The result is its body; off == 0 says that the length is out of range or
   that the body does not end within len. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> \result.off == off + 1 && \result.off + \result.len <= len &&
                Vec8(buf, off, len, min, max, \result.off + \result.len);
    ensures ko: \result.off == 0 ==> \forall integer e; !Vec8(buf, off, len, min, max, e); */
static inline hsk_span hsk_vec8(const uint8_t *buf, size_t len, size_t off, size_t min, size_t max)
{
  hsk_span r = {0, 0};
  if (len - off < 1) return r;
  size_t l = hsk_u8(buf, off);
  if (l < min || l > max || len - off - 1 < l) return r;
  r.off = off + 1;
  r.len = l;
  return r;
}
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> \result.off == off + 2 && \result.off + \result.len <= len &&
                Vec16(buf, off, len, min, max, \result.off + \result.len);
    ensures ko: \result.off == 0 ==> \forall integer e; !Vec16(buf, off, len, min, max, e); */
static inline hsk_span hsk_vec16(const uint8_t *buf, size_t len, size_t off, size_t min, size_t max)
{
  hsk_span r = {0, 0};
  if (len - off < 2) return r;
  size_t l = hsk_be16(buf, off);
  if (l < min || l > max || len - off - 2 < l) return r;
  r.off = off + 2;
  r.len = l;
  return r;
}
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> \result.off == off + 3 && \result.off + \result.len <= len &&
                Vec24(buf, off, len, min, max, \result.off + \result.len);
    ensures ko: \result.off == 0 ==> \forall integer e; !Vec24(buf, off, len, min, max, e); */
static inline hsk_span hsk_vec24(const uint8_t *buf, size_t len, size_t off, size_t min, size_t max)
{
  hsk_span r = {0, 0};
  if (len - off < 3) return r;
  size_t l = hsk_be24(buf, off);
  if (l < min || l > max || len - off - 3 < l) return r;
  r.off = off + 3;
  r.len = l;
  return r;
}

/* hsk_equal: 1 if the n bytes at a and at b are the same, else 0. Not for secrets: see hsk_equal_secret. */
/*@ requires \valid_read(a + (0 .. n-1)) && \valid_read(b + (0 .. n-1));
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> \forall integer k; 0 <= k < n ==> a[k] == b[k]; */
int hsk_equal(const uint8_t *a, const uint8_t *b, size_t n);

/* hsk_put8, 16, 24, 32, hsk_put_bytes, hsk_put_vec8, 16, 24: write a number, bytes, or a length prefix
   followed by its body, at out + off. The caller has checked that there is room. */
/*@ requires \valid(out + off) && v <= 255;
    terminates \true; exits \false; assigns out[off];
    ensures out[off] == v; */
static inline void hsk_put8(uint8_t *out, size_t off, size_t v)
{
  out[off] = (uint8_t)v;
}
/*@ requires \valid(out + (off .. off+1)) && off + 1 <= SIZE_MAX && v <= 65535;
    terminates \true; exits \false; assigns out[off .. off+1];
    ensures out[off] == v / 256 && out[off+1] == v % 256; */
static inline void hsk_put16(uint8_t *out, size_t off, size_t v)
{
  out[off] = (uint8_t)(v / 256u);
  out[off + 1] = (uint8_t)(v % 256u);
}
/*@ requires \valid(out + (off .. off+2)) && off + 2 <= SIZE_MAX && v <= 16777215;
    terminates \true; exits \false; assigns out[off .. off+2];
    ensures out[off] == v / 65536 && out[off+1] == v / 256 % 256 && out[off+2] == v % 256; */
static inline void hsk_put24(uint8_t *out, size_t off, size_t v)
{
  out[off] = (uint8_t)(v / 65536u);
  out[off + 1] = (uint8_t)(v / 256u % 256u);
  out[off + 2] = (uint8_t)(v % 256u);
}
/*@ requires \valid(out + (off .. off+3)) && off + 3 <= SIZE_MAX;
    terminates \true; exits \false; assigns out[off .. off+3];
    ensures out[off] == v / 16777216 && out[off+1] == v / 65536 % 256 &&
            out[off+2] == v / 256 % 256 && out[off+3] == v % 256; */
static inline void hsk_put32(uint8_t *out, size_t off, uint32_t v)
{
  out[off] = (uint8_t)(v / 16777216u);
  out[off + 1] = (uint8_t)(v / 65536u % 256u);
  out[off + 2] = (uint8_t)(v / 256u % 256u);
  out[off + 3] = (uint8_t)(v % 256u);
}
/*@ requires \valid(out + (off .. off+n-1)) && \valid_read(src + (0 .. n-1)) && off + n <= SIZE_MAX;
    requires \separated(out + (off .. off+n-1), src + (0 .. n-1));
    terminates \true; exits \false; assigns out[off .. off+n-1];
    ensures COPIED(out, off, src, n); */
void hsk_put_bytes(uint8_t *out, size_t off, const uint8_t *src, size_t n);
/*@ requires \valid(out + (off .. off+src.len)) && \valid_read(src.data + (0 .. src.len-1));
    requires off + 1 + src.len <= SIZE_MAX && src.len <= 255;
    requires \separated(out + (off .. off+src.len), src.data + (0 .. src.len-1));
    terminates \true; exits \false; assigns out[off .. off+src.len];
    ensures out[off] == src.len;
    ensures COPIED(out, off + 1, src.data, src.len); */
void hsk_put_vec8(uint8_t *out, size_t off, hsk_bytes src);
/*@ requires \valid(out + (off .. off+1+src.len)) && \valid_read(src.data + (0 .. src.len-1));
    requires off + 2 + src.len <= SIZE_MAX && src.len <= 65535;
    requires \separated(out + (off .. off+1+src.len), src.data + (0 .. src.len-1));
    terminates \true; exits \false; assigns out[off .. off+1+src.len];
    ensures out[off] == src.len / 256 && out[off+1] == src.len % 256;
    ensures COPIED(out, off + 2, src.data, src.len); */
void hsk_put_vec16(uint8_t *out, size_t off, hsk_bytes src);
/*@ requires \valid(out + (off .. off+2+src.len)) && \valid_read(src.data + (0 .. src.len-1));
    requires off + 3 + src.len <= SIZE_MAX && src.len <= 16777215;
    requires \separated(out + (off .. off+2+src.len), src.data + (0 .. src.len-1));
    terminates \true; exits \false; assigns out[off .. off+2+src.len];
    ensures out[off] == src.len / 65536 && out[off+1] == src.len / 256 % 256 && out[off+2] == src.len % 256;
    ensures COPIED(out, off + 3, src.data, src.len); */
void hsk_put_vec24(uint8_t *out, size_t off, hsk_bytes src);

#ifdef __cplusplus
}
#endif
#endif
