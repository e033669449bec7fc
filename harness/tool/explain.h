/* A verdict on a chain for a person: the path, each certificate, the rule and clause that refused. */
#ifndef TOOL_EXPLAIN_H
#define TOOL_EXPLAIN_H
#include "chain/chain.h"
#include "show.h"

/* explain_verdict prints one line with the outcome; with all != 0 also each certificate of the pool and what was said of it. */
void explain_verdict(FILE *to, const hsk_chain_request *req, const hsk_chain_verdict *v, int all);

#endif
