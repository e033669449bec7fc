/* Certificate and TBSCertificate, field by field in the order of RFC 5280 4.1. Each step answers by value; an end of 0 says that a
   field is malformed. */
#include "x509/cert.h"
#include "x509/algorithm.h"
#include "x509/name.h"
#include "x509/time.h"

/* --- version and serialNumber --- */

typedef struct {
  uint32_t version, error;
  hsk_span serial;
  size_t end, at;
} version_serial;

/* version_end: where the optional version at off ends, 0: malformed. [0] EXPLICIT Version DEFAULT v1: v1 is not encoded. */
/*@ requires \valid_read(buf + (0 .. len-1)) && 0 < off <= len && \valid(version) && \separated(version, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *version;
    ensures ok: \result != 0 ==> off <= \result <= len && 1 <= *version <= 3 && Version(buf, off, len, *version, \result);
    ensures tag: \result == 0 || *version != 1 ==> off < len && buf[off] == 0xa0;
    ensures absent: \result != 0 && *version == 1 ==> \forall integer b, e; !DerTLV(buf, off, len, 0xa0, b, e);
    ensures uniq: \forall integer v, e; v != 1 && Version(buf, off, len, v, e) ==> \result != 0 && e == \result && v == *version; */
static size_t version_end(const uint8_t *buf, size_t len, size_t off, uint32_t *version)
{
  hsk_span v = hsk_der_tlv(buf, len, off, HSK_DER_CONSTRUCTED(0));
  if (v.off == 0) {
    *version = 1;
    return off;
  }
  if (v.len != 3 || hsk_u8(buf, v.off) != HSK_DER_INTEGER || hsk_u8(buf, v.off + 1) != 1) return 0;
  uint32_t number = hsk_u8(buf, v.off + 2);
  if (number != 1 && number != 2) return 0;
  *version = number + 1;
  return v.off + v.len;
}

/* serial_parse reads CertificateSerialNumber, at most 20 octets. RFC 5280 4.1.2.2 has it positive, and has users handle zero
   and negative numbers gracefully (old roots have them): the chain refuses those, where it matters. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.off != 0 ==> off + 2 <= \result.off && \result.off + \result.len <= len &&
                Serial(buf, off, len, \result.off, \result.off + \result.len);
    ensures uniq: \forall integer s, e; Serial(buf, off, len, s, e) ==>
                  \result.off != 0 && s == \result.off && e == \result.off + \result.len; */
static hsk_span serial_parse(const uint8_t *buf, size_t len, size_t off)
{
  hsk_span bad = {0, 0};
  hsk_span s = hsk_der_tlv(buf, len, off, HSK_DER_INTEGER);
  if (s.off == 0 || s.len > 20 || !hsk_der_is_int(buf, s.off, s.off + s.len)) return bad;
  return s;
}

/*@ requires \valid_read(buf + (0 .. len-1)) && 0 < off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.end != 0 ==> off < \result.end <= len &&
                VersionSerial(buf, off, len, \result.version, \result.serial.off, \result.end);
    ensures in: \result.end != 0 ==> off < \result.serial.off && \result.serial.off + \result.serial.len == \result.end && 1 <= \result.version <= 3;
    ensures uniq: \forall integer v, s, e; VersionSerial(buf, off, len, v, s, e) ==> \result.end != 0 &&
                  v == \result.version && s == \result.serial.off && e == \result.end;
    ensures why: \result.end == 0 ==> \result.error == HSK_CERT_BAD_VERSION || \result.error == HSK_CERT_BAD_SERIAL; */
static version_serial version_serial_parse(const uint8_t *buf, size_t len, size_t off)
{
  version_serial r = {0, HSK_CERT_BAD_VERSION, {0, 0}, 0, 0};
  uint32_t version = 0;
  r.at = off;
  size_t at = version_end(buf, len, off, &version);
  if (at == 0) return r;
  r.at = at;
  r.error = HSK_CERT_BAD_SERIAL;
  hsk_span s = serial_parse(buf, len, at);
  if (s.off == 0) return r;
  //@ assert version: Version(buf, off, len, version, at);
  //@ assert both: VersionSerial(buf, off, len, version, s.off, s.off + s.len);
  r.version = version;
  r.serial.off = s.off;
  r.serial.len = s.len;
  r.end = s.off + s.len;
  return r;
}

