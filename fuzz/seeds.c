/* Writes seeds for every target to DIR/<target>/<number>, out of toy handshakes and toy certificates: seeds
   DIR REGRESSIONS. fuzz/make_corpus runs it, adds real handshakes and certificates, and gives the files their names. */
#define _POSIX_C_SOURCE 200809L
#include "msg/handshake.h"
#include "seeds.h"
#include "peer12.h"
#include "snapshot.h"
#include <stdio.h>
#include <string.h>

/* A string that grows. */
typedef struct {
  uint8_t data[32768];
  size_t len;
} text;

static void byte(text *t, size_t v)
{
  t->data[t->len++] = (uint8_t)v;
}

static void bytes(text *t, const void *data, size_t len)
{
  memcpy(t->data + t->len, data, len);
  t->len += len;
}

static void block(text *t, const void *data, size_t len)
{
  byte(t, len >> 8);
  byte(t, len & 255);
  bytes(t, data, len);
}

/* ---- messages ---- */

/* Every message that a side receives, and each in a plaintext record. */
static void messages(const story *s)
{
  static text t;
  for (size_t i = 0; i < s->made; i++) {
    hsk_bytes m = story_bytes(s, i);
    if (s->messages[i].content_type != HSK_HANDSHAKE) continue;
    seeds_message(m.data, m.len);
    for (size_t aead = 0; aead < 4 && m.len < 200; aead++) {
      t.len = 0;
      byte(&t, aead);
      byte(&t, aead);
      byte(&t, 1);
      byte(&t, 7);
      bytes(&t, "\26\3\3", 3);
      block(&t, m.data, m.len);
      seeds_put("record", t.data, t.len);
    }
  }
}

/* What a side receives, as records. */
static void transcript(const char *target, const story *s, size_t variant)
{
  static text t;
  t.len = 0;
  byte(&t, variant);
  byte(&t, 0x78);
  bytes(&t, s->wire, s->wire_len);
  seeds_put(target, t.data, t.len);
}

static void transcripts(const char *target, uint32_t start)
{
  const snapshot *list;
  size_t n = snapshot_all(&list, start);
  for (size_t v = 0; v < n; v++) {
    messages(list[v].told);
    transcript(target, list[v].told, v);
  }
}

/* ---- certificates ---- */

/* Certificates that break one rule each, as raw DER; see targets/chain.c. */
static void bad_chains(void)
{
  static text t;
  static uint8_t der[TOY_CERT_MAX];
  const toy_key *root, *leaf;
  (void)peer12_certificate(0, &root);
  (void)peer12_certificate(3, &leaf);
  const toy_cert good = {.subject = "other",
                         .issuer = "root",
                         .dns = PEER12_NAME,
                         .key = leaf,
                         .signer = root,
                         .scheme = HSK_RSA_PKCS1_SHA256,
                         .key_usage = 0x80,
                         .purpose = 1,
                         .serial = 7};
  for (int rule = 0; rule < 8; rule++) {
    toy_cert c = good;
    if (rule == 1) c.not_after = "210101000000Z";
    if (rule == 2) c.not_before = "390101000000Z";
    if (rule == 3) c.purpose = 2;
    if (rule == 4) c.key_usage = 0x06;
    if (rule == 5) c.dns = "*.example";
    if (rule == 6) c.is_ca = 1;
    if (rule == 7) c.scheme = HSK_RSA_PKCS1_SHA512;
    size_t len = toy_cert_make(&c, der);
    t.len = 0;
    bytes(&t, "\1\200\0\0\0", 5);
    block(&t, der, len);
    seeds_put("chain", t.data, t.len);
    seeds_put("cert", der, len);
  }
}

static void put_chain(const toy_cert *list, size_t n, const void *rest, size_t rest_len)
{
  static text t;
  static uint8_t der[TOY_CERT_MAX];
  t.len = 0;
  bytes(&t, "\1\200\0\0", 4);
  for (size_t i = 0; i < n; i++) {
    size_t len = toy_cert_make(&list[i], der);
    byte(&t, 0);
    block(&t, der, len);
  }
  bytes(&t, rest, rest_len);
  seeds_put("chain", t.data, t.len);
}

/* Issuers that may not be: a leaf, one that only basicConstraints tells from a CA, a CA below
 * pathLenConstraint 0, a CA that may not sign certificates. */
