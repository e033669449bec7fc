#define _POSIX_C_SOURCE 200809L
#include "seeds.h"
#include "msg/certificate13.h"
#include "msg/certificate_request13.h"
#include "msg/client_hello.h"
#include "msg/encrypted_extensions.h"
#include "msg/ext/extensions.h"
#include "msg/handshake.h"
#include "msg/new_session_ticket13.h"
#include "msg/server_hello.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *seeds_dir, *seeds_label = "toy";

void seeds_put(const char *target, const void *data, size_t len)
{
  static unsigned number;
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", seeds_dir, target);
  (void)mkdir(path, 0777);
  (void)snprintf(path, sizeof path, "%s/%s/%s-%u", seeds_dir, target, seeds_label, number++);
  FILE *f = fopen(path, "wb");
  if (f == NULL || fwrite(data, 1, len, f) != len || fclose(f) != 0) {
    perror(path);
    exit(1);
  }
}

static void put_extension(uint32_t type, const uint8_t *data, size_t len)
{
  static const struct {
    uint32_t type;
    const char *name;
  } names[] = {
#define HSK_X(name, number, wire_name, rfc) {number, #name},
#include "msg/ext/types.def"
#undef HSK_X
  };
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    char target[64] = "ext_";
    if (names[i].type != type) continue;
    for (size_t k = 0; names[i].name[k] != 0; k++)
      target[4 + k] = (char)tolower((unsigned char)names[i].name[k]);
    seeds_put(target, data, len);
  }
}

void seeds_block(const uint8_t *block, size_t len)
{
  static uint8_t with_length[65538];
  if (hsk_extensions_check(block, 0, len).error != HSK_OK || len > 65535) return;
  hsk_put_vec16(with_length, 0, (hsk_bytes){block, len});
  seeds_put("extensions", with_length, len + 2);
  for (hsk_extension e = hsk_extensions_next(block, 0, len); e.extension_data.off != 0;
       e = hsk_extensions_next(block, e.extension_data.off + e.extension_data.len, len))
    put_extension(e.extension_type, block + e.extension_data.off, e.extension_data.len);
}

static void entries(const uint8_t *body, size_t len, hsk_span list)
{
  for (hsk_certificate_entry e = hsk_certificate_entry_next(body, list.off, len); e.cert_data.off != 0;
       e = hsk_certificate_entry_next(body, e.extensions.off + e.extensions.len, len))
    if (e.extensions.len != 0) seeds_block(body + e.extensions.off, e.extensions.len);
}

/* The blocks of extensions in a body of this type. */
static void blocks(uint32_t msg_type, const uint8_t *body, size_t len)
{
  hsk_client_hello ch;
  hsk_server_hello sh;
  hsk_encrypted_extensions ee;
  hsk_certificate_request13 cr;
  hsk_new_session_ticket13 nst;
  hsk_certificate13 c;
  hsk_span e = {0, 0};
  if (msg_type == HSK_MSG_CLIENT_HELLO && hsk_client_hello_parse(body, len, &ch).error == HSK_OK)
    e = ch.extensions;
  if (msg_type == HSK_MSG_SERVER_HELLO && hsk_server_hello_parse(body, len, &sh).error == HSK_OK)
    e = sh.extensions;
  if (msg_type == HSK_MSG_ENCRYPTED_EXTENSIONS &&
      hsk_encrypted_extensions_parse(body, len, &ee).error == HSK_OK)
    e = ee.extensions;
  if (msg_type == HSK_MSG_CERTIFICATE_REQUEST &&
      hsk_certificate_request13_parse(body, len, &cr).error == HSK_OK)
    e = cr.extensions;
  if (msg_type == HSK_MSG_NEW_SESSION_TICKET &&
      hsk_new_session_ticket13_parse(body, len, &nst).error == HSK_OK)
    e = nst.extensions;
  if (msg_type == HSK_MSG_CERTIFICATE && hsk_certificate13_parse(body, len, &c).error == HSK_OK)
    entries(body, len, c.certificate_list);
  if (e.off != 0) seeds_block(body + e.off, e.len);
}

/* A body goes to the targets of both versions: what adds nothing there does not stay in the corpus. */
static const struct {
  uint32_t msg_type;
  const char *target;
} bodies[] = {
    {HSK_MSG_CLIENT_HELLO, "client_hello"},
    {HSK_MSG_SERVER_HELLO, "server_hello"},
    {HSK_MSG_SERVER_HELLO, "server_hello13"},
    {HSK_MSG_NEW_SESSION_TICKET, "new_session_ticket"},
    {HSK_MSG_NEW_SESSION_TICKET, "new_session_ticket13"},
    {HSK_MSG_ENCRYPTED_EXTENSIONS, "encrypted_extensions"},
    {HSK_MSG_CERTIFICATE, "certificate"},
    {HSK_MSG_CERTIFICATE, "certificate13"},
    {HSK_MSG_SERVER_KEY_EXCHANGE, "server_key_exchange"},
    {HSK_MSG_CERTIFICATE_REQUEST, "certificate_request"},
    {HSK_MSG_CERTIFICATE_REQUEST, "certificate_request13"},
    {HSK_MSG_CERTIFICATE_VERIFY, "certificate_verify"},
    {HSK_MSG_CLIENT_KEY_EXCHANGE, "client_key_exchange"},
    {HSK_MSG_FINISHED, "finished"},
    {HSK_MSG_CERTIFICATE_STATUS, "certificate_status"},
    {HSK_MSG_KEY_UPDATE, "key_update"},
    {HSK_MSG_END_OF_EARLY_DATA, "key_update"},
};

void seeds_message(const uint8_t *m, size_t len)
{
  static uint8_t framed[512];
  if (len < HSK_HANDSHAKE_HEADER_LEN || hsk_handshake_header_get(m).length != len - HSK_HANDSHAKE_HEADER_LEN)
    return;
  for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++)
    if (bodies[i].msg_type == m[0]) seeds_put(bodies[i].target, m + 4, len - 4);
  if (len <= 200) {
    seeds_put("handshake_header", m, len);
    /* twice, below the limit of 1024 bytes */
    hsk_put16(framed, 0, 64);
    hsk_put_bytes(framed, 2, m, len);
    hsk_put_bytes(framed, 2 + len, m, len);
    seeds_put("framing", framed, 2 + 2 * len);
  }
  blocks(m[0], m + 4, len - 4);
}
