/* See peer.h. */
#include "peer.h"
#include <string.h>
#include "peer_certs.h"

#define BYTES(a) ((hsk_bytes){(a), sizeof(a)})

static void add_name(void *arg, const void *data, size_t len)
{
  peer_server *p = arg;
  if (len > sizeof p->root_name - p->root_name_len) len = sizeof p->root_name - p->root_name_len;
  memcpy(p->root_name + p->root_name_len, data, len);
  p->root_name_len += len;
}

static void read_root(peer_server *p, hsk_bytes der)
{
  br_x509_decoder_init(&p->root, add_name, p);
  br_x509_decoder_push(&p->root, der.data, der.len);
  p->anchor.dn.data = p->root_name;
  p->anchor.dn.len = p->root_name_len;
  p->anchor.flags = BR_X509_TA_CA;
  p->anchor.pkey = *br_x509_decoder_get_pkey(&p->root);
}

static void set_chain(peer_server *p, hsk_bytes leaf, hsk_bytes mid, hsk_bytes key)
{
  /* BearSSL's fields are not const, but it only reads them */
  p->chain[0] = (br_x509_certificate){(unsigned char *)(uintptr_t)leaf.data, leaf.len};
  p->chain[1] = (br_x509_certificate){(unsigned char *)(uintptr_t)mid.data, mid.len};
  br_skey_decoder_init(&p->key);
  br_skey_decoder_push(&p->key, key.data, key.len);
}

void peer_start(peer_server *p, enum peer_kind kind, uint16_t suite, int mutual)
{
  memset(p, 0, sizeof *p);
  if (kind == PEER_ECDHE_ECDSA) {
    set_chain(p, BYTES(ec_server_der), BYTES(ec_mid_der), BYTES(ec_server_key));
    read_root(p, BYTES(ec_root_der));
    br_ssl_server_init_full_ec(&p->sc, p->chain, 2, BR_KEYTYPE_EC, br_skey_decoder_get_ec(&p->key));
  } else {
    set_chain(p, BYTES(rsa_server_der), BYTES(rsa_mid_der), BYTES(rsa_server_key));
    read_root(p, BYTES(rsa_root_der));
    br_ssl_server_init_full_rsa(&p->sc, p->chain, 2, br_skey_decoder_get_rsa(&p->key));
  }
  br_ssl_engine_set_versions(&p->sc.eng, BR_TLS12, BR_TLS12);
  br_ssl_engine_set_suites(&p->sc.eng, &suite, 1);
  br_x509_minimal_init_full(&p->xc, &p->anchor, 1);
  br_x509_minimal_set_time(&p->xc, 719528u + (uint32_t)(PEER_NOW / 86400), (uint32_t)(PEER_NOW % 86400));
  if (mutual) {
    br_ssl_engine_set_x509(&p->sc.eng, &p->xc.vtable);
    br_ssl_server_set_trust_anchor_names_alt(&p->sc, &p->anchor, 1);
    br_ssl_engine_set_default_rsavrfy(&p->sc.eng);
    br_ssl_engine_set_default_ecdsa(&p->sc.eng);
  }
  br_ssl_engine_set_buffer(&p->sc.eng, p->buffers, sizeof p->buffers, 1);
  br_ssl_engine_inject_entropy(&p->sc.eng, "a fixed seed for the server's DRBG", 34);
  br_ssl_server_reset(&p->sc);
}

size_t peer_give(peer_server *p, const uint8_t *data, size_t len)
{
  size_t taken = 0;
  while (taken < len) {
    size_t room;
    unsigned char *to = br_ssl_engine_recvrec_buf(&p->sc.eng, &room);
    if (to == NULL) break;
    if (room > len - taken) room = len - taken;
    memcpy(to, data + taken, room);
    br_ssl_engine_recvrec_ack(&p->sc.eng, room);
    taken += room;
  }
  return taken;
}

size_t peer_take(peer_server *p, uint8_t *out, size_t cap)
{
  size_t made = 0;
  while (made < cap) {
    size_t len;
    unsigned char *from = br_ssl_engine_sendrec_buf(&p->sc.eng, &len);
    if (from == NULL) break;
    if (len > cap - made) len = cap - made;
    memcpy(out + made, from, len);
    br_ssl_engine_sendrec_ack(&p->sc.eng, len);
    made += len;
  }
  return made;
}

size_t peer_echo(peer_server *p)
{
  size_t len, room, n;
  unsigned char *from = br_ssl_engine_recvapp_buf(&p->sc.eng, &len);
  if (from == NULL) return 0;
  unsigned char *to = br_ssl_engine_sendapp_buf(&p->sc.eng, &room);
  if (to == NULL) return 0;
  n = len < room ? len : room;
  memcpy(to, from, n);
  br_ssl_engine_recvapp_ack(&p->sc.eng, n);
  br_ssl_engine_sendapp_ack(&p->sc.eng, n);
  br_ssl_engine_flush(&p->sc.eng, 0);
  return n;
}

