/* Stapled OCSP responses: those that tests/gen/chains_ocsp makes with the openssl tool, judged with the certificates that they are for. The grammar:
   test_x509_ocsp.c. */
#define SCRIPT "tests/gen/chains_ocsp"
#include <time.h>
static long long real_time;
#define NOW real_time /* that of the responses */
#include "chain_util.h"
#include "x509_util.h"
#include "crypto/crypto.h"
#include "x509/ocsp.h"
#include "x509/private_key.h"

#define PREFERRED HSK_REVOCATION_PREFERRED
#define REQUIRED  HSK_REVOCATION_REQUIRED
#define GOOD(what, response)                                                                                 \
  {                                                                                                          \
    what, "leaf int", "root", .error = HSK_OK, .ocsp_mode = REQUIRED, .ocsp = "leaf=" response               \
  }
#define BAD(what, response, why)                                                                             \
  {                                                                                                          \
    what, "leaf int", "root", .error = why, .blamed = "leaf", .ocsp_mode = PREFERRED,                        \
                              .ocsp = "leaf=" response                                                       \
  }

static const row good[] = {
    {"off", "leaf int", "root", .error = HSK_OK, .ocsp = "leaf=junk"},
    {"off, and the certificate demands it", "leaf_staple int", "root", .error = HSK_OK},
    {"none", "leaf int", "root", .error = HSK_OK, .ocsp_mode = PREFERRED},
    GOOD("the issuer says so", "good"),
    GOOD("CertID with SHA-1", "good_sha1"),
    GOOD("CertID with SHA-256", "good_sha256"),
    GOOD("CertID with SHA-384", "good_sha384"),
    GOOD("CertID with SHA-512", "good_sha512"),
    GOOD("the issuer, named by its key", "good_key_id"),
    GOOD("no certificates in it", "good_no_certs"),
    GOOD("a nonce, for which nobody asked", "good_nonce"),
    GOOD("one of several", "several"),
    GOOD("nextUpdate is absent", "endless"),
    GOOD("a responder", "by_responder"),
    GOOD("a responder, named by its key", "by_responder_key_id"),
    GOOD("a responder whose state nobody asks for", "by_responder_check"),
    GOOD("a responder with the issuer's name", "by_responder_twin"),
    GOOD("our own", "own"),
    GOOD("an extension that nobody knows", "own_extension"),
    GOOD("an old word and a new one", "own_old_new"),
    GOOD("a new word and an old one", "own_new_old"),
    {"for each certificate", "leaf int", "root", .error = HSK_OK, .ocsp_mode = REQUIRED,
     .ocsp = "int=good_int leaf=good"},
    {"for the intermediate alone", "leaf int", "root", .error = HSK_OK, .ocsp_mode = PREFERRED,
     .ocsp = "int=good_int"},
    {"a certificate that demands it", "leaf_staple int", "root", .error = HSK_OK, .ocsp_mode = PREFERRED,
     .ocsp = "leaf_staple=good_staple"},
    {"a certificate that demands something else", "leaf_feature int", "root", .error = HSK_OK,
     .ocsp_mode = PREFERRED},
    {"a responder that no CRL lists", "leaf int", "root", .error = HSK_OK, .revocation = PREFERRED,
     .ocsp_mode = REQUIRED, .crls = "crl", .ocsp = "leaf=by_responder_checked"},
    {"a responder whose state is not to be asked for", "leaf int", "root", .error = HSK_OK,
     .revocation = PREFERRED, .ocsp_mode = REQUIRED, .ocsp = "leaf=by_responder"},
};

