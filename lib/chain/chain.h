/* Certification path building and validation (RFC 5280 6, RFC 9525), under a budget, in memory that the caller lends. */
#ifndef HSK_CHAIN_H
#define HSK_CHAIN_H
#include "core/bytes.h"
#include "x509/cert.h"
#include "x509/crl.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_anchor: a trust anchor (RFC 5280 6.1.1 (d)), a certificate or a bare name and key. der holds what the spans of cert refer to; the
   caller keeps it. cert.version == 0: a bare anchor, of which only cert.subject, cert.key, cert.spki and cert.subject_key_id
   (off == 0: unknown) are set; it restricts nothing. What a certificate restricts is honoured: validity, path length, name constraints, policies, usages. */
typedef struct {
  hsk_bytes der;
  hsk_cert cert;
} hsk_anchor;

/* hsk_purpose: what the target is for; HSK_PURPOSE_ANY: keyUsage and extKeyUsage of the target are up to the caller. */
enum hsk_purpose { HSK_PURPOSE_SERVER_AUTH = 1, HSK_PURPOSE_CLIENT_AUTH = 2, HSK_PURPOSE_ANY = 3 };

/* hsk_profile: how much is asked of certificates.
   RFC5280: what RFC 5280 6 has a path satisfy, and what its section 4 has issuers put into certificates: identifiers of keys, which
   extensions are critical, forms of names.
   WEBPKI: also what the CA/Browser Forum's baseline requirements (7.1) say of roots, intermediates and servers' certificates.
   PATH: section 6 alone, for hierarchies whose issuers do not keep to section 4. */
enum hsk_profile { HSK_PROFILE_RFC5280 = 0, HSK_PROFILE_WEBPKI = 1, HSK_PROFILE_PATH = 2 };

/* hsk_name_kind: what the name of a request is. HOST: a DNS name, or an IPv4 or IPv6 address, as text. */
enum hsk_name_kind { HSK_NAME_HOST = 0, HSK_NAME_MAILBOX = 1, HSK_NAME_URI = 2 };

/* Certificates in a pool: HSK_CHAIN_MAX_CERTS is what TLS connections take from a peer; HSK_CHAIN_MAX_POOL is what hsk_chain_check takes. */
enum { HSK_CHAIN_MAX_CERTS = 12, HSK_CHAIN_MAX_POOL = 4096, HSK_CHAIN_MAX_DEPTH = 8 };

/* Defaults of the budget: signatures that are verified, candidates that are looked at (one with more than 1 kB of extensions counts for more), and
   comparisons of names, constraints, policies and entries of CRLs, before giving up. */
#define HSK_CHAIN_SIGNATURES  64
#define HSK_CHAIN_STEPS       4096
#define HSK_CHAIN_COMPARISONS 262144

/* Seconds that OCSP responses may be ahead of the clock or behind it; and how long one counts that does not say when the next will come. */
#define HSK_OCSP_TOLERANCE   300
#define HSK_OCSP_DEFAULT_AGE 86400

#define HSK_CHAIN_MAX_ANCHORS 1048576u
#define HSK_CHAIN_NO_DEPTH    UINT32_MAX /* max_depth: no intermediate at all */

/* Flags of hsk_chain_request.policy_flags (RFC 5280 6.1.1 (e)-(g)). */
#define HSK_POLICY_EXPLICIT        1u
#define HSK_POLICY_INHIBIT_MAPPING 2u
#define HSK_POLICY_INHIBIT_ANY     4u

/* hsk_revocation: whether CRLs are looked at, or stapled OCSP responses.
   CRLs. REQUIRED: each certificate of the path, the anchor apart, must be covered by a CRL that is valid and does not list it. PREFERRED: a
   certificate that a CRL lists is refused, one that no CRL covers is not.
   OCSP. REQUIRED: the target must come with a response. PREFERRED: it need not, unless it says itself that it does (RFC 7633). In both modes a
   response that is given, for whichever certificate of the path, must be good: signed by who may, current, and of the state "good" (RFC 6066 8). */
enum hsk_revocation { HSK_REVOCATION_OFF = 0, HSK_REVOCATION_PREFERRED = 1, HSK_REVOCATION_REQUIRED = 2 };

