#include "msg/certificate13.h"

hsk_result hsk_certificate13_parse(const uint8_t *buf, size_t len, hsk_certificate13 *c)
{
  hsk_span context = hsk_vec8(buf, len, 0, 0, 255);
  if (context.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, 0);
  size_t o = context.off + context.len;
  hsk_span list = hsk_vec24(buf, len, o, 0, 16777215);
  if (list.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, o);
  if (list.off + list.len != len) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, list.off + list.len);
  size_t i = list.off, count = 0;
  /*@ loop invariant list.off <= i <= len && count <= i;
      loop invariant rest: CertificateEntries(buf, list.off, len) <==> CertificateEntries(buf, i, len);
      loop invariant count: CertificateEntriesCount(buf, list.off, len) == count + CertificateEntriesCount(buf, i, len);
      loop assigns i, count; loop variant len - i; */
  while (i != len) {
    //@ assert counted: CertificateEntriesCount(buf, i, len) == 1 + CertificateEntriesCount(buf, EntryEnd(buf, i), len);
    hsk_span cert = hsk_vec24(buf, len, i, 1, 16777215);
    //@ assert cert: cert.off == 0 ==> !Vec24(buf, i, len, 1, 16777215, i + 3 + U24(buf, i));
    //@ assert no_cert: cert.off == 0 ==> !CertificateEntry(buf, i, len);
    if (cert.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, i);
    size_t x = cert.off + cert.len;
    hsk_span extensions = hsk_vec16(buf, len, x, 0, 65535);
    //@ assert extensions: extensions.off == 0 ==> !Vec16(buf, x, len, 0, 65535, x + 2 + U16(buf, x));
    //@ assert no_extensions: extensions.off == 0 ==> !CertificateEntry(buf, i, len);
    if (extensions.off == 0) return hsk_bad(HSK_PEER_MALFORMED_CERTIFICATE, x);
    //@ assert end: EntryEnd(buf, i) == extensions.off + extensions.len;
    hsk_result r = hsk_extensions_check(buf, extensions.off, extensions.off + extensions.len);
    //@ assert entry: r.error == HSK_OK <==> CertificateEntry(buf, i, len);
    if (r.error != HSK_OK) return r;
    i = extensions.off + extensions.len;
    count++;
  }
  //@ assert witness: Certificate13Ends(buf, len, context.off + context.len);
  c->certificate_request_context.off = context.off;
  c->certificate_request_context.len = context.len;
  c->certificate_list.off = list.off;
  c->certificate_list.len = list.len;
  c->count = count;
  return hsk_ok();
}

hsk_certificate_entry hsk_certificate_entry_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_certificate_entry r = {{0, 0}, {0, 0}};
  if (off == end) return r;
  //@ assert entry: CertificateEntry(buf, off, end);
  size_t cert_len = hsk_be24(buf, off), x = off + 3 + cert_len, extensions_len = hsk_be16(buf, x);
  //@ assert end: EntryEnd(buf, off) == x + 2 + extensions_len;
  //@ assert block: ExtensionBlock(buf, x + 2, x + 2 + extensions_len);
  //@ assert rest: CertificateEntries(buf, x + 2 + extensions_len, end);
  r.cert_data.off = off + 3;
  r.cert_data.len = cert_len;
  r.extensions.off = x + 2;
  r.extensions.len = extensions_len;
  return r;
}

/* list_len: the length of a list of these entries, SIZE_MAX if they do not fit the format. */
/*@ requires \valid_read(entries + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures no: \result == SIZE_MAX <==> !CertificateEntriesFit(entries, count);
    ensures len: \result != SIZE_MAX ==> \result == CertificateEntriesSize(entries, count) && \result <= 16777215;
    ensures parts: \result != SIZE_MAX ==>
      \forall integer j; 0 <= j <= count ==> 0 <= CertificateEntriesSize(entries, j) <= \result; */
