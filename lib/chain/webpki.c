/* CA/Browser Forum, Baseline Requirements for TLS server certificates, section 7.1: what they add to RFC 5280. */
#include "chain/address.h"
#include "chain/rules.h"
#include "x509/oid.h"
#include "x509/text_name.h"

/* 6.1.5: a multiple of 8 bits */
static int key_is_good(const uint8_t *der, const hsk_public_key *key)
{
  return key->type != HSK_KEY_RSA || hsk_key_bits(der, key) % 8 == 0;
}

static int same_span(const uint8_t *der, hsk_span a, hsk_span b)
{
  return a.len == b.len && hsk_equal(der + a.off, der + b.off, b.len);
}

/* 7.1.2.1.3, 7.1.2.11.1: a keyIdentifier and nothing else; in a root it is that of its own key. */
static int authority_is_good(const uint8_t *der, const hsk_cert *cert, uint32_t role,
                             const hsk_cert_values *v)
{
  if (v->authority_names_issuer) return 0;
  if (cert->authority_key_id.off == 0) return (cert->present & HSK_EXT_AUTHORITY_KEY_ID) == 0;
  if (role != HSK_ROLE_ANCHOR || !hsk_name_equal(der, cert->subject, der, cert->issuer)) return 1;
  return same_span(der, cert->authority_key_id, cert->subject_key_id);
}

/* 7.1.2.1.2, 7.1.2.2.2: roots and intermediates */
static hsk_result ca_rules(const uint8_t *der, const hsk_cert *cert, uint32_t role)
{
  const uint32_t needed = HSK_EXT_BASIC_CONSTRAINTS | HSK_EXT_KEY_USAGE;
  if (cert->is_ca && (cert->present & needed) != needed)
    return hsk_bad(HSK_CERT_MISSING_EXTENSION, cert->extensions.off);
  int root = role == HSK_ROLE_ANCHOR && hsk_name_equal(der, cert->subject, der, cert->issuer);
  if (root && (cert->present & HSK_EXT_EXT_KEY_USAGE))
    return hsk_bad(HSK_CERT_BAD_EXT_KEY_USAGE, cert->extensions.off);
  return hsk_ok();
}

/* 7.1.2.7.10: serverAuth, clientAuth perhaps, nothing that makes the key one for other trades; not critical */
static hsk_result purpose_rules(const hsk_chain_request *req, const hsk_cert *cert)
{
  const uint32_t never = HSK_EKU_ANY | HSK_EKU_CODE_SIGNING | HSK_EKU_EMAIL_PROTECTION |
                         HSK_EKU_TIME_STAMPING | HSK_EKU_OCSP_SIGNING;
  uint32_t wanted = req->purpose == HSK_PURPOSE_CLIENT_AUTH ? HSK_EKU_CLIENT_AUTH : HSK_EKU_SERVER_AUTH;
  if ((cert->present & HSK_EXT_EXT_KEY_USAGE) == 0)
    return hsk_bad(HSK_CERT_MISSING_EXTENSION, cert->extensions.off);
  if (cert->critical & HSK_EXT_EXT_KEY_USAGE) return hsk_bad(HSK_CERT_BAD_CRITICALITY, cert->extensions.off);
  if (req->purpose == HSK_PURPOSE_ANY) return hsk_ok();
  if ((cert->ext_key_usage & wanted) == 0 || (cert->ext_key_usage & never))
    return hsk_bad(HSK_CERT_BAD_EXT_KEY_USAGE, cert->extensions.off);
  return hsk_ok();
}

/* 7.1.2.7.12: DNS names and addresses alone; no wildcard for all of a public suffix (3.2.2.6) */
static hsk_result alt_names(const hsk_chain_request *req, const uint8_t *der, const hsk_cert *cert)
{
  hsk_general_name g;
  size_t at = cert->subject_alt_name.off, end = at + cert->subject_alt_name.len;
  while (at != end) {
    if (!hsk_general_name_parse(der, end, at, &g)) return hsk_bad(HSK_CERT_BAD_EXTENSION, at);
    if (req->purpose == HSK_PURPOSE_SERVER_AUTH && g.kind != HSK_DNS_NAME && g.kind != HSK_IP_ADDRESS)
      return hsk_bad(HSK_CERT_BAD_ALT_NAME, g.value.off);
    hsk_bytes text = {der + g.value.off, g.value.len};
    if (g.kind == HSK_DNS_NAME && text.len > 2 && hsk_u8(text.data, 0) == '*' &&
        req->is_public_suffix != NULL && req->is_public_suffix(req->suffix_arg, hsk_text_from(text, 2)))
      return hsk_bad(HSK_CERT_PUBLIC_SUFFIX, g.value.off);
    at = g.next;
  }
  return hsk_ok();
}

