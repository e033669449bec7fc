#include "peer12.h"
#include "msg/certificate.h"
#include "msg/certificate_request.h"
#include "msg/certificate_verify.h"
#include "msg/client_hello.h"
#include "msg/client_key_exchange.h"
#include "msg/ext/alpn.h"
#include "msg/ext/ec_point_formats.h"
#include "msg/ext/extended_master_secret.h"
#include "msg/ext/renegotiation_info.h"
#include "msg/ext/server_name.h"
#include "msg/finished.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"
#include "msg/server_key_exchange.h"
#include <string.h>

const peer12_variant peer12_variants[PEER12_VARIANTS] = {
    {0xC02B, HSK_X25519, HSK_EMS_OFFER, 1, 0, HSK_KEY_NONE, 0, 1, 0},
    {0xC030, HSK_SECP256R1, HSK_EMS_OFFER, 0, 1, HSK_KEY_EC, 0, 0, 0},
    {0xCCAA, 0, HSK_EMS_REQUIRE, 1, 1, HSK_KEY_RSA, 0, 1, 0},
    {0x009C, 0, HSK_EMS_OFFER, 1, 0, HSK_KEY_NONE, 1, 1, 0},
    {0x009D, 0, HSK_EMS_OFF, 0, 1, HSK_KEY_NONE, 0, 1, 0},
    {0xCCA8, HSK_SECP384R1, HSK_EMS_REQUIRE, 1, 1, HSK_KEY_RSA, 1, 0, 1},
    {0x009E, 0, HSK_EMS_OFF, 0, 0, HSK_KEY_EC, 0, 0, 1},
    {0xC02C, HSK_SECP521R1, HSK_EMS_OFFER, 1, 1, HSK_KEY_EC, 0, 1, 1},
    {0x009C, 0, HSK_EMS_OFFER, 0, 1, HSK_KEY_RSA, 1, 0, 1},
};

/* ---- the small world: one root, one intermediate, two servers, two clients ---- */

static struct {
  int ready;
  toy_key root, middle, rsa, ec, client_rsa, client_ec;
  uint8_t root_der[TOY_CERT_MAX], middle_der[TOY_CERT_MAX], rsa_der[TOY_CERT_MAX], ec_der[TOY_CERT_MAX];
  uint8_t client_rsa_der[TOY_CERT_MAX], client_ec_der[TOY_CERT_MAX];
  hsk_bytes rsa_chain[2], ec_chain[2], client_rsa_chain[1], client_ec_chain[1];
  hsk_private_key client_rsa_key, client_ec_key;
  hsk_credential credentials[2]; /* of clients: RSA, EC */
  hsk_anchor anchor;
} world;

static hsk_bytes make(const toy_cert *c, uint8_t *out)
{
  return (hsk_bytes){out, toy_cert_make(c, out)};
}

static void make_keys(void)
{
  toy_key_make(&world.root, HSK_KEY_RSA, 256, 1000);
  toy_key_make(&world.middle, HSK_KEY_EC, HSK_SECP384R1, 2000);
  toy_key_make(&world.rsa, HSK_KEY_RSA, 256, 3000);
  toy_key_make(&world.ec, HSK_KEY_EC, HSK_SECP256R1, 4000);
  toy_key_make(&world.client_rsa, HSK_KEY_RSA, 256, 5000);
  toy_key_make(&world.client_ec, HSK_KEY_EC, HSK_SECP256R1, 6000);
  hsk_result r = hsk_private_key_parse(world.client_rsa.der, world.client_rsa.der_len, &world.client_rsa_key);
  hsk_result s = hsk_private_key_parse(world.client_ec.der, world.client_ec.der_len, &world.client_ec_key);
  FUZZ_CHECK(r.error == HSK_OK && s.error == HSK_OK, "set-up: a private key does not parse");
}

