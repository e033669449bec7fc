/* CertificateStatusRequest, RFC 6066 8: status_type ocsp(1), ResponderID responder_id_list<0..2^16-1>,
   opaque request_extensions<0..2^16-1>. */
/*@ // r: where responder_id_list ends
    predicate StatusRequestEnds(uint8_t *p, integer i, integer e, integer r) =
      i + 1 <= e && p[i] == 1 && Vec16(p, i + 1, e, 0, 65535, r) && Items16(p, i + 3, r) && Vec16(p, r, e, 0, 65535, e);
    predicate StatusRequest(uint8_t *p, integer i, integer e) = StatusRequestEnds(p, i, e, i + 3 + U16(p, i + 1));
*/
#define STATUS_REQUEST_FITS(r, x) ((r).len + (x).len <= 65530 && Items16{Pre}((r).data, 0, (r).len))