/* --- signature, issuer, validity, subject --- */

/* signature_end: where the field signature at off ends, if it has the bytes of signatureAlgorithm, else 0. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    requires \valid_read(buf + (algorithm.off .. algorithm.off + algorithm.len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result != 0 ==> off < \result <= len && Signature(buf, off, len, algorithm.off, algorithm.len, \result);
    ensures uniq: \forall integer e; Signature(buf, off, len, algorithm.off, algorithm.len, e) ==> \result != 0 && e == \result; */
static size_t signature_end(const uint8_t *buf, size_t len, size_t off, hsk_span algorithm)
{
  hsk_algorithm a = {{0, 0}, {0, 0}};
  hsk_span s = hsk_algorithm_parse(buf, len, off, &a);
  if (s.off == 0) return 0;
  size_t end = s.off + s.len;
  /* RFC 5280 4.1.1.2: both are the same */
  if (end - off != algorithm.len || !hsk_equal(buf + off, buf + algorithm.off, algorithm.len)) return 0;
  //@ assert same: SameBytes(buf, off, algorithm.off, algorithm.len);
  //@ assert is: AlgorithmIdentifier(buf, off, len, s.off, end, a.oid.off, a.parameters.off);
  return end;
}

typedef struct {
  int64_t not_before_time, not_after_time;
  size_t end, at;
} validity;

/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.end != 0 ==> off < \result.end <= len && Validity(buf, off, len, \result.end);
    ensures uniq: \forall integer e; Validity(buf, off, len, e) ==> \result.end != 0 && e == \result.end; */
static validity validity_parse(const uint8_t *buf, size_t len, size_t off)
{
  validity v = {0, 0, 0, 0};
  int64_t before_time = 0, after_time = 0;
  v.at = off;
  hsk_span seq = hsk_der_tlv(buf, len, off, HSK_DER_SEQUENCE);
  if (seq.off == 0) return v;
  size_t end = seq.off + seq.len;
  v.at = seq.off;
  hsk_span before = hsk_time_parse(buf, end, seq.off, &before_time);
  if (before.off == 0) return v;
  v.at = before.off + before.len;
  hsk_span after = hsk_time_parse(buf, end, v.at, &after_time);
  if (after.off == 0) return v;
  v.at = after.off + after.len;
  if (v.at != end) return v;
  //@ assert times: ValidityIn(buf, seq.off, end, before.off, before.off + before.len, after.off);
  //@ assert whole: Validity(buf, off, len, end);
  v.not_before_time = before_time;
  v.not_after_time = after_time;
  v.end = end;
  return v;
}

/* TBSCertificate from version to subject: where the fields begin. end == 0: malformed, for the reason error, at the offset at. */
typedef struct {
  version_serial first;
  size_t issuer, issuer_contents, validity, subject, subject_contents, end, at;
  uint32_t error;
  int64_t not_before_time, not_after_time;
} head;

/*@ requires \valid_read(buf + (0 .. len-1)) && 0 < off <= len;
    requires \valid_read(buf + (algorithm.off .. algorithm.off + algorithm.len - 1));
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.end != 0 ==>
                TbsHead(buf, off, len, algorithm.off, algorithm.len, \result.first.version, \result.first.serial.off, \result.first.end,
                        \result.issuer, \result.issuer_contents, \result.validity, \result.subject, \result.subject_contents, \result.end);
    ensures serial: \result.end != 0 ==> off < \result.first.serial.off &&
                \result.first.serial.off + \result.first.serial.len < \result.issuer;
    ensures in: \result.end != 0 ==> off < \result.issuer < \result.validity < \result.subject < \result.end <= len &&
                1 <= \result.first.version <= 3 && \result.subject_contents <= \result.end;
    ensures uniq: \forall integer v, s, e0, e1, ib, e2, e3, sb, e4;
                  TbsHead(buf, off, len, algorithm.off, algorithm.len, v, s, e0, e1, ib, e2, e3, sb, e4) ==> \result.end != 0 &&
                  v == \result.first.version && e4 == \result.end && sb == \result.subject_contents;
    ensures why: \result.end == 0 ==> \result.error != HSK_OK; */
