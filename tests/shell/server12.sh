#!/usr/bin/env bash
# The TLS 1.2 server against the openssl tool's client: suites, groups, client certificates, resumption, refusals.
# shellcheck source=tests/shell/server.bash disable=SC2317 # called by check
set -euo pipefail
. "$(dirname "$0")/server.bash"

# options of every server, of every client
SERVE=(--max 303) CLIENT=(-tls1_2)
connected_as() { echoed && has "$@"; }

serve --groups 1d,17,18,19,100,101
while read -r ours theirs; do
  client -cipher "$theirs"
  check "$ours" connected_as "suite=$ours" version=0303 resumed=0 certified=0
done <<'SUITES'
TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 ECDHE-ECDSA-AES128-GCM-SHA256
TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 ECDHE-RSA-AES128-GCM-SHA256
TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 ECDHE-ECDSA-AES256-GCM-SHA384
TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 ECDHE-RSA-AES256-GCM-SHA384
TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE-ECDSA-CHACHA20-POLY1305
TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256 ECDHE-RSA-CHACHA20-POLY1305
TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 DHE-RSA-AES128-GCM-SHA256
TLS_DHE_RSA_WITH_AES_256_GCM_SHA384 DHE-RSA-AES256-GCM-SHA384
TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 DHE-RSA-CHACHA20-POLY1305
TLS_RSA_WITH_AES_128_GCM_SHA256 AES128-GCM-SHA256
TLS_RSA_WITH_AES_256_GCM_SHA384 AES256-GCM-SHA384
SUITES
while read -r ours theirs; do
  client -groups "$theirs"
  check "group $theirs" connected_as "group=$ours"
done <<'GROUPS'
001d X25519
0017 P-256
0018 P-384
0019 P-521
GROUPS
for option in '-sigalgs RSA-PSS+SHA256' '-sigalgs RSA+SHA512' '-sigalgs ECDSA+SHA384' '-legacy_renegotiation' '-maxfraglen 512' \
  '-no_ticket' '-alpn http/1.1'; do
  # shellcheck disable=SC2086 # a word for each
  client $option
  check "client with $option" connected_as version=0303
done

# the suites that are for those who ask: AES-CCM
serve --suites c0ac,c0ad,c0ae,c0af,c09e,c09f,c0a2,c0a3,c09c,c09d,c0a0,c0a1
for theirs in ECDHE-ECDSA-AES128-CCM ECDHE-ECDSA-AES256-CCM ECDHE-ECDSA-AES128-CCM8 ECDHE-ECDSA-AES256-CCM8 DHE-RSA-AES128-CCM \
  DHE-RSA-AES256-CCM DHE-RSA-AES128-CCM8 DHE-RSA-AES256-CCM8 AES128-CCM AES256-CCM AES128-CCM8 AES256-CCM8; do
  client -cipher "$theirs:@SECLEVEL=0"
  check "$theirs" connected_as version=0303
  check "$theirs at the client" told "Cipher is $theirs"
done

# authentication of the client
for auth in 1 2; do
  serve --client-auth $auth
  for who in rsa p256 p384; do
    client -cert "$certs/client-$who.pem" -key "$certs/client-$who.key" -cert_chain "$certs/client-$who.chain"
    check "client-auth $auth: $who" connected_as certified=1
    client -cipher AES128-GCM-SHA256 -cert "$certs/client-$who.pem" -key "$certs/client-$who.key" -cert_chain "$certs/client-$who.chain"
    check "client-auth $auth: $who, RSA key exchange" connected_as certified=1
  done
  check "client-auth $auth: the authority is named" told 'CN = hardshake.*\|hardshake test CA\|Acceptable client certificate CA names'
done
client
check 'a certificate is required' has failed error=HSK_PEER_NO_CLIENT_CERTIFICATE alert=40
check 'and the client learns it' told 'alert number 40'
client -cert "$certs/server-rsa.pem" -key "$certs/server-rsa.key" -cert_chain "$certs/server-rsa.chain"
check 'a certificate that is not for clients' has failed error=HSK_CERT_BAD_EXT_KEY_USAGE alert=43
serve --client-auth 1
client
check 'a certificate is but asked for' connected_as certified=0

# sessions
serve --tickets 1 --client-auth 1
client -sess_out "$work/session"
check 'a ticket is given' told 'TLS session ticket lifetime hint: 7200'
client -sess_in "$work/session"
check 'it is taken' connected_as resumed=1 certified=0
check 'and the client agrees' told '^Reused, TLSv1.2'
client -sess_in "$work/session" -servername www.server.example
check 'not for another name' has closed resumed=0
client -cert "$certs/client-p256.pem" -key "$certs/client-p256.key" -cert_chain "$certs/client-p256.chain" -sess_out "$work/session"
client -sess_in "$work/session"
check 'a client that had a certificate still has it' connected_as resumed=1 certified=1
client -no_ticket -sess_in "$work/session"
check 'without the extension there is no session' connected_as resumed=0

# private keys elsewhere
serve --elsewhere 1
for theirs in ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 DHE-RSA-AES128-GCM-SHA256 AES128-GCM-SHA256; do
  client -cipher "$theirs"
  check "keys elsewhere: $theirs" connected_as version=0303
done

# small pieces
serve --chunk 1 --out 64 --client-auth 1
client -cert "$certs/client-rsa.pem" -key "$certs/client-rsa.key" -cert_chain "$certs/client-rsa.chain"
check 'a byte at a time, with the smallest output buffer' connected_as certified=1

# refusals
serve --suites c02b,c02c
client -cipher AES128-GCM-SHA256
check 'no common suite' has failed error=HSK_PEER_NO_COMMON_SUITE alert=40
client -groups X448 -cipher ECDHE-ECDSA-AES128-GCM-SHA256
check 'no common group' has failed error=HSK_PEER_NO_COMMON_GROUP alert=40
client -sigalgs ed25519 -cipher ECDHE-ECDSA-AES128-GCM-SHA256
check 'no common signature' has failed error=HSK_PEER_NO_COMMON_SIGNATURE alert=40
serve --max 304
client -fallback_scsv
check 'a fallback' has failed error=HSK_PEER_INAPPROPRIATE_FALLBACK alert=86
check 'and the client learns it' told 'inappropriate fallback'
finish
