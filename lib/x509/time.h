/* Time ::= CHOICE { UTCTime, GeneralizedTime } (RFC 5280 4.1.2.5), as seconds since 1970-01-01T00:00:00Z. */
#ifndef HSK_X509_TIME_H
#define HSK_X509_TIME_H
#include "x509/der.h"
#ifdef __FRAMAC__
#include "time.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_digits2: the number of the two ASCII digits at i, or 100 if they are none. */
/*@ requires \valid_read(buf + (i .. i+1)) && i + 1 <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result <= 100;
    ensures \result < 100 <==> IsD2(buf, i);
    ensures \result < 100 ==> \result == D2(buf, i); */
uint32_t hsk_digits2(const uint8_t *buf, size_t i);

/* hsk_month_len: days of month m (1..12) in the Gregorian year y. */
/*@ requires 1 <= m <= 12 && y <= 9999; terminates \true; exits \false; assigns \nothing;
    ensures \result == MonthLen(y, m); */
uint32_t hsk_month_len(uint32_t y, uint32_t m);

/* hsk_days: days from 0000-01-01 to y-m-d, proleptic Gregorian. */
/*@ requires 1 <= m <= 12 && 1 <= d <= 31 && y <= 9999; terminates \true; exits \false; assigns \nothing;
    ensures \result == Days(y, m, d) && \result <= 4000000; */
uint32_t hsk_days(uint32_t y, uint32_t m, uint32_t d);

/* hsk_time_tail reads "MMDDHHMMSSZ" at i, in year y; 1 or 0. */
/*@ requires \valid_read(buf + (i .. i+10)) && i + 10 <= SIZE_MAX && y <= 9999 && \valid(time);
    requires \separated(time, buf + (i .. i+10));
    terminates \true; exits \false; assigns *time;
    ensures iff: \result != 0 <==> TimeTail(buf, i, y);
    ensures val: \result != 0 ==> *time == TailSecs(buf, i, y);
    ensures same: \result == 0 ==> *time == \old(*time); */
int hsk_time_tail(const uint8_t *buf, size_t i, uint32_t y, int64_t *time);

/* hsk_utc_time, hsk_gen_time read the contents buf[b..e) of a UTCTime (years 1950 to 2049) or of a GeneralizedTime; 1 or 0.
   RFC 5280 has CAs use UTCTime through 2049, and everyone else read either form: so no year is refused here. */
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e && \valid(time) && \separated(time, buf + (b .. e-1));
    terminates \true; exits \false; assigns *time;
    ensures iff: \result != 0 <==> UtcTime(buf, b, e);
    ensures val: \result != 0 ==> *time == TailSecs(buf, b + 2, UtcYear(D2(buf, b)));
    ensures same: \result == 0 ==> *time == \old(*time); */
int hsk_utc_time(const uint8_t *buf, size_t b, size_t e, int64_t *time);
/*@ requires \valid_read(buf + (b .. e-1)) && b <= e && \valid(time) && \separated(time, buf + (b .. e-1));
    terminates \true; exits \false; assigns *time;
    ensures iff: \result != 0 <==> GenTime(buf, b, e);
    ensures val: \result != 0 ==> *time == TailSecs(buf, b + 4, D2(buf, b)*100 + D2(buf, b+2));
    ensures same: \result == 0 ==> *time == \old(*time); */
int hsk_gen_time(const uint8_t *buf, size_t b, size_t e, int64_t *time);

/* hsk_time_parse reads the Time that starts at off and ends before len; the result is its contents, off == 0: malformed. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(time) && \separated(time, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *time;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len &&
                Time(buf, off, len, \result.off, \result.off + \result.len);
    ensures form: \result.off != 0 ==> \result.len == 13 || \result.len == 15;
    ensures utc: \result.off != 0 && \result.len == 13 ==>
                 *time == TailSecs(buf, \result.off + 2, UtcYear(D2(buf, \result.off)));
    ensures gen: \result.off != 0 && \result.len == 15 ==>
                 *time == TailSecs(buf, \result.off + 4, D2(buf, \result.off)*100 + D2(buf, \result.off+2));
    ensures uniq: \forall integer b, e; Time(buf, off, len, b, e) ==>
                  \result.off != 0 && b == \result.off && e == \result.off + \result.len;
    ensures same: \result.off == 0 ==> *time == \old(*time); */
hsk_span hsk_time_parse(const uint8_t *buf, size_t len, size_t off, int64_t *time);

#ifdef __cplusplus
}
#endif
#endif
