/* See conn_util.h. */
#include "conn_util.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

peer_server server, server_before;
peer_client client, other, before;
flight first, second;
const char *const kind_names[PEER_KINDS] = {"RSA", "ECDHE_RSA", "ECDHE_ECDSA"};

void start(enum peer_kind kind, int mutual)
{
  peer_start(&server, kind, peer_default_suite(kind), mutual);
  assert_true(peer_client_start(&client, kind, mutual));
}

int connected(const peer_client *k)
{
  return (hsk_wants(&k->c) & HSK_CAN_WRITE) != 0;
}

void exchange(peer_client *k, flight *f)
{
  for (int i = 0; i < 100; i++) {
    hsk_result r = hsk_step(&k->c, &k->cfg, &k->io);
    assert_int_equal(r.error, HSK_OK);
    if (k->io.out_len == 0) break;
    assert_int_equal(peer_give(&server, k->io.out, k->io.out_len), k->io.out_len);
    k->io.out_len = 0;
  }
  f->len = peer_take(&server, f->data, sizeof f->data);
  assert_true(f->len != 0);
}

void save(void)
{
  peer_client_move(&before, &client);
  memcpy(&server_before, &server, sizeof server);
}

void record_flight(enum peer_kind kind, int mutual)
{
  start(kind, mutual);
  exchange(&client, &first);
  save();
}

void restore(void)
{
  peer_client_move(&client, &before);
  memcpy(&server, &server_before, sizeof server);
}

void assert_sticky(peer_client *k, uint32_t error)
{
  static const uint8_t zero[sizeof k->c.keys.bytes];
  size_t n;
  assert_non_null(hsk_failed(&k->c));
  assert_int_equal(hsk_failed(&k->c)->error, error);
  for (int i = 0; i < 3; i++) {
    k->io.out_len = 0;
    assert_int_equal(hsk_step(&k->c, &k->cfg, &k->io).error, error);
  }
  assert_int_equal(hsk_wants(&k->c), 0);
  assert_int_equal(hsk_write(&k->c, &k->io, zero, 1, &n).error, error);
  assert_int_equal(hsk_eof(&k->c).error, error);
  assert_int_equal(hsk_failed(&k->c)->error, error);
  assert_memory_equal(k->c.master_secret, zero, sizeof k->c.master_secret);
  assert_memory_equal(k->c.keys.bytes, zero, sizeof k->c.keys.bytes);
  assert_memory_equal(&k->c.read, zero, sizeof k->c.read);
  assert_memory_equal(&k->c.write, zero, sizeof k->c.write);
  assert_memory_equal(&k->c.next_read, zero, sizeof k->c.next_read);
  assert_memory_equal(&k->c.next_write, zero, sizeof k->c.next_write);
}

void assert_echo(peer_client *k)
{
  static const uint8_t text[] = "the quick brown fox";
  uint8_t wire[512], back[64];
  size_t taken, got;
  assert_int_equal(hsk_write(&k->c, &k->io, text, sizeof text, &taken).error, HSK_OK);
  assert_int_equal(taken, sizeof text);
  assert_int_equal(peer_give(&server, k->io.out, k->io.out_len), k->io.out_len);
  k->io.out_len = 0;
  assert_int_equal(peer_echo(&server), sizeof text);
  size_t len = peer_take(&server, wire, sizeof wire);
  assert_int_equal(peer_client_feed(k, wire, len), len);
  assert_int_equal(hsk_step(&k->c, &k->cfg, &k->io).error, HSK_OK);
  assert_int_equal(hsk_read(&k->c, &k->io, back, sizeof back, &got).error, HSK_OK);
  assert_int_equal(got, sizeof text);
  assert_memory_equal(back, text, sizeof text);
}
