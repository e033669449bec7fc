#include "show_values.h"
#include "show_name.h"
#include "x509/name_constraints.h"
#include "x509/oid.h"
#include "x509/policies.h"
#include "x509/subject_alt_name.h"
#include "x509/tls_feature.h"

void show_oid(show s, const char *label, const uint8_t *der, hsk_span oid)
{
  char text[128];
  const char *name = hsk_oid_name(der, oid.off, oid.len);
  oid_text(der, oid, text, sizeof text);
  show_line(s, label, "%s%s%s", text, name == NULL ? "" : " ", name == NULL ? "" : name);
}

static void show_subtrees(show s, const char *label, const uint8_t *der, hsk_span list)
{
  hsk_general_name base;
  size_t end = list.off + list.len;
  for (size_t at = list.off; at != end && hsk_subtree_parse(der, end, at, &base); at = base.next) {
    show_general_name(s, label, der, &base);
    label = "";
  }
}

static int show_name_constraints(show s, const uint8_t *der, hsk_span value)
{
  hsk_name_constraints nc;
  if (!hsk_name_constraints_parse(der, value.off, value.off + value.len, &nc)) return 0;
  show_subtrees(s, "permitted", der, nc.permitted);
  show_subtrees(s, "excluded", der, nc.excluded);
  return 1;
}

/* Qualifiers of a policy: SEQUENCE OF SEQUENCE { OID, ANY }, whose frame has been checked */
static void show_qualifiers(show s, const uint8_t *der, size_t at, size_t end)
{
  hsk_span list = hsk_der_tlv(der, end, at, HSK_DER_SEQUENCE);
  for (size_t i = list.off; i != 0 && i < list.off + list.len;) {
    char text[512];
    hsk_span one = hsk_der_tlv(der, end, i, HSK_DER_SEQUENCE);
    if (one.off == 0) return;
    i = one.off + one.len;
    hsk_span oid = hsk_der_oid(der, i, one.off);
    if (oid.off == 0) return;
    show_oid(s, "qualifier", der, oid);
    hsk_span text_of = hsk_der_any(der, i, oid.off + oid.len);
    if (text_of.off == 0) continue;
    text_escape(der + text_of.off, text_of.len, text, sizeof text);
    show_line(s, "", "%s", text);
  }
}

static int show_policies(show s, const uint8_t *der, hsk_span value)
{
  hsk_span list = hsk_policies_parse(der, value.off, value.off + value.len);
  size_t end = list.off + list.len;
  for (size_t at = list.off; at != end;) {
    hsk_span oid = hsk_policy_next(der, end, &at);
    if (oid.off == 0) break;
    show_oid(s, "policy", der, oid);
    if (oid.off + oid.len != at) show_qualifiers(show_deeper(s), der, oid.off + oid.len, at);
  }
  return list.off != 0;
}

static int show_mappings(show s, const uint8_t *der, hsk_span value)
{
  hsk_policy_mapping m;
  hsk_span list = hsk_policy_mappings_parse(der, value.off, value.off + value.len);
  size_t end = list.off + list.len;
  for (size_t at = list.off; at != end && hsk_policy_mapping_parse(der, end, at, &m); at = m.next) {
    show_oid(s, "issuerDomainPolicy", der, m.issuer);
    show_oid(s, "subjectDomainPolicy", der, m.subject);
  }
  return list.off != 0;
}

static void show_skip(show s, const char *label, uint32_t skip)
{
  if (skip != HSK_SKIP_NONE) show_line(s, label, "%u", skip);
}

static int show_policy_constraints(show s, const uint8_t *der, hsk_span value)
{
  uint32_t require_explicit = HSK_SKIP_NONE, inhibit_mapping = HSK_SKIP_NONE;
  if (!hsk_policy_constraints_parse(der, value.off, value.off + value.len, &require_explicit,
                                    &inhibit_mapping))
    return 0;
  show_skip(s, "requireExplicitPolicy", require_explicit);
  show_skip(s, "inhibitPolicyMapping", inhibit_mapping);
  return 1;
}

static int show_inhibit_any(show s, const uint8_t *der, hsk_span value)
{
  uint32_t skip = HSK_SKIP_NONE;
  if (!hsk_inhibit_any_policy_parse(der, value.off, value.off + value.len, &skip)) return 0;
  show_skip(s, "SkipCerts", skip);
  return 1;
}

void show_reasons(show s, uint32_t reasons)
{
  static const char *const names[] = {
      "unused",      "keyCompromise",        "cACompromise",    "affiliationChanged",
      "superseded",  "cessationOfOperation", "certificateHold", "privilegeWithdrawn",
      "aACompromise"};
  const char *label = "reasons";
  for (size_t i = 1; i < sizeof names / sizeof *names && reasons != HSK_ALL_REASONS; i++) {
    if ((reasons & (1u << i)) == 0) continue;
    show_line(s, label, "%s", names[i]);
    label = "";
  }
}

