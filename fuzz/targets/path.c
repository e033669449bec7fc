/* A path of the small world with whatever extensions, CRLs and OCSP responses: what chain/policy.c, revocation.c, crl_scope.c and ocsp.c judge.
   [modes][comparisons, policy flags][policies asked for] [2-byte length] extensions of the leaf, [2-byte length] those of the middle, and then objects: a
   CRL or a response out of its parts and signed by a key of the small world, one as raw DER, or a further certificate. */
#include "chain/chain.h"
#include "fuzz.h"
#include "peer12.h"
#include "toyder.h"
#include "x509/ocsp.h"

enum { MOST_CRLS = 6, MOST_CERTS = 6, OBJECT = 8192 };

static uint8_t pool[MOST_CERTS * TOY_CERT_MAX + 1], crl_der[MOST_CRLS][OBJECT], ocsp_der[2][OBJECT];
static hsk_span certs[MOST_CERTS];
static hsk_bytes crls[MOST_CRLS], ocsp[2];
static size_t used, certs_len, crls_len;

/* names, keys and schemes of the small world, by number */
static const char *const names[] = {"root", "middle", "leaf", "signer"};
static const toy_key *key_of(uint32_t i, uint32_t *scheme)
{
  static const uint32_t schemes[] = {HSK_RSA_PKCS1_SHA256, HSK_ECDSA_SHA384, HSK_RSA_PKCS1_SHA256,
                                     HSK_ECDSA_SHA256};
  const toy_key *k;
  (void)peer12_certificate(i % 4, &k);
  if (scheme != NULL) *scheme = schemes[i % 4];
  return k;
}

static void add_cert(const toy_cert *c)
{
  size_t len = toy_cert_make(c, pool + used);
  certs[certs_len++] = (hsk_span){used, len};
  used += len;
}

/* extensions that are too long for a certificate are left out */
static hsk_bytes extensions(fuzz_input *in)
{
  hsk_bytes none = {NULL, 0}, b = fuzz_block(in);
  return b.len < 1000 ? b : none;
}

/* what is signed by candidate `signer` and issued by the name of `issuer` */
static toy_cert cert_by(uint32_t subject, uint32_t issuer, uint32_t signer, hsk_bytes more)
{
  toy_cert c = {.subject = names[subject % 4],
                .issuer = names[issuer % 4],
                .key = key_of(subject, NULL),
                .signer = key_of(signer, NULL),
                .serial = (uint8_t)(subject % 4 + 1),
                .more = more.data,
                .more_len = more.len};
  (void)key_of(signer, &c.scheme);
  return c;
}

/* ---- parts ---- */

static void put_cn(der *d, uint32_t i)
{
  size_t end = d->at;
  put_tlv(d, 0x0c, names[i % 4], strlen(names[i % 4]));
  put_tlv(d, 0x06, "\x55\x04\x03", 3);
  wrap(d, 0x30, end);
  wrap(d, 0x31, end);
  wrap(d, 0x30, end);
}

/* 0: 2025, 1: 2027, 2: 2020, 3: malformed; around TOY_NOW, which is 2026-01-01 */
static void put_time(der *d, uint32_t code)
{
  static const char *const times[] = {"20250101000000Z", "20270101000000Z", "20200101000000Z",
                                      "20251301000000Z"};
  put_tlv(d, 0x18, times[code % 4], 15);
}

static void put_serial(der *d, uint32_t subject)
{
  uint8_t serial = (uint8_t)(subject % 4 + 2);
  put_tlv(d, 0x02, &serial, 1);
}

static hsk_bytes body(const uint8_t *buf, const der *d, size_t cap)
{
  return (hsk_bytes){buf + d->at, cap - d->at};
}

