#include "chain/crl_scope.h"

/* A directoryName among GeneralNames that equals the name */
static int has_directory_name(const uint8_t *buf, hsk_span names, const uint8_t *name_buf, hsk_span name)
{
  hsk_general_name g;
  size_t at = names.off, end = names.off + names.len;
  for (; at != end && hsk_general_name_parse(buf, end, at, &g); at = g.next)
    if (g.kind == HSK_DIRECTORY_NAME && hsk_name_equal(buf, g.value, name_buf, name)) return 1;
  return 0;
}

static int same_general_name(const uint8_t *a, const hsk_general_name *x, const uint8_t *b,
                             const hsk_general_name *y)
{
  if (x->kind != y->kind) return 0;
  if (x->kind == HSK_DIRECTORY_NAME) return hsk_name_equal(a, x->value, b, y->value);
  return x->value.len == y->value.len && hsk_equal(a + x->value.off, b + y->value.off, x->value.len);
}

/* Two lists of GeneralNames have one in common. */
static int share_a_name(const uint8_t *a, hsk_span x, const uint8_t *b, hsk_span y)
{
  hsk_general_name g, h;
  size_t i = x.off, i_end = x.off + x.len, j_end = y.off + y.len;
  for (; i != i_end && hsk_general_name_parse(a, i_end, i, &g); i = g.next)
    for (size_t j = y.off; j != j_end && hsk_general_name_parse(b, j_end, j, &h); j = h.next)
      if (same_general_name(a, &g, b, &h)) return 1;
  return 0;
}

/* Some directoryName is the issuer's name with one RelativeDistinguishedName more. */
static int has_child(const uint8_t *buf, hsk_span names, hsk_crl_view list, const uint8_t *rdn_buf,
                     hsk_span rdn)
{
  hsk_general_name g;
  size_t at = names.off, end = names.off + names.len;
  for (; at != end && hsk_general_name_parse(buf, end, at, &g); at = g.next)
    if (g.kind == HSK_DIRECTORY_NAME &&
        hsk_name_is_child(buf, g.value, list.der, list.crl->issuer, rdn_buf, rdn))
      return 1;
  return 0;
}

/* The distribution point names of the CRL and of the certificate have one in common. A relative name is relative to the CRL's issuer. */
static int points_meet(hsk_crl_view list, const hsk_crl_subject *subject)
{
  const hsk_point_name *x = &list.crl->point.name, *y = &subject->point.name;
  if (x->full.off != 0 && y->full.off != 0) return share_a_name(list.der, x->full, subject->der, y->full);
  if (x->full.off != 0) return has_child(list.der, x->full, list, subject->der, y->relative);
  if (y->full.off != 0) return has_child(subject->der, y->full, list, list.der, x->relative);
  return hsk_rdn_equal(list.der, x->relative, subject->der, y->relative);
}

static int has_name(const hsk_point_name *name)
{
  return name->full.off != 0 || name->relative.off != 0;
}

/* 6.3.3 (b) (2) (i) */
static int name_fits(hsk_crl_view list, const hsk_crl_subject *subject)
{
  const hsk_point_name *name = &list.crl->point.name;
  if (!has_name(name)) return 1;
  if (!subject->has_point)
    return name->full.off != 0 &&
           has_directory_name(list.der, name->full, subject->der, subject->cert->issuer);
  if (has_name(&subject->point.name)) return points_meet(list, subject);
  if (name->full.off != 0) return share_a_name(list.der, name->full, subject->der, subject->point.crl_issuer);
  return has_child(subject->der, subject->point.crl_issuer, list, list.der, name->relative);
}

/* 6.3.3 (b) (1) */
static int issuer_fits(hsk_crl_view list, const hsk_crl_subject *subject)
{
  const hsk_crl *c = list.crl;
  if (subject->has_point && subject->point.crl_issuer.off != 0)
    return c->point.indirect &&
           has_directory_name(subject->der, subject->point.crl_issuer, list.der, c->issuer);
  return hsk_name_equal(list.der, c->issuer, subject->der, subject->cert->issuer);
}

uint32_t hsk_crl_covers(hsk_crl_view list, const hsk_crl_subject *subject)
{
  const hsk_issuing_point *p = &list.crl->point;
  if (!issuer_fits(list, subject) || !name_fits(list, subject)) return 0;
  if (p->only_attribute || (p->only_user && subject->cert->is_ca) || (p->only_ca && !subject->cert->is_ca))
    return 0;
  return p->reasons & (subject->has_point ? subject->point.reasons : HSK_ALL_REASONS);
}

static int same_span(const uint8_t *a, hsk_span x, const uint8_t *b, hsk_span y)
{
  return x.len == y.len && hsk_equal(a + x.off, b + y.off, x.len);
}

/* Magnitudes without leading zeros: -1, 0, 1 */
static int compare_numbers(const uint8_t *a, hsk_span x, const uint8_t *b, hsk_span y)
{
  if (x.len != y.len) return x.len < y.len ? -1 : 1;
  for (size_t i = 0; i < x.len; i++) {
    uint32_t c = hsk_u8(a, x.off + i), d = hsk_u8(b, y.off + i);
    if (c != d) return c < d ? -1 : 1;
  }
  return 0;
}

int hsk_crl_same_scope(hsk_crl_view list, hsk_crl_view delta)
{
  const hsk_crl *c = list.crl, *d = delta.crl;
  if ((d->present & HSK_CRL_DELTA) == 0 || (c->present & HSK_CRL_NUMBER) == 0) return 0;
  if (!hsk_name_equal(list.der, c->issuer, delta.der, d->issuer)) return 0;
  if (!same_span(list.der, c->point_value, delta.der, d->point_value)) return 0;
  if (!same_span(list.der, c->authority_key_id, delta.der, d->authority_key_id)) return 0;
  /* the list is not older than the delta's base, and not newer than the delta */
  return compare_numbers(list.der, c->number, delta.der, d->base_number) >= 0 &&
         compare_numbers(list.der, c->number, delta.der, d->number) <= 0;
}

uint32_t hsk_crl_find(hsk_crl_view list, const hsk_crl_subject *subject, uint32_t *left)
{
  hsk_crl_entry e;
  const hsk_cert *cert = subject->cert;
  int ours = hsk_name_equal(list.der, list.crl->issuer, subject->der, cert->issuer);
  size_t at = list.crl->entries.off, end = at + list.crl->entries.len;
  for (; at != end && hsk_crl_entry_parse(list.der, end, at, &e); at = e.next) {
    if (*left == 0) return HSK_CRL_NO_BUDGET;
    (*left)--;
    /* 5.3.3: it holds for the entries that follow, too */
    if (e.certificate_issuer.off != 0)
      ours = has_directory_name(list.der, e.certificate_issuer, subject->der, cert->issuer);
    if (ours && same_span(list.der, e.serial, subject->der, cert->serial))
      return e.reason == HSK_REASON_REMOVE_FROM_CRL ? HSK_CRL_REMOVED : HSK_CRL_LISTED;
  }
  return HSK_CRL_ABSENT;
}
