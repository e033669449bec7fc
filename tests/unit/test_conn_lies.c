/* A client whose server's bytes are changed on the way: it must never be connected, nor read changed data. Against
   BearSSL's server, for each key exchange that it knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "conn_util.h"

/* Runs the rest of a handshake after the client got a changed flight: it must not be connected. It fails with one error whose alert
   is the table's, or it still waits for bytes. */
static void assert_not_connected(size_t at, unsigned bit)
{
  uint8_t wire[1024];
  hsk_result r = hsk_ok();
  for (int i = 0; i < 20 && r.error == HSK_OK && !connected(&client); i++) {
    r = hsk_step(&client.c, &client.cfg, &client.io);
    peer_give(&server, client.io.out, client.io.out_len);
    client.io.out_len = 0;
    peer_client_feed(&client, wire, peer_take(&server, wire, sizeof wire));
  }
  if (connected(&client)) print_error("connected in spite of bit %u of byte %zu\n", bit, at);
  assert_false(connected(&client));
  if (r.error == HSK_OK) {
    assert_true(hsk_wants(&client.c) & HSK_WANT_IN);
    assert_int_equal(hsk_eof(&client.c).error, HSK_ALERT_TRUNCATED);
    return;
  }
  uint32_t class = hsk_error_class_of(r.error);
  if (class == HSK_CLASS_LOCAL) print_error("%s for bit %u of byte %zu\n", hsk_error_name(r.error), bit, at);
  assert_int_not_equal(class, HSK_CLASS_LOCAL);
  assert_int_equal(hsk_failed(&client.c)->alert_sent, hsk_error_alert(r.error));
  assert_sticky(&client, r.error);
}

/* One bit of each byte in turn: over a flight each bit position is met in each kind of field. Not the minor version of the first
   record: until a version is agreed it says nothing, is not authenticated, and any value is taken (RFC 5246 E.1). Behind
   the ServerHello each stride-th byte: signatures take long under valgrind. */
static void flip_each_byte(const flight *f, size_t stride)
{
  static uint8_t wire[WIRE_MAX];
  for (size_t i = 0; i < f->len; i++) {
    unsigned bit = (unsigned)(i * 5 + i / 8) % 8;
    if (i == 2 || (i > 100 && i % stride != 0)) continue;
    restore();
    memcpy(wire, f->data, f->len);
    wire[i] = (uint8_t)(wire[i] ^ (1u << bit));
    peer_client_feed(&client, wire, f->len);
    assert_not_connected(i, bit);
  }
}

static void test_flip_first_flight(void **state)
{
  (void)state;
  FOR_KINDS(kind)
  {
    record_flight(kind, kind == PEER_ECDHE_RSA);
    flip_each_byte(&first, kind == PEER_ECDHE_RSA ? 1 : 3);
  }
}

/* Behind our Finished: each bit of each byte of ChangeCipherSpec and Finished. */
static void test_flip_second_flight(void **state)
{
  (void)state;
  FOR_KINDS(kind)
  {
    record_flight(kind, 0);
    peer_client_feed(&client, first.data, first.len);
    exchange(&client, &second);
    save();
    for (size_t i = 0; i < second.len; i++) {
      for (unsigned bit = 0; bit < 8; bit++) {
        restore();
        second.data[i] = (uint8_t)(second.data[i] ^ (1u << bit));
        peer_client_feed(&client, second.data, second.len);
        second.data[i] = (uint8_t)(second.data[i] ^ (1u << bit));
        assert_not_connected(i, bit);
      }
    }
    restore();
    peer_client_feed(&client, second.data, second.len);
    assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
    assert_true(connected(&client));
  }
}

/* Application data: a changed record is bad_record_mac (or no record), and never data. */
static void test_flip_data(void **state)
{
  uint8_t wire[512], back[64];
  size_t taken, got;
  (void)state;
  start(PEER_ECDHE_ECDSA, 0);
  assert_int_equal(peer_shake(&client, &server).error, HSK_OK);
  assert_int_equal(hsk_write(&client.c, &client.io, (const uint8_t *)"data", 4, &taken).error, HSK_OK);
  peer_give(&server, client.io.out, client.io.out_len);
  client.io.out_len = 0;
  assert_int_equal(peer_echo(&server), 4);
  size_t len = peer_take(&server, wire, sizeof wire);
  for (size_t i = 0; i < len * 8; i++) {
    peer_client_move(&other, &client);
    wire[i / 8] = (uint8_t)(wire[i / 8] ^ (1u << i % 8));
    peer_client_feed(&other, wire, len);
    wire[i / 8] = (uint8_t)(wire[i / 8] ^ (1u << i % 8));
    hsk_result r = hsk_step(&other.c, &other.cfg, &other.io);
    assert_int_equal(hsk_read(&other.c, &other.io, back, sizeof back, &got).error, r.error);
    assert_int_equal(got, 0);
    if (i / 8 >= 5) {
      assert_int_equal(r.error, HSK_PEER_BAD_RECORD_MAC);
      assert_int_equal(hsk_failed(&other.c)->alert_sent, 20);
    }
    if (r.error != HSK_OK) assert_sticky(&other, r.error);
  }
  peer_client_feed(&client, wire, len);
  assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_OK);
  assert_int_equal(hsk_read(&client.c, &client.io, back, sizeof back, &got).error, HSK_OK);
  assert_int_equal(got, 4);
  /* the same record once more: the sequence number has moved on */
  peer_client_feed(&client, wire, len);
  assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_PEER_BAD_RECORD_MAC);
}

/* RFC 4492 5.3: the curve of an ECDSA certificate is one of those that the client offered; a server that does not look picks another. */
static void test_certificate_on_another_curve(void **state)
{
  static const uint16_t x25519 = HSK_X25519;
  (void)state;
  start(PEER_ECDHE_ECDSA, 0);
  client.cfg.groups = &x25519;
  client.cfg.groups_len = 1;
  exchange(&client, &first);
  peer_client_feed(&client, first.data, first.len);
  assert_int_equal(hsk_step(&client.c, &client.cfg, &client.io).error, HSK_PEER_GROUP_NOT_OFFERED);
  assert_int_equal(hsk_failed(&client.c)->alert_sent, 47);
  assert_int_equal(hsk_failed(&client.c)->cert_index, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_flip_first_flight),
      cmocka_unit_test(test_flip_second_flight),
      cmocka_unit_test(test_flip_data),
      cmocka_unit_test(test_certificate_on_another_curve),
  };
  return cmocka_run_group_tests_name("conn_lies", tests, NULL, NULL);
}
