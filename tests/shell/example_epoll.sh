#!/usr/bin/env bash
# example_epoll.sh [COUNT]: harness/example_epoll.c holds COUNT (100) connections of OpenSSL's clients, idle in their contexts alone; `tests/shell/example_epoll.sh 1000`
# is the whole thing.
# shellcheck disable=SC2119,SC2317 # no options are wanted; functions that check calls
set -euo pipefail
count=${1:-100}
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"
ulimit -n "$((count + 64))"

compiles() {
  gcc -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -O2 -Ilib -Iharness/tool -o "$work/server_epoll" \
    harness/example_epoll.c harness/tool/files.c "${HARDSHAKE_LIB:-build/libhardshake.a}" -lbearssl &&
    gcc -std=c11 -D_POSIX_C_SOURCE=200809L -O1 -Wall -Wextra -Werror -o "$work/hold_clients" tests/shell/hold_clients.c -lssl -lcrypto
}
check 'server and clients compile' compiles
start() { # start SECONDS
  stop_server
  rm -f "$work/server"
  "$work/server_epoll" 0 "$certs/server-p256.full" "$certs/server-p256.key" "$1" >"$work/server" 2>"$work/err" &
  server=$!
  wait_for grep -qs '^listening on ' "$work/server"
  port=$(sed -n 's/^listening on //p' "$work/server")
}
clients() { # clients COUNT: begin to hold; descriptor 9 tells them
  rm -f "$work/say" "$work/out"
  mkfifo "$work/say"
  timeout 60 "$work/hold_clients" "$port" "$1" "$certs/ca.pem" <"$work/say" >"$work/out" 2>"$work/err" &
  clients=$!
  exec 9>"$work/say"
}
clients_said() { wait_for grep -qs "^$1\$" "$work/out"; }
line() { grep "^$1 connections, " "$work/server" | tail -n 1; }
figures() { # the idle cost no buffer, little more than the context, and the process no more than that
  local each conn lent grown
  wait_for grep -qs "^$count connections, " "$work/server" || return 1
  read -r each conn lent grown < <(line "$count" |
    sed 's/.*each \([0-9]*\) bytes (hsk_conn: \([0-9]*\)); \([0-9]*\) of .*grew by \([0-9]*\) .*/\1 \2 \3 \4/')
  echo "# $(line "$count")"
  [ "$lent" = 0 ] && [ "$each" -le $((conn + 64)) ] && [ "$grown" -le $((each + each / 2)) ]
}
start 10
clients "$count"
check "$count connections are held" clients_said "held $count"
check 'each costs its context' figures
echo >&9
check 'each has its echo' clients_said "echoed $count"
exec 9>&-
check 'each is closed in order' clients_said "closed $count"
wait "$clients" || true
empty() { tail -n 1 "$work/server" | grep -q '^0 connections'; }
check 'and nothing is held' wait_for empty

head -c 1000000 /dev/urandom >"$work/much"
connect <"$work/much"
check "a million bytes come back, although the client closes its side at once" cmp -s "$work/much" "$work/out"

# whoever sends half a record has buffers; when all are lent out, the next waits, until those who get nowhere are closed
start 1
stuck=()
for ((i = 0; i < 12; i++)); do
  exec {fd}<>"/dev/tcp/127.0.0.1/$port"
  printf '\026\003\001\002\000\001' >&"$fd"
  stuck+=("$fd")
done
clients 5
check 'others are served in the end' clients_said 'held 5'
check 'when all buffers were lent' wait_for grep -qs '^5 connections.*at most 8 were' "$work/server"
exec 9>&-
check 'and they end well' clients_said 'closed 5'
for fd in "${stuck[@]}"; do exec {fd}>&-; done
exec 8<>"/dev/tcp/127.0.0.1/$port"
printf 'GET / HTTP/1.0\r\n\r\n' >&8
refused_plainly() { timeout 5 cat <&8 | od -An -tx1 | grep -q '15 03 0[13] 00 02 02'; }
check 'what is no TLS gets an alert' refused_plainly
exec 8>&-
check 'and the server goes on' kill -0 "$server"
finish
