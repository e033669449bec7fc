/* Times, RFC 5280 4.1.2.5: either form is processed, whatever its year. */
/*@ predicate IsD2(uint8_t *p, integer i) = 48 <= p[i] <= 57 && 48 <= p[i+1] <= 57;
    logic integer D2(uint8_t *p, integer i) = (p[i] - 48) * 10 + (p[i+1] - 48);
    logic integer LeapDay(integer y) = (y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) ? 1 : 0;
    logic integer MonthLen(integer y, integer m) =
      m == 2 ? 28 + LeapDay(y) : (m == 4 || m == 6 || m == 9 || m == 11) ? 30 : 31;
    logic integer MonthStart(integer y, integer m) =
      (m == 1 ? 0 : m == 2 ? 31 : m == 3 ? 59 : m == 4 ? 90 : m == 5 ? 120 : m == 6 ? 151 : m == 7 ? 181 :
       m == 8 ? 212 : m == 9 ? 243 : m == 10 ? 273 : m == 11 ? 304 : 334) + (m > 2 ? LeapDay(y) : 0);
    // days since 0000-01-01, proleptic Gregorian
    logic integer Days(integer y, integer m, integer d) =
      365*y + (y+3)/4 - (y+99)/100 + (y+399)/400 + MonthStart(y, m) + d - 1;
    predicate ValidTime(integer y, integer mo, integer d, integer h, integer mi, integer s) =
      1 <= mo <= 12 && 1 <= d <= MonthLen(y, mo) && h <= 23 && mi <= 59 && s <= 59;
    // seconds since 1970-01-01: 719528 days after 0000-01-01
    logic integer Secs(integer y, integer mo, integer d, integer h, integer mi, integer s) =
      (Days(y, mo, d) - 719528) * 86400 + h * 3600 + mi * 60 + s;
    logic integer UtcYear(integer yy) = yy >= 50 ? 1900 + yy : 2000 + yy;
    // "MMDDHHMMSSZ" at i in year y
    predicate TimeTail(uint8_t *p, integer i, integer y) =
      IsD2(p,i) && IsD2(p,i+2) && IsD2(p,i+4) && IsD2(p,i+6) && IsD2(p,i+8) && p[i+10] == 90 &&
      ValidTime(y, D2(p,i), D2(p,i+2), D2(p,i+4), D2(p,i+6), D2(p,i+8));
    logic integer TailSecs(uint8_t *p, integer i, integer y) =
      Secs(y, D2(p,i), D2(p,i+2), D2(p,i+4), D2(p,i+6), D2(p,i+8));
    predicate UtcTime(uint8_t *p, integer b, integer e) =
      e == b + 13 && IsD2(p, b) && TimeTail(p, b + 2, UtcYear(D2(p, b)));
    predicate GenTime(uint8_t *p, integer b, integer e) =
      e == b + 15 && IsD2(p, b) && IsD2(p, b+2) &&
      TimeTail(p, b + 4, D2(p,b)*100 + D2(p,b+2));
    // Time at i, whose element ends at e
    predicate IsUtc(uint8_t *p, integer i, integer n, integer b, integer e) =
      DerTLV(p, i, n, 0x17, b, e) && UtcTime(p, b, e);
    predicate IsGen(uint8_t *p, integer i, integer n, integer b, integer e) =
      DerTLV(p, i, n, 0x18, b, e) && GenTime(p, b, e);
    predicate Time(uint8_t *p, integer i, integer n, integer b, integer e) =
      IsUtc(p, i, n, b, e) || IsGen(p, i, n, b, e);
*/
