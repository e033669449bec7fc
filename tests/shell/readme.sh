#!/usr/bin/env bash
# README.md: its programs are harness/example_client.c and harness/example_server.c, compile and work; the commands, targets, files and options that it names exist.
# shellcheck disable=SC2013,SC2016,SC2094,SC2317 # words are wanted; backquotes of Markdown; output that is waited for; functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

program() { awk -v n="$1" '/^```$/ { on = 0 } on; /^```c$/ { on = ++seen == n }' README.md; }
compiles() { # compiles NAME: with the line that the README gives, and strictly, with both compilers
  grep -q 'cc -Ilib FILE.c build/libhardshake.a -lbearssl' README.md || return 1
  cc -Ilib -o "$work/$1" "$work/$1.c" build/libhardshake.a -lbearssl || return 1
  local c
  for c in gcc clang; do
    $c -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Ilib -c \
      -o "$work/example.o" "$work/$1.c" || return 1
  done
}
program 1 >"$work/example.c"
program 2 >"$work/example_server.c"
check 'the client is harness/example_client.c' cmp -s "$work/example.c" harness/example_client.c
check 'the server is harness/example_server.c' cmp -s "$work/example_server.c" harness/example_server.c
check 'the client compiles as shown' compiles example
check 'the server compiles as shown' compiles example_server

openssl x509 -in "$certs/ca.pem" -outform DER -out "$work/ca.der"
openssl x509 -in "$certs/other-ca.pem" -outform DER -out "$work/other.der"
example() { # example CA
  status=0
  timeout 20 "$work/example" 127.0.0.1 "$port" "$1" >"$work/out" 2>"$work/err" || status=$?
}
start_server server-p256 -www
example "$work/ca.der"
fetched() { [ "$status" = 0 ] && grep -q '^HTTP/1.0 200' "$work/out" && said '^HSK_OK: '; }
check 'the client fetches a page' fetched
example "$work/other.der"
refused_other() { [ "$status" = 1 ] && [ ! -s "$work/out" ] && said '^HSK_CERT_UNKNOWN_CA: '; }
check 'the client refuses another CA' refused_other
start_server wrong-name -www
example "$work/ca.der"
check 'the client refuses another name' said '^HSK_CERT_NAME_MISMATCH: '

# the server says nothing of its port: the first of some that nobody has
example_serves() {
  local i
  stop_server
  openssl x509 -in "$certs/server-p256.pem" -outform DER -out "$work/own.der"
  openssl pkey -in "$certs/server-p256.key" -outform DER -out "$work/key.der"
  for ((i = 0; i < 20; i++)); do
    port=$((20000 + RANDOM % 10000))
    "$work/example_server" "$port" "$work/own.der" "$work/key.der" 2>"$work/server" &
    server=$!
    wait_for listens && kill -0 "$server" 2>/dev/null && return
    server=''
  done
  return 1
}
listens() { ! kill -0 "$server" 2>/dev/null || grep -q "^ *[0-9]*: 00000000:$(printf %04X "$port") .* 0A " /proc/net/tcp; }
asks() { # asks OPTION...: one request by openssl, which trusts the server's own issuer
  status=0
  printf 'GET / HTTP/1.0\r\n\r\n' >"$work/request"
  { cat "$work/request"; wait_for grep -qs '^hello\|alert' "$work/out"; } | timeout 20 openssl s_client -connect "127.0.0.1:$port" -servername server.example \
    -verify_return_error -CAfile "$certs/int-ec.pem" -partial_chain -verify_hostname server.example "$@" >"$work/out" 2>&1 || status=$?
}
answered() { [ "$status" = 0 ] && grep -q '^HTTP/1.0 200 OK' "$work/out" && grep -q '^hello$' "$work/out"; }
logged() { wait_for grep -qs "$1" "$work/server"; }
check 'the server starts' example_serves
for version in 2 3; do
  asks "-tls1_$version"
  check "the server answers, TLS 1.$version" answered
done
both_fine() { [ "$(grep -c '^HSK_OK: ' "$work/server")" = 2 ]; }
check 'and both ended well' wait_for both_fine
asks -tls1_2 -cipher AES128-GCM-SHA256
check 'the server refuses' logged '^HSK_PEER_NO_COMMON_SUITE: '
asks
check 'and answers the next' answered

targets() { # every `make TARGET` of the README is in make help
  local t wrong=''
  make help >"$work/help"
  for t in $(grep -oE '(`|^    )make [a-z][a-z-]*' README.md | sed 's/.*make //' | sort -u); do
    grep -q "^  $t " "$work/help" || wrong+=" $t"
  done
  [ -z "$wrong" ] || echo "# not in make help:$wrong"
  [ -z "$wrong" ]
}
check 'every make target exists' targets
paths() { # every path in backquotes exists
  local p wrong=''
  while IFS= read -r p; do [ -e "$p" ] || wrong+=" $p"; done < <(
    grep -o '`[^` ]*`' README.md | tr -d '`' | grep -E '^(\.ci|lib|harness|fuzz|corpus|proofs|tests|ci)(/|$)' | sort -u
  )
  [ -z "$wrong" ] || echo "# do not exist:$wrong"
  [ -z "$wrong" ]
}
check 'every path exists' paths
options() { # every option of the tool's lines is in its help
  local o
  for o in connect inspect verify serve; do "$tool" help "$o"; done >"$work/help"
  for o in $(grep '^    hardshake ' README.md | grep -o -- '--[a-z-]*'); do
    grep -q -- "$o" "$work/help" || { echo "# unknown: $o"; return 1; }
  done
}
check 'every option of the tool exists' options
names() { # every HSK_ and hsk_ name is in a header or in a table
  local n
  for n in $(grep -oE '(hsk|HSK)_[A-Za-z0-9_]+' README.md | sort -u); do
    grep -rqw -- "$n" lib --include='*.h' --include='*.def' || { echo "# unknown: $n"; return 1; }
  done
}
check 'every identifier exists' names
finish
