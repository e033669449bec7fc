#include "x509/extensions.h"
#include "x509/authority_key_id.h"
#include "x509/subject_alt_name.h"
#include "x509/subject_key_id.h"

/* The fields of an Extension; end == 0: malformed. */
typedef struct {
  hsk_span oid, value;
  uint32_t critical;
  size_t end;
} fields;

/*@ requires \valid_read(buf + (0 .. end-1)) && 0 < off <= end;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.end != 0 ==>
                ExtensionFields(buf, off, end, \result.oid.off, \result.oid.off + \result.oid.len, \result.critical, \result.value.off);
    ensures in: \result.end != 0 ==> off < \result.oid.off && \result.oid.off + \result.oid.len < \result.value.off &&
                \result.value.off + \result.value.len == \result.end && \result.end == end && \result.critical <= 1;
    ensures uniq: \forall integer o, q, c, v; ExtensionFields(buf, off, end, o, q, c, v) ==> \result.end != 0 &&
                  o == \result.oid.off && q == \result.oid.off + \result.oid.len && c == \result.critical && v == \result.value.off; */
static fields fields_parse(const uint8_t *buf, size_t off, size_t end)
{
  fields f = {{0, 0}, {0, 0}, 0, 0};
  f.oid = hsk_der_oid(buf, end, off);
  if (f.oid.off == 0) return f;
  size_t at = f.oid.off + f.oid.len;
  if (hsk_der_true(buf, at, end)) {
    f.critical = 1;
    at += 3;
  }
  f.value = hsk_der_tlv(buf, end, at, HSK_DER_OCTET_STRING);
  if (f.value.off == 0 || f.value.off + f.value.len != end) return f;
  f.end = end;
  return f;
}

/* extension_at: the Extension that starts at off. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.end != 0 ==> Extension(buf, off, len, \result.oid.off, \result.oid.off + \result.oid.len,
                \result.critical, \result.value.off, \result.end);
    ensures in: \result.end != 0 ==> off < \result.oid.off && \result.oid.off + \result.oid.len < \result.value.off &&
                \result.value.off + \result.value.len == \result.end && \result.end <= len && \result.critical <= 1;
    ensures uniq: \forall integer o, q, c, v, e; Extension(buf, off, len, o, q, c, v, e) ==> \result.end != 0 && e == \result.end &&
                  o == \result.oid.off && q == \result.oid.off + \result.oid.len && c == \result.critical && v == \result.value.off; */
static fields extension_at(const uint8_t *buf, size_t len, size_t off)
{
  fields bad = {{0, 0}, {0, 0}, 0, 0};
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return bad;
  fields f = fields_parse(buf, seq.off, seq.off + seq.len);
  //@ assert frame: f.end != 0 ==> DerTLV(buf, off, len, 0x30, seq.off, f.end);
  /*@ assert fields: f.end != 0 ==>
             ExtensionFields(buf, seq.off, f.end, f.oid.off, f.oid.off + f.oid.len, f.critical, f.value.off); */
  /*@ assert whole: f.end != 0 ==>
             Extension(buf, off, len, f.oid.off, f.oid.off + f.oid.len, f.critical, f.value.off, f.end); */
  return f;
}

size_t hsk_cert_extension_next(const uint8_t *buf, size_t len, size_t off, hsk_cert_extension *x)
{
  fields f = extension_at(buf, len, off);
  if (f.end == 0) return 0;
  x->oid.off = f.oid.off;
  x->oid.len = f.oid.len;
  x->critical = f.critical;
  x->value.off = f.value.off;
  x->value.len = f.value.len;
  return f.end;
}

void hsk_cert_extensions_none(hsk_cert_extensions *x)
{
  x->present = 0;
  x->critical = 0;
  x->is_ca = 0;
  x->path_len = HSK_NO_PATH_LEN;
  x->key_usage = UINT32_MAX;
  x->ext_key_usage = 0;
  x->names_subject = 0;
  x->subject_alt_name.off = x->subject_alt_name.len = 0;
  x->authority_key_id.off = x->authority_key_id.len = 0;
  x->subject_key_id.off = x->subject_key_id.len = 0;
  x->unknown_critical.off = x->unknown_critical.len = 0;
}

/* same_bytes: 1 if two parts of buf are equal. */
/*@ requires \valid_read(buf + (a.off .. a.off + a.len - 1)) && \valid_read(buf + (b.off .. b.off + b.len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> (a.len == b.len && SameBytes(buf, a.off, b.off, b.len)); */
static int same_bytes(const uint8_t *buf, hsk_span a, hsk_span b)
{
  if (a.len != b.len) return 0;
  return hsk_equal(buf + a.off, buf + b.off, b.len);
}

