/* worst: the chain validator on the worst that a peer or a directory can hand in, with the default budgets. One line per case: the answer, the
   milliseconds in all, those in signatures and the hashes under them (which the budget allows), and the rest, for which the bar is 50 ms. */
#include "bench.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "chain/chain.h"
#include "crypto/crypto.h"
#include "worst.h"

#define NOW 1767225600 /* 2026-01-01 */
#define BAR 50.0
enum { MOST = 128, LISTED = 10000, NODES = 8192 };

/* ---- a clock around the seam ---- */

static uint64_t seam_ticks;
int __real_hsk_verify(uint32_t, const uint8_t *, const hsk_public_key *, const uint8_t *, hsk_bytes);
int __wrap_hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                      hsk_bytes signature);
int __wrap_hsk_verify(uint32_t scheme, const uint8_t *base, const hsk_public_key *key, const uint8_t *digest,
                      hsk_bytes signature)
{
  uint64_t from = ticks();
  int yes = __real_hsk_verify(scheme, base, key, digest, signature);
  seam_ticks += ticks() - from;
  return yes;
}
void __real_hsk_hash_once(uint32_t, const uint8_t *, size_t, uint8_t *);
void __wrap_hsk_hash_once(uint32_t hash, const uint8_t *data, size_t len, uint8_t *digest);
void __wrap_hsk_hash_once(uint32_t hash, const uint8_t *data, size_t len, uint8_t *digest)
{
  uint64_t from = ticks();
  __real_hsk_hash_once(hash, data, len, digest);
  seam_ticks += ticks() - from;
}

/* ---- a case ---- */

static uint8_t pool[POOL], other[POOL], root_der[2048];
static hsk_span spans[MOST];
static size_t used, count;
static hsk_chain_slot slots[MOST];
static hsk_policy_node nodes[NODES];
static hsk_chain_crl lists[2];
static hsk_anchor anchor;
static int over;

static void start(void)
{
  const certificate root = {.subject = "root", .issuer = "root", .serial = 1, .is_ca = 1};
  used = 1;
  count = 0;
  hsk_bytes der = {root_der, make_cert(&root, root_der)};
  if (hsk_anchor_from_cert(der, &anchor).error != HSK_OK) exit(2);
}

static void add(const certificate *c)
{
  spans[count].off = used;
  spans[count].len = make_cert(c, pool + used);
  used += spans[count++].len;
}

static double ms(uint64_t t)
{
  return (double)t / ticks_per_us() / 1000;
}

static void measure(const char *name, hsk_chain_request req)
{
  uint64_t total[5], seam[5];
  hsk_chain_verdict v;
  hsk_chain_work work = {
      .slots = slots, .slots_len = MOST, .nodes = nodes, .nodes_len = NODES, .crls = lists, .crls_len = 2};
  req.base = pool;
  req.certs = spans;
  req.certs_len = count;
  req.anchors = &anchor;
  req.anchors_len = 1;
  req.now_time = NOW;
  req.purpose = HSK_PURPOSE_SERVER_AUTH;
  req.profile = HSK_PROFILE_PATH;
  hsk_result r = {0, HSK_OK};
  for (size_t i = 0; i < 5; i++) {
    seam_ticks = 0;
    uint64_t from = ticks();
    r = hsk_chain_check(&req, &work, &v);
    total[i] = ticks() - from;
    seam[i] = seam_ticks;
  }
  double all = ms(median(total, 5)), signatures = ms(median(seam, 5));
  printf("  %-52s %-28s %9.2f %9.2f %9.2f%s\n", name, hsk_error_name(r.error), all, signatures,
         all - signatures, all - signatures > BAR ? "  OVER THE BAR" : "");
  if (all - signatures > BAR) over = 1;
}

/* ---- name constraints ---- */

