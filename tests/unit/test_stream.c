/* The blocking convenience in both roles, against an engine that lives behind its two callbacks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "blocking.h"
#include "pair.h"

static pair p; /* the side that the stream does not play is the peer */
static hsk_stream stream, elsewhere;

/* far: the peer, which sends back what it gets and closes when it is closed; chunk: bytes moved at a time; sends: so many succeed, then none. */
static struct {
  pair_end *peer;
  size_t chunk, sends;
} far;

static void peer_moves(pair_end *peer)
{
  uint8_t data[1024];
  size_t got = 1, taken;
  while (pair_step(peer).error == HSK_OK && got != 0) {
    if (hsk_read(&peer->c, &peer->io, data, sizeof data, &got).error != HSK_OK) return;
    if (got != 0) assert_int_equal(hsk_write(&peer->c, &peer->io, data, got, &taken).error, HSK_OK);
  }
}

static int far_receive(void *arg, uint8_t *buf, size_t len)
{
  hsk_io *io = &far.peer->io;
  assert_ptr_equal(arg, &far);
  peer_moves(far.peer);
  size_t n = io->out_len < len ? io->out_len : len;
  if (n > far.chunk) n = far.chunk;
  memcpy(buf, io->out, n);
  memmove(io->out, io->out + n, io->out_len - n);
  io->out_len -= n;
  return (int)n;
}

static int far_send(void *arg, const uint8_t *buf, size_t len)
{
  hsk_io *io = &far.peer->io;
  assert_ptr_equal(arg, &far);
  if (far.sends-- == 0) return -1;
  peer_moves(far.peer);
  memmove(io->in, io->in + io->in_used, io->in_len - io->in_used);
  io->in_len -= io->in_used;
  io->in_used = 0;
  size_t n = sizeof far.peer->in - io->in_len;
  if (n > len) n = len;
  if (n > far.chunk) n = far.chunk;
  memcpy(io->in + io->in_len, buf, n);
  io->in_len += n;
  return (int)n;
}

/* prepare: server: 1: the stream is the server. Its configuration is then of that side of p, and may still be changed. */
static hsk_config *prepare(int server)
{
  pair_init(&p);
  memset(&stream, 0, sizeof stream);
  stream.receive = far_receive;
  stream.send = far_send;
  stream.arg = &far;
  far.peer = server ? &p.client : &p.server;
  far.chunk = far.sends = SIZE_MAX;
  return server ? &p.server.cfg : &p.client.cfg;
}

static hsk_result begin(int server, hsk_stream *s)
{
  pair_start(&p);
  return server ? hsk_stream_accept(s, &p.server.cfg) : hsk_stream_connect(s, &p.client.cfg, PAIR_NAME);
}

static void echo(hsk_stream *s, size_t len)
{
  uint8_t data[999], back[999];
  for (size_t at = 0, n; at < len; at += n) {
    n = len - at < sizeof data ? len - at : sizeof data;
    memset(data, (int)at, n);
    assert_int_equal(hsk_stream_write(s, data, n).error, HSK_OK);
    for (size_t have = 0, got; have < n; have += got) {
      assert_int_equal(hsk_stream_read(s, back, n - have, &got).error, HSK_OK);
      assert_true(got != 0);
      assert_memory_equal(back, data, got);
    }
  }
}

#define FOR_BOTH(server) for (int server = 0; server < 2; server++)

static void test_whole_connections(void **state)
{
  static const size_t chunks[] = {1, 7, SIZE_MAX};
  (void)state;
  FOR_BOTH(server)
  for (uint32_t version = HSK_TLS12; version <= HSK_TLS13; version++)
    for (size_t i = 0; i < 3; i++) {
      prepare(server)->max_version = version;
      far.chunk = chunks[i];
      assert_int_equal(begin(server, &stream).error, HSK_OK);
      assert_true(pair_connected(far.peer) || version == HSK_TLS12 || server == 0);
      assert_int_equal(hsk_version_of(&stream.conn), version);
      echo(&stream, 5000);
      assert_true(pair_connected(far.peer));
      /* it works at another address, whatever is called first there */
      elsewhere = stream;
      memset(&stream, 0xA5, sizeof stream);
      echo(&elsewhere, 5000);
      assert_int_equal(hsk_close(&far.peer->c).error, HSK_OK);
      uint8_t byte;
      size_t got = 1;
      assert_int_equal(hsk_stream_read(&elsewhere, &byte, 1, &got).error, HSK_OK);
      assert_int_equal(got, 0);
      assert_int_equal(hsk_stream_close(&elsewhere).error, HSK_OK);
      static const uint8_t zero[sizeof elsewhere.work];
      assert_memory_equal(elsewhere.work, zero, sizeof zero);
      assert_int_equal(hsk_wants(&elsewhere.conn), 0);
    }
}