/* hsk_chain_request: what to check. Everything is lent for the call. Zero is the default of each field but certs, anchors, now_time and
   purpose. */
typedef struct {
  const uint8_t *base;   /* the buffer that certs refer to */
  const hsk_span *certs; /* the target first, then intermediates in any order, DER each */
  size_t certs_len;      /* 1 .. HSK_CHAIN_MAX_POOL, and at most what work has slots for */
  const hsk_anchor *anchors;
  size_t anchors_len;
  int64_t now_time;   /* seconds since 1970 */
  uint32_t profile;   /* enum hsk_profile */
  uint32_t purpose;   /* enum hsk_purpose */
  uint32_t max_depth; /* intermediates allowed that are not self-issued; 0: HSK_CHAIN_MAX_DEPTH */
  uint32_t name_kind; /* enum hsk_name_kind */
  hsk_bytes name;     /* len 0: any name is fine */
  uint32_t budget_signatures, budget_steps, budget_comparisons; /* 0: the defaults above */
  uint32_t min_rsa_bits;                                        /* 0: 2048 */
  const hsk_bytes *policies; /* user-initial-policy-set, contents of OIDs; len 0: any policy */
  size_t policies_len;
  uint32_t policy_flags; /* HSK_POLICY_... */
  uint32_t revocation;   /* enum hsk_revocation: by CRLs */
  const hsk_bytes *crls; /* CRLs in any order, DER each */
  size_t crls_len;       /* at most HSK_CHAIN_MAX_POOL */
  uint32_t ocsp_mode;    /* enum hsk_revocation: by OCSP responses */
  const hsk_bytes *
      ocsp; /* ocsp[i]: the OCSPResponse in DER that came with certs[i], len 0: none; those for the target stand first */
  size_t ocsp_len; /* 0: none came at all */
  /* is_public_suffix answers 1 if certificates for all names below the domain are to be refused (CA/B 3.2.2.6); NULL: nobody knows */
  int (*is_public_suffix)(void *arg, hsk_bytes domain);
  void *suffix_arg;
} hsk_chain_request;

/* hsk_chain_slot: what is kept of one certificate of the pool. cert.version == 0: it could not be parsed. error: why it was refused when it
   was tried, HSK_OK otherwise. signer: 1 + the number of the issuer whose signature on it was verified (certificates first, then
   anchors), 0: none. delegate: 1: it signs CRLs beside the path. */
typedef struct {
  hsk_cert cert;
  uint32_t signer;
  uint16_t error, delegate;
} hsk_chain_slot;

/* hsk_chain_crl: what is kept of one CRL. usable: 1: it was parsed, and now is between thisUpdate and nextUpdate. signer: as in hsk_chain_slot. */
typedef struct {
  hsk_crl crl;
  uint32_t usable, signer;
} hsk_chain_crl;

/* hsk_policy_node: a policy of the policy graph, at the depth of one certificate: see chain/policy.h. */
typedef struct {
  size_t oid_at;
  uint32_t oid_len, cert, parents, flags;
} hsk_policy_node;

/* hsk_chain_work: memory for one call. slots: as many as there are certificates at least. nodes: for the policy graph, which is needed only
   where an explicit policy is asked for, by the caller or by a certificate; 64 are ample for usual hierarchies.
   crls: as many as there are CRLs, if revocation is looked at.
   After HSK_OK the user-constrained-policy-set (RFC 5280 6.1.6) stands in nodes[0 .. policies): where no explicit policy was asked for it is empty.
   The OID of a node is at req->base + req->certs[node.cert].off + node.oid_at. any_policy: 1: all policies that the caller asked for are valid. */
typedef struct {
  hsk_chain_slot *slots;
  size_t slots_len;
  hsk_policy_node *nodes;
  size_t nodes_len;
  hsk_chain_crl *crls;
  size_t crls_len;
  uint32_t tried[HSK_CHAIN_MAX_DEPTH + 1];
  uint16_t policies, any_policy;
} hsk_chain_work;