/* a CRL: [issuer][signer][thisUpdate, nextUpdate][serials, as bits] [entry extensions] [entries as DER] [extensions] */
static hsk_bytes make_crl(fuzz_input *in, uint8_t *out)
{
  static uint8_t tbs[OBJECT];
  uint8_t algorithm[16];
  uint32_t issuer = fuzz_u8(in), signer = fuzz_u8(in), times = fuzz_u8(in), listed = fuzz_u8(in), scheme;
  const toy_key *key = key_of(signer, &scheme);
  hsk_bytes entry = extensions(in), entries = extensions(in), exts = extensions(in);
  der d = {tbs, sizeof tbs};
  if (exts.len != 0) {
    put(&d, exts.data, exts.len);
    wrap(&d, 0x30, sizeof tbs);
    wrap(&d, 0xa0, sizeof tbs);
  }
  size_t list = d.at;
  for (uint32_t i = 0; i < 4; i++) {
    if ((listed >> i & 1) == 0) continue;
    size_t end = d.at;
    if (entry.len != 0) {
      put(&d, entry.data, entry.len);
      wrap(&d, 0x30, end);
    }
    put_time(&d, 0);
    put_serial(&d, i);
    wrap(&d, 0x30, end);
  }
  put(&d, entries.data, entries.len);
  if (d.at != list || (listed & 16)) wrap(&d, 0x30, list);
  if ((times & 16) == 0) put_time(&d, times / 4 + 1);
  put_time(&d, times);
  put_cn(&d, issuer);
  put(&d, algorithm, 0);
  size_t n = toy_algorithm(scheme, algorithm);
  put(&d, algorithm, n);
  put_tlv(&d, 0x02, "\1", 1);
  wrap(&d, 0x30, sizeof tbs);
  return (hsk_bytes){out,
                     toy_sign_der(body(tbs, &d, sizeof tbs), scheme, key, (hsk_bytes){NULL, 0}, out, OBJECT)};
}

static void put_hash(der *d, uint32_t hash, const uint8_t *data, size_t len)
{
  uint8_t digest[HSK_HASH_MAX];
  if (hash == 0) {
    hsk_sha1(data, len, digest);
    put_tlv(d, 0x04, digest, HSK_SHA1_LEN);
  } else {
    hsk_hash_once(HSK_SHA256 + hash - 1, data, len, digest);
    put_tlv(d, 0x04, digest, hsk_hash_len(HSK_SHA256 + hash - 1));
  }
}

static void put_cert_id(der *d, uint32_t subject, uint32_t issuer, uint32_t hash)
{
  static const uint8_t sha2[] = {0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02};
  static uint8_t name[64];
  der n = {name, sizeof name};
  size_t end = d->at;
  const toy_key *k = key_of(issuer, NULL);
  put_serial(d, subject);
  if (k->pub.type == HSK_KEY_EC) {
    put_hash(d, hash % 4, k->bytes + k->pub.point.off, k->pub.point.len);
  } else {
    static uint8_t rsa[600];
    der r = {rsa, sizeof rsa};
    put_tlv(&r, 0x02, k->bytes + k->pub.exponent.off, k->pub.exponent.len);
    size_t m = r.at;
    put(&r, k->bytes + k->pub.modulus.off, k->pub.modulus.len);
    put_byte(&r, 0);
    wrap(&r, 0x02, m);
    wrap(&r, 0x30, sizeof rsa);
    put_hash(d, hash % 4, rsa + r.at, sizeof rsa - r.at);
  }
  put_cn(&n, issuer);
  put_hash(d, hash % 4, name + n.at, sizeof name - n.at);
  size_t alg = d->at;
  if (hash % 4 == 0) {
    put_tlv(d, 0x06, "\x2b\x0e\x03\x02\x1a", 5);
  } else {
    uint8_t oid[9];
    memcpy(oid, sha2, 8);
    oid[8] = (uint8_t)(hash % 4);
    put_tlv(d, 0x06, oid, 9);
  }
  wrap(d, 0x30, alg);
  wrap(d, 0x30, end);
}

/* [subject, issuer][hash, state][times] [extensions] */
static void put_single(der *d, fuzz_input *in)
{
  uint32_t who = fuzz_u8(in), how = fuzz_u8(in), times = fuzz_u8(in);
  hsk_bytes exts = extensions(in);
  size_t end = d->at;
  if (exts.len != 0 && exts.len < 200) {
    put(d, exts.data, exts.len);
    wrap(d, 0x30, end);
    wrap(d, 0xa1, end);
  }
  if ((times & 16) == 0) {
    size_t next = d->at;
    put_time(d, times / 4 + 1);
    wrap(d, 0xa0, next);
  }
  put_time(d, times);
  size_t state = d->at;
  if (how / 4 % 3 == 1) {
    put_time(d, 0);
    wrap(d, 0xa1, state);
  } else {
    wrap(d, how / 4 % 3 == 0 ? 0x80 : 0x82, state);
  }
  put_cert_id(d, who, who / 4, how);
  wrap(d, 0x30, end);
}

