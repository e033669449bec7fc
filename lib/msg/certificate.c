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

/* append writes cert behind its length at out + at, where a list ends that began at out + 3. */
/*@ requires 3 <= at && at + 2 + cert.len < SIZE_MAX && 1 <= cert.len <= 16777215;
    requires \valid(out + (0 .. at + 2 + cert.len)) && \valid_read(cert.data + (0 .. cert.len-1));
    requires \separated(out + (at .. at + 2 + cert.len), cert.data + (0 .. cert.len-1));
    requires CertificateList(out, 3, at);
    terminates \true; exits \false; assigns out[at .. at + 2 + cert.len];
    ensures list: CertificateList(out, 3, at + 3 + cert.len);
    ensures len: U24(out, at) == cert.len;
    ensures copied: COPIED(out, at + 3, cert.data, cert.len); */
static void append(uint8_t *out, size_t at, hsk_bytes cert)
{
  hsk_put_vec24(out, at, cert);
  //@ assert kept: \forall integer k; 0 <= k < at ==> out[k] == \at(out[k], Pre);
  //@ assert len: U24(out, at) == cert.len;
  //@ assert last: CertificateList(out, at, at + 3 + cert.len);
  /* The old list, walked as it was and as it is, leads to the new certificate. */
  /*@ ghost
      size_t w = 3;
      /@ loop invariant 3 <= w <= at;
         loop invariant old: CertificateList{Pre}(out, w, at);
         loop invariant rest: CertificateList(out, w, at + 3 + cert.len) ==> CertificateList(out, 3, at + 3 + cert.len);
         loop assigns w; loop variant at - w; @/
      while (w != at) {
        /@ assert unfold: w + 3 <= at && 1 <= U24{Pre}(out, w) && w + 3 + U24{Pre}(out, w) <= at &&
                          CertificateList{Pre}(out, w + 3 + U24{Pre}(out, w), at); @/
        /@ assert same: U24(out, w) == U24{Pre}(out, w); @/
        size_t next = w + 3 + out[w] * 65536u + out[w + 1] * 256u + out[w + 2];
        /@ assert next: next == w + 3 + U24{Pre}(out, w) && next == w + 3 + U24(out, w); @/
        /@ assert fold: CertificateList(out, w + 3 + U24(out, w), at + 3 + cert.len) ==>
                        CertificateList(out, w, at + 3 + cert.len); @/
        w = next;
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
  size_t at = 3, i = 0;
  /*@ loop invariant 0 <= i <= count && at == 3 + CertificatesSize(certificate_list, i);
      loop invariant inside: at <= 3 + total;
      loop invariant prefix: U24(out, 0) == total;
      loop invariant list: CertificateList(out, 3, at);
      loop invariant beyond: \forall integer k; 3 + total <= k < cap ==> out[k] == \at(out[k], Pre);
      loop assigns i, at, out[0 .. 2 + total]; loop variant count - i; */
  while (i < count) {
    const hsk_bytes cert = {certificate_list[i].data, certificate_list[i].len};
    //@ assert room: CertificatesSize(certificate_list, i + 1) == at + cert.len && at + cert.len <= total;
    append(out, at, cert);
    at += 3 + cert.len;
    i++;
  }
  return b;
}
