/* The graph. A node is a policy at the depth of one certificate; its parent is a policy one level higher that expects it, as it is or
   by a mapping; a node without parent stands below anyPolicy. A policy may have several parents and then has several nodes on its level,
   but a parent is always named by the first node of its policy: so a level has at most as many nodes as the level above has
   policies, plus the policies and mappings of its certificate. Pruning (6.1.3 (d) (3)) is not done while the graph grows: at its end, what is
   reached from the last level upwards is what a pruned tree would hold. */
#include "chain/policy.h"
#include "x509/values.h"

#define NO_PARENT UINT32_MAX
#define MAPPED    1u
#define REACHED   2u

typedef struct {
  const hsk_chain_request *req;
  hsk_chain_work *work;
  uint32_t *left;
  size_t level, len; /* the nodes [level, len) are those of the current level; those below it are final */
  size_t starts[HSK_CHAIN_MAX_DEPTH + 2];
  size_t levels; /* how many levels are final */
  int any;       /* anyPolicy is on the current level */
  uint32_t explicit_policy, policy_mapping, inhibit_any;
  int spent;
} graph;

/* A policy: the OID's place in certificate cert. */
typedef struct {
  uint32_t cert;
  hsk_span oid;
} policy;

static const uint8_t *der_of(const graph *g, uint32_t cert)
{
  return g->req->base + g->req->certs[cert].off;
}

static int is_policy(graph *g, const hsk_policy_node *n, policy p)
{
  if (*g->left == 0) {
    g->spent = 1;
    return 0;
  }
  (*g->left)--;
  return n->oid_len == p.oid.len &&
         hsk_equal(der_of(g, n->cert) + n->oid_at, der_of(g, p.cert) + p.oid.off, p.oid.len);
}

/* The first node of a policy in the nodes [from, to), or to. */
static size_t find(graph *g, size_t from, size_t to, policy p)
{
  while (from < to && !is_policy(g, &g->work->nodes[from], p))
    from++;
  return from;
}

static void add(graph *g, policy p, uint32_t parent, uint32_t flags)
{
  if (g->len == g->work->nodes_len) {
    g->spent = 1;
    return;
  }
  hsk_policy_node *n = &g->work->nodes[g->len];
  n->oid_at = p.oid.off;
  n->oid_len = (uint32_t)p.oid.len;
  n->cert = p.cert;
  n->parents = parent;
  n->flags = flags;
  g->len++;
}

/* The policies of a certificate hold p. */
static int asserts(graph *g, uint32_t cert, hsk_span policies, const hsk_policy_node *n)
{
  size_t at = policies.off, end = policies.off + policies.len;
  while (at != end) {
    policy p = {cert, hsk_policy_next(der_of(g, cert), end, &at)};
    if (p.oid.off == 0) return 0;
    if (is_policy(g, n, p)) return 1;
  }
  return 0;
}

static int has_any(const graph *g, uint32_t cert, hsk_span policies)
{
  size_t at = policies.off, end = policies.off + policies.len;
  while (at != end) {
    hsk_span oid = hsk_policy_next(der_of(g, cert), end, &at);
    if (oid.off == 0) return 0;
    if (hsk_is_any_policy(der_of(g, cert), oid)) return 1;
  }
  return 0;
}

/* Keeps the nodes of the current level whose policy the certificate asserts. */
static void intersect(graph *g, uint32_t cert, hsk_span policies)
{
  size_t kept = g->level;
  for (size_t i = g->level; i < g->len; i++) {
    if (!asserts(g, cert, policies, &g->work->nodes[i])) continue;
    g->work->nodes[kept] = g->work->nodes[i];
    kept++;
  }
  g->len = kept;
}

/* RFC 9618 5.2, 6.1.3 (d), (e) */
static void take_policies(graph *g, uint32_t cert, hsk_span policies, int any_allowed)
{
  int had_any = g->any;
  if (policies.off == 0) {
    g->len = g->level;
    g->any = 0;
    return;
  }
  if (!any_allowed || !has_any(g, cert, policies)) {
    intersect(g, cert, policies);
    g->any = 0;
  }
  size_t expected = g->len, at = policies.off, end = policies.off + policies.len;
  while (had_any && at != end && !g->spent) {
    policy p = {cert, hsk_policy_next(der_of(g, cert), end, &at)};
    if (p.oid.off == 0) return;
    if (hsk_is_any_policy(der_of(g, cert), p.oid)) continue;
    if (find(g, g->level, expected, p) == expected) add(g, p, NO_PARENT, 0);
  }
}

