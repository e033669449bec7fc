/* TLS 1.3 key schedule (RFC 8446 7): secrets from PSK and shared secret, traffic keys, Finished, exporter. Nothing here knows a connection. */
#ifndef HSK_HANDSHAKE_KEYS13_H
#define HSK_HANDSHAKE_KEYS13_H
#include "record/protect.h"

#ifdef __cplusplus
extern "C" {
#endif

/* hsk_schedule13: where the schedule of 7.1 stands. Its stages are reached in this order: Early Secret by hsk_schedule13_start, Handshake
   Secret and Master Secret by one hsk_schedule13_next each. */
typedef struct {
  uint32_t hash; /* enum hsk_hash, of the cipher suite */
  uint8_t secret[HSK_HASH_MAX];
} hsk_schedule13;

/* hsk_schedule13_start makes the Early Secret of a PSK (len 0: none, which stands for zeros). */
void hsk_schedule13_start(hsk_schedule13 *s, uint32_t hash, hsk_bytes psk);
/* hsk_schedule13_next makes the next stage's secret of the (EC)DHE shared secret, or of nothing (len 0: zeros) for the Master Secret. */
void hsk_schedule13_next(hsk_schedule13 *s, hsk_bytes input);
/* hsk_schedule13_derive is Derive-Secret(Secret, label, Messages): label without "tls13 ", at most 12 characters ("c hs traffic"); transcript_hash is the
   hash of Messages. out gets hsk_hash_len(hash) bytes, as do all secrets below. */
void hsk_schedule13_derive(const hsk_schedule13 *s, const char *label, const uint8_t *transcript_hash,
                           uint8_t *out);

/* hsk_expand_label is HKDF-Expand-Label (7.1): out_len up to 255 hash lengths, context at most HSK_HASH_MAX bytes. secret has one hash length. */
void hsk_expand_label(uint32_t hash, const uint8_t *secret, const char *label, hsk_bytes context,
                      uint8_t *out, size_t out_len);

/* hsk_traffic_keys13 makes the keys of one direction of a traffic secret (7.3); its records count from 0. k->size_limit stays. */
void hsk_traffic_keys13(uint32_t hash, const uint8_t *traffic_secret, uint32_t aead, hsk_direction_keys *k);
/* hsk_traffic_update13 replaces a traffic secret by the one after a KeyUpdate (7.2). */
void hsk_traffic_update13(uint32_t hash, uint8_t *traffic_secret);
/* hsk_verify_data13 makes a Finished's verify_data, or a PSK binder (4.4.4, 4.2.11.2), with the base key that 4.4 names for it. */
void hsk_verify_data13(uint32_t hash, const uint8_t *base_key, const uint8_t *transcript_hash, uint8_t *out);
/* hsk_binder13 makes the binder of a resumption PSK (4.2.11.2); transcript_hash is that of the ClientHello up to its list of binders. */
void hsk_binder13(uint32_t hash, hsk_bytes psk, const uint8_t *transcript_hash, uint8_t *out);
/* hsk_resumption_psk13 is the PSK that a ticket stands for (4.6.1). */
void hsk_resumption_psk13(uint32_t hash, const uint8_t *resumption_master_secret, hsk_bytes ticket_nonce,
                          uint8_t *out);
/* hsk_exporter13 is TLS-Exporter (7.5) under an exporter master secret; label as above, but of the application: at most 249 characters. */
void hsk_exporter13(uint32_t hash, const uint8_t *exporter_master_secret, const char *label,
                    hsk_bytes context, uint8_t *out, size_t out_len);

#ifdef __cplusplus
}
#endif
#endif