void show_point_name(show s, const uint8_t *der, const hsk_point_name *name)
{
  if (name->full.off != 0) show_general_names(s, "fullName", der, name->full);
  if (name->relative.off != 0)
    show_hex(s, "nameRelativeToIssuer", der + name->relative.off, name->relative.len);
}

static int show_points(show s, const uint8_t *der, hsk_span value)
{
  hsk_distribution_point p;
  hsk_span list = hsk_distribution_points_parse(der, value.off, value.off + value.len);
  size_t end = list.off + list.len;
  for (size_t at = list.off; at != end && hsk_distribution_point_parse(der, end, at, &p); at = p.next) {
    show_point_name(s, der, &p.name);
    show_reasons(s, p.reasons);
    if (p.crl_issuer.off != 0) show_general_names(s, "cRLIssuer", der, p.crl_issuer);
  }
  return list.off != 0;
}

/* SEQUENCE OF SEQUENCE { accessMethod OID, accessLocation GeneralName } */
static int show_access(show s, const uint8_t *der, hsk_span value)
{
  hsk_general_name g;
  size_t end = value.off + value.len;
  hsk_span list = hsk_der_tlv(der, end, value.off, HSK_DER_SEQUENCE);
  for (size_t i = list.off; i != 0 && i < end;) {
    hsk_span one = hsk_der_tlv(der, end, i, HSK_DER_SEQUENCE);
    if (one.off == 0) break;
    i = one.off + one.len;
    hsk_span oid = hsk_der_oid(der, i, one.off);
    if (oid.off == 0 || !hsk_general_name_parse(der, i, oid.off + oid.len, &g)) break;
    show_oid(s, "accessMethod", der, oid);
    show_general_name(s, "accessLocation", der, &g);
  }
  return list.off != 0;
}

static int show_features(show s, const uint8_t *der, hsk_span value)
{
  uint32_t features;
  if (!hsk_tls_feature_parse(der, value.off, value.off + value.len, &features)) return 0;
  if (features & HSK_FEATURE_STATUS_REQUEST) show_line(s, "feature", "status_request (must staple)");
  if (features & HSK_FEATURE_STATUS_REQUEST_V2) show_line(s, "feature", "status_request_v2");
  if (features & HSK_FEATURE_OTHER) show_line(s, "feature", "others");
  return 1;
}

/* SignedCertificateTimestampList (RFC 6962 3.3) in an OCTET STRING: version, log_id, timestamp in milliseconds, and what follows */
static int show_timestamps(show s, const uint8_t *der, hsk_span value)
{
  size_t end = value.off + value.len;
  hsk_span octets = hsk_der_tlv(der, end, value.off, HSK_DER_OCTET_STRING);
  if (octets.off == 0) return 0;
  hsk_span list = hsk_vec16(der, octets.off + octets.len, octets.off, 1, 65535);
  for (size_t at = list.off; at != 0 && at < list.off + list.len;) {
    char when[40];
    hsk_span one = hsk_vec16(der, list.off + list.len, at, 1, 65535);
    if (one.off == 0) break;
    at = one.off + one.len;
    if (one.len < 41) {
      show_hex(s, "timestamp", der + one.off, one.len);
      continue;
    }
    uint64_t ms = (uint64_t)hsk_be32(der, one.off + 33) << 32 | hsk_be32(der, one.off + 37);
    time_text((int64_t)(ms / 1000), when, sizeof when);
    show_line(s, "timestamp", "%s", when);
    show_hex(s, "of log", der + one.off + 1, 32);
  }
  return list.off != 0;
}

int show_value(show s, const uint8_t *der, uint32_t id, hsk_span value)
{
  hsk_span names;
  switch (id) {
  case HSK_OID_NAME_CONSTRAINTS:
    return show_name_constraints(s, der, value);
  case HSK_OID_CERTIFICATE_POLICIES:
    return show_policies(s, der, value);
  case HSK_OID_POLICY_MAPPINGS:
    return show_mappings(s, der, value);
  case HSK_OID_POLICY_CONSTRAINTS:
    return show_policy_constraints(s, der, value);
  case HSK_OID_INHIBIT_ANY_POLICY:
    return show_inhibit_any(s, der, value);
  case HSK_OID_CRL_DISTRIBUTION_POINTS:
  case HSK_OID_FRESHEST_CRL:
    return show_points(s, der, value);
  case HSK_OID_ISSUER_ALT_NAME:
    names = hsk_subject_alt_name_parse(der, value.off, value.off + value.len);
    if (names.off != 0) show_general_names(s, "names", der, names);
    return names.off != 0;
  case HSK_OID_AUTHORITY_INFO_ACCESS:
  case HSK_OID_SUBJECT_INFO_ACCESS:
    return show_access(s, der, value);
  case HSK_OID_TLS_FEATURE:
    return show_features(s, der, value);
  case HSK_OID_SCT_LIST:
    return show_timestamps(s, der, value);
  case HSK_OID_OCSP_NOCHECK:
    show_line(s, "", "trusted without a look at its own state");
    return 1;
  default:
    return 0;
  }
}
