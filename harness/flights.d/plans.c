/* What is done to each unit of a scenario. Edits are those of differential.d/mutate.c, as differences from the message that it was given; the
   rest is done to the flight and to its records. */
#include "flights.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static plan *add(flight_list *list, const scenario *sc, enum kind_id kind, const char *name, const plan *p)
{
  const bytes none = {0};
  case_add(&list->cases, kind, sc->name, name, &none);
  if (list->cases.count > list->plans_cap) {
    list->plans_cap = list->cases.cap;
    list->plans = realloc(list->plans, list->plans_cap * sizeof *list->plans);
    if (list->plans == NULL) die("no memory");
  }
  plan *kept = &list->plans[list->cases.count - 1];
  *kept = *p;
  return kept;
}

/* --- which message it is --- */

static enum kind_id kind_of(const scenario *sc, const unit *u)
{
  int is13 = sc->options.version == TLS1_3_VERSION, from_server = sc->subject == CLIENT;
  const char *suites = sc->options.suites;
  int dhe = suites != NULL && strncmp(suites, "DHE", 3) == 0, rsa = suites != NULL && suites[0] == 'A';
  if (u->type == CHANGE_CIPHER_SPEC) return is13 ? KIND_CCS_13 : KIND_CCS;
  switch (u->data.data[0]) {
  case CLIENT_HELLO:
    return KIND_CLIENT_HELLO;
  case SERVER_HELLO:
    if (is13 && u->data.data[RANDOM_AT] == 0xcf && u->data.data[RANDOM_AT + 1] == 0x21)
      return KIND_HELLO_RETRY_REQUEST;
    return is13 ? KIND_SERVER_HELLO_13 : KIND_SERVER_HELLO;
  case 4:
    return is13 ? KIND_NEW_SESSION_TICKET_13 : KIND_NEW_SESSION_TICKET;
  case 8:
    return KIND_ENCRYPTED_EXTENSIONS;
  case 11:
    if (is13) return from_server ? KIND_CERTIFICATE_13 : KIND_CLIENT_CERTIFICATE_13;
    return from_server ? KIND_CERTIFICATE : KIND_CLIENT_CERTIFICATE;
  case SERVER_KEY_EXCHANGE:
    return dhe ? KIND_SKE_DHE : KIND_SKE_ECDHE;
  case 13:
    return is13 ? KIND_CERTIFICATE_REQUEST_13 : KIND_CERTIFICATE_REQUEST;
  case 14:
    return KIND_SERVER_HELLO_DONE;
  case CERTIFICATE_VERIFY:
    return is13 ? KIND_CERTIFICATE_VERIFY_13 : KIND_CERTIFICATE_VERIFY;
  case 16:
    return dhe ? KIND_CKE_DHE : rsa ? KIND_CKE_RSA : KIND_CKE_ECDHE;
  case FINISHED:
    return is13 ? KIND_FINISHED_13 : KIND_FINISHED;
  case 22:
    return KIND_CERTIFICATE_STATUS;
  default:
    die("%s: an unknown message", sc->name);
  }
}

/* --- edits --- */

/* difference: the edit that makes b of a; of the same length: which bits change, as a may be another signature. */
static void difference(const bytes *a, const bytes *b, int has_head, plan *p)
{
  size_t same = has_head ? HEADER_LEN : 0, tail = 0, least = a->len < b->len ? a->len : b->len;
  p->has_head = has_head && least >= HEADER_LEN;
  if (p->has_head) memcpy(p->head, b->data, HEADER_LEN);
  if (!p->has_head) same = 0;
  while (same < least && a->data[same] == b->data[same])
    same++;
  while (tail < least - same && a->data[a->len - 1 - tail] == b->data[b->len - 1 - tail])
    tail++;
  p->off = same;
  p->del = a->len - same - tail;
  bytes_add(&p->ins, b->data + same, b->len - same - tail);
  for (size_t i = 0; a->len == b->len && i < p->ins.len; i++)
    p->ins.data[i] ^= a->data[same + i];
}