/* 6.1.4 (b) (2): mapping is inhibited: the policies that are mapped go. */
static void drop_mapped(graph *g, uint32_t cert, hsk_span mappings)
{
  const uint8_t *der = der_of(g, cert);
  hsk_policy_mapping m;
  size_t end = mappings.off + mappings.len;
  for (size_t at = mappings.off; at != end && hsk_policy_mapping_parse(der, end, at, &m); at = m.next) {
    policy p = {cert, m.issuer};
    size_t kept = g->level;
    for (size_t i = g->level; i < g->len; i++) {
      if (is_policy(g, &g->work->nodes[i], p)) continue;
      g->work->nodes[kept] = g->work->nodes[i];
      kept++;
    }
    g->len = kept;
  }
}

/* 6.1.4 (b) (1): marks the nodes of policies that are mapped; below anyPolicy such a policy gets a node of its own. */
static void mark_mapped(graph *g, uint32_t cert, hsk_span mappings)
{
  const uint8_t *der = der_of(g, cert);
  hsk_policy_mapping m;
  size_t end = mappings.off + mappings.len;
  for (size_t at = mappings.off; at != end && hsk_policy_mapping_parse(der, end, at, &m); at = m.next) {
    policy p = {cert, m.issuer};
    size_t i = find(g, g->level, g->len, p);
    if (i == g->len && g->any) add(g, p, NO_PARENT, MAPPED);
    for (; i < g->len; i++)
      if (is_policy(g, &g->work->nodes[i], p)) g->work->nodes[i].flags |= MAPPED;
  }
}

/* Ends the current level and starts the next one, with the policies that it expects. */
static void next_level(graph *g, uint32_t cert, hsk_span mappings)
{
  const uint8_t *der = der_of(g, cert);
  size_t from = g->level, to = g->len, end = mappings.off + mappings.len;
  hsk_policy_mapping m;
  g->starts[g->levels] = from;
  g->levels++;
  g->level = to;
  for (size_t i = from; i < to && !g->spent; i++) {
    hsk_policy_node *n = &g->work->nodes[i];
    policy p = {n->cert, {n->oid_at, n->oid_len}};
    if ((n->flags & MAPPED) == 0 && find(g, from, i, p) == i) add(g, p, (uint32_t)i, 0);
  }
  for (size_t at = mappings.off; at != end && hsk_policy_mapping_parse(der, end, at, &m) && !g->spent;
       at = m.next) {
    policy issuer = {cert, m.issuer}, subject = {cert, m.subject};
    size_t parent = find(g, from, to, issuer);
    if (parent < to) add(g, subject, (uint32_t)parent, 0);
  }
}