static head head_parse(const uint8_t *buf, size_t len, size_t off, hsk_span algorithm)
{
  head h = {{0, 0, {0, 0}, 0, 0}, 0, 0, 0, 0, 0, 0, 0, HSK_CERT_BAD_ALGORITHM, 0, 0};
  h.first = version_serial_parse(buf, len, off);
  if (h.first.end == 0) {
    h.at = h.first.at;
    h.error = h.first.error;
    return h;
  }
  h.at = h.first.end;
  h.issuer = signature_end(buf, len, h.at, algorithm);
  if (h.issuer == 0) return h;
  h.at = h.issuer;
  h.error = HSK_CERT_BAD_NAME;
  hsk_span issuer = hsk_name_parse(buf, len, h.at);
  /* RFC 5280 4.1.2.4: the issuer is not empty */
  if (issuer.off == 0 || issuer.len == 0) return h;
  h.issuer_contents = issuer.off;
  h.validity = issuer.off + issuer.len;
  validity v = validity_parse(buf, len, h.validity);
  if (v.end == 0) {
    h.at = v.at;
    h.error = HSK_CERT_BAD_TIME;
    return h;
  }
  h.not_before_time = v.not_before_time;
  h.not_after_time = v.not_after_time;
  h.subject = v.end;
  h.at = v.end;
  hsk_span subject = hsk_name_parse(buf, len, h.at);
  if (subject.off == 0) return h;
  h.subject_contents = subject.off;
  h.end = subject.off + subject.len;
  return h;
}

/* --- subjectPublicKeyInfo, unique identifiers, extensions --- */

/* unique_id_end: where an optional IMPLICIT BIT STRING with this tag ends (RFC 5280 4.1.2.8), 0: malformed, or not allowed in version 1. */
/*@ requires \valid_read(buf + (0 .. len-1)) && 0 < off <= len;
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result != 0 ==> off <= \result <= len && UniqueId(buf, off, len, tag, version, \result);
    ensures uniq: \forall integer e; UniqueId(buf, off, len, tag, version, e) ==> \result != 0 && e == \result; */
static size_t unique_id_end(const uint8_t *buf, size_t len, size_t off, uint32_t tag, uint32_t version)
{
  hsk_span s = hsk_der_tlv(buf, len, off, tag);
  if (s.off == 0) return off;
  if (version < 2 || !hsk_der_is_bits(buf, s.off, s.off + s.len)) return 0;
  return s.off + s.len;
}

/* What follows subject. error: HSK_OK, or why it is malformed, at the offset at. */
typedef struct {
  size_t spki_end;
  hsk_span list; /* contents of Extensions, off == 0: none */
  size_t at;
  uint32_t error;
} tail;

/* extensions_parse reads [3] EXPLICIT Extensions OPTIONAL, in version 3, up to the end of TBSCertificate. */
/*@ requires \valid_read(buf + (0 .. len-1)) && 0 < off <= len && \valid(x) && \separated(x, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *x;
    ensures ok: \result.error == HSK_OK ==> OptionalExtensions(buf, off, len, version, \result.list.off);
    ensures in: \result.error == HSK_OK && \result.list.off != 0 ==> off < \result.list.off &&
                \result.list.off + \result.list.len == len && CertExtensions(buf, \result.list.off, len);
    ensures names: \result.error == HSK_OK && \result.list.off != 0 ==>
                   ((x->names_subject != 0) <==> NamesSubject(buf, \result.list.off, len));
    ensures ca: \result.error == HSK_OK && \result.list.off != 0 ==> ((x->is_ca != 0) <==> AssertsCa(buf, \result.list.off, len));
    ensures none: \result.error == HSK_OK && \result.list.off == 0 ==> x->names_subject == 0;
    ensures uniq: \forall integer s; OptionalExtensions(buf, off, len, version, s) ==>
                  \result.error == HSK_OK && s == \result.list.off; */
