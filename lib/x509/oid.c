#include "x509/oid.h"

/* The contents as words, as in the rows of oids.def; n == 0 for a length that no row has. */
typedef struct {
  uint32_t n, w0, w1, w2;
} words;

/*@ requires \valid_read(buf + (off .. off+len-1)) && off + len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures other: !(3 <= len <= 10) ==> \result.n == 0;
    ensures n: 3 <= len <= 10 ==> \result.n == len;
    ensures w0: 3 <= len <= 10 ==> \result.w0 == OidWord0(buf, off, len);
    ensures w1: 3 <= len <= 10 ==> \result.w1 == OidWord1(buf, off, len);
    ensures w2: 3 <= len <= 10 ==> \result.w2 == OidWord2(buf, off, len); */
static words words_of(const uint8_t *buf, size_t off, size_t len)
{
  words w = {0, 0, 0, 0};
  if (len < 3 || len > 10) return w;
  w.n = (uint32_t)len;
  w.w0 = len == 3 ? hsk_be24(buf, off) : hsk_be32(buf, off);
  if (len >= 8)
    w.w1 = hsk_be32(buf, off + 4);
  else if (len == 7)
    w.w1 = hsk_be24(buf, off + 4);
  else if (len == 6)
    w.w1 = hsk_be16(buf, off + 4);
  else if (len == 5)
    w.w1 = hsk_u8(buf, off + 4);
  if (len == 9) w.w2 = hsk_u8(buf, off + 8);
  if (len == 10) w.w2 = hsk_be16(buf, off + 8);
  return w;
}

/* Each kind as a function of numbers alone: the provers see through rows of numbers, not of loads. */
#define ROW(id, l, a, b, c)                                                                                  \
  if (w.n == (l) && w.w0 == (a) && w.w1 == (b) && w.w2 == (c)) return id;

/* Those of 3 bytes are told apart by one word: of a single number the provers see through any number of rows. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == ShortExtension(w0); */
static uint32_t short_extension_of(uint32_t w0)
{
#define HSK_OID_EXTENSION(id, n, a, b, c, name)                                                              \
  if (w0 == (a)) return id;
#include "x509/oids.def"
  return HSK_OID_NONE;
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == LongExtension(w.n, w.w0, w.w1, w.w2); */
static uint32_t long_extension_of(words w)
{
#define HSK_OID_EXTENSION_LONG(id, n, w0, w1, w2, name) ROW(id, n, w0, w1, w2)
#include "x509/oids.def"
  return HSK_OID_NONE;
}

uint32_t hsk_oid_extension(const uint8_t *buf, size_t off, size_t len)
{
  if (len == 3) return short_extension_of(hsk_be24(buf, off));
  return long_extension_of(words_of(buf, off, len));
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == WordsPurpose(w.n, w.w0, w.w1, w.w2); */
static uint32_t purpose_of(words w)
{
#define HSK_OID_PURPOSE(id, n, w0, w1, w2, name) ROW(id, n, w0, w1, w2)
#include "x509/oids.def"
  return HSK_OID_NONE;
}

uint32_t hsk_oid_purpose(const uint8_t *buf, size_t off, size_t len)
{
  return purpose_of(words_of(buf, off, len));
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == WordsSignature(w.n, w.w0, w.w1, w.w2); */
static uint32_t signature_of(words w)
{
#define HSK_OID_SIGNATURE(id, n, w0, w1, w2, name) ROW(id, n, w0, w1, w2)
#include "x509/oids.def"
  return HSK_OID_NONE;
}

uint32_t hsk_oid_signature(const uint8_t *buf, size_t off, size_t len)
{
  return signature_of(words_of(buf, off, len));
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == WordsKey(w.n, w.w0, w.w1, w.w2); */
static uint32_t key_of(words w)
{
#define HSK_OID_KEY(id, n, w0, w1, w2, name) ROW(id, n, w0, w1, w2)
#include "x509/oids.def"
  return HSK_OID_NONE;
}

uint32_t hsk_oid_key(const uint8_t *buf, size_t off, size_t len)
{
  return key_of(words_of(buf, off, len));
}

/*@ terminates \true; exits \false; assigns \nothing;
    ensures \result == WordsCurve(w.n, w.w0, w.w1, w.w2); */
static uint32_t curve_of(words w)
{
#define HSK_OID_CURVE(id, n, w0, w1, w2, name) ROW(id, n, w0, w1, w2)
#include "x509/oids.def"
  return HSK_OID_NONE;
}

uint32_t hsk_oid_curve(const uint8_t *buf, size_t off, size_t len)
{
  return curve_of(words_of(buf, off, len));
}
