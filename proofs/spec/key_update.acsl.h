/* KeyUpdate, RFC 8446 4.6.3: enum { update_not_requested(0), update_requested(1), (255) } KeyUpdateRequest;
   struct { KeyUpdateRequest request_update; } KeyUpdate. */
/*@ predicate KeyUpdate(uint8_t *p, integer n) = n == 1 && (p[0] == 0 || p[0] == 1); */