static tail extensions_parse(const uint8_t *buf, size_t len, size_t off, uint32_t version,
                             hsk_cert_extensions *x)
{
  tail t = {0, {0, 0}, 0, HSK_CERT_BAD_DER};
  t.at = off;
  hsk_cert_extensions_none(x);
  if (off == len) {
    t.error = HSK_OK;
    return t;
  }
  hsk_span outer = hsk_der_tlv(buf, len, off, HSK_DER_CONSTRUCTED(3));
  if (outer.off == 0) return t;
  if (version != 3) {
    t.error = HSK_CERT_BAD_VERSION;
    return t;
  }
  t.at = outer.off + outer.len;
  if (t.at != len) return t;
  t.at = outer.off;
  t.error = HSK_CERT_BAD_EXTENSION;
  hsk_span seq = hsk_der_tlv(buf, len, outer.off, HSK_DER_SEQUENCE);
  if (seq.off == 0 || seq.off + seq.len != len) return t;
  //@ assert frame: DerTLV(buf, off, len, 0xa3, outer.off, len) && DerTLV(buf, outer.off, len, 0x30, seq.off, len);
  //@ assert only: \forall integer b; DerTLV(buf, off, len, 0xa3, b, len) ==> b == outer.off;
  //@ assert list: \forall integer s; DerTLV(buf, outer.off, len, 0x30, s, len) ==> s == seq.off;
  hsk_result r = hsk_cert_extensions_parse(buf, seq.off, len, x);
  t.at = r.at;
  t.error = r.error;
  t.list.off = seq.off;
  t.list.len = seq.len;
  return t;
}

/*@ requires \valid_read(buf + (0 .. len-1)) && 0 < off <= len && \valid(x) && \valid(key);
    requires \separated(x, key, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *x, *key;
    ensures ok: \result.error == HSK_OK ==> \exists integer u, w;
                TbsTail(buf, off, len, version, \result.spki_end, u, w, \result.list.off);
    ensures in: \result.error == HSK_OK && \result.list.off != 0 ==> \result.list.off + \result.list.len == len;
    ensures spki: \result.error == HSK_OK ==> off < \result.spki_end <= len;
    ensures names: \result.error == HSK_OK && \result.list.off != 0 ==>
                   ((x->names_subject != 0) <==> NamesSubject(buf, \result.list.off, len));
    ensures ca: \result.error == HSK_OK && \result.list.off != 0 ==> ((x->is_ca != 0) <==> AssertsCa(buf, \result.list.off, len));
    ensures none: \result.error == HSK_OK && \result.list.off == 0 ==> x->names_subject == 0;
    ensures uniq: \forall integer k, u, w, s; TbsTail(buf, off, len, version, k, u, w, s) ==>
                  \result.error == HSK_OK && s == \result.list.off; */
static tail tail_parse(const uint8_t *buf, size_t len, size_t off, uint32_t version, hsk_public_key *key,
                       hsk_cert_extensions *x)
{
  tail t = {0, {0, 0}, 0, HSK_CERT_BAD_KEY};
  size_t k = 0;
  hsk_result r = hsk_public_key_parse(buf, len, off, key, &k);
  if (r.error != HSK_OK) {
    t.at = r.at;
    t.error = r.error;
    return t;
  }
  t.at = k;
  t.error = version < 2 ? HSK_CERT_BAD_VERSION : HSK_CERT_BAD_DER;
  size_t u = unique_id_end(buf, len, k, HSK_DER_CONTEXT(1), version);
  if (u == 0) return t;
  t.at = u;
  size_t w = unique_id_end(buf, len, u, HSK_DER_CONTEXT(2), version);
  if (w == 0) return t;
  t = extensions_parse(buf, len, w, version, x);
  t.spki_end = k;
  //@ assert parts: t.error == HSK_OK ==> TbsTail(buf, off, len, version, k, u, w, t.list.off);
  return t;
}

/* --- the whole --- */

/* The three parts of a Certificate; error: HSK_OK, or why it is malformed, at the offset at. */
typedef struct {
  size_t tbs;          /* TBSCertificate with tag and length */
  size_t tbs_contents; /* its contents */
  hsk_span algorithm;  /* signatureAlgorithm with tag and length */
  hsk_span oid;        /* contents of its OID */
  hsk_span parameters; /* with tag and length */
  hsk_span signature;  /* the bytes of signatureValue */
  size_t at;
  uint32_t error, scheme;
} outer;

