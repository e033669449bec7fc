#include "x509/values.h"
#include "x509/distribution_points.h"
#include "x509/subject_alt_name.h"

/* AuthorityInfoAccessSyntax, SubjectInfoAccessSyntax (RFC 5280 4.2.2): SEQUENCE SIZE (1..MAX) OF SEQUENCE { OID, GeneralName } */
static int access_check(const uint8_t *buf, size_t off, size_t end)
{
  hsk_general_name g;
  hsk_span list = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  if (list.off == 0 || list.off + list.len != end || list.len == 0) return 0;
  size_t i = list.off;
  while (i != end) {
    hsk_span seq = hsk_der_tlv(buf, end, i, HSK_DER_SEQUENCE);
    if (seq.off == 0) return 0;
    i = seq.off + seq.len;
    hsk_span oid = hsk_der_oid(buf, i, seq.off);
    if (oid.off == 0 || !hsk_general_name_parse(buf, i, oid.off + oid.len, &g) || g.next != i) return 0;
  }
  return 1;
}

/* hsk_cert_parse has read the extension: what is left to say is whether more than the keyIdentifier stands in it. */
static uint32_t names_issuer(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span seq = hsk_der_tlv(buf, end, off, HSK_DER_SEQUENCE);
  hsk_span id = hsk_der_tlv(buf, end, seq.off, HSK_DER_CONTEXT(0));
  return (id.off != 0 ? id.off + id.len : seq.off) != end;
}

/* RFC 6960 4.2.2.2.1: the value of id-pkix-ocsp-nocheck SHALL be NULL */
static int is_null(const uint8_t *buf, size_t off, size_t end)
{
  hsk_span null = hsk_der_tlv(buf, end, off, HSK_DER_NULL);
  return null.off != 0 && null.len == 0 && null.off == end;
}

/* value_parse reads the extnValue buf[off..end) of the extension id; 0: malformed. */
static int value_parse(const uint8_t *buf, uint32_t id, size_t off, size_t end, hsk_cert_values *v)
{
  switch (id) {
  case HSK_OID_AUTHORITY_KEY_ID:
    v->authority_names_issuer = names_issuer(buf, off, end);
    return 1;
  case HSK_OID_NAME_CONSTRAINTS:
    return hsk_name_constraints_parse(buf, off, end, &v->names);
  case HSK_OID_CERTIFICATE_POLICIES:
    v->policies = hsk_policies_parse(buf, off, end);
    return v->policies.off != 0;
  case HSK_OID_POLICY_MAPPINGS:
    v->policy_mappings = hsk_policy_mappings_parse(buf, off, end);
    return v->policy_mappings.off != 0;
  case HSK_OID_POLICY_CONSTRAINTS:
    return hsk_policy_constraints_parse(buf, off, end, &v->require_explicit, &v->inhibit_mapping);
  case HSK_OID_INHIBIT_ANY_POLICY:
    return hsk_inhibit_any_policy_parse(buf, off, end, &v->inhibit_any);
  case HSK_OID_CRL_DISTRIBUTION_POINTS:
    v->distribution_points = hsk_distribution_points_parse(buf, off, end);
    return v->distribution_points.off != 0;
  case HSK_OID_FRESHEST_CRL:
    v->freshest_crl = hsk_distribution_points_parse(buf, off, end);
    return v->freshest_crl.off != 0;
  case HSK_OID_ISSUER_ALT_NAME:
    return hsk_subject_alt_name_parse(buf, off, end).off != 0;
  case HSK_OID_AUTHORITY_INFO_ACCESS:
  case HSK_OID_SUBJECT_INFO_ACCESS:
    return access_check(buf, off, end);
  case HSK_OID_TLS_FEATURE:
    return hsk_tls_feature_parse(buf, off, end, &v->tls_features);
  case HSK_OID_OCSP_NOCHECK:
    return is_null(buf, off, end);
  default:
    return 1;
  }
}

hsk_result hsk_cert_values_parse(const uint8_t *der, const hsk_cert *cert, hsk_cert_values *v)
{
  const hsk_span none = {0, 0};
  hsk_cert_values found = {{none, none},  none,          none,          none, none,
                           HSK_SKIP_NONE, HSK_SKIP_NONE, HSK_SKIP_NONE, 0,    0};
  size_t i = cert->extensions.off, end = i + cert->extensions.len;
  if ((cert->present & HSK_EXT_VALUES) == 0) end = i;
  while (i != end) {
    hsk_cert_extension x;
    i = hsk_cert_extension_next(der, end, i, &x);
    if (i == 0) return hsk_bad(HSK_CERT_BAD_EXTENSION, cert->extensions.off);
    uint32_t id = hsk_oid_extension(der, x.oid.off, x.oid.len);
    if (id == HSK_OID_NONE) id = hsk_oid_value(der, x.oid.off, x.oid.len);
    if (!value_parse(der, id, x.value.off, i, &found)) return hsk_bad(HSK_CERT_BAD_EXTENSION, x.value.off);
  }
  *v = found;
  return hsk_ok();
}
