/* Key agreement: ECDH on P-256, P-384, P-521 and X25519, with keys in each form that Wycheproof has. Keys of the NIST curves in DER go through our
   parsers. X25519 keys do not stand in certificates and have no parser: one prefix of their DER is right (RFC 8410 10). */
#include "wycheproof.h"

/* One side: the group, and the number or the share */
typedef struct {
  hsk_bytes bytes;
  int good;
} side;

static side bad(void)
{
  return (side){{NULL, 0}, 0};
}

static side good(hsk_bytes bytes)
{
  return (side){bytes, bytes.data != NULL};
}

/* A number in exactly n bytes: leading zeros come or go */
static side number(hsk_bytes v, size_t n)
{
  while (v.len > n && *v.data == 0)
    v.data++, v.len--;
  uint8_t *out = wp_take(n);
  if (v.data == NULL || v.len > n || out == NULL) return bad();
  memset(out, 0, n);
  memcpy(out + n - v.len, v.data, v.len);
  return good((hsk_bytes){out, n});
}

static size_t field_len(uint32_t group)
{
  size_t n = hsk_ec_share_len(group);
  return group == HSK_X25519 ? n : (n - 1) / 2;
}

static side behind(hsk_bytes der, const char *prefix, size_t prefix_len)
{
  if (der.len != prefix_len + 32 || memcmp(der.data, prefix, prefix_len) != 0) return bad();
  return good((hsk_bytes){der.data + prefix_len, 32});
}

static side public_of_der(hsk_bytes der, uint32_t group)
{
  static const char x25519[] = "\x30\x2a\x30\x05\x06\x03\x2b\x65\x6e\x03\x21\x00";
  hsk_public_key key;
  size_t next;
  if (group == HSK_X25519) return behind(der, x25519, sizeof x25519 - 1);
  if (der.data == NULL || hsk_public_key_parse(der.data, der.len, 0, &key, &next).error != HSK_OK)
    return bad();
  if (next != der.len || key.type != HSK_KEY_EC || key.group != group) return bad();
  return good((hsk_bytes){der.data + key.point.off, key.point.len});
}

static side private_of_der(hsk_bytes der, uint32_t group)
{
  static const char x25519[] = "\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x6e\x04\x22\x04\x20";
  hsk_private_key key;
  if (group == HSK_X25519) return behind(der, x25519, sizeof x25519 - 1);
  if (der.data == NULL || hsk_private_key_parse(der.data, der.len, &key).error != HSK_OK) return bad();
  if (key.type != HSK_KEY_EC || key.group != group) return bad();
  return good((hsk_bytes){der.data + key.scalar.off, key.scalar.len});
}

/* A JSON web key (RFC 7517): coordinates and scalars have the field's length (RFC 7518 6.2). */
static side of_jwk(const json_t *jwk, uint32_t group, int is_private)
{
  const char *curve = json_string_value(json_object_get(jwk, "crv"));
  size_t n = field_len(group);
  if (curve == NULL || wp_group(curve) != group) return bad();
  hsk_bytes x = wp_base64url(jwk, is_private ? "d" : "x");
  if (x.data == NULL || x.len != n) return bad();
  if (is_private || group == HSK_X25519) return good(x);
  hsk_bytes y = wp_base64url(jwk, "y");
  uint8_t *point = wp_take(1 + 2 * n);
  if (y.data == NULL || y.len != n || point == NULL) return bad();
  point[0] = 4;
  memcpy(point + 1, x.data, n);
  memcpy(point + 1 + n, y.data, n);
  return good((hsk_bytes){point, 1 + 2 * n});
}

enum form { NUMBERS, POINT, DER, PEM, JWK };

static enum form form_of(const char *type)
{
  if (strcmp(type, "EcdhEcpointTest") == 0) return POINT;
  if (strcmp(type, "EcdhTest") == 0) return NUMBERS;
  if (strcmp(type, "XdhComp") == 0) return POINT;
  if (strcmp(type, "XdhAsnComp") == 0) return DER;
  return strstr(type, "Pem") != NULL ? PEM : JWK;
}

static side public_side(const wp_test *t, enum form form, uint32_t group)
{
  switch (form) {
  case POINT:
    return good(wp_hex(t, "public"));
  case JWK:
    return of_jwk(json_object_get(t->test, "public"), group, 0);
  case PEM:
    return public_of_der(wp_pem(wp_text(t, "public"), "PUBLIC KEY"), group);
  default:
    return public_of_der(wp_hex(t, "public"), group);
  }
}

static side private_side(const wp_test *t, enum form form, uint32_t group)
{
  switch (form) {
  case POINT:
  case NUMBERS:
    /* X25519 has no numbers: RFC 7748 5 says 32 bytes */
    return group == HSK_X25519 ? good(wp_hex(t, "private")) : number(wp_hex(t, "private"), field_len(group));
  case JWK:
    return of_jwk(json_object_get(t->test, "private"), group, 1);
  case PEM:
    return private_of_der(wp_pem(wp_text(t, "private"), "PRIVATE KEY"), group);
  default:
    return private_of_der(wp_hex(t, "private"), group);
  }
}

static enum wp_outcome agree(wp_test *t)
{
  uint8_t secret[HSK_EC_SECRET_MAX];
  size_t n;
  enum form form = form_of(t->type);
  uint32_t group = wp_group(wp_text(t, "curve"));
  if (group == 0) return wp_skip(t, "a curve other than P-256, P-384, P-521, X25519");
  side ours = private_side(t, form, group), theirs = public_side(t, form, group);
  if (!ours.good || !theirs.good) return WP_REFUSED;
  if (!hsk_ec_agree(group, ours.bytes.data, ours.bytes.len, theirs.bytes, secret, &n)) return WP_REFUSED;
  return wp_same(wp_hex(t, "shared"), secret, n) ? WP_ACCEPTED : WP_WRONG;
}

wp_check wp_agree_check(const char *type)
{
  static const char *const types[] = {"EcdhTest", "EcdhEcpointTest", "EcdhPemTest", "EcdhWebcryptoTest",
                                      "XdhComp",  "XdhAsnComp",      "XdhPemComp",  "XdhJwkComp"};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (strcmp(types[i], type) == 0) return agree;
  return NULL;
}
