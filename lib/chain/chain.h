/* Certification path building and validation (RFC 5280 6, RFC 9525), under a budget, in memory that the caller lends. */
#ifndef HSK_CHAIN_H
#define HSK_CHAIN_H
#include "core/bytes.h"
#include "x509/cert.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_anchor: a trust anchor, a name and a key (RFC 5280 6.1.1 (d)). der holds the certificate that both spans refer to;
   the caller keeps it. Its own validity and extensions are not looked at: what it restricts is up to the caller. */
typedef struct {
  hsk_bytes der;
  hsk_span subject; /* Name with tag and length */
  hsk_public_key key;
  hsk_span key_id; /* subjectKeyIdentifier, off == 0: absent */
} hsk_anchor;

enum hsk_purpose { HSK_PURPOSE_SERVER_AUTH = 1, HSK_PURPOSE_CLIENT_AUTH = 2 };

enum { HSK_CHAIN_MAX_CERTS = 12, HSK_CHAIN_MAX_DEPTH = 8 };

/* Defaults of the budget: how many signatures are verified, and candidates looked at, before giving up. */
#define HSK_CHAIN_SIGNATURES 32
#define HSK_CHAIN_STEPS      1024

#define HSK_CHAIN_MAX_ANCHORS 1048576u

/* hsk_chain_request: what to check. Everything is lent for the call. */
typedef struct {
  const uint8_t *base;   /* the buffer that certs refer to */
  const hsk_span *certs; /* the target first, then intermediates in any order, DER each */
  size_t certs_len;      /* 1 .. HSK_CHAIN_MAX_CERTS */
  const hsk_anchor *anchors;
  size_t anchors_len;
  int64_t now_time;   /* seconds since 1970 */
  uint32_t purpose;   /* enum hsk_purpose */
  uint32_t max_depth; /* intermediates allowed that are not self-issued, 0: HSK_CHAIN_MAX_DEPTH */
  hsk_bytes name;     /* DNS name, or IPv4/IPv6 address as text; len 0: any name is fine */
  uint32_t budget_signatures, budget_steps; /* 0: the defaults above */
  uint32_t min_rsa_bits;                    /* 0: 2048 */
} hsk_chain_request;

/* hsk_chain_verdict: what was found. cert_error[i] says of certs[i] why it was refused when it was tried, HSK_OK otherwise. */
typedef struct {
  hsk_result result; /* HSK_OK: a valid path was found. result.at: byte offset within certificate index */
  uint32_t index;    /* the certificate that result blames, an index into certs */
  uint32_t path_len; /* certificates on the path with the target and without the anchor; 0: none was found */
  uint32_t path[HSK_CHAIN_MAX_DEPTH + 1]; /* indices into certs, the target first */
  uint32_t anchor;                        /* index of the anchor */
  uint32_t signatures, steps;             /* work done */
  uint32_t cert_error[HSK_CHAIN_MAX_CERTS];
} hsk_chain_verdict;

/* hsk_chain_work: scratch memory for one call; holds nothing afterwards that is needed. */
typedef struct {
  hsk_cert certs[HSK_CHAIN_MAX_CERTS];
  uint32_t tried[HSK_CHAIN_MAX_DEPTH + 1];
} hsk_chain_work;

#ifdef __FRAMAC__
#include "crypto/crypto.h"
#include "chain.acsl.h"
#endif

/* hsk_anchor_from_cert makes an anchor of a CA certificate in DER. Errors: those of hsk_cert_parse, HSK_CERT_UNSUPPORTED_KEY,
   and HSK_CERT_UNKNOWN_CRITICAL: it asks for a restriction that nobody would enforce. */
/*@ requires ReadableBytes(der) && \valid(anchor);
    terminates \true; exits \false; assigns *anchor;
    ensures ok: \result.error == HSK_OK ==> anchor->der == der && ReadableAnchors(anchor, 1);
    ensures ko: \result.error != HSK_OK ==> *anchor == \old(*anchor); */