static uint32_t least(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

static void lower(uint32_t *counter)
{
  if (*counter != 0) (*counter)--;
}

/* 6.1.4 (i), (j) */
static void take_limits(graph *g, const hsk_cert_values *v)
{
  g->explicit_policy = least(g->explicit_policy, v->require_explicit);
  g->policy_mapping = least(g->policy_mapping, v->inhibit_mapping);
  g->inhibit_any = least(g->inhibit_any, v->inhibit_any);
}

/* 6.1.4 (a)-(j) for a certificate that is not the last */
static void prepare(graph *g, uint32_t cert, const hsk_cert_values *v, int self_issued)
{
  const hsk_span none = {0, 0};
  if (g->policy_mapping != 0) {
    mark_mapped(g, cert, v->policy_mappings);
    next_level(g, cert, v->policy_mappings);
  } else {
    drop_mapped(g, cert, v->policy_mappings);
    next_level(g, cert, none);
  }
  if (!self_issued) {
    lower(&g->explicit_policy);
    lower(&g->policy_mapping);
    lower(&g->inhibit_any);
  }
  take_limits(g, v);
}

static int is_initial(graph *g, const hsk_policy_node *n)
{
  for (size_t i = 0; i < g->req->policies_len; i++) {
    hsk_bytes p = g->req->policies[i];
    if (*g->left == 0) break;
    (*g->left)--;
    if (p.len == n->oid_len && hsk_equal(p.data, der_of(g, n->cert) + n->oid_at, p.len)) return 1;
  }
  return 0;
}

static int any_is_initial(const graph *g)
{
  for (size_t i = 0; i < g->req->policies_len; i++) {
    hsk_span all = {0, g->req->policies[i].len};
    if (hsk_is_any_policy(g->req->policies[i].data, all)) return 1;
  }
  return g->req->policies_len == 0;
}

/* Marks the parent of a node that is reached: every node of the parent's policy on that level. */
static void reach_parent(graph *g, const hsk_policy_node *n, size_t level)
{
  const hsk_policy_node *first = &g->work->nodes[n->parents];
  policy p = {first->cert, {first->oid_at, first->oid_len}};
  for (size_t i = g->starts[level]; i < g->starts[level + 1]; i++)
    if (is_policy(g, &g->work->nodes[i], p)) g->work->nodes[i].flags |= REACHED;
}

/* What is reached from the last level upwards */
static void reach_all(graph *g)
{
  g->starts[g->levels] = g->level;
  g->starts[g->levels + 1] = g->len;
  for (size_t i = g->level; i < g->len; i++)
    g->work->nodes[i].flags |= REACHED;
  for (size_t level = g->levels + 1; level > 0 && !g->spent; level--)
    for (size_t i = g->starts[level - 1]; i < g->starts[level]; i++) {
      const hsk_policy_node *n = &g->work->nodes[i];
      if ((n->flags & REACHED) != 0 && n->parents != NO_PARENT) reach_parent(g, n, level - 2);
    }
}

/* 6.1.5 (g), 6.1.6: the user-constrained-policy-set is moved to the front of the nodes, each policy once: those that stand below anyPolicy, that the
   last level is reached from, and that the caller asked for. Whether there is any. */
static int take_user_set(graph *g)
{
  size_t kept = 0;
  if (g->len == g->level && !g->any) return 0;
  int all = any_is_initial(g);
  reach_all(g);
  for (size_t i = 0; i < g->len && !g->spent; i++) {
    const hsk_policy_node *n = &g->work->nodes[i];
    policy p = {n->cert, {n->oid_at, n->oid_len}};
    if ((n->flags & REACHED) == 0 || n->parents != NO_PARENT || (!all && !is_initial(g, n))) continue;
    if (find(g, 0, kept, p) != kept) continue;
    g->work->nodes[kept] = *n;
    kept++;
  }
  g->work->policies = (uint16_t)kept;
  g->work->any_policy = (uint16_t)g->any;
  return kept != 0 || g->any;
}

static int self_issued(const graph *g, uint32_t cert)
{
  const hsk_cert *c = &g->work->slots[cert].cert;
  return hsk_name_equal(der_of(g, cert), c->subject, der_of(g, cert), c->issuer);
}

static hsk_result walk(graph *g, const hsk_chain_verdict *verdict)
{
  for (uint32_t i = verdict->path_len; i > 0; i--) {
    uint32_t cert = verdict->path[i - 1];
    const hsk_cert *c = &g->work->slots[cert].cert;
    hsk_cert_values v;
    hsk_result r = hsk_cert_values_parse(der_of(g, cert), c, &v);
    if (r.error != HSK_OK) return r;
    int own = self_issued(g, cert);
    take_policies(g, cert, v.policies, g->inhibit_any > 0 || (i > 1 && own));
    /* 6.1.3 (f) */
    if (!g->spent && g->explicit_policy == 0 && g->len == g->level && !g->any)
      return hsk_bad(HSK_CERT_NO_POLICY, c->extensions.off);
    if (i > 1) {
      prepare(g, cert, &v, own);
      continue;
    }
    /* 6.1.5 (a), (b) */
    lower(&g->explicit_policy);
    if (v.require_explicit == 0) g->explicit_policy = 0;
  }
  int met = take_user_set(g) || g->explicit_policy != 0;
  if (g->spent) return hsk_bad(HSK_CERT_BUDGET, 0);
  return met ? hsk_ok() : hsk_bad(HSK_CERT_NO_POLICY, g->work->slots[verdict->path[0]].cert.extensions.off);
}

/* Nobody asks for a policy: then none can be missing. */
static int is_needed(const hsk_chain_request *req, const hsk_chain_work *work,
                     const hsk_chain_verdict *verdict)
{
  uint32_t present = req->anchors[verdict->anchor].cert.present;
  for (uint32_t i = 0; i < verdict->path_len; i++)
    present |= work->slots[verdict->path[i]].cert.present;
  return (req->policy_flags & HSK_POLICY_EXPLICIT) != 0 || (present & HSK_EXT_POLICY_CONSTRAINTS) != 0;
}

hsk_result hsk_policy_check(const hsk_chain_request *req, hsk_chain_work *work,
                            const hsk_chain_verdict *verdict, uint32_t *left)
{
  const hsk_anchor *anchor = &req->anchors[verdict->anchor];
  uint32_t flags = req->policy_flags, all = verdict->path_len + 1;
  work->policies = work->any_policy = 0;
  if (!is_needed(req, work, verdict)) return hsk_ok();
  graph g = {.req = req, .work = work, .left = left, .any = 1};
  /* 6.1.2 (d)-(f) */
  g.explicit_policy = flags & HSK_POLICY_EXPLICIT ? 0 : all;
  g.policy_mapping = flags & HSK_POLICY_INHIBIT_MAPPING ? 0 : all;
  g.inhibit_any = flags & HSK_POLICY_INHIBIT_ANY ? 0 : all;
  if (anchor->cert.version != 0) {
    /* RFC 5937 3.2: what the anchor limits is limited from the start */
    hsk_cert_values v;
    hsk_result r = hsk_cert_values_parse(anchor->der.data, &anchor->cert, &v);
    if (r.error != HSK_OK) return r;
    take_limits(&g, &v);
  }
  return walk(&g, verdict);
}