/*@ requires \valid_read(buf + (0 .. len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures ok: \result.error == HSK_OK ==>
                Outer(buf, len, \result.tbs_contents, \result.algorithm.off, \result.algorithm.off + \result.algorithm.len,
                      \result.signature.off, \result.oid.off, \result.parameters.off);
    ensures in: \result.error == HSK_OK ==> 0 < \result.tbs < \result.tbs_contents <= \result.algorithm.off &&
                \result.algorithm.off + \result.algorithm.len < \result.signature.off &&
                \result.signature.off + \result.signature.len == len;
    ensures oid: \result.error == HSK_OK ==> \result.oid.off + \result.oid.len == \result.parameters.off &&
                \result.parameters.off + \result.parameters.len == \result.algorithm.off + \result.algorithm.len;
    ensures scheme: \result.error == HSK_OK ==> \result.scheme != 4294967295 &&
                \result.scheme == SignatureScheme(buf, \result.oid.off, \result.oid.len, \result.parameters.off, \result.parameters.len);
    ensures uniq: \forall integer t, a, e, b, o, q; Outer(buf, len, t, a, e, b, o, q) &&
                SignatureScheme(buf, o, q - o, q, e - q) != 4294967295 ==> \result.error == HSK_OK &&
                t == \result.tbs_contents && a == \result.algorithm.off && e == \result.algorithm.off + \result.algorithm.len; */
static outer outer_parse(const uint8_t *buf, size_t len)
{
  outer c = {0, 0, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, HSK_CERT_BAD_DER, 0};
  hsk_algorithm a = {{0, 0}, {0, 0}};
  hsk_span seq = hsk_der_tlv(buf, len, 0, HSK_DER_SEQUENCE);
  if (seq.off == 0) return c;
  if (seq.off + seq.len != len) {
    c.at = seq.off + seq.len;
    c.error = HSK_CERT_TRAILING_BYTES;
    return c;
  }
  c.at = seq.off;
  hsk_span tbs = hsk_der_tlv(buf, len, seq.off, HSK_DER_SEQUENCE);
  if (tbs.off == 0) return c;
  size_t alg_at = tbs.off + tbs.len;
  c.at = alg_at;
  c.error = HSK_CERT_BAD_ALGORITHM;
  hsk_span alg = hsk_algorithm_parse(buf, len, alg_at, &a);
  if (alg.off == 0) return c;
  size_t value_at = alg.off + alg.len;
  c.at = a.parameters.off;
  c.scheme = hsk_algorithm_scheme(buf, a);
  if (c.scheme == HSK_SCHEME_BAD_PARAMETERS) return c;
  c.at = value_at;
  c.error = HSK_CERT_BAD_DER;
  hsk_span value = hsk_der_octet_bits(buf, len, value_at);
  if (value.off == 0 || value.off + value.len != len) return c;
  //@ assert fields: OuterFields(buf, seq.off, len, tbs.off, alg_at, value_at, value.off, a.oid.off, a.parameters.off);
  //@ assert whole: Outer(buf, len, tbs.off, alg_at, value_at, value.off, a.oid.off, a.parameters.off);
  c.tbs = seq.off;
  c.tbs_contents = tbs.off;
  c.algorithm.off = alg_at;
  c.algorithm.len = value_at - alg_at;
  c.oid.off = a.oid.off;
  c.oid.len = a.oid.len;
  c.parameters.off = a.parameters.off;
  c.parameters.len = a.parameters.len;
  c.signature.off = value.off;
  c.signature.len = value.len;
  c.error = HSK_OK;
  return c;
}

/*@ requires \valid(cert) && \valid_read(x) && \separated(cert, x);
    terminates \true; exits \false; assigns *cert; */
static void take_extensions(const hsk_cert_extensions *x, hsk_cert *cert)
{
  cert->present = x->present;
  cert->critical = x->critical;
  cert->is_ca = x->is_ca;
  cert->path_len = x->path_len;
  cert->key_usage = x->key_usage;
  cert->ext_key_usage = x->ext_key_usage;
  cert->subject_alt_name = x->subject_alt_name;
  cert->authority_key_id = x->authority_key_id;
  cert->subject_key_id = x->subject_key_id;
  cert->unknown_critical = x->unknown_critical;
}