static void make_world(void)
{
  if (world.ready) return;
  world.ready = 1;
  make_keys();
  const toy_cert root = {.subject = "root",
                         .issuer = "root",
                         .key = &world.root,
                         .signer = &world.root,
                         .is_ca = 1,
                         .scheme = HSK_RSA_PKCS1_SHA256,
                         .key_usage = 0x06};
  const toy_cert middle = {.subject = "middle",
                           .issuer = "root",
                           .key = &world.middle,
                           .signer = &world.root,
                           .is_ca = 1,
                           .path_len = 1,
                           .scheme = HSK_RSA_PKCS1_SHA384,
                           .key_usage = 0x06};
  toy_cert leaf = {.subject = "leaf",
                   .issuer = "middle",
                   .dns = PEER12_NAME,
                   .key = &world.rsa,
                   .signer = &world.middle,
                   .scheme = HSK_ECDSA_SHA384,
                   .key_usage = 0xa0,
                   .purpose = 1};
  hsk_bytes root_der = make(&root, world.root_der);
  world.rsa_chain[1] = world.ec_chain[1] = make(&middle, world.middle_der);
  world.rsa_chain[0] = make(&leaf, world.rsa_der);
  leaf.key = &world.ec;
  leaf.key_usage = 0x80;
  world.ec_chain[0] = make(&leaf, world.ec_der);
  leaf.purpose = 2;
  leaf.key = &world.client_ec;
  world.client_ec_chain[0] = make(&leaf, world.client_ec_der);
  leaf.key = &world.client_rsa;
  world.client_rsa_chain[0] = make(&leaf, world.client_rsa_der);
  world.credentials[0] = (hsk_credential){.chain = world.client_rsa_chain,
                                          .chain_len = 1,
                                          .key_der = {world.client_rsa.der, world.client_rsa.der_len},
                                          .key = &world.client_rsa_key};
  world.credentials[1] = (hsk_credential){.chain = world.client_ec_chain,
                                          .chain_len = 1,
                                          .key_der = {world.client_ec.der, world.client_ec.der_len},
                                          .key = &world.client_ec_key};
  FUZZ_CHECK(hsk_anchor_from_cert(root_der, &world.anchor).error == HSK_OK, "set-up: the root is no anchor");
}

void peer12_config(size_t variant, hsk_config *cfg)
{
  static const uint8_t seed[32] = {1, 2, 3};
  static const hsk_bytes alpn[2] = {{(const uint8_t *)"h2", 2}, {(const uint8_t *)"http/1.1", 8}};
  const peer12_variant *v = &peer12_variants[variant];
  make_world();
  memset(cfg, 0, sizeof *cfg);
  cfg->anchors = &world.anchor;
  cfg->anchors_len = 1;
  if (v->client_key != HSK_KEY_NONE) {
    cfg->credentials = &world.credentials[v->client_key == HSK_KEY_EC];
    cfg->credentials_len = 1;
  }
  cfg->max_version = HSK_TLS12;
  if (!v->all_suites) {
    cfg->suites = &v->suite;
    cfg->suites_len = 1;
  }
  cfg->alpn = alpn;
  cfg->alpn_len = v->alpn ? 2 : 0;
  cfg->ems = v->client_ems;
  cfg->now_time = TOY_NOW;
  cfg->seed = (hsk_bytes){seed, sizeof seed};
}

hsk_bytes peer12_certificate(size_t i, const toy_key **key)
{
  const toy_key *keys[] = {&world.root, &world.middle,     &world.rsa,
                           &world.ec,   &world.client_rsa, &world.client_ec};
  make_world();
  const hsk_bytes ders[] = {world.anchor.der,  world.rsa_chain[1],        world.rsa_chain[0],
                            world.ec_chain[0], world.client_rsa_chain[0], world.client_ec_chain[0]};
  *key = keys[i];
  return ders[i];
}

const hsk_anchor *peer12_anchor(void)
{
  make_world();
  return &world.anchor;
}

/* ---- making messages ---- */

static void add_transcript(peer12 *p, const uint8_t *message, size_t len)
{
  FUZZ_CHECK(len <= sizeof p->transcript - p->transcript_len, "set-up: the transcript is too long");
  memcpy(p->transcript + p->transcript_len, message, len);
  p->transcript_len += len;
}

static uint8_t *room(peer12 *p)
{
  FUZZ_CHECK(sizeof p->bytes - p->bytes_len >= 6144 && p->made < PEER12_MESSAGES,
             "set-up: too many messages");
  return p->bytes + p->bytes_len;
}

static void emit(peer12 *p, uint32_t content_type, size_t len, int sealed)
{
  p->messages[p->made++] = (peer12_message){content_type, p->bytes_len, len, sealed};
  p->bytes_len += len;
}

