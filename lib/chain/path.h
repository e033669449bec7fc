/* Path building (RFC 4158): from the target to a trust anchor through a pool without order. */
#ifndef HSK_CHAIN_PATH_H
#define HSK_CHAIN_PATH_H
#include "chain/chain.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_reason: why a path ended, about certs[index]. rank orders reasons: a longer path counts more, and then a likelier candidate.
   why.error is HSK_OK: there is none. */
typedef struct {
  hsk_result why;
  uint32_t index, rank;
  uint32_t anchor; /* 1 + the number of the anchor that is at fault, 0: none is */
} hsk_reason;

/* hsk_path_search: the state of one search. path and path_len of the verdict are the path so far; work->tried[d] is where the
   search stands among the candidates for the issuer of path[d]. left: comparisons that the budget still allows. */
typedef struct {
  const hsk_chain_request *req;
  hsk_chain_work *work;
  hsk_chain_verdict *verdict;
  uint32_t max_signatures, max_steps, max_depth, max_comparisons, left;
  hsk_reason rule, signature, dead_end;
} hsk_path_search;

/* hsk_path_start sets a search up; work->slots has been filled (version 0: not readable). hsk_path_find runs it: HSK_OK with path,
   path_len and anchor of the verdict, or the reason with the verdict's index. */
void hsk_path_start(hsk_path_search *s, const hsk_chain_request *req, hsk_chain_work *work,
                    hsk_chain_verdict *verdict);
HSK_NODISCARD hsk_result hsk_path_find(hsk_path_search *s);

#ifdef __cplusplus
}
#endif
#endif