/* a response: [responder][signer][states] states, [extensions], and the certificate of a responder: [subject, issuer][signer][purpose, usage]
   [extensions] */
static hsk_bytes make_ocsp(fuzz_input *in, uint8_t *out)
{
  static uint8_t data[OBJECT], basic[OBJECT], list[TOY_CERT_MAX + 16], cert[TOY_CERT_MAX];
  uint32_t responder = fuzz_u8(in), signer = fuzz_u8(in), count = fuzz_u8(in) % 4, scheme;
  const toy_key *key = key_of(signer, &scheme);
  der d = {data, sizeof data}, c = {list, sizeof list};
  size_t states = sizeof data;
  hsk_bytes exts = extensions(in);
  if (exts.len != 0) {
    put(&d, exts.data, exts.len);
    wrap(&d, 0x30, sizeof data);
    wrap(&d, 0xa1, sizeof data);
    states = d.at;
  }
  for (uint32_t i = 0; i < count; i++)
    put_single(&d, in);
  wrap(&d, 0x30, states);
  put_time(&d, 0);
  size_t id = d.at;
  put_cn(&d, responder);
  wrap(&d, 0xa1, id);
  wrap(&d, 0x30, sizeof data);
  if (fuzz_u8(in) & 1) {
    uint32_t who = fuzz_u8(in), by = fuzz_u8(in), purpose = fuzz_u8(in);
    hsk_bytes more = extensions(in);
    toy_cert t = cert_by(who, who / 4, by, more);
    t.purpose = (uint8_t)(purpose & 15);
    t.key_usage = (uint8_t)(purpose & 0xf0);
    if (by & 16) t.not_after = "210101000000Z";
    put(&c, cert, 0);
    size_t len = toy_cert_make(&t, cert);
    put(&c, cert, len);
    wrap(&c, 0x30, sizeof list);
    wrap(&c, 0xa0, sizeof list);
  }
  size_t n = toy_sign_der(body(data, &d, sizeof data), scheme, key, body(list, &c, sizeof list), basic,
                          sizeof basic);
  der o = {out, OBJECT};
  put(&o, basic, n);
  wrap(&o, 0x04, OBJECT);
  put_tlv(&o, 0x06, "\x2b\x06\x01\x05\x05\x07\x30\x01\x01", 9);
  wrap(&o, 0x30, OBJECT);
  wrap(&o, 0xa0, OBJECT);
  put_tlv(&o, 0x0a, "\0", 1);
  wrap(&o, 0x30, OBJECT);
  memmove(out, out + o.at, OBJECT - o.at);
  return (hsk_bytes){out, OBJECT - o.at};
}

static hsk_bytes raw(fuzz_input *in, uint8_t *out)
{
  hsk_bytes b = fuzz_block(in);
  size_t n = b.len < OBJECT ? b.len : OBJECT;
  if (n != 0) memcpy(out, b.data, n);
  return (hsk_bytes){out, n};
}

static void object(fuzz_input *in)
{
  uint32_t kind = fuzz_u8(in), place = kind / 8 % 2;
  switch (kind % 8) {
  case 0:
    if (crls_len == MOST_CRLS) return;
    crls[crls_len] = make_crl(in, crl_der[crls_len]);
    crls_len++;
    return;
  case 1:
    ocsp[place] = make_ocsp(in, ocsp_der[place]);
    return;
  case 2:
    if (crls_len == MOST_CRLS) return;
    crls[crls_len] = raw(in, crl_der[crls_len]);
    crls_len++;
    return;
  case 3:
    ocsp[place] = raw(in, ocsp_der[place]);
    return;
  default: {
    uint32_t who = fuzz_u8(in), by = fuzz_u8(in);
    hsk_bytes more = extensions(in);
    if (certs_len == MOST_CERTS) return;
    toy_cert c = cert_by(who, who / 4, by, more);
    c.key_usage = (uint8_t)(place ? 0x02 : 0x06);
    c.is_ca = !place;
    add_cert(&c);
  }
  }
}

/* ---- oracles ---- */

static hsk_chain_verdict verdict;