/* has_oid: 1 if one of the extensions in buf[off..end) has this OID. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid_read(buf + (oid.off .. oid.off + oid.len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures iff: \result != 0 <==> HasOid(buf, off, end, oid.off, oid.len); */
static int has_oid(const uint8_t *buf, size_t off, size_t end, hsk_span oid)
{
  size_t i = off;
  /*@ loop invariant off <= i <= end;
      loop invariant rest: HasOid(buf, off, end, oid.off, oid.len) <==> HasOid(buf, i, end, oid.off, oid.len);
      loop assigns i; loop variant end - i; */
  while (i != end) {
    hsk_span seq = hsk_der_tlv(buf, end, i, HSK_DER_SEQUENCE);
    if (seq.off == 0) return 0;
    hsk_span other = hsk_der_tlv(buf, seq.off + seq.len, seq.off, HSK_DER_OID);
    if (other.off == 0) return 0;
    if (same_bytes(buf, other, oid)) return 1;
    //@ assert next: HasOid(buf, i, end, oid.off, oid.len) <==> HasOid(buf, seq.off + seq.len, end, oid.off, oid.len);
    i = seq.off + seq.len;
  }
  return 0;
}

/* value_parse reads the extnValue buf[off..end) of the extension id; 0: malformed. */
/*@ requires \valid_read(buf + (0 .. end-1)) && off <= end && \valid(x) && \separated(x, buf + (0 .. end-1));
    terminates \true; exits \false; assigns *x;
    ensures iff: \result != 0 <==> ValueGood(buf, id, off, end);
    ensures ca: \result != 0 ==> ((x->is_ca != 0) <==>
                (\old(x->is_ca) != 0 || (id == HSK_OID_BASIC_CONSTRAINTS && IsCa(buf, off, end))));
    ensures names: x->names_subject == \old(x->names_subject); */
static int value_parse(const uint8_t *buf, uint32_t id, size_t off, size_t end, hsk_cert_extensions *x)
{
  uint32_t ca = 0, path_len = HSK_NO_PATH_LEN;
  hsk_span s = {0, 0};
  switch (id) {
  case HSK_OID_BASIC_CONSTRAINTS:
    if (!hsk_basic_constraints_parse(buf, off, end, &ca, &path_len)) return 0;
    if (ca != 0) x->is_ca = 1;
    x->path_len = path_len;
    return 1;
  case HSK_OID_KEY_USAGE:
    x->key_usage = hsk_key_usage_parse(buf, off, end);
    return x->key_usage != 0;
  case HSK_OID_EXT_KEY_USAGE:
    x->ext_key_usage = hsk_ext_key_usage_parse(buf, off, end);
    return x->ext_key_usage != 0;
  case HSK_OID_SUBJECT_ALT_NAME:
    s = hsk_subject_alt_name_parse(buf, off, end);
    x->subject_alt_name = s;
    return s.off != 0;
  case HSK_OID_AUTHORITY_KEY_ID:
    if (!hsk_authority_key_id_parse(buf, off, end, &s)) return 0;
    x->authority_key_id = s;
    return 1;
  case HSK_OID_SUBJECT_KEY_ID:
    s = hsk_subject_key_id_parse(buf, off, end);
    x->subject_key_id = s;
    return s.off != 0;
  default:
    return 1;
  }
}

