#!/usr/bin/env bash
# hardshake connect against openssl s_server: what must work.
# shellcheck disable=SC2317 # functions that check calls
set -euo pipefail
# shellcheck source=tests/shell/server.bash
. "$(dirname "$0")/server.bash"
line='hardshake says hello' reversed='olleh syas ekahsdrah'

for client in client-rsa client-p256 client-p384; do
  for cert in server-rsa server-p256 server-p384; do
    own $client
    start_server $cert -rev -Verify 3
    connect "${mine[@]}" <<<"$line"
    check "mutual: $cert with $client" came_back "$reversed"
  done
done

own client-p256
start_server server-rsa -rev -Verify 3 -dhparam "$certs/dh.pem"
for suite in TLS_RSA_WITH_AES_128_GCM_SHA256 TLS_RSA_WITH_AES_256_GCM_SHA384 TLS_DHE_RSA_WITH_AES_128_GCM_SHA256 \
  TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256; do
  connect "${mine[@]}" --suites $suite --trace <<<"$line"
  check "suite: $suite" came_back "$reversed"
  check "trace: $suite" said "cipher suite .*$suite"
done
connect "${mine[@]}" --chunk 1 <<<"$line"
check 'one byte at a time, both ways' came_back "$reversed"
connect "${mine[@]}" --out 64 <<<"$line"
check 'output buffer of 64 bytes' came_back "$reversed"
connect "${mine[@]}" --out 64 --chunk 1 --suites 009c <<<"$line"
check 'output buffer of 64 bytes, one byte at a time' came_back "$reversed"
connect "${mine[@]}" --name a.wild.example <<<"$line"
check 'name: wildcard' came_back "$reversed"
connect "${mine[@]}" --name 127.0.0.1 <<<"$line"
check 'name: address' came_back "$reversed"
connect "${mine[@]}" --time 1750000000 <<<"$line"
check 'another time' came_back "$reversed"

# the server's key log has the same line
start_server server-p256 -rev -keylogfile "$work/theirs"
connect --keylog "$work/ours" <<<"$line"
stop_server
lower() { grep '^CLIENT_RANDOM ' "$1" | tr A-F a-f; }
same_keys() { [ "$(lower "$work/ours" | wc -l)" = 1 ] && [ "$(lower "$work/ours")" = "$(lower "$work/theirs")" ]; }
check 'key log: the same as the server wrote' same_keys

start_server server-p256 -rev -alpn http/1.1
connect --alpn h2,http/1.1 --trace <<<"$line"
check 'ALPN: the connection' came_back "$reversed"
check 'ALPN: the one that both have' said 'alpn *http/1.1$'
connect --trace <<<"$line"
check 'ALPN: none offered, none agreed' said 'alpn *(none)$'

start_server server-p256 -rev
connect --no-ems --trace <<<"$line"
check 'extended master secret: not offered' said 'ext. master secret *no$'
connect --require-ems --trace <<<"$line"
check 'extended master secret: required' said 'ext. master secret *yes$'

connect --groups secp384r1,secp256r1 --trace <<<"$line"
check 'group: secp384r1' said 'group .*secp384r1'

connect <&-
check 'closed standard input: an empty one' came_back ''

# IPv6, where the machine has it
if grep -q '^0\{31\}1 ' /proc/net/if_inet6 2>/dev/null; then
  start_server server-p256 -rev -6 -accept '[::1]:0'
  status=0
  timeout 30 "$tool" connect "[::1]:$port" --ca "$certs/ca.pem" <<<"$line" >"$work/out" 2>"$work/err" || status=$?
  check 'IPv6: address and name' came_back "$reversed"
else
  echo 'ok - IPv6: address and name # SKIP no ::1 here'
fi

# much data: lines both ways at once, and a file whose bytes are anything
start_server server-p256 -rev
seq 100000000 100030000 >"$work/lines"
rev "$work/lines" >"$work/reversed"
connect <"$work/lines"
check '300 kB both ways' cmp -s "$work/out" "$work/reversed"
connect --out 100 --chunk 1000 <"$work/lines"
check '300 kB both ways through small buffers' cmp -s "$work/out" "$work/reversed"
head -c 1000000 /dev/urandom >"$work/file"
cd "$work"
SERVER_IN=/dev/null start_server server-rsa -WWW
cd - >/dev/null
connect <<<'GET /file HTTP/1.0'
tail -c 1000000 "$work/out" >"$work/body"
check '1 MB of random bytes' cmp -s "$work/body" "$work/file"
finish