static void bad_issuers(void)
{
  const toy_key *root, *middle, *leaf, *sub;
  (void)peer12_certificate(0, &root);
  (void)peer12_certificate(1, &middle);
  (void)peer12_certificate(2, &leaf);
  (void)peer12_certificate(5, &sub);
  const toy_cert under_leaf = {.subject = "victim",
                               .issuer = "leaf",
                               .dns = PEER12_NAME,
                               .key = sub,
                               .signer = leaf,
                               .scheme = HSK_RSA_PKCS1_SHA256,
                               .key_usage = 0x80};
  const toy_cert below = {.subject = "sub",
                          .issuer = "middle",
                          .key = sub,
                          .signer = middle,
                          .is_ca = 1,
                          .scheme = HSK_ECDSA_SHA384,
                          .key_usage = 0x06};
  toy_cert under_sub = under_leaf, deep[2];
  under_sub.issuer = "sub";
  under_sub.signer = sub;
  under_sub.key = leaf;
  under_sub.scheme = HSK_ECDSA_SHA256;
  put_chain(&under_leaf, 1, "\1\2\1\1", 4);
  deep[0] = under_sub;
  deep[1] = below;
  put_chain(deep, 2, "\1\1", 2);
  deep[1].issuer = "root";
  deep[1].signer = root;
  deep[1].scheme = HSK_RSA_PKCS1_SHA256;
  deep[1].key_usage = 0x80;
  put_chain(deep, 2, "", 0);
  deep[1].key_usage = 0x06;
  put_chain(deep, 2, "", 0); /* and this one is right */
  deep[1].is_ca = 0;
  deep[1].key_usage = 0;
  put_chain(deep, 2, "", 0);
}

static void names(void)
{
  static text t;
  for (size_t i = 0; i < PEER12_CERTIFICATES; i++) {
    const toy_key *key;
    hsk_cert c;
    hsk_bytes der = peer12_certificate(i, &key);
    if (hsk_cert_parse(der.data, der.len, &c).error != HSK_OK) continue;
    t.len = 0;
    block(&t, der.data + c.issuer.off, c.issuer.len);
    bytes(&t, der.data + c.subject.off, c.subject.len);
    seeds_put("name", t.data, t.len);
  }
}

static void certificates(void)
{
  for (size_t i = 0; i < PEER12_CERTIFICATES; i++) {
    const toy_key *key;
    hsk_bytes der = peer12_certificate(i, &key);
    seeds_put("cert", der.data, der.len);
    seeds_put("private_key", key->der, key->der_len);
  }
  seeds_put("chain", "\1\200\0\0\1\2\1\1", 8);           /* leaf, middle */
  seeds_put("chain", "\1\200\0\1\1\3\1\0\1\1", 10);      /* leaf, root, middle */
  seeds_put("chain", "\1\200\0\0\1\2\1\3", 8);           /* no issuer */
  seeds_put("chain", "\0\200\1\0\1\4\1\1", 8);           /* a client */
  seeds_put("chain", "\0\200\0\0\1\0", 6);               /* the anchor itself */
  seeds_put("chain", "\1\200\0\0\12\2\0\100\1\1\1", 11); /* an edited leaf, signed again by middle */
  seeds_put("chain", "\1\200\0\0\1\2\6\1\0\40\1\1\1", 13);
  seeds_put("chain", "\1\377\0\0\1\2\1\1", 8); /* in some years */
  seeds_put("chain", "\1\0\0\0\1\2\1\1", 8);
  seeds_put("chain", "\1\325\0\0\1\2\1\1", 8); /* at the end of the validity */
  seeds_put("chain", "\1\327\0\0\1\2\1\1", 8);
  seeds_put("chain", "\1\131\0\0\1\2\1\1", 8); /* at its beginning */
  seeds_put("chain", "\1\135\0\0\1\2\1\1", 8); /* some years ago */
  seeds_put("chain", "\1\200\0\0\1\2\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1", 38);
  bad_chains();
}

static void small(void)
{
  seeds_put("alert", "\1\0", 2);
  seeds_put("alert", "\2\50", 2);
  seeds_put("change_cipher_spec", "\1", 1);
  seeds_put("time",
            "\27\15"
            "200101000000Z",
            15);
  seeds_put("time",
            "\27\15"
            "991231235959Z",
            15);
  seeds_put("time",
            "\30\17"
            "20500229235960Z",
            17);
  seeds_put("time",
            "\30\17"
            "99991231235959Z",
            17);
  seeds_put("der", "\60\12\2\1\5\1\1\377\5\0\6\2\52\3", 14);
  seeds_put("der", "\3\2\0\1\4\201\200\2\2\0\377\2\2\377\177\6\3\125\35\17", 20);
  seeds_put("address", "192.0.2.1", 9);
  seeds_put("address", "2001:db8::192.0.2.1", 19);
  seeds_put("address", "::", 2);
  seeds_put("name_match", "\0\17www.example.net\202\15*.example.net\207\4\300\0\2\1", 36);
  seeds_put("name_match",
            "\0\13"
            "192.0.2.1..\207\4\300\0\2\1\202\1a",
            22);
  seeds_put("name_match", "\0\17WWW.example.net\202\17www.Example.net", 34);
  seeds_put("pem", "-----BEGIN X-----\nAAEC\nAw==\n-----END X-----\n", 44);
}

int main(int argc, char **argv)
{
  if (argc != 3) {
    fprintf(stderr, "usage: seeds DIR REGRESSIONS\n");
    return 2;
  }
  seeds_dir = argv[1];
  transcripts("transcript_client", HSK_CLIENT_START);
  transcripts("transcript_server", HSK_SERVER_WAIT_CLIENT_HELLO);
  certificates();
  seeds_builders();
  seeds_x509();
  bad_issuers();
  names();
  small();
  seeds_states(argv[2]);
  return 0;
}