/* the body of need bytes stands 4 bytes behind room(p) */
static void emit_handshake(peer12 *p, uint32_t msg_type, hsk_built b)
{
  uint8_t *at = room(p);
  FUZZ_CHECK(b.error == HSK_OK, "set-up: a message of the server does not build");
  hsk_handshake_header_put(at, msg_type, b.need);
  add_transcript(p, at, b.need + 4);
  emit(p, HSK_HANDSHAKE, b.need + 4, msg_type == HSK_MSG_FINISHED);
}

#define BODY(p)  (room(p) + 4)
#define BODY_CAP 6000

static size_t add_extensions(const peer12 *p, const hsk_client_hello *ch, const uint8_t *body, uint8_t *out)
{
  size_t n = 0, end = ch->extensions.off + ch->extensions.len;
  hsk_built b = hsk_renegotiation_info_build((hsk_bytes){NULL, 0}, out, 64);
  n += b.need;
  if (p->v->name && hsk_extensions_find(body, ch->extensions.off, end, HSK_EXTENSION_SERVER_NAME).off != 0) {
    b = hsk_server_name_response_build(out + n, 64);
    n += b.need;
  }
  if (p->ems) {
    b = hsk_extended_master_secret_build(out + n, 64);
    n += b.need;
  }
  if (p->suite->key_exchange == HSK_KX_ECDHE) {
    b = hsk_ec_point_formats_build(out + n, 64);
    n += b.need;
  }
  if (p->v->alpn) {
    b = hsk_alpn_response_build((hsk_bytes){(const uint8_t *)"http/1.1", 8}, out + n, 64);
    n += b.need;
  }
  return n;
}

static void send_server_hello(peer12 *p, const hsk_client_hello *ch, const uint8_t *body)
{
  uint8_t extensions[512];
  size_t end = ch->extensions.off + ch->extensions.len;
  p->ems = p->v->server_ems &&
           hsk_extensions_find(body, ch->extensions.off, end, HSK_EXTENSION_EXTENDED_MASTER_SECRET).off != 0;
  null_stream(77, p->server_random, 32);
  hsk_server_hello_fields f = {.server_version = HSK_TLS12,
                               .random = p->server_random,
                               .has_extensions = 1,
                               .cipher_suite = p->v->suite,
                               .session_id = {p->server_random, 32}};
  f.extensions = (hsk_bytes){extensions, add_extensions(p, ch, body, extensions)};
  emit_handshake(p, HSK_MSG_SERVER_HELLO, hsk_server_hello_build(&f, BODY(p), BODY_CAP));
}

static const uint8_t dh_g[1] = {2};

static hsk_bytes dh_p(void)
{
  static uint8_t p[256];
  null_stream(88, p, sizeof p);
  p[0] = 0xff;
  p[255] |= 1;
  return (hsk_bytes){p, sizeof p};
}

static void sign_key_exchange(const peer12 *p, const toy_key *key, uint32_t scheme, const uint8_t *params,
                              size_t params_len, uint8_t *sig, size_t *sig_len)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_hash_state h;
  hsk_hash_init(&h, hsk_scheme_hash(scheme));
  hsk_hash_update(&h, p->client_random, 32);
  hsk_hash_update(&h, p->server_random, 32);
  hsk_hash_update(&h, params, params_len);
  hsk_hash_digest(&h, digest);
  FUZZ_CHECK(null_sign_as(scheme, key->bytes, &key->pub, digest, sig, sig_len),
             "set-up: the server cannot sign");
}

