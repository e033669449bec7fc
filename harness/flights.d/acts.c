/* How the units of the peer reach the subject: as they are, or as the plan has it. */
#include "flights.h"
#include <string.h>

static void deliver(course *c, const unit *u)
{
  course_emit(c, u->epoch, u->type, u->data.data, u->data.len, u->type == HANDSHAKE);
}

static void deliver_healed(course *c, unit *u)
{
  if (c->changed && !c->plan->honest) heal(c, u);
  deliver(c, u);
}

/* The record of a unit, and that its message was sent. */
static void sealed(course *c, const unit *u, bytes *record)
{
  course_record(c, u->epoch, u->type, u->data.data, u->data.len, record);
  if (u->type == HANDSHAKE) course_transcribe(c, u->data.data, u->data.len);
}

static void changed_record(course *c, const unit *u)
{
  const plan *p = c->plan;
  bytes record = {0};
  sealed(c, u, &record);
  size_t off = p->arg ? record.len - 1 - p->off : p->off;
  if (p->act == ACT_FLIP && off < record.len)
    record.data[off] ^= 0x10;
  else if (p->act == ACT_RECORD && off + p->del <= record.len)
    bytes_splice(&record, off, p->del, p->ins.data, p->ins.len);
  course_give(c, &record);
  bytes_free(&record);
}

static void split(course *c, const unit *u, size_t size)
{
  if (u->type == HANDSHAKE) course_transcribe(c, u->data.data, u->data.len);
  for (size_t off = 0; off < u->data.len; off += size) {
    size_t n = u->data.len - off < size ? u->data.len - off : size;
    course_emit(c, u->epoch, u->type, u->data.data + off, n, 0);
  }
}

/* inserted: something else, at the place of the unit; what is read as a handshake message counts in the transcript, where it is taken. */
static void inserted(course *c, const unit *u)
{
  const plan *p = c->plan;
  course_emit(c, u->epoch, (uint8_t)p->arg, p->ins.data, p->ins.len, p->arg == HANDSHAKE);
}

static void inside(course *c, const unit *u)
{
  size_t half = u->data.len / 2;
  if (u->type == HANDSHAKE) course_transcribe(c, u->data.data, u->data.len);
  course_emit(c, u->epoch, u->type, u->data.data, half, 0);
  course_emit(c, u->epoch, (uint8_t)c->plan->arg, c->plan->ins.data, c->plan->ins.len, 0);
  course_emit(c, u->epoch, u->type, u->data.data + half, u->data.len - half, 0);
}

/* with_more: the unit, other content type, more behind it */
static void with_more(course *c, const unit *u)
{
  const plan *p = c->plan;
  bytes b = {0};
  uint8_t type = u->type;
  bytes_add(&b, u->data.data, u->data.len);
  if (type == HANDSHAKE) course_transcribe(c, b.data, b.len);
  if (p->act == ACT_BEHIND) bytes_add(&b, p->ins.data, p->ins.len);
  if (p->act == ACT_TYPE) type = (uint8_t)p->arg;
  while (p->act == ACT_OVERSIZE && b.len < p->off)
    bytes_add(&b, "", 1);
  if (p->act == ACT_PADDED ||
      p->act == ACT_NO_TYPE) { /* as content, so that record_seal's type is the last zero */
    if (p->act == ACT_NO_TYPE) memset(b.data, 0, b.len);
    bytes_add(&b, &type, p->act == ACT_PADDED);
    for (size_t i = 1; i < p->off; i++)
      bytes_add(&b, "", 1);
    type = 0;
  }
  course_emit(c, u->epoch, type, b.data, b.len, 0);
  bytes_free(&b);
}

static void joined(course *c, unit *u, unit *next)
{
  bytes b = {0};
  course_transcribe(c, u->data.data, u->data.len);
  bytes_add(&b, u->data.data, u->data.len);
  heal(c, next);
  course_transcribe(c, next->data.data, next->data.len);
  bytes_add(&b, next->data.data, next->data.len);
  course_emit(c, u->epoch, u->type, b.data, b.len, 0);
  bytes_free(&b);
}

static int two(course *c, int i)
{
  if (i + 1 >= c->count) { /* it does not come, after all */
    deliver_healed(c, &c->units[i]);
    return 1;
  }
  unit *u = &c->units[i], *next = u + 1;
  if (c->plan->act == ACT_JOIN) {
    joined(c, u, next);
  } else {
    deliver_healed(c, next);
    deliver_healed(c, u);
  }
  return 2;
}

static void edited(course *c, unit *u)
{
  const plan *p = c->plan;
  if (p->off + p->del > u->data.len)
    die("%s, %s: another message %d of type %u than planned: %zu, %zu, %zu", c->sc->name, c->sub->name,
        p->unit, u->data.data[0], u->data.len, p->off, p->del);
  if (p->has_head) memcpy(u->data.data, p->head, HEADER_LEN);
  if (p->del == p->ins.len)
    for (size_t i = 0; i < p->del; i++)
      u->data.data[p->off + i] ^= p->ins.data[i];
  else
    bytes_splice(&u->data, p->off, p->del, p->ins.data, p->ins.len);
  deliver(c, u);
}

int act(course *c, int i)
{
  const plan *p = c->plan;
  unit *u = &c->units[i];
  if (i != p->unit || p->act == ACT_WHOLE) {
    deliver_healed(c, u);
    return 1;
  }
  if (p->act == ACT_EDIT) heal(c, u); /* of the length that was planned for */
  c->changed = 1;
  switch (p->act) {
  case ACT_EDIT:
    edited(c, u);
    break;
  case ACT_DROP:
    break;
  case ACT_TWICE:
    deliver(c, u);
    deliver(c, u);
    break;
  case ACT_SWAP:
  case ACT_JOIN:
    return two(c, i);
  case ACT_INSERT:
    inserted(c, u);
    deliver_healed(c, u);
    break;
  case ACT_INSIDE:
    inside(c, u);
    break;
  case ACT_SPLIT:
    split(c, u, p->off);
    break;
  case ACT_RECORD:
  case ACT_FLIP:
    changed_record(c, u);
    break;
  case ACT_EPOCH:
    u->epoch = (int)p->arg;
    deliver(c, u);
    break;
  case ACT_SEQUENCE:
    c->seal.sequence += p->arg;
    deliver(c, u);
    break;
  case ACT_WHOLE:
  case ACT_BEHIND:
  case ACT_TYPE:
  case ACT_PADDED:
  case ACT_OVERSIZE:
  case ACT_NO_TYPE:
    with_more(c, u);
    break;
  }
  return 1;
}
