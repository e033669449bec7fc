#include "x509/basic_constraints.h"

/* path_len_of: the number with this magnitude, or 2^31 if it is larger. */
/*@ requires \valid_read(buf + (m.off .. m.off + m.len - 1)) && m.off + m.len <= SIZE_MAX && m.len > 0;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == PathLenOf(buf, m.off, m.off + m.len) && \result <= 2147483648; */
static uint32_t path_len_of(const uint8_t *buf, hsk_span m)
{
  const uint32_t most = 0x80000000u;
  if (m.len == 1) return hsk_u8(buf, m.off);
  if (m.len == 2) return hsk_be16(buf, m.off);
  if (m.len == 3) return hsk_be24(buf, m.off);
  if (m.len > 4) return most;
  uint32_t v = hsk_be32(buf, m.off);
  return v > most ? most : v;
}

/* last_uint: the INTEGER that fills buf[off..end); off == 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off < end;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> DerUint(buf, off, end, \result.off, end) && \result.len > 0 && \result.off + \result.len == end;
    ensures uniq: \forall integer m; DerUint(buf, off, end, m, end) ==> \result.off != 0 && \result.off == m; */
static hsk_span last_uint(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span bad = {0, 0};
  hsk_span m = hsk_der_uint(buf, end, off);
  if (m.off == 0 || m.off + m.len != end) return bad;
  return m;
}

int hsk_basic_constraints_parse(const uint8_t *buf, size_t off, size_t end, uint32_t *is_ca,
                                uint32_t *path_len)
{
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != end) return 0;
  //@ assert frame: DerTLV(buf, off, end, 0x30, seq.off, end);
  //@ assert only: \forall integer s; DerTLV(buf, off, end, 0x30, s, end) ==> s == seq.off;
  /* X.690 11.5: FALSE, the default, is not encoded. RFC 5280 4.2.1.9: no pathLenConstraint without cA. */
  uint32_t ca = 0, limit = HSK_NO_PATH_LEN;
  if (seq.len != 0) {
    if (!hsk_der_true(buf, seq.off, end)) return 0;
    ca = 1;
    if (seq.len != 3) {
      hsk_span m = last_uint(buf, seq.off + 3, end);
      if (m.off == 0) return 0;
      limit = path_len_of(buf, m);
      //@ assert number: DerUint(buf, seq.off + 3, end, m.off, end);
      //@ assert value: \forall integer x; DerUint(buf, seq.off + 3, end, x, end) ==> limit == PathLenOf(buf, x, end);
    }
  }
  //@ assert contents: BasicConstraintsIn(buf, seq.off, end);
  //@ assert value: \forall integer x; DerUint(buf, seq.off + 3, end, x, end) ==> limit == PathLenOf(buf, x, end);
  *is_ca = ca;
  *path_len = limit;
  return 1;
}
