/* Reassembly of handshake messages: the input is [max_len, 2 bytes, in units of 16 bytes] and handshake bytes. The messages that
 * stand whole in them are walked, and so they are when the bytes arrive one by one. */
#include "fuzz.h"
#include "msg/handshake.h"
#include <string.h>

/* One step, against a slow reading of RFC 8446 4. Returns 1 if a message is whole. */
static int step(const uint8_t *data, size_t len, size_t off, size_t max_len, hsk_handshake_frame *f)
{
  hsk_handshake_frame before;
  memset(f, 0x5a, sizeof *f);
  before = *f;
  hsk_result r = hsk_handshake_next(data, len, off, max_len, f);
  size_t have = len - off;
  size_t body = have < 4 ? 0 : (size_t)data[off + 1] * 65536 + (size_t)data[off + 2] * 256 + data[off + 3];
  if (have >= 4 && body > max_len) {
    FUZZ_CHECK(r.error == HSK_PEER_HANDSHAKE_TOO_LONG, "grammar: a message above the limit");
    fuzz_refused(r, len, f, &before, sizeof *f);
    FUZZ_CHECK(r.at == off + 1, "refusal: its place is not the length");
    return 0;
  }
  FUZZ_CHECK(r.error == HSK_OK, "grammar: a message that is not long is refused");
  size_t need = have < 4 ? 4 - have : have - 4 < body ? body - (have - 4) : 0;
  FUZZ_CHECK(f->need == need, "grammar: need is not what the message lacks");
  if (need != 0) {
    FUZZ_CHECK(f->body.off == 0 && f->body.len == 0, "grammar: a body that is not whole");
    return 0;
  }
  FUZZ_CHECK(f->msg_type == data[off] && f->body.off == off + 4 && f->body.len == body,
             "grammar: RFC 8446 4");
  return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  hsk_handshake_frame f;
  if (size < 2) return 0;
  size_t max_len = hsk_be16(data, 0) * 16, off = 2, n = 0;
  while (step(data, size, off, max_len, &f)) {
    off = f.body.off + f.body.len;
    n++;
  }
  if (size > 80) return 0;
  size_t whole = 0, at = 2;
  for (size_t len = 2; len <= size; len++)
    while (step(data, len, at, max_len, &f)) {
      at = f.body.off + f.body.len;
      whole++;
    }
  FUZZ_CHECK(whole == n && at == off, "I7: other messages when the bytes arrive one by one");
  return 0;
}
