#!/usr/bin/env bash
# hardshake inspect: the messages of TLS 1.3 and every extension in each of its forms, made here byte by byte.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

inspect() { # inspect HEX OPTION...: the bytes as a file
  local hex=$1
  shift
  # shellcheck disable=SC2001 # a group in the replacement
  printf %b "$(sed 's/../\\x&/g' <<<"$hex")" >"$work/bytes"
  status=0
  "$tool" inspect "$@" "$work/bytes" >"$work/out" 2>"$work/err" || status=$?
}
shows() { # shows TEXT...: exit status 0, and each text is in the output
  local text
  [ "$status" = 0 ] || return 1
  for text; do grep -q -- "$text" "$work/out" || { echo "# lacks: $text"; return 1; }; done
}
refuses() { # refuses BYTE ERROR
  [ "$status" = 3 ] && grep -q "REFUSED *at byte $1 (0x[0-9a-f]*): $2" "$work/out"
}
# v1, v2, v3 HEX...: a vector with a length of 1, 2, 3 bytes. times N HEX: N times. x TYPE HEX...: an extension
vec() {
  local width=$1 hex
  shift
  hex=$*
  hex=${hex// /}
  printf "%0${width}x%s" $((${#hex} / 2)) "$hex"
}
v1() { vec 2 "$@"; }
v2() { vec 4 "$@"; }
v3() { vec 6 "$@"; }
times() { printf "%0$1d" 0 | sed "s/0/$2/g"; }
x() { printf %s "$1$(v2 "${@:2}")"; }
random=$(times 32 11)
retry=cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c
versions=$(x 002b 0304)

inspect "02$(v3 0303 $retry "$(v1 aabb)" 130100 "$(v2 "$versions" "$(x 0033 001d)" "$(x 002c "$(v2 01020304)")")")"
check 'HelloRetryRequest' shows 'message  *hello_retry_request' 'cipher_suite  *1301 TLS_AES_128_GCM_SHA256' \
  'supported_versions  *0304 TLS 1.3' 'key_share  *001D x25519$' 'cookie  *01020304'
inspect "02$(v3 0303 "$random" 00 130200 "$(v2 "$versions" "$(x 0033 001d "$(v2 "$(times 32 22)")")" "$(x 0029 0001)")")"
check 'ServerHello' shows 'key_share  *001D x25519, 32 bytes' '22222222' 'pre_shared_key  *identity 1'
inspect "02$(v3 0303 "$random" 00 130201 "$(v2 "$versions")")"
check 'compression in a ServerHello of TLS 1.3' refuses 41 HSK_PEER_COMPRESSION_NOT_OFFERED
inspect "02$(v3 0303 "$(times 24 11)444f574e47524401" 00 c02b00)"
check 'a server that was pushed down' shows 'speaks TLS 1.3, and says that it chose TLS 1.2'

offers=$(
  x 0000 "$(v2 00 "$(v2 6162)")"; x 0001 02; x 0005 01 "$(v2 "$(v2 aabb)")" "$(v2 cc)"; x 000a "$(v2 001d0017)"
  x 000b "$(v1 00)"; x 000d "$(v2 0804)"; x 0010 "$(v2 "$(v1 6832)")"; x 0012; x 0015 000000; x 0016; x 0017
  x 001c 4001; x 0023 abcd; x 002a; x 002b "$(v1 03040303)"; x 002c "$(v2 77)"; x 002d "$(v1 0100)"
  x 002f "$(v2 "$(v2 300f310d300b06035504030c04726f6f74)")"; x 0031; x 0032 "$(v2 0403)"
  x 0033 "$(v2 001d "$(v2 "$(times 32 22)")" 0a0a "$(v2 00)")"; x ff01 "$(v1)"; x 1a1a 99; x 0030 0000
  x 0029 "$(v2 "$(v2 deadbeef)" 00000102)" "$(v2 "$(v1 "$(times 32 33)")")"
)
inspect "01$(v3 0303 "$random" 00 "$(v2 1301)" "$(v1 00)" "$(v2 "$offers")")"
check 'each extension of a ClientHello' shows 'server_name  *ab' 'max_fragment_length  *1024 bytes' 'status_request  *ocsp' \
  'responder_id  *aabb' 'request_extensions  *cc' 'supported_groups  *001D x25519' 'ec_point_formats  *0 uncompressed' \
  'signature_algorithms  *0804 rsa_pss_rsae_sha256' 'alpn  *h2' 'signed_certificate_timestamp  *offered' 'padding  *3 bytes' \
  'encrypt_then_mac  *offered' 'ext. master secret  *offered' 'record_size_limit  *16385 bytes' 'session_ticket  *abcd' \
  'early_data  *offered' 'supported_versions  *0304 TLS 1.3' 'cookie  *77' 'psk_key_exchange_modes  *1 psk_dhe_ke' \
  'certificate_authorities  *CN=root' 'post_handshake_auth  *offered' 'signature_algorithms_cert  *0403 ecdsa_secp256r1_sha256' \
  'key_share  *001D x25519, 32 bytes' 'key_share  *0A0A unknown, 1 bytes' 'renegotiation_info  *(empty)' 'extension 1A1A  *99' \
  'extension 0030, not allowed here  *0000' 'pre_shared_key  *1 offered' 'identity  *deadbeef' 'obfuscated age  *258' \
  "binder  *$(times 32 33)"
inspect "01$(v3 0303 "$random" 00 "$(v2 1301)" "$(v1 00)" "$(v2 "$(x 002b "$(v1 030403)")")")"
check 'a malformed extension, with its place' refuses 51 HSK_PEER_MALFORMED_SUPPORTED_VERSIONS

inspect "08$(v3 "$(v2 "$(x 0000)" "$(x 0010 "$(v2 "$(v1 6832)")")" "$(x 002a)" "$(x 0033 0000)" "$(x fafa 010203)")")"
check 'EncryptedExtensions' shows '^encrypted_extensions, ' 'server_name  *acknowledged' 'alpn  *h2' 'early_data  *agreed' \
  'extension 0033, not allowed here' 'extension FAFA  *010203'
inspect "08$(v3 "$(v2)")$(printf 05%s "$(v3)")18$(v3 01)14$(v3 "$(times 32 44)")"
check 'the messages of a flight' shows 'extensions  *(empty)' '^end_of_early_data, 4 bytes' 'request_update  *1 update_requested' \
  "verify_data  *$(times 32 44)"
inspect "18$(v3 02)"
check 'a KeyUpdate that asks for 2' refuses 4 HSK_PEER_BAD_KEY_UPDATE
inspect "0d$(v3 00 "$(v2 "$(x 000d "$(v2 0804)")" "$(x 0005)" "$(x 0012)" "$(x 0030 "$(v2 "$(v1 0603551d25)" "$(v2 300a)")")")")"
check 'CertificateRequest' shows 'certificate_request_context  *(empty)' 'status_request  *offered' \
  'signed_certificate_timestamp  *offered' 'oid_filters  *2.5.29.37' 'values  *300a'
leaf=$(openssl x509 -in "$certs/server-p256.pem" -outform DER | od -An -v -tx1 | tr -d ' \n')
inspect "0b$(v3 00 "$(v3 "$(v3 "$leaf")" "$(v2 "$(x 0005 01 "$(v3 300a)")" "$(x 0012 "$(v2 "$(v2 5566)")")")")")"
check 'Certificate' shows 'certificate 0  ' 'CN=server-p256' 'status_request  *OCSP response, 2 bytes' \
  'signed_certificate_timestamp  *5566'
inspect "04$(v3 00001c20 01020304 "$(v1 aabb)" "$(v2 deadbeef)" "$(v2 "$(x 002a 00000400)" "$(x 0a0a 010203)")")"
check 'NewSessionTicket' shows 'ticket_lifetime  *7200 s' 'ticket_age_add  *01020304' 'ticket_nonce  *aabb' 'ticket  *deadbeef' \
  'early_data  *at most 1024 bytes' 'extension 0A0A  *010203'
inspect "04$(v3 00001c20 "$(v2 deadbeef)")"
check 'NewSessionTicket of TLS 1.2' shows 'ticket_lifetime_hint  *7200 s' 'ticket  *deadbeef'
inspect "16$(v3 01 "$(v3 30030a0100)")"
check 'CertificateStatus' shows '^certificate_status, ' 'ocsp_response  *5 bytes' '30030a0100'
inspect "fe$(v3 "$random")"
check 'message_hash' shows "hash  *$random"

# records: behind the compatibility ChangeCipherSpec a hello is in the clear (RFC 8446 D.4), the rest is protected
hello="01$(v3 0303 "$random" 00 "$(v2 1301)" "$(v1 00)" "$(v2 "$(x 002b "$(v1 0304)")")")"
inspect "160301$(v2 "$hello")140303000101160303$(v2 "$hello")170303$(v2 0102030405)"
twice() { [ "$(grep -c '^client_hello, ' "$work/out")" = 2 ]; }
check 'a second ClientHello behind a ChangeCipherSpec' twice
check 'application data is protected' shows 'encrypted  *5 bytes' '^record application_data'
finish
