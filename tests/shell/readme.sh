#!/usr/bin/env bash
# README.md: its program is harness/example_client.c, compiles and works; the commands, targets, files and options that it names exist.
# shellcheck disable=SC2013,SC2016,SC2317 # words are wanted; backquotes of Markdown; functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

sed -n '/^```c$/,/^```$/p' README.md | sed '1d;$d' >"$work/example.c"
check 'the program is harness/example_client.c' cmp -s "$work/example.c" harness/example_client.c
compiles() { # with the line that the README gives, and strictly, with both compilers
  grep -q 'cc -Ilib FILE.c build/libhardshake.a -lbearssl' README.md || return 1
  cc -Ilib -o "$work/example" "$work/example.c" build/libhardshake.a -lbearssl || return 1
  local c
  for c in gcc clang; do
    $c -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Ilib -c \
      -o "$work/example.o" "$work/example.c" || return 1
  done
}
check 'the program compiles as shown' compiles

openssl x509 -in "$certs/ca.pem" -outform DER -out "$work/ca.der"
openssl x509 -in "$certs/other-ca.pem" -outform DER -out "$work/other.der"
example() { # example CA
  status=0
  timeout 20 "$work/example" 127.0.0.1 "$port" "$1" >"$work/out" 2>"$work/err" || status=$?
}
start_server server-p256 -www
example "$work/ca.der"
fetched() { [ "$status" = 0 ] && grep -q '^HTTP/1.0 200' "$work/out" && said '^HSK_OK: '; }
check 'the program fetches a page' fetched
example "$work/other.der"
refused_other() { [ "$status" = 1 ] && [ ! -s "$work/out" ] && said '^HSK_CERT_UNKNOWN_CA: '; }
check 'the program refuses another CA' refused_other
start_server wrong-name -www
example "$work/ca.der"
check 'the program refuses another name' said '^HSK_CERT_NAME_MISMATCH: '

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