static size_t list_len(const hsk_certificate_entry_fields *entries, size_t count)
{
  size_t total = 0, i = 0;
  /*@ loop invariant 0 <= i <= count && total <= 16777215;
      loop invariant fit: \forall integer j; 0 <= j < i ==> CertificateEntryFits(entries + j);
      loop invariant sum: total == CertificateEntriesSize(entries, i);
      loop invariant parts: \forall integer j; 0 <= j <= i ==> 0 <= CertificateEntriesSize(entries, j) <= total;
      loop assigns i, total; loop variant count - i; */
  while (i < count) {
    size_t len = entries[i].cert_data.len, ex_len = entries[i].extensions.len;
    if (len == 0 || ex_len > 65535 ||
        hsk_extensions_check(entries[i].extensions.data, 0, ex_len).error != HSK_OK)
      return SIZE_MAX;
    //@ assert this: CertificateEntryFits(entries + i);
    if (len > 16777210 || 5 + len + ex_len > 16777215 - total) {
      /* What is too long already stays so. */
      /*@ ghost
          size_t j = i + 1;
          /@ loop invariant i + 1 <= j <= count && CertificateEntriesSize(entries, j) > 16777215;
             loop assigns j; loop variant count - j; @/
          while (j < count) j = j + 1; */
      return SIZE_MAX;
    }
    total += 5 + len + ex_len;
    i++;
  }
  return total;
}

/* entry_put writes e to out + at. */
/*@ requires \valid_read(e) && e->cert_data.len <= 16777215 && e->extensions.len <= 65535;
    requires \valid(out + (at .. at + 4 + e->cert_data.len + e->extensions.len));
    requires at + 5 + e->cert_data.len + e->extensions.len <= SIZE_MAX;
    requires \valid_read(e->cert_data.data + (0 .. e->cert_data.len-1));
    requires \valid_read(e->extensions.data + (0 .. e->extensions.len-1));
    requires \separated(out + (at .. at + 4 + e->cert_data.len + e->extensions.len),
                        e->cert_data.data + (0 .. e->cert_data.len-1));
    requires \separated(out + (at .. at + 4 + e->cert_data.len + e->extensions.len),
                        e->extensions.data + (0 .. e->extensions.len-1));
    terminates \true; exits \false; assigns out[at .. at + 4 + e->cert_data.len + e->extensions.len];
    ensures kept: \forall integer k; 0 <= k < at ==> out[k] == \old(out[k]);
    ensures stands: EntryStands{Here, Old}(out, at, e); */
static void entry_put(uint8_t *out, size_t at, const hsk_certificate_entry_fields *e)
{
  const hsk_bytes cert = {e->cert_data.data, e->cert_data.len};
  const hsk_bytes ex = {e->extensions.data, e->extensions.len};
  hsk_put_vec24(out, at, cert);
  //@ assert cert_len: U24(out, at) == cert.len;
  //@ assert cert: COPIED_OLD(out, at + 3, e->cert_data.data, cert.len);
  //@ assert ex: \forall integer k; 0 <= k < ex.len ==> ex.data[k] == \at(e->extensions.data[k], Pre);
  hsk_put_vec16(out, at + 3 + cert.len, ex);
  //@ assert cert_len: U24(out, at) == cert.len;
  //@ assert cert: COPIED_OLD(out, at + 3, e->cert_data.data, e->cert_data.len);
  //@ assert ex_len: U16(out, at + 3 + cert.len) == ex.len;
  //@ assert ex: COPIED_OLD(out, at + 5 + e->cert_data.len, e->extensions.data, e->extensions.len);
}

/* entries_put writes the entries, total bytes with their lengths, one behind the other, to out + o. */
/*@ requires \valid_read(entries + (0 .. count-1)) && \valid(out + (o .. o + total - 1)) && o <= 259;
    requires most: \forall integer j; 0 <= j < count ==>
      entries[j].cert_data.len <= 16777215 && entries[j].extensions.len <= 65535;
    requires total: total == CertificateEntriesSize(entries, count) && total <= 16777215;
    requires parts: \forall integer j; 0 <= j <= count ==> 0 <= CertificateEntriesSize(entries, j) <= total;
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    requires \separated(out + (o .. o + total - 1), entries + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (o .. o + total - 1), entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (o .. o + total - 1), entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    terminates \true; exits \false; assigns out[o .. o + total - 1];
    ensures stand: \forall integer j; 0 <= j < count ==>
      EntryStands{Here, Old}(out, o + CertificateEntriesSize(entries, j), entries + j); */
