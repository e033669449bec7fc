/* What the judges of the chain validator share: certificates in memory, one check, and the count. */
#ifndef JUDGE_H
#define JUDGE_H
#include <stdio.h>
#include "chain/chain.h"

enum { JUDGE_CERTS = 512, JUDGE_ANCHORS = 256, JUDGE_CRLS = 64, JUDGE_POOL = 1 << 20 };

/* judge_case: what one case brings. Filled by the functions below after judge_start. */
typedef struct {
  uint8_t pool[JUDGE_POOL]; /* certificates, CRLs and anchors, one behind the other from offset 1 */
  size_t used;
  hsk_span certs[JUDGE_CERTS];
  size_t certs_len;
  hsk_anchor anchors[JUDGE_ANCHORS];
  size_t anchors_len;
  hsk_bytes crls[JUDGE_CRLS];
  size_t crls_len;
  hsk_chain_slot slots[JUDGE_CERTS];
  hsk_policy_node nodes[1024];
  hsk_chain_crl lists[JUDGE_CRLS];
  hsk_chain_work work;
  hsk_chain_verdict verdict;
  hsk_result unreadable; /* an anchor that was refused: the case has no such anchor */
  double ms;             /* the time of the last judge_check */
} judge_case;

void judge_start(judge_case *c);
/* judge_add_pem, judge_add_file put DER behind what is in the pool: the place of what was added, len == 0: it cannot be read. */
hsk_span judge_add_pem(judge_case *c, const char *pem);
hsk_span judge_add_file(judge_case *c, const char *path);
void judge_add_cert(judge_case *c, hsk_span der);
void judge_add_anchor(judge_case *c, hsk_span der);
void judge_add_crl(judge_case *c, hsk_span der);
/* judge_check fills in what the case holds and runs hsk_chain_check. */
hsk_result judge_check(judge_case *c, hsk_chain_request *req);

/* The count. judge_note prints a failure with what was found instead; judge_end prints the last line and answers the exit status. */
typedef struct {
  unsigned passed, failed, skipped;
  double worst_ms;
  char worst[128];
  int verbose;
} judge_count;

void judge_note(judge_count *n, const char *id, int expected_ok, hsk_result found, const char *remark);
int judge_end(const judge_count *n);
double judge_clock_ms(void);

/* judge_suffixes reads a public suffix list; judge_is_public_suffix is the callback that knows it. */
int judge_suffixes(const char *path);
int judge_is_public_suffix(void *arg, hsk_bytes domain);
#endif