HSK_API HSK_NODISCARD hsk_result hsk_anchor_from_cert(hsk_bytes der, hsk_anchor *anchor);

/* hsk_chain_check looks for a path from certs[0] to an anchor that satisfies RFC 5280 6.1 for the purpose and the name. Of several
   reasons to refuse, the most specific one on the most promising path is reported ("expired" before "unknown CA").
   verdict->result says the same as the returned value. The target's key is verdict-independent: work->certs[0].key.
   First comes what the target says of itself, then the path, then the name. A target that is an anchor byte for byte needs no path.
   Errors: those of hsk_cert_parse for the target (others of the pool that are malformed are left out); HSK_CERT_EXPIRED,
   _NOT_YET_VALID, _UNKNOWN_CRITICAL, _BAD_EXTENSION (a critical key identifier), _BAD_KEY_USAGE, _BAD_EXT_KEY_USAGE, _UNSUPPORTED_KEY, _WEAK_KEY of the target or of an issuer;
   _NOT_A_CA, _PATH_TOO_LONG of an issuer; _UNSUPPORTED_SIGNATURE, _BAD_SIGNATURE of the one that is signed; HSK_CERT_UNKNOWN_CA of
   the one whose issuer is missing; HSK_CERT_BUDGET; HSK_CERT_NAME_MISMATCH; HSK_CERT_TOO_MANY; HSK_BAD_CALL: certs_len is 0 or there
   are more than HSK_CHAIN_MAX_ANCHORS anchors. */
/*@ requires \valid_read(req) && \valid(work) && \valid(verdict) && \separated(work, verdict, req);
    requires req->certs_len <= HSK_CHAIN_MAX_CERTS ==>
             \valid_read(req->certs + (0 .. req->certs_len-1)) && ReadableCerts(req->base, req->certs, req->certs_len);
    requires (req->anchors_len == 0 || \valid_read(req->anchors + (0 .. req->anchors_len-1)));
    requires ReadableAnchors(req->anchors, req->anchors_len) && ReadableBytes(req->name);
    terminates \true; exits \false; assigns *work, *verdict;
    ensures \result == verdict->result;
    ensures \result.error == HSK_OK ==> 1 <= req->certs_len <= HSK_CHAIN_MAX_CERTS &&
            PathOf(verdict, req->certs_len, req->anchors_len);
    ensures verdict->index == 0 || verdict->index < req->certs_len;
    ensures verdict->signatures <= (req->budget_signatures != 0 ? req->budget_signatures : HSK_CHAIN_SIGNATURES);
    ensures verdict->steps <= (req->budget_steps != 0 ? req->budget_steps : HSK_CHAIN_STEPS); */
HSK_API HSK_NODISCARD hsk_result hsk_chain_check(const hsk_chain_request *req, hsk_chain_work *work,
                                                 hsk_chain_verdict *verdict);

/* hsk_name_is_address: 1 if name is an IPv4 or IPv6 address as text, 0 if it is to be taken for a DNS name. */
/*@ requires ReadableBytes(name);
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1; */
HSK_API HSK_NODISCARD int hsk_name_is_address(hsk_bytes name);

/* hsk_name_match: 1 if the certificate's subjectAltName has an entry for name (RFC 9525 6.3, 6.4): a dNSName, where `*` may stand
   for exactly the whole left-most label, or an iPAddress if name is an address as text. The common name is never looked at. */
/*@ requires \valid_read(cert) && ReadableSpan(der, cert->subject_alt_name) && ReadableBytes(name);
    terminates \true; exits \false; assigns \nothing;
    ensures \result == 0 || \result == 1;
    ensures \result == 1 ==> cert->subject_alt_name.len > 0 && name.len > 0; */
HSK_API HSK_NODISCARD int hsk_name_match(const uint8_t *der, const hsk_cert *cert, hsk_bytes name);

#ifdef __cplusplus
}
#endif
#endif
