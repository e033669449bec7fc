#!/usr/bin/env bash
# hardshake: help texts, and the exit statuses of what never reaches a server.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"

run() { # run ARGUMENT...: sets status; $work/out, $work/err
  status=0
  "$tool" "$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
}
helps() { # helps WORD...: help on stdout, nothing on stderr, and every word is in it
  local word
  [ "$status" = 0 ] && [ ! -s "$work/err" ] || return 1
  for word; do grep -q -- "$word" "$work/out" || return 1; done
}
ends() { # ends STATUS TEXT: nothing on stdout, the text on stderr
  [ "$status" = "$1" ] && [ ! -s "$work/out" ] && grep -q -- "$2" "$work/err"
}

run --help
check '--help names each command' helps connect inspect serve verify
run help connect
check 'help connect' helps --ca --cert --key --name --alpn --suites --groups --no-ems --require-ems --trace --keylog --time \
  --timeout --chunk --out 'exit status'
cp "$work/out" "$work/connect_help"
run connect --help
check 'connect --help says the same' cmp -s "$work/out" "$work/connect_help"
# each long option of the source is in the help text
options() { sed -n 's/.*{"\([a-z0-9.-]*\)", \(no\|required\)_argument.*/\1/p' harness/tool/connect_options.c; }
documented() {
  local o
  [ "$(options | wc -l)" -ge 15 ] || return 1
  for o in $(options); do [ "$o" = help ] || grep -q -- "--${o}[ ,]" "$work/out" || return 1; done
}
check 'every option of connect is documented' documented
run help inspect
check 'help inspect' helps --type cert handshake record 'exit status'
run --version
check '--version' helps '^hardshake [0-9]'

run
check 'no command: usage' ends 1 '^usage: '
run fly
check 'unknown command: usage' ends 1 '^usage: '
run connect
check 'no target: usage' ends 1 'HOST:PORT'
run connect localhost:1
check 'no --ca: usage' ends 1 'nobody is trusted'
run connect localhost:1 --insecure
check 'unknown option: usage' ends 1 insecure
ca=(--ca "$certs/ca.pem")
for target in localhost :443 localhost: ::1:443 '[::1]' '[::1:443'; do
  run connect "$target" "${ca[@]}"
  check "bad target $target: usage" ends 1 'not HOST:PORT'
done
run connect localhost:1 "${ca[@]}" --cert "$certs/client-rsa.full"
check '--cert without --key: usage' ends 1 'belong together'
run connect localhost:1 "${ca[@]}" --suites TLS_NULL_WITH_NULL_NULL
check 'unknown suite: usage' ends 1 'unknown cipher suite'
run connect localhost:1 "${ca[@]}" --suites C013
check 'unsupported suite: usage' ends 1 'not supported'
run connect localhost:1 "${ca[@]}" --groups curve9
check 'unknown group: usage' ends 1 'unknown group'
run connect localhost:1 "${ca[@]}" --alpn h2,,x
check 'empty protocol name: usage' ends 1 'alpn'
for option in --time --timeout --chunk --out; do
  run connect localhost:1 "${ca[@]}" $option 12x
  check "$option with no number: usage" ends 1 "$option"
done

run connect localhost:1 --ca "$work/none.pem"
check 'no such CA file: local error' ends 2 'none.pem: No such file'
echo nothing >"$work/empty.pem"
run connect localhost:1 --ca "$work/empty.pem"
check 'CA file without certificate: local error' ends 2 'holds no certificate'
sed '3s/./*/' "$certs/ca.pem" >"$work/broken.pem"
run connect localhost:1 --ca "$work/broken.pem"
check 'broken PEM: local error' ends 2 HSK_PEM_BAD
run connect localhost:1 "${ca[@]}" --cert "$certs/client-rsa.full" --key "$certs/client-rsa.pem"
check 'key file without key: local error' ends 2 'holds no private key'
openssl pkey -in "$certs/client-rsa.key" -aes128 -passout pass:x -out "$work/encrypted.key"
run connect localhost:1 "${ca[@]}" --cert "$certs/client-rsa.full" --key "$work/encrypted.key"
check 'encrypted key: local error' ends 2 'is encrypted'
run connect 127.0.0.1:1 "${ca[@]}"
check 'nobody listens: local error' ends 2 'Connection refused'
run connect 'no.such.host.invalid:1' "${ca[@]}"
check 'unknown host: local error' ends 2 no.such.host.invalid
run connect 127.0.0.1:1 "${ca[@]}" --keylog "$work/none/keys"
check 'key log that cannot be written: local error' ends 2 'No such file'
finish