/* hsk_chain_verdict: what was found. */
typedef struct {
  hsk_result result; /* HSK_OK: a valid path was found. result.at: byte offset within certificate index */
  uint32_t index;    /* the certificate that result blames, an index into certs */
  uint32_t anchor_blamed; /* 1: not certificate index is at fault, but anchors[anchor], which signed it */
  uint32_t path_len; /* certificates on the path with the target and without the anchor; 0: none was found */
  uint32_t path[HSK_CHAIN_MAX_DEPTH + 1];  /* indices into certs, the target first */
  uint32_t anchor;                         /* index of the anchor */
  uint32_t signatures, steps, comparisons; /* work done */
  const hsk_chain_slot *slots;             /* those of the work: why each certificate was refused */
} hsk_chain_verdict;

#ifdef __FRAMAC__
#include "crypto/crypto.h"
#include "x509/general_name.h"
#include "x509/text_name.h"
#include "name_match.acsl.h"
#include "chain.acsl.h"
#endif

/* hsk_anchor_from_cert makes an anchor of a CA certificate in DER. Errors: those of hsk_cert_parse, HSK_CERT_BAD_EXTENSION,
   HSK_CERT_UNSUPPORTED_KEY, and HSK_CERT_UNKNOWN_CRITICAL: it asks for a restriction that nobody would enforce. */
/*@ requires ReadableBytes(der) && \valid(anchor);
    terminates \true; exits \false; assigns *anchor;
    ensures ok: \result.error == HSK_OK ==> anchor->der == der && ReadableAnchors(anchor, 1);
    ensures ko: \result.error != HSK_OK ==> *anchor == \old(*anchor); */
HSK_API HSK_NODISCARD hsk_result hsk_anchor_from_cert(hsk_bytes der, hsk_anchor *anchor);

/* hsk_anchor_bare makes an anchor of a name and a key: names holds a Name in DER, spki a SubjectPublicKeyInfo behind it, as they stand in a
   certificate (der: both, one behind the other). Errors: HSK_CERT_BAD_NAME, _BAD_KEY, _BAD_ALGORITHM, _UNSUPPORTED_KEY, _TRAILING_BYTES. */
/*@ requires ReadableBytes(der) && \valid(anchor);
    terminates \true; exits \false; assigns *anchor;
    ensures ok: \result.error == HSK_OK ==> anchor->der == der && anchor->cert.version == 0;
    ensures ko: \result.error != HSK_OK ==> *anchor == \old(*anchor); */
HSK_API HSK_NODISCARD hsk_result hsk_anchor_bare(hsk_bytes der, hsk_anchor *anchor);

/* hsk_chain_check looks for a path from certs[0] to an anchor that satisfies RFC 5280 6.1, the profile, the purpose and the name. Of several
   reasons to refuse, the most specific one on the most promising path is reported ("expired" before "unknown CA").
   verdict->result says the same as the returned value. The target's key is verdict-independent: work->slots[0].cert.key.
   First comes what the target says of itself, then the path, then the name. A target that is an anchor byte for byte needs no path.
   Errors: those of hsk_cert_parse for the target (others of the pool that are malformed are left out); HSK_CERT_EXPIRED,
   _NOT_YET_VALID, _UNKNOWN_CRITICAL, _BAD_EXTENSION, _BAD_CRITICALITY, _MISSING_EXTENSION, _MISPLACED_EXTENSION, _BAD_SERIAL,
   _BAD_VERSION, _BAD_ALT_NAME, _BAD_COMMON_NAME, _BAD_KEY_USAGE, _BAD_EXT_KEY_USAGE, _UNSUPPORTED_KEY, _WEAK_KEY of the target or of an
   issuer; _NOT_A_CA, _PATH_TOO_LONG of an issuer; _IS_A_CA, _PUBLIC_SUFFIX of the target; _NAME_NOT_PERMITTED of the one whose
   name it is; _UNSUPPORTED_SIGNATURE, _BAD_SIGNATURE of the one that is signed; _NO_POLICY of the target; _REVOKED,
   _REVOCATION_UNKNOWN, _BAD_OCSP and _OCSP_... of the one whose state it is; _NOT_STAPLED of the target; HSK_CERT_UNKNOWN_CA of the
   one whose issuer is missing; HSK_CERT_BUDGET: also where the work has too few nodes or crls; HSK_CERT_NAME_MISMATCH; HSK_CERT_TOO_MANY: more certificates than slots or than HSK_CHAIN_MAX_POOL;
   HSK_BAD_CALL: certs_len is 0, purpose or profile is unknown, or there are more than HSK_CHAIN_MAX_ANCHORS anchors. */