static void many_subtrees(void)
{
  size_t end = front;
  for (unsigned i = 0; i < LISTED; i++) {
    char text[40];
    size_t one = front;
    snprintf(text, sizeof text, "host%u.example.net", i);
    put_text(0x82, text);
    wrap(0x30, one);
  }
  wrap(0xa1, end);
  wrap(0x30, end);
  wrap_extension(30, 1, end);
}

static unsigned names_wanted;
static void alt_names(void)
{
  size_t end = front;
  for (unsigned i = 0; i < names_wanted; i++) {
    char text[40];
    snprintf(text, sizeof text, "www%u.example.org", i);
    put_text(0x82, text);
  }
  wrap(0x30, end);
  wrap_extension(17, 0, end);
}

static void constrained(const char *name, unsigned wanted)
{
  const certificate leaf = {.subject = "leaf", .issuer = "int", .serial = 3, .more = alt_names},
                    issuer = {
                        .subject = "int", .issuer = "root", .serial = 2, .is_ca = 1, .more = many_subtrees};
  const hsk_chain_request req = {.name = {NULL, 0}};
  names_wanted = wanted;
  start();
  add(&leaf);
  add(&issuer);
  measure(name, req);
}

/* ---- revocation ---- */

static const certificate plain_leaf = {.subject = "leaf", .issuer = "root", .serial = 3};

static void listed(const char *name, uint32_t serial)
{
  start();
  certificate leaf = plain_leaf;
  leaf.serial = serial;
  add(&leaf);
  front = POOL;
  for (uint32_t i = 0; i < LISTED; i++) {
    size_t end = front;
    put_text(0x17, "250101000000Z");
    put_serial(LISTED + i);
    wrap(0x30, end);
  }
  wrap(0x30, POOL);
  put_text(0x17, "300101000000Z");
  put_text(0x17, "250101000000Z");
  put_name("root");
  put_algorithm();
  put_tlv(0x02, "\1", 1);
  wrap(0x30, POOL);
  hsk_bytes crl = {other, sign_into(other, 0)};
  const hsk_chain_request req = {.revocation = HSK_REVOCATION_REQUIRED, .crls = &crl, .crls_len = 1};
  measure(name, req);
}

/* A state about serial; right: the hashes are those of the issuer. */
static void put_state(uint32_t serial, const uint8_t *name_hash, const uint8_t *key_hash)
{
  size_t end = front;
  put_text(0x18, "20260101000000Z");
  put_tlv(0x80, "", 0);
  size_t id = front;
  put_serial(serial);
  put_tlv(0x04, key_hash, 20);
  put_tlv(0x04, name_hash, 20);
  put_tlv(0x30, "\x06\x05\x2b\x0e\x03\x02\x1a", 7);
  wrap(0x30, id);
  wrap(0x30, end);
}

static void answered(const char *name, uint32_t serial)
{
  static uint8_t basic[POOL];
  uint8_t name_hash[20] = {0}, key_hash[20];
  start();
  add(&plain_leaf);
  hsk_sha1(root_der + anchor.cert.subject.off, anchor.cert.subject.len, name_hash);
  hsk_sha1(point, 65, key_hash);
  front = POOL;
  put_state(plain_leaf.serial, name_hash, key_hash);
  name_hash[0] ^= 1;
  for (uint32_t i = 0; i < LISTED; i++)
    put_state(serial == 0 ? LISTED + i : serial, name_hash, key_hash);
  wrap(0x30, POOL);
  put_text(0x18, "20260101000000Z");
  size_t id = front;
  put_name("root");
  wrap(0xa1, id);
  wrap(0x30, POOL);
  size_t n = sign_into(basic, 0);
  front = POOL;
  put(basic, n);
  wrap(0x04, POOL);
  put_tlv(0x06, "\x2b\x06\x01\x05\x05\x07\x30\x01\x01", 9);
  wrap(0x30, POOL);
  wrap(0xa0, POOL);
  put_tlv(0x0a, "", 1);
  wrap(0x30, POOL);
  memcpy(other, written(), POOL - front);
  hsk_bytes response = {other, POOL - front};
  const hsk_chain_request req = {.ocsp_mode = HSK_REVOCATION_REQUIRED, .ocsp = &response, .ocsp_len = 1};
  measure(name, req);
}