/* The client's certificate is what cfg demands. */
static void test_client_certificates(void **state)
{
  (void)state;
  for (uint32_t version = HSK_TLS12; version <= HSK_TLS13; version++) {
    hsk_config *cfg = prepare(1);
    cfg->client_auth = HSK_AUTH_REQUIRE;
    cfg->max_version = version;
    uint32_t none = version == HSK_TLS12 ? HSK_PEER_NO_CLIENT_CERTIFICATE : HSK_PEER_CERTIFICATE_REQUIRED;
    assert_int_equal(begin(1, &stream).error, none);
    /* and the client has got the alert, and what is done later says the same */
    peer_moves(&p.client);
    assert_int_equal(hsk_failed(&p.client.c)->error, HSK_ALERT_RECEIVED);
    assert_int_equal(hsk_failed(&p.client.c)->alert_received, hsk_failed(&stream.conn)->alert_sent);
    assert_int_equal(hsk_stream_write(&stream, (const uint8_t *)"x", 1).error, none);
    assert_int_equal(hsk_stream_close(&stream).error, none);
    p.client.cfg.credentials = pair_client_credential(PAIR_EC);
    p.client.cfg.credentials_len = 1;
    assert_int_equal(begin(1, &stream).error, HSK_OK);
    assert_true(stream.conn.peer_certified);
    echo(&stream, 10);
  }
}

/* A key that has protected as many records as it may is replaced before the next one, also where nothing is read in between. */
static void test_key_limit(void **state)
{
  static const uint16_t gcm[] = {0x1301};
  (void)state;
  FOR_BOTH(server)
  {
    hsk_config *cfg = prepare(server);
    cfg->suites = gcm;
    cfg->suites_len = 1;
    assert_int_equal(begin(server, &stream).error, HSK_OK);
    echo(&stream, 10);
    stream.conn.write.seq = far.peer->c.read.seq = 1u << 24;
    echo(&stream, 3000);
    assert_true(stream.conn.write.seq != 0 && stream.conn.write.seq < 10);
    assert_int_equal(hsk_failed(&far.peer->c) == NULL, 1);
  }
}

/* A transport that ends is not the peer's close_notify. */
static void test_transport_ends(void **state)
{
  (void)state;
  FOR_BOTH(server)
  {
    prepare(server);
    far.sends = 0;
    assert_int_equal(begin(server, &stream).error, HSK_ALERT_TRUNCATED);
    prepare(server);
    assert_int_equal(begin(server, &stream).error, HSK_OK);
    uint8_t byte;
    size_t got = 1;
    assert_int_equal(hsk_stream_read(&stream, &byte, 1, &got).error, HSK_ALERT_TRUNCATED);
    assert_int_equal(got, 0);
    assert_int_equal(hsk_stream_close(&stream).error, HSK_ALERT_TRUNCATED);
  }
}

/* What would have to be done elsewhere is refused, not waited for. */
static void test_nothing_elsewhere(void **state)
{
  (void)state;
  for (uint32_t version = HSK_TLS12; version <= HSK_TLS13; version++) {
    static hsk_credential without_key;
    hsk_config *cfg = prepare(1);
    without_key = *pair_server_credential(PAIR_EC);
    without_key.key = NULL;
    cfg->credentials = &without_key;
    cfg->credentials_len = 1;
    cfg->max_version = version;
    assert_int_equal(begin(1, &stream).error, HSK_BAD_CALL);
    cfg = prepare(0);
    cfg->judge_elsewhere = 1;
    cfg->max_version = version;
    assert_int_equal(begin(0, &stream).error, HSK_BAD_CALL);
  }
  prepare(1)->credentials_len = 0;
  assert_int_equal(begin(1, &stream).error, HSK_BAD_CONFIG);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_whole_connections), cmocka_unit_test(test_client_certificates),
      cmocka_unit_test(test_key_limit),         cmocka_unit_test(test_transport_ends),
      cmocka_unit_test(test_nothing_elsewhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
