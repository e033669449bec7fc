#!/usr/bin/env bash
# The TLS 1.3 server against the openssl tool's client: suites, groups, HelloRetryRequest, client certificates, sessions, early data, refusals.
# shellcheck source=tests/shell/server.bash disable=SC2317 # called by check
set -euo pipefail
. "$(dirname "$0")/server.bash"

# options of every client
CLIENT=(-tls1_3)
connected_as() { echoed && has version=0304 "$@"; }
# shows NAME: sets mine, the client's options for its certificate
shows() { mine=(-cert "$certs/client-$1.pem" -key "$certs/client-$1.key" -cert_chain "$certs/client-$1.chain"); }

for theirs in TLS_AES_128_GCM_SHA256 TLS_AES_256_GCM_SHA384 TLS_CHACHA20_POLY1305_SHA256; do
  [ "$server" ] || serve
  client -ciphersuites "$theirs"
  check "$theirs" connected_as "suite=$theirs" resumed=0 retried=0 certified=0 credential=1
done
client -sigalgs RSA-PSS+SHA384:RSA+SHA256
check 'a client that takes RSA alone' connected_as credential=2
client -no_middlebox
check 'without compatibility mode' connected_as retried=0
client -maxfraglen 512
check 'max_fragment_length' connected_as retried=0
client -record_padding 512
check 'padded records' connected_as retried=0
for theirs in TLS_AES_128_CCM_SHA256 TLS_AES_128_CCM_8_SHA256; do
  serve --suites 1304,1305
  client -ciphersuites "$theirs"
  check "$theirs" connected_as "suite=$theirs"
done

# groups, with a share and without
while read -r ours theirs; do
  serve --groups "$ours"
  client -groups "$theirs"
  check "group $theirs" connected_as "group=$ours" retried=0
  first=X25519
  [ "$theirs" != X25519 ] || first=P-256
  client -groups "$first:$theirs"
  check "group $theirs after a HelloRetryRequest" connected_as "group=$ours" retried=1
done <<'GROUPS'
001d X25519
0017 P-256
0018 P-384
0019 P-521
0100 ffdhe2048
0101 ffdhe3072
GROUPS

# names and protocols
serve --cert "$certs/wrong-name" --alpn h2,http/1.1
client -servername elsewhere.example
check 'the certificate for the name' connected_as credential=3
client -alpn http/1.1,h2
check 'the protocol that we prefer' connected_as alpn=h2
check 'and the client agrees' told '^ALPN protocol: h2'
client -alpn spdy/3
check 'no protocol of ours' has failed error=HSK_PEER_NO_COMMON_PROTOCOL alert=120

# an OCSP response goes along, whatever it says
printf '\060\003\012\001\001' >"$work/response"
serve --staple "$work/response"
client -status
check 'a status' connected_as credential=1
check 'and the client sees it' told 'OCSP Response Status: malformedrequest\|OCSP response'

# authentication of the client
for auth in 1 2; do
  serve --client-auth $auth
  for who in rsa p256 p384; do
    shows $who
    client "${mine[@]}"
    check "client-auth $auth: $who" connected_as certified=1
  done
  check "client-auth $auth: the authority is named" told '^Acceptable client certificate CA names'
done
client
check 'a certificate is required' has failed error=HSK_PEER_CERTIFICATE_REQUIRED alert=116
check 'and the client learns it' told 'alert number 116'
client -cert "$certs/server-rsa.pem" -key "$certs/server-rsa.key" -cert_chain "$certs/server-rsa.chain"
check 'a certificate that is not for clients' has failed error=HSK_CERT_BAD_EXT_KEY_USAGE alert=43
serve --client-auth 1
client
check 'a certificate is but asked for' connected_as certified=0

