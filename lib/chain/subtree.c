#include "chain/subtree.h"

/* one_label_below: 1 if base is `y.parent` for some label y. */
/*@ requires \valid_read(parent.data + (0 .. parent.len-1)) && \valid_read(base.data + (0 .. base.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> OneLabelBelow(parent.data, parent.len, base.data, base.len); */
static int one_label_below(hsk_bytes parent, hsk_bytes base)
{
  size_t first = hsk_dns_label_len(base, 0);
  //@ assert only: \forall integer e; Label(base.data, 0, base.len, e) ==> e == first;
  if (first == base.len) return 0;
  return hsk_text_equal(hsk_text_from(base, first + 1), parent);
}

/* `*.x` is every name of one more label than x. */
hsk_relation hsk_dns_relation(hsk_bytes name, size_t good, hsk_bytes base)
{
  if (!good) return base.len == 0 ? HSK_WITHIN : HSK_TOUCHES;
  if (hsk_u8(name.data, 0) != '*') return hsk_dns_within(name, base) ? HSK_WITHIN : HSK_OUTSIDE;
  //@ assert label: \forall integer e; !Label(name.data, 0, name.len, e);
  //@ assert labels: \forall integer k; !Labels(name.data, 0, name.len, k);
  //@ assert wildcard: Wildcard(name.data, name.len);
  hsk_bytes parent = hsk_text_from(name, 2);
  if (hsk_dns_within(parent, base)) return HSK_WITHIN;
  return one_label_below(parent, base) ? HSK_TOUCHES : HSK_OUTSIDE;
}

/* host_within: 1 if a host lies in the subtree. A base that begins with a dot is every host below that domain, and not the domain; any other is
   that host. */
/*@ requires \valid_read(host.data + (0 .. host.len-1)) && \valid_read(base.data + (0 .. base.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> HostInside(host.data, host.len, base.data, base.len); */
static int host_within(hsk_bytes host, hsk_bytes base)
{
  if (base.len == 0) return 1;
  if (hsk_u8(base.data, 0) != '.') return hsk_text_equal(host, base);
  hsk_bytes domain = hsk_text_from(base, 1);
  return host.len > domain.len && hsk_dns_within(host, domain);
}

hsk_relation hsk_mailbox_relation(hsk_bytes name, size_t at, hsk_bytes base)
{
  size_t base_at = hsk_mailbox_at(base);
  if (at == 0) return HSK_TOUCHES;
  hsk_bytes host = hsk_text_from(name, at + 1);
  if (base_at == 0) return host_within(host, base) ? HSK_WITHIN : HSK_OUTSIDE;
  if (at != base_at || !hsk_equal(name.data, base.data, at)) return HSK_OUTSIDE;
  return hsk_text_equal(host, hsk_text_from(base, base_at + 1)) ? HSK_WITHIN : HSK_OUTSIDE;
}

hsk_relation hsk_uri_relation(hsk_bytes name, hsk_bytes base)
{
  /* RFC 5280 4.2.1.10: one without a host that is a name MUST be rejected */
  hsk_bytes host = hsk_uri_host(name);
  if (host.len == 0) return HSK_TOUCHES;
  return host_within(host, base) ? HSK_WITHIN : HSK_OUTSIDE;
}

hsk_relation hsk_address_relation(hsk_bytes name, hsk_bytes base)
{
  if (base.len != 2 * name.len) return HSK_OUTSIDE;
  /*@ loop invariant 0 <= i <= name.len;
      loop invariant \forall integer k; 0 <= k < i ==>
        (((unsigned int)name.data[k] ^ (unsigned int)base.data[k]) & (unsigned int)base.data[name.len + k]) == 0;
      loop assigns i; loop variant name.len - i; */
  for (size_t i = 0; i < name.len; i++) {
    uint32_t mask = hsk_u8(base.data, name.len + i);
    if (((hsk_u8(name.data, i) ^ hsk_u8(base.data, i)) & mask) != 0) return HSK_OUTSIDE;
  }
  return HSK_WITHIN;
}