static size_t before_extensions(const bytes *client_hello)
{
  size_t off = RANDOM_AT + RANDOM_LEN;
  off += 1 + (size_t)client_hello->data[off];
  off += 2 + ((size_t)client_hello->data[off] << 8 | client_hello->data[off + 1]);
  return off + 1 + client_hello->data[off];
}

static void edits(flight_list *list, const scenario *sc, enum kind_id kind, int i, const bytes *base,
                  size_t at_most)
{
  case_list made = {.share = 1};
  int has_ticket = kind == KIND_CLIENT_HELLO && sc->resumes; /* whose length is not the same for both */
  mutate(&made, kind, sc->name, base, 0);
  for (size_t j = 1; j < made.count; j++) {
    /* evenly spread; a stride would take the same kind of edit of each field */
    if (made.count > at_most && (j * 2654435761u >> 8) % made.count >= at_most) continue;
    plan p = {.unit = i, .act = ACT_EDIT, .honest = j % 8 == 7};
    char name[160];
    difference(base, &made.at[j].message, !has_ticket && kinds[kind].type != NO_HANDSHAKE_TYPE, &p);
    if (has_ticket && (p.del != p.ins.len || p.off + p.del > before_extensions(base))) continue;
    snprintf(name, sizeof name, "%s%s", made.at[j].mutation, p.honest ? " (honest)" : "");
    add(list, sc, kind, name, &p);
  }
  for (size_t j = 0; j < made.count; j++)
    bytes_free(&made.at[j].message);
  free(made.at);
}

/* --- what is put between, behind and instead --- */

static const struct {
  const char *name;
  unsigned type;
  const char *hex;
} others[] = {
    {"hello_request", HANDSHAKE, "00000000"},
    {"client_hello", HANDSHAKE,
     "0100002d0303000000000000000000000000000000000000000000000000000000000000000000000002c02b010000040017000"
     "0"},
    {"server_hello", HANDSHAKE,
     "020000280303000000000000000000000000000000000000000000000000000000000000000000c02b0000"},
    {"new_session_ticket", HANDSHAKE, "0400000a000000640004aabbccdd"},
    {"end_of_early_data", HANDSHAKE, "05000000"},
    {"encrypted_extensions", HANDSHAKE, "080000020000"},
    {"certificate", HANDSHAKE, "0b000003000000"},
    {"certificate_13", HANDSHAKE, "0b00000400000000"},
    {"server_key_exchange", HANDSHAKE, "0c000006030017020400"},
    {"certificate_request", HANDSHAKE, "0d00000801400002040300000000"},
    {"server_hello_done", HANDSHAKE, "0e000000"},
    {"certificate_verify", HANDSHAKE, "0f0000080403000430020101"},
    {"client_key_exchange", HANDSHAKE, "1000000201aa"},
    {"finished", HANDSHAKE, "1400000c000102030405060708090a0b"},
    {"certificate_status", HANDSHAKE, "16000006010000023000"},
    {"key_update", HANDSHAKE, "1800000100"},
    {"message_hash", HANDSHAKE, "fe000001aa"},
    {"unknown", HANDSHAKE, "63000000"},
    {"half a header", HANDSHAKE, "0b00"},
    {"nothing of a handshake", HANDSHAKE, ""},
    {"alert close_notify", ALERT, "0100"},
    {"alert user_canceled", ALERT, "015a"},
    {"alert no_renegotiation", ALERT, "0164"},
    {"alert fatal", ALERT, "0228"},
    {"alert fatal close_notify", ALERT, "0200"},
    {"alert warning handshake_failure", ALERT, "0128"},
    {"alert level 3", ALERT, "0328"},
    {"alert of one byte", ALERT, "02"},
    {"alert of three bytes", ALERT, "022800"},
    {"two alerts", ALERT, "015a015a"},
    {"nothing of an alert", ALERT, ""},
    {"change_cipher_spec", CHANGE_CIPHER_SPEC, "01"},
    {"change_cipher_spec 2", CHANGE_CIPHER_SPEC, "02"},
    {"change_cipher_spec of two bytes", CHANGE_CIPHER_SPEC, "0101"},
    {"nothing of a change_cipher_spec", CHANGE_CIPHER_SPEC, ""},
    {"data", APPLICATION_DATA, "68656c6c6f"},
    {"no data", APPLICATION_DATA, ""},
    {"heartbeat", 24, "0100010000"},
    {"content type 0", 0, "00"},
    {"content type 99", 99, "00"},
};

