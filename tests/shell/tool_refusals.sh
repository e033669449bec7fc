#!/usr/bin/env bash
# hardshake connect against openssl s_server: what must be refused, with which error and exit status, and connections that break off.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"
line='hardshake says hello'
silent() { [ ! -s "$work/out" ]; }
server_saw() { wait_for grep -qs "SSL alert number $1\$" "$work/server"; }

# certificates: exit status 4
refuse_certificate() { # refuse_certificate NAME CERTIFICATE ERROR ALERT OPTION...
  local name=$1 cert=$2 error=$3 alert=$4
  shift 4
  start_server "$cert" -rev
  connect "$@" <<<"$line"
  check "certificate: $name" refused 4 "$error"
  check "certificate: $name: alert" server_saw "$alert"
  check "certificate: $name: no data" silent
}
refuse_certificate 'unknown CA' unknown-ca HSK_CERT_UNKNOWN_CA 48
refuse_certificate 'other name' wrong-name HSK_CERT_NAME_MISMATCH 42
refuse_certificate 'name asked for' server-rsa HSK_CERT_NAME_MISMATCH 42 --name other.example
refuse_certificate 'wildcard over two labels' server-rsa HSK_CERT_NAME_MISMATCH 42 --name a.b.wild.example
refuse_certificate 'address asked for' server-rsa HSK_CERT_NAME_MISMATCH 42 --name 127.0.0.2
refuse_certificate expired expired HSK_CERT_EXPIRED 45
refuse_certificate 'expired by --time' server-p256 HSK_CERT_EXPIRED 45 --time 4000000000
refuse_certificate 'not yet valid by --time' server-p256 HSK_CERT_NOT_YET_VALID 45 --time 1000000000
refuse_certificate 'tampered signature' bad-signature HSK_CERT_BAD_SIGNATURE 42
refuse_certificate 'for clients alone' client-p256 HSK_CERT_BAD_EXT_KEY_USAGE 43
says_where() { said 'certificate 0; at byte [0-9]*; in state CLIENT12_WAIT_CERT; sent alert'; }
check 'the line says which certificate, where, in which state' says_where

# the server's fatal alerts: exit status 5
refuse_alert() { # refuse_alert NAME ALERT CERTIFICATE 'SERVER OPTIONS' OPTION...
  local name=$1 alert=$2 cert=$3 options
  read -ra options <<<"$4"
  shift 4
  start_server "$cert" -rev "${options[@]}"
  connect "$@" <<<"$line"
  check "alert: $name" refused 5 HSK_ALERT_RECEIVED
  check "alert: $name: shown" said "received alert $alert "
}
own client-p256
refuse_alert 'no common suite' handshake_failure server-p256 '' --suites TLS_RSA_WITH_AES_128_GCM_SHA256
refuse_alert 'no common group' handshake_failure server-p256 '-groups P-521' --groups x25519,P-256
refuse_alert 'no common protocol' no_application_protocol server-p256 '-alpn x' --alpn h2
refuse_alert 'old version' protocol_version server-rsa '-tls1_1 -cipher ALL:@SECLEVEL=0'
refuse_alert 'newer version alone' protocol_version server-rsa -tls1_3 --tls1.2
refuse_alert 'no client certificate' handshake_failure server-rsa '-Verify 3'
refuse_alert 'client certificate that the server does not trust' unknown_ca server-rsa \
  "-Verify 3 -verifyCAfile $certs/other-ca.pem" "${mine[@]}"

# what we refuse of the server's choices: exit status 3
cat >"$work/no_ems.cnf" <<'CNF'
openssl_conf = start
[start]
ssl_conf = ssl
[ssl]
no-ems = no_ems
[no_ems]
Options = -ExtendedMasterSecret
CNF
OPENSSL_CONF=$work/no_ems.cnf start_server server-p256 -rev -ssl_config no-ems
connect --require-ems <<<"$line"
check 'protocol: server without extended master secret' refused 3 HSK_PEER_NO_EXTENDED_MASTER_SECRET
connect --trace <<<"$line"
check 'server without extended master secret, not required' said 'ext. master secret *no$'

# a client in the background whose standard input stays open; s_server without -rev sends what is typed there, and obeys letters
mkfifo "$work/keys" "$work/typed"
exec 8<>"$work/keys" 9<>"$work/typed"
start_client() {
  rm -f "$work/err"
  timeout 20 "$tool" connect "127.0.0.1:$port" --ca "$certs/ca.pem" --name server.example --trace \
    >"$work/out" 2>"$work/err" <"$work/typed" &
  client=$!
  wait_for grep -qs '=> CLIENT12_CONNECTED' "$work/err"
}
end_client() {
  status=0
  wait "$client" || status=$?
}

# renegotiation: s_server sends a HelloRequest for the letter R; we answer no_renegotiation, and s_server gives up
SERVER_IN=$work/keys start_server server-p256
start_client
echo R >&8
check 'renegotiation: HelloRequest arrives' wait_for grep -qs '<-- hello_request' "$work/err"
check 'renegotiation: answered with no_renegotiation' wait_for grep -qs -- '--> alert .*no_renegotiation' "$work/err"
check 'renegotiation: s_server gives up' wait_for grep -qs 'no renegotiation' "$work/server"
stop_server
end_client
check 'renegotiation: the connection ends with an error' test "$status" != 0

# the transport: exit status 6
SERVER_IN=$work/keys start_server server-p256
start_client
stop_server
end_client
check 'server killed when connected: truncated' refused 6 HSK_ALERT_TRUNCATED
start_server server-p256
kill -STOP "$server"
connect --timeout 1 <<<"$line"
mute() { [ "$status" = 6 ] && said 'silent for too long'; }
check 'server that says nothing: --timeout' mute
kill -CONT "$server"

# the connection breaks off after every 7th byte of the server, until a byte too late: each time one clear end. With the sanitizers where
# `make test` has built them.
[ ! -x build/asan/hardshake ] || tool=build/asan/hardshake
start_server server-p256 -rev -Verify 3
start_proxy 7
cuts=0 wrong=''
while [ $cuts -lt 600 ]; do
  cuts=$((cuts + 1))
  connect "${mine[@]}" <<<"$line"
  [ "$status" != 0 ] || break
  refused 6 HSK_ALERT_TRUNCATED || wrong+=" $((cuts * 7)):$status"
done
cut_cleanly() { [ -z "$wrong" ] && [ "$status" = 0 ] && [ "$cuts" -gt 150 ]; }
check "connection cut at $((cuts - 1)) places: truncated each time${wrong:0:200}" cut_cleanly
finish
