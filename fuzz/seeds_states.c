#define _POSIX_C_SOURCE 200809L
#include "handshake/classify.h"
#include "msg/client_hello.h"
#include "msg/ext/extensions.h"
#include "msg/handshake.h"
#include "record/record.h"
#include "seeds.h"
#include "snapshot.h"
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static uint8_t text[8192];
static size_t text_len;

static void add(const void *data, size_t len)
{
  FUZZ_CHECK(len <= sizeof text - text_len, "set-up: a long seed");
  if (len != 0) memcpy(text + text_len, data, len);
  text_len += len;
}

static void add_byte(size_t v)
{
  uint8_t b = (uint8_t)v;
  add(&b, 1);
}

static void script(const char *target, size_t variant, size_t mode, const void *actions, size_t len)
{
  text_len = 0;
  add_byte(variant);
  add_byte(mode);
  add(actions, len);
  seeds_put(target, text, text_len);
}
#define SCRIPT(target, variant, mode, literal) script(target, variant, mode, literal, sizeof(literal) - 1)

/* The genuine rest of the handshake in several chunks, then what may and may not come. */
static void scripts(const char *target, size_t variant)
{
  static const uint8_t hello_request[] = {0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4};
  script(target, variant, 0, hello_request, sizeof hello_request);
  SCRIPT(target, variant, 1, "\4\4\4\4\4\4\4\4\4\4\4\4");
  SCRIPT(target, variant, 0x40, "\4\4\4\4\4\4\4\4\4\10\50\11\4\4");
  SCRIPT(target, variant, 0x20, "\7\3\7\40\7\100\7\3\7\5\7\2\4\4");
  SCRIPT(target, variant, 0x18, "\21\2\1\144\4\21\2\1\0\4\4\4\4\4\4"); /* warnings, then close_notify */
  SCRIPT(target, variant, 0x10, "\61\5hello\4\4\4\4\4\4\4\61\3abc\11\61\2de"); /* data, early and late */
  SCRIPT(target, variant, 0x08, "\1\1\1\4\4\4\4\4\4");                         /* early ChangeCipherSpec */
  SCRIPT(target, variant, 0x00, "\21\2\2\50");                                 /* a fatal alert */
  SCRIPT(target, variant, 0x00, "\6\0\6\1\4\4\4\4");                           /* one bit is wrong */
  SCRIPT(target, variant, 0x00, "\106\0\50\0\4\4");                            /* cut */
  SCRIPT(target, variant, 0x00, "\2\0\7\27\3\3\0\2ab");                        /* raw bytes */
  SCRIPT(target, variant, 0x00, "\12\4\4\4\4\4\4\4");                          /* one is skipped */
  SCRIPT(target, variant, 0x00, "\5\0\5\1\5\2\5\3\5\4\5\5\5\6");               /* from the beginning */
  SCRIPT(target, variant, 0x00, "\3\0\3\13\0\0\3\0\1\1");                      /* a message in two records */
  SCRIPT(target, variant, 0x00, "\204\204\204\204\204\204\204\204");           /* sealed early, plain late */
  SCRIPT(target, variant, 0x48, "\4\4\4\4\4\4\4\4\15\10\5\35\4\4\4\11\4");     /* new keys of ours */
  SCRIPT(target, variant, 0x00, "\4\4\4\4\4\4\4\0\30\0\1\1\0\30\0\1\0\0\30\0\1\2"); /* and of the peer */
  SCRIPT(target, variant, 0x00, "\4\4\4\4\4\4\4\4\0\0\0\0\0\1\0\1\0"); /* a hello when all is done */
}

/* ---- every kind of message ---- */

static const struct {
  uint32_t content_type, first;
} kinds[] = {
#define MATRIX_ANY                                  256u
#define MATRIX_KIND(name, content_type, first_byte) {content_type, first_byte},
#include "matrix_kinds.def"
#undef MATRIX_KIND
};
#define KINDS (sizeof kinds / sizeof kinds[0])

/* The message of this kind that the story has; else a short one of that type. A genuine one waits for what the connection has to say first. */
static void add_handshake(const snapshot *s, uint32_t type)
{
  for (size_t i = 0; i < s->told->made && hsk_own_input(&s->conn) == HSK_IN_OTHER; i++)
    if (s->told->messages[i].content_type == HSK_HANDSHAKE && story_bytes(s->told, i).data[0] == type) {
      add_byte(5); /* SOME */
      add_byte(i);
      return;
    }
  add_byte(0);
  add_byte(type == MATRIX_ANY ? 99 : type);
  if (type == HSK_MSG_HELLO_REQUEST)
    add("\0\0", 2);
  else
    add("\0\1\0", 3);
}

