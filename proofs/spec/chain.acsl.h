/* What the contracts of chain/chain.h speak of. ReadableBytes and ReadableSpan stand in crypto.acsl.h. */
/*@ predicate ReadableCerts(uint8_t *base, hsk_span *certs, integer n) =
      \forall integer i; 0 <= i < n ==> ReadableSpan(base, certs[i]);
    predicate ReadableAnchors(hsk_anchor *anchors, integer n) =
      \forall integer i; 0 <= i < n ==>
        ReadableBytes(anchors[i].der) && ReadableSpan(anchors[i].der.data, anchors[i].cert.subject) &&
        ReadableSpan(anchors[i].der.data, anchors[i].cert.subject_key_id) &&
        ReadableKey(anchors[i].der.data, &anchors[i].cert.key);
    // a path of distinct certificates of the pool, the target first
    predicate PathOf(hsk_chain_verdict *v, integer certs, integer anchors) =
      1 <= v->path_len <= HSK_CHAIN_MAX_DEPTH + 1 && v->path[0] == 0 && v->anchor < anchors &&
      (\forall integer i; 0 <= i < v->path_len ==> v->path[i] < certs) &&
      (\forall integer i, j; 0 <= i < j < v->path_len ==> v->path[i] != v->path[j]);
*/
