/* Lists of opaque Item<1..2^16-1>, which several messages hold: DistinguishedName (RFC 8446 4.2.4, RFC 5246 7.4.4), ResponderID
   (RFC 6066 8), SerializedSCT (RFC 6962 3.3). The items stand one behind the other, each behind its length of 2 bytes. */
#ifndef HSK_MSG_ITEMS16_H
#define HSK_MSG_ITEMS16_H
#include "msg/ext/extensions.h"
#ifdef __FRAMAC__
#include "items16.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_items16_check: end if buf[off..end) is such a list (an empty one, too), else the offset of the first item that is malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result == end <==> Items16(buf, off, end);
    ensures at: off <= \result <= end; */
size_t hsk_items16_check(const uint8_t *buf, size_t off, size_t end);

/* hsk_items16_next: the item whose length field starts at off, in an accepted list that ends at end; off == 0: there is none (off is
   end). The next one is behind the one that was found. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && Items16(buf, off, end);
    terminates \true; exits \false; assigns \nothing;
    ensures none: \result.off == 0 <==> off == end;
    ensures item: off != end ==> \result.off == off + 2 && \result.len == U16(buf, off) && \result.len >= 1;
    ensures rest: off != end ==> \result.off + \result.len <= end && Items16(buf, \result.off + \result.len, end); */
HSK_API hsk_span hsk_items16_next(const uint8_t *buf, size_t off, size_t end);

/* hsk_items16_extension_put writes an extension whose extension_data is the length of a list and the list, to out[0 .. 6 + list.len). */
/*@ requires \valid(out + (0 .. 5 + list.len)) && \valid_read(list.data + (0 .. list.len-1));
    requires extension_type <= 65535 && list.len <= 65533 && Items16(list.data, 0, list.len);
    requires \separated(out + (0 .. 5 + list.len), list.data + (0 .. list.len-1));
    terminates \true; exits \false; assigns out[0 .. 5 + list.len];
    ensures type: U16(out, 0) == extension_type;
    ensures data_len: U16(out, 2) == 2 + list.len;
    ensures len: U16(out, 4) == list.len;
    ensures items: Items16(out, 6, 6 + list.len);
    ensures copied: COPIED(out, 6, list.data, list.len); */
void hsk_items16_extension_put(uint8_t *out, uint32_t extension_type, hsk_bytes list);

/* hsk_items16_build writes count items as such a list, which the builders of messages take; for the answer see hsk_built. An empty
   item, or more than 2^16-1 bytes in all, is HSK_BAD_CALL. */
/*@ requires \valid(out + (0 .. cap-1)) && \valid_read(items + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==> \valid_read(items[j].data + (0 .. items[j].len-1));
    requires \separated(out + (0 .. cap-1), items + (0 .. count-1));
    requires \forall integer j; 0 <= j < count ==>
      \separated(out + (0 .. cap-1), items[j].data + (0 .. items[j].len-1));
    terminates \true; exits \false; assigns out[0 .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, Items16Fit(items, count));
    ensures too_small: BUILT_TOO_SMALL(\result, Items16Fit(items, count), Items16Size(items, count), cap);
    ensures ok: BUILT_OK(\result, Items16Fit(items, count), Items16Size(items, count), cap);
    ensures need: BUILT_NEED(\result, Items16Size(items, count));
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==> Items16(out, 0, \result.need); */
HSK_API HSK_NODISCARD hsk_built hsk_items16_build(const hsk_bytes *items, size_t count, uint8_t *out,
                                                  size_t cap);

#ifdef __cplusplus
}
#endif
#endif