/* ---- pools ---- */

static void same_name(void)
{
  certificate leaf = {.subject = "leaf", .issuer = "int", .serial = 3, .spoiled = 1},
              issuer = {.subject = "int", .issuer = "root", .is_ca = 1};
  const hsk_chain_request req = {.name = {NULL, 0}};
  start();
  add(&leaf);
  for (uint32_t i = 0; i < 100; i++) {
    issuer.serial = i;
    add(&issuer);
  }
  measure("100 candidates of one name, a bad signature", req);
}

static void loops(void)
{
  certificate leaf = {.subject = "leaf", .issuer = "n0", .serial = 3}, issuer = {.is_ca = 1};
  const hsk_chain_request req = {.name = {NULL, 0}};
  start();
  add(&leaf);
  for (uint32_t i = 0; i < 100; i++) {
    char holder[8], by[8];
    snprintf(holder, sizeof holder, "n%u", i / 10);
    snprintf(by, sizeof by, "n%u", i % 10);
    issuer.subject = holder;
    issuer.issuer = by;
    issuer.serial = i;
    add(&issuer);
  }
  measure("ten names, each certified by each, no anchor", req);
}

/* ---- policies ---- */

static unsigned level;
static void put_policy_oid(unsigned at, unsigned i)
{
  const uint8_t oid[4] = {0x2a, 3, (uint8_t)(at + 1), (uint8_t)(i + 1)};
  put_tlv(0x06, oid, sizeof oid);
}

/* HSK_POLICIES_MAX policies of this level, each mapped to one of the next */
static void many_policies(void)
{
  size_t end = front;
  for (unsigned i = 0; i < 64; i++) {
    size_t one = front;
    put_policy_oid(level, i);
    wrap(0x30, one);
  }
  wrap(0x30, end);
  wrap_extension(32, 0, end);
  if (level == HSK_CHAIN_MAX_DEPTH) return;
  end = front;
  for (unsigned i = 0; i < 64; i++) {
    size_t one = front;
    put_policy_oid(level + 1, 63 - i);
    put_policy_oid(level, i);
    wrap(0x30, one);
  }
  wrap(0x30, end);
  wrap_extension(33, 1, end);
}

static void deep_policies(const char *name, uint8_t wanted)
{
  certificate c = {.more = many_policies};
  const uint8_t oid[4] = {0x2a, 3, 1, wanted};
  hsk_bytes policy = {oid, sizeof oid};
  start();
  for (unsigned i = 0; i <= HSK_CHAIN_MAX_DEPTH; i++) {
    char holder[8], by[8];
    level = HSK_CHAIN_MAX_DEPTH - i;
    snprintf(holder, sizeof holder, "p%u", level);
    snprintf(by, sizeof by, "p%u", level - 1);
    c.subject = holder;
    c.issuer = level == 0 ? "root" : by;
    c.serial = level;
    c.is_ca = i != 0;
    add(&c);
  }
  const hsk_chain_request req = {.policy_flags = HSK_POLICY_EXPLICIT, .policies = &policy, .policies_len = 1};
  measure(name, req);
}

int main(void)
{
  printf("  %-52s %-28s %9s %9s %9s\n", "case", "answer", "ms", "signed", "rest");
  constrained("10,000 excluded names, a certificate of one name", 1);
  constrained("10,000 excluded names, one of 100", 100);
  constrained("10,000 excluded names, one of 1,000", 1000);
  listed("a CRL of 10,000 entries, not listed", 3);
  listed("a CRL of 10,000 entries, the last but one", LISTED + 1);
  answered("an OCSP response of 10,000 other states", 0);
  answered("an OCSP response of 10,000 states of that number", 3);
  same_name();
  loops();
  deep_policies("9 levels of 64 policies, all mapped", 1);
  deep_policies("9 levels of 64 policies, none that is wanted", 100);
  return over;
}