# sessions
for suite in 1301 1302; do
  serve --tickets 2 --client-auth 1 --suites $suite --groups 1d,18
  shows p256
  client "${mine[@]}" -sess_out "$work/session"
  check "$suite: tickets are given" connected_as resumed=0 certified=1
  client -sess_in "$work/session"
  check "$suite: one is taken, and who the client is" connected_as resumed=1 certified=1
  check "$suite: and the client agrees" told '^Reused, TLSv1.3'
  client -sess_in "$work/session" -groups P-256:P-384
  check "$suite: after a HelloRetryRequest, too" connected_as resumed=1 retried=1 group=0018
  client -sess_in "$work/session" -servername www.server.example
  check "$suite: not for another name" has closed resumed=0
done

# a server that forgets the client behind its HelloRetryRequest: the cookie says all
for option in "" -no_middlebox; do
  serve --tickets 2 --groups 18 --stateless 1
  # shellcheck disable=SC2086 # none, or one
  client -groups P-256:P-384 -sess_out "$work/session" $option
  check "stateless $option" connected_as resumed=0 retried=1 group=0018
  # shellcheck disable=SC2086
  client -groups P-256:P-384 -sess_in "$work/session" $option
  check "stateless, resumed $option" connected_as resumed=1 retried=1 group=0018
  client -groups P-384
  check "stateless, where nothing is to be retried $option" connected_as resumed=0 retried=0
done

# keys that change: by the client, and by both
SAY="k K k" client
check 'KeyUpdate' connected_as resumed=0

# early data is offered for a session of openssl's server and skipped here, whether or not there is a HelloRetryRequest
sleep 10 | openssl s_server -accept 127.0.0.1:0 -cert "$certs/server-p256.pem" -key "$certs/server-p256.key" \
  -cert_chain "$certs/server-p256.chain" -tls1_3 -early_data >"$work/other" 2>&1 &
other=$!
wait_for grep -qs '^ACCEPT ' "$work/other"
{ sleep 0.3; echo Q; } | openssl s_client -connect "127.0.0.1:$(sed -n 's/^ACCEPT .*://p' "$work/other" | head -n 1)" -tls1_3 -servername server.example \
  -sess_out "$work/early" >"$work/first" 2>&1 || true
kill $other 2>/dev/null || true
head -c 9000 /dev/zero | tr '\0' e >"$work/data"
serve --groups 1d,18
client -sess_in "$work/early" -early_data "$work/data"
check 'early data is skipped' connected_as resumed=0 retried=0
check 'and the client learns it' told 'Early data was rejected'
client -sess_in "$work/early" -early_data "$work/data" -groups P-256:P-384
check 'early data is skipped before a second hello' connected_as resumed=0 retried=1
check 'and the client learns it then, too' told 'Early data was rejected'
head -c 16000 /dev/zero >"$work/data"
client -sess_in "$work/early" -early_data "$work/data"
check 'early data of almost 2^14 bytes is skipped' connected_as retried=0

# private keys elsewhere, small pieces
serve --elsewhere 1
client
check 'key elsewhere: ECDSA' connected_as credential=1
client -sigalgs RSA-PSS+SHA256
check 'key elsewhere: RSA' connected_as credential=2
serve --chunk 1 --out 64 --client-auth 1 --tickets 2 --groups 18
shows rsa
client "${mine[@]}" -groups P-256:P-384
check 'a byte at a time, with the smallest output buffer' connected_as certified=1 retried=1
serve --limit 64
client
check 'a limit that the client does not know of' connected_as retried=0

# refusals
serve
client -groups X448
check 'no common group' has failed error=HSK_PEER_NO_COMMON_GROUP alert=40
client -sigalgs ed25519
check 'no common signature' has failed error=HSK_PEER_NO_COMMON_SIGNATURE alert=40
serve --suites 1303
client -ciphersuites TLS_AES_128_GCM_SHA256
check 'no common suite' has failed error=HSK_PEER_NO_COMMON_SUITE alert=40
serve --max 303
client
check 'TLS 1.3 alone, where there is none' has failed error=HSK_PEER_VERSION_UNSUPPORTED alert=70
finish
