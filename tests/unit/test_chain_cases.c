/* The cases of corpus/chains: one chain for each error that a chain can give, which tests/gen/chain_cases makes with the openssl tool. Its header says
   how they are written. What a case answers does not depend on this machine's time: it says its own, or is judged at 2026-01-01. */
#include "msg_util.h"
#include <dirent.h>
#include "adaptor/bearssl_x509.h"
#include "chain/chain.h"
#include "crypto/crypto.h"

#define NOW    1767225600 /* 2026-01-01 */
#define FOLDER "corpus/chains"

enum { MOST = 8, TEXT_MAX = 40000 };

typedef struct {
  uint32_t error, index;
  char clause[80], name[80], suffix[80];
  size_t slots_len;
  hsk_chain_request req;
  uint8_t der[TEXT_MAX];
  size_t used;
  hsk_span certs[MOST];
  hsk_anchor anchors[MOST];
  hsk_bytes crls[MOST], response;
} chain_case;

static const char *const names[] = {
#define HSK_E(name, class_, alert, rfc, sentence) #name,
#include "core/errors.def"
#undef HSK_E
};

static uint32_t error_of(const char *name)
{
  for (uint32_t i = 0; i < HSK_ERROR_COUNT; i++)
    if (strcmp(names[i], name) == 0) return i;
  fail_msg("no error is called %s", name);
  return HSK_OK;
}

static hsk_bytes text_of(const char *s)
{
  return (hsk_bytes){(const uint8_t *)s, strlen(s)};
}

static int is_suffix(void *arg, hsk_bytes domain)
{
  return domain.len == strlen(arg) && memcmp(domain.data, arg, domain.len) == 0;
}

/* A line "key: value" */
static void set(chain_case *c, const char *key, const char *value)
{
  if (strcmp(key, "error") == 0) {
    c->error = error_of(value);
  } else if (strcmp(key, "clause") == 0) {
    snprintf(c->clause, sizeof c->clause, "%s", value);
  } else if (strcmp(key, "index") == 0) {
    c->index = (uint32_t)atoi(value);
  } else if (strcmp(key, "time") == 0) {
    c->req.now_time = atoll(value);
  } else if (strcmp(key, "name") == 0) {
    snprintf(c->name, sizeof c->name, "%s", value);
    c->req.name = text_of(c->name);
  } else if (strcmp(key, "suffix") == 0) {
    snprintf(c->suffix, sizeof c->suffix, "%s", value);
    c->req.is_public_suffix = is_suffix;
    c->req.suffix_arg = c->suffix;
  } else if (strcmp(key, "signatures") == 0) {
    c->req.budget_signatures = (uint32_t)atoi(value);
  } else if (strcmp(key, "slots") == 0) {
    c->slots_len = (size_t)atoi(value);
  } else if (strcmp(key, "profile") == 0 && strcmp(value, "webpki") == 0) {
    c->req.profile = HSK_PROFILE_WEBPKI;
  } else if (strcmp(key, "revocation") == 0 && strcmp(value, "required") == 0) {
    c->req.revocation = HSK_REVOCATION_REQUIRED;
  } else if (strcmp(key, "ocsp") == 0) {
    c->req.ocsp_mode = strcmp(value, "required") == 0 ? HSK_REVOCATION_REQUIRED : HSK_REVOCATION_PREFERRED;
  } else {
    fail_msg("unknown line: %s: %s", key, value);
  }
}

static size_t read_lines(chain_case *c, const char *text)
{
  char key[20], value[80];
  size_t at = 0;
  while (text[at] != '-') {
    assert_int_equal(sscanf(text + at, "%19[^:]: %79[^\n]", key, value), 2);
    set(c, key, value);
    at += strcspn(text + at, "\n") + 1;
  }
  return at;
}

static void add(chain_case *c, const char *label, hsk_span der)
{
  hsk_bytes bytes = {c->der + der.off, der.len};
  if (strcmp(label, "OCSP RESPONSE") == 0) {
    c->response = bytes;
    c->req.ocsp_len = 1;
    return;
  }
  size_t *n = strcmp(label, "CERTIFICATE") == 0    ? &c->req.certs_len
              : strcmp(label, "TRUST ANCHOR") == 0 ? &c->req.anchors_len
                                                   : &c->req.crls_len;
  assert_true(*n < MOST);
  if (n == &c->req.certs_len) c->certs[*n] = der;
  if (n == &c->req.anchors_len) assert_int_equal(hsk_anchor_from_cert(bytes, &c->anchors[*n]).error, HSK_OK);
  if (n == &c->req.crls_len) c->crls[*n] = bytes;
  ++*n;
}

