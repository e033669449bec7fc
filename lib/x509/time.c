#include "x509/time.h"

uint32_t hsk_digits2(const uint8_t *buf, size_t i)
{
  uint32_t a = hsk_u8(buf, i), b = hsk_u8(buf, i + 1);
  if (a < 48 || a > 57 || b < 48 || b > 57) return 100;
  return (a - 48u) * 10u + (b - 48u);
}

static const uint32_t month_len[13] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
static const uint32_t month_start[13] = {0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

/*@ terminates \true; exits \false; assigns \nothing; ensures \result == LeapDay(y) && \result <= 1; */
static uint32_t leap(uint32_t y)
{
  return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) ? 1 : 0;
}

uint32_t hsk_month_len(uint32_t y, uint32_t m)
{
  return m == 2 ? 28 + leap(y) : month_len[m];
}

uint32_t hsk_days(uint32_t y, uint32_t m, uint32_t d)
{
  uint32_t n = 365 * y + (y + 3) / 4 - (y + 99) / 100 + (y + 399) / 400;
  n += month_start[m] + d - 1;
  if (m > 2) n += leap(y);
  return n;
}

int hsk_time_tail(const uint8_t *buf, size_t i, uint32_t y, int64_t *time)
{
  uint32_t mo = hsk_digits2(buf, i), d = hsk_digits2(buf, i + 2), h = hsk_digits2(buf, i + 4);
  uint32_t mi = hsk_digits2(buf, i + 6), s = hsk_digits2(buf, i + 8);
  if (mo < 1 || mo > 12 || d < 1 || d > 31 || h > 23 || mi > 59 || s > 59 || hsk_u8(buf, i + 10) != 'Z')
    return 0;
  if (d > hsk_month_len(y, mo)) return 0;
  /* 719528: days from 0000-01-01 to 1970-01-01 */
  *time = ((int64_t)hsk_days(y, mo, d) - 719528) * 86400 + (int64_t)h * 3600 + (int64_t)mi * 60 + (int64_t)s;
  return 1;
}

int hsk_utc_time(const uint8_t *buf, size_t b, size_t e, int64_t *time)
{
  if (e - b != 13) return 0;
  uint32_t yy = hsk_digits2(buf, b);
  if (yy == 100) return 0;
  return hsk_time_tail(buf, b + 2, yy >= 50 ? 1900 + yy : 2000 + yy, time);
}

int hsk_gen_time(const uint8_t *buf, size_t b, size_t e, int64_t *time)
{
  if (e - b != 15) return 0;
  uint32_t hi = hsk_digits2(buf, b), lo = hsk_digits2(buf, b + 2);
  if (hi == 100 || lo == 100) return 0;
  return hsk_time_tail(buf, b + 4, hi * 100 + lo, time);
}

hsk_span hsk_time_parse(const uint8_t *buf, size_t len, size_t off, int64_t *time)
{
  hsk_span r = {0, 0};
  hsk_span utc = hsk_der_tlv(buf, len, off, HSK_DER_UTC_TIME);
  if (utc.off != 0) {
    if (!hsk_utc_time(buf, utc.off, utc.off + utc.len, time)) return r;
    //@ assert utc.len == 13;
    return utc;
  }
  hsk_span gen = hsk_der_tlv(buf, len, off, HSK_DER_GENERALIZED);
  if (gen.off != 0) {
    if (!hsk_gen_time(buf, gen.off, gen.off + gen.len, time)) return r;
    //@ assert gen.len == 15;
    return gen;
  }
  return r;
}
