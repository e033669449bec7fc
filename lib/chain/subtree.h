/* How a name stands to one subtree of name constraints (RFC 5280 4.2.1.10), form by form. */
#ifndef HSK_CHAIN_SUBTREE_H
#define HSK_CHAIN_SUBTREE_H
#include "x509/text_name.h"
#ifdef __FRAMAC__
#include "constraints.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* HSK_TOUCHES: some of the names that this one may stand for are in the subtree, as of a wildcard, or nobody can say. */
typedef enum { HSK_OUTSIDE, HSK_TOUCHES, HSK_WITHIN } hsk_relation;

/* hsk_dns_relation: of a DNS name; good: hsk_dns_presented(name). One that is malformed may be anything. */
/*@ requires \valid_read(name.data + (0 .. name.len-1)) && \valid_read(base.data + (0 .. base.len-1));
    requires good ==> DnsPresented(name.data, name.len);
    terminates \true; exits \false; assigns \nothing;
    ensures malformed: !good ==> \result == (base.len == 0 ? HSK_WITHIN : HSK_TOUCHES);
    ensures within: good ==> (\result == HSK_WITHIN <==> DnsInside(name.data, name.len, base.data, base.len));
    ensures some: good ==> (\result == HSK_TOUCHES <==> !DnsInside(name.data, name.len, base.data, base.len) &&
                                                        DnsTouches(name.data, name.len, base.data, base.len)); */
hsk_relation hsk_dns_relation(hsk_bytes name, size_t good, hsk_bytes base);

/* hsk_mailbox_relation: of a mailbox; at: hsk_mailbox_at(name). One that is malformed touches: it is neither permitted nor escapes an exclusion. */
/*@ requires \valid_read(name.data + (0 .. name.len-1)) && \valid_read(base.data + (0 .. base.len-1));
    requires at != 0 ==> Mailbox(name.data, name.len, at);
    terminates \true; exits \false; assigns \nothing;
    ensures malformed: at == 0 ==> \result == HSK_TOUCHES;
    ensures within: at != 0 ==> (\result == HSK_WITHIN <==> MailboxInside(name.data, name.len, at, base.data, base.len));
    ensures outside: at != 0 ==> \result != HSK_TOUCHES; */
hsk_relation hsk_mailbox_relation(hsk_bytes name, size_t at, hsk_bytes base);

/* hsk_uri_relation: of a URI, by its host. */
/*@ requires \valid_read(name.data + (0 .. name.len-1)) && \valid_read(base.data + (0 .. base.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures malformed: \result == HSK_TOUCHES <==> \forall integer f, t; !UriHost(name.data, name.len, f, t);
    ensures within: \result == HSK_WITHIN ==> UriInside(name.data, name.len, base.data, base.len);
    ensures outside: \result == HSK_OUTSIDE ==> !UriInside(name.data, name.len, base.data, base.len); */
hsk_relation hsk_uri_relation(hsk_bytes name, hsk_bytes base);

/* hsk_address_relation: of an address; base is address and mask. */
/*@ requires \valid_read(name.data + (0 .. name.len-1)) && \valid_read(base.data + (0 .. base.len-1));
    requires name.len <= SIZE_MAX / 2;
    terminates \true; exits \false; assigns \nothing;
    ensures within: \result == HSK_WITHIN <==> AddressInside(name.data, name.len, base.data, base.len);
    ensures outside: \result != HSK_TOUCHES; */
hsk_relation hsk_address_relation(hsk_bytes name, hsk_bytes base);

#ifdef __cplusplus
}
#endif
#endif