static bytes from_hex(const char *hex)
{
  bytes b = {0};
  unsigned v;
  int n = 0;
  for (; sscanf(hex, " %2x%n", &v, &n) == 1; hex += n)
    bytes_add(&b, &(uint8_t){(uint8_t)v}, 1);
  return b;
}

/* other: its header says how long it is, if it has one. */
static bytes other(size_t i)
{
  bytes b = from_hex(others[i].hex);
  if (others[i].type == HANDSHAKE && b.len >= HEADER_LEN) b.data[3] = (uint8_t)(b.len - HEADER_LEN);
  return b;
}

static void inserts(flight_list *list, const scenario *sc, enum kind_id kind, int i, const unit *u)
{
  for (size_t j = 0; j < sizeof others / sizeof *others; j++) {
    char name[96];
    plan p = {.unit = i, .act = ACT_INSERT, .arg = others[j].type, .ins = other(j)};
    snprintf(name, sizeof name, "insert %s", others[j].name);
    add(list, sc, kind, name, &p);
    if (u->type != HANDSHAKE) continue;
    p.act = others[j].type == HANDSHAKE ? ACT_BEHIND : ACT_INSIDE;
    p.ins = other(j);
    snprintf(name, sizeof name, "%s %s", p.act == ACT_BEHIND ? "behind" : "inside", others[j].name);
    if (p.ins.len != 0 || p.act == ACT_INSIDE) add(list, sc, kind, name, &p);
  }
}

/* --- the record --- */

static void records(flight_list *list, const scenario *sc, enum kind_id kind, int i, const unit *u)
{
  static const struct {
    const char *name;
    size_t off, del;
    const char *hex;
    unsigned from_end;
  } raw[] = {
      {"record of version 0300", 1, 2, "0300", 0},   {"record of version 0301", 1, 2, "0301", 0},
      {"record of version 0302", 1, 2, "0302", 0},   {"record of version 0304", 1, 2, "0304", 0},
      {"record of version 0000", 1, 2, "0000", 0},   {"record of version 0400", 1, 2, "0400", 0},
      {"record of type alert", 0, 1, "15", 0},       {"record of type data", 0, 1, "17", 0},
      {"record of type ccs", 0, 1, "14", 0},         {"record of type handshake", 0, 1, "16", 0},
      {"record of type heartbeat", 0, 1, "18", 0},   {"record of type 128", 0, 1, "80", 0},
      {"record length=0", 3, 2, "0000", 0},          {"record length=16385", 3, 2, "4001", 0},
      {"record length=16640", 3, 2, "4100", 0},      {"record length=16641", 3, 2, "4101", 0},
      {"record length=18433", 3, 2, "4801", 0},      {"record length=max", 3, 2, "ffff", 0},
      {"record without its last byte", 0, 1, "", 1}, {"record with one byte more", 0, 0, "00", 1},
  };
  for (size_t j = 0; j < sizeof raw / sizeof *raw; j++) {
    plan p = {.unit = i, .act = ACT_RECORD, .off = raw[j].off, .del = raw[j].del, .arg = raw[j].from_end};
    p.ins = from_hex(raw[j].hex);
    add(list, sc, kind, raw[j].name, &p);
  }
  for (size_t j = 0; j < (u->epoch != 0 ? 24 : 0); j++) { /* ciphertext, nonce and tag */
    char name[64];
    plan p = {.unit = i, .act = ACT_FLIP, .off = j < 12 ? j : j - 12 + (j == 12 ? 0 : 4), .arg = j < 12};
    if (!p.arg) p.off = 5 + (j - 12) * 3;
    snprintf(name, sizeof name, "flip record byte %s%zu", p.arg ? "-" : "", p.off);
    add(list, sc, kind, name, &p);
  }
}