static void send_key_exchange(peer12 *p)
{
  const toy_key *key = p->suite->auth == HSK_KEY_RSA ? &world.rsa : &world.ec;
  uint8_t point[HSK_EC_POINT_MAX], sig[HSK_SIGNATURE_MAX];
  size_t sig_len = 0;
  int ecdhe = p->suite->key_exchange == HSK_KX_ECDHE;
  hsk_server_key_exchange_fields f = {.algorithm = p->suite->auth == HSK_KEY_RSA ? HSK_RSA_PKCS1_SHA256
                                                                                 : HSK_ECDSA_SHA256};
  if (ecdhe) {
    p->share_secret_len = (hsk_ec_share_len(p->v->group) - 1) / 2;
    if (p->v->group == HSK_X25519) p->share_secret_len = 32;
    null_stream(99, p->share_secret, p->share_secret_len);
    null_ec_public(p->v->group, p->share_secret, p->share_secret_len, point);
    f.named_curve = p->v->group;
    f.point = (hsk_bytes){point, hsk_ec_share_len(p->v->group)};
  } else {
    null_dh_public(dh_p(), 111, p->dh_share);
    f.dh_p = dh_p();
    f.dh_g = (hsk_bytes){dh_g, 1};
    f.dh_Ys = (hsk_bytes){p->dh_share, f.dh_p.len};
  }
  /* first with an empty signature, to have the params */
  for (int pass = 0; pass < 2; pass++) {
    hsk_built b = ecdhe ? hsk_server_key_exchange_ecdhe_build(&f, BODY(p), BODY_CAP)
                        : hsk_server_key_exchange_dhe_build(&f, BODY(p), BODY_CAP);
    FUZZ_CHECK(b.error == HSK_OK, "set-up: the ServerKeyExchange does not build");
    if (pass == 1) emit_handshake(p, HSK_MSG_SERVER_KEY_EXCHANGE, b);
    if (pass == 0) sign_key_exchange(p, key, f.algorithm, BODY(p), b.need - 4, sig, &sig_len);
    f.signature = (hsk_bytes){sig, sig_len};
  }
}

static void send_request(peer12 *p)
{
  static const uint8_t types[] = {1, 64}, algorithms[] = {4, 1, 4, 3, 5, 1, 5, 3}, names[] = {0, 2, 0x30, 0};
  hsk_certificate_request_fields f = {
      {types, sizeof types}, {algorithms, sizeof algorithms}, {names, sizeof names}};
  emit_handshake(p, HSK_MSG_CERTIFICATE_REQUEST, hsk_certificate_request_build(&f, BODY(p), BODY_CAP));
}

static void answer_hello(peer12 *p, const uint8_t *body, size_t len)
{
  hsk_client_hello ch;
  FUZZ_CHECK(hsk_client_hello_parse(body, len, &ch).error == HSK_OK, "peer: our ClientHello does not parse");
  FUZZ_CHECK(hsk_u16_list_has(body, ch.cipher_suites, p->v->suite), "peer: the suite was not offered");
  memcpy(p->client_random, body + ch.random.off, 32);
  send_server_hello(p, &ch, body);
  emit_handshake(p, HSK_MSG_CERTIFICATE,
                 hsk_certificate_build(p->suite->auth == HSK_KEY_RSA ? world.rsa_chain : world.ec_chain, 2,
                                       BODY(p), BODY_CAP));
  if (p->suite->key_exchange != HSK_KX_RSA) send_key_exchange(p);
  if (p->v->asks) send_request(p);
  emit_handshake(p, HSK_MSG_SERVER_HELLO_DONE, (hsk_built){0, HSK_OK});
}

/* ---- what the client sends ---- */

static void take_certificate(peer12 *p, const uint8_t *body, size_t len)
{
  hsk_certificate c;
  FUZZ_CHECK(p->v->asks && hsk_certificate_parse(body, len, &c).error == HSK_OK,
             "peer: bad client Certificate");
  FUZZ_CHECK(c.count == (p->v->client_key != HSK_KEY_NONE), "peer: the wrong number of client certificates");
  p->have_certificate = c.count != 0;
  p->client_pub = p->v->client_key == HSK_KEY_RSA ? world.client_rsa : world.client_ec;
}

static void derive(peer12 *p, const uint8_t *premaster, size_t len)
{
  uint8_t digest[HSK_HASH_MAX], block[128];
  size_t hash_len = hsk_hash_len(p->suite->hash), key = hsk_aead_key_len(p->suite->aead);
  size_t iv = hsk_fixed_iv_len(p->suite->aead);
  hsk_bytes secret = {premaster, len}, cr = {p->client_random, 32}, sr = {p->server_random, 32};
  hsk_bytes none = {NULL, 0}, session_hash = {digest, hash_len}, master = {p->master, 48};
  hsk_hash_once(p->suite->hash, p->transcript, p->transcript_len, digest);
  if (p->ems)
    hsk_prf(p->suite->hash, secret, "extended master secret", session_hash, none, p->master, 48);
  else
    hsk_prf(p->suite->hash, secret, "master secret", cr, sr, p->master, 48);
  hsk_prf(p->suite->hash, master, "key expansion", sr, cr, block, 2 * (key + iv));
  p->read = (hsk_direction_keys){.seq = 0, .aead = 0}; /* until the client's ChangeCipherSpec */
  p->write = (hsk_direction_keys){.seq = 0, .aead = p->suite->aead};
  memcpy(p->read.key, block, key);
  memcpy(p->write.key, block + key, key);
  memcpy(p->read.iv, block + 2 * key, iv);
  memcpy(p->write.iv, block + 2 * key + iv, iv);
}