/* The bit of a known extension, 0: unknown. */
/*@ terminates \true; exits \false; assigns \nothing; */
static uint32_t bit_of(uint32_t id)
{
  switch (id) {
  case HSK_OID_BASIC_CONSTRAINTS:
    return HSK_EXT_BASIC_CONSTRAINTS;
  case HSK_OID_KEY_USAGE:
    return HSK_EXT_KEY_USAGE;
  case HSK_OID_EXT_KEY_USAGE:
    return HSK_EXT_EXT_KEY_USAGE;
  case HSK_OID_SUBJECT_ALT_NAME:
    return HSK_EXT_SUBJECT_ALT_NAME;
  case HSK_OID_AUTHORITY_KEY_ID:
    return HSK_EXT_AUTHORITY_KEY_ID;
  case HSK_OID_SUBJECT_KEY_ID:
    return HSK_EXT_SUBJECT_KEY_ID;
  case HSK_OID_NAME_CONSTRAINTS:
    return HSK_EXT_NAME_CONSTRAINTS;
  case HSK_OID_CERTIFICATE_POLICIES:
    return HSK_EXT_CERTIFICATE_POLICIES;
  case HSK_OID_POLICY_MAPPINGS:
    return HSK_EXT_POLICY_MAPPINGS;
  case HSK_OID_POLICY_CONSTRAINTS:
    return HSK_EXT_POLICY_CONSTRAINTS;
  case HSK_OID_INHIBIT_ANY_POLICY:
    return HSK_EXT_INHIBIT_ANY_POLICY;
  case HSK_OID_CRL_DISTRIBUTION_POINTS:
    return HSK_EXT_CRL_DISTRIBUTION_POINTS;
  case HSK_OID_FRESHEST_CRL:
    return HSK_EXT_FRESHEST_CRL;
  case HSK_OID_ISSUER_ALT_NAME:
    return HSK_EXT_ISSUER_ALT_NAME;
  case HSK_OID_AUTHORITY_INFO_ACCESS:
    return HSK_EXT_AUTHORITY_INFO_ACCESS;
  case HSK_OID_SUBJECT_INFO_ACCESS:
    return HSK_EXT_SUBJECT_INFO_ACCESS;
  case HSK_OID_SUBJECT_DIRECTORY_ATTRIBUTES:
    return HSK_EXT_SUBJECT_DIRECTORY_ATTRIBUTES;
  case HSK_OID_TLS_FEATURE:
    return HSK_EXT_TLS_FEATURE;
  case HSK_OID_SCT_LIST:
    return HSK_EXT_SCT_LIST;
  case HSK_OID_OCSP_NOCHECK:
    return HSK_EXT_OCSP_NOCHECK;
  default:
    return 0;
  }
}

/* note takes down that the extension id with this OID is there; other: what hsk_oid_value says of it. */
/*@ requires \valid(x); terminates \true; exits \false; assigns *x;
    ensures ca: x->is_ca == \old(x->is_ca);
    ensures names: (x->names_subject != 0) <==>
                   (\old(x->names_subject) != 0 || (id == HSK_OID_SUBJECT_ALT_NAME && critical != 0)); */
static void note(uint32_t id, uint32_t other, hsk_span oid, uint32_t critical, hsk_cert_extensions *x)
{
  uint32_t bit = bit_of(id != HSK_OID_NONE ? id : other);
  if (id == HSK_OID_SUBJECT_ALT_NAME && critical != 0) x->names_subject = 1;
  if (bit == 0 && critical != 0) {
    bit = HSK_EXT_UNKNOWN_CRITICAL;
    if (x->unknown_critical.off == 0) x->unknown_critical = oid;
  }
  x->present |= bit;
  if (critical != 0) x->critical |= bit;
}

/* one_extension takes up the extension e, which starts at `at`, of the list that starts at first. */
/*@ requires \valid_read(buf + (0 .. e.value.off + e.value.len - 1)) && first <= at <= e.oid.off;
    requires e.oid.off + e.oid.len <= e.value.off && e.value.off + e.value.len <= SIZE_MAX;
    requires \valid(x) && \separated(x, buf + (0 .. e.value.off + e.value.len - 1));
    terminates \true; exits \false; assigns *x;
    ensures iff: \result.error == HSK_OK <==> (!HasOid(buf, first, at, e.oid.off, e.oid.len) &&
                 ValueGood(buf, OidExtension(buf, e.oid.off, e.oid.len), e.value.off, e.value.off + e.value.len));
    ensures ca: \result.error == HSK_OK ==> ((x->is_ca != 0) <==>
                (\old(x->is_ca) != 0 || (OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_BASIC_CONSTRAINTS &&
                                         IsCa(buf, e.value.off, e.value.off + e.value.len))));
    ensures names: \result.error == HSK_OK ==> ((x->names_subject != 0) <==> (\old(x->names_subject) != 0 ||
                   (OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_SUBJECT_ALT_NAME && e.critical != 0)));
    ensures why: \result.error == HSK_OK || \result.error == HSK_CERT_BAD_EXTENSION || \result.error == HSK_CERT_DUPLICATE_EXTENSION; */
static hsk_result one_extension(const uint8_t *buf, size_t first, size_t at, fields e, hsk_cert_extensions *x)
{
  if (has_oid(buf, first, at, e.oid)) return hsk_bad(HSK_CERT_DUPLICATE_EXTENSION, at);
  uint32_t id = hsk_oid_extension(buf, e.oid.off, e.oid.len);
  if (!value_parse(buf, id, e.value.off, e.value.off + e.value.len, x))
    return hsk_bad(HSK_CERT_BAD_EXTENSION, e.value.off);
  uint32_t other = id == HSK_OID_NONE ? hsk_oid_value(buf, e.oid.off, e.oid.len) : HSK_OID_NONE;
  note(id, other, e.oid, e.critical, x);
  return hsk_ok();
}

