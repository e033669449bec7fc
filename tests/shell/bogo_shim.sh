#!/usr/bin/env bash
# The shim for BoringSSL's conformance runner, driven as the runner drives it, against the openssl tool.
# shellcheck source=tests/shell/server.bash disable=SC2317 # called by check
set -euo pipefail
. "$(dirname "$0")/server.bash"

make -s bogo-build
gcc -D_POSIX_C_SOURCE=200809L -o "$work/relay" tests/shell/bogo_relay.c
mkfifo "$work/quiet"
exec 7<>"$work/quiet" # an input that neither says anything nor ends
export SERVER_IN=$work/quiet
relay=''
trap 'stop_server; [ -z "$relay" ] || kill "$relay" 2>/dev/null; rm -rf "$work"' EXIT

cat "$certs/client-rsa.pem" "$certs/client-rsa.chain" >"$work/client-chain.pem"
start_relay() { # start_relay PORT|-: sets shim_port, and port for a client
  [ -z "$relay" ] || { kill "$relay" && wait "$relay"; } 2>/dev/null || true
  rm -f "$work/ports"
  "$work/relay" 4660 "$1" >"$work/ports" 2>"$work/relay_err" &
  relay=$!
  wait_for ports_there "$1"
  shim_port=$(head -n 1 "$work/ports")
  [ "$1" != - ] || port=$(tail -n 1 "$work/ports")
}
ports_there() { [ "$(wc -l <"$work/ports" 2>/dev/null || echo 0)" -ge "$([ "$1" = - ] && echo 2 || echo 1)" ]; }
shim() { # shim FLAG...: sets status
  status=0
  timeout 20 harness/bogo_shim -port "$shim_port" -shim-id 4660 -trust-cert "$certs/ca.pem" "$@" >"$work/out" 2>"$work/err" || status=$?
}
exits() { [ "$status" = "$1" ] || { echo "# exit status $status"; head -n 3 "$work/err" | sed 's/^/# /'; return 1; }; }
silent() { exits 0 && [ ! -s "$work/err" ]; }
says() { exits 1 && grep -q "^$1: " "$work/err"; }

# as a client: it says hello and closes
client_test() { # client_test FLAG...
  local options=$1
  shift
  # shellcheck disable=SC2086 # several options
  start_server server-p256 $options
  start_relay "$port"
  shim -shim-writes-first -shim-shuts-down "$@"
}
hello_arrived() { wait_for grep -aq hello "$work/server"; }

client_test -tls1_3 -expect-curve-id 29 -expect-peer-signature-algorithm 1027 -expect-version 772
check 'client, TLS 1.3' silent
check "client, what it wrote" hello_arrived
client_test -tls1_2 -expect-extended-master-secret -expect-version 771
check 'client, TLS 1.2' silent
client_test '-tls1_3 -groups P-384' -expect-hrr -expect-curve-id 24
check 'client, HelloRetryRequest' silent
client_test -tls1_3 -resume-count 2 -check-close-notify
check 'client, resumption in TLS 1.3' silent
client_test -tls1_2 -resume-count 2
check 'client, resumption in TLS 1.2' silent
client_test '-tls1_3 -Verify 1' -async -cert-file "$work/client-chain.pem" -key-file "$certs/client-rsa.key"
check 'client, its certificate, -async' silent
client_test -tls1_3 -verify-peer -verify-fail
check 'client, -verify-fail' says HSK_PEER_NO_COMMON_SIGNATURE
client_test -tls1_3 -verify-peer -verify-fail -use-custom-verify-callback
check 'client, -verify-fail of the callback' says HSK_CERT_REVOCATION_UNKNOWN
client_test -tls1_3 -verify-fail
check 'client, -verify-fail where nobody asked to verify' silent
client_test -tls1_3 -expect-curve-id 23
check 'client, an expectation that is not met' exits 1
client_test -tls1_2 -min-version 772
check 'client, a version that the server has not' exits 1

# as a server
server_test() { # server_test 'CLIENT OPTIONS' FLAG...
  local options=$1
  shift
  start_relay -
  # shellcheck disable=SC2086 # several options
  { sleep 0.5; echo hello; sleep 0.5; } | timeout 20 openssl s_client -connect "127.0.0.1:$port" -CAfile "$certs/ca.pem" \
    -servername server.example $options >"$work/client" 2>&1 || true &
  shim -server -cert-file "$certs/server-p256.pem" -key-file "$certs/server-p256.key" "$@"
  kill %% 2>/dev/null || true
  wait %% 2>/dev/null || true
}
server_test -tls1_3 -expect-server-name server.example -expect-no-hrr
check 'server, TLS 1.3' silent
server_test -tls1_2 -expect-extended-master-secret
check 'server, TLS 1.2' silent
server_test '-tls1_3 -groups P-521:P-384' -expect-hrr -expect-curve-id 24
check 'server, HelloRetryRequest' silent
server_test "-tls1_3 -cert $certs/client-rsa.pem -cert_chain $certs/client-rsa.chain -key $certs/client-rsa.key" -require-any-client-certificate -async -expect-peer-signature-algorithm 2052
check 'server, certificate of the client, -async' silent
server_test -tls1_2 -require-any-client-certificate
check 'server, no certificate of the client' says HSK_PEER_NO_CLIENT_CERTIFICATE
server_test '-tls1_3 -alpn h2' -select-alpn h2 -expect-advertised-alpn "$(printf '\2h2')"
check 'server, ALPN' silent

# what the runner asks of every shim
status=0
harness/bogo_shim -is-handshaker-supported >"$work/out" || status=$?
check 'is-handshaker-supported' grep -qx No "$work/out"
start_relay -
shim -quic
check 'a flag that is not known' exits 89
check 'the configuration is JSON' jq -e '.ErrorMap and .DisabledTests' harness/bogo_config.json
exit "$bad"