/* An address as RFC 3986 (IPv4) and RFC 5952 4 (IPv6) write it */
static int is_canonical_address(hsk_bytes text, const uint8_t *der, hsk_span address)
{
  uint8_t canonical[HSK_ADDRESS_TEXT_MAX];
  size_t n = hsk_address_text(der + address.off, address.len, canonical);
  return n == text.len && hsk_equal(canonical, text.data, n);
}

static int is_name_or_domain(hsk_bytes text, hsk_bytes name)
{
  if (name.len > 2 && hsk_u8(name.data, 0) == '*' && text.len > 0 && hsk_u8(text.data, 0) != '*')
    name = hsk_text_from(name, 2);
  return name.len == text.len && hsk_equal(name.data, text.data, text.len);
}

/* 7.1.4.3: a common name is one of the names in subjectAltName, character for character. It is compared with those of its own form, and the domain
   of a wildcard counts as the wildcard does, as is customary: nothing is ever matched against a common name, so that all that is at
   stake is whether it misleads a reader. */
static int is_alt_name(const uint8_t *der, const hsk_cert *cert, hsk_bytes text)
{
  hsk_general_name g;
  int comparable = 0;
  uint32_t form = hsk_name_is_address(text) ? HSK_IP_ADDRESS : HSK_DNS_NAME;
  size_t at = cert->subject_alt_name.off, end = at + cert->subject_alt_name.len;
  for (; at != end && hsk_general_name_parse(der, end, at, &g); at = g.next) {
    hsk_bytes name = {der + g.value.off, g.value.len};
    if (g.kind != form) continue;
    comparable = 1;
    if (form == HSK_IP_ADDRESS ? is_canonical_address(text, der, g.value) : is_name_or_domain(text, name))
      return 1;
  }
  return !comparable;
}

static hsk_result common_names(const uint8_t *der, const hsk_cert *cert)
{
  uint32_t count = 0;
  hsk_attribute a;
  hsk_span contents =
      hsk_der_tlv(der, cert->subject.off + cert->subject.len, cert->subject.off, HSK_DER_SEQUENCE);
  hsk_name_walk w = hsk_name_first(contents);
  while (hsk_name_next(der, &w, &a)) {
    if (a.oid.len != 3 || hsk_be24(der, a.oid.off) != 0x550403u) continue;
    count++;
    hsk_bytes text = {der + a.value.off, a.value.len};
    if (count > 1 || !is_alt_name(der, cert, text)) return hsk_bad(HSK_CERT_BAD_COMMON_NAME, a.value.off);
  }
  return hsk_ok();
}

/* 7.1.2.7: subscriber certificates */
static hsk_result target_rules(const hsk_chain_request *req, const uint8_t *der, const hsk_cert *cert)
{
  if (cert->is_ca) return hsk_bad(HSK_CERT_IS_A_CA, cert->extensions.off);
  hsk_result r = purpose_rules(req, cert);
  if (r.error != HSK_OK) return r;
  if ((cert->present & HSK_EXT_SUBJECT_ALT_NAME) == 0)
    return hsk_bad(HSK_CERT_MISSING_EXTENSION, cert->extensions.off);
  /* 7.1.2.7.12: critical if and only if the subject is empty, which has the two bytes of an empty SEQUENCE */
  if ((cert->critical & HSK_EXT_SUBJECT_ALT_NAME) && cert->subject.len != 2)
    return hsk_bad(HSK_CERT_BAD_CRITICALITY, cert->extensions.off);
  r = alt_names(req, der, cert);
  return r.error != HSK_OK ? r : common_names(der, cert);
}

hsk_result hsk_webpki_rules(const hsk_chain_request *req, const uint8_t *der, const hsk_cert *cert,
                            uint32_t role, const hsk_cert_values *v)
{
  /* 7.1.1 */
  if (cert->version != 3) return hsk_bad(HSK_CERT_BAD_VERSION, cert->tbs.off);
  /* 7.1.3.1.1: id-RSASSA-PSS MUST NOT be used for a key */
  if (cert->key.type == HSK_KEY_RSA_PSS) return hsk_bad(HSK_CERT_UNSUPPORTED_KEY, cert->spki.off);
  if (!key_is_good(der, &cert->key)) return hsk_bad(HSK_CERT_WEAK_KEY, cert->spki.off);
  if (!authority_is_good(der, cert, role, v)) return hsk_bad(HSK_CERT_BAD_KEY_ID, cert->extensions.off);
  if (role == HSK_ROLE_TARGET || role == HSK_ROLE_TRUSTED) return target_rules(req, der, cert);
  return ca_rules(der, cert, role);
}