static const row bad[] = {
    {"required", "leaf int", "root", .error = HSK_CERT_OCSP_MISSING, .blamed = "leaf", .ocsp_mode = REQUIRED},
    {"required, given for another", "leaf int", "root", .error = HSK_CERT_OCSP_MISSING, .blamed = "leaf",
     .ocsp_mode = REQUIRED, .ocsp = "int=good_int"},
    {"demanded", "leaf_staple int", "root", .error = HSK_CERT_NOT_STAPLED, .blamed = "leaf_staple",
     .ocsp_mode = PREFERRED},
    {"demanded and required", "leaf_staple int", "root", .error = HSK_CERT_NOT_STAPLED,
     .blamed = "leaf_staple", .ocsp_mode = REQUIRED},
    {"demanded as version 2", "leaf_staple_v2 int", "root", .error = HSK_CERT_NOT_STAPLED,
     .blamed = "leaf_staple_v2", .ocsp_mode = PREFERRED},
    {"a feature extension that is none", "leaf_bad_feature int", "root", .error = HSK_CERT_BAD_EXTENSION,
     .blamed = "leaf_bad_feature"},
    {"revoked", "leaf_revoked int", "root", .error = HSK_CERT_REVOKED, .blamed = "leaf_revoked",
     .ocsp_mode = PREFERRED, .ocsp = "leaf_revoked=revoked"},
    {"revoked, one of several", "leaf_revoked int", "root", .error = HSK_CERT_REVOKED,
     .blamed = "leaf_revoked", .ocsp_mode = PREFERRED, .ocsp = "leaf_revoked=several"},
    {"unknown", "leaf_unknown int", "root", .error = HSK_CERT_OCSP_UNKNOWN, .blamed = "leaf_unknown",
     .ocsp_mode = PREFERRED, .ocsp = "leaf_unknown=unknown"},
    {"the intermediate's is another's", "leaf int", "root", .error = HSK_CERT_OCSP_BAD_RESPONDER,
     .blamed = "int", .ocsp_mode = PREFERRED, .ocsp = "int=good leaf=good"},
    BAD("junk", "junk", HSK_CERT_BAD_OCSP),
    BAD("bytes behind", "trailing", HSK_CERT_BAD_OCSP),
    BAD("an error of the responder", "try_later", HSK_CERT_OCSP_REFUSED),
    BAD("an unknown critical extension", "own_critical", HSK_CERT_OCSP_UNKNOWN_CRITICAL),
    BAD("an unknown critical extension of the state", "own_single_critical", HSK_CERT_OCSP_UNKNOWN_CRITICAL),
    BAD("the end before the beginning", "own_backwards", HSK_CERT_OCSP_NOT_CURRENT),
    BAD("about nothing", "own_none", HSK_CERT_OCSP_OTHER_CERT),
    BAD("good now, revoked long ago", "own_revoked", HSK_CERT_REVOKED),
    BAD("unknown long ago", "own_unknown", HSK_CERT_OCSP_NOT_CURRENT),
    BAD("about another certificate", "good_other", HSK_CERT_OCSP_OTHER_CERT),
    BAD("a CertID with SHA-224", "good_sha224", HSK_CERT_OCSP_OTHER_CERT),
    BAD("about a certificate of an issuer of the same name", "by_twin", HSK_CERT_OCSP_BAD_SIGNATURE),
    BAD("a bad signature", "bad_signature", HSK_CERT_OCSP_BAD_SIGNATURE),
    BAD("a responder's bad signature", "responder_bad_signature", HSK_CERT_OCSP_BAD_SIGNATURE),
    BAD("signed with SHA-1", "sha1_signature", HSK_CERT_OCSP_BAD_SIGNATURE),
    BAD("the issuer's issuer", "by_root", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder whose certificate is missing", "by_responder_no_certs", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder without the purpose", "by_responder_without_purpose", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder for any purpose", "by_responder_any_purpose", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder whose key is for other uses", "by_responder_usage", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder with an unknown critical extension", "by_responder_critical",
        HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder of the issuer's issuer", "by_responder_by_root", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder of another issuer of that name", "by_responder_by_twin", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder of nobody", "by_responder_forged", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder with a short key", "by_responder_weak", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder that has expired", "by_responder_expired", HSK_CERT_OCSP_BAD_RESPONDER),
    BAD("a responder of later", "by_responder_future", HSK_CERT_OCSP_BAD_RESPONDER),
    {"a responder that is revoked", "leaf int", "root", .error = HSK_CERT_OCSP_BAD_RESPONDER,
     .blamed = "leaf", .revocation = PREFERRED, .ocsp_mode = PREFERRED, .crls = "crl_later",
     .ocsp = "leaf=by_responder_checked"},
    {"no signature is left", "leaf int", "root", .error = HSK_CERT_BUDGET, .ocsp_mode = PREFERRED,
     .ocsp = "leaf=by_responder", .signatures = 3},
    {"no signature is left for the responder", "leaf int", "root", .error = HSK_CERT_BUDGET,
     .ocsp_mode = PREFERRED, .ocsp = "leaf=by_responder", .signatures = 2},
};

static void test_good(void **state)
{
  (void)state;
  RUN(good);
}

static void test_bad(void **state)
{
  (void)state;
  RUN(bad);
}

/* ---- responses of our own, signed with the issuer's key ---- */

static void append_hex(char *text, const uint8_t *data, size_t len)
{
  text += strlen(text);
  for (size_t i = 0; i < len; i++)
    sprintf(text + 2 * i, "%02x", data[i]);
}

static uint8_t leaf_der[2000], int_der[2000];
static hsk_cert leaf_cert, int_cert;

/* CertID of the leaf, with SHA-1, as text for der_of */
static void append_id(char *text)
{
  uint8_t digest[HSK_SHA1_LEN];
  strcat(text, "30(30(06(2b0e03021a)) 04(");
  hsk_sha1(leaf_der + leaf_cert.issuer.off, leaf_cert.issuer.len, digest);
  append_hex(text, digest, sizeof digest);
  strcat(text, ") 04(");
  hsk_sha1(int_der + int_cert.key.point.off, int_cert.key.point.len, digest);
  append_hex(text, digest, sizeof digest);
  strcat(text, ") 02(");
  append_hex(text, leaf_der + leaf_cert.serial.off, leaf_cert.serial.len);
  strcat(text, "))");
}

static void append_time(char *text, const char *tag, int64_t t)
{
  char out[40];
  time_t when = (time_t)t;
  strftime(out, sizeof out, "18('%Y%m%d%H%M%SZ')", gmtime(&when));
  sprintf(text + strlen(text), tag, out);
}

static hsk_bytes signature_of(const uint8_t *data, size_t len)
{
  static uint8_t key_der[300], sig[HSK_SIGNATURE_MAX];
  uint8_t digest[HSK_HASH_MAX];
  hsk_private_key key;
  hsk_rng rng = {0};
  hsk_bytes made = {sig, 0};
  size_t n = load("int_key", key_der, sizeof key_der);
  assert_int_equal(hsk_private_key_parse(key_der, n, &key).error, HSK_OK);
  hsk_hash_once(HSK_SHA256, data, len, digest);
  assert_true(hsk_sign(HSK_ECDSA_SHA256, key_der, &key, &rng, digest, sig, &made.len));
  return made;
}

/* A response named after what is special about it: states, extensions */
static void save_own(const char *name, const char *states, const char *extensions)
{
  static char text[3000], whole[6000], id[300];
  static uint8_t der[3000];
  size_t mark = SIZE_MAX;
  id[0] = 0;
  append_id(id);
  strcpy(text, "30(a1(");
  append_hex(text, int_der + int_cert.subject.off, int_cert.subject.len);
  strcat(text, ") 18('20250101000000Z') 30(");
  for (const char *p = states; *p != 0; p++) {
    char one[2] = {*p, 0};
    strcat(text, *p == '#' ? id : one);
  }
  sprintf(text + strlen(text), ") %s)", extensions);
  hsk_bytes sig = signature_of(der, der_of(text, der, &mark));
  snprintf(whole, sizeof whole,
           "30(0a0100 a0(30(06(2b0601050507300101) 04(30(%s 30(06(2a8648ce3d040302)) 03(00", text);
  append_hex(whole, sig.data, sig.len);
  strcat(whole, "))))))");
  save(name, der, der_of(whole, der, &mark));
}

static void make_own(void)
{
  char state[400] = "30(# 80()", two[800];
  size_t n = load("leaf", leaf_der, sizeof leaf_der);
  assert_int_equal(hsk_cert_parse(leaf_der, n, &leaf_cert).error, HSK_OK);
  n = load("int", int_der, sizeof int_der);
  assert_int_equal(hsk_cert_parse(int_der, n, &int_cert).error, HSK_OK);
  append_time(state, "%s", real_time);
  char *end = state + strlen(state);
  strcpy(end, ")");
  save_own("own", state, "");
  save_own("own_extension", state, "a1(30(30(06(2a0304) 04(0500))))");
  save_own("own_critical", state, "a1(30(30(06(2a0304) 0101ff 04(0500))))");
  strcpy(end, "a1(30(30(06(2a0304) 0101ff 04(0500)))))");
  save_own("own_single_critical", state, "");
  strcpy(end, "");
  append_time(state, "a0(%s))", real_time - 1);
  save_own("own_backwards", state, "");
  save_own("own_none", "", "");
  /* an old one and one of now: in both orders */
  strcpy(end, ")");
  strcpy(two, "30(# 80()");
  append_time(two, "%s)", real_time - 100 * 86400);
  strcat(two, state);
  save_own("own_old_new", two, "");
  strcpy(two, state);
  strcat(two, "30(# 80()");
  append_time(two, "%s)", real_time - 100 * 86400);
  save_own("own_new_old", two, "");
  /* revoked long ago, by a response of then */
  strcpy(two, state);
  strcat(two, "30(# a1(18('20250101000000Z'))");
  append_time(two, "%s)", real_time - 100 * 86400);
  save_own("own_revoked", two, "");
  save_own("own_unknown", "30(# 82() 18('20250101000000Z'))", "");
}

/* What openssl does not make */
static int make(void **state)
{
  static uint8_t der[3000];
  if (setup(state) != 0) return -1;
  real_time = time(NULL);
  make_own();
  size_t n = load("good_no_certs", der, sizeof der);
  der[n - 1] ^= 1;
  save("bad_signature", der, n);
  der[n] = 0;
  save("trailing", der, n + 1);
  der[0] = 0x31;
  save("junk", der, n);
  save("try_later", (const uint8_t *)"\x30\x03\x0a\x01\x03", 5);
  /* the signature's last byte stands before the certificates */
  hsk_ocsp o;
  n = load("by_responder", der, sizeof der);
  assert_int_equal(hsk_ocsp_parse(der, n, &o).error, HSK_OK);
  der[o.signature.off + o.signature.len - 1] ^= 1;
  save("responder_bad_signature", der, n);
  return 0;
}

/* ---- times, at both sides of each limit ---- */

static hsk_ocsp_single single_of(const char *name)
{
  static uint8_t der[3000];
  hsk_ocsp o;
  hsk_ocsp_single x;
  size_t n = load(name, der, sizeof der);
  assert_int_equal(hsk_ocsp_parse(der, n, &o).error, HSK_OK);
  assert_true(hsk_ocsp_single_parse(der, o.responses.off + o.responses.len, o.responses.off, &x));
  assert_in_range(real_time - x.this_update_time, 0, 600);
  return x;
}

static void at(const char *response, int64_t now, uint32_t error)
{
  char ocsp[40];
  snprintf(ocsp, sizeof ocsp, "leaf=%s", response);
  row r = {response, "leaf int", "root", .error = error, .ocsp_mode = REQUIRED, .ocsp = ocsp, .now = now};
  run(&r, 0);
}

static void test_times(void **state)
{
  (void)state;
  hsk_ocsp_single x = single_of("good");
  assert_true(x.has_next_update);
  assert_int_equal(x.next_update_time - x.this_update_time, 7 * 86400);
  at("good", x.this_update_time - HSK_OCSP_TOLERANCE - 1, HSK_CERT_OCSP_NOT_CURRENT);
  at("good", x.this_update_time - HSK_OCSP_TOLERANCE, HSK_OK);
  at("good", x.next_update_time + HSK_OCSP_TOLERANCE, HSK_OK);
  at("good", x.next_update_time + HSK_OCSP_TOLERANCE + 1, HSK_CERT_OCSP_NOT_CURRENT);
  x = single_of("endless");
  assert_false(x.has_next_update);
  at("endless", x.this_update_time + HSK_OCSP_DEFAULT_AGE + HSK_OCSP_TOLERANCE, HSK_OK);
  at("endless", x.this_update_time + HSK_OCSP_DEFAULT_AGE + HSK_OCSP_TOLERANCE + 1,
     HSK_CERT_OCSP_NOT_CURRENT);
}

/* Each bit of a response and its signature counts: with any one turned over it is no good. Certificates that nobody needs are not signed. */
static void test_each_bit(void **state)
{
  static uint8_t der[3000];
  (void)state;
  size_t n = load("good_no_certs", der, sizeof der);
  row r = {"a bit", "leaf int", "root", .error = HSK_OK, .ocsp_mode = REQUIRED, .ocsp = "leaf=good_no_certs"};
  fill_pool(r.certs, 0);
  fill_anchors(r.anchors);
  hsk_chain_request req = request_of(&r);
  hsk_bytes response = {der, n};
  work = (hsk_chain_work){.slots = slots, .slots_len = HSK_CHAIN_MAX_CERTS};
  req.ocsp = &response;
  req.ocsp_len = 1;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_OK);
  for (size_t i = 0; i < n; i++) {
    der[i] ^= (uint8_t)(1u << i % 8);
    assert_int_not_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_OK);
    der[i] ^= (uint8_t)(1u << i % 8);
  }
  for (size_t len = 1; len < n; len++) {
    response.len = len;
    assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_CERT_BAD_OCSP);
  }
}

