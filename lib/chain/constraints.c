/* Each list of each CA is applied to each name below it, one name at a time: the intersection of permitted lists and the union of excluded
   ones that RFC 5280 6.1.4 (g) keeps as state come out of applying them all. */
#include "chain/constraints.h"
#include "chain/subtree.h"

/* A name, or the base of a subtree. at: of a name, what its form says once for all comparisons: of a DNS name 1 if it is well formed, of a mailbox the
   place of its @; 0: malformed. */
typedef struct {
  const uint8_t *buf;
  uint32_t kind;
  hsk_span value;
  size_t at;
} one_name;

static hsk_bytes text_of(const one_name *n)
{
  hsk_bytes text = {n->buf + n->value.off, n->value.len};
  return text;
}

static hsk_relation compare(const one_name *name, const one_name *base)
{
  switch (name->kind) {
  case HSK_DNS_NAME:
    return hsk_dns_relation(text_of(name), name->at, text_of(base));
  case HSK_RFC822_NAME:
    return hsk_mailbox_relation(text_of(name), name->at, text_of(base));
  case HSK_URI:
    return hsk_uri_relation(text_of(name), text_of(base));
  case HSK_IP_ADDRESS:
    return hsk_address_relation(text_of(name), text_of(base));
  case HSK_DIRECTORY_NAME:
    return hsk_name_within(name->buf, name->value, base->buf, base->value) ? HSK_WITHIN : HSK_OUTSIDE;
  default:
    return HSK_TOUCHES;
  }
}

/* What a list says of a name: NONE of its subtrees is of the name's kind; the best relation to one that is; or the budget is used up. */
typedef enum { NONE, ALL_OUTSIDE, ONE_TOUCHES, ONE_CONTAINS, NO_BUDGET } finding;

/* The subtree at off of a list that hsk_name_constraints_parse has read: there is a minimum of nothing to check again. */
static size_t next_base(const uint8_t *ca, size_t end, size_t off, one_name *base)
{
  hsk_span seq = hsk_der_tlv(ca, end, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return 0;
  hsk_span value = hsk_der_any(ca, seq.off + seq.len, seq.off);
  if (value.off == 0) return 0;
  base->buf = ca;
  base->kind = hsk_u8(ca, seq.off) % 32;
  base->value = value;
  base->at = 0;
  return seq.off + seq.len;
}

static finding search(const uint8_t *ca, hsk_span list, const one_name *name, uint32_t *left)
{
  finding best = NONE;
  size_t at = list.off, end = list.off + list.len;
  while (at != end) {
    one_name base;
    if (*left == 0) return NO_BUDGET;
    (*left)--;
    at = next_base(ca, end, at, &base);
    if (at == 0) return ONE_TOUCHES; /* cannot be */
    if (base.kind != name->kind) continue;
    hsk_relation r = compare(name, &base);
    finding f = r == HSK_WITHIN ? ONE_CONTAINS : r == HSK_TOUCHES ? ONE_TOUCHES : ALL_OUTSIDE;
    if (f > best) best = f;
    if (best == ONE_CONTAINS) return best;
  }
  return best;
}

static hsk_result judge(const uint8_t *ca, const hsk_name_constraints *nc, one_name *name, uint32_t *left)
{
  if (name->kind == HSK_DNS_NAME) name->at = hsk_dns_presented(text_of(name)) ? 1 : 0;
  if (name->kind == HSK_RFC822_NAME) name->at = hsk_mailbox_at(text_of(name));
  finding f = search(ca, nc->excluded, name, left);
  if (f == NO_BUDGET) return hsk_bad(HSK_CERT_BUDGET, 0);
  if (f == ONE_CONTAINS || f == ONE_TOUCHES) return hsk_bad(HSK_CERT_NAME_NOT_PERMITTED, name->value.off);
  f = search(ca, nc->permitted, name, left);
  if (f == NO_BUDGET) return hsk_bad(HSK_CERT_BUDGET, 0);
  if (f == ALL_OUTSIDE || f == ONE_TOUCHES) return hsk_bad(HSK_CERT_NAME_NOT_PERMITTED, name->value.off);
  return hsk_ok();
}

/* The emailAddress attributes of the subject (RFC 2985 5.2.1): the OID 1.2.840.113549.1.9.1 */
static hsk_result judge_mailboxes(const uint8_t *ca, const hsk_name_constraints *nc, const uint8_t *der,
                                  hsk_span subject, uint32_t *left)
{
  hsk_attribute a;
  hsk_name_walk w =
      hsk_name_first(hsk_der_tlv(der, subject.off + subject.len, subject.off, HSK_DER_SEQUENCE));
  while (hsk_name_next(der, &w, &a)) {
    if (a.oid.len != 9 || hsk_be32(der, a.oid.off) != 0x2a864886u ||
        hsk_be32(der, a.oid.off + 4) != 0xf70d0109u || hsk_u8(der, a.oid.off + 8) != 1)
      continue;
    one_name name = {der, HSK_RFC822_NAME, a.value, 0};
    hsk_result r = judge(ca, nc, &name, left);
    if (r.error != HSK_OK) return r;
  }
  return hsk_ok();
}

hsk_result hsk_constraints_apply(const uint8_t *ca, const hsk_name_constraints *nc, const uint8_t *der,
                                 const hsk_cert *cert, uint32_t *left)
{
  hsk_result r = hsk_ok();
  /* an empty subject is no name: two bytes are an empty SEQUENCE */
  if (cert->subject.len != 2) {
    one_name subject = {der, HSK_DIRECTORY_NAME, cert->subject, 0};
    r = judge(ca, nc, &subject, left);
    if (r.error == HSK_OK && (cert->present & HSK_EXT_SUBJECT_ALT_NAME) == 0)
      r = judge_mailboxes(ca, nc, der, cert->subject, left);
  }
  size_t at = cert->subject_alt_name.off, end = at + cert->subject_alt_name.len;
  while (r.error == HSK_OK && at != end) {
    hsk_general_name g;
    if (!hsk_general_name_parse(der, end, at, &g)) return hsk_bad(HSK_CERT_NAME_NOT_PERMITTED, at);
    one_name name = {der, g.kind, g.value, 0};
    r = judge(ca, nc, &name, left);
    at = g.next;
  }
  return r;
}