static void keys(flight_list *list, const scenario *sc, enum kind_id kind, int i, const unit *u)
{
  int is13 = sc->options.version == TLS1_3_VERSION;
  for (unsigned epoch = 0; epoch <= (is13 ? 2u : 1u); epoch++) {
    plan p = {.unit = i, .act = ACT_EPOCH, .arg = epoch};
    if ((int)epoch == u->epoch) continue;
    add(list, sc, kind,
        epoch == 0   ? "sent in the clear"
        : epoch == 1 ? "under handshake keys"
                     : "under data keys",
        &p);
  }
  if (u->epoch == 0) return;
  for (unsigned more = 1; more < 3; more++)
    add(list, sc, kind, "sequence number skipped", &(plan){.unit = i, .act = ACT_SEQUENCE, .arg = more});
  if (!is13) return;
  static const size_t paddings[] = {1, 2, 255, 4096, 16000};
  for (size_t j = 0; j < sizeof paddings / sizeof *paddings; j++)
    add(list, sc, kind, "padded", &(plan){.unit = i, .act = ACT_PADDED, .off = paddings[j]});
  add(list, sc, kind, "nothing but padding", &(plan){.unit = i, .act = ACT_NO_TYPE, .off = 1});
}

static void flight(flight_list *list, const scenario *sc, enum kind_id kind, const unit *units, int count,
                   int i)
{
  static const size_t sizes[] = {1, 2, 3, 4, 5, 16, 100};
  static const unsigned types[] = {ALERT, APPLICATION_DATA, CHANGE_CIPHER_SPEC, HANDSHAKE, 24, 0, 99};
  const unit *u = &units[i];
  add(list, sc, kind, "drop", &(plan){.unit = i, .act = ACT_DROP});
  add(list, sc, kind, "drop (honest)", &(plan){.unit = i, .act = ACT_DROP, .honest = 1});
  add(list, sc, kind, "twice", &(plan){.unit = i, .act = ACT_TWICE});
  int more = i + 1 < count && units[i + 1].flight == u->flight;
  if (more && units[i + 1].type == u->type && u->type == HANDSHAKE && units[i + 1].epoch == u->epoch)
    add(list, sc, kind, "join", &(plan){.unit = i, .act = ACT_JOIN});
  if (more) add(list, sc, kind, "swap", &(plan){.unit = i, .act = ACT_SWAP});
  if (more && units[i + 1].epoch != u->epoch && units[i + 1].type == HANDSHAKE && u->type == HANDSHAKE)
    add(list, sc, kind, "join over a change of keys", &(plan){.unit = i, .act = ACT_JOIN});
  for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++)
    if (u->data.len > sizes[j] && u->data.len < 600 * sizes[j])
      add(list, sc, kind, "split", &(plan){.unit = i, .act = ACT_SPLIT, .off = sizes[j]});
  for (size_t j = 0; j < sizeof types / sizeof *types; j++)
    if (types[j] != u->type && (types[j] != 0 || u->epoch == 0)) { /* a zero inside is padding */
      char name[64];
      snprintf(name, sizeof name, "content type %u", types[j]);
      add(list, sc, kind, name, &(plan){.unit = i, .act = ACT_TYPE, .arg = types[j]});
    }
  add(list, sc, kind, "oversize", &(plan){.unit = i, .act = ACT_OVERSIZE, .off = 16385});
  add(list, sc, kind, "oversize by far", &(plan){.unit = i, .act = ACT_OVERSIZE, .off = 18000});
}

void plans_add(flight_list *list, const scenario *sc, const unit *units, int count, size_t at_most)
{
  for (int i = 0; i < count; i++) {
    enum kind_id kind = kind_of(sc, &units[i]);
    if (i == 0) add(list, sc, kind, "whole", &(plan){.unit = -1, .act = ACT_WHOLE});
    edits(list, sc, kind, i, &units[i].data, at_most);
    inserts(list, sc, kind, i, &units[i]);
    records(list, sc, kind, i, &units[i]);
    keys(list, sc, kind, i, &units[i]);
    flight(list, sc, kind, units, count, i);
  }
}
