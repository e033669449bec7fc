/* TLSInnerPlaintext (RFC 8446 5.2, 5.4): what a protected record of TLS 1.3 holds: content, its type, and zeros as padding. */
#ifndef HSK_RECORD_INNER_PLAINTEXT_H
#define HSK_RECORD_INNER_PLAINTEXT_H
#include "record/record.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_inner_plaintext: a view of buf[off..end). */
typedef struct {
  hsk_span content;      /* may be empty if content_type is HSK_APPLICATION_DATA */
  uint32_t content_type; /* HSK_ALERT, HSK_HANDSHAKE or HSK_APPLICATION_DATA */
} hsk_inner_plaintext;

/* hsk_inner_plaintext_parse reads the cleartext buf[off..end) that the AEAD gave back. max_len is the longest one allowed, with type and padding:
   HSK_INNER_PLAINTEXT_MAX, or what was agreed by record_size_limit. How long it takes depends on the padding. On failure *p is unchanged. The
   first that applies:
     HSK_PEER_RECORD_OVERFLOW            it is longer than max_len
     HSK_PEER_MALFORMED_INNER_PLAINTEXT  it is all zeros, or the type is change_cipher_spec or unknown
     HSK_PEER_EMPTY_HANDSHAKE_RECORD     an alert or handshake record without content */
/*@ requires \valid_read(buf + (off .. end-1)) && off <= end && \valid(p) && \separated(p, buf + (off .. end-1));
    terminates \true; exits \false; assigns *p;
    ensures iff: \result.error == HSK_OK <==> InnerPlaintext(buf, off, end, max_len);
    ensures errors: \result.error == HSK_OK || \result.error == HSK_PEER_RECORD_OVERFLOW ||
                    \result.error == HSK_PEER_MALFORMED_INNER_PLAINTEXT || \result.error == HSK_PEER_EMPTY_HANDSHAKE_RECORD;
    ensures overflow: \result.error == HSK_PEER_RECORD_OVERFLOW <==> end - off > max_len;
    ensures at: \result.error == HSK_OK || off <= \result.at <= end;
    ensures ends: \result.error == HSK_OK ==> InnerPlaintextAt(buf, off, end, max_len, p->content.off + p->content.len);
    ensures content: \result.error == HSK_OK ==> p->content.off == off && off + p->content.len < end;
    ensures type: \result.error == HSK_OK ==> p->content_type == buf[off + p->content.len];
    ensures keep: \result.error != HSK_OK ==> *p == \old(*p); */
HSK_API HSK_NODISCARD hsk_result hsk_inner_plaintext_parse(const uint8_t *buf, size_t off, size_t end,
                                                           size_t max_len, hsk_inner_plaintext *p);

/* hsk_inner_plaintext_build writes type and padding behind the content that already stands in out[0..content_len); for the answer see hsk_built,
   where need counts all three. HSK_BAD_CALL: a type or an empty content that hsk_inner_plaintext_parse refuses, or more than
   HSK_INNER_PLAINTEXT_MAX bytes in all. */
/*@ requires \valid(out + (0 .. cap-1)) && content_len <= cap;
    terminates \true; exits \false; assigns out[content_len .. cap-1];
    ensures bad_call: BUILT_BAD_CALL(\result, INNER_PLAINTEXT_FITS(content_type, content_len, padding_len));
    ensures too_small: BUILT_TOO_SMALL(\result, INNER_PLAINTEXT_FITS(content_type, content_len, padding_len), content_len + 1 + padding_len, cap);
    ensures ok: BUILT_OK(\result, INNER_PLAINTEXT_FITS(content_type, content_len, padding_len), content_len + 1 + padding_len, cap);
    ensures need: BUILT_NEED(\result, content_len + 1 + padding_len);
    ensures keeps: BUILT_KEEPS(\result, out, cap);
    ensures grammar: \result.error == HSK_OK ==>
      InnerPlaintextAt(out, 0, \result.need, HSK_INNER_PLAINTEXT_MAX, content_len);
    ensures type: \result.error == HSK_OK ==> out[content_len] == content_type; */
HSK_API HSK_NODISCARD hsk_built hsk_inner_plaintext_build(uint32_t content_type, size_t content_len,
                                                          size_t padding_len, uint8_t *out, size_t cap);

#ifdef __cplusplus
}
#endif
#endif