/*@ requires \valid_read(req) && \valid(work) && \valid(verdict) && \separated(work, verdict, req);
    requires \valid(work->slots + (0 .. work->slots_len-1)) && (work->nodes_len == 0 || \valid(work->nodes + (0 .. work->nodes_len-1)));
    requires req->certs_len <= work->slots_len ==>
             \valid_read(req->certs + (0 .. req->certs_len-1)) && ReadableCerts(req->base, req->certs, req->certs_len);
    requires (req->anchors_len == 0 || \valid_read(req->anchors + (0 .. req->anchors_len-1)));
    requires ReadableAnchors(req->anchors, req->anchors_len) && ReadableBytes(req->name);
    terminates \true; exits \false;
    assigns *work, *verdict, work->slots[0 .. work->slots_len-1], work->nodes[0 .. work->nodes_len-1];
    ensures \result == verdict->result;
    ensures \result.error == HSK_OK ==> 1 <= req->certs_len <= HSK_CHAIN_MAX_POOL &&
            PathOf(verdict, req->certs_len, req->anchors_len);
    ensures verdict->index == 0 || verdict->index < req->certs_len;
    ensures verdict->signatures <= (req->budget_signatures != 0 ? req->budget_signatures : HSK_CHAIN_SIGNATURES);
    ensures verdict->steps <= (req->budget_steps != 0 ? req->budget_steps : HSK_CHAIN_STEPS); */
HSK_API HSK_NODISCARD hsk_result hsk_chain_check(const hsk_chain_request *req, hsk_chain_work *work,
                                                 hsk_chain_verdict *verdict);

/* hsk_name_is_address: 1 if name is an IPv4 or IPv6 address as text, 0 if it is to be taken for a DNS name. */
/*@ requires \valid_read(name.data + (0 .. name.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures bool: \result == 0 || \result == 1;
    ensures v4: NoColon(name.data, name.len) ==> (\result == 1 <==> AddressV4(name.data, 0, name.len)); */
HSK_API HSK_NODISCARD int hsk_name_is_address(hsk_bytes name);

/* hsk_name_match: 1 if the certificate's subjectAltName has an entry for name (RFC 9525 6.3, 6.4): a dNSName, where `*` may stand
   for exactly the whole left-most label, or an iPAddress if name is an address as text. The common name is never looked at.
   hsk_name_match_kind does the same for a name of a kind: a mailbox is an rfc822Name with the same local part and, but for case, the same
   domain; a URI is a uniformResourceIdentifier with the same bytes. */
/*@ requires \valid_read(cert) && ReadableAltNames(der, cert) && \valid_read(name.data + (0 .. name.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures bool: \result == 0 || \result == 1;
    ensures dns: NoColon(name.data, name.len) && !AddressV4(name.data, 0, name.len) ==>
      (\result != 0 <==> (IsDnsName(name.data, Relative(name.data, name.len)) &&
                          AltNamesHave(der, cert, 2, name.data, Relative(name.data, name.len)))); */
HSK_API HSK_NODISCARD int hsk_name_match(const uint8_t *der, const hsk_cert *cert, hsk_bytes name);
/*@ requires \valid_read(cert) && ReadableAltNames(der, cert) && \valid_read(name.data + (0 .. name.len-1));
    terminates \true; exits \false; assigns \nothing;
    ensures bool: \result == 0 || \result == 1;
    ensures dns: kind == HSK_NAME_HOST && NoColon(name.data, name.len) && !AddressV4(name.data, 0, name.len) ==>
      (\result != 0 <==> (IsDnsName(name.data, Relative(name.data, name.len)) &&
                          AltNamesHave(der, cert, 2, name.data, Relative(name.data, name.len))));
    ensures other: kind != HSK_NAME_HOST ==> (\result != 0 <==> (name.len != 0 &&
      AltNamesHave(der, cert, kind == HSK_NAME_URI ? 6 : 1, name.data, name.len))); */
HSK_API HSK_NODISCARD int hsk_name_match_kind(const uint8_t *der, const hsk_cert *cert, uint32_t kind,
                                              hsk_bytes name);

#ifdef __cplusplus
}
#endif
#endif