static void entries_put(uint8_t *out, size_t o, const hsk_certificate_entry_fields *entries, size_t count,
                        size_t total)
{
  size_t at = o, i = 0;
  (void)total;
  /*@ loop invariant 0 <= i <= count && at == o + CertificateEntriesSize(entries, i);
      loop invariant ends: \forall integer j; 0 <= j < i ==>
        0 <= o + CertificateEntriesSize(entries, j) <=
        at - (5 + entries[j].cert_data.len + entries[j].extensions.len);
      loop invariant stand: \forall integer j; 0 <= j < i ==>
        EntryStands{Here, Pre}(out, o + CertificateEntriesSize(entries, j), entries + j);
      loop assigns i, at, out[o .. o + total - 1]; loop variant count - i; */
  while (i < count) {
    const hsk_certificate_entry_fields *e = entries + i;
    size_t len = 5 + e->cert_data.len + e->extensions.len;
    //@ assert sum: CertificateEntriesSize(entries, i + 1) == CertificateEntriesSize(entries, i) + len;
    //@ assert room: at + len <= o + total;
    /*@ assert cert: \forall integer k; 0 <= k < e->cert_data.len ==>
          e->cert_data.data[k] == \at(\at(e, Here)->cert_data.data[k], Pre); */
    /*@ assert ex: \forall integer k; 0 <= k < e->extensions.len ==>
          e->extensions.data[k] == \at(\at(e, Here)->extensions.data[k], Pre); */
    entry_put(out, at, e);
    //@ assert new: EntryStands{Here, Pre}(out, at, e);
    /*@ assert frame: \forall integer q, hsk_certificate_entry_fields *f;
          0 <= q <= at - (5 + f->cert_data.len + f->extensions.len) && EntryStands{LoopCurrent, Pre}(out, q, f) ==>
          EntryStands{Here, Pre}(out, q, f); */
    at += len;
    i++;
  }
  //@ assert done: i == count && at == o + total;
}

/* fields_put writes the fields of a Certificate of n bytes, of which the list takes total. */
/*@ requires \valid_read(entries + (0 .. count-1)) && \valid(out + (0 .. n-1)) && context.len <= 255;
    requires n == 4 + context.len + total && \valid_read(context.data + (0 .. context.len-1));
    requires most: \forall integer j; 0 <= j < count ==>
      entries[j].cert_data.len <= 16777215 && entries[j].extensions.len <= 65535;
    requires total: total == CertificateEntriesSize(entries, count) && total <= 16777215;
    requires parts: \forall integer j; 0 <= j <= count ==> 0 <= CertificateEntriesSize(entries, j) <= total;
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    requires \separated(out + (0 .. n-1), entries + (0 .. count-1));
    requires \separated(out + (0 .. n-1), context.data + (0 .. context.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. n-1), entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. n-1), entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures head: out[0] == context.len && U24(out, 1 + context.len) == total;
    ensures context: COPIED(out, 1, context.data, context.len);
    ensures stand: \forall integer j; 0 <= j < count ==>
      EntryStands{Here, Old}(out, 4 + context.len + CertificateEntriesSize(entries, j), entries + j); */
static void fields_put(uint8_t *out, size_t n, hsk_bytes context, const hsk_certificate_entry_fields *entries,
                       size_t count, size_t total)
{
  (void)n;
  hsk_put_vec8(out, 0, context);
  hsk_put24(out, 1 + context.len, total);
  //@ assert head: out[0] == context.len && U24(out, 1 + context.len) == total;
  //@ assert context: COPIED_OLD(out, 1, context.data, context.len);
  /*@ assert cert: \forall integer j, k; 0 <= j < count && 0 <= k < entries[j].cert_data.len ==>
        entries[j].cert_data.data[k] == \at(entries[j].cert_data.data[k], Pre); */
  /*@ assert ex: \forall integer j, k; 0 <= j < count && 0 <= k < entries[j].extensions.len ==>
        entries[j].extensions.data[k] == \at(entries[j].extensions.data[k], Pre); */
  //@ ghost before: ;
  entries_put(out, 4 + context.len, entries, count, total);
  /*@ assert from: \forall integer j, p; 0 <= j < count && EntryStands{Here, before}(out, p, entries + j) ==>
        EntryStands{Here, Pre}(out, p, entries + j); */
}

