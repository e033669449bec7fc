#include "inspect_records.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "msg/alert.h"
#include "msg/change_cipher_spec.h"
#include "msg/client_hello.h"
#include "msg/handshake.h"
#include "msg/server_hello.h"
#include "names.h"
#include "record/record.h"
#include "report.h"
#include "show_message.h"

/* Handshake bytes put together from records, and where in the file each of them stood. */
typedef struct {
  uint8_t *data;
  size_t *where;
  size_t len;
  message_context ctx;
  int encrypted; /* a ChangeCipherSpec was seen */
} flow;

static int refuse(hsk_bytes data, hsk_result why)
{
  show s = {stdout, 2};
  show_refused(s, data.data, data.len, 0, why);
  return (int)outcome_of(why.error);
}

/* A file that ends too early is a malformed stream. */
static int truncated(hsk_bytes file)
{
  show s = {stdout, 2};
  show_line(s, "REFUSED", "at byte %zu (0x%zx): the file ends too early", file.len, file.len);
  return OUTCOME_PROTOCOL;
}

/* The length of the message at f->data[off], 0: it is not whole. */
static size_t whole_message(const flow *f, size_t off)
{
  hsk_handshake_frame frame;
  hsk_result r = hsk_handshake_next(f->data, f->len, off, 0xffffff, &frame);
  return r.error != HSK_OK || frame.need != 0 ? 0 : HSK_HANDSHAKE_HEADER_LEN + frame.body.len;
}

/* show_messages prints the whole messages of f, and drops them. */
static int show_messages(flow *f, hsk_bytes file)
{
  show s = {stdout, 0};
  size_t off = 0, len;
  while ((len = whole_message(f, off)) != 0) {
    char title[64];
    handshake_title(hsk_u8(f->data, off), title, sizeof title);
    show_head(s, "%s, %zu bytes at byte %zu", title, len, f->where[off]);
    hsk_result r = show_handshake(show_deeper(s), &f->ctx, f->data + off, len);
    if (r.error != HSK_OK) {
      r.at = off + r.at < f->len ? f->where[off + r.at] : file.len;
      return refuse(file, r);
    }
    off += len;
  }
  memmove(f->data, f->data + off, f->len - off);
  memmove(f->where, f->where + off, (f->len - off) * sizeof *f->where);
  f->len -= off;
  return 0;
}

static void collect(flow *f, hsk_bytes file, size_t off, size_t len)
{
  memcpy(f->data + f->len, file.data + off, len);
  for (size_t i = 0; i < len; i++)
    f->where[f->len + i] = off + i;
  f->len += len;
}

/* unfinished: the file ended within a message. */
static int unfinished(const flow *f, hsk_bytes file)
{
  if (f->len == 0) return 0;
  printf("a message that begins at byte %zu is not whole: %zu bytes of it are here\n", f->where[0], f->len);
  return truncated(file);
}

static int flow_open(flow *f, size_t cap)
{
  memset(f, 0, sizeof *f);
  f->ctx.full = 1;
  f->data = malloc(cap + 1);
  f->where = malloc((cap + 1) * sizeof *f->where);
  if (f->data != NULL && f->where != NULL) return 0;
  fputs("hardshake: out of memory\n", stderr);
  return OUTCOME_LOCAL;
}

static void flow_close(flow *f)
{
  free(f->data);
  free(f->where);
}

int inspect_handshake(hsk_bytes data)
{
  flow f;
  int status = flow_open(&f, data.len);
  if (status == 0) {
    collect(&f, data, 0, data.len);
    status = show_messages(&f, data);
    if (status == 0) status = unfinished(&f, data);
  }
  flow_close(&f);
  return status;
}

static int show_alert(show s, hsk_bytes file, size_t off, size_t len)
{
  hsk_alert alert;
  char text[64];
  hsk_result r = hsk_alert_parse(file.data + off, len, &alert);
  if (r.error != HSK_OK) return refuse(file, hsk_bad(r.error, off + r.at));
  alert_text(file.data + off, len, text, sizeof text);
  show_line(s, "alert", "%s", text);
  return 0;
}

/* A second ClientHello, or the ServerHello behind a HelloRetryRequest, may follow the ChangeCipherSpec of TLS 1.3, which changes
   nothing (RFC 8446 D.4): one whole hello that fills the record is in the clear. */
static int is_hello(hsk_bytes file, hsk_record_header h, size_t off)
{
  hsk_handshake_frame f;
  hsk_client_hello ch;
  hsk_server_hello sh;
  const uint8_t *body = file.data + off + HSK_HANDSHAKE_HEADER_LEN;
  if (h.content_type != HSK_HANDSHAKE) return 0;
  hsk_result r = hsk_handshake_next(file.data + off, h.fragment_len, 0, HSK_PLAINTEXT_MAX, &f);
  if (r.error != HSK_OK || f.need != 0 || f.body.off + f.body.len != h.fragment_len) return 0;
  return (f.msg_type == HSK_MSG_CLIENT_HELLO &&
          hsk_client_hello_parse(body, f.body.len, &ch).error == HSK_OK) ||
         (f.msg_type == HSK_MSG_SERVER_HELLO &&
          hsk_server_hello_parse(body, f.body.len, &sh).error == HSK_OK);
}

static int show_record(flow *f, hsk_bytes file, hsk_record_header h, size_t off)
{
  show s = {stdout, 2};
  /* application data is never sent unprotected, and so is what TLS 1.3 sends as such */
  if (h.content_type == HSK_APPLICATION_DATA || (f->encrypted && !is_hello(file, h, off))) {
    show_line(s, "encrypted", "%zu bytes", h.fragment_len);
    return 0;
  }
  switch (h.content_type) {
  case HSK_HANDSHAKE:
    collect(f, file, off, h.fragment_len);
    return show_messages(f, file);
  case HSK_ALERT:
    return show_alert(s, file, off, h.fragment_len);
  default: {
    hsk_result r = hsk_change_cipher_spec_parse(file.data + off, h.fragment_len);
    if (r.error != HSK_OK) return refuse(file, hsk_bad(r.error, off + r.at));
    if (f->len != 0) return refuse(file, hsk_bad(HSK_PEER_EXCESS_HANDSHAKE_DATA, off));
    f->encrypted = 1;
    return 0;
  }
  }
}

static int next_record(flow *f, hsk_bytes file, size_t *off)
{
  hsk_record_header h;
  show s = {stdout, 0};
  size_t at = *off, body = at + HSK_RECORD_HEADER_LEN;
  if (file.len - at < HSK_RECORD_HEADER_LEN) return truncated(file);
  hsk_result r = hsk_record_header_parse(file.data, at, 0, HSK_CIPHERTEXT_MAX, &h);
  if (r.error != HSK_OK) return refuse(file, r);
  show_head(s, "record %s, version %04X, %zu bytes at byte %zu", name_of_content_type(h.content_type),
            h.version, h.fragment_len, at);
  if (file.len - body < h.fragment_len) return truncated(file);
  *off = body + h.fragment_len;
  return show_record(f, file, h, body);
}

int inspect_records(hsk_bytes data)
{
  flow f;
  int status = flow_open(&f, data.len);
  for (size_t off = 0; status == 0 && off < data.len;)
    status = next_record(&f, data, &off);
  if (status == 0) status = unfinished(&f, data);
  flow_close(&f);
  return status;
}