static void take_key_exchange(peer12 *p, const uint8_t *body, size_t len)
{
  hsk_client_key_exchange k;
  uint8_t secret[512];
  size_t secret_len = 0, skip = 0;
  uint32_t kx = p->suite->key_exchange;
  hsk_result r = kx == HSK_KX_RSA   ? hsk_client_key_exchange_rsa_parse(body, len, &k)
                 : kx == HSK_KX_DHE ? hsk_client_key_exchange_dhe_parse(body, len, &k)
                                    : hsk_client_key_exchange_ecdhe_parse(body, len, &k);
  FUZZ_CHECK(r.error == HSK_OK, "peer: the ClientKeyExchange does not parse");
  hsk_bytes theirs = fuzz_of(body, k.exchange_keys);
  if (kx == HSK_KX_RSA) {
    int done = null_rsa_decrypt(world.rsa.bytes, &world.rsa.pub, theirs, secret, &secret_len);
    FUZZ_CHECK(done && secret_len == 48 && secret[0] == 3 && secret[1] == 3, "peer: bad premaster secret");
  } else if (kx == HSK_KX_DHE) {
    secret_len = dh_p().len;
    null_dh_secret(dh_p(), (hsk_bytes){p->dh_share, secret_len}, theirs, secret);
    while (skip < secret_len && secret[skip] == 0)
      skip++; /* RFC 5246 8.1.2 */
  } else {
    FUZZ_CHECK(hsk_ec_agree(p->v->group, p->share_secret, p->share_secret_len, theirs, secret, &secret_len),
               "peer: bad client share");
  }
  derive(p, secret + skip, secret_len - skip);
  p->signed_len = p->transcript_len;
}

static void take_verify(peer12 *p, const uint8_t *body, size_t len)
{
  hsk_certificate_verify cv;
  uint8_t digest[HSK_HASH_MAX];
  FUZZ_CHECK(p->have_certificate && hsk_certificate_verify_parse(body, len, &cv).error == HSK_OK,
             "peer: bad CertificateVerify");
  hsk_hash_once(hsk_scheme_hash(cv.algorithm), p->transcript, p->signed_len, digest);
  FUZZ_CHECK(
      hsk_verify(cv.algorithm, p->client_pub.bytes, &p->client_pub.pub, digest, fuzz_of(body, cv.signature)),
      "peer: the CertificateVerify does not verify");
  p->have_certificate = 0;
}

static void verify_data(const peer12 *p, const char *label, uint8_t *out)
{
  uint8_t digest[HSK_HASH_MAX];
  hsk_hash_once(p->suite->hash, p->transcript, p->transcript_len, digest);
  hsk_prf(p->suite->hash, (hsk_bytes){p->master, 48}, label,
          (hsk_bytes){digest, hsk_hash_len(p->suite->hash)}, (hsk_bytes){NULL, 0}, out, HSK_VERIFY_DATA_LEN);
}

static void emit_plain(peer12 *p, uint32_t content_type, const void *data, size_t len, int sealed)
{
  memcpy(room(p), data, len);
  emit(p, content_type, len, sealed);
}

static void check_finished(const peer12 *p, const uint8_t *body, size_t len)
{
  uint8_t expected[HSK_VERIFY_DATA_LEN];
  verify_data(p, "client finished", expected);
  FUZZ_CHECK(p->read.aead != 0 && !p->have_certificate,
             "peer: Finished before ChangeCipherSpec or CertificateVerify");
  FUZZ_CHECK(len == sizeof expected && memcmp(body, expected, len) == 0,
             "peer: the client's Finished is wrong");
}

/* our ChangeCipherSpec, Finished, some data, and the end */
static void answer_finished(peer12 *p)
{
  uint8_t ours[HSK_VERIFY_DATA_LEN];
  verify_data(p, "server finished", ours);
  emit_plain(p, HSK_CHANGE_CIPHER_SPEC, "\1", 1, 0);
  emit_handshake(p, HSK_MSG_FINISHED, hsk_finished_build((hsk_bytes){ours, sizeof ours}, BODY(p), BODY_CAP));
  emit_plain(p, HSK_APPLICATION_DATA, "hello, client", 13, 1);
  emit_plain(p, HSK_ALERT, "\1\0", 2, 1);
  p->done = 1;
}

