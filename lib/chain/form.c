/* RFC 5280 4: what issuers MUST put into certificates, and MUST mark critical or not. The grammar itself is x509/cert.h's. */
#include "chain/rules.h"
#include "x509/name.h"
#include "x509/text_name.h"

/* 4.2.1.1, 4.2.1.2, 4.2.1.8, 4.2.1.15, 4.2.2.1, 4.2.2.2: MUST be marked as not critical */
#define NEVER_CRITICAL                                                                                       \
  (HSK_EXT_AUTHORITY_KEY_ID | HSK_EXT_SUBJECT_KEY_ID | HSK_EXT_SUBJECT_DIRECTORY_ATTRIBUTES |                \
   HSK_EXT_FRESHEST_CRL | HSK_EXT_AUTHORITY_INFO_ACCESS | HSK_EXT_SUBJECT_INFO_ACCESS)
/* 4.2.1.10, 4.2.1.11, 4.2.1.14: MUST be marked as critical */
#define ALWAYS_CRITICAL (HSK_EXT_NAME_CONSTRAINTS | HSK_EXT_POLICY_CONSTRAINTS | HSK_EXT_INHIBIT_ANY_POLICY)
/* 4.2.1.5, 4.2.1.10, 4.2.1.11, 4.2.1.14: only for CAs */
#define FOR_CAS                                                                                              \
  (HSK_EXT_NAME_CONSTRAINTS | HSK_EXT_POLICY_CONSTRAINTS | HSK_EXT_INHIBIT_ANY_POLICY |                      \
   HSK_EXT_POLICY_MAPPINGS)

static int text_is_good(uint32_t kind, hsk_bytes text)
{
  switch (kind) {
  case HSK_DNS_NAME:
    return hsk_dns_presented(text);
  case HSK_RFC822_NAME:
    return hsk_mailbox_at(text) != 0;
  case HSK_URI:
    return hsk_uri_is_absolute(text);
  default:
    return 1;
  }
}

/* 4.2.1.6: DNS names in the preferred syntax, mailboxes, absolute URIs */
static hsk_result alt_names(const uint8_t *der, const hsk_cert *cert)
{
  hsk_general_name g;
  size_t at = cert->subject_alt_name.off, end = at + cert->subject_alt_name.len;
  while (at != end) {
    if (!hsk_general_name_parse(der, end, at, &g)) return hsk_bad(HSK_CERT_BAD_EXTENSION, at);
    hsk_bytes text = {der + g.value.off, g.value.len};
    if (!text_is_good(g.kind, text)) return hsk_bad(HSK_CERT_BAD_ALT_NAME, g.value.off);
    at = g.next;
  }
  return hsk_ok();
}

static hsk_result ca_rules(const hsk_cert *cert)
{
  /* 4.2.1.9: MUST be critical in CA certificates; no pathLenConstraint where keyUsage does not assert keyCertSign */
  if ((cert->critical & HSK_EXT_BASIC_CONSTRAINTS) == 0)
    return hsk_bad(HSK_CERT_BAD_CRITICALITY, cert->extensions.off);
  if (cert->path_len != HSK_NO_PATH_LEN && (cert->key_usage & HSK_KU_KEY_CERT_SIGN) == 0)
    return hsk_bad(HSK_CERT_BAD_KEY_USAGE, cert->extensions.off);
  /* 4.2.1.2: MUST appear in all conforming CA certificates */
  if ((cert->present & HSK_EXT_SUBJECT_KEY_ID) == 0)
    return hsk_bad(HSK_CERT_MISSING_EXTENSION, cert->extensions.off);
  return hsk_ok();
}

hsk_result hsk_form_rules(const uint8_t *der, const hsk_cert *cert, uint32_t role)
{
  int anchor = role == HSK_ROLE_ANCHOR || role == HSK_ROLE_TRUSTED;
  /* 4.1.2.2: positive; old roots have 0 */
  if (!anchor && !hsk_der_is_pos(der, cert->serial.off, cert->serial.off + cert->serial.len))
    return hsk_bad(HSK_CERT_BAD_SERIAL, cert->serial.off);
  if (cert->critical & NEVER_CRITICAL) return hsk_bad(HSK_CERT_BAD_CRITICALITY, cert->extensions.off);
  if (cert->present & ~cert->critical & ALWAYS_CRITICAL)
    return hsk_bad(HSK_CERT_BAD_CRITICALITY, cert->extensions.off);
  if (!cert->is_ca && (cert->present & FOR_CAS))
    return hsk_bad(HSK_CERT_MISPLACED_EXTENSION, cert->extensions.off);
  /* 4.2.1.1: the keyIdentifier MUST be there, save in a self-signed certificate: one that signs itself names itself */
  if (!anchor && cert->authority_key_id.off == 0 && !hsk_name_equal(der, cert->subject, der, cert->issuer))
    return hsk_bad(HSK_CERT_MISSING_EXTENSION, cert->extensions.off);
  hsk_result r = cert->is_ca ? ca_rules(cert) : hsk_ok();
  return r.error != HSK_OK ? r : alt_names(der, cert);
}