/* A bare anchor's key is known by its SubjectPublicKeyInfo. */
static void test_bare_anchor(void **state)
{
  static uint8_t root[2000], bare[2000];
  (void)state;
  hsk_cert c;
  size_t n = load("root", root, sizeof root);
  assert_int_equal(hsk_cert_parse(root, n, &c).error, HSK_OK);
  memcpy(bare, root + c.subject.off, c.subject.len);
  memcpy(bare + c.subject.len, root + c.spki.off, c.spki.len);
  row r = {"bare",
           "int",
           "root",
           .error = HSK_OK,
           .ocsp_mode = REQUIRED,
           .ocsp = "int=good_int",
           .purpose = HSK_PURPOSE_ANY};
  fill_pool(r.certs, 0);
  fill_ocsp(r.ocsp);
  hsk_chain_request req = request_of(&r);
  req.anchors = anchors;
  req.anchors_len = 1;
  assert_int_equal(hsk_anchor_bare((hsk_bytes){bare, c.subject.len + c.spki.len}, anchors).error, HSK_OK);
  work = (hsk_chain_work){.slots = slots, .slots_len = HSK_CHAIN_MAX_CERTS};
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_OK);
  anchors[0].cert.spki.len = 0;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_CERT_OCSP_OTHER_CERT);
  req.ocsp_mode = REQUIRED + 1;
  assert_int_equal(hsk_chain_check(&req, &work, &verdict).error, HSK_BAD_CALL);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_good),     cmocka_unit_test(test_bad),         cmocka_unit_test(test_times),
      cmocka_unit_test(test_each_bit), cmocka_unit_test(test_bare_anchor),
  };
  return cmocka_run_group_tests(tests, make, teardown);
}