static void load(chain_case *c, const char *path)
{
  static char text[TEXT_MAX];
  char label[32];
  FILE *f = fopen(path, "r");
  assert_non_null(f);
  size_t len = fread(text, 1, sizeof text - 1, f), n;
  fclose(f);
  text[len] = 0;
  memset(c, 0, sizeof *c);
  c->used = 1;
  c->slots_len = MOST;
  c->req = (hsk_chain_request){.base = c->der,
                               .certs = c->certs,
                               .anchors = c->anchors,
                               .crls = c->crls,
                               .ocsp = &c->response,
                               .now_time = NOW,
                               .purpose = HSK_PURPOSE_SERVER_AUTH};
  size_t pos = read_lines(c, text);
  while (hsk_pem_decode((hsk_bytes){(const uint8_t *)text, len}, &pos, label, c->der + c->used,
                        sizeof c->der - c->used, &n)
             .error == HSK_OK) {
    add(c, label, (hsk_span){c->used, n});
    c->used += n;
  }
}

/* The same chain through the engine for BearSSL, in pieces of a few bytes, and with a buffer that is a byte too short */
static void through_bearssl(const char *path, const chain_case *c)
{
  static hsk_br_x509 x;
  static uint8_t buf[TEXT_MAX];
  hsk_chain_crl lists[MOST];
  const br_x509_class **engine = hsk_br_x509_class_of(&x);
  for (size_t missing = 0; missing < 2; missing++) {
    hsk_br_x509_init(&x, &c->req, buf, 1 - missing);
    for (size_t i = 0; i < c->req.certs_len; i++)
      x.buf_len += c->certs[i].len;
    x.work.crls = lists;
    x.work.crls_len = MOST;
    x.vtable->start_chain(engine, c->name);
    for (size_t i = 0; i < c->req.certs_len; i++) {
      x.vtable->start_cert(engine, (uint32_t)c->certs[i].len);
      for (size_t at = 0, n; at < c->certs[i].len; at += n) {
        n = c->certs[i].len - at < 7 ? c->certs[i].len - at : 7;
        x.vtable->append(engine, c->der + c->certs[i].off + at, n);
      }
      x.vtable->end_cert(engine);
    }
    uint32_t want = missing ? HSK_BUFFER_TOO_SMALL : c->error;
    unsigned got = x.vtable->end_chain(engine), usages = 0;
    const hsk_failure *why = hsk_br_x509_failure(&x);
    if ((why == NULL ? HSK_OK : why->error) != want)
      fail_msg("%s: %s", path, names[why == NULL ? 0 : why->error]);
    assert_int_equal(got, hsk_br_x509_error(want));
    assert_int_equal(got == 0, want == HSK_OK);
    if (!missing && why != NULL) assert_int_equal(why->cert_index, c->index);
    const br_x509_pkey *key = x.vtable->get_pkey(engine, &usages);
    assert_int_equal(key == NULL, want != HSK_OK);
    if (key == NULL) continue;
    assert_int_equal(key->key_type, BR_KEYTYPE_EC);
    assert_int_equal(key->key.ec.curve, BR_EC_secp256r1);
    assert_int_equal(usages, BR_KEYTYPE_SIGN);
  }
}

static uint32_t run(const char *path)
{
  static chain_case c;
  hsk_chain_slot slots[MOST];
  hsk_policy_node nodes[64];
  hsk_chain_crl lists[MOST];
  hsk_chain_verdict v;
  load(&c, path);
  hsk_chain_work work = {.slots = slots,
                         .slots_len = c.slots_len,
                         .nodes = nodes,
                         .nodes_len = 64,
                         .crls = lists,
                         .crls_len = MOST};
  hsk_result r = hsk_chain_check(&c.req, &work, &v);
  if (r.error != c.error) fail_msg("%s: %s", path, names[r.error]);
  if (v.index != c.index) fail_msg("%s: certificate %u is blamed", path, v.index);
  if (c.slots_len == MOST) through_bearssl(path, &c);
  if (strcmp(c.clause, hsk_error_rfc(r.error)) != 0) fail_msg("%s: clause %s", path, hsk_error_rfc(r.error));
  return r.error;
}

static void test_cases(void **state)
{
  static int seen[HSK_ERROR_COUNT];
  char path[400];
  const struct dirent *entry;
  DIR *folder = opendir(FOLDER);
  (void)state;
  assert_non_null(folder);
  while ((entry = readdir(folder)) != NULL) {
    const char *dot = strrchr(entry->d_name, '.');
    if (dot == NULL || strcmp(dot, ".case") != 0) continue;
    snprintf(path, sizeof path, FOLDER "/%s", entry->d_name);
    seen[run(path)] = 1;
  }
  closedir(folder);
  /* hsk_crl_parse alone says this: a CRL that is malformed is left out of the chain's */
  seen[HSK_CERT_BAD_CRL] = 1;
  assert_true(seen[HSK_OK]);
  for (uint32_t i = 0; i < HSK_ERROR_COUNT; i++)
    if (hsk_error_class_of(i) == HSK_CLASS_CERT && !seen[i]) fail_msg("no case gives %s", names[i]);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
