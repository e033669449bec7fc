#include "show_cert.h"
#include <string.h>
#include "names.h"
#include "show_name.h"
#include "show_values.h"
#include "x509/extension_list.h"
#include "x509/oid.h"

static void key_text(const hsk_public_key *key, const uint8_t *der, char *out, size_t cap)
{
  if (key->type == HSK_KEY_RSA || key->type == HSK_KEY_RSA_PSS) {
    uint32_t top = hsk_u8(der, key->modulus.off);
    size_t bits = 8 * key->modulus.len;
    for (; top != 0 && (top & 0x80) == 0; top <<= 1)
      bits--;
    snprintf(out, cap, "%s, %zu bits", key->type == HSK_KEY_RSA ? "RSA" : "RSASSA-PSS", bits);
  } else if (key->type == HSK_KEY_EC) {
    snprintf(out, cap, "EC, %s", name_of_group(key->group));
  } else {
    snprintf(out, cap, "of an algorithm or curve that is not supported");
  }
}

static void show_name(show s, const char *label, const uint8_t *der, hsk_span name)
{
  char text[1024];
  name_text(der, name, text, sizeof text);
  show_line(s, label, "%s", text);
}

static void show_validity(show s, const hsk_cert *cert)
{
  char from[40], to[40];
  time_text(cert->not_before_time, from, sizeof from);
  time_text(cert->not_after_time, to, sizeof to);
  show_line(s, "validity", "%s to %s", from, to);
}

hsk_result show_cert_brief(show s, const uint8_t *der, size_t len)
{
  hsk_cert cert;
  char key[64];
  hsk_result r = hsk_cert_parse(der, len, &cert);
  if (r.error != HSK_OK) return r;
  show_name(s, "subject", der, cert.subject);
  show_name(s, "issuer", der, cert.issuer);
  show_validity(s, &cert);
  key_text(&cert.key, der, key, sizeof key);
  show_line(s, "key", "%s", key);
  show_general_names(s, "names", der, cert.subject_alt_name);
  return r;
}

static void show_bits(show s, const char *label, uint32_t bits, const char *const *names, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if ((bits & (1u << i)) == 0) continue;
    show_line(s, label, "%s", names[i]);
    label = "";
  }
}

/* show_known prints an extension that the library interprets; 0: it is none of them. */
static int show_known(show s, const uint8_t *der, const hsk_cert *cert, uint32_t oid)
{
  static const char *const usages[] = {"digitalSignature", "nonRepudiation", "keyEncipherment",
                                       "dataEncipherment", "keyAgreement",   "keyCertSign",
                                       "cRLSign",          "encipherOnly",   "decipherOnly"};
  static const char *const purposes[] = {"anyExtendedKeyUsage", "serverAuth",   "clientAuth", "codeSigning",
                                         "emailProtection",     "timeStamping", "OCSPSigning"};
  switch (oid) {
  case HSK_OID_BASIC_CONSTRAINTS:
    show_line(s, "cA", "%s", cert->is_ca ? "TRUE" : "FALSE");
    if (cert->path_len != HSK_NO_PATH_LEN) show_line(s, "pathLenConstraint", "%u", cert->path_len);
    return 1;
  case HSK_OID_KEY_USAGE:
    show_bits(s, "bits", cert->key_usage, usages, sizeof usages / sizeof usages[0]);
    return 1;
  case HSK_OID_EXT_KEY_USAGE:
    show_bits(s, "purposes", cert->ext_key_usage, purposes, sizeof purposes / sizeof purposes[0]);
    if (cert->ext_key_usage & HSK_EKU_OTHER) show_line(s, "", "and others");
    return 1;
  case HSK_OID_SUBJECT_ALT_NAME:
    show_general_names(s, "names", der, cert->subject_alt_name);
    return 1;
  case HSK_OID_SUBJECT_KEY_ID:
    show_hex(s, "keyIdentifier", der + cert->subject_key_id.off, cert->subject_key_id.len);
    return 1;
  case HSK_OID_AUTHORITY_KEY_ID:
    if (cert->authority_key_id.off != 0)
      show_hex(s, "keyIdentifier", der + cert->authority_key_id.off, cert->authority_key_id.len);
    return cert->authority_key_id.off != 0;
  default:
    return 0;
  }
}

static void show_extensions(show s, const uint8_t *der, const hsk_cert *cert)
{
  hsk_cert_extension x;
  size_t end = cert->extensions.off + cert->extensions.len;
  for (size_t off = cert->extensions.off; off != 0 && off < end;) {
    off = hsk_cert_extension_next(der, end, off, &x);
    if (off == 0) return; /* cannot be: the certificate was accepted */
    char text[128];
    const char *name = hsk_oid_name(der, x.oid.off, x.oid.len);
    uint32_t oid = hsk_extension_id(der, x.oid);
    oid_text(der, x.oid, text, sizeof text);
    show_line(s, "extension", "%s%s%s", name == NULL ? text : name, x.critical ? ", critical" : "",
              oid == HSK_OID_NONE ? " (not interpreted)" : "");
    if (!show_known(show_deeper(s), der, cert, oid) && !show_value(show_deeper(s), der, oid, x.value))
      show_hex(show_deeper(s), "extnValue", der + x.value.off, x.value.len);
  }
}

static void show_key(show s, const uint8_t *der, const hsk_cert *cert)
{
  char text[64];
  show deeper = show_deeper(s);
  const hsk_public_key *key = &cert->key;
  key_text(key, der, text, sizeof text);
  show_line(s, "key", "%s", text);
  if (key->type == HSK_KEY_RSA || key->type == HSK_KEY_RSA_PSS) {
    show_hex(deeper, "modulus", der + key->modulus.off, key->modulus.len);
    show_hex(deeper, "publicExponent", der + key->exponent.off, key->exponent.len);
  } else if (key->type == HSK_KEY_EC) {
    show_hex(deeper, "point", der + key->point.off, key->point.len);
  } else {
    show_hex(deeper, "SubjectPublicKeyInfo", der + cert->spki.off, cert->spki.len);
  }
}

static void show_signature(show s, const uint8_t *der, const hsk_cert *cert)
{
  char text[128];
  hsk_span oid = cert->signature_oid;
  const char *name = hsk_oid_name(der, oid.off, oid.len);
  oid_text(der, oid, text, sizeof text);
  show_line(s, "signatureAlgorithm", "%s%s%s", text, name == NULL ? "" : " ", name == NULL ? "" : name);
  if (cert->signature_scheme == 0) show_line(s, "", "(not supported)");
  show_hex(s, "signatureValue", der + cert->signature.off, cert->signature.len);
}

hsk_result show_cert(show s, const uint8_t *der, size_t len)
{
  hsk_cert cert;
  hsk_result r = hsk_cert_parse(der, len, &cert);
  if (r.error != HSK_OK) return r;
  show_line(s, "version", "v%u", cert.version);
  show_hex(s, "serialNumber", der + cert.serial.off, cert.serial.len);
  show_name(s, "issuer", der, cert.issuer);
  show_name(s, "subject", der, cert.subject);
  show_validity(s, &cert);
  show_key(s, der, &cert);
  show_extensions(s, der, &cert);
  show_signature(s, der, &cert);
  return r;
}
