#include "show_cert.h"
#include <string.h>
#include <time.h>
#include "der_walk.h"
#include "names.h"

static void key_text(const hsk_public_key *key, const uint8_t *der, char *out, size_t cap)
{
  if (key->type == HSK_KEY_RSA) {
    uint32_t top = hsk_u8(der, key->modulus.off);
    size_t bits = 8 * key->modulus.len;
    for (; top != 0 && (top & 0x80) == 0; top <<= 1)
      bits--;
    snprintf(out, cap, "RSA, %zu bits", bits);
  } else if (key->type == HSK_KEY_EC) {
    snprintf(out, cap, "EC, %s", name_of_group(key->group));
  } else {
    snprintf(out, cap, "of an algorithm or curve that is not supported");
  }
}

void time_text(int64_t seconds, char *out, size_t cap)
{
  struct tm tm;
  time_t t = (time_t)seconds;
  if (gmtime_r(&t, &tm) == NULL || strftime(out, cap, "%Y-%m-%d %H:%M:%S UTC", &tm) == 0)
    snprintf(out, cap, "?");
}

static const char *attribute_name(const uint8_t *oid, size_t len, char *text, size_t cap)
{
  static const struct {
    const char *oid, *name;
  } known[] = {{"2.5.4.3", "CN"},
               {"2.5.4.5", "serialNumber"},
               {"2.5.4.6", "C"},
               {"2.5.4.7", "L"},
               {"2.5.4.8", "ST"},
               {"2.5.4.10", "O"},
               {"2.5.4.11", "OU"},
               {"1.2.840.113549.1.9.1", "emailAddress"},
               {"0.9.2342.19200300.100.1.25", "DC"}};
  oid_text(oid, len, text, cap);
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i].oid, text) == 0) return known[i].name;
  return text;
}

void name_text(const uint8_t *name, size_t len, char *out, size_t cap)
{
  der_element rdns = der_next(name, 0, len);
  size_t n = 0, rdns_end = rdns.contents.off + rdns.contents.len;
  snprintf(out, cap, "(empty)");
  if (rdns.contents.off == 0) return;
  for (der_element rdn = der_next(name, rdns.contents.off, rdns_end); rdn.contents.off != 0;
       rdn = der_next(name, rdn.next, rdns_end)) {
    size_t rdn_end = rdn.contents.off + rdn.contents.len;
    for (der_element a = der_next(name, rdn.contents.off, rdn_end); a.contents.off != 0;
         a = der_next(name, a.next, rdn_end)) {
      char oid[128], value[256];
      size_t a_end = a.contents.off + a.contents.len;
      der_element type = der_next(name, a.contents.off, a_end), string = der_next(name, type.next, a_end);
      if (type.contents.off == 0 || string.contents.off == 0) return;
      text_escape(name + string.contents.off, string.contents.len, value, sizeof value);
      const char *label = attribute_name(name + type.contents.off, type.contents.len, oid, sizeof oid);
      int wrote = snprintf(out + n, cap - n, "%s%s=%s", n == 0 ? "" : ", ", label, value);
      if (wrote < 0 || (size_t)wrote >= cap - n) return;
      n += (size_t)wrote;
    }
  }
}

static void show_name(show s, const char *label, const uint8_t *der, hsk_span name)
{
  char text[1024];
  name_text(der + name.off, name.len, text, sizeof text);
  show_line(s, label, "%s", text);
}

static void show_validity(show s, const hsk_cert *cert)
{
  char from[40], to[40];
  time_text(cert->not_before_time, from, sizeof from);
  time_text(cert->not_after_time, to, sizeof to);
  show_line(s, "validity", "%s to %s", from, to);
}

static void show_bits(show s, const char *label, uint32_t bits, const char *const *names, size_t count)
{
  char text[256] = "";
  for (size_t i = 0; i < count; i++)
    if (bits & (1u << i))
      snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", *text ? ", " : "", names[i]);
  show_line(s, label, "%s", *text ? text : "(nothing)");
}

static void show_general_name(show s, const char *label, const uint8_t *der, der_element name)
{
  char text[600];
  const uint8_t *data = der + name.contents.off;
  size_t len = name.contents.len;
  switch (name.tag) {
  case 0x81:
  case 0x82:
  case 0x86:
    text_escape(data, len, text, sizeof text);
    show_line(s, label, "%s %s",
              name.tag == 0x82   ? "dNSName"
              : name.tag == 0x81 ? "rfc822Name"
                                 : "URI",
              text);
    break;
  case 0xa4:
    name_text(data, len, text, sizeof text);
    show_line(s, label, "directoryName %s", text);
    break;
  case 0x87:
    if (len == 4) {
      show_line(s, label, "iPAddress %u.%u.%u.%u", hsk_u8(data, 0), hsk_u8(data, 1), hsk_u8(data, 2),
                hsk_u8(data, 3));
      break;
    }
    if (len == 16) {
      for (size_t i = 0, n = 0; i < 16; i += 2)
        n += (size_t)snprintf(text + n, sizeof text - n, "%s%x", i == 0 ? "" : ":", hsk_be16(data, i));
      show_line(s, label, "iPAddress %s", text);
      break;
    }
    /* fallthrough */
  default:
    snprintf(text, sizeof text, "[%02x]", name.tag);
    show_hex(s, *label ? label : text, data, len);
  }
}

