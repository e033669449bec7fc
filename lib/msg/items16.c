#include "msg/items16.h"

size_t hsk_items16_check(const uint8_t *buf, size_t off, size_t end)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant rest: Items16(buf, off, end) <==> Items16(buf, i, end);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span item = hsk_vec16(buf, end, i, 1, 65535);
    //@ assert here: item.off == 0 ==> !Vec16(buf, i, end, 1, 65535, i + 2 + U16(buf, i));
    if (item.off == 0) return i;
    i = item.off + item.len;
  }
  return i;
}

hsk_span hsk_items16_next(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span r = {0, 0};
  if (off == end) return r;
  r.off = off + 2;
  r.len = hsk_be16(buf, off);
  return r;
}

void hsk_items16_extension_put(uint8_t *out, uint32_t extension_type, hsk_bytes list)
{
  hsk_extension_header_put(out, extension_type, 2 + list.len);
  hsk_put_vec16(out, 4, list);
  //@ assert same: \forall integer q; 0 <= q < list.len ==> list.data[q] == \at(list.data[q], Pre);
  //@ assert moved: \forall integer q; 6 <= q < 6 + list.len ==> out[q] == \at(list.data[q - 6], Pre);
  /*@ ghost GHOST_WALK_COPIED_ITEMS16(out, 6, list.data, list.len) */
}

/* list_len: the length of a list of these items, SIZE_MAX if they do not fit the format. */
/*@ requires \valid_read(items + (0 .. count-1));
    terminates \true; exits \false; assigns \nothing;
    ensures no: \result == SIZE_MAX <==> !Items16Fit(items, count);
    ensures len: \result != SIZE_MAX ==> \result == Items16Size(items, count) && \result <= 65535;
    ensures parts: \result != SIZE_MAX ==>
      \forall integer j; 0 <= j <= count ==> 0 <= Items16Size(items, j) <= \result; */
static size_t list_len(const hsk_bytes *items, size_t count)
{
  size_t total = 0, i = 0;
  /*@ loop invariant 0 <= i <= count && total <= 65535;
      loop invariant some: \forall integer j; 0 <= j < i ==> 1 <= items[j].len;
      loop invariant sum: total == Items16Size(items, i);
      loop invariant parts: \forall integer j; 0 <= j <= i ==> 0 <= Items16Size(items, j) <= total;
      loop assigns i, total; loop variant count - i; */
  while (i < count) {
    size_t len = items[i].len;
    if (len == 0) return SIZE_MAX;
    if (len > 65533 || total > 65533 - len) {
      /* What is too long already stays so. */
      /*@ ghost
          size_t j = i + 1;
          /@ loop invariant i + 1 <= j <= count && Items16Size(items, j) > 65535;
             loop assigns j; loop variant count - j; @/
          while (j < count) j = j + 1; */
      return SIZE_MAX;
    }
    total += 2 + len;
    i++;
  }
  return total;
}

/* append writes item behind its length at out + at, where a list ends that began at out. */
/*@ requires at + 1 + item.len < SIZE_MAX && 1 <= item.len <= 65535;
    requires \valid(out + (0 .. at + 1 + item.len)) && \valid_read(item.data + (0 .. item.len-1));
    requires \separated(out + (at .. at + 1 + item.len), item.data + (0 .. item.len-1));
    requires Items16(out, 0, at);
    terminates \true; exits \false; assigns out[at .. at + 1 + item.len];
    ensures list: Items16(out, 0, at + 2 + item.len);
    ensures len: U16(out, at) == item.len;
    ensures copied: COPIED(out, at + 2, item.data, item.len); */
static void append(uint8_t *out, size_t at, hsk_bytes item)
{
  hsk_put_vec16(out, at, item);
  //@ assert kept: \forall integer k; 0 <= k < at ==> out[k] == \at(out[k], Pre);
  //@ assert len: U16(out, at) == item.len;
  //@ assert last: Items16(out, at, at + 2 + item.len);
  /* The old list, walked as it was and as it is, leads to the new item. */
  /*@ ghost
      size_t w = 0;
      /@ loop invariant 0 <= w <= at;
         loop invariant old: Items16{Pre}(out, w, at);
         loop invariant rest: Items16(out, w, at + 2 + item.len) ==> Items16(out, 0, at + 2 + item.len);
         loop assigns w; loop variant at - w; @/
      while (w != at) {
        /@ assert unfold: w + 2 <= at && 1 <= U16{Pre}(out, w) && w + 2 + U16{Pre}(out, w) <= at &&
                          Items16{Pre}(out, w + 2 + U16{Pre}(out, w), at); @/
        /@ assert same: U16(out, w) == U16{Pre}(out, w); @/
        size_t next = w + 2 + out[w] * 256u + out[w + 1];
        /@ assert next: next == w + 2 + U16{Pre}(out, w) && next == w + 2 + U16(out, w); @/
        /@ assert fold: Items16(out, w + 2 + U16(out, w), at + 2 + item.len) ==>
                        Items16(out, w, at + 2 + item.len); @/
        w = next;
      } */
}

hsk_built hsk_items16_build(const hsk_bytes *items, size_t count, uint8_t *out, size_t cap)
{
  size_t total = list_len(items, count);
  if (total == SIZE_MAX) return hsk_built_bad_call();
  hsk_built b = hsk_built_of(total, cap);
  if (b.error != HSK_OK) return b;
  size_t at = 0, i = 0;
  /*@ loop invariant 0 <= i <= count && at == Items16Size(items, i);
      loop invariant inside: at <= total;
      loop invariant list: Items16(out, 0, at);
      loop invariant beyond: \forall integer k; total <= k < cap ==> out[k] == \at(out[k], Pre);
      loop assigns i, at, out[0 .. total - 1]; loop variant count - i; */
  while (i < count) {
    const hsk_bytes item = {items[i].data, items[i].len};
    //@ assert room: Items16Size(items, i + 1) == at + 2 + item.len && at + 2 + item.len <= total;
    append(out, at, item);
    at += 2 + item.len;
    i++;
  }
  return b;
}
