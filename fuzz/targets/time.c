/* Time against a slow calendar. */
#include "fuzz.h"
#include "x509/time.h"

static int leap(int64_t y)
{
  return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int64_t month_days(int64_t y, int64_t m)
{
  static const int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return days[m - 1] + (m == 2 && leap(y));
}

static int two(const uint8_t *p, int64_t *v)
{
  if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9') return 0;
  *v = (p[0] - '0') * 10 + (p[1] - '0');
  return 1;
}

/* "MMDDHHMMSSZ" in year y */
static int slow_tail(const uint8_t *p, int64_t y, int64_t *time)
{
  int64_t m, d, h, min, s, days = 0;
  if (!two(p, &m) || !two(p + 2, &d) || !two(p + 4, &h) || !two(p + 6, &min) || !two(p + 8, &s)) return 0;
  if (m < 1 || m > 12 || d < 1 || d > month_days(y, m) || h > 23 || min > 59 || s > 59 || p[10] != 'Z')
    return 0;
  for (int64_t i = 1970; i < y; i++)
    days += 365 + leap(i);
  for (int64_t i = y; i < 1970; i++)
    days -= 365 + leap(i);
  for (int64_t i = 1; i < m; i++)
    days += month_days(y, i);
  *time = (((days + d - 1) * 24 + h) * 60 + min) * 60 + s;
  return 1;
}

static int slow_utc(const uint8_t *p, size_t n, int64_t *time)
{
  int64_t y;
  if (n != 13 || !two(p, &y)) return 0;
  return slow_tail(p + 2, y < 50 ? 2000 + y : 1900 + y, time);
}

static int slow_gen(const uint8_t *p, size_t n, int64_t *time)
{
  int64_t c, y;
  if (n != 15 || !two(p, &c) || !two(p + 2, &y)) return 0;
  return slow_tail(p + 4, c * 100 + y, time);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  int64_t got = 4711, want = 0;
  if (size < 2 || size > 64 || data[1] != size - 2) return 0;
  int ok = data[0] == 0x17   ? slow_utc(data + 2, size - 2, &want)
           : data[0] == 0x18 ? slow_gen(data + 2, size - 2, &want)
                             : 0;
  hsk_span s = hsk_time_parse(data, size, 0, &got);
  FUZZ_CHECK((s.off != 0) == ok, "grammar: RFC 5280 4.1.2.5");
  FUZZ_CHECK(!ok || (s.off == 2 && s.len == size - 2), "grammar: RFC 5280 4.1.2.5, the contents");
  FUZZ_CHECK(ok ? got == want : got == 4711, "the calendar");
  return 0;
}