static void show_names(show s, const char *label, const uint8_t *der, const hsk_cert *cert)
{
  hsk_span names = cert->subject_alt_name;
  if (names.off == 0) return;
  for (der_element n = der_next(der, names.off, names.off + names.len); n.contents.off != 0;
       n = der_next(der, n.next, names.off + names.len)) {
    show_general_name(s, label, der, n);
    label = "";
  }
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
  show_names(s, "names", der, &cert);
  return r;
}

static void show_known_extension(show s, const uint8_t *der, const hsk_cert *cert, const char *oid)
{
  static const char *const usages[] = {"digitalSignature", "nonRepudiation", "keyEncipherment",
                                       "dataEncipherment", "keyAgreement",   "keyCertSign",
                                       "cRLSign",          "encipherOnly",   "decipherOnly"};
  static const char *const purposes[] = {"anyExtendedKeyUsage", "serverAuth",   "clientAuth", "codeSigning",
                                         "emailProtection",     "timeStamping", "OCSPSigning"};
  if (strcmp(oid, "2.5.29.19") == 0) {
    show_line(s, "cA", "%s", cert->is_ca ? "TRUE" : "FALSE");
    if (cert->path_len != HSK_NO_PATH_LEN) show_line(s, "pathLenConstraint", "%u", cert->path_len);
  } else if (strcmp(oid, "2.5.29.15") == 0) {
    show_bits(s, "bits", cert->key_usage, usages, sizeof usages / sizeof usages[0]);
  } else if (strcmp(oid, "2.5.29.37") == 0) {
    show_bits(s, "purposes", cert->ext_key_usage, purposes, sizeof purposes / sizeof purposes[0]);
    if (cert->ext_key_usage & HSK_EKU_OTHER) show_line(s, "", "and others");
  } else if (strcmp(oid, "2.5.29.17") == 0) {
    show_names(s, "names", der, cert);
  } else if (strcmp(oid, "2.5.29.14") == 0) {
    show_hex(s, "keyIdentifier", der + cert->subject_key_id.off, cert->subject_key_id.len);
  } else if (cert->authority_key_id.off != 0) {
    show_hex(s, "keyIdentifier", der + cert->authority_key_id.off, cert->authority_key_id.len);
  }
}

static const char *extension_title(const char *oid)
{
  static const struct {
    const char *oid, *name;
  } known[] = {{"2.5.29.19", "basicConstraints"},     {"2.5.29.15", "keyUsage"},
               {"2.5.29.37", "extKeyUsage"},          {"2.5.29.17", "subjectAltName"},
               {"2.5.29.14", "subjectKeyIdentifier"}, {"2.5.29.35", "authorityKeyIdentifier"}};
  for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
    if (strcmp(known[i].oid, oid) == 0) return known[i].name;
  return NULL;
}

static void show_extensions(show s, const uint8_t *der, const hsk_cert *cert)
{
  size_t end = cert->extensions.off + cert->extensions.len;
  if (cert->extensions.off == 0) return;
  for (der_element x = der_next(der, cert->extensions.off, end); x.contents.off != 0;
       x = der_next(der, x.next, end)) {
    char oid[128];
    size_t x_end = x.contents.off + x.contents.len;
    der_element id = der_next(der, x.contents.off, x_end), value = der_next(der, id.next, x_end);
    int critical = value.tag == 0x01;
    if (critical) value = der_next(der, value.next, x_end);
    if (id.contents.off == 0 || value.contents.off == 0) return;
    oid_text(der + id.contents.off, id.contents.len, oid, sizeof oid);
    const char *title = extension_title(oid);
    show_line(s, "extension", "%s%s%s", title == NULL ? oid : title, critical ? ", critical" : "",
              title == NULL ? " (not interpreted)" : "");
    if (title != NULL)
      show_known_extension(show_deeper(s), der, cert, oid);
    else
      show_hex(show_deeper(s), "extnValue", der + value.contents.off, value.contents.len);
  }
}

static void show_key(show s, const uint8_t *der, const hsk_cert *cert)
{
  char text[64];
  const hsk_public_key *key = &cert->key;
  key_text(key, der, text, sizeof text);
  show_line(s, "key", "%s", text);
  show deeper = show_deeper(s);
  if (key->type == HSK_KEY_RSA) {
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
  char oid[128];
  oid_text(der + cert->signature_oid.off, cert->signature_oid.len, oid, sizeof oid);
  if (cert->signature_scheme != 0)
    show_line(s, "signatureAlgorithm", "%s (%s)", name_of_scheme(cert->signature_scheme), oid);
  else
    show_line(s, "signatureAlgorithm", "%s (not supported)", oid);
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