/*@ requires \valid(cert) && \valid_read(key) && \valid_read(x) && \separated(cert, key) && \separated(cert, x);
    requires c.tbs <= c.algorithm.off && h.issuer <= h.validity && h.subject <= h.end <= t.spki_end;
    terminates \true; exits \false; assigns *cert;
    ensures version: cert->version == h.first.version;
    ensures tbs: cert->tbs.off == c.tbs && cert->tbs.off + cert->tbs.len == c.algorithm.off;
    ensures serial: cert->serial.off == h.first.serial.off && cert->serial.len == h.first.serial.len;
    ensures issuer: cert->issuer.off == h.issuer && cert->issuer.off + cert->issuer.len == h.validity;
    ensures subject: cert->subject.off == h.subject && cert->subject.off + cert->subject.len == h.end;
    ensures spki: cert->spki.off == h.end && cert->spki.off + cert->spki.len == t.spki_end;
    ensures signature: cert->signature.off == c.signature.off && cert->signature.len == c.signature.len; */
static void take(outer c, head h, tail t, const hsk_public_key *key, const hsk_cert_extensions *x,
                 hsk_cert *cert)
{
  take_extensions(x, cert);
  cert->key = *key;
  cert->extensions = t.list;
  cert->signature_oid = c.oid;
  cert->signature_scheme = c.scheme;
  cert->not_before_time = h.not_before_time;
  cert->not_after_time = h.not_after_time;
  cert->version = h.first.version;
  cert->tbs.off = c.tbs;
  cert->tbs.len = c.algorithm.off - c.tbs;
  cert->serial.off = h.first.serial.off;
  cert->serial.len = h.first.serial.len;
  cert->issuer.off = h.issuer;
  cert->issuer.len = h.validity - h.issuer;
  cert->subject.off = h.subject;
  cert->subject.len = h.end - h.subject;
  cert->spki.off = h.end;
  cert->spki.len = t.spki_end - h.end;
  cert->signature.off = c.signature.off;
  cert->signature.len = c.signature.len;
}

hsk_result hsk_cert_parse(const uint8_t *der, size_t len, hsk_cert *cert)
{
  hsk_public_key key;
  hsk_cert_extensions x;
  outer c = outer_parse(der, len);
  //@ assert outer: c.error != HSK_OK ==> !Certificate(der, len);
  if (c.error != HSK_OK) return hsk_bad(c.error, c.at);
  /*@ assert parts: Outer(der, len, c.tbs_contents, c.algorithm.off, c.algorithm.off + c.algorithm.len, c.signature.off,
                         c.oid.off, c.parameters.off); */
  /*@ assert scheme: SignatureScheme(der, c.oid.off, c.parameters.off - c.oid.off, c.parameters.off,
                                    c.algorithm.off + c.algorithm.len - c.parameters.off) != 4294967295; */
  //@ assert enough: Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len) ==> Certificate(der, len);
  //@ assert needed: Certificate(der, len) ==> Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len);
  //@ assert inner: Certificate(der, len) <==> Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len);
  head h = head_parse(der, c.algorithm.off, c.tbs_contents, c.algorithm);
  //@ assert head: h.end == 0 ==> !Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len);
  if (h.end == 0) return hsk_bad(h.error, h.at);
  tail t = tail_parse(der, c.algorithm.off, h.end, h.first.version, &key, &x);
  //@ assert tail: t.error != HSK_OK ==> !Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len);
  if (t.error != HSK_OK) return hsk_bad(t.error, t.at);
  /*@ assert nameless: !SubjectGood(der, h.subject_contents, h.end, t.list.off, c.algorithm.off) ==>
             !Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len); */
  /* RFC 5280 4.1.2.6: only a certificate that names its subject in a critical subjectAltName may have no subject, and no CA */
  if (h.subject_contents == h.end && (x.names_subject == 0 || x.is_ca != 0))
    return hsk_bad(HSK_CERT_BAD_NAME, h.subject);
  //@ assert subject: SubjectGood(der, h.subject_contents, h.end, t.list.off, c.algorithm.off);
  //@ assert tbs: Tbs(der, c.tbs_contents, c.algorithm.off, c.algorithm.off, c.algorithm.len);
  take(c, h, t, &key, &x, cert);
  return hsk_ok();
}