static uint32_t judge(hsk_chain_request req, uint32_t crl_mode, uint32_t ocsp_mode)
{
  static hsk_chain_slot slots[MOST_CERTS];
  static hsk_policy_node nodes[48];
  static hsk_chain_crl lists[MOST_CRLS];
  hsk_chain_work work = {.slots = slots,
                         .slots_len = MOST_CERTS,
                         .nodes = nodes,
                         .nodes_len = 48,
                         .crls = lists,
                         .crls_len = MOST_CRLS};
  req.revocation = crl_mode;
  req.ocsp_mode = ocsp_mode;
  null_work.signatures = 0;
  hsk_result r = hsk_chain_check(&req, &work, &verdict);
  FUZZ_CHECK(r.error == verdict.result.error && r.error != HSK_INTERNAL_ERROR, "I11: two verdicts");
  FUZZ_CHECK(null_work.signatures <= HSK_CHAIN_SIGNATURES && verdict.signatures <= HSK_CHAIN_SIGNATURES &&
                 verdict.comparisons <= HSK_CHAIN_COMPARISONS,
             "I10: over the budget");
  return r.error;
}

/* A response that was required and accepted says "good", of now, about the leaf's serial number. */
static void check_response(hsk_bytes response)
{
  hsk_ocsp o;
  hsk_ocsp_single x;
  int good = 0;
  FUZZ_CHECK(hsk_ocsp_parse(response.data, response.len, &o).error == HSK_OK && o.response_status == 0,
             "I11: a response that is none");
  for (size_t at = o.responses.off, end = at + o.responses.len; at != end; at = x.next) {
    FUZZ_CHECK(hsk_ocsp_single_parse(response.data, end, at, &x), "I11: a state that does not parse");
    good |= x.status == HSK_OCSP_GOOD && x.this_update_time <= TOY_NOW && x.serial.len == 1 &&
            response.data[x.serial.off] == 4 && (!x.has_next_update || x.next_update_time >= TOY_NOW);
  }
  FUZZ_CHECK(good, "I11: no state says good");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const uint8_t policy_oids[3][3] = {{0x2a, 3, 1}, {0x2a, 3, 2}, {0x55, 0x1d, 0x20}};
  fuzz_input in = {data, size};
  uint32_t modes = fuzz_u8(&in), flags = fuzz_u8(&in), asked = fuzz_u8(&in);
  used = 1;
  certs_len = crls_len = 0;
  ocsp[0].len = ocsp[1].len = 0;
  hsk_bytes leaf_more = extensions(&in), middle_more = extensions(&in);
  toy_cert leaf = cert_by(2, 1, 1, leaf_more), middle = cert_by(1, 0, 0, middle_more);
  leaf.dns = PEER12_NAME;
  leaf.key_usage = 0xa0;
  middle.is_ca = 1;
  middle.key_usage = (modes & 64) ? 0x04 : 0x06;
  add_cert(&leaf);
  add_cert(&middle);
  while (in.len != 0)
    object(&in);
  hsk_bytes policies[2] = {{policy_oids[asked / 4 % 3], 3}, {policy_oids[asked / 16 % 3], 3}};
  hsk_bytes any = {(const uint8_t *)"\x55\x1d\x20\x00", 4};
  if (asked / 4 % 3 == 2) policies[0] = any;
  hsk_chain_request req = {.base = pool,
                           .certs = certs,
                           .certs_len = certs_len,
                           .anchors = peer12_anchor(),
                           .anchors_len = 1,
                           .now_time = TOY_NOW,
                           .purpose = HSK_PURPOSE_SERVER_AUTH,
                           .profile = HSK_PROFILE_PATH,
                           .policy_flags = flags % 8,
                           .budget_comparisons = flags / 8 * 8,
                           .policies = policies,
                           .policies_len = asked % 3,
                           .crls = crls,
                           .crls_len = crls_len,
                           .ocsp = ocsp,
                           .ocsp_len = 2};
  uint32_t crl_mode = modes % 3, ocsp_mode = modes / 4 % 3;
  uint32_t error = judge(req, crl_mode, ocsp_mode);
  if (error != HSK_OK) return 0;
  if (ocsp_mode == HSK_REVOCATION_REQUIRED) check_response(ocsp[0]);
  /* what asks for less accepts as well */
  for (uint32_t c = 0; c <= crl_mode; c++)
    for (uint32_t o = 0; o <= ocsp_mode; o++)
      FUZZ_CHECK(judge(req, c, o) == HSK_OK, "I11: a weaker request is refused");
  req.policy_flags &= ~HSK_POLICY_EXPLICIT;
  FUZZ_CHECK(judge(req, crl_mode, ocsp_mode) == HSK_OK, "I11: fewer policies are refused");
  return 0;
}
