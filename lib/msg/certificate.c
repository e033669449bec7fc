#include "msg/certificate.h"

hsk_result hsk_certificate_parse(const uint8_t *buf, size_t len, hsk_certificate *c)
{
  hsk_span list = hsk_vec24(buf, len, 0, 0, 16777215);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, 0);
  if (list.off + list.len != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, list.off + list.len);
  size_t i = 3, count = 0;
  /*@ loop invariant 3 <= i <= len && count <= i;
      loop invariant rest: CertificateList(buf, 3, len) <==> CertificateList(buf, i, len);
      loop invariant count: CertificateCount(buf, 3, len) == count + CertificateCount(buf, i, len);
      loop assigns i, count; loop variant len - i; */
  while (i != len) {
    hsk_span cert = hsk_vec24(buf, len, i, 1, 16777215);
    //@ assert here: cert.off == 0 ==> !Vec24(buf, i, len, 1, 16777215, i + 3 + U24(buf, i));
    if (cert.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, i);
    i = cert.off + cert.len;
    count++;
  }
  c->certificate_list.off = list.off;
  c->certificate_list.len = list.len;
  c->count = count;
  return hsk_ok();
}

hsk_span hsk_certificate_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 3;
  r.len = hsk_be24(buf, off);
  return r;
}

/* list_len: the length of a list of these certificates, SIZE_MAX if it does not fit the format. */
/*@ requires \valid_read(certificate_list + (0 .. count-1));
    terminates \true; exits \false; assigns \nothing;
    ensures no: \result == SIZE_MAX <==> !CertificatesFit(certificate_list, count);
    ensures len: \result != SIZE_MAX ==> \result == CertificatesSize(certificate_list, count) && \result <= 16777215;
    ensures parts: \result != SIZE_MAX ==>
      \forall integer j; 0 <= j <= count ==> 0 <= CertificatesSize(certificate_list, j) <= \result; */
static size_t list_len(const hsk_bytes *certificate_list, size_t count)
{
  size_t total = 0, i = 0;
  /*@ loop invariant 0 <= i <= count && total <= 16777215;
      loop invariant some: \forall integer j; 0 <= j < i ==> 1 <= certificate_list[j].len;
      loop invariant sum: total == CertificatesSize(certificate_list, i);
      loop invariant parts: \forall integer j; 0 <= j <= i ==> 0 <= CertificatesSize(certificate_list, j) <= total;
      loop assigns i, total; loop variant count - i; */
  while (i < count) {
    size_t len = certificate_list[i].len;
    if (len == 0) return SIZE_MAX;
    if (len > 16777212 || total > 16777212 - len) {
      /* What is too long already stays so. */
      /*@ ghost
          size_t j = i + 1;
          /@ loop invariant i + 1 <= j <= count && CertificatesSize(certificate_list, j) > 16777215;
             loop assigns j; loop variant count - j; @/
          while (j < count) j = j + 1; */
      return SIZE_MAX;
    }
    total += 3 + len;
    i++;
  }
  return total;
}

/* certificate_put writes c behind its length to out + at. */
/*@ requires \valid_read(c) && c->len <= 16777215 && at + 3 + c->len <= SIZE_MAX;
    requires \valid(out + (at .. at + 2 + c->len)) && \valid_read(c->data + (0 .. c->len-1));
    requires \separated(out + (at .. at + 2 + c->len), c->data + (0 .. c->len-1));
    terminates \true; exits \false; assigns out[at .. at + 2 + c->len];
    ensures kept: \forall integer k; 0 <= k < at ==> out[k] == \old(out[k]);
    ensures stands: CertificateStands{Here, Old}(out, at, c); */
static void certificate_put(uint8_t *out, size_t at, const hsk_bytes *c)
{
  const hsk_bytes cert = {c->data, c->len};
  hsk_put_vec24(out, at, cert);
  //@ assert len: U24(out, at) == c->len;
  //@ assert copied: COPIED_OLD(out, at + 3, c->data, c->len);
}

/* certificates_put writes the certificates, total bytes with their lengths, one behind the other, to out + 3. */
/*@ requires \valid_read(certificate_list + (0 .. count-1)) && \valid(out + (3 .. 2 + total)) && total <= 16777215;
    requires total: total == CertificatesSize(certificate_list, count);
    requires parts: \forall integer j; 0 <= j <= count ==> 0 <= CertificatesSize(certificate_list, j) <= total;
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(certificate_list[j].data + (0 .. certificate_list[j].len-1));
    requires \separated(out + (3 .. 2 + total), certificate_list + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (3 .. 2 + total), certificate_list[j].data + (0 .. certificate_list[j].len-1));
    terminates \true; exits \false; assigns out[3 .. 2 + total];
    ensures stand: \forall integer j; 0 <= j < count ==>
      CertificateStands{Here, Old}(out, 3 + CertificatesSize(certificate_list, j), certificate_list + j); */