static void take_message(peer12 *p, const uint8_t *message, size_t len)
{
  const uint8_t *body = message + 4;
  size_t body_len = len - 4;
  uint32_t type = message[0];
  if (type == HSK_MSG_CERTIFICATE_VERIFY) take_verify(p, body, body_len);
  if (type == HSK_MSG_FINISHED) check_finished(p, body, body_len);
  add_transcript(p, message, len);
  if (type == HSK_MSG_CLIENT_HELLO) answer_hello(p, body, body_len);
  if (type == HSK_MSG_CERTIFICATE) take_certificate(p, body, body_len);
  if (type == HSK_MSG_CLIENT_KEY_EXCHANGE) take_key_exchange(p, body, body_len);
  if (type == HSK_MSG_FINISHED) answer_finished(p);
}

static void take_handshake_bytes(peer12 *p, const uint8_t *data, size_t len)
{
  FUZZ_CHECK(len <= sizeof p->message - p->message_len, "peer: the client's message is too long");
  memcpy(p->message + p->message_len, data, len);
  p->message_len += len;
  while (p->message_len >= 4) {
    size_t need = 4 + hsk_handshake_header_get(p->message).length;
    if (p->message_len < need) return;
    take_message(p, p->message, need);
    p->message_len -= need;
    memmove(p->message, p->message + need, p->message_len);
  }
}

static void take_record(peer12 *p, size_t whole)
{
  hsk_record_header h;
  hsk_inner_plaintext in;
  hsk_result r = hsk_record_header_parse(p->record, 0, 0, HSK_RECORD_MAX, &h);
  FUZZ_CHECK(r.error == HSK_OK && HSK_RECORD_HEADER_LEN + h.fragment_len == whole, "peer: bad record header");
  r = hsk_record_open(&p->read, &h, p->record, &in);
  FUZZ_CHECK(r.error == HSK_OK && in.content.len <= HSK_PLAINTEXT_MAX,
             "peer: the client's record does not open");
  if (h.content_type == HSK_HANDSHAKE) take_handshake_bytes(p, p->record + in.content.off, in.content.len);
  if (h.content_type == HSK_CHANGE_CIPHER_SPEC) {
    FUZZ_CHECK(p->write.aead != 0 && p->message_len == 0, "peer: ChangeCipherSpec at the wrong place");
    p->read.aead = p->suite->aead;
    p->read.seq = 0;
  }
}

void peer12_receive(peer12 *p, const uint8_t *data, size_t len)
{
  while (len != 0) {
    size_t need = HSK_RECORD_HEADER_LEN;
    if (p->record_len >= need) need += hsk_be16(p->record, 3);
    FUZZ_CHECK(need <= sizeof p->record, "peer: the client's record is too long");
    size_t n = need - p->record_len < len ? need - p->record_len : len;
    memcpy(p->record + p->record_len, data, n);
    p->record_len += n;
    data += n;
    len -= n;
    if (p->record_len < HSK_RECORD_HEADER_LEN || p->record_len < 5 + hsk_be16(p->record, 3)) continue;
    take_record(p, p->record_len);
    p->record_len = 0;
  }
}

void peer12_init(peer12 *p, size_t variant)
{
  make_world();
  memset(p, 0, sizeof *p);
  p->v = &peer12_variants[variant];
  p->suite = hsk_suite_find(p->v->suite);
}

size_t peer12_wrap(hsk_direction_keys *keys, uint32_t content_type, const uint8_t *data, size_t len,
                   uint8_t *out)
{
  hsk_direction_keys plain = {.seq = 0, .aead = 0};
  hsk_direction_keys *k = keys == NULL ? &plain : keys;
  if (len != 0) memcpy(out + HSK_RECORD_HEADER_LEN + hsk_record_front(k), data, len);
  size_t nonces = null_work.nonces; /* oracle I13 is about the client alone */
  FUZZ_CHECK(hsk_record_seal(k, content_type, out, len).error == HSK_OK, "set-up: a record does not seal");
  null_work.nonces = nonces;
  return HSK_RECORD_HEADER_LEN + len + hsk_record_overhead(k);
}