static void add_kind(const snapshot *s, size_t kind)
{
  uint32_t type = kinds[kind].content_type, first = kinds[kind].first;
  if (type == HSK_HANDSHAKE) {
    add_handshake(s, first);
    return;
  }
  add_byte(1 + (type - HSK_CHANGE_CIPHER_SPEC) * 16);
  add_byte(type == HSK_ALERT ? 2 : 1);
  if (type == HSK_ALERT) add_byte(1);
  add_byte(first != MATRIX_ANY ? first : type == HSK_ALERT ? 100 : 1);
}

static void shown(const char *regressions, const char *target, const char *name)
{
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/%s", regressions, target);
  (void)mkdir(path, 0777);
  (void)snprintf(path, sizeof path, "%s/%s/%s", regressions, target, name);
  FILE *f = fopen(path, "wb");
  FUZZ_CHECK(f != NULL && fwrite(text, 1, text_len, f) == text_len && fclose(f) == 0, "set-up: a file");
}

/* Each in a life of its own, then what the application may do. */
static void every_message(const char *regressions, const char *target, const snapshot *s, size_t variant)
{
  text_len = 0;
  add_byte(variant);
  add_byte(0);
  for (size_t k = 0; k < KINDS; k++) {
    add_kind(s, k);
    add_byte(14); /* AGAIN */
  }
  add("\10\5\15\4\16\35\4\16\11\4\4\4", 12);
  shown(regressions, target, variant == 0 ? "every_message" : "every_message_again");
}

/* A whole handshake of each kind, and a ChangeCipherSpec in front of it. */
static void every_step(size_t variant)
{
  text_len = 0;
  add_byte(variant);
  add_byte(0);
  add("\4\4\4\4\4\4\4\4\4\4\4\4\4\4\16\1\1\1\4\4", 20);
}

/* ---- hellos that differ from the genuine one ---- */

/* an extension of this type has another one, which nobody knows */
static void hide(uint8_t *m, size_t len, uint32_t type)
{
  hsk_client_hello ch;
  if (hsk_client_hello_parse(m + 4, len - 4, &ch).error != HSK_OK) return;
  size_t end = 4 + ch.extensions.off + ch.extensions.len;
  for (size_t at = 4 + ch.extensions.off; at + 4 <= end; at += 4 + hsk_be16(m, at + 2))
    if (hsk_be16(m, at) == type) {
      m[at] = 0x7a;
      m[at + 1] = 0x7a;
    }
}

static void hello(size_t variant, const uint8_t *m, size_t len)
{
  text_len = 0;
  add_byte(variant);
  add_byte(0);
  add("\0\1", 2);
  add_byte((len - 4) >> 8);
  add_byte((len - 4) & 255);
  add(m + 4, len - 4);
  add("\4\4", 2);
}

static void hellos(const char *regressions, const char *target, const snapshot *s, size_t variant)
{
  static const uint32_t types[] = {0, 5, 10, 11, 13, 16, 23, 28, 35, 41, 43, 44, 45, 51, 65281};
  static uint8_t m[4096];
  char name[64];
  hsk_bytes ours = story_bytes(s->told, s->sent);
  if (!s->told->is_server || s->sent >= s->told->made || ours.len > sizeof m || ours.len < 40 ||
      ours.data[0] != HSK_MSG_CLIENT_HELLO)
    return;
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    memcpy(m, ours.data, ours.len);
    hide(m, ours.len, types[i]);
    hello(variant, m, ours.len);
    seeds_put(target, text, text_len);
  }
  /* RFC 8446 D.4: no session ID, no ChangeCipherSpec */
  size_t id = ours.data[4 + 34];
  memcpy(m, ours.data, 4 + 34);
  m[4 + 34] = 0;
  memcpy(m + 4 + 35, ours.data + 4 + 35 + id, ours.len - 4 - 35 - id);
  hello(variant, m, ours.len - id);
  (void)snprintf(name, sizeof name, "no_session_id_%02zu", variant);
  shown(regressions, target, name);
}

static int begins(const snapshot *s)
{
  return s->conn.state == HSK_CLIENT_START || s->conn.state == HSK_SERVER_WAIT_CLIENT_HELLO;
}

void seeds_states(const char *regressions)
{
  char target[64], name[64];
  for (uint32_t state = 0; state < HSK_STATE_COUNT; state++) {
    const snapshot *list;
    size_t n = snapshot_all(&list, state);
    (void)snprintf(target, sizeof target, "state_%s", hsk_state_name(state) + strlen("HSK_"));
    for (size_t v = 0; v < n; v++) {
      scripts(target, v);
      hellos(regressions, target, &list[v], v);
      (void)snprintf(name, sizeof name, "every_step_%02zu", v);
      every_step(v);
      if (begins(&list[v])) shown(regressions, target, name);
    }
    for (size_t v = 0; v < n && v < 2; v++) /* the second is of the other side where a state is of both */
      every_message(regressions, target, &list[v], v);
    fprintf(stderr, "%s: %zu variants\n", target, n);
  }
}