static void certificates_put(uint8_t *out, const hsk_bytes *certificate_list, size_t count, size_t total)
{
  size_t at = 3, i = 0;
  (void)total;
  /*@ loop invariant 0 <= i <= count && at == 3 + CertificatesSize(certificate_list, i);
      loop invariant ends: \forall integer j; 0 <= j < i ==>
        0 <= 3 + CertificatesSize(certificate_list, j) <= at - 3 &&
        3 + CertificatesSize(certificate_list, j) <= at - (3 + certificate_list[j].len);
      loop invariant stand: \forall integer j; 0 <= j < i ==>
        CertificateStands{Here, Pre}(out, 3 + CertificatesSize(certificate_list, j), certificate_list + j);
      loop assigns i, at, out[3 .. 2 + total]; loop variant count - i; */
  while (i < count) {
    const hsk_bytes *c = certificate_list + i;
    /*@ assert sum: CertificatesSize(certificate_list, i + 1) ==
                    CertificatesSize(certificate_list, i) + 3 + c->len; */
    //@ assert room: at + c->len <= total;
    //@ assert old: \forall integer k; 0 <= k < c->len ==> c->data[k] == \at(\at(c, Here)->data[k], Pre);
    certificate_put(out, at, c);
    //@ assert new: CertificateStands{Here, Pre}(out, at, c);
    /*@ assert frame: \forall integer q, hsk_bytes *f;
          0 <= q <= at - 3 && q <= at - (3 + f->len) && CertificateStands{LoopCurrent, Pre}(out, q, f) ==>
          CertificateStands{Here, Pre}(out, q, f); */
    at += 3 + c->len;
    i++;
  }
  //@ assert done: i == count && at == 3 + total;
}

/* list_put writes them so that they are a list. */
/*@ requires \valid_read(certificate_list + (0 .. count-1)) && \valid(out + (3 .. 2 + total)) && total <= 16777215;
    requires some: \forall integer j; 0 <= j < count ==> 1 <= certificate_list[j].len;
    requires total: total == CertificatesSize(certificate_list, count);
    requires parts: \forall integer j; 0 <= j <= count ==> 0 <= CertificatesSize(certificate_list, j) <= total;
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(certificate_list[j].data + (0 .. certificate_list[j].len-1));
    requires \separated(out + (3 .. 2 + total), certificate_list + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (3 .. 2 + total), certificate_list[j].data + (0 .. certificate_list[j].len-1));
    terminates \true; exits \false; assigns out[3 .. 2 + total];
    ensures lens: \forall integer j; 0 <= j < count ==>
      U24(out, 3 + CertificatesSize(certificate_list, j)) == certificate_list[j].len;
    ensures certificates: \forall integer j; 0 <= j < count ==>
      COPIED(out, 6 + CertificatesSize(certificate_list, j), certificate_list[j].data, certificate_list[j].len);
    ensures list: CertificateList(out, 3, 3 + total); */
static void list_put(uint8_t *out, const hsk_bytes *certificate_list, size_t count, size_t total)
{
  certificates_put(out, certificate_list, count, total);
  /*@ assert old: \forall integer j, k; 0 <= j < count && 0 <= k < certificate_list[j].len ==>
        certificate_list[j].data[k] == \at(certificate_list[j].data[k], Pre); */
  /* From the last certificate to the first: what stands behind one is a list, and so is what begins with it. */
  /*@ ghost
      size_t c = count, f = 3 + total;
      /@ loop invariant 0 <= c <= count && f == 3 + CertificatesSize(certificate_list, c);
         loop invariant list: CertificateList(out, f, 3 + total);
         loop assigns c, f; loop variant c; @/
      while (c > 0) {
        c = c - 1;
        /@ assert before: CertificatesSize(certificate_list, c + 1) ==
                          CertificatesSize(certificate_list, c) + 3 + certificate_list[c].len; @/
        f = f - 3 - certificate_list[c].len;
        /@ assert stands: CertificateStands{Here, Pre}(out, f, certificate_list + c); @/
        /@ assert len: U24(out, f) == certificate_list[c].len; @/
        /@ assert rest: CertificateList(out, f + 3 + U24(out, f), 3 + total); @/
      } */
}

hsk_built hsk_certificate_build(const hsk_bytes *certificate_list, size_t count, uint8_t *out, size_t cap)
{
  size_t total = list_len(certificate_list, count);
  if (total == SIZE_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(3 + total, cap);
  if (b.error != HSK_OK) return b;
  hsk_put24(out, 0, total);
  //@ assert total: U24(out, 0) == total;
  list_put(out, certificate_list, count, total);
  return b;
}
