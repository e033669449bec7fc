/* Handshake header (RFC 5246 7.4, RFC 8446 4): the 4 bytes before each handshake message body, and reassembly. Bodies have a file each. */
#ifndef HSK_MSG_HANDSHAKE_H
#define HSK_MSG_HANDSHAKE_H
#include "msg/built.h"
#ifdef __FRAMAC__
#include "handshake.acsl.h"
#include "lists.acsl.h"
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define HSK_HANDSHAKE_HEADER_LEN 4

/* HandshakeType */
enum hsk_handshake_type {
  HSK_MSG_HELLO_REQUEST = 0,
  HSK_MSG_CLIENT_HELLO = 1,
  HSK_MSG_SERVER_HELLO = 2, /* a HelloRetryRequest, too */
  HSK_MSG_NEW_SESSION_TICKET = 4,
  HSK_MSG_END_OF_EARLY_DATA = 5,
  HSK_MSG_ENCRYPTED_EXTENSIONS = 8,
  HSK_MSG_CERTIFICATE = 11,
  HSK_MSG_SERVER_KEY_EXCHANGE = 12,
  HSK_MSG_CERTIFICATE_REQUEST = 13,
  HSK_MSG_SERVER_HELLO_DONE = 14,
  HSK_MSG_CERTIFICATE_VERIFY = 15,
  HSK_MSG_CLIENT_KEY_EXCHANGE = 16,
  HSK_MSG_FINISHED = 20,
  HSK_MSG_CERTIFICATE_STATUS = 22,
  HSK_MSG_KEY_UPDATE = 24,
  HSK_MSG_MESSAGE_HASH = 254
};

/* hsk_handshake: a header. Any msg_type is kept: the state machine refuses those that it does not know. */
typedef struct {
  uint32_t msg_type; /* enum hsk_handshake_type */
  size_t length;     /* of the body that follows */
} hsk_handshake;

/* hsk_handshake_header_get reads the header in buf[0..4). */
/*@ requires \valid_read(buf + (0 .. 3));
    terminates \true; exits \false; assigns \nothing;
    ensures type: \result.msg_type == buf[0];
    ensures length: \result.length == U24(buf, 1) && \result.length <= 16777215; */
HSK_API hsk_handshake hsk_handshake_header_get(const uint8_t *buf);

/* hsk_handshake_header_put writes the header of a body of length < 2^24 bytes to out[0..4). */
/*@ requires \valid(out + (0 .. 3)) && msg_type <= 255 && length <= 16777215;
    terminates \true; exits \false; assigns out[0 .. 3];
    ensures type: out[0] == msg_type;
    ensures length: U24(out, 1) == length; */
HSK_API void hsk_handshake_header_put(uint8_t *out, uint32_t msg_type, size_t length);

/* hsk_handshake_frame: where one message stands among the handshake bytes that have arrived. */
typedef struct {
  size_t need;       /* 0: the message is whole; else how many bytes it lacks, as far as its bytes say */
  uint32_t msg_type; /* of a whole message */
  hsk_span body;     /* of a whole message; off == 0: it is not whole. The next message starts behind it. */
} hsk_handshake_frame;

/* hsk_handshake_next looks at the message whose header starts at buf[off], of which buf[off..len) has arrived: the contents of
   handshake records, one behind the other, since a message may be spread over records and a record may hold several messages (RFC 8446 5.1). Without a whole
   header, need is what the header lacks. HSK_PEER_HANDSHAKE_TOO_LONG (at: the length in the header): the body is longer than max_len, which is known
   before the body arrives. On failure *f is unchanged. */
/*@ requires \valid_read(buf + (0 .. len-1)) && off <= len && \valid(f) && \separated(f, buf + (0 .. len-1));
    terminates \true; exits \false; assigns *f;
    ensures iff: \result.error == HSK_OK <==> !HandshakeTooLong(buf, off, len, max_len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_HANDSHAKE_TOO_LONG;
    ensures at: \result.at <= len;
    ensures whole: \result.error == HSK_OK && f->need == 0 ==> HandshakeAt(buf, off, len, f->body.off + f->body.len);
    ensures cut: \result.error == HSK_OK && f->need != 0 ==> \forall integer e; !HandshakeAt(buf, off, len, e);
    ensures need: \result.error == HSK_OK && f->need != 0 ==> f->need == HandshakeSize(buf, off, len) - (len - off);
    ensures type: \result.error == HSK_OK ==> f->msg_type == (f->need == 0 ? buf[off] : 0);
    ensures body_off: \result.error == HSK_OK ==> f->body.off == (f->need == 0 ? off + 4 : 0);
    ensures body_len: \result.error == HSK_OK ==> f->body.len == (f->need == 0 ? U24(buf, off + 1) : 0);
    ensures fits: \result.error == HSK_OK && f->need == 0 ==> f->body.len <= max_len && f->body.off + f->body.len <= len;
    ensures keep: \result.error != HSK_OK ==> *f == \old(*f); */
HSK_API HSK_NODISCARD hsk_result hsk_handshake_next(const uint8_t *buf, size_t len, size_t off,
                                                    size_t max_len, hsk_handshake_frame *f);

/* hsk_handshake_type_name: "client_hello", the RFC's word; "?" for another number. */
HSK_API const char *hsk_handshake_type_name(uint32_t msg_type);

/* hsk_u16_list_has: 1 if the list of 2-byte numbers that fills list (cipher suites, groups, signature schemes) holds value, else 0.
   hsk_u8_list_has: the same for a list of bytes (compression methods, point formats, certificate types). */
/*@ requires \valid_read(buf + (list.off .. list.off + list.len - 1)) && list.off + list.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> U16ListHas(buf, list.off, list.off + list.len, value); */
HSK_API int hsk_u16_list_has(const uint8_t *buf, hsk_span list, uint32_t value);
/*@ requires \valid_read(buf + (list.off .. list.off + list.len - 1)) && list.off + list.len <= SIZE_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures iff: \result == 1 <==> U8ListHas(buf, list.off, list.off + list.len, value); */
HSK_API int hsk_u8_list_has(const uint8_t *buf, hsk_span list, uint32_t value);

/* hsk_u16_list_put writes count numbers, 2 bytes each, at out + off: the wire form of a list without its length. */
/*@ requires \valid(out + (off .. off + 2 * count - 1)) && off + 2 * count <= SIZE_MAX;
    requires \valid_read(values + (0 .. count - 1)) && count <= SIZE_MAX / 2;
    terminates \true; exits \false; assigns out[off .. off + 2 * count - 1];
    ensures U16S(out, off, values, count); */
HSK_API void hsk_u16_list_put(uint8_t *out, size_t off, const uint16_t *values, size_t count);

#ifdef __cplusplus
}
#endif
#endif