/* body_put writes them so that they are what the format asks for. */
/*@ requires \valid_read(entries + (0 .. count-1)) && \valid(out + (0 .. n-1)) && context.len <= 255;
    requires n == 4 + context.len + total && \valid_read(context.data + (0 .. context.len-1));
    requires fit: CertificateEntriesFit(entries, count);
    requires total: total == CertificateEntriesSize(entries, count) && total <= 16777215;
    requires parts: \forall integer j; 0 <= j <= count ==> 0 <= CertificateEntriesSize(entries, j) <= total;
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \valid_read(entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    requires \separated(out + (0 .. n-1), entries + (0 .. count-1));
    requires \separated(out + (0 .. n-1), context.data + (0 .. context.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. n-1), entries[j].cert_data.data + (0 .. entries[j].cert_data.len-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. n-1), entries[j].extensions.data + (0 .. entries[j].extensions.len-1));
    terminates \true; exits \false; assigns out[0 .. n-1];
    ensures context: COPIED(out, 1, context.data, context.len);
    ensures cert_len: \forall integer j; 0 <= j < count ==>
      U24(out, 4 + context.len + CertificateEntriesSize(entries, j)) == entries[j].cert_data.len;
    ensures cert: \forall integer j; 0 <= j < count ==>
      COPIED(out, 7 + context.len + CertificateEntriesSize(entries, j), entries[j].cert_data.data,
             entries[j].cert_data.len);
    ensures ex_len: \forall integer j; 0 <= j < count ==>
      U16(out, 7 + context.len + CertificateEntriesSize(entries, j) + entries[j].cert_data.len) ==
      entries[j].extensions.len;
    ensures ex: \forall integer j; 0 <= j < count ==>
      COPIED(out, 9 + context.len + CertificateEntriesSize(entries, j) + entries[j].cert_data.len,
             entries[j].extensions.data, entries[j].extensions.len);
    ensures grammar: Certificate13Ends(out, n, 1 + context.len); */
static void body_put(uint8_t *out, size_t n, hsk_bytes context, const hsk_certificate_entry_fields *entries,
                     size_t count, size_t total)
{
  //@ assert each: \forall integer j; 0 <= j < count ==> CertificateEntryFits(entries + j);
  /*@ assert sum: \forall integer j; 0 <= j < count ==> CertificateEntriesSize(entries, j + 1) ==
        CertificateEntriesSize(entries, j) + 5 + entries[j].cert_data.len + entries[j].extensions.len; */
  fields_put(out, n, context, entries, count, total);
  /*@ assert cert: \forall integer j, k; 0 <= j < count && 0 <= k < entries[j].cert_data.len ==>
        entries[j].cert_data.data[k] == \at(entries[j].cert_data.data[k], Pre); */
  /*@ assert ex: \forall integer j, k; 0 <= j < count && 0 <= k < entries[j].extensions.len ==>
        entries[j].extensions.data[k] == \at(entries[j].extensions.data[k], Pre); */
  /* From the last entry to the first: what stands behind one is a list, and so is what begins with it. */
  /*@ ghost
      size_t c = count, f = n;
      /@ loop invariant 0 <= c <= count && f == 4 + context.len + CertificateEntriesSize(entries, c);
         loop invariant list: CertificateEntries(out, f, n);
         loop assigns c, f; loop variant c; @/
      while (c > 0) {
        c = c - 1;
        /@ assert before: CertificateEntriesSize(entries, c + 1) ==
                          CertificateEntriesSize(entries, c) + 5 + entries[c].cert_data.len + entries[c].extensions.len; @/
        const uint8_t *data = entries[c].extensions.data;
        size_t m = entries[c].extensions.len;
        size_t g = f - m;
        f = g - 5 - entries[c].cert_data.len;
        /@ assert stands: EntryStands{Here, Pre}(out, f, entries + c); @/
        /@ assert lens: U24(out, f) == entries[c].cert_data.len && U16(out, g - 2) == m; @/
        /@ assert in: ExtensionBlock{Pre}(data, 0, m); @/
        /@ assert moved: CopiedFrom{Here, Pre}(out, g, data, m); @/
        GHOST_WALK_COPIED_BLOCK(out, g, data, m)
        /@ assert block: ExtensionBlock(out, g, g + m); @/
        /@ assert end: EntryEnd(out, f) == g + m; @/
        /@ assert entry: CertificateEntry(out, f, n); @/
      } */
}

hsk_built hsk_certificate13_build(hsk_bytes certificate_request_context,
                                  const hsk_certificate_entry_fields *entries, size_t count, uint8_t *out,
                                  size_t cap)
{
  if (certificate_request_context.len > 255) return hsk_built_bad_call();
  size_t total = list_len(entries, count);
  if (total == SIZE_MAX) return hsk_built_bad_call();
  size_t n = 4 + certificate_request_context.len + total;
  hsk_built b = hsk_built_of(n, cap);
  if (b.error == HSK_OK) body_put(out, n, certificate_request_context, entries, count, total);
  return b;
}
