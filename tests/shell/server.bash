#!/usr/bin/env bash
# shellcheck disable=SC2034,SC2317 # for those who source it; functions that check calls
# For the shell tests: certificates in $certs, scratch in $work, servers on free ports that never outlive the test.
# Each test prints `ok - NAME` or `not ok - NAME`.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
tool=$(realpath "${HARDSHAKE:-build/hardshake}")
work=$(mktemp -d)
certs=$work/certs
server='' proxy='' port=''
bad=0

stop_server() {
  [ -z "$server" ] || { kill -9 "$server" && wait "$server"; } 2>/dev/null || true
  server=''
}
stop_proxy() {
  [ -z "$proxy" ] || { kill "$proxy" && wait "$proxy"; } 2>/dev/null || true
  proxy=''
}
trap 'stop_server; stop_proxy; rm -rf "$work"' EXIT
harness/certs "$certs"

# wait_for COMMAND...: until it succeeds, 10 seconds at most
wait_for() {
  local i
  for ((i = 0; i < 1000; i++)); do
    ! "$@" || return 0
    sleep 0.01
  done
  return 1
}
# start_server CERTIFICATE OPTION...: sets server (its pid) and port; its output is $work/server. SERVER_IN: its standard input.
start_server() {
  local cert=$1
  shift
  stop_server
  rm -f "$work/server"
  case " $* " in *' -tls1'*) ;; *) set -- -tls1_2 "$@" ;; esac
  stdbuf -oL openssl s_server -accept 127.0.0.1:0 -cert "$certs/$cert.pem" -key "$certs/$cert.key" \
    -cert_chain "$certs/$cert.chain" -CAfile "$certs/ca.pem" -verify_return_error "$@" \
    >"$work/server" 2>&1 <"${SERVER_IN:-/dev/null}" &
  server=$!
  wait_for grep -qs '^ACCEPT ' "$work/server" || { cat "$work/server"; return 1; }
  port=$(sed -n 's/^ACCEPT .*://p' "$work/server" | head -n 1)
}
# start_proxy STEP: see cut_proxy.c; port becomes the proxy's
start_proxy() {
  [ -x "$work/cut_proxy" ] || gcc -D_POSIX_C_SOURCE=200809L -o "$work/cut_proxy" tests/shell/cut_proxy.c
  stop_proxy
  rm -f "$work/proxy"
  "$work/cut_proxy" "$port" "$1" "$work/dump" >"$work/proxy" &
  proxy=$!
  wait_for test -s "$work/proxy"
  port=$(cat "$work/proxy")
}
# connect OPTION...: standard input goes through the tool to the server; sets status; $work/out, $work/err
connect() {
  status=0
  timeout 30 "$tool" connect "127.0.0.1:$port" --ca "$certs/ca.pem" --name server.example "$@" >"$work/out" 2>"$work/err" ||
    status=$?
}
own() { # own NAME: the options that show NAME's certificate
  mine=(--cert "$certs/$1.full" --key "$certs/$1.key")
}
# check NAME COMMAND...: one test; what the tool said is shown where it fails
check() {
  local name=$1
  shift
  if "$@"; then
    echo "ok - $name"
  else
    echo "not ok - $name"
    echo "# failed: $*; exit status ${status:-?}"
    tail -n 5 "$work/err" 2>/dev/null | sed 's/^/# /' || true
    bad=1
  fi
}
came_back() { [ "$status" = 0 ] && [ "$(cat "$work/out")" = "$1" ]; }
# refused STATUS ERROR: the exit status, and one line that begins with the error
refused() {
  [ "$status" = "$1" ] && [ "$(grep -c '^hardshake: ' "$work/err")" = 1 ] && grep -q "^hardshake: $2: " "$work/err"
}
said() { grep -q -- "$1" "$work/err"; }

# A server of ours for the openssl tool's client; SERVE, CLIENT: options of all of them.
SERVE=() CLIENT=()
# serve OPTION...: starts tls_server.c with two certificates; its lines go to $work/server
serve() {
  [ -x "$work/tls_server" ] ||
    gcc -std=c11 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Ilib -Iharness/tool -o "$work/tls_server" \
      tests/shell/tls_server.c harness/tool/files.c "${HARDSHAKE_LIB:-build/libhardshake.a}" -lbearssl
  stop_server
  rm -f "$work/server"
  "$work/tls_server" --count 1000 --ca "$certs/ca.pem" --cert "$certs/server-p256" --cert "$certs/server-rsa" \
    "${SERVE[@]}" "$@" >"$work/server" 2>"$work/err" &
  server=$!
  wait_for test -s "$work/server"
  port=$(head -n 1 "$work/server")
}
# client OPTION...: openssl's client says hello; sets status, and line, the server's of this connection; what the client tells is in $work/out.
# It ends when the echo is back, or refused. SAY: words that it says before, each in a record of its own.
client() {
  status=0
  rm -f "$work/out"
  lines=$(wc -l <"$work/server")
  { for word in ${SAY:-}; do echo "$word"; sleep 0.3; done; echo hello; wait_for answered_or_ended; } |
    timeout 20 openssl s_client -connect "127.0.0.1:$port" -CAfile "$certs/ca.pem" -servername server.example \
      -verify_return_error "${CLIENT[@]}" "$@" >"$work/out" 2>&1 || status=$?
  wait_for connection_ended
  line=$(tail -n 1 "$work/server")
}
answered_or_ended() { grep -qs 'hello$' "$work/out" || connection_ended; }
# one reading of the file: the line of the connection before must not pass for this one's
connection_ended() { awk -v n="$lines" 'NR > n && /^(closed|failed)/ {found = 1} END {exit !found}' "$work/server"; }
echoed() { # and the server saw an orderly end
  if [ "$status" = 0 ] && grep -q "hello\$" "$work/out" && [ "${line%% *}" = closed ]; then return 0; fi
  echo "# $line" | cut -c1-200
  return 1
}
has() { # has WORD...: the server's line has them all
  local word
  for word; do [[ " $line " == *" $word "* ]] || { echo "# $line" | cut -c1-200; return 1; }; done
}
told() { grep -aq -- "$1" "$work/out"; }
finish() { exit "$bad"; }