hsk_result hsk_cert_extensions_parse(const uint8_t *buf, size_t off, size_t end, hsk_cert_extensions *x)
{
  hsk_cert_extensions found;
  uint32_t left = HSK_CERT_EXTENSIONS_MAX;
  hsk_cert_extensions_none(&found);
  size_t i = off;
  if (i == end) return hsk_bad(HSK_CERT_BAD_EXTENSION, off);
  /*@ loop invariant off <= i <= end && 0 <= left <= HSK_CERT_EXTENSIONS_MAX;
      loop invariant rest: ExtensionsRest(buf, off, off, end, HSK_CERT_EXTENSIONS_MAX) <==> ExtensionsRest(buf, off, i, end, left);
      loop invariant names: NamesSubject(buf, off, end) <==> (found.names_subject != 0 || NamesSubject(buf, i, end));
      loop invariant ca: AssertsCa(buf, off, end) <==> (found.is_ca != 0 || AssertsCa(buf, i, end));
      loop assigns i, left, found; loop variant left; */
  while (i != end) {
    //@ assert none_left: left == 0 ==> !ExtensionsRest(buf, off, i, end, left);
    if (left == 0) return hsk_bad(HSK_CERT_BAD_EXTENSION, i);
    fields e = extension_at(buf, end, i);
    //@ assert malformed: e.end == 0 ==> !ExtensionsRest(buf, off, i, end, left);
    if (e.end == 0) return hsk_bad(HSK_CERT_BAD_EXTENSION, i);
    /*@ assert only: \forall integer o, q, c, v, x; Extension(buf, i, end, o, q, c, v, x) ==>
               x == e.end && o == e.oid.off && q == e.oid.off + e.oid.len && c == e.critical && v == e.value.off; */
    hsk_result r = one_extension(buf, off, i, e, &found);
    /*@ assert refused: r.error != HSK_OK ==> \forall integer o, q, c, v, x; !NewExtension(buf, off, i, end, o, q, c, v, x); */
    //@ assert rest: r.error != HSK_OK ==> !ExtensionsRest(buf, off, i, end, left);
    if (r.error != HSK_OK) return r;
    //@ assert new: NewExtension(buf, off, i, end, e.oid.off, e.oid.off + e.oid.len, e.critical, e.value.off, e.end);
    //@ assert here: Extension(buf, i, end, e.oid.off, e.oid.off + e.oid.len, e.critical, e.value.off, e.end);
    /*@ assert names_it: OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_SUBJECT_ALT_NAME && e.critical == 1 ==>
               NamesSubject(buf, i, end); */
    //@ assert names_later: NamesSubject(buf, e.end, end) ==> NamesSubject(buf, i, end);
    /*@ assert names_only: NamesSubject(buf, i, end) ==>
               ((OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_SUBJECT_ALT_NAME && e.critical == 1) || NamesSubject(buf, e.end, end)); */
    /*@ assert subject: NamesSubject(buf, i, end) <==>
               ((OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_SUBJECT_ALT_NAME && e.critical == 1) || NamesSubject(buf, e.end, end)); */
    /*@ assert ca_it: OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_BASIC_CONSTRAINTS && IsCa(buf, e.value.off, e.end) ==>
               AssertsCa(buf, i, end); */
    //@ assert ca_later: AssertsCa(buf, e.end, end) ==> AssertsCa(buf, i, end);
    /*@ assert ca_only: AssertsCa(buf, i, end) ==>
               ((OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_BASIC_CONSTRAINTS && IsCa(buf, e.value.off, e.end)) ||
                AssertsCa(buf, e.end, end)); */
    /*@ assert issuer: AssertsCa(buf, i, end) <==>
               ((OidExtension(buf, e.oid.off, e.oid.len) == HSK_OID_BASIC_CONSTRAINTS && IsCa(buf, e.value.off, e.end)) ||
                AssertsCa(buf, e.end, end)); */
    /*@ assert others: ExtensionsRest(buf, off, i, end, left) <==> ExtensionsRest(buf, off, e.end, end, left - 1); */
    i = e.end;
    left--;
  }
  //@ assert all: CertExtensions(buf, off, end);
  *x = found;
  return hsk_ok();
}
