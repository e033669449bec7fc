#include "show_name.h"
#include <inttypes.h>
#include <time.h>
#include "x509/general_name.h"
#include "x509/oid.h"

void oid_text(const uint8_t *buf, hsk_span oid, char *out, size_t cap)
{
  size_t n = 0;
  uint64_t arc = 0;
  int first = 1;
  out[0] = 0;
  for (size_t i = 0; i < oid.len && n + 48 < cap; i++) {
    uint32_t b = hsk_u8(buf, oid.off + i);
    arc = arc * 128 + (b & 0x7f);
    if (b & 0x80) continue;
    uint64_t top = arc < 80 ? arc / 40 : 2; /* X.690 8.19.4: the first number holds two arcs */
    int wrote = first ? snprintf(out + n, cap - n, "%" PRIu64 ".%" PRIu64, top, arc - 40 * top)
                      : snprintf(out + n, cap - n, ".%" PRIu64, arc);
    n += (size_t)wrote;
    first = 0;
    arc = 0;
  }
}

void time_text(int64_t seconds, char *out, size_t cap)
{
  struct tm tm;
  time_t t = (time_t)seconds;
  if (gmtime_r(&t, &tm) == NULL || strftime(out, cap, "%Y-%m-%d %H:%M:%S UTC", &tm) == 0)
    snprintf(out, cap, "?");
}

void name_text(const uint8_t *buf, hsk_span name, char *out, size_t cap)
{
  hsk_attribute a;
  size_t n = 0;
  hsk_span contents = hsk_name_parse(buf, name.off + name.len, name.off);
  snprintf(out, cap, contents.off == 0 ? "(malformed)" : "(empty)");
  if (contents.off == 0) return;
  hsk_name_walk walk = hsk_name_first(contents);
  while (hsk_name_next(buf, &walk, &a)) {
    char oid[128], value[256];
    const char *label = hsk_oid_name(buf, a.oid.off, a.oid.len);
    oid_text(buf, a.oid, oid, sizeof oid);
    text_escape(buf + a.value.off, a.value.len, value, sizeof value);
    int wrote = snprintf(out + n, cap - n, "%s%s=%s",
                         n == 0     ? ""
                         : a.joined ? " + "
                                    : ", ",
                         label == NULL ? oid : label, value);
    if (wrote < 0 || (size_t)wrote >= cap - n) return;
    n += (size_t)wrote;
  }
}

static void address_text(const uint8_t *address, size_t len, char *out, size_t cap)
{
  if (len == 4) {
    snprintf(out, cap, "%u.%u.%u.%u", hsk_u8(address, 0), hsk_u8(address, 1), hsk_u8(address, 2),
             hsk_u8(address, 3));
    return;
  }
  out[0] = 0;
  for (size_t i = 0, n = 0; i + 1 < len && n + 6 < cap; i += 2)
    n += (size_t)snprintf(out + n, cap - n, "%s%x", i == 0 ? "" : ":", hsk_be16(address, i));
}

/* An address, or in a constraint an address and a mask of the same length */
static void show_address(show s, const char *label, const uint8_t *address, size_t len)
{
  char text[64], mask[64];
  size_t half = len == 8 || len == 32 ? len / 2 : len;
  address_text(address, half, text, sizeof text);
  address_text(address + len - half, half, mask, sizeof mask);
  show_line(s, label, "iPAddress %s%s%s", text, half == len ? "" : "/", half == len ? "" : mask);
}

void show_general_name(show s, const char *label, const uint8_t *der, const hsk_general_name *name)
{
  static const char *const kinds[] = {"otherName",   "rfc822Name",    "dNSName",
                                      "x400Address", "directoryName", "ediPartyName",
                                      "URI",         "iPAddress",     "registeredID"};
  const uint8_t *data = der + name->value.off;
  char text[1024];
  switch (name->kind) {
  case HSK_RFC822_NAME:
  case HSK_DNS_NAME:
  case HSK_URI:
    text_escape(data, name->value.len, text, sizeof text);
    break;
  case HSK_DIRECTORY_NAME:
    name_text(der, name->value, text, sizeof text);
    break;
  case HSK_REGISTERED_ID:
    oid_text(der, name->value, text, sizeof text);
    break;
  case HSK_IP_ADDRESS:
    show_address(s, label, data, name->value.len);
    return;
  default:
    show_line(s, label, "%s", kinds[name->kind]);
    show_hex(s, "", data, name->value.len);
    return;
  }
  show_line(s, label, "%s %s", kinds[name->kind], text);
}

void show_general_names(show s, const char *label, const uint8_t *der, hsk_span names)
{
  hsk_general_name name;
  for (size_t off = names.off; hsk_general_name_parse(der, names.off + names.len, off, &name);
       off = name.next) {
    show_general_name(s, label, der, &name);
    label = "";
  }
}