int peer_failed(const peer_server *p)
{
  return br_ssl_engine_last_error(&p->sc.eng);
}

int peer_ready(const peer_server *p)
{
  return (br_ssl_engine_current_state(&p->sc.eng) & BR_SSL_SENDAPP) != 0;
}

/* What a client lends, the same for all of them. */
static hsk_anchor anchors[2];
static hsk_private_key keys[2];
static const uint8_t seed[32] = "a fixed seed, 32 bytes, no more";

static int read_fixtures(void)
{
  static int done;
  if (done) return 1;
  done = hsk_anchor_from_cert(BYTES(rsa_root_der), &anchors[0]).error == HSK_OK &&
         hsk_anchor_from_cert(BYTES(ec_root_der), &anchors[1]).error == HSK_OK &&
         hsk_private_key_parse(rsa_client_key, sizeof rsa_client_key, &keys[0]).error == HSK_OK &&
         hsk_private_key_parse(ec_client_key, sizeof ec_client_key, &keys[1]).error == HSK_OK;
  return done;
}

int peer_client_start(peer_client *k, enum peer_kind kind, int mutual)
{
  static const hsk_bytes chains[2][2] = {
      {{rsa_client_der, sizeof rsa_client_der}, {rsa_mid_der, sizeof rsa_mid_der}},
      {{ec_client_der, sizeof ec_client_der}, {ec_mid_der, sizeof ec_mid_der}}};
  size_t ec = kind == PEER_ECDHE_ECDSA;
  memset(k, 0, sizeof *k);
  if (!read_fixtures()) return 0;
  k->cfg.anchors = anchors;
  k->cfg.anchors_len = 2;
  k->cfg.now_time = PEER_NOW;
  k->cfg.seed = BYTES(seed);
  k->cfg.max_version = HSK_TLS12;
  if (mutual) {
    static hsk_credential credentials[2];
    credentials[ec] = (hsk_credential){.chain = chains[ec],
                                       .chain_len = 2,
                                       .key_der = ec ? BYTES(ec_client_key) : BYTES(rsa_client_key),
                                       .key = &keys[ec]};
    k->cfg.credentials = &credentials[ec];
    k->cfg.credentials_len = 1;
  }
  k->in_cap = sizeof k->in;
  k->io.out_cap = sizeof k->out;
  k->io.work_cap = sizeof k->work;
  k->io.in = k->in;
  k->io.out = k->out;
  k->io.work = k->work;
  return hsk_client(&k->c, &k->cfg, PEER_NAME).error == HSK_OK;
}

void peer_client_move(peer_client *to, const peer_client *from)
{
  memcpy(to, from, sizeof *to);
  to->io.in = to->in;
  to->io.out = to->out;
  to->io.work = to->work;
}

size_t peer_client_feed(peer_client *k, const uint8_t *data, size_t len)
{
  hsk_io *io = &k->io;
  memmove(io->in, io->in + io->in_used, io->in_len - io->in_used);
  io->in_len -= io->in_used;
  io->in_used = 0;
  if (len > k->in_cap - io->in_len) len = k->in_cap - io->in_len;
  if (len != 0) memcpy(io->in + io->in_len, data, len);
  io->in_len += len;
  return len;
}

uint16_t peer_default_suite(enum peer_kind kind)
{
  return kind == PEER_RSA         ? BR_TLS_RSA_WITH_AES_128_GCM_SHA256
         : kind == PEER_ECDHE_RSA ? BR_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
                                  : BR_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
}

hsk_result peer_shake(peer_client *k, peer_server *p)
{
  uint8_t wire[HSK_RECORD_MAX];
  hsk_result r = hsk_ok();
  for (int round = 0; round < 100; round++) {
    r = hsk_step(&k->c, &k->cfg, &k->io);
    peer_give(p, k->io.out, k->io.out_len);
    k->io.out_len = 0;
    if (r.error != HSK_OK || (hsk_wants(&k->c) & HSK_CAN_WRITE)) return r;
    peer_client_feed(k, wire, peer_take(p, wire, k->in_cap - (k->io.in_len - k->io.in_used)));
  }
  return hsk_bad(HSK_INTERNAL_ERROR, 0);
}

hsk_bytes peer_chain(enum peer_kind kind, size_t i)
{
  static const hsk_bytes chains[2][3] = {{{rsa_server_der, sizeof rsa_server_der},
                                          {rsa_mid_der, sizeof rsa_mid_der},
                                          {rsa_root_der, sizeof rsa_root_der}},
                                         {{ec_server_der, sizeof ec_server_der},
                                          {ec_mid_der, sizeof ec_mid_der},
                                          {ec_root_der, sizeof ec_root_der}}};
  return chains[kind == PEER_ECDHE_ECDSA][i];
}
