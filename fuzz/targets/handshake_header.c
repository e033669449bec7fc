/* The handshake header, and the two messages whose body is empty. */
#include "msg/handshake.h"
#include "msg/hello_request.h"
#include "msg/server_hello_done.h"
#include "parse.h"

static hsk_built build(const void *fields, uint8_t *out, size_t cap)
{
  const hsk_handshake *h = fields;
  if (cap < HSK_HANDSHAKE_HEADER_LEN) return (hsk_built){HSK_HANDSHAKE_HEADER_LEN, HSK_BUFFER_TOO_SMALL};
  hsk_handshake_header_put(out, h->msg_type, h->length);
  return (hsk_built){HSK_HANDSHAKE_HEADER_LEN, HSK_OK};
}

static hsk_built build_request(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_hello_request_build(out, cap);
}

static hsk_built build_done(const void *fields, uint8_t *out, size_t cap)
{
  (void)fields;
  return hsk_server_hello_done_build(out, cap);
}

static void lists(const uint8_t *data, size_t size)
{
  hsk_span bytes = {0, size}, pairs = {0, size / 2 * 2};
  uint32_t wanted = size == 0 ? 0 : data[size - 1];
  int has8 = 0, has16 = 0;
  for (size_t i = 0; i < size; i++)
    has8 |= data[i] == wanted;
  for (size_t i = 0; i + 1 < size; i += 2)
    has16 |= (uint32_t)data[i] * 256 + data[i + 1] == wanted;
  FUZZ_CHECK(hsk_u8_list_has(data, bytes, wanted) == has8, "grammar: hsk_u8_list_has");
  FUZZ_CHECK(hsk_u16_list_has(data, pairs, wanted) == has16, "grammar: hsk_u16_list_has");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < HSK_HANDSHAKE_HEADER_LEN) return 0;
  hsk_handshake h = hsk_handshake_header_get(data);
  FUZZ_CHECK(h.msg_type == data[0] && h.length < 1u << 24, "grammar: RFC 5246 7.4");
  FUZZ_CHECK(hsk_handshake_type_name(h.msg_type) != NULL, "no name");
  fuzz_rebuild(build, &h, data, HSK_HANDSHAKE_HEADER_LEN);
  hsk_result a = hsk_hello_request_parse(data + 4, size - 4),
             b = hsk_server_hello_done_parse(data + 4, size - 4);
  if (fuzz_agrees(data + 4, size - 4, REF_HELLO_REQUEST, a)) fuzz_rebuild(build_request, NULL, data + 4, 0);
  if (fuzz_agrees(data + 4, size - 4, REF_SERVER_HELLO_DONE, b)) fuzz_rebuild(build_done, NULL, data + 4, 0);
  lists(data + 4, size - 4);
  return 0;
}
